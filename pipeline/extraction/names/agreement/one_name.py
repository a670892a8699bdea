"""Which names of a release are one, and the fullest form and the acronym that the release gives for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.extraction.names.agreement.introduced import NAMED, called, introduced
from pipeline.extraction.names.parts.short_forms import Form, first_part, form, short_forms
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.lexicon import heads, known_names


def fullest(sheet: Sheet) -> Iterator[tuple[Span, str, str | None]]:
    """Every name in order, with its fullest form in the release and the acronym given for it."""
    spans = [span for span in sheet.in_order() if span.label != "EVENT"]
    texts = {span: _plain(sheet.written(span)) for span in spans}
    groups = _Groups()
    acronym_of = _join_acronyms(sheet, groups)
    _join_short_forms(spans, texts, groups)
    written: dict[Key, Counter[str]] = {}
    for span in spans:
        written.setdefault(groups.of(_key(span, texts)), Counter())[texts[span]] += 1
    for _, long in introduced(sheet):
        name = _plain(sheet.written(long))
        written.setdefault(groups.of((long.label, form(name))), Counter())[name] += 0
    best = {group: max(names, key=lambda n: (_is_full(n), len(n), names[n], n)) for group, names in written.items()}
    acronyms = {group: short for group, names in written.items() if group[0] in NAMED and (short := _acronym_among(names))}
    acronyms |= {groups.of(key): acronym for key, acronym in acronym_of.items()}
    for span in spans:
        group = groups.of(_key(span, texts))
        acronym = acronyms.get(group)
        yield span, best[group], acronym if acronym != best[group] else None


Key = tuple[str, Form]
COUNTRY = re.compile(r"^(?:U\.S\.|US|U\.K\.|UK) ")
"""What may stand before the known name of a body: "U.S. Department of …"."""


def _key(span: Span, texts: dict[Span, str]) -> Key:
    return span.label, form(texts[span])


class _Groups:
    """Keys joined into groups (disjoint sets)."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}

    def of(self, key: Key) -> Key:
        while (up := self._parent.get(key, key)) != key:
            key = up
        return key

    def join(self, key: Key, to: Key) -> None:
        if self.of(key) != self.of(to):
            self._parent[self.of(key)] = self.of(to)


def _acronym_among(names: Counter[str]) -> str | None:
    """The acronym among the names of one body, where it also has a longer one."""
    words = {word for name in names if " " in name for word in name.split(" ")}
    short = sorted((-names[name], name) for name in names if not _is_full(name) and len(name) > 1 and name not in words)
    return short[0][1] if short and words else None


def _plain(name: str) -> str:
    """A name on one line."""
    return re.sub(r"\s+", " ", name)


def _is_full(name: str) -> bool:
    """Whether a name is more than an acronym."""
    return not (name.replace(" ", "").isupper() and " " not in name and len(name) < 8)


def _join_acronyms(sheet: Sheet, groups: _Groups) -> dict[Key, str]:
    found: dict[Key, str] = {}
    tasked: dict[Key, Key] = {}
    for i, long in introduced(sheet):
        short = sheet.owner(i)
        if short is not None and short is not long and short.label == long.label:
            key = (long.label, form(_plain(sheet.written(long))))
            groups.join((short.label, form(sheet.written(short))), key)
            found.setdefault(key, sheet.written(short))
            tasked.setdefault((long.label, form(sheet.written(short))), key)
    for bracketed, long in called(sheet):
        short = sheet.owner(bracketed.lo)
        if short is not None and short is not long and short.label == long.label:
            groups.join((short.label, form(sheet.written(short))), (long.label, form(_plain(sheet.written(long)))))
    for span in sheet.spans:  # "GWG on Combating Grain Fraud" is the "GWG"
        name = _plain(sheet.written(span))
        if (span.label, first_part(name)) in tasked:
            groups.join((span.label, form(name)), tasked[span.label, first_part(name)])
    return found


def _join_short_forms(spans: list[Span], texts: dict[Span, str], groups: _Groups) -> None:
    """Joins every shorter form to the name before it that it stands for, or else to the first behind it."""
    bearers: dict[Key, list[Span]] = {}
    by_head: dict[tuple[str, str], list[Span]] = {}
    by_known: dict[tuple[str, str], Key] = {}
    for span in spans:
        name = texts[span]
        for short in short_forms(name, span.label):
            bearers.setdefault((span.label, short), []).append(span)
        if " " in name and span.label != "PERSON":
            for word in set(name.split(" ")[: len(first_part(name))]):
                if word in heads():
                    by_head.setdefault((span.label, word), []).append(span)
        if (plain := name if name in known_names() else COUNTRY.sub("", name)) in known_names():
            known = (span.label, known_names()[plain][1])
            groups.join(_key(span, texts), by_known.setdefault(known, _key(span, texts)))
    for span in spans:
        key = _key(span, texts)
        candidates = bearers.get(key) or (by_head.get((span.label, texts[span])) if " " not in texts[span] else None)
        if texts[span] == "Company" and not candidates:
            candidates = [each for each in spans if each.rule.kind == "legal form"]
        if candidates and groups.of(key) == key:
            before = [each for each in candidates if each.lo < span.lo]
            groups.join(key, _key(before[-1] if before else candidates[0], texts))
    _join_people(spans, texts, groups)


def _join_people(spans: list[Span], texts: dict[Span, str], groups: _Groups) -> None:
    """Joins "S. Orlov" and "Sartai Orlof" to "Sartai Orlov": surnames alike, given names that agree."""
    names = list(dict.fromkeys(texts[span] for span in spans if span.label == "PERSON"))
    for i, one in enumerate(names):
        for other in names[:i]:
            if same_person(one, other):
                groups.join(("PERSON", form(one)), ("PERSON", form(other)))


def same_person(one: str, other: str) -> bool:
    """Whether two names of one release are spellings of one person's."""
    from rapidfuzz.distance import Levenshtein

    a, b = form(one), form(other)
    if len(a) < 2 or len(b) < 2:
        return False
    if Levenshtein.normalized_similarity(a[-1], b[-1]) < 0.84:
        return False
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    return Levenshtein.normalized_similarity(a[0], b[0]) >= 0.75
