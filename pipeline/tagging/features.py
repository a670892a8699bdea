"""What the lexicons and the release itself say of a token, as numbers for the network to learn from.

A token gets the facts of its word (a head of bodies, a title, a given name …), the known name that it is part of, and how
the release writes its word elsewhere: a capital means little where the same word stands in small letters too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.lexicons import table, words
from pipeline.tagging.known import KnownNames
from pipeline.tagging.tags import LABELS

if TYPE_CHECKING:
    from spacy.tokens import Doc

WRITTEN = 0b111
"""The bits of how the release writes a word."""
ATTRIBUTES = ("PREFIX", "SUFFIX", "SHAPE")


def columns(doc: Doc, names: KnownNames) -> NDArray[np.uint64]:
    """What is hashed of each token, shape (tokens, 6): prefix, suffix, shape, the spaCy model's entity and the token's place
    in it, the facts of its word with how the release writes it, and its place in a known name."""
    texts = [token.text for token in doc]
    facts, written = _facts(), _written(texts)
    found = np.empty((len(texts), len(ATTRIBUTES) + 3), dtype=np.uint64)
    found[:, : len(ATTRIBUTES)] = doc.to_array(list(ATTRIBUTES)).reshape(len(texts), -1)
    entities = doc.to_array(["ENT_TYPE", "ENT_IOB"]).reshape(len(texts), -1)
    found[:, -3] = entities[:, 0] * np.uint64(5) + entities[:, 1]
    found[:, -2] = [(facts.get(text, 0) << 3) | written.get(text.lower(), 0) for text in texts]
    found[:, -1] = _known(texts, names, {label: doc.vocab.strings.add(label) for label in LABELS})
    return found


def entries() -> dict[str, str]:
    """All that the network reads of the lexicons: a word or a name → what it is told of it.

    It sees of an entry only that a token, or some tokens in a row, are just that; blanks between them count for nothing.
    """
    told = {word: str(facts) for word, facts in _facts().items()}
    for label, names in names_by_label().items():
        for name in names:
            told[name] = f"{told.get(name, '')} {label}"
    return told


def without_lexicons(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The same columns as if no lexicon had a word of the text."""
    bare = found.copy()
    bare[:, -2] &= np.uint64(WRITTEN)
    bare[:, -1] = 0
    return bare


def _written(texts: list[str]) -> dict[str, int]:
    """Word in small letters → bits: the release has it so; with a capital inside a sentence; in capitals there."""
    found: dict[str, int] = {}
    opening = True
    for text in texts:
        if text[0].isalpha():
            if text[0].islower():
                found[text] = found.get(text, 0) | 1
            elif not opening:
                lower = text.lower()
                found[lower] = found.get(lower, 0) | (4 if text.isupper() and len(text) > 1 else 2)
            opening = False
        elif text[0] in '.!?“"•' or "\n" in text:
            opening = True
    return found


def _known(texts: list[str], names: KnownNames, order: Mapping[str, int]) -> list[int]:
    """1 + 4 × label + place in the name (B, I, L, U) for the tokens of known names, of which the longest count; 0 elsewhere."""
    found = [0] * len(texts)
    for name in sorted(names.found_in(texts), key=lambda name: (name.lo - name.hi, name.lo, order[name.label])):
        if not any(found[name.lo : name.hi]):
            label = 1 + 4 * LABELS.index(name.label)
            places = [3] if name.hi == name.lo + 1 else [0, *[1] * (name.hi - name.lo - 2), 2]
            found[name.lo : name.hi] = [label + place for place in places]
    return found


def names_by_label() -> dict[str, set[str]]:
    """Label → the known names of the lexicons."""
    found: dict[str, set[str]] = {label: set() for label in LABELS}
    for row in table("countries"):
        found["PLACE"] |= {row["name"], *row["aliases"].split(";"), *row["capital"].split(";")}
    found["PLACE"] |= set(words("places"))
    found["PLACE"] |= set(words("world_places"))
    for row in table("world_organisations"):
        found[row["label"]].add(row["word"])
    for row in table("known_bodies"):
        found[row["label"]] |= {row["name"], row["acronym"], *row["aliases"].split(";")}
    return {label: names - {""} for label, names in found.items()}


@cache
def _facts() -> dict[str, int]:
    """Word → a bit for each kind of words that it is of."""
    found: dict[str, int] = {}
    for bit, kind in enumerate(_kinds()):
        for word in kind:
            found[word] = found.get(word, 0) | (1 << bit)
    return found


def _kinds() -> Iterator[set[str]]:
    bodies = table("body_heads")
    yield {row["word"] for row in bodies if row["label"] == "AGENCY"}
    yield {row["word"] for row in bodies if row["label"] == "ORG"}
    yield {row["word"] for row in table("law_heads")}
    yield {row["word"] for row in table("place_heads")}
    yield {row["word"] for row in table("titles")} | {row["word"] for row in table("honorifics") if row["stands"] != "behind"}
    yield {*words("given_names"), *words("world_given_names")}
    yield set(words("world_surnames"))
    yield set(words("legal_forms"))
    yield {adjective.split()[-1] for row in table("countries") for adjective in row["adjectives"].split(";") if adjective}
    yield {row["word"] for row in table("foreign_heads") if row["label"] == "AGENCY"}
    yield {row["word"] for row in table("foreign_heads") if row["label"] != "AGENCY"}
    yield set(words("event_heads"))
    yield {*words("never_names"), *words("not_names"), *words("not_bodies"), *words("sentence_openers")}
    yield set(words("particles")) | set(words("foreign_links"))
    yield {row["word"] for row in table("honorifics") if row["stands"] == "behind"}
