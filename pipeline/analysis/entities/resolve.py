"""From the names of a corpus to its entities: which names are one, why, and what the one is called.

Names are joined by rules from sure to less sure. No rule joins two people on a surname alone where the corpus holds two
bearers, and none joins what a correction splits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.corrections import Correction, KnownName
from pipeline.lexicons import table
from pipeline.naming.compare import Comparison, body_words, compare, person_words
from pipeline.naming.groups import Groups, pairs_of_people
from pipeline.naming.spelling import words_of

Key = tuple[str, str]
"""Label and name, as found."""

SURE = 0.85
FORMAL = re.compile(r"(?:\w+ )?(?:Republic|Kingdom|State|Commonwealth|Federation|Principality|Sultanate|Union) of (?:the )?")
"""What stands before a country's name in its formal name: "Republic of", "Federal Republic of"."""
LABELS = ("AGENCY", "LAW", "ORG", "PERSON", "PLACE")


@dataclass(slots=True)
class Names:
    """The names of a corpus: how often each is mentioned, and the acronyms that releases give for it."""

    counts: Counter[Key]
    acronyms: dict[Key, Counter[str]]


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
    yield from _name_groups(names, keys, groups, corrections, known)


def _join_known(keys: list[Key], known: Sequence[KnownName], groups: Groups[Key]) -> None:
    """Names that known.csv or a lexicon calls spellings of one."""
    canonical: dict[str, str] = {}
    for row in table("known_bodies"):
        for alias in (row["name"], row["acronym"], *row["aliases"].split(";")):
            canonical.setdefault(alias, row["name"])
    for row in table("countries"):
        for names in ((row["name"], *row["aliases"].split(";")), row["capital"].split(";")):
            for alias in names:
                canonical.setdefault(alias, names[0])
    people = {alias: each.name for each in known if each.type == "PERSON" for alias in each.names()}
    canonical |= {alias: each.name for each in known if each.type != "PERSON" for alias in each.names()}
    canonical.pop("", None)
    first: dict[str, Key] = {}
    for key in keys:
        name = canonical.get(key[1]) or canonical.get(FORMAL.sub("", key[1], count=1) if key[0] == "PLACE" else "")
        if key[0] == "PERSON":
            name = people.get(key[1])
        if name is not None:
            groups.join(key, first.setdefault(name, key), Comparison(1.0, "known name"))


def _join_labels(keys: list[Key], groups: Groups[Key]) -> None:
    """One name found with several labels is one entity, unless it is a person's surname as well."""
    first: dict[str, Key] = {}
    for key in keys:
        if key[0] != "PERSON":
            groups.join(key, first.setdefault(key[1], key), Comparison(1.0, "same name, other label"))


def _join_acronyms(names: Names, keys: list[Key], groups: Groups[Key]) -> None:
    """An acronym alone is the name for which releases introduce it; long forms that share one and begin alike are one."""
    long_forms: dict[str, Counter[Key]] = defaultdict(Counter)
    for key, given in names.acronyms.items():
        for acronym in given:
            long_forms[acronym][key] += names.counts[key]
    for acronym, forms in sorted(long_forms.items()):
        ordered = sorted(forms, key=lambda key: (-forms[key], key))
        for one in ordered[1:]:
            if _same_beginning(one[1], ordered[0][1]):
                groups.join(one, ordered[0], Comparison(0.9, f"same acronym {acronym}, one name within the other"))
        for label in LABELS:
            alone = (label, acronym)
            if alone in names.counts and label != "PERSON" and len({groups.of(key) for key in ordered}) == 1:
                groups.join(alone, ordered[0], Comparison(0.95, "acronym introduced in the corpus"))


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
    for i, k in pairs_of_people([name for _, name in full]):
        one, other = full[i], full[k]
        comparison = compare(one[1], other[1], "PERSON")
        if comparison.similarity >= SURE and "initial" not in comparison.reason:
            groups.join(one, other, comparison)
    initials = [key for key in full if any(len(word) == 1 for word in person_words(key[1])[:1])]
    for key in initials:
        _join_if_only_one(key, [other for other in full if other not in initials], groups)
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        bearers[person_words(key[1])[-1]].append(key)
    for key in keys:
        if len(person_words(key[1])) == 1:
            own = bearers.get(person_words(key[1])[-1], [])
            if own and len({groups.of(each) for each in own}) == 1:
                groups.join(key, own[0], Comparison(0.7, "surname of the only bearer in the corpus"))


def _join_if_only_one(key: Key, others: Iterable[Key], groups: Groups[Key]) -> None:
    fits = [(other, found) for other in others if (found := compare(key[1], other[1], "PERSON")).similarity >= SURE]
    if fits and len({groups.of(other) for other, _ in fits}) == 1:
        groups.join(key, *fits[0])


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
    for correction in corrections:
        if correction.action == "merge":
            for one in by_name[correction.name]:
                for other in by_name[correction.other]:
                    groups.join(one, other, Comparison(1.0, "correction"))


def _name_groups(
    names: Names, keys: list[Key], groups: Groups[Key], corrections: Sequence[Correction], known: Sequence[KnownName]
) -> Iterator[Joined]:
    members: dict[Key, list[Key]] = defaultdict(list)
    for key in keys:
        members[groups.of(key)].append(key)
    renamed = {c.name: c.other for c in corrections if c.action == "rename"}
    retyped = {c.name: c.other for c in corrections if c.action == "retype"}
    listed = {alias: each for each in known for alias in each.names()}
    for group in members.values():
        votes: Counter[str] = Counter()
        for key in group:
            votes[key[0]] += names.counts[key] * (100 if " " in key[1] else 1)  # what a full name says of itself decides
        label = max(votes, key=lambda each: (votes[each], each))
        name = max(group, key=lambda key: (not _shouted(key[1]), _fullness(key), names.counts[key], key))[1]
        for key in group:
            if key[1] in listed:
                label, name = listed[key[1]].type, listed[key[1]].name
        for key in group:
            label = retyped.get(key[1]) or label
            name = renamed.get(key[1]) or name
        # The name that others were joined to has no reason of its own: it is here for theirs.
        theirs = min((groups.reasons[key] for key in group if key in groups.reasons), key=lambda c: c.similarity, default=None)
        for key in group:
            why = groups.reasons.get(key) or theirs or compare(key[1], name, label)
            yield Joined(key, (label, name), why if key[1] != name else Comparison(1.0, ""))


def _shouted(name: str) -> bool:
    """Whether a name of several words stands in capitals, as headlines and datelines have it."""
    return name.isupper() and " " in name


def _fullness(key: Key) -> int:
    """Words that are more than initials; an acronym counts nothing. A place is called what it is called most often."""
    if key[0] == "PLACE":
        return 1
    if key[1].isupper() and " " not in key[1]:
        return 0
    return sum(len(word) > 1 for word in words_of(key[1])) or 1
