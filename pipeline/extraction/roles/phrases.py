"""The grammar of role phrases, over the words of a release and the names found in it.

role   :=  modifier* noun+ [tail*]            former deputy chairman of the Board of Ostbank
tail   :=  ("of" | "for" | "in" | "at" | "to" | "on" | "with") ["the"] name-or-words
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.extraction.text.lexicon import adjectives, group, letters_behind, occupations, title_modifiers, titles
from pipeline.extraction.text.words import Word
from pipeline.found import NameFound

TAIL = frozenset(["of", "for", "in", "at", "to", "on", "with", "against", "from", "under"])
ARTICLES = frozenset(["the", "a", "an", "The", "A", "An", "both", "all"])
LEADS = frozenset({"the", "a", "an", "and", "my", "his", "her", "its", "our", "their", "with", "by", "'s", "’s", "’", "–", "-"})
CLOSING = frozenset({"VBD", "VBZ", "VBP", "VBN", "IN", "CC", "TO", "MD", "WDT", "WP", "RB"})
BEING = frozenset({"is", "was", "became", "becomes", "remains", "serves", "served"})
MAX_WORDS = 22


class RoleWords:
    """The words of a release with its names laid over them."""

    def __init__(self, words: list[Word], names: Sequence[NameFound]) -> None:
        self.words = words
        starts = {word.start: i for i, word in enumerate(words)}
        ends = {word.end: i + 1 for i, word in enumerate(words)}
        self._spans = [(name, starts[name.start], ends[name.end]) for name in names if name.start in starts and name.end in ends]
        self.begins = {lo: (name, hi) for name, lo, hi in self._spans}
        self.stops = {hi: (name, lo) for name, lo, hi in self._spans}

    def people(self) -> Iterator[tuple[NameFound, int, int]]:
        return ((name, lo, hi) for name, lo, hi in self._spans if name.label == "PERSON")

    def is_noun(self, i: int) -> bool:
        """Whether a word is the noun of a role: "Minister", "spokesman", "Prosecutors"."""
        word = self.words[i]
        name = word.text if word.text in titles() else word.lower.capitalize()
        if name not in titles():
            name = name.removesuffix("s")
        if word.lower in occupations() or word.lower.removesuffix("s") in occupations():
            return True
        behind = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        plain = word.cap or name not in group("titles in capitals") or behind in ("of", "at", "in")  # "a member of"
        return titles().get(name) == "office" and plain

    def is_modifier(self, i: int) -> bool:
        word = self.words[i]
        plain = word.lower.capitalize()
        return (
            word.text in adjectives() or word.lower in group("role modifiers") or {word.text, plain} & title_modifiers() != set()
        )

    def body(self, first: int, last: int, hi: int) -> int | None:
        """Where the body begins that the phrase names, or that follows the person: "Judge Roe of the High Court"."""
        inside = [name for name, lo, _ in self._spans if first <= lo < last and name.label in ("AGENCY", "ORG")]
        if inside:
            return inside[0].start
        at = hi
        if at < len(self.words) and self.words[at].lower in ("of", "from", "at"):
            at += 1
            at += at < len(self.words) and self.words[at].lower == "the"
            if at in self.begins and self.begins[at][0].label in ("AGENCY", "ORG"):
                return self.begins[at][0].start
        return None


Phrase = tuple[int, int]


def before(read: RoleWords, lo: int, hi: int) -> Phrase | None:
    """The role that stands before a name: "Deputy Minister", "the head of the Audit Office,", "U.S. Attorney for Ost"."""
    words = read.words
    lo = _first_of_list(read, _before_address(words, lo))
    end = lo
    if end and words[end - 1].text == ",":
        end -= 1
        for phrase in (_role_with_tail(read, end), _nouns_before(read, end)):
            if phrase and (words[phrase[0]].first or words[phrase[0] - 1].lower in LEADS):
                return phrase
        return None
    if end and words[end - 1].text in (")",) and end > 2 and words[end - 3].text == "(" and read.is_noun(end - 2):
        end -= 3  # "Akim (Mayor) Jane Roe": the local title, without its gloss
    return _nouns_before(read, end) or _role_with_tail(read, end)


def _before_address(words: list[Word], lo: int) -> int:
    """Where the forms of address begin that stand before a name: "Mr.", "Tan Sri", "the Hon."."""
    start = lo
    while start and words[start - 1].cap and words[start].glued and titles().get(words[start - 1].text) == "address":
        start -= 1
    return start - (start < lo and words[start - 1].lower == "the")


def _first_of_list(read: RoleWords, lo: int) -> int:
    """The first person of "Attorneys X and Y", whose title all of them share."""
    words = read.words
    while lo > 2:
        at = lo - 1
        if words[at].lower in ("and", "&"):
            at -= 1
            at -= words[at].text == ","
        elif words[at].text == ",":
            at -= 1
        else:
            return lo
        before_it = read.stops.get(at + 1)
        if before_it is None or before_it[0].label != "PERSON":
            return lo
        first = _first_of_list(read, before_it[1])
        noun = first - 1
        if noun >= 0 and read.is_noun(noun) and words[noun].lower.endswith("s"):
            return first
        return lo
    return lo


def _nouns_before(read: RoleWords, end: int, stop: int | None = None) -> Phrase | None:
    """A run of role nouns and their modifiers that ends at `end`; a body or place may lead it."""
    words, i = read.words, end
    noun = False
    while i > 0 and words[i - 1].text not in (",", ".") and _joined(words, i):
        if read.is_noun(i - 1) and i not in read.stops:
            noun = True
        elif not (words[i - 1].lower == "general" and i > 1 and read.is_noun(i - 2)):
            break
        else:
            noun = True
        i -= 1
    if not noun:
        return None
    if i > 1 and words[i].text == "Charge" and words[i - 1].lower == "in":
        return _nouns_before(read, i - 1, end)  # "Special Agent in Charge"
    while i > 0 and _joined(words, i):
        if i in read.stops and read.stops[i][0].label != "PERSON":
            i = read.stops[i][1]
        elif words[i - 1].text == ")" and i > 3 and words[i - 3].text == "(" and i - 3 in read.stops:
            i = read.stops[i - 3][1]  # "Grain Board (GB) Director"
        elif (
            read.is_modifier(i - 1)
            or read.is_noun(i - 1)
            or (words[i - 1].cap and not words[i - 1].first and words[i - 1].text not in titles())
        ):
            i -= 1
        else:
            break
    if i > 1 and words[i - 1].lower == "and" and read.is_noun(i - 2) and (more := _nouns_before(read, i - 1)):
        i = more[0]  # "President and Chief Executive"
    i = _small_words_before(words, i)
    return i, end if stop is None else stop


def _small_words_before(words: list[Word], i: int) -> int:
    """Where a role begins before whose nouns more words of its kind stand: "the (Norlandic) grain minister"."""
    k = i
    while k and i - k < 3 and _joined(words, k) and not words[k - 1].cap and words[k - 1].tag in ("JJ", "NN", "VBN"):
        k -= 1
    while k and words[k - 1].text in adjectives() and _joined(words, k):
        k -= 1
    return k if k and words[k - 1].lower in LEADS and words[k - 1].lower not in ("with", "by", "to") else i


def _joined(words: list[Word], i: int) -> bool:
    """Whether word i stands on one line with the word before it."""
    return i >= len(words) or words[i].glued


def _role_with_tail(read: RoleWords, end: int) -> Phrase | None:
    """ "head of the Audit Office" before `end`: a name or a few words, a preposition, a role noun."""
    words = read.words
    for i in range(end - 1, max(end - MAX_WORDS, 0), -1):
        word = words[i]
        if word.text in (".", ";", ":", "\n", "“", "”", '"', ",") or word.lower in group("role ends") or "\n" in word.text:
            return None
        tail = words[end - 1].lower not in TAIL | {"the"}
        if word.lower in TAIL and tail and i and read.is_noun(i - 1):
            phrase = _nouns_before(read, i)
            if phrase is not None:
                return phrase[0], end
    return None


def behind(read: RoleWords, lo: int, hi: int) -> Phrase | None:
    """The role that follows a name after a comma: ", 45, a former head of the Audit Office,"."""
    words, i = read.words, hi
    while i < len(words) and (words[i].text in letters_behind() or (words[i].text == "," and _letters(words, i + 1))):
        i += 1
    if i < len(words) and words[i].text == "(":
        close = next((k for k in range(i, min(i + MAX_WORDS, len(words))) if words[k].text == ")"), None)
        inside = _role_from(read, i + 1) if close is not None else None
        if inside is not None and inside[1] == close:
            return inside
        i = close + 1 if close is not None and close < i + 8 else i
    if i >= len(words) or words[i].text not in (",", "–", "—"):
        return None
    i += 1
    if i + 2 < len(words) and words[i].lower == "who" and words[i + 1].lower in BEING:
        i += 2
        i += words[i].lower == "as"
    if i + 1 < len(words) and re.fullmatch(r"\d\d", words[i].text) and words[i + 1].text == ",":
        i += 2
    phrase = _role_from(read, i)
    if phrase is not None and phrase[1] in read.begins and read.begins[phrase[1]][0].label == "PERSON":
        return None  # the next of a list: "Judge X, Minister of Trade Y"
    return phrase


def _letters(words: list[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i].text in letters_behind() and words[i + 1].text == ","


def stated(read: RoleWords, lo: int, hi: int) -> Phrase | None:
    """The role that a verb gives: "X is the head of …", "the head is X", "appointed X as head of …"."""
    words, i = read.words, hi
    if lo > 2 and words[lo - 1].lower in BEING and words[lo].glued:
        return _nouns_before(read, lo - 1) or _role_with_tail(read, lo - 1)
    if i + 1 < len(words) and words[i].lower in BEING:
        i += 1
        if words[i].lower in ("appointed", "named", "elected"):
            i += 1
        i += i < len(words) and words[i].lower == "as"
        return _role_from(read, i)
    if (
        i < len(words)
        and words[i].lower == "as"
        and any(word.lower in ("appointed", "named", "elected") for word in words[max(lo - 4, 0) : lo])
    ):
        return _role_from(read, i + 1)
    return None


def _role_from(read: RoleWords, i: int) -> Phrase | None:
    """The role phrase that begins at word i, articles skipped."""
    words = read.words
    while i < len(words) and (words[i].text in ARTICLES or words[i].lower in ("its", "their", "his", "her")):
        i += 1
    first, noun = i, None
    for k in range(first, min(first + 7, len(words))):
        if k in read.begins and read.begins[k][0].label == "PERSON":
            return None
        if read.is_noun(k) and not (k in read.begins and read.begins[k][1] > k + 1):
            noun = k
            break
        if (k > first and not _joined(words, k)) or _ends_role(words[k]):
            return None
    if noun is None:
        return None
    end = _phrase_end(read, noun + 1)
    return first, end


def _ends_role(word: Word) -> bool:
    """Whether no noun of the same role can follow: punctuation, a verb, a preposition, "and"."""
    if word.lower in group("role modifiers"):
        return False
    return word.text in (",", ".", ";", "(", ")") or word.lower in group("role ends") or word.tag in CLOSING


def _phrase_end(read: RoleWords, i: int) -> int:
    """Where a role phrase ends whose noun ends at i: at a comma, a bracket, a verb, a line's end."""
    words, limit = read.words, i + MAX_WORDS
    while i < min(len(words), limit) and _joined(words, i):
        if i in read.begins:
            if read.begins[i][0].label == "PERSON" and words[i - 1].lower not in ("to", "of", "for"):
                break
            i = read.begins[i][1]
            continue
        word = words[i]
        if not word.text[0].isalnum() and word.text not in ("'s", "’s", "&"):
            break
        if word.lower in group("role ends") or word.tag in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP"):
            break
        if word.lower in ("and", "or", "but") and not _goes_on(read, i + 1):
            break
        if word.lower in ("in", "on", "since", "from", "until", "for") and _is_time(words, i + 1):
            break
        i += 1
    while words[i - 1].lower in TAIL:
        i -= 1
    return i


def _is_time(words: list[Word], i: int) -> bool:
    return i < len(words) and (words[i].text[0].isdigit() or words[i].text in {*group("months"), *group("weekdays")})


def _goes_on(read: RoleWords, i: int) -> bool:
    """Whether the words behind "and" are still of the role: another role noun or a body."""
    return any(
        k < len(read.words) and (read.is_noun(k) or (k in read.begins and read.begins[k][0].label != "PERSON"))
        for k in range(i, i + 3)
    )
