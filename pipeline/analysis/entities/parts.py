"""Of which body a body is part: what its own name says, what the lexicons know, and what releases say.

A name says it where the whole's stands in front of it or behind, or is the same with "Group": "Audit Ministry Grain Office",
"Grain Office of the Audit Ministry", "Delmar Inc." of the "Delmar Group". Of several wholes that releases give the nearest
counts: that which is itself part of the others. Nothing is part of itself, over however many steps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.analysis.shared.correcting import CORRECTED
from pipeline.lexicons import words
from pipeline.naming.compare import body_words
from pipeline.naming.countries import Countries
from pipeline.naming.known import plain, row_of
from pipeline.naming.known import wholes as known_wholes
from pipeline.naming.parts import has_only_one, head, may_be_part

KNOWN, OWN_NAME, SAID = "a known body", "its own name", "what releases say"
LINK = re.compile(r"\s(?:of|at|in|within|under)\s(?:the\s)?")
OWNS = re.compile(r"(?:['’]s?|,)$")
"""Behind a whole in front of its part: "FBI's Grain Unit", "Audit Ministry, Grain Office"."""
LEGAL_FORMS = re.compile(r"[\s,]+(\S+)$")


@dataclass(frozen=True, slots=True)
class Body:
    """An agency or organisation (`label`). `country` is empty where it has none; `names` are all its spellings."""

    entity_id: str
    name: str
    country: str
    names: frozenset[str]
    label: str = "AGENCY"


@dataclass(frozen=True, slots=True)
class Part:
    """The whole that a body is part of, and what told it."""

    whole: str
    reason: str


NO_PART = Part("", "")
NO_CORRECTIONS: Mapping[str, str] = MappingProxyType({})
Words = tuple[str, ...]
Candidates = dict[str, Counter[str]]
"""Body → the wholes that it may be part of, with how much speaks for each."""


def parts(
    bodies: Sequence[Body], places: Iterable[str], said: Iterable[tuple[str, str]], corrected: Mapping[str, str] = NO_CORRECTIONS
) -> dict[str, Part]:
    """entity_id → what it is part of. `said` holds part and whole once for every release that says it, `corrected` the whole of
    each body of which a person has said it, empty where it has none."""
    named = _Named.of(bodies, places)
    sources: tuple[tuple[str, Candidates], ...] = (
        (OWN_NAME, {body.entity_id: Counter(named.by_name(body)) for body in bodies}),
        (KNOWN, {body.entity_id: Counter(named.known(body)) for body in bodies}),
        (SAID, _counted(said, named)),
    )
    found = {part: Part(whole, CORRECTED) for part, whole in _without_circles(corrected)}
    for reason, candidates in sources:
        for part, whole in _chosen(candidates):
            if part not in found and part not in corrected and not _is_within(whole, part, found):
                found[part] = Part(whole, reason)
    return found


def with_parts(own: Mapping[str, set[str]], found: Mapping[str, Part]) -> dict[str, set[str]]:
    """entity_id → the releases that name it or one of its parts, over all steps; each once."""
    together = {entity_id: set(releases) for entity_id, releases in own.items()}
    for entity_id, releases in own.items():
        above = found.get(entity_id)
        while above is not None:
            together[above.whole] |= releases
            above = found.get(above.whole)
    return together


@dataclass(frozen=True, slots=True)
class _Named:
    """The bodies of a corpus by every name that tells them from others, and the names of its places."""

    bodies: Mapping[str, Body]
    bearers: Mapping[str, Sequence[Body]]
    by_words: Mapping[Words, Sequence[Body]]
    places: frozenset[str]

    @classmethod
    def of(cls, bodies: Sequence[Body], places: Iterable[str]) -> _Named:
        bearers: dict[str, list[Body]] = defaultdict(list)
        by_words: dict[Words, list[Body]] = defaultdict(list)
        for body in bodies:
            for name in sorted({plain(name) for name in body.names}):
                if head(name) != name or has_only_one(name) or row_of(name):  # "the Office" is many a body
                    bearers[name].append(body)
                    by_words[_words(name, body.country)].append(body)
        return cls({body.entity_id: body for body in bodies}, bearers, by_words, frozenset(places))

    def known(self, body: Body) -> set[str]:
        """The nearest whole that the lexicons give and of which the corpus speaks, where all its names give the same."""
        wholes = (next(self._known_wholes(body, name), "") for name in body.names)
        found = {whole for whole in wholes if whole}
        return found if len(found) == 1 else set()

    def _known_wholes(self, body: Body, name: str) -> Iterator[str]:
        """Of its own country: "Parliament" is no European one."""
        for whole in known_wholes(name, body.country):
            yield from (each for each in self._only_by_words(body, whole) if self.bodies[each].country == body.country)

    def by_name(self, body: Body) -> Iterator[str]:
        """The whole that the first of the ways in which names say it gives."""
        for way in (self._group, self._in_front, self._behind):
            found = way(body)
            if found:
                yield from found
                return

    def are_of_one(self, part: str, whole: str) -> bool:
        """Whether two are bodies, and not of different countries."""
        one, other = self.bodies.get(part), self.bodies.get(whole)
        return one is not None and other is not None and (one.country == other.country or not (one.country and other.country))

    def may_be_said(self, part: str, whole: str) -> bool:
        """Whether what releases say of two may be true: no foundation is part of a country's court that has spoken of it."""
        is_private = part in self.bodies and self.bodies[part].label == "ORG" and not self.bodies[part].country
        return self.are_of_one(part, whole) and not (is_private and self.bodies[whole].country)

    def _group(self, body: Body) -> list[str]:
        """ "Delmar Group" of "Delmar" and "Delmar Inc."."""
        return self._only(body, f"{_without_form(body.name)} Group")

    def _in_front(self, body: Body) -> list[str]:
        """ "Audit Ministry" of "Audit Ministry Grain Office", "Grain League" of "Grain League Norland"."""
        name = body.name.split()
        for length in (each for each in range(len(name) - 1, 0, -1) if not name[each - 1].islower()):
            whole, rest = OWNS.sub("", " ".join(name[:length])), " ".join(name[length:])
            if whole not in body.names and self._is_part(whole, rest) and (found := self._front(body, whole)):
                return found
        return []

    def _front(self, body: Body, name: str) -> list[str]:
        """The only body of a name, or of its words where they are several; no agency has a firm for its part."""
        found = self._only_by_words(body, name) if " " in name else self._only(body, name)
        is_firm = _without_form(body.name) != body.name
        return [each for each in found if not (is_firm and self.bodies[each].country)]

    def _is_part(self, whole: str, rest: str) -> bool:
        is_firm = _without_form(rest) != rest
        is_division = may_be_part(rest) and _is_whole(whole) and (whole.isupper() or head(rest) != rest)
        return is_firm or rest in self.places or (is_division and rest != "Group")

    def _behind(self, body: Body) -> list[str]:
        """ "Audit Ministry" of "Grain Office of the Audit Ministry"."""
        if not may_be_part(body.name) and next(known_wholes(body.name, body.country), None) is None:
            return []
        ends = (end for link in LINK.finditer(body.name) if _is_whole(end := body.name[link.end() :]))
        return next((found for end in ends if (found := self._only_by_words(body, end))), [])

    def _only(self, part: Body, name: str) -> list[str]:
        """The only body of a name that a part may be of, those of its own country before others."""
        return self._only_of(part, self.bearers.get(plain(name), ()))

    def _only_by_words(self, part: Body, name: str) -> list[str]:
        """The same of a name, or else of its words in any order, with its country or without."""
        return self._only_of(part, self.bearers.get(plain(name)) or self.by_words.get(_words(name, part.country), ()))

    def _only_of(self, part: Body, bearers: Iterable[Body]) -> list[str]:
        others = [each for each in bearers if each != part and self.are_of_one(part.entity_id, each.entity_id)]
        own = [each for each in others if each.country == part.country] or others
        return [own[0].entity_id] if len(own) == 1 else []


def _is_whole(name: str) -> bool:
    """Whether a name is a body's by itself: what is for "Labour" is not part of it."""
    return bool(head(name)) or name.isupper() or row_of(name) is not None


def _counted(said: Iterable[tuple[str, str]], named: _Named) -> Candidates:
    counted: Candidates = defaultdict(Counter)
    for part, whole in said:
        if part != whole and named.may_be_said(part, whole):
            counted[part][whole] += 1
    return counted


def _chosen(candidates: Candidates) -> Iterator[tuple[str, str]]:
    """Part and whole, those first for which most speaks; none where as much speaks for another."""
    chosen: list[tuple[int, str, str]] = []
    for part, wholes in candidates.items():
        nearest = _nearest(part, wholes, candidates)
        whole = min(nearest, key=lambda each: (-nearest[each], each), default="")
        if 2 * nearest[whole] > nearest.total():
            chosen.append((-nearest[whole], part, whole))
    return ((part, whole) for _, part, whole in sorted(chosen))


def _nearest(part: str, wholes: Counter[str], candidates: Candidates) -> Counter[str]:
    """The wholes without those that others of them may be part of; what speaks for these speaks for the others as well."""
    above = {whole: _above(whole, part, candidates) & {*wholes} for whole in wholes}
    nearest = Counter({whole: n for whole, n in wholes.items() if not any(whole in above[other] for other in wholes)})
    for whole in nearest:
        nearest[whole] += sum(wholes[other] for other in above[whole])
    return nearest or wholes


def _above(whole: str, part: str, candidates: Candidates) -> set[str]:
    """What a whole may be part of, over all steps, without the way through `part`."""
    seen: set[str] = set()
    left = [*candidates.get(whole, ())]
    while left:
        each = left.pop()
        if each not in seen and each not in (part, whole):
            seen.add(each)
            left.extend(candidates.get(each, ()))
    return seen


def _without_circles(corrected: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What people have said, without what would make a body part of itself."""
    found: dict[str, Part] = {}
    for part, whole in sorted(corrected.items()):
        if whole and not _is_within(whole, part, found):
            found[part] = Part(whole, CORRECTED)
            yield part, whole


def _is_within(body: str, other: str, found: Mapping[str, Part]) -> bool:
    """Whether a body is another one or part of it, over all steps."""
    while body != other and body in found:
        body = found[body].whole
    return body == other


def _without_form(name: str) -> str:
    """A firm's name without its legal form."""
    match = LEGAL_FORMS.search(name)
    return name[: match.start()] if match and match[1].rstrip(".") in _legal_forms() else name


def _words(name: str, country: str) -> Words:
    """The words of a name without its country, in alphabetical order: as of the Treasury Department, as of the Department of the
    Treasury."""
    return tuple(sorted(body_words(Countries().without(name, country) if country else name)))


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(form.rstrip(".") for form in words("legal_forms"))
