"""The shorter forms in which a release names again what it has named in full."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.extraction.names.parts.fronts import OPENERS
from pipeline.extraction.text.cutting import cut
from pipeline.extraction.text.lexicon import adjectives, heads, known_names, legal_forms, place_heads
from pipeline.extraction.text.words import GENERATION

Form = tuple[str, ...]
PREPOSITIONS = frozenset(["of", "for", "on", "against", "to", "in", "concerning", "and", "&", ","])
ENDS_OF_RUNS = PREPOSITIONS - {"and", "&", ","}
NOUNS_OF_FIRMS = frozenset({"Holdings", "Holding", "Group", "Company", "Corporation"})
"""What stands behind the name of a firm and is left out of it."""
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@lru_cache(maxsize=20_000)
def form(name: str) -> Form:
    """A name as its words in lower case, without apostrophes, so that spellings of one name meet."""
    parts = (match.group() for match in cut(name.replace("\n", " ")))
    return tuple(
        part.lower().replace("’", "").replace("'", "").replace("‐", "-").strip(".") for part in parts if part not in POSSESSIVE
    )


@lru_cache(maxsize=20_000)
def short_forms(name: str, label: str) -> frozenset[Form]:
    """The forms that may stand for a name later on, the name's own form left out."""
    words = [match.group() for match in cut(name)]
    if label == "PERSON":
        found = _of_person(words)
    elif label == "PLACE":
        found = set()
    else:
        found = _of_body(words, NOUNS_OF_FIRMS if label == "ORG" else frozenset())
    return frozenset(form(" ".join(each)) for each in found) - {form(name), ()}


@lru_cache(maxsize=20_000)
def first_part(name: str) -> Form:
    """The part of a name before its tails: "Anti-Corruption Strategy for 2031-2035" → its first two words."""
    words = [match.group() for match in cut(name)]
    end = next((k for k, word in enumerate(words) if k and (word.lower() in PREPOSITIONS or word.isdigit())), len(words))
    return form(" ".join(words[:end]))


def last_of_run(words: Sequence[str]) -> str:
    """The last word before what a name is of, behind an "and" as well: "Grain and Mills (Commission) of Norland"."""
    stop = next((k for k, word in enumerate(words) if k and word.lower() in ENDS_OF_RUNS), len(words))
    return words[stop - 1]


@lru_cache(maxsize=20_000)
def firm(name: str) -> Form:
    """A firm's name without its legal form and the noun that says what it is: "Ostoil Holdings Ltd" → Ostoil."""
    core = _without_form([match.group() for match in cut(name)])
    return form(" ".join(core[:-1] if len(core) > 1 and core[-1] in NOUNS_OF_FIRMS else core))


def _of_person(words: list[str]) -> set[Form]:
    """The surname alone, or the last words of a longer name: "Mario De Luna Prado" → "De Luna Prado", "Luna Prado", "Prado"."""
    if len(words) < 2:
        return set()
    words = [word for word in words if word[0].isalpha() and word not in GENERATION]
    last = len(words)
    found = {tuple(words[k:last]) for k in range(1, last) if len(words[k]) > 2 or k < last - 1}
    if last > 2:
        found |= {(words[0], words[-1]), *((word,) for word in words[1:-1] if len(word) > 3)}
    return {each for each in found if len(each[-1]) > 2 and each[0][0].isalpha()}


def _of_body(words: list[str], nouns: frozenset[str]) -> set[Form]:
    """The part before the tails, its last words from the head back, and a company without its legal form."""
    tails = next((k for k, word in enumerate(words) if word.lower() in PREPOSITIONS), len(words))
    run = words[:tails]
    found = _of_company(words, nouns) | _of_run(run)
    if run and tails < len(words) and (len(run) > 1 or (run[0].isupper() and len(run[0]) > 2)):
        found.add(tuple(run))
    return {each for each in found if len(each) > 1 or not (each[0] in place_heads() or each[0].lower() in PREPOSITIONS)}


def _of_run(run: list[str]) -> set[Form]:
    """The last words of a run that ends in a head: "Ostmark Grain Trade Board" → "Grain Trade Board", "Trade Board"."""
    return {tuple(run[k:]) for k in range(1, len(run) - 1)} if run and run[-1] in heads() else set()


def _of_company(words: list[str], nouns: frozenset[str]) -> set[Form]:
    """ "Ostoil Trading Ltd" → "Ostoil Trading", "Ostoil", "Ostoil Group" → "Ostoil"; nothing for a name with neither a legal form
    nor such a noun."""
    core = _without_form(words)
    noun = len(core) > 1 and (core[-1] in nouns or (len(core) == 2 and _is_acronym_of_firm(core)))
    if not core or (len(core) == len(words) and not noun):
        return set()
    telling = len(core[0]) > 2 and core[0] not in heads() and core[0] not in OPENERS and core[0] not in adjectives()
    return {tuple(core), *([tuple(core[:-1])] if noun else []), *([(core[0],)] if telling else [])}


def _is_acronym_of_firm(core: list[str]) -> bool:
    """ "OSTA Foundation" is "OSTA"; what belongs to a body that is known ("UN Foundation") is not that body."""
    first, last = core
    return len(first) > 2 and first.isupper() and first not in known_names() and last == "Foundation"


def _without_form(words: list[str]) -> list[str]:
    core = words
    while core and (core[-1] in legal_forms() or (core[-1] == "," and len(core) < len(words))):
        core = core[:-1]
    return core
