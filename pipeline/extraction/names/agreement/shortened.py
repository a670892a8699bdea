"""Which longer name of its release a shorter form of it stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TypeVar

from pipeline.extraction.names.parts.short_forms import (
    ENDS_OF_RUNS,
    NOUNS_OF_FIRMS,
    Form,
    firm,
    first_part,
    form,
    last_of_run,
    short_forms,
)
from pipeline.extraction.names.sheet import Span
from pipeline.extraction.text.countries import countries_in
from pipeline.extraction.text.lexicon import adjectives, heads, known_names, legal_forms
from pipeline.naming.compare import Comparison
from pipeline.naming.groups import Groups

SURNAME = Comparison(0.95, "surname in its release")
PART = Comparison(0.9, "part of the only name in its release that has it")
SHORT = Comparison(0.9, "short form in its release")
LONE_HEAD = Comparison(0.9, "noun of the name in its release")
INITIALS = Comparison(0.86, "acronym of the name in its release")

Key = tuple[str, Form]
"""Label and form of a name: names of one key are one."""
Way = tuple[Callable[[Span], Sequence[Span]], Comparison]
"""For a short name the longer ones that it may stand for, and why they are one."""
Part = TypeVar("Part")
MUCH_MORE = 3
"""A noun alone is less often the name before it than one that its release has so many times as often."""
LETTERS = 3
"""Of an acronym that hardly two names of a release give, and of one without the letter of the name's noun one more."""


@dataclass(frozen=True, slots=True)
class ShortForms:
    """The names of a release in order, what they read on one line, the acronyms given for them, and who publishes it."""

    spans: Sequence[Span]
    texts: Mapping[Span, str]
    acronyms: Mapping[Key, str]
    publisher: str

    def key(self, span: Span) -> Key:
        return span.label, form(self.texts[span])

    def join(self, groups: Groups[Key]) -> None:
        """Joins every shorter form to the name before it that it stands for, or else to the first behind it, by the first way
        of shortening names that fits."""
        ways = self._ways(groups)
        for span in self.spans:
            own = self.key(span)
            if groups.of(own) == own:
                found = ((full, why) for of, why in ways if (full := of(span)))
                for full, why in islice(found, 1):
                    groups.join(own, self.key(_nearest(full, span)), why)

    def _ways(self, groups: Groups[Key]) -> Sequence[Way]:
        """The ways in which names are shortened, each with why it joins them."""
        return (*self._ways_of_people(groups), *self._ways_of_bodies(groups))

    def _ways_of_people(self, groups: Groups[Key]) -> Sequence[Way]:
        surnames = self._by(lambda span: short_forms(self.texts[span], span.label) if span.label == "PERSON" else ())
        by_word = self._by(lambda span: _words_of(self.texts[span]) if span.label == "PERSON" else ())

        def parts(span: Span) -> Sequence[Span]:
            """ "Koh" of "Koh Sartai Wee": a part of one person's name only, whichever it is."""
            full = by_word.get(self.key(span), [])
            return full if full and groups.are_one(map(self.key, full)) else []

        return ((lambda span: surnames.get(self.key(span), []), SURNAME), (parts, PART))

    def _ways_of_bodies(self, groups: Groups[Key]) -> Sequence[Way]:
        often = Counter(groups.of(self.key(span)) for span in self.spans)
        shorter = self._by(lambda span: short_forms(self.texts[span], span.label) if span.label != "PERSON" else ())
        by_initials = self._by(lambda span: _initials(self.texts[span]))
        by_last = self._by(lambda span: _closing_heads(self.texts[span], span.label))
        by_head = self._by(lambda span: _heads_of(self.texts[span], span.label))
        going_on = self._by(lambda span: _beginnings(self.texts[span], span.label))
        companies = {("ORG", "Company"): [span for span in self.spans if span.rule.kind == "legal form"]}

        def short(span: Span) -> Sequence[Span]:
            return self._of_one_firm(self.key(span), self._not_told_apart(self.key(span), shorter.get(self.key(span), [])))

        def initials(span: Span) -> Sequence[Span]:
            full = by_initials.get((span.label, self.texts[span]), [])
            return full if groups.are_one(map(self.key, full)) else []

        def nouns(span: Span) -> Sequence[Span]:
            """A noun alone is the publisher or what the release names most where several names have it."""
            noun = (span.label, self.texts[span])
            full = by_last.get(noun) or by_head.get(noun) or companies.get(noun, [])
            return self._by_publisher(full) or self._named_most(full, groups, often)

        def beginnings(span: Span) -> Sequence[Span]:
            return self._of_one(span, self._not_told_apart(self.key(span), going_on.get(self.key(span), [])), groups)

        return ((short, SHORT), (initials, INITIALS), (nouns, LONE_HEAD), (beginnings, SHORT))

    def _by(self, what: Callable[[Span], Iterable[Part]]) -> dict[tuple[str, Part], list[Span]]:
        """Label and part of a name → the names that have it."""
        found: dict[tuple[str, Part], list[Span]] = {}
        for span in self.spans:
            for part in what(span):
                found.setdefault((span.label, part), []).append(span)
        return found

    def _not_told_apart(self, key: Key, full: Sequence[Span]) -> Sequence[Span]:
        """The longer names but those that have another acronym: "Clean Mills Plan (CMP)" is not "Clean Mills Plan and Open Grain
        Ledger (CMPOGL)"."""
        own = self.acronyms.get(key)
        return [span for span in full if own is None or self.acronyms.get(self.key(span), own) == own]

    def _of_one_firm(self, key: Key, full: Sequence[Span]) -> Sequence[Span]:
        """The longer names of a short one, but none where several firms begin with it: neither "Ostoil Grain Ltd" nor "Ostoil
        Tea Ltd" is "Ostoil", and where it is known by itself, no firm is that has more than a legal form besides."""
        label, words = key
        if label != "ORG" or len(words) > 1:
            return full
        if " ".join(words) in _known_firms():
            return [span for span in full if firm(self.texts[span]) == words]
        return full if len({firm(self.texts[span]) for span in full}) == 1 else []

    def _of_one(self, span: Span, longer: Sequence[Span], groups: Groups[Key]) -> Sequence[Span]:
        """The names that go on where a name ends, if they are of one firm or body, and nothing tells them apart from it."""
        text = self.texts[span]
        if not longer or text in known_names() or text in adjectives() or not groups.are_one(map(self.key, longer)):
            return []
        is_acronym = text.isupper() and " " not in text  # "GTB Mills" may be of the Grain Trade Board
        return longer if not is_acronym or all(_has_legal_form(self.texts[each]) for each in longer) else []

    def _by_publisher(self, candidates: Sequence[Span]) -> Sequence[Span]:
        """Those that name the publisher: in a release of the Norland Grain Ministry the "Ministry" is that of Grain."""
        own = set(form(self.publisher))
        return [span for span in candidates if own.issuperset(form(self.texts[span]))]

    def _named_most(self, candidates: Sequence[Span], groups: Groups[Key], often: Counter[Key]) -> Sequence[Span]:
        """Those that the release names MUCH_MORE times as often as any other by all of their names; all where it names none
        so."""
        by_group: dict[Key, list[Span]] = {}
        for span in candidates:
            by_group.setdefault(groups.of(self.key(span)), []).append(span)
        if not by_group:
            return []
        most, *others = sorted(by_group, key=lambda group: -often[group])
        return by_group[most] if all(often[most] >= MUCH_MORE * often[other] for other in others) else candidates


@cache
def _known_firms() -> frozenset[str]:
    """The known organisations in the form of names."""
    return frozenset(" ".join(form(name)) for name, (label, _) in known_names().items() if label == "ORG")


def _heads_of(name: str, label: str) -> set[str]:
    """The head nouns in the first part of a name of several words: "the Commission" may be short for it."""
    if " " not in name or label == "PERSON":
        return set()
    words = name.split(" ")
    first = words[: len(first_part(name))]
    known = {first[0]} if len(first) == 1 and name in known_names() else set()  # the "Conference of the States Parties"
    return {word for word in (*first, last_of_run(words)) if word in heads()} | known


def _closing_heads(name: str, label: str) -> set[str]:
    """Heads that close the first part of a name: the "Bank" is the World Bank before the World Bank Group."""
    return {word for word in _heads_of(name, label) if first_part(name)[-1:] == form(word)}


def _words_of(name: str) -> Iterator[Form]:
    """The words of a person's name of several, but initials, each by itself."""
    words = form(name)
    return ((word,) for word in words if len(words) > 1 and len(word) > 2)


def _initials(name: str) -> Iterator[str]:
    """ "GTFB" of "Grain Trade and Fraud Board", and "GTF" but for its noun; nothing for a name of few words."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    letters = "".join(word[0] for word in words)
    if len(letters) >= LETTERS:
        yield letters
    if len(letters) > LETTERS + 1 and words[-1] in heads():
        yield letters[:-1]


def _beginnings(name: str, label: str) -> Iterator[Form]:
    """What a firm or body may be called whose name goes on: the "Brast" of "Brast Picture Tubes Ltd", the "Board of Directors"
    of the "Board of Directors of Ostoil"."""
    words = name.split(" ")
    if label == "ORG":
        yield from (form(" ".join(words[:k])) for k in range(1, len(words)) if _is_of_firm(words[:k], words[k:]))
    if label in ("AGENCY", "ORG"):
        tails = [k for k, word in enumerate(words) if word.lower() in ENDS_OF_RUNS]
        yield from (form(" ".join(words[:k])) for k in tails[1:] if words[k] == "of" and not _is_of_place(words[k + 1 :]))


def _is_of_firm(front: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether a firm may be called by the front of its name: nothing in it says what it is, and no body goes by the rest."""
    return not any(word in heads() for word in front) and front[-1][:1].isalnum() and not any(map(_is_body, rest))


def _is_of_place(tail: Sequence[str]) -> bool:
    """Whether what a body is of tells of which place: a "Grain Board" may be that of another."""
    place = " ".join(tail).removeprefix("the ")
    return bool(countries_in(place)) or known_names().get(place, ("",))[0] == "PLACE"


def _is_body(word: str) -> bool:
    """Whether a noun is of bodies, and not only of firms, as "Pharmaceuticals" is."""
    head = heads().get(word)
    return head is not None and word not in NOUNS_OF_FIRMS and (head.label != "ORG" or head.alone or bool(head.tails))


def _has_legal_form(name: str) -> bool:
    return name.split(" ")[-1] in legal_forms()


def _nearest(candidates: Sequence[Span], span: Span) -> Span:
    """The last candidate before a name, or else the first behind it."""
    before = [each for each in candidates if each.lo < span.lo]
    return before[-1] if before else candidates[0]
