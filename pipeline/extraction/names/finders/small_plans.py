"""Plans that are not written in capitals throughout, as translations from many languages have them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.designations import designation_end
from pipeline.extraction.names.parts.law_tails import nouns_end
from pipeline.extraction.names.rules import SMALL_PLAN
from pipeline.extraction.names.sheet import Sheet, Span
from pipeline.extraction.text.words import Word

OPENERS_OF_PLANS = frozenset(
    {
        "Anti-corruption", "Comprehensive", "Digital", "Federal", "Joint", "National", "Presidential", "Regional",
        "Road", "Sectoral", "State", "Strategic", "Unified", "Universal"
    }
)  # fmt: skip

SMALL_PLANS = frozenset(
    {
        "agenda", "code", "concept", "declaration", "law", "map", "plan", "program", "programme", "report", "roadmap",
        "strategy"
    }
)  # fmt: skip


def small_plans(sheet: Sheet) -> Iterator[Span]:
    """ "the Anti-corruption programme for 2031-2035", "the Road map for improving mills"."""
    words = sheet.words
    for i in range(1, len(words) - 2):
        if words[i].text in OPENERS_OF_PLANS and words[i].cap and not words[i].first:
            head = _plan_at(words, i)
            if head is not None:
                yield Span(i, _plan_end(words, head), "LAW", SMALL_PLAN)


def _plan_at(words: list[Word], opener: int) -> int | None:
    """The noun in small letters that an opener leads to; None where it leads to none."""
    head = opener + 1
    while head < len(words) and words[head].glued and words[head].text in {*OPENERS_OF_PLANS, "anti-corruption"}:
        head += 1
    noun = words[head].text if head < len(words) else ""
    return head if noun in SMALL_PLANS and (noun != "map" or words[opener].text == "Road") else None


def _plan_end(words: list[Word], head: int) -> int:
    end = designation_end(words, head, head + 1)
    if end == head + 1 and end < len(words) and words[end].text in ("of", "for", "on"):
        end = _matter_end(words, end + 1) or end
    return designation_end(words, head, end)


def _matter_end(words: list[Word], at: int) -> int | None:
    """The end of "improving mills", "income and property"; None where no such matter stands."""
    matter = nouns_end(words, at)
    while matter is not None and matter < len(words) and words[matter].text == "and":
        if nouns_end(words, matter + 1) != matter + 2:
            break
        matter += 2
    return matter
