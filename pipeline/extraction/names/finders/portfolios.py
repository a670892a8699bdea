"""Portfolios of ministers: "(Minister of) Grain Trade and Water" names no body, so that its words must not pass for one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.rules import PORTFOLIO
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import given_names, known_names, noted, titles
from pipeline.extraction.text.words import Word


def portfolios(sheet: Sheet) -> Iterator[Span]:
    """The capitalised words behind "Minister of", with what a list adds to them."""
    words = sheet.words
    for i in range(2, len(words)):
        if words[i - 1].lower in ("of", "for") and words[i - 2].text in noted("titles", "portfolio") and words[i].cap:
            end = _portfolio_end(words, i)
            if end is not None:
                yield Span(i, end, "EVENT", PORTFOLIO)


def _portfolio_end(words: list[Word], i: int) -> int | None:
    """The end of a portfolio that begins at `i`; None where a country or another name stands there."""
    if words[i].ent == "GPE" or " ".join(word.text for word in words[i : run_end(words, i)]) in known_names():
        return None
    end = _run(words, i)
    while end + 1 < len(words) and words[end].lower in (",", "and", "&"):
        at = end + 1 + (words[end].text == "," and words[end + 1].lower == "and")
        named = at >= len(words) or not words[at].cap or words[at].text in titles() or words[at].ent in ("PERSON", "GPE")
        if named or (words[end].text == "," and not _list_goes_on(words, at)):
            break
        end = _run(words, at)
    return end


def _run(words: list[Word], i: int) -> int:
    """The end of a run at `i`, up to the person whose office it is."""
    end = run_end(words, i)
    return next((k for k in range(i + 1, end) if words[k].ent == "PERSON" or words[k].text in given_names()), end)


def _list_goes_on(words: list[Word], i: int) -> bool:
    end = run_end(words, i)
    return end < len(words) and words[end].lower in (",", "and", "&") and end - i < 4
