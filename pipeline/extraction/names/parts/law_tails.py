"""What belongs to the name of a law beside tails in capitals: the parties of a treaty, and a matter in small letters.

parties  :=  "between" party ("," party)* "and" party        Treaty between Norland and the Republic of Ostmark
matter   :=  ("on" | "about" | "concerning") nouns ("of" nouns)*      Law on the return of seized grain
"""

from __future__ import annotations

from pipeline.extraction.names.sheet import run_end
from pipeline.extraction.text.words import Word

NO_MATTERS = frozenset(
    {
        "account", "advice", "agenda", "basis", "behalf", "date", "day", "days", "eve", "ground", "grounds", "hand",
        "initiative", "internet", "matter", "occasion", "one", "order", "orders", "part", "proposal",
        "recommendation", "request", "side", "table", "way", "website"
    }
)  # fmt: skip

NOUN_TAGS = frozenset({"NN", "NNS", "JJ", "VBG", "VBN"})
MATTERS = frozenset({"on", "about", "concerning"})


def parties_end(words: list[Word], stop: int) -> int:
    """Where the parties end that "between" opens at `stop`; `stop` where there are not two."""
    if stop >= len(words) or words[stop].text != "between":
        return stop
    at = _party_end(words, stop + 1)
    while at is not None and at < len(words) and words[at].text in (",", "and"):
        last = words[at].text == "and"
        at = _party_end(words, at + 1)
        if last:
            return at or stop
    return stop


def _party_end(words: list[Word], at: int) -> int | None:
    """The end of "Norland" or "the Republic of Ostmark"; None where no capitalised word stands."""
    at += at < len(words) and words[at].lower == "the"
    if at >= len(words) or not words[at].cap:
        return None
    end = run_end(words, at)
    if end + 1 < len(words) and words[end].text == "of":
        return _party_end(words, end + 1) or end
    return end


def matter_end(words: list[Word], stop: int) -> int:
    """Where a matter in small letters ends that a preposition opens at `stop`; `stop` where none does.

    "adopted the Act on the basis of …" names no matter.
    """
    if stop >= len(words) or words[stop].text not in MATTERS:
        return stop
    end = nouns_end(words, stop + 1)
    if end is None or words[end - 1].text in NO_MATTERS:
        return stop
    while end < len(words) and words[end].text == "of" and (more := nouns_end(words, end + 1)) is not None:
        end = more
    return end


def nouns_end(words: list[Word], at: int) -> int | None:
    """The end of adjectives and nouns in small letters, the last of them a noun; None where there is none."""
    at += at < len(words) and words[at].text == "the"
    end = at
    while end < len(words) and words[end].glued and not words[end].cap and words[end].tag in NOUN_TAGS:
        end += 1
    while end > at and words[end - 1].tag not in ("NN", "NNS"):
        end -= 1
    return end if end > at else None
