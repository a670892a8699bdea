"""From the names of a corpus to its entities: which names are one, why, and what the one is called.

Names are joined by rules from sure to less sure. No rule joins two people on a surname alone where the corpus holds two
bearers, and none joins what a correction splits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from pipeline.analysis.entities.named import Calling, Key, Names
from pipeline.corrections import Correction, KnownName
from pipeline.lexicons import table
from pipeline.naming.compare import Comparison, body_words, compare, person_words
from pipeline.naming.groups import Groups, pairs_of_people

SURE = 0.85
FORMAL = re.compile(r"(?:\w+ )?(?:Republic|Kingdom|State|Commonwealth|Federation|Principality|Sultanate|Union) of (?:the )?")
"""What stands before a country's name in its formal name: "Republic of", "Federal Republic of"."""
LABELS = ("AGENCY", "LAW", "ORG", "PERSON", "PLACE")


@dataclass(frozen=True, slots=True)
class Joined:
    """A name and the entity it was joined to."""

    key: Key
    entity: Key
    comparison: Comparison


def resolve(names: Names, corrections: Sequence[Correction], known: Sequence[KnownName]) -> Iterator[Joined]:
    """Every name with its entity, in the order of label and name."""
    split = {frozenset((c.name, c.other)) for c in corrections if c.action == "split"}
    groups: Groups[Key] = Groups(lambda one, other: frozenset((one[1], other[1])) in split)
    keys = sorted(names.counts)
    _join_known(keys, known, groups)
    _join_labels(keys, groups)
    _join_acronyms(names, keys, groups)
    for label in LABELS:
        own = [key for key in keys if key[0] == label]
        if label == "PERSON":
            _join_people(own, groups)
        else:
            _join_bodies(own, groups)
    _join_corrected(keys, corrections, groups)
    yield from _joined(keys, groups, Calling(names, corrections, known))


def _join_known(keys: list[Key], known: Sequence[KnownName], groups: Groups[Key]) -> None:
    """Names that known.csv or a lexicon calls spellings of one."""
    people = {alias: each.name for each in known if each.type == "PERSON" for alias in each.names()}
    others = _in_lexicons() | {alias: each.name for each in known if each.type != "PERSON" for alias in each.names()}
    first: dict[str, Key] = {}
    for key in keys:
        name = people.get(key[1]) if key[0] == "PERSON" else _known_as(key, others)
        if name is not None:
            groups.join(key, first.setdefault(name, key), Comparison(1.0, "known name"))


def _known_as(key: Key, known: Mapping[str, str]) -> str | None:
    """The name that an alias stands for; a place is known by its formal name, too."""
    informal = FORMAL.sub("", key[1], count=1) if key[0] == "PLACE" else key[1]
    return known.get(key[1]) or known.get(informal)


def _in_lexicons() -> dict[str, str]:
    """Every name, alias and acronym of the lexicons → the name."""
    bodies = ((row["name"], row["acronym"], *row["aliases"].split(";")) for row in table("known_bodies"))
    countries = ((row["name"], *row["aliases"].split(";")) for row in table("countries"))
    capitals = (row["capital"].split(";") for row in table("countries"))
    found: dict[str, str] = {}
    for names in chain(bodies, chain.from_iterable(zip(countries, capitals, strict=True))):
        for alias in filter(None, names):
            found.setdefault(alias, names[0])
    return found


def _join_labels(keys: list[Key], groups: Groups[Key]) -> None:
    """One name found with several labels is one entity, unless it is a person's surname as well."""
    first: dict[str, Key] = {}
    for key in keys:
        if key[0] != "PERSON":
            groups.join(key, first.setdefault(key[1], key), Comparison(1.0, "same name, other label"))


def _join_acronyms(names: Names, keys: list[Key], groups: Groups[Key]) -> None:
    """An acronym alone is the name for which releases introduce it; long forms that share one and begin alike are one."""
    for acronym, forms in _long_forms(names):
        alike = (one for one in forms[1:] if _same_beginning(one[1], forms[0][1]))
        _join_all(alike, forms[0], Comparison(0.9, f"same acronym {acronym}, one name within the other"), groups)
        if groups.are_one(forms):
            alone = ((label, acronym) for label in LABELS if label != "PERSON" and (label, acronym) in names.counts)
            _join_all(alone, forms[0], Comparison(0.95, "acronym introduced in the corpus"), groups)


def _join_all(keys: Iterable[Key], to: Key, why: Comparison, groups: Groups[Key]) -> None:
    for key in keys:
        groups.join(key, to, why)


def _long_forms(names: Names) -> Iterator[tuple[str, list[Key]]]:
    """Every acronym with the names that releases give it for, the most mentioned first."""
    forms: dict[str, list[Key]] = defaultdict(list)
    for key, given in names.acronyms.items():
        for acronym in given:
            forms[acronym].append(key)
    for acronym, own in sorted(forms.items()):
        yield acronym, sorted(own, key=lambda key: (-names.counts[key], key))


def _same_beginning(one: str, other: str) -> bool:
    a, b = body_words(one), body_words(other)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return (
        compare(one, other, "AGENCY").similarity >= SURE
        or (len(short) > 1 and long[: len(short)] == short)
        or set(short) <= set(long)
    )


def _join_people(keys: list[Key], groups: Groups[Key]) -> None:
    full = [key for key in keys if len(person_words(key[1])) > 1]
    _join_alike(full, groups)
    initials = [key for key in full if len(person_words(key[1])[0]) == 1]
    for key in initials:
        _join_if_only_one(key, [other for other in full if other not in initials], groups)
    _join_surnames([key for key in keys if len(person_words(key[1])) == 1], full, groups)


def _join_alike(full: list[Key], groups: Groups[Key]) -> None:
    """People whose names are spellings of one; an initial alone does not say so."""
    for i, k in pairs_of_people([name for _, name in full]):
        comparison = compare(full[i][1], full[k][1], "PERSON")
        if comparison.similarity >= SURE and "initial" not in comparison.reason:
            groups.join(full[i], full[k], comparison)


def _join_if_only_one(key: Key, others: Iterable[Key], groups: Groups[Key]) -> None:
    """A name with an initial joins the only person that it fits."""
    fits = [(other, found) for other in others if (found := compare(key[1], other[1], "PERSON")).similarity >= SURE]
    if fits and groups.are_one([other for other, _ in fits]):
        groups.join(key, *fits[0])


def _join_surnames(surnames: list[Key], full: list[Key], groups: Groups[Key]) -> None:
    """A surname alone joins its only bearer."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        bearers[person_words(key[1])[-1]].append(key)
    for key in surnames:
        own = bearers.get(person_words(key[1])[-1], [])
        if own and groups.are_one(own):
            groups.join(key, own[0], Comparison(0.7, "surname of the only bearer in the corpus"))


def _join_bodies(keys: list[Key], groups: Groups[Key]) -> None:
    """Bodies, places and laws whose telling words agree."""
    by_words: dict[tuple[str, ...], Key] = {}
    for key in keys:
        words = tuple(sorted(body_words(key[1])))
        if words in by_words:
            groups.join(key, by_words[words], compare(key[1], by_words[words][1], key[0]))
        else:
            by_words[words] = key


def _join_corrected(keys: list[Key], corrections: Sequence[Correction], groups: Groups[Key]) -> None:
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_name[key[1]].append(key)
    for merge in (correction for correction in corrections if correction.action == "merge"):
        for one, other in product(by_name[merge.name], by_name[merge.other]):
            groups.join(one, other, Comparison(1.0, "correction"))


def _joined(keys: list[Key], groups: Groups[Key], calling: Calling) -> Iterator[Joined]:
    """Every name with what its group is called, and what joined it."""
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        members[groups.of(key)].append(key)
    for group in members.values():
        entity = calling.of(group)
        # The name that others were joined to has no reason of its own: it is here for theirs.
        theirs = min((groups.reasons[key] for key in group if key in groups.reasons), key=lambda c: c.similarity, default=None)
        for key in group:
            why = groups.reasons.get(key) or theirs or compare(key[1], entity[1], entity[0])
            yield Joined(key, entity, why if key[1] != entity[1] else Comparison(1.0, ""))
