"""A page's title without what sites write around it, and whole where they cut it short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from pipeline.readers.shared.site_names import ADDRESS, MARK, is_section, names_body, site_name

NOT_LETTERS = re.compile(r"[\W_]+")
CUT = re.compile(r"\s*(?:…|\.{3,}|\[(?:…|\.{3})\])\s*$")
SENTENCE = re.compile(r".*?[.!?][”\"’)]*(?=\s|$)")
MOST_PARTS = 8
LEAST_WORDS = 3  # of a title, if a body's name beside it is the site's: "Minister - Court of Norland" may be a headline
LEAST_STEM = 4  # words that a title cut short has at least
LONGEST_LINE = 5_000  # characters of a line that is searched for the title


@dataclass(frozen=True, slots=True)
class Parted:
    """A title, and the name that the site wrote around it, or nothing."""

    title: str
    site: str = ""


def parted(title: str, headings: Iterable[str], names: Set[str], lines: Iterable[str] = ()) -> Parted:
    """A title parted from the site's name and sections, given the page's headings, the names by which the site is known, and
    all its lines: what else is a line of the page may be a headline where a body's name stands beside it."""
    spans = _spans(title)
    if not 1 < len(spans) <= MOST_PARTS:
        return Parted(title)
    parts = [title[start:end] for start, end in spans]
    known = {name.casefold() for name in names if name}
    first, last = _headline(title, spans, headings, known) or _unframed(parts, known, set(lines))
    around = [part for part in (*reversed(parts[last:]), *parts[:first]) if not is_section(part) and not ADDRESS.fullmatch(part)]
    return Parted(title[spans[first][0] : spans[last - 1][1]], site_name(" | ".join(around)) if around else "")


def whole(title: str, lines: Sequence[str]) -> str:
    """A title that ends in dots as the page has it in full: the heading, or the sentence, that begins with its words."""
    stem = CUT.sub("", title).split()
    if not CUT.search(title) or len(stem) < LEAST_STEM:
        return title
    begins = re.compile(r"\W+".join(map(re.escape, stem)) + r"\w*")
    for line in lines:
        found = begins.search(line[:LONGEST_LINE])
        if found and not CUT.search(line):
            sentence = SENTENCE.match(line, found.start())
            return sentence[0] if sentence and len(sentence[0]) > len(found[0]) else line[found.start() :]
    return title


def _spans(title: str) -> list[tuple[int, int]]:
    marks = list(MARK.finditer(title))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(title)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _headline(title: str, spans: Sequence[tuple[int, int]], headings: Iterable[str], known: Set[str]) -> tuple[int, int] | None:
    """The longest run of parts that is a heading of the page; a site's name may be one too, but is no headline."""
    shown = {_letters(heading) for heading in headings}
    runs = [(first, last) for first in range(len(spans)) for last in range(first + 1, len(spans) + 1)]
    for first, last in sorted(runs, key=lambda run: run[0] - run[1]):
        run = title[spans[first][0] : spans[last - 1][1]]
        is_site = is_section(run) or run.casefold() in known or (last - first == 1 and names_body(run))
        if not is_site and _letters(run) in shown:
            return first, last
    return None


def _unframed(parts: Sequence[str], known: Set[str], lines: Set[str]) -> tuple[int, int]:
    """The parts without those at the ends that are the site's by their words alone."""
    first, last = 0, len(parts)
    while last - first > 1 and _is_site(parts[last - 1], parts[first : last - 1], known, lines):
        last -= 1
    while last - first > 1 and _is_site(parts[first], parts[first + 1 : last], known, lines):
        first += 1
    return first, last


def _is_site(part: str, others: Sequence[str], known: Set[str], lines: Set[str]) -> bool:
    if is_section(part) or part.casefold() in known or ADDRESS.fullmatch(part):
        return True
    left = " ".join(others)
    is_headline = left in lines or (len(left.split()) >= LEAST_WORDS and not left[0].islower())
    return names_body(part) and is_headline and not names_body(left)


def _letters(text: str) -> str:
    return NOT_LETTERS.sub("", text).casefold()
