"""The words that the name grammar knows, in the shapes in which it asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.lexicons import table, words

MONTHS = frozenset(
    {
        "April", "August", "December", "February", "January", "July", "June", "March", "May", "November", "October",
        "September"
    }
)  # fmt: skip
SHORT_MONTHS = frozenset({"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"})


@dataclass(frozen=True, slots=True)
class Head:
    """A word that says what kind of thing a name is of: Ministry, Act, Ltd."""

    label: str
    tails: frozenset[str]
    alone: bool


@cache
def heads() -> dict[str, Head]:
    """Head word → what it heads. Heads of two words ("Task Force") stand under both, joined by a space."""
    bodies = {
        row["word"]: Head(row["label"], frozenset(row["tails"].split()), row["alone"] == "yes") for row in table("body_heads")
    }
    laws = {row["word"]: Head("LAW", frozenset(row["tails"].split()), row["alone"] == "yes") for row in table("law_heads")}
    return bodies | laws


@cache
def legal_forms() -> frozenset[str]:
    return frozenset(words("legal_forms"))


@cache
def known_names() -> dict[str, tuple[str, str]]:
    """Every known name, alias and acronym → its label and its full name."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("countries"):
        for names in (row["capital"].split(";"), [row["name"], *row["aliases"].split(";")]):
            found |= dict.fromkeys(names, ("PLACE", names[0]))
    for name in words("places"):
        found.setdefault(name, ("PLACE", name))
    for row in table("known_bodies"):
        names = [row["name"], row["acronym"], *row["aliases"].split(";")]
        found |= dict.fromkeys(names, (row["label"], row["name"]))
    found.pop("", None)
    return found


@cache
def adjectives() -> frozenset[str]:
    """Adjectives of countries, of two words ("Sri Lankan") the last: they stand before a name without belonging to it."""
    return frozenset(a.split()[-1] for row in table("countries") for a in row["adjectives"].split(";") if a)


@cache
def adjectives_of_two_words() -> frozenset[str]:
    return frozenset(a for row in table("countries") for a in row["adjectives"].split(";") if " " in a)


@cache
def titles() -> dict[str, str]:
    """A word of a title → its kind: an office or rank, or a form of address ("Mrs", "Tan Sri", "(Retd)")."""
    address = {row["word"]: "address" for row in table("honorifics") if row["stands"] != "behind"}
    return address | {row["word"]: row["kind"] for row in table("titles")}


@cache
def plain_address() -> frozenset[str]:
    """Forms of address before names that are nobody's name: "Mrs", "Smt", not "Sheikh"."""
    return frozenset(row["word"] for row in table("honorifics") if row["stands"] == "before" and row["name"] == "no")


@cache
def titles_that_are_given_names() -> frozenset[str]:
    """Titles that stand first in names as well: "Dean Roe"."""
    return frozenset(row["word"] for row in table("titles") if row["name"] == "given")


@cache
def titles_that_are_surnames() -> frozenset[str]:
    """Titles that stand last in names as well: "John Bishop", "Jane King"."""
    return frozenset(row["word"] for row in table("titles") if row["name"])


@cache
def letters_behind() -> frozenset[str]:
    """Letters of honours, degrees and offices that stand behind a name: "KC", "PhD", "Esq."."""
    return frozenset(row["word"] for row in table("honorifics") if row["stands"] == "behind")


@cache
def title_modifiers() -> frozenset[str]:
    return frozenset(words("title_modifiers"))


@cache
def sentence_openers() -> frozenset[str]:
    """Words whose capital at the front of a sentence makes no name of them."""
    return frozenset(words("sentence_openers"))


@cache
def occupations() -> frozenset[str]:
    """Nouns of occupations, in small letters."""
    return frozenset(words("occupations"))


@cache
def given_names() -> frozenset[str]:
    return frozenset(words("given_names"))


@cache
def particles() -> frozenset[str]:
    return frozenset(words("particles"))


@cache
def place_heads() -> dict[str, str]:
    """A generic word for a place → the side of the name on which it stands (before, after, both)."""
    return {row["word"]: row["side"] for row in table("place_heads")}


@cache
def noted(lexicon: str, fact: str) -> frozenset[str]:
    """The words of a lexicon in whose rows a fact stands. Raises KeyError where it stands in none."""
    if found := frozenset(row["word"] for row in table(lexicon) if fact in row["facts"].split()):
        return found
    raise KeyError(fact)


@cache
def abbreviations() -> frozenset[str]:
    """What ends in a full stop without ending a sentence."""
    return frozenset(words("abbreviations"))


@cache
def not_names() -> frozenset[str]:
    """Words whose capital makes no name of them."""
    return frozenset(words("not_names"))


@cache
def never_names() -> frozenset[str]:
    """Capitalised words that by themselves are no names."""
    return frozenset(words("never_names"))


@cache
def not_bodies() -> frozenset[str]:
    """Acronyms of what is no body."""
    return frozenset(words("not_bodies"))


@cache
def headline_verbs() -> frozenset[str]:
    """Verbs with which headlines go on behind a name, in small letters."""
    return frozenset(words("headline_verbs"))


@cache
def number_labels() -> frozenset[str]:
    """Words behind which a number is a label, in small letters: "schedule", "phase"."""
    return frozenset(words("number_labels"))


@cache
def document_forms() -> frozenset[str]:
    """Nouns for kinds of texts, steps of a procedure, occasions and offices, in small letters."""
    return frozenset(words("document_forms"))


@cache
def event_heads() -> frozenset[str]:
    """Nouns that say that a name is of an event."""
    return frozenset(words("event_heads"))


@cache
def foreign_links() -> frozenset[str]:
    """Small words inside the names of other languages."""
    return frozenset(words("foreign_links"))


@cache
def prefixes() -> frozenset[str]:
    """First parts of hyphenated words."""
    return frozenset(words("prefixes"))


@cache
def portfolios() -> frozenset[str]:
    """What ministers and their ministries deal with, as one word."""
    return frozenset(words("portfolios"))


@cache
def foreign_heads() -> dict[str, str]:
    """Heads of bodies in languages whose names lead with them → label."""
    return {row["word"]: row["label"] for row in table("foreign_heads")}
