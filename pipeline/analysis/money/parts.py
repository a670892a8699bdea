"""Which sums of a release are part of another one, or say it again, so that totals do not count them twice.

A sum says an earlier one again where amount, currency and kind are the same in another sentence, unless the words or the
entities show two. It is part of another where the words say so ("of which", "including"), or where sums that follow or lead up
to a total add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.analysis.money.told import Telling, Told
from pipeline.rows import Sum

_ANOTHER = re.compile(
    r"\b(?:another|additional|additionally|further|furthermore|also|each|other|second|likewise)\b", re.IGNORECASE
)
_LISTED = re.compile(r":\s*\Z")  # "Funding: EUR 5 million", item by item
_PART_OF = re.compile(r"\b(?:of\s(?:which|this|that|these|it)|including|among\s(?:this|these|it)|included)\b", re.IGNORECASE)
_OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the|this|that|its|these|a\stotal\sof)\s(?:[a-z]+\s){0,2}?", re.IGNORECASE)
_MOST_PARTS = 6


def wholes(sums: Sequence[Sum], telling: Telling) -> Mapping[int, int]:
    """Where a sum begins → where the sum begins that it is part of or says again. `sums`: those of the release in their order."""
    found: dict[int, int] = {}
    for part, whole in (*_said_again(sums, telling), *_said_to_be_part(sums, telling), *_adding_up(sums, telling)):
        root = whole
        while root in found:
            root = found[root]
        if root != part:
            found.setdefault(part, root)
    return found


def _said_again(sums: Sequence[Sum], telling: Telling) -> Iterator[tuple[int, int]]:
    first: dict[tuple[str, float, float | None], list[Sum]] = {}
    for each in sums:
        earlier = first.setdefault((each.currency, each.amount, each.amount_max), [])
        same = next((other for other in earlier if _is_same(other, each, telling)), None)
        if same is None:
            earlier.append(each)
        else:
            yield each.start, same.start


def _is_same(earlier: Sum, later: Sum, telling: Telling) -> bool:
    """Whether the later sum says the earlier one again: not in one sentence, and nothing shows two."""
    told = telling.sentence_at(later.start)
    before = told.between(told.start, later.start)
    if telling.sentence_at(earlier.start) is told or _ANOTHER.search(before) or _LISTED.search(before):
        return False
    of_one = earlier.entity_id is None or later.entity_id is None or earlier.entity_id == later.entity_id
    return of_one and (earlier.kind == later.kind or None in (earlier.kind, later.kind))


def _said_to_be_part(sums: Sequence[Sum], telling: Telling) -> Iterator[tuple[int, int]]:
    """ "USD 10 million, of which USD 3 million", "USD 3 million of the USD 10 million"."""
    for first, second in pairwise(sums):
        told = telling.sentence_at(second.start)
        if first.currency != second.currency or first.start < told.start - _one_sentence_before(told, telling):
            continue
        between = telling.text[first.end : second.start]
        if second.amount < first.amount and _PART_OF.search(between):
            yield second.start, first.start
        elif first.amount < second.amount and _OF_THE.fullmatch(between):
            yield first.start, second.start


def _one_sentence_before(told: Told, telling: Telling) -> int:
    """Code points of the sentence in front, in which "of this" may mean a sum; none where a paragraph begins."""
    if told.opens_paragraph:
        return 0
    before = telling.sentence_at(told.start - 1)
    return told.start - before.start


def _adding_up(sums: Sequence[Sum], telling: Telling) -> Iterator[tuple[int, int]]:
    """The sums of a paragraph, two or more in a row, that add up to the one in front of them or behind."""
    for paragraph in _paragraphs(sums, telling):
        for i, whole in enumerate(paragraph):
            for side in (paragraph[i + 1 :], paragraph[:i][::-1]):
                yield from ((part.start, whole.start) for part in _parts(whole, side[:_MOST_PARTS]))


def _parts(whole: Sum, side: Sequence[Sum]) -> Sequence[Sum]:
    """The first sums of a side that together make the whole, or none."""
    total = 0.0
    for count, part in enumerate(side, start=1):
        if part.currency != whole.currency or part.amount >= whole.amount:
            return ()
        total += part.amount
        if count > 1 and abs(total - whole.amount) <= whole.amount * 1e-6:
            return side[:count]
    return ()


def _paragraphs(sums: Sequence[Sum], telling: Telling) -> Iterator[list[Sum]]:
    """The sums of one paragraph after another."""
    paragraph: list[Sum] = []
    for each in sums:
        if paragraph and "\n" in telling.text[paragraph[-1].end : each.start]:
            yield paragraph
            paragraph = []
        paragraph.append(each)
    yield paragraph
