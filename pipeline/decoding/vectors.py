"""The vectors of tokens: spaCy's `Tok2Vec` of hashed features and maxout windows, for many texts at once.

A word's vector before its context is looked at follows from the word alone, so it is computed once and kept.
Source: spaCy, `ml/models/tok2vec.py` (MultiHashEmbed) and `ml/staticvectors.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.decoding.blocks import Floats, product
from pipeline.decoding.layers import Layer, Maxout, weights_of
from pipeline.decoding.windows import Windows

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Hashes: TypeAlias = NDArray[np.uint64]
KNOWN = re.compile(
    r"extract_features>>list2ragged>>with_array\((ints-getitem>>hashembed\|?)+\)(\|static_vectors)?"
    r">>with_array\(maxout>>layernorm>>dropout\)>>ragged2list"
    r">>with_array\((residual\(expand_window>>maxout>>layernorm>>dropout\)(>>)?)+\)"
)
"""How thinc names an encoder of the one shape that is computed here."""
WORDS_KEPT = 100_000  # 40 megabytes
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # odd; the golden ratio in 64 bits (Knuth, The Art of Computer Programming 3, 6.4)


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The encoder of one model."""

    words: WordVectors
    windows: Windows

    @classmethod
    def of(cls, model: Layer, vocab: Vocab) -> Self | None:
        """The encoder with the weights of spaCy's; None for one of another shape."""
        if not KNOWN.fullmatch(model.name) or getattr(vocab.vectors, "mode", None) != "default":
            return None
        return cls(WordVectors.of(model.get_ref("embed"), vocab), Windows.of(model.get_ref("encode")))

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of all tokens of all docs, one doc after another: (tokens, width)."""
        return self.windows(self.words(docs), [len(doc) for doc in docs])


@dataclass(slots=True)
class WordVectors:
    """The vectors of words without their context."""

    columns: Sequence[Any]  # the attributes that are hashed, then the one by which static vectors are found
    hashed: Sequence[Layer]
    static: Floats | None  # (static width, width)
    mixer: Maxout
    vocab: Vocab
    known: dict[int, Floats] = field(default_factory=dict)

    @classmethod
    def of(cls, embed: Layer, vocab: Vocab) -> Self:
        """The embedding with the weights of spaCy's."""
        nodes = list(embed.walk(order="dfs_pre"))
        columns = next(node.attrs["columns"] for node in nodes if node.name == "extract_features")
        hashed = [node for node in nodes if node.name == "hashembed"]
        static = [np.ascontiguousarray(weights_of(node, "W").T) for node in nodes if node.name == "static_vectors"]
        return cls([*columns, vocab.vectors.attr], hashed, static[0] if static else None, Maxout.all_of(embed)[0], vocab)

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of all tokens of all docs: (tokens, width)."""
        features = np.concatenate([doc.to_array(list(self.columns)).reshape(len(doc), -1) for doc in docs])
        keys, first, which = np.unique(_keys(features), return_index=True, return_inverse=True)
        self._learn(keys.tolist(), features[first])
        vectors = [self.known[key] for key in keys.tolist()]
        return np.array(vectors, np.float32).reshape(len(vectors), len(self.mixer.scale))[which]

    def _learn(self, keys: Sequence[int], features: Hashes) -> None:
        """Computes the vectors of the words that are not known."""
        if len(self.known) > WORDS_KEPT:
            self.known.clear()
        new = [place for place, key in enumerate(keys) if key not in self.known]
        self.known.update(zip([keys[place] for place in new], self._embedded(features[new]), strict=True))

    def _embedded(self, features: Hashes) -> Floats:
        """(words, columns) → (words, width)."""
        parts = [layer.predict(np.ascontiguousarray(column)) for layer, column in zip(self.hashed, features.T, strict=False)]
        if self.static is not None:
            rows = self.vocab.vectors.find(keys=features[:, -1])
            static = product(self.vocab.vectors.data[rows], self.static)
            static[rows < 0] = 0  # a word that has none
            parts.append(static)
        return self.mixer(product(np.concatenate(parts, axis=1), self.mixer.weights))


def _keys(features: Hashes) -> Hashes:
    """One number for each row of features, which are hashes of 64 bits themselves."""
    keys = np.zeros(len(features), np.uint64)
    for column in features.T:
        keys = (keys ^ column) * MULTIPLIER
    return keys
