"""Which names of a release are one, and the fullest form and the acronym that the release gives for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extraction.names.agreement.also_known import also_known
from pipeline.extraction.names.agreement.introduced import NAMED, called, introduced
from pipeline.extraction.names.agreement.shortened import Key, ShortForms
from pipeline.extraction.names.agreement.titled import titled
from pipeline.extraction.names.parts.short_forms import first_part, form
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.lexicon import known_names
from pipeline.naming.blocks import pairs_in_release
from pipeline.naming.compare import ALIKE, FATHER, TITLED, Comparison, compare
from pipeline.naming.editions import has_title
from pipeline.naming.groups import Groups


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its fullest form in the release, the acronym given for it, and what joined it to that form."""

    span: Span
    name: str
    acronym: str | None
    joined: Comparison


ITSELF = Comparison(1.0, "")
GIVEN = Comparison(0.97, "acronym given in the release")
CALLED = Comparison(0.97, "other name given in the release")
TASKED = Comparison(0.95, "acronym given in the release, with its task")
KNOWN = Comparison(1.0, "known name")


def fullest(sheet: Sheet, publisher: str) -> Iterator[Named]:
    """Every name in order, with its fullest form in the release of a publisher."""
    spans = sheet.in_order()
    texts = {span: _plain(sheet.written(span)) for span in spans}
    groups: Groups[Key] = Groups()
    acronym_of = _join_acronyms(sheet, groups)
    _join_known(spans, texts, groups)
    ShortForms(spans, texts, acronym_of, publisher).join(groups)
    _join_people(sheet, spans, texts, groups)
    leading = {groups.of(_key(other, texts)): groups.of(_key(span, texts)) for other, span in also_known(sheet)}
    written = _written(sheet, spans, texts, groups)
    best = {group: _best(names, group) for group, names in written.items()}
    acronyms = _acronyms(written) | {groups.of(key): acronym for key, acronym in acronym_of.items()}
    for span in spans:
        key = _key(span, texts)
        group = leading.get(groups.of(key), groups.of(key))
        name, acronym = best[group], acronyms.get(group)
        why = _why(texts[span], name, span.label, CALLED if group != groups.of(key) else groups.reasons.get(key))
        yield Named(span, name, acronym if acronym != name else None, why)


def _why(text: str, name: str, label: str, told: Comparison | None) -> Comparison:
    """What joins a text to its fullest form."""
    return ITSELF if text == name else told or compare(text, name, label)


def _acronyms(written: dict[Key, Counter[str]]) -> dict[Key, str]:
    """Group → the acronym among its names."""
    return {group: short for group, names in written.items() if group[0] in NAMED and (short := _acronym_among(names))}


def _written(sheet: Sheet, spans: list[Span], texts: dict[Span, str], groups: Groups[Key]) -> dict[Key, Counter[str]]:
    """Group → how often each form of its name is written; a form that only an acronym introduces counts nothing."""
    written: dict[Key, Counter[str]] = {}
    for span in spans:
        written.setdefault(groups.of(_key(span, texts)), Counter())[texts[span]] += 1
    for _, long in introduced(sheet):
        name = _plain(sheet.written(long))
        written.setdefault(groups.of((long.label, form(name))), Counter())[name] += 0
    return written


COUNTRY = re.compile(r"^(?:U\.S\.|US|U\.K\.|UK) ")
"""What may stand before the known name of a body: "U.S. Department of …"."""


def _key(span: Span, texts: dict[Span, str]) -> Key:
    return span.label, form(texts[span])


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


def _best(names: Counter[str], group: Key) -> str:
    """The fullest form; a law is called by its title and not its number: the "Grain Directive", not "Directive (EU) 2031/7"."""
    is_title = has_title if group[0] == "LAW" else bool
    return max(names, key=lambda name: (_is_full(name), is_title(name), len(name), names[name], name))


def _join_acronyms(sheet: Sheet, groups: Groups[Key]) -> dict[Key, str]:
    """Joins acronyms and other names in brackets to what they stand for; returns name → acronym."""
    found: dict[Key, str] = {}
    tasked: dict[Key, Key] = {}
    for short, long in _brackets(sheet, ((i, long) for i, long in introduced(sheet))):
        key = (long.label, form(_plain(sheet.written(long))))
        groups.join((short.label, form(sheet.written(short))), key, GIVEN)
        found.setdefault(key, sheet.written(short))
        tasked.setdefault((long.label, form(sheet.written(short))), key)
    for short, long in _brackets(sheet, ((bracketed.lo, long) for bracketed, long in called(sheet))):
        groups.join((short.label, form(sheet.written(short))), (long.label, form(_plain(sheet.written(long)))), CALLED)
    for title, law in titled(sheet):
        groups.join((title.label, form(sheet.written(title))), (law.label, form(_plain(sheet.written(law)))), TITLED)
    for span in sheet.spans:  # "GWG on Combating Grain Fraud" is the "GWG"
        name = _plain(sheet.written(span))
        if (span.label, first_part(name)) in tasked:
            groups.join((span.label, form(name)), tasked[span.label, first_part(name)], TASKED)
    return found


def _brackets(sheet: Sheet, given: Iterable[tuple[int, Span]]) -> Iterator[tuple[Span, Span]]:
    """The names of the release that stand in brackets, each with the other name of its label that it is given for."""
    for i, long in given:
        short = sheet.owner(i)
        if short is not None and short is not long and short.label == long.label:
            yield short, long


def _join_known(spans: list[Span], texts: dict[Span, str], groups: Groups[Key]) -> None:
    by_known: dict[tuple[str, str], Key] = {}
    for span in spans:
        name = texts[span]
        if (plain := name if name in known_names() else COUNTRY.sub("", name)) in known_names():
            known = (span.label, known_names()[plain][1])
            groups.join(_key(span, texts), by_known.setdefault(known, _key(span, texts)), KNOWN)


def _join_people(sheet: Sheet, spans: Iterable[Span], texts: dict[Span, str], groups: Groups[Key]) -> None:
    """Joins "S. Orlov" and "Sartai Orlof" to "Sartai Orlov": within a release, names that are alike are one person's, but not
    those that stand beside one another."""
    people = [span for span in spans if span.label == "PERSON" and " " in texts[span]]
    beside = _beside(sheet, people, texts)
    for one, other, found in _alike(sheet, people, texts):
        if beside[one].isdisjoint(beside[other]):
            groups.join(("PERSON", form(one)), ("PERSON", form(other)), found)


def _alike(sheet: Sheet, people: Sequence[Span], texts: dict[Span, str]) -> Iterator[tuple[str, str, Comparison]]:
    """Names that may be one person's. A headline leaves out what generation somebody is of, and below it father and son are
    two."""
    names = [*dict.fromkeys(texts[span] for span in people)]
    end = sheet.text.find("\n")
    in_text = {texts[span] for span in people if sheet.words[span.lo].start > end}
    for i, k in pairs_in_release(names):
        found = compare(names[i], names[k], "PERSON")
        if found.similarity >= ALIKE or (found is FATHER and not {names[i], names[k]} <= in_text):
            yield names[i], names[k], found


def _beside(sheet: Sheet, people: Sequence[Span], texts: dict[Span, str]) -> dict[str, set[int]]:
    """Name → the places in lists at which it stands beside another: "Tal Binnik, Tal Ninnik and Jorun Sartai"."""
    found: dict[str, set[int]] = {name: set() for name in texts.values()}
    for at, (one, other) in enumerate(pairwise(people)):
        follows = one.hi < other.lo <= one.hi + 2 and all(word.lower in (",", "and") for word in sheet.words[one.hi : other.lo])
        if follows:
            found[texts[one]].add(at)
            found[texts[other]].add(at)
    return found
