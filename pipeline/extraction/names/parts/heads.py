"""What a run of capitalised words says it is of: its last head word, up to the title of a person where one follows."""

from __future__ import annotations

import re

from pipeline.extraction.text.lexicon import Head, given_names, heads, known_names, noted, title_modifiers, titles
from pipeline.extraction.text.words import Word

OPENERS_OF_TITLES = frozenset({"Cabinet"})

FIELDS_OF_LAW = frozenset(
    {
        "Administrative", "Banking", "Civil", "Commercial", "Company", "Competition", "Constitutional", "Criminal",
        "Family", "Financial", "Humanitarian", "International", "Labor", "Labour", "Private", "Public", "Rights",
        "Tax"
    }
)  # fmt: skip

PLACE_NOUNS = frozenset(
    {
        "coast", "district", "gulf", "island", "islands", "lake", "oblast", "peninsula", "pipeline", "province",
        "region", "river", "sea", "valley"
    }
)  # fmt: skip

OFFICE_HOLDERS = frozenset(
    {
        "Attorney", "Attorney-General", "Attorneys", "Auditor", "Auditor-General", "Chancellor", "Children",
        "Citizens", "Commissioner", "Comptroller", "General", "Governor", "Judges", "King", "Magistrate",
        "Magistrates", "Mayor", "Minister", "Ombudsman", "Ombudsperson", "People", "President", "Presidents",
        "Procurator", "Prosecutor", "Prosecutor-General", "Prosecutors", "Queen", "Secretary", "Sheriff",
        "Solicitor-General", "Speaker", "Women", "Workers"
    }
)  # fmt: skip

SERIES = re.compile(r"[A-Z]\.(?: ?[A-Z]\.){2,}")
"""Three initials or more: "J.K.R.". Two of them may be a country's ("U.S.")."""


def last_head(words: list[Word], lo: int, end: int) -> int | None:
    """The last head in a run that still belongs to the run's name: not behind a title ("Agency Chairman Jane Roe")."""
    stop = title_start(words, lo, end)
    return next((k for k in range(stop - 1, lo - 1, -1) if _head(words, k, lo) is not None), None)


def head_at(words: list[Word], at: int) -> Head:
    """The head at a word, heads of two words ("Task Force") before those of one. Raises KeyError where there is none."""
    found = _head(words, at, 0)
    if found is None:
        raise KeyError(words[at].text)
    return found


def _head(words: list[Word], at: int, lo: int) -> Head | None:
    """The head that ends at a word and begins at `lo` or behind it."""
    two = heads().get(f"{words[at - 1].text} {words[at].text}") if at > lo else None
    written = words[at].text
    return two or heads().get(written.capitalize() if len(written) > 4 and written.isupper() else written)


def title_start(words: list[Word], lo: int, end: int) -> int:
    """Where in a run the title of a person begins: at "Chairman" in "Audit Agency Chairman Jane Roe"; else the run's end."""
    last = next((k for k in range(end - 1, lo, -1) if words[k].text in titles()), None)
    if last is None or any(words[k].text in heads() and not _is_given(words, k, end) for k in range(last + 1, end)):
        return end
    start = _first_of_title(words, lo, last)
    if start == lo + 1 and words[lo].text in OPENERS_OF_TITLES:
        return lo  # "Cabinet Secretary"
    headed = any(words[k].text in heads() for k in range(lo, start))
    long = last - start > 1 and end < len(words) and words[end].lower in ("of", "for")  # "… Deputy Assistant Secretary for …"
    return start if start > lo and (headed or long or last + 2 < end) else end


def _first_of_title(words: list[Word], lo: int, last: int) -> int:
    """The first word of a title whose noun is words[last]."""
    start = last
    while start > lo and (words[start - 1].text in titles() or words[start - 1].text in title_modifiers()):
        start -= 1
    field = start == lo < last and words[lo].text not in titles()
    return start + field  # "(Ministry of) Trade Director Jane Roe"


def _is_given(words: list[Word], k: int, end: int) -> bool:
    """ "Leader Bill Roe": a given name that is a head elsewhere."""
    return words[k].ent == "PERSON" and words[k].text in given_names() and k + 1 < end


def person_start(words: list[Word], lo: int, end: int) -> int:
    """Where a person begins in a run, as the model or a given name shows: at "Jane" in "Ostmark Jane Roe"; else its end."""
    for k in range(lo + 1, end - 1):
        model = words[k - 1].ent != "PERSON" and all(word.ent == "PERSON" for word in words[k:end])
        initials = SERIES.fullmatch(words[k].text) is not None  # "Ostmark J.K.R. Roe"
        if (model or initials or words[k].text in given_names()) and not any(word.text in heads() for word in words[k:end]):
            return k
    return end


def is_body(words: list[Word], lo: int, end: int) -> bool:
    """Whether a run is a body or law of its own, not a matter that one deals with ("Justice and Police")."""
    own = last_head(words, lo, end)
    if own is None:
        return False
    if words[own].text in noted("body_heads", "unique"):
        return True
    if head_at(words, own).label == "LAW" and own < end - 1:
        return False  # "Law Enforcement Affairs"
    followed = end < len(words) and words[end].lower in ("of", "for")
    return head_at(words, own).label != "ORG" and (end > lo + 1 or followed)


def is_known(words: list[Word], lo: int, end: int) -> bool:
    """Whether a lexicon holds the run."""
    return written(words, lo, end) in known_names()


def is_known_place(words: list[Word], lo: int, end: int) -> bool:
    """Whether a lexicon holds the run as a place."""
    return known_names().get(written(words, lo, end), ("",))[0] == "PLACE"


def is_place(words: list[Word], lo: int, end: int) -> bool:
    """Whether a lexicon or the model calls the run a place."""
    return is_known_place(words, lo, end) or words[lo].ent == "PLACE"


def written(words: list[Word], lo: int, end: int) -> str:
    """A run in one string, a space between words."""
    return " ".join(word.text for word in words[lo:end])
