"""How far the name of a person runs, and what looks like people but is a team."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extraction.names.sheet import Sheet
from pipeline.extraction.text.lexicon import letters_behind, particles
from pipeline.extraction.text.words import GENERATION, Word, bracketed

LEADERS = frozenset(
    {
        "ceo", "cfo", "chairman", "chairperson", "chairwoman", "coo", "director", "founder", "manager", "owner",
        "shareholder"
    }
)  # fmt: skip

RANKS = frozenset({"Assistant", "Associate", "Chief", "Deputy", "Junior", "Lead", "Principal", "Senior", "Special"})

OPENING, CLOSING = '"“', '"”'
SINGLE_MARKS = "'‘’"


def name_end(sheet: Sheet, i: int) -> int:
    """The end of a run of free capitalised words with particles in between: "Maria de la Cruz", "Omar al-Said"."""
    end = i + 1
    while (further := _name_part_end(sheet, end)) > end:
        end = further
    return end


def _name_part_end(sheet: Sheet, j: int) -> int:
    """The end of the next part of a person's name at j; j where the name is over."""
    words = sheet.words
    if j >= len(words) or not words[j].glued or sheet.owner(j):
        return j
    if (words[j].cap and not words[j].first) or words[j].text in GENERATION:
        return j + 1
    if (skip := _particles(sheet, j)) > j:
        return skip
    if (behind := j + 4 if _nickname(words, j) else nickname_end(words, j)) > j and sheet.free(j, behind):
        return behind
    return j + 2 if words[j].text == "," and j + 1 < len(words) and words[j + 1].text in GENERATION else j


def without_letters(words: list[Word], lo: int, end: int) -> int:
    """The end of a name without the letters of honours and degrees behind it: "Jane Roe KC", "Jane Roe (Retd)"."""
    stop = end
    while stop > lo + 1 and is_honour(words[stop - 1]):
        stop -= 1
    return stop


def honoured(words: list[Word], end: int) -> bool:
    """Whether letters of honours and degrees follow a name that ends at `end`: "Jane Roe KC", "Jane Roe, PhD"."""
    at = end + (end < len(words) and words[end].text == ",")
    return at < len(words) and words[at].glued and is_honour(words[at])


def is_honour(word: Word) -> bool:
    """Whether a word is of the letters behind names: "KC", "PhD", "(Retd)"."""
    return word.text in letters_behind() or bracketed(word.text)


def _nickname(words: Sequence[Word], j: int) -> bool:
    """Whether one capitalised word in quotation marks, and more of the name behind it, stand at j: S. "Jay" Orlov."""
    if j + 3 >= len(words):
        return False
    opening, nickname, closing, surname = words[j : j + 4]
    quoted = opening.text in OPENING and nickname.cap and closing.text in CLOSING
    return quoted and surname.cap and surname.glued and not surname.text.isupper()


def nickname_end(words: Sequence[Word], j: int) -> int:
    """The index behind a word in single marks at j that is a person's to the model; j without: Jorun Brennik 'Kestrel'."""
    if j + 2 >= len(words) or not words[j].glued:
        return j
    opening, nickname, closing = words[j : j + 3]
    quoted = opening.text in SINGLE_MARKS and closing.text in SINGLE_MARKS and nickname.cap and not nickname.text.isupper()
    return j + 3 if quoted and nickname.ent == words[j - 1].ent == "PERSON" else j


def _particles(sheet: Sheet, j: int) -> int:
    """The index behind the particles at j and the capitalised word they lead to; j where there is none."""
    words, k = sheet.words, j
    while k < len(words) and k < j + 3 and words[k].text in particles() and words[k].glued:
        k += 1
    if k > j and k < len(words) and words[k].cap and words[k].glued and words[j].text not in ("y", "e", "san", "la"):
        return k + 1
    if k < len(words) and words[k].glued and re.match(r"(?:al|el|as|ash|ad|ar|an|at|az)[-‐][A-Z]", words[k].text):
        return k + 1
    return j


def is_team(words: list[Word], lo: int, end: int) -> bool:
    """ "the Ostmark Millers": the article, several words and a plural."""
    led = lo > 0 and words[lo].glued and words[lo - 1].lower == "the"
    return led and end - lo > 1 and words[end - 1].tag == "NNPS"
