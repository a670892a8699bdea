"""Events (summits, conferences, days): they are no names of ours, but their words must not pass for others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.rules import EVENT
from pipeline.extraction.names.sheet import Sheet, Span, run_end
from pipeline.extraction.text.lexicon import group, known_names


def events(sheet: Sheet) -> Iterator[Span]:
    """Runs of capitalised words that end in the word for an event, with an "on" or "for" behind it."""
    words, i = sheet.words, 0
    while i < len(words):
        if not words[i].cap:
            i += 1
            continue
        end = run_end(words, i)
        head = next((k for k in range(end - 1, i, -1) if words[k].text in group("event heads")), None)
        if head is not None and head == end - 1 and " ".join(word.text for word in words[i:end]) not in known_names():
            while end + 1 < len(words) and words[end].lower in ("on", "for", "of", "against") and words[end + 1].cap:
                end = run_end(words, end + 1)
            body = words[i].text.isupper() and known_names().get(words[i].text, ("",))[0] in ("AGENCY", "ORG")
            yield Span(i + body, end, "EVENT", EVENT)  # "OECD Anniversary Conference" names the OECD
        i = end
