"""Parts of speech and lemmas, which follow from a word and its tag by table and rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.pipeline import Lemmatizer
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

Hashes: TypeAlias = NDArray[np.uint64]

# Penn Treebank tag → universal part of speech (universaldependencies.org, table "en-penn"); the rest is X.
POS_OF_TAG = {
    "$": "SYM", "''": "PUNCT", ",": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT",
    "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "HYPH": "PUNCT", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NFP": "PUNCT", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "NNS": "NOUN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "WDT": "DET", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "_SP": "SPACE",
}  # fmt: skip
AUXILIARY_DEPENDENCIES = ("aux", "auxpass")
# Tags of inflected forms; a word of any other tag is its own lemma, in lower case unless it is a name.
INFLECTED = frozenset({"NNS", "VBD", "VBG", "VBN", "VBZ", "MD", "JJR", "JJS", "RBR", "RBS"})
PRESENT_OF_BE = frozenset({"am", "are", "'m", "'re", "’m", "’re"})
WORDS_KEPT = 200_000


@dataclass
class Lemmas:
    """Fills in the parts of speech and lemmas of tagged and parsed docs; a word is looked up once for each of its tags."""

    lemmatize: Callable[[Token], list[str]]  # spaCy's rules for inflected forms
    strings: StringStore
    known: dict[tuple[int, int], int] = field(default_factory=dict)  # word, tag → lemma

    @classmethod
    def of(cls, lemmatizer: Lemmatizer, strings: StringStore) -> Self:
        """By the rules of spaCy's lemmatizer. The words of its index are sought by hash, not along a list."""
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = frozenset(words)
        return cls(lemmatizer.rule_lemmatize, strings)

    def __call__(self, doc: Doc) -> None:
        keys = [(word, tag) for word, tag in doc.to_array(["ORTH", "TAG"]).tolist()]
        if len(self.known) > WORDS_KEPT:
            self.known.clear()
        for i in (i for i, key in enumerate(keys) if key not in self.known):
            self.known[keys[i]] = self._looked_up(doc[i])
        lemmas = np.array([self.known[key] for key in keys], np.uint64)
        tags, dependencies = doc.to_array(["TAG", "DEP"]).reshape(-1, 2).T
        parts = parts_of_speech(tags, dependencies, self.strings)
        doc.from_array(["POS", "LEMMA"], np.stack((parts, lemmas), axis=1))  # type: ignore[arg-type]

    def _looked_up(self, token: Token) -> int:
        token.pos_ = POS_OF_TAG.get(token.tag_, "X")
        return self.strings.add(self._lemma(token))  # of an auxiliary, as of a verb

    def _lemma(self, token: Token) -> str:
        if token.tag_ in INFLECTED:
            return self.lemmatize(token)[0].lower()
        if token.tag_ == "VBP" and token.lower_ in PRESENT_OF_BE:
            return "be"
        return token.text if token.pos_ == "PROPN" else token.lower_


def parts_of_speech(tags: NDArray[Any], dependencies: NDArray[Any], strings: StringStore) -> Hashes:
    """spaCy's numbers of the parts of speech of tokens with some tags and dependencies: (tokens)."""
    kinds, which = np.unique(tags, return_inverse=True)
    parts = np.array([strings[POS_OF_TAG.get(strings[tag], "X")] for tag in kinds.tolist()], np.uint64)[which]
    auxiliary = np.isin(dependencies, [strings[dependency] for dependency in AUXILIARY_DEPENDENCIES])
    parts[auxiliary & (parts == strings["VERB"])] = strings["AUX"]
    return parts
