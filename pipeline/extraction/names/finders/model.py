"""What the language model sees and the grammar does not: names without a head, a title or an entry in a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extraction.names.acronyms import pairs
from pipeline.extraction.names.parts.known import attributive
from pipeline.extraction.names.parts.people import is_team, name_end, without_letters
from pipeline.extraction.names.rules import MODEL, PROGRAMME
from pipeline.extraction.names.sheet import Sheet, Span, linked_end
from pipeline.extraction.text.lexicon import adjectives, group, heads, legal_forms, letters_behind, titles
from pipeline.extraction.text.words import Word

ACTING = frozenset({"VBD", "VBZ", "MD"})
LINKS = frozenset({"of", "for", "and", "&"})
CAMEL = re.compile(r"([A-Z][a-z]+)[A-Z][A-Za-z]+")
LABELS = {"GPE": "PLACE", "LOC": "PLACE", "ORG": "ORG", "PERSON": "PERSON", "FAC": "PLACE"}


def seen_by_model(sheet: Sheet) -> Iterator[Span]:
    """Free runs of capitalised words that the model calls a place, an organisation or a person."""
    words, i = sheet.words, 0
    small = {word.text for word in words if not word.cap}
    common = {sheet.text[pair.start : pair.end] for pair in pairs(sheet.text) if sheet.text[pair.long_start].islower()}
    inside = {word.text for word in words if word.cap and not word.first}
    while i < len(words):
        if not words[i].cap or sheet.owner(i) or attributive(words, i, 1):
            i += 1
            continue
        end = i + 1
        while end < len(words) and words[end].cap and words[end].glued and not words[end].first and not sheet.owner(end):
            end += 1
        lo = i + (words[i].text in adjectives() and end - i > 1)
        label = LABELS.get(words[end - 1].ent) or LABELS.get(words[lo].ent)
        if end == lo + 1 and _is_acronym(words[lo]) and label in (None, "ORG"):
            label = _label_of_acronym(words, lo, label)
        stop = end
        if label == "ORG":
            stop = linked_end(sheet, end)
        if end == lo + 2 and _is_acronym(words[lo]) and words[lo + 1].text in group("never names"):  # "AONV Communications"
            stop, label = lo + 1, "AGENCY"
        if label == "PERSON":
            stop = without_letters(words, lo, name_end(sheet, lo))
        label = _corrected(words, lo, stop, label)
        opening = stop == lo + 1 and words[lo].first and words[lo].text not in inside and label == "ORG"
        unnamed = (
            words[lo].text in common
            or _is_family(sheet, lo, stop)
            or _is_field_or_sum(words, lo, stop)
            or (label == "ORG" and (_is_fragment(sheet, lo, stop) or _is_rank(words, lo, stop)))
        )
        if label and not opening and not unnamed and _may_be_name(words[lo:stop], label, small):
            yield Span(lo, stop, label, PROGRAMME if label == "LAW" else MODEL)
        i = max(end, stop)


def _corrected(words: list[Word], lo: int, stop: int, label: str | None) -> str | None:
    """The label where the surroundings know better than the model: "the GRAIN programme", "in Torvik", "Torvik (NO)"."""
    behind = words[stop].text if stop < len(words) else ""
    alone = stop == lo + 1
    if label == "ORG" and not alone and words[stop - 1].text in heads():
        return heads()[words[stop - 1].text].label
    if label == "ORG" and alone and _is_coined(words[lo].text) and behind in group("programme nouns"):
        return "LAW"
    coded = (
        behind == "(" and stop + 2 < len(words) and words[stop + 2].text == ")" and re.fullmatch("[A-Z]{2}", words[stop + 1].text)
    )
    if coded and alone and label in ("PERSON", "ORG"):
        return "PLACE"
    if label == "PERSON" and is_team(words, lo, stop):
        return "ORG"
    camel = CAMEL.fullmatch(words[lo].text)
    if alone and camel and camel[1] not in group("surname beginnings") and label in ("PLACE", "PERSON", None):
        return "ORG"
    before = words[lo - 1].lower if lo and words[lo].glued else ""
    held = lo > 1 and words[lo - 2].lower in group("nouns of holding")
    if label == "ORG" and alone and before == "in" and not held and not words[lo].text.isupper() and behind in (",", "."):
        return "PLACE"
    return label


def _is_coined(name: str) -> bool:
    """Whether a word is an acronym or has a capital inside, as programmes are called."""
    return sum(c.isupper() for c in name) > 1


def _is_family(sheet: Sheet, lo: int, stop: int) -> bool:
    """ "the Brasks": the plural of a surname of the release, or a plural that the model takes for a person."""
    words = sheet.words
    surname = words[lo].text.removesuffix("s")
    if stop != lo + 1 or not lo or words[lo - 1].lower != "the" or surname == words[lo].text:
        return False
    bearers = {words[span.hi - 1].text for span in sheet.spans if span.label == "PERSON"}
    bearers |= {word.text for word in words if word.ent == "PERSON"}
    plural = words[lo].ent == "PERSON" and words[lo].tag == "NNPS"
    return plural or not bearers.isdisjoint((surname, surname.removesuffix("e")))


def _is_field_or_sum(words: list[Word], lo: int, stop: int) -> bool:
    """The field of an office ("Secretary of Trade") or the currency of a sum ("AMD 540 billion")."""
    field = lo > 1 and words[lo - 1].lower == "of" and words[lo - 2].lower.capitalize() in titles() and words[lo].ent != "GPE"
    return field or (stop == lo + 1 and words[lo].text.isupper() and stop < len(words) and words[stop].text[0].isdigit())


def _is_rank(words: list[Word], lo: int, stop: int) -> bool:
    """ "Senior Grain officer", "Special Agents": words that lead the noun of an office."""
    behind = words[stop].lower.capitalize() if stop < len(words) and words[stop].glued else ""
    office = {behind, behind.removesuffix("s")} & titles().keys() != set()
    return office and words[lo].text in group("ranks")


def _is_fragment(sheet: Sheet, lo: int, stop: int) -> bool:
    """A part of a longer phrase in capitals, of which nothing else is a name: "Lasting" in "for Lasting and Just Peace"."""
    words = sheet.words
    before = lo > 1 and words[lo - 1].lower in LINKS and words[lo - 2].cap and sheet.owner(lo - 2) is None
    behind = stop + 1 < len(words) and words[stop].lower in LINKS and words[stop + 1].cap and sheet.owner(stop + 1) is None
    return before or behind


def _is_acronym(word: Word) -> bool:
    return (
        word.text.isupper()
        and word.text[-1].isalpha()
        and 2 < len(word.text) < 9
        and word.text.split("-")[0] not in group("not bodies")
    )


def _label_of_acronym(words: list[Word], i: int, seen: str | None) -> str | None:
    """A law behind an article or section, a public body where the release gives it the article; without one what the model
    says, or whoever owns or acts."""
    if any(word.text in group("parts of laws") for word in words[max(i - 6, 0) : i]) and any(
        word.text[0].isdigit() for word in words[max(i - 5, 0) : i]
    ):
        return "LAW"
    described = i > 1 and words[i - 1].text == "(" and words[i - 2].text in group("nouns with acronyms")
    if described or _takes_article(words, words[i].text):
        return "AGENCY"
    if (
        seen is None
        and i + 1 < len(words)
        and not words[i].first
        and (words[i + 1].lower in ("'s", "’s") or words[i + 1].tag in ACTING)
    ):
        return "AGENCY"
    return seen


def _takes_article(words: list[Word], acronym: str) -> bool:
    """Whether the release writes "the AONV": the acronyms of public bodies take the article, those of companies don't."""
    for i, word in enumerate(words[:-1]):
        before = i - 2 if i > 1 and words[i - 1].text in adjectives() else i - 1  # "the Norlandic AONV"
        if (
            word.text == acronym
            and i
            and words[before].lower == "the"
            and (words[i + 1].tag not in ("NN", "NNS", "NNP") or words[i + 1].ent == "PERSON")
        ):
            return True
    return False


def _may_be_name(run: list[Word], label: str, small: set[str]) -> bool:
    """`small` holds the words that the release also writes in small letters: alone they are no names."""
    first, last = run[0], run[-1].text
    if first.text in titles() or last in titles():
        return False
    if label == "PERSON" and last[-1] == "s" and last.removesuffix("s") in adjectives():
        return False
    if all(word.text in {*group("never names"), *letters_behind()} for word in run):
        return False
    if label == "ORG" and re.fullmatch(r"[A-Z]{1,2}\d[\d.,]*(?:-\w+)?", last):
        return False  # a sum, a road or a form
    if label == "ORG" and (all(word.lower in small for word in run) or first.text.split("-")[0] in group("not bodies")):
        return False
    if len(run) == 1:
        if first.text in {*legal_forms(), *group("directions")} or (last[-1] == "s" and last[:-1].isupper()) or "." in last:
            return False
        common = first.text in {*heads(), *adjectives(), *group("never names"), *group("event heads")} or first.lower in small
        if common or (label == "PERSON" and first.text.isupper()):
            return False
    return not (first.first and len(run) == 1 and (label == "PERSON" or first.tag not in ("NNP", "NNPS")))
