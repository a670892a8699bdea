"""Names that their head noun belies: programmes that are bodies, because they belong to one or speak, and people called Law."""

from __future__ import annotations

from pipeline.extraction.text.lexicon import given_names, heads, known_names, noted
from pipeline.extraction.text.words import Word

REPORTING_VERBS = frozenset(
    {
        "added", "admitted", "agreed", "announced", "argued", "commented", "concluded", "declared", "emphasised",
        "emphasized", "explained", "highlighted", "informed", "noted", "pleaded", "recalled", "reported", "resigned",
        "said", "says", "stated", "stressed", "testified", "told", "underlined", "warned"
    }
)  # fmt: skip

UNIONS = ("United Nations", "World", "UN")
"""What a programme begins with that is a body of the world's own: "United Nations Mill Programme"."""


def acting_label(words: list[Word], lo: int, at: int, stop: int, label: str) -> str:
    """The label of a name whose head is the word at `at`, where it is no text or plan but somebody."""
    if label != "LAW" or words[at].text not in noted("law_heads", "acting"):
        return label
    first = words[lo].text
    two = f"{first} {words[lo + 1].text}" if lo + 1 < stop else ""
    if words[at].text in ("Programme", "Program") and at == stop - 1 and (two in UNIONS or first in UNIONS):
        return "AGENCY"
    return "ORG" if stop - lo > 1 and _speaks(words, stop) else label


def _speaks(words: list[Word], stop: int) -> bool:
    """Whether a verb of speech follows, an acronym in brackets aside."""
    if stop + 2 < len(words) and words[stop].text == "(" and words[stop + 2].text == ")":
        stop += 3
    return stop < len(words) and words[stop].lower in REPORTING_VERBS and words[stop].tag in ("VBD", "VBZ", "VBN")


def is_named_person(words: list[Word], lo: int, end: int) -> bool:
    """ "Nathan Law": a given name before the head, and the model sees a person."""
    run = words[lo:end]
    given = 1 < len(run) < 4 and run[0].text in given_names() and run[-1].text in heads()
    return given and all(word.ent == "PERSON" for word in run) and " ".join(word.text for word in run) not in known_names()
