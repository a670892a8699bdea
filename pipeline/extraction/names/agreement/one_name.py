"""Which names of a release are one, and the fullest form and the acronym that the release gives for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pipeline.extraction.names.agreement.also_known import also_known
from pipeline.extraction.names.agreement.introduced import NAMED, called, introduced
from pipeline.extraction.names.agreement.titled import titled
from pipeline.extraction.names.parts.short_forms import PREPOSITIONS, Form, firm, first_part, form, short_forms
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.lexicon import heads, known_names
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


Part = TypeVar("Part")
ITSELF = Comparison(1.0, "")
GIVEN = Comparison(0.97, "acronym given in the release")
CALLED = Comparison(0.97, "other name given in the release")
TASKED = Comparison(0.95, "acronym given in the release, with its task")
KNOWN = Comparison(1.0, "known name")
SURNAME = Comparison(0.95, "surname in its release")
SHORT = Comparison(0.9, "short form in its release")
LONE_HEAD = Comparison(0.9, "noun of the name in its release")


def fullest(sheet: Sheet, publisher: str) -> Iterator[Named]:
    """Every name in order, with its fullest form in the release of a publisher."""
    spans = sheet.in_order()
    texts = {span: _plain(sheet.written(span)) for span in spans}
    groups: Groups[Key] = Groups()
    acronym_of = _join_acronyms(sheet, groups)
    _join_short_forms(spans, texts, groups, publisher)
    _join_people(_below(sheet, spans), texts, groups)
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


Key = tuple[str, Form]
ENDS_OF_RUNS = PREPOSITIONS - {"and", "&", ","}
MUCH_MORE = 3
"""A noun alone is less often the name before it than one that its release has so many times as often."""
LETTERS = 4
"""Of an acronym that hardly two names of a release give."""
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


def _join_short_forms(spans: list[Span], texts: dict[Span, str], groups: Groups[Key], publisher: str) -> None:
    """Joins every shorter form to the name before it that it stands for, or else to the first behind it; a noun alone is the
    publisher or what the release names most where several names have it."""
    bearers = _by(spans, lambda span: short_forms(texts[span], span.label))
    by_head = _by(spans, lambda span: _heads_of(texts[span], span.label))
    by_last = _by(spans, lambda span: {word for word in _heads_of(texts[span], span.label) if _is_last(word, texts[span])})
    by_initials = _by(spans, lambda span: {_initials(texts[span])} - {""})
    companies = [span for span in spans if span.rule.kind == "legal form"]
    _join_known(spans, texts, groups)
    often = Counter(groups.of(_key(span, texts)) for span in spans)
    for span in spans:
        key = _key(span, texts)
        head = (span.label, texts[span])
        alone = (
            by_last.get(head)
            or _spelt_out(head, by_initials)
            or by_head.get(head)
            or (companies if texts[span] == "Company" else [])
        )
        if groups.of(key) == key and (full := _of_one_firm(key, bearers.get(key, []), texts) or alone):
            why = LONE_HEAD if key not in bearers else SURNAME if span.label == "PERSON" else SHORT
            meant = full if key in bearers else _by_publisher(full, texts, publisher) or _named_most(full, texts, groups, often)
            groups.join(key, _key(_nearest(meant, span), texts), why)


def _of_one_firm(key: Key, full: list[Span], texts: dict[Span, str]) -> list[Span]:
    """The longer names of a short one, but none where several firms begin with it: neither "Ostoil Grain Ltd" nor "Ostoil Tea
    Ltd" is "Ostoil", and where it is known by itself, no firm is that has more than a legal form besides."""
    label, words = key
    if label != "ORG" or len(words) > 1:
        return full
    if " ".join(words) in _known_firms():
        return [span for span in full if firm(texts[span]) == words]
    return full if len({firm(texts[span]) for span in full}) == 1 else []


@cache
def _known_firms() -> frozenset[str]:
    """The known organisations in the form of names."""
    return frozenset(" ".join(form(name)) for name, (label, _) in known_names().items() if label == "ORG")


def _by(spans: list[Span], what: Callable[[Span], Iterable[Part]]) -> dict[tuple[str, Part], list[Span]]:
    """Label and part of a name → the names that have it."""
    found: dict[tuple[str, Part], list[Span]] = {}
    for span in spans:
        for part in what(span):
            found.setdefault((span.label, part), []).append(span)
    return found


def _heads_of(name: str, label: str) -> set[str]:
    """The head nouns in the first part of a name of several words: "the Commission" may be short for it."""
    if " " not in name or label == "PERSON":
        return set()
    words = name.split(" ")
    first = words[: len(first_part(name))]
    last = _last_of_run(words)
    known = {first[0]} if len(first) == 1 and name in known_names() else set()  # the "Conference of the States Parties"
    return {word for word in (*first, last) if word in heads()} | known


def _last_of_run(words: list[str]) -> str:
    """The last word before what a name is of, behind an "and" as well: "Grain and Mills (Commission) of Norland"."""
    stop = next((k for k, word in enumerate(words) if k and word.lower() in ENDS_OF_RUNS), len(words))
    return words[stop - 1]


def _spelt_out(short: tuple[str, str], by_initials: Mapping[tuple[str, str], list[Span]]) -> list[Span]:
    """The names of which the first letters give an acronym that no bracket introduces, where it is not known for another."""
    return [] if short[1] in known_names() else by_initials.get(short, [])


def _initials(name: str) -> str:
    """ "GTFB" of "Grain Trade and Fraud Board", empty for a name of few words."""
    letters = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(letters) if len(letters) >= LETTERS else ""


def _is_last(word: str, name: str) -> bool:
    """Whether a head closes the first part of a name: the "Bank" is the World Bank before the World Bank Group."""
    return first_part(name)[-1:] == form(word)


def _by_publisher(candidates: list[Span], texts: dict[Span, str], publisher: str) -> list[Span]:
    """Those that name the publisher: in a release of the Norland Grain Ministry the "Ministry" is that of Grain."""
    own = set(form(publisher))
    return [span for span in candidates if own.issuperset(form(texts[span]))]


def _named_most(candidates: list[Span], texts: dict[Span, str], groups: Groups[Key], often: Counter[Key]) -> list[Span]:
    """Those that the release names MUCH_MORE times as often as any other by all of their names; all where it names none so."""
    by_group: dict[Key, list[Span]] = {}
    for span in candidates:
        by_group.setdefault(groups.of(_key(span, texts)), []).append(span)
    most, *others = sorted(by_group, key=lambda group: -often[group])
    return by_group[most] if all(often[most] >= MUCH_MORE * often[other] for other in others) else candidates


def _nearest(candidates: list[Span], span: Span) -> Span:
    """The last candidate before a name, or else the first behind it."""
    before = [each for each in candidates if each.lo < span.lo]
    return before[-1] if before else candidates[0]


def _join_known(spans: list[Span], texts: dict[Span, str], groups: Groups[Key]) -> None:
    by_known: dict[tuple[str, str], Key] = {}
    for span in spans:
        name = texts[span]
        if (plain := name if name in known_names() else COUNTRY.sub("", name)) in known_names():
            known = (span.label, known_names()[plain][1])
            groups.join(_key(span, texts), by_known.setdefault(known, _key(span, texts)), KNOWN)


def _below(sheet: Sheet, spans: Iterable[Span]) -> dict[Span, bool]:
    """Every name, and whether it stands below the first line of the release."""
    end = sheet.text.find("\n")
    return {span: sheet.words[span.lo].start > end for span in spans}


def _join_people(below: Mapping[Span, bool], texts: dict[Span, str], groups: Groups[Key]) -> None:
    """Joins "S. Orlov" and "Sartai Orlof" to "Sartai Orlov": within a release, names that are alike are one person's. A headline
    leaves out what generation somebody is of, and below it father and son are two."""
    people = [span for span in below if span.label == "PERSON" and " " in texts[span]]
    names = [*dict.fromkeys(texts[span] for span in people)]
    in_text = {texts[span] for span in people if below[span]}
    for i, k in pairs_in_release(names):
        found = compare(names[i], names[k], "PERSON")
        if found.similarity >= ALIKE or (found is FATHER and not {names[i], names[k]} <= in_text):
            groups.join(("PERSON", form(names[i])), ("PERSON", form(names[k])), found)
