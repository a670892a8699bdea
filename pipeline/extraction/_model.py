"""What the language model sees and the grammar does not: names without a head, a title or an entry in a lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extraction._lexicon import adjectives, group, heads, titles
from pipeline.extraction._spans import Sheet, Span
from pipeline.extraction._words import Word

LABELS = {"GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "FAC": "PLACE"}


def seen_by_model(sheet: Sheet) -> Iterator[Span]:
    """Free runs of capitalised words that the model calls a place, an organisation or a person."""
    words, i = sheet.words, 0
    small = {word.text for word in words if not word.cap}
    while i < len(words):
        if not words[i].cap or sheet.owner(i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and words[end].cap and words[end].glued and not words[end].first and not sheet.owner(end):
            end += 1
        lo = i + (words[i].text in adjectives() and end - i > 1)
        label = LABELS.get(words[end - 1].ent) or LABELS.get(words[lo].ent)
        if label == "ORG" and end == lo + 1 and words[lo].text.isupper():
            label = "AGENCY" if _takes_article(words, words[lo].text) else "ORG"
        if label and _may_be_name(words[lo:end], label, small):
            yield Span(lo, end, label, "model")
        i = end


def _takes_article(words: list[Word], acronym: str) -> bool:
    """Whether the release writes "the AONV": the acronyms of public bodies take the article, those of companies don't."""
    return any(word.text == acronym and i and words[i - 1].lower == "the" for i, word in enumerate(words))


def _may_be_name(run: list[Word], label: str, small: set[str]) -> bool:
    """`small` holds the words that the release also writes in small letters: alone they are no names."""
    first = run[0]
    if first.text in titles() or run[-1].text in titles():
        return False
    if len(run) == 1:
        common = first.text in {*heads(), *adjectives(), *group("never names")} or first.lower in small
        if common or (label == "PERSON" and first.text.isupper()):
            return False
    return not (first.first and len(run) == 1 and (label == "PERSON" or first.tag not in ("NNP", "NNPS")))
