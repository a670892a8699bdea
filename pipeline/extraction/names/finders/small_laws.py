"""Laws and plans that are not written in capitals throughout, as translations from many languages have them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.grammar import Pattern
from pipeline.extraction.names.parts.designations import designation_end
from pipeline.extraction.names.parts.law_tails import nouns_end
from pipeline.extraction.names.rules import LISTED_LAW, SMALL_PLAN
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import heads
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

TITLE = "[ UPPER !STOP&!BREAK&!VERB&!CLOSING {1,28} ] CLOSING"
OPENED = "[ (?:on&UPPER|about&UPPER|concerning&UPPER) !STOP&!BREAK&!VERB&!CLOSING {1,28} ] CLOSING"
ALSO = "(?:COMMA|and) OPENING"
SMALL_LAWS = (
    Pattern(
        name="law by its title in quotation marks",
        kind="noun",
        pattern=f"(?<=LAW_NOUN) OPENING {OPENED} (?: {ALSO} {TITLE} (?: {ALSO} {TITLE} )? )?",
        label="LAW",
        example="It follows from the laws “On Grain” and “On Mills of Veldania”.",
        finds=("On Grain", "On Mills of Veldania"),
    ),
    Pattern(
        name="law by its title that On opens",
        kind="noun",
        pattern="(?<=LAW_NOUN) [ on&UPPER&GLUED ~ ]",
        label="LAW",
        example="Parliament passed the draft law On Grain Testing.",
        finds=("On Grain Testing",),
    ),
    Pattern(
        name="law by its number",
        kind="noun",
        pattern="[ LAW_NOUN SIGN NUMBER ]",
        label="LAW",
        example="Parliament passed bill No. 30871 in May.",
        finds=("bill No. 30871",),
    ),
)
BESIDE = (
    Pattern(
        name="law by an acronym and its noun",
        kind="head",
        pattern="(?<!CAP) [ SHOUTED&CAP LAW_SMALL&GLUED ]",
        label="LAW",
        example="He signed the OECD convention in May.",
        finds=("OECD convention",),
    ),
    Pattern(
        name="programme in quotation marks behind its noun",
        kind="noun",
        pattern="(?<=PROJECT_NOUN OPENING) [ ~ ] (?=CLOSING)",
        label="LAW",
        example="The project “Adal Ostmark” was praised.",
        finds=("Adal Ostmark",),
    ),
)


def listed_laws(sheet: Sheet) -> Iterator[Span]:
    """The next of a list of laws, which its acronym shows: "(the Ordinance on Mills (OM),) on Grain Prices (OGP)"."""
    words = sheet.words
    for i in range(1, len(words) - 2):
        if words[i].text == "on" and words[i - 1].lower in (",", "and"):
            start = i + 1 + (words[i + 1].lower == "the")
            end = _introduced_end(words, start)
            if end is not None:
                yield Span(start, end, "LAW", LISTED_LAW)


def _introduced_end(words: list[Word], start: int) -> int | None:
    if not words[start].cap:
        return None
    end = run_end(words, start)
    while end + 2 < len(words) and words[end].text in ("of", "and", "for", "in"):
        after = end + 1 + (words[end + 1].lower == "the")
        if not words[after].cap:
            break
        end = run_end(words, after)
    bracketed = (
        end + 2 < len(words) and words[end].text == "(" and words[end + 2].text == ")" and words[end + 1].text[:2].isupper()
    )
    listed = any(word.text in heads() and heads()[word.text].label == "LAW" for word in words[max(start - 40, 0) : start])
    return end if bracketed and listed else None


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
