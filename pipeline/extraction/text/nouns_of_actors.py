"""Common nouns for whoever speaks or acts, by kind: person, people, body, agency, firm; and documents, which do neither."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDINGS_OF_ACTORS = ("er", "or", "ist", "ian", "ee")


def kind_of(noun: Token) -> str:
    """What kind of speaker or actor a noun names, a plural by its singular; nothing where it names none."""
    kinds = _kinds()
    if noun.tag_ not in ("NNS", "NNPS"):
        return kinds.get(noun.lower_, "")
    singular = (noun.lower_, noun.lemma_.lower(), noun.lower_.removesuffix("s"))  # the lemma of "Heads" is that of a name
    return next((kinds[each] for each in singular if each in kinds), "")


def is_of_actors(noun: Token) -> bool:
    """Whether a common noun names people or groups: by its kind, or by what those who do something end in ("importers")."""
    if not {noun.lower_, noun.lemma_.lower()}.isdisjoint(nouns_of("person", "people", "body", "agency", "firm")):
        return True
    word = noun.lemma_.lower()
    return _acting().get(word, noun.tag_ in ("NN", "NNS") and word.endswith(_ENDINGS_OF_ACTORS))


@cache
def nouns_of(*kinds: str) -> frozenset[str]:
    """The nouns of some kinds."""
    return frozenset(noun for noun, kind in _kinds().items() if kind in kinds)


@cache
def _kinds() -> dict[str, str]:
    return {row["noun"]: row["kind"] for row in table("speaker_nouns")}


@cache
def _acting() -> dict[str, bool]:
    return {row["word"]: row["acts"] == "yes" for row in table("acting_nouns")}
