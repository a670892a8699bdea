"""A spaCy pipeline's components as work on many docs at once.

What is computed here in its own way is the encoder, the parser and the entity recogniser in steps. Any other component, and
one of these of an unknown shape, takes one doc after another, as spaCy calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from pipeline.decoding.arcs import PLACES_OF_STATES, Arcs, Stretches
from pipeline.decoding.blocks import Bools, Floats, Ints
from pipeline.decoding.spans import BEGIN, IN, LAST, PLACES, UNIT, Sentences, entity_moves, kinds_and_labels
from pipeline.decoding.starts import BARRED, BEGINS, OPEN
from pipeline.decoding.steps import Network
from pipeline.decoding.vectors import TokenVectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Work: TypeAlias = "Callable[[Sequence[Doc]], None]"
"""Docs, each annotated in place."""
IOB = np.full(5, 2, np.uint64)
"""The kind of a move (`spans.py`) → spaCy's number of a token's place in its entity."""
IOB[[BEGIN, UNIT]], IOB[[IN, LAST]] = 3, 1


@runtime_checkable
class Together(Protocol):
    """A component that can annotate docs together, each as if it were alone."""

    def together(self, docs: Sequence[Doc]) -> None:
        """Annotates the docs in place."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The components of a pipeline, in order. A doc without tokens is passed by."""

    works: Sequence[Work]

    @classmethod
    def of(cls, nlp: Language) -> Self:
        return cls([_work_of(component) for _, component in nlp.pipeline])

    def __call__(self, docs: Sequence[Doc]) -> None:
        filled = [doc for doc in docs if len(doc)]
        for work in self.works if filled else ():
            work(filled)


def _work_of(component: Callable[[Doc], Doc]) -> Work:
    from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec

    if isinstance(component, Together):
        return component.together
    makers: dict[type, Callable[[Any], Work | None]]
    makers = {Tok2Vec: Encode.of, DependencyParser: Parse.of, EntityRecognizer: Recognise.of}
    make = makers.get(type(component))
    return (make(component) if make else None) or OneByOne(component)


@dataclass(frozen=True, slots=True)
class OneByOne:
    """A component as it is."""

    component: Callable[[Doc], Doc]

    def __call__(self, docs: Sequence[Doc]) -> None:
        for doc in docs:
            self.component(doc)


@dataclass(frozen=True, slots=True)
class Encode:
    """The token vectors that several components share, left in `doc.tensor`."""

    vectors: TokenVectors

    @classmethod
    def of(cls, component: Any) -> Self | None:
        vectors = TokenVectors.of(component.model, component.vocab)
        return cls(vectors) if vectors else None

    def __call__(self, docs: Sequence[Doc]) -> None:
        vectors = self.vectors(docs)
        for doc, place in places(docs):
            doc.tensor = vectors[place].copy()  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Parse:
    """Heads, their labels, and the sentences that follow from them."""

    component: Any
    network: Network
    labels: NDArray[np.uint64]  # (moves): spaCy's number of the label
    lifted: Bools  # (moves): the label says that the head is another one, to be found afterwards

    @classmethod
    def of(cls, component: Any) -> Self | None:
        network = Network.of(component)
        if network is None or network.places not in PLACES_OF_STATES or any(move.endswith("-subtok") for move in network.moves):
            return None
        return cls(component, network, _numbers(component, network), np.array(["||" in move for move in network.moves]))

    def __call__(self, docs: Sequence[Doc]) -> None:
        _apart(docs, _may_begin_twice, OneByOne(self.component), self._parse)

    def _parse(self, docs: Sequence[Doc]) -> None:
        marks = np.concatenate([_marks(doc) for doc in docs])
        multiplied = self.network.multiplied(self.network.encoder(docs))
        arcs = Arcs(self.network, multiplied, Stretches.of(_lengths(docs), marks == BEGINS, marks == BARRED))
        arcs.read()
        self._write(docs, arcs.heads[:-1], arcs.moves[:-1])

    def _write(self, docs: Sequence[Doc], heads: Ints, moves: Ints) -> None:
        has_head = heads < len(heads)
        distances = np.where(has_head, heads - np.arange(len(heads)), 0).view(np.uint64)
        labels = np.where(has_head, self.labels[moves], np.uint64(self.component.vocab.strings["ROOT"]))
        values, lifted = np.stack((distances, labels), axis=1), has_head & self.lifted[moves]
        for doc, place in places(docs):
            doc.from_array(["HEAD", "DEP"], values[place])  # type: ignore[arg-type]
            if lifted[place].any():
                for finish in self.component.postprocesses:
                    finish(doc)


@dataclass(frozen=True, slots=True)
class Recognise:
    """Entities and their labels."""

    component: Any
    network: Network
    labels: NDArray[np.uint64]  # (moves): spaCy's number of the label
    kinds: NDArray[np.uint64]  # (moves): spaCy's number of the token's place in its entity

    @classmethod
    def of(cls, component: Any) -> Self | None:
        network = Network.of(component)
        if network is None or network.places != PLACES:
            return None
        kinds, _ = kinds_and_labels(network.moves)
        return cls(component, network, _numbers(component, network), IOB[kinds])

    def __call__(self, docs: Sequence[Doc]) -> None:
        _apart(docs, _has_entities, OneByOne(self.component), lambda docs: self.recognise(docs, self.vectors(docs)))

    def vectors(self, docs: Sequence[Doc]) -> Floats:
        """The token vectors by which it decides: (tokens, width)."""
        return self.network.encoder(docs)

    def recognise(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Sets the entities of docs that have none, given their token vectors."""
        moves = entity_moves(self.network, self.network.multiplied(vectors), _sentences(docs))
        values = np.stack((self.kinds[moves], self.labels[moves]), axis=1)
        for doc, place in places(docs):
            doc.from_array(["ENT_IOB", "ENT_TYPE"], values[place])  # type: ignore[arg-type]


def places(docs: Sequence[Doc]) -> Iterator[tuple[Doc, slice]]:
    """Every doc with the places of its tokens among those of all."""
    end = 0
    for doc in docs:
        start, end = end, end + len(doc)
        yield doc, slice(start, end)


def _apart(docs: Sequence[Doc], marked: Callable[[Doc], bool], work: Work, rest: Work) -> None:
    """One work on the docs that are marked beforehand, another one on the rest."""
    sorts: tuple[list[Doc], list[Doc]] = ([], [])
    for doc in docs:
        sorts[marked(doc)].append(doc)
    work(sorts[True])
    if sorts[False]:
        rest(sorts[False])


def _marks(doc: Doc) -> NDArray[np.int64]:
    """What is known before of where sentences begin (`starts.py`)."""
    return doc.to_array("SENT_START").view(np.int64)


def _may_begin_twice(doc: Doc) -> bool:
    """Whether a sentence may begin right behind the first token of one that is known to begin there."""
    marks = _marks(doc)
    return bool(((marks[:-1] == BEGINS) & (marks[1:] == OPEN)).any())


def _has_entities(doc: Doc) -> bool:
    return doc.has_annotation("ENT_IOB")


def _lengths(docs: Sequence[Doc]) -> Ints:
    return np.array([len(doc) for doc in docs], np.intp)


def _numbers(component: Any, network: Network) -> NDArray[np.uint64]:
    return np.array([component.vocab.strings[move[2:]] for move in network.moves], np.uint64)


def _sentences(docs: Sequence[Doc]) -> Sentences:
    flags = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
    lengths = _lengths(docs)
    begins = flags[:, 0] == 1
    begins[np.cumsum(lengths) - lengths] = True
    first = np.flatnonzero(begins)
    return Sentences(first, np.append(first[1:], len(flags)), flags[:, 1] == 1)
