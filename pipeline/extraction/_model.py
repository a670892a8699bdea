"""What the language model sees and the grammar does not: names without a head, a title or an entry in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction._lexicon import adjectives, heads, titles
from pipeline.extraction._spans import Sheet, Span
from pipeline.extraction._words import Word

LABELS = {"GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "FAC": "PLACE"}


def seen_by_model(sheet: Sheet) -> Iterator[Span]:
    """Free runs of capitalised words that the model calls a place, an organisation or a person."""
    words, i = sheet.words, 0
    while i < len(words):
        if not words[i].cap or sheet.owner(i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and words[end].cap and words[end].glued and not words[end].first and not sheet.owner(end):
            end += 1
        lo = i + (words[i].text in adjectives() and end - i > 1)
        label = LABELS.get(words[end - 1].ent) or LABELS.get(words[lo].ent)
        if label and _may_be_name(words[lo:end], label):
            yield Span(lo, end, label, "model")
        i = end


def _may_be_name(run: list[Word], label: str) -> bool:
    first = run[0]
    if first.text in titles() or (len(run) == 1 and (first.text in heads() or first.text in adjectives())):
        return False
    return not (first.first and len(run) == 1 and (label == "PERSON" or first.tag not in ("NNP", "NNPS")))
