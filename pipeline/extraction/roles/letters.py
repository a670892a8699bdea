"""The words of a release as role phrases are made of them: one letter a word, one letter a name.

N n  noun of a role, singular and plural        M  word before such a noun (deputy, former, Norlandic)
C    other word with a capital                  F  the same where a sentence begins and the capital says nothing
w j p g  small noun, adjective, participles      x  other small word             v  verb, or word behind which no role goes on
P B G L  names: person, body, place, law        t  form of address             q  letters behind a name (KC)
d e  the, his; a, an                            a  and                          h  possessive mark
o i y  of, for, to; in, at, on; with …             k  as                           W  who
b    is, was, became                            E  appointed, elected           S  serves, resigned
#    number                                     -  dash                         "  quotation mark
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extraction.text.lexicon import (
    MONTHS,
    adjectives,
    adjectives_of_two_words,
    letters_behind,
    occupations,
    portfolios,
    title_modifiers,
    titles,
)
from pipeline.extraction.text.words import Word, bracketed
from pipeline.rows import NameFound

TITLES_IN_CAPITALS = frozenset(
    {
        "Chair", "Charge", "Contractor", "Employee", "Father", "General", "Justice", "Major", "Member", "Official",
        "Order", "Partner", "Private"
    }
)  # fmt: skip

ROLE_MODIFIERS = frozenset(
    {
        "acting", "alleged", "appointed", "army", "assistant", "associate", "bank", "chief", "company", "convicted",
        "criminal", "current", "deputy", "ex", "ex-head", "executive", "federal", "financial", "first", "foreign",
        "former", "general", "government", "high", "honorary", "incoming", "independent", "interim", "investigative",
        "late", "lead", "legal", "managing", "military", "national", "new", "newly", "opposition", "outgoing",
        "parliamentary", "permanent", "police", "political", "presidential", "prime", "public", "regional", "retired",
        "ruling", "sales", "second", "senior", "special", "state", "then", "vice"
    }
)  # fmt: skip

_WITH_MEMBERS = frozenset({"board", "cabinet", "commission", "committee", "council", "executive", "founding", "panel"})

ROLE_OPENINGS = frozenset({"new", "newly"})

ROLE_ENDS = frozenset(
    {
        "added", "are", "had", "has", "is", "pleaded", "said", "says", "that", "told", "was", "were", "when", "where",
        "which", "who", "whose", "will", "would"
    }
)  # fmt: skip

WEEKDAYS = frozenset({"Friday", "Monday", "Saturday", "Sunday", "Thursday", "Tuesday", "Wednesday"})

# no word of a title, though a headline or a sentence writes them with a capital
ADVERBS = frozenset(
    {
        "afterwards", "again", "also", "earlier", "finally", "however", "later", "meanwhile", "moreover", "now", "therefore",
        "today", "tomorrow", "tonight", "yesterday"
    }
)  # fmt: skip

_NAMES = {"PERSON": "P", "AGENCY": "B", "ORG": "B", "PLACE": "G", "LAW": "L"}
_WORDS = {
    **dict.fromkeys(("currently", "presently"), "d"),
    **dict.fromkeys(("the", "both", "all", "my", "his", "her", "its", "our", "their", "whose"), "d"),
    **dict.fromkeys(("a", "an"), "e"),
    **dict.fromkeys(("of", "for", "to"), "o"),
    **dict.fromkeys(("in", "at", "on"), "i"),
    **dict.fromkeys(("with", "against", "from", "under"), "y"),
    **dict.fromkeys(("is", "was", "be", "been", "became", "become", "becomes", "remains"), "b"),
    **dict.fromkeys(("appointed", "named", "elected", "nominated", "designated", "reappointed"), "E"),
    **dict.fromkeys(("serves", "served", "serving", "acts", "acted", "works", "worked", "resigned", "sworn"), "S"),
    **dict.fromkeys(("'s", "’s", "'", "’"), "h"),
    **dict.fromkeys(("time", "moment", "not", "that", "which"), "v"),
    "and": "a",
    "as": "k",
    "who": "W",
}
_PLAIN_SIGNS = frozenset(",;:()|&")
_SIGNS = {
    "/": "&",
    **dict.fromkeys("–—-‐‑", "-"),
    **dict.fromkeys("\"“”„«»'‘’`", '"'),
}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT", "WP"})
_SMALL = {**dict.fromkeys(("NN", "NNS", "NNP", "NNPS", "FW"), "w"), "JJ": "j", "JJR": "j", "VBN": "p", "VBG": "g"}
_VERBS = frozenset({"VB", "VBZ", "VBD", "VBG"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A name or a word: its letter, and the words it reaches over (end exclusive)."""

    letter: str
    first: int
    last: int
    name: NameFound | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A name and the words it reaches over (end exclusive)."""

    name: NameFound
    first: int
    last: int


def units_of(words: Sequence[Word], first: int, last: int, names: Iterable[Placed]) -> list[Unit]:
    """The units of the words from first to last (end exclusive), in order; the names are those that lie there."""
    units: list[Unit] = []
    at = first
    for each in names:
        if each.name.label != "AGENCY" or not _is_holders(words, each.first, each.last):
            _add_plain(units, words, at, each.first)
            units.append(Unit(_NAMES[each.name.label], each.first, each.last, each.name))
            at = each.last
    _add_plain(units, words, at, last)
    return units


def is_noun(text: str) -> bool:
    """Whether a word, by itself, may be the noun of a role."""
    return bool(_nouns(text))


def singular_of(text: str) -> str:
    """Of a plural that begins with its singular ("Governors") the singular; any other word as it is."""
    singular = text[: len(_singular(text.lower()))]
    return singular if singular and singular.lower() == _singular(text.lower()) else text


def opens_no_role(unit: Unit, words: Sequence[Word]) -> bool:
    """Whether a word in front of a role is none of its words: "newly appointed", "convicted", "new"."""
    return unit.letter in ("p", "g", "E") or words[unit.first].lower in ROLE_OPENINGS


def _add_plain(units: list[Unit], words: Sequence[Word], first: int, last: int) -> None:
    """The words between two names, behind the units before them."""
    letter = units[-1].letter if units else ""
    for i in range(first, last):
        letter = _letter(words, i, letter)
        units.append(Unit(letter, i, i + 1))


def _is_holders(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a body's name is its holder's title: "Attorney General of Ostmark", not "Attorney General's Office"."""
    letters = "".join(_letter(words, i, "") for i in range(first, last))
    return re.fullmatch("M*[Nn]+(?:[oi].*)?", letters) is not None


def _letter(words: Sequence[Word], i: int, before: str) -> str:
    word = words[i]
    letter = _by_itself(word.text, word.lower, word.tag, word.cap, word.first)
    if word.text == "general" and (before == "N" or word.tag == "NN"):
        return "N"
    if letter == "q":
        return "q" if before in ("P", "q", ",") else _noun(words, i) or "C"
    if letter in ("N", "n"):
        return _noun(words, i) or _other(word.text, word.lower, word.tag, word.cap, word.first)
    return _BESIDE[letter](words, i) if letter in _BESIDE else letter


def _first(words: Sequence[Word], i: int) -> str:
    """C for a name that begins a sentence and has a role's noun in small letters or in capitals behind it: "Delmar owner"."""
    behind = words[i + 1].text if i + 1 < len(words) else ""
    leads = words[i].tag == "NNP" and (behind.islower() or behind.isupper()) and is_noun(behind)
    return "C" if leads else "F"


def _address(words: Sequence[Word], i: int) -> str:
    """M for the first word of a country's adjective ("Sri Lankan"), t for any other form of address."""
    behind = words[i + 1].text if i + 1 < len(words) else ""
    return "M" if f"{words[i].text} {behind}" in adjectives_of_two_words() else "t"


_BESIDE: Mapping[str, Callable[[Sequence[Word], int], str]] = {"F": _first, "t": _address}
"""Letters of words that the word behind them may make others."""


@lru_cache(maxsize=50_000)
def _by_itself(text: str, lower: str, tag: str, cap: bool, first: bool) -> str:
    """The letter of a word whatever stands beside it."""
    if "\n" in text:
        return "\n"
    if not cap and lower in _WORDS:
        return _WORDS[lower]
    if bracketed(text):  # "(Retd)", "(Mrs)"
        return "t"
    if not text[0].isalnum():
        return text if text in _PLAIN_SIGNS else _SIGNS.get(text, ".")
    if text in letters_behind():
        return "q"
    if text[0].isdigit():
        return "#"
    return _nouns(text) or _other(text, lower, tag, cap, first)


def _noun(words: Sequence[Word], i: int) -> str:
    """N or n for the noun of a role, else nothing: in "Minister of Justice" and "Agent in Charge" the last word is none."""
    word = words[i]
    before = words[i - 1].lower if i else ""
    matter = before in ("of", "for", "(") and word.text in portfolios()
    clock = word.text == "PM" and before[:1].isdigit()
    if matter or clock or (before == "in" and word.lower in ("charge", "chief")):
        return ""
    behind = words[i + 1].text if i + 1 < len(words) else ""
    return _nouns(word.text) if _may_be_noun(word, before, behind) else ""


def _may_be_noun(word: Word, before: str, behind: str) -> bool:
    """Whether a word is the noun that it looks like: "board member" is, "a chair" and "Official visit" are not."""
    if word.cap:
        return not _describes(word, behind)
    return (word.lower == "member" and before in _WITH_MEMBERS) or _is_small_noun(word, behind.lower())


def _describes(word: Word, behind: str) -> bool:
    """Whether a noun of roles is an adjective there: "Official visit of the Norlandic President"."""
    return word.tag == "JJ" and word.text in TITLES_IN_CAPITALS and behind.islower() and not _nouns(behind)


def _is_small_noun(word: Word, behind: str) -> bool:
    """Whether a word in small letters is a role's noun: "chair of" is, "a chair" and "he chairs" are not."""
    ambiguous = {word.lower.capitalize(), _singular(word.lower).capitalize()} & TITLES_IN_CAPITALS
    return word.tag not in _VERBS and (not ambiguous or word.lower in occupations() or behind in ("of", "at", "in"))


@lru_cache(maxsize=20_000)
def _nouns(text: str) -> str:
    """N, n or nothing for a word by itself; of a compound ("then-Governor", "director-general") any part may be the noun."""
    lower = text.lower()
    if _is_known(_singular(lower)):
        return "n"
    if _is_known(lower) or titles().get(text) == "office":
        return "N"
    parts = [part for part in re.split("[-‐‑]", lower) if part]
    return next((found for part in reversed(parts) if (found := _nouns(part))), "") if len(parts) > 1 else ""


def _is_known(lower: str) -> bool:
    return titles().get(lower.capitalize()) == "office" or lower in occupations()


def _singular(lower: str) -> str:
    """Of "ministers", "deputies", "chairmen"; nothing for a word that looks like none."""
    for plural, singular in (("men", "man"), ("women", "woman"), ("ies", "y"), ("ss", ""), ("s", "")):
        if lower.endswith(plural):
            return lower.removesuffix(plural) + singular if plural != "ss" else ""
    return ""


def _other(text: str, lower: str, tag: str, cap: bool, first: bool) -> str:
    if titles().get(text) == "address":
        return "t"
    if _modifies(text):
        return "M" if text[0].isupper() else "m"
    if lower in ROLE_ENDS or lower in ADVERBS or text in MONTHS or text in WEEKDAYS:
        return "v"
    if cap:
        return "F" if first else "C"
    return "v" if tag in _FINITE else _SMALL.get(tag, "x")


@lru_cache(maxsize=20_000)
def _modifies(text: str) -> bool:
    lower = text.lower()
    plain = {text, lower.capitalize()}
    return text in adjectives() or lower in ROLE_MODIFIERS or not plain.isdisjoint(title_modifiers())
