"""What the language model sees and the grammar does not: names without a head, a title or an entry in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction.names.parts.known import attributive
from pipeline.extraction.names.parts.people import name_end, without_letters
from pipeline.extraction.names.parts.seen import Seen, is_acronym
from pipeline.extraction.names.relabellings import relabelled
from pipeline.extraction.names.rules import MODEL, PROGRAMME
from pipeline.extraction.names.sheet import Sheet, Span, free_end, linked_end
from pipeline.extraction.names.vetoes import refused
from pipeline.extraction.text.lexicon import adjectives, never_names

LABELS = {"GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "FAC": "PLACE"}


def seen_by_model(sheet: Sheet) -> Iterator[Span]:
    """Free runs of capitalised words that the model calls a place, an organisation or a person."""
    words, i = sheet.words, 0
    while i < len(words):
        if not words[i].cap or sheet.owner(i) or attributive(words, i, 1):
            i += 1
            continue
        end = free_end(sheet, i)
        seen = _seen(sheet, i, end)
        label = relabelled(seen)
        judged = Seen(sheet, seen.lo, seen.stop, label)
        if label and not refused(judged):
            yield Span(seen.lo, seen.stop, label, PROGRAMME if label == "LAW" else MODEL)
        i = max(end, seen.stop)


def _seen(sheet: Sheet, i: int, end: int) -> Seen:
    """What a run is for the model: without a country's adjective before it, a name's particles and further parts with it."""
    words = sheet.words
    lo = i + (words[i].text in adjectives() and end - i > 1)
    label = LABELS.get(words[end - 1].ent) or LABELS.get(words[lo].ent)
    if end == lo + 2 and is_acronym(words[lo]) and words[lo + 1].text in never_names():
        return Seen(sheet, lo, lo + 1, "AGENCY")  # "AONV Communications"
    if label == "ORG":
        return Seen(sheet, lo, linked_end(sheet, end), label)
    if label == "PERSON":
        return Seen(sheet, lo, without_letters(words, lo, name_end(sheet, lo)), label)
    return Seen(sheet, lo, end, label)
