"""Events (summits, conferences, days): they are no names of ours, but their words must not pass for others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.heads import written
from pipeline.extraction.names.rules import EVENT
from pipeline.extraction.names.sheet import Sheet, Span, run_end, runs
from pipeline.extraction.text.lexicon import event_heads, known_names
from pipeline.extraction.text.words import Word


def events(sheet: Sheet) -> Iterator[Span]:
    """Runs of capitalised words that end in the word for an event, with an "on" or "for" behind it."""
    words = sheet.words
    for i, end in runs(words):
        if end > i + 1 and words[end - 1].text in event_heads() and written(words, i, end) not in known_names():
            body = words[i].text.isupper() and known_names().get(words[i].text, ("",))[0] in ("AGENCY", "ORG")
            yield Span(i + body, _event_end(words, end), "EVENT", EVENT)  # "OECD Anniversary Conference" names the OECD


def _event_end(words: list[Word], end: int) -> int:
    while end + 1 < len(words) and words[end].lower in ("on", "for", "of", "against") and words[end + 1].cap:
        end = run_end(words, end + 1)
    return end
