"""The unit of a number: the head noun of the phrase that it counts, in the singular."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from pipeline.extraction.figures.seen import Seen
from pipeline.lexicons import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "FW", "``", "''", "AFX", "ADD"}
_NO_UNIT = frozenset(
    {"%", "percent", "out", "way", "fold", "tier", "sided", "off", "time", "stop", "kind", "half", "third", "quarter"}
)
_ENDS_PHRASE = frozenset({"more", "less", "fewer", "worth", "ago", "each", "according", "including"})
_TIMES = frozenset({"years", "months", "weeks", "days", "hours"})
_NOT_IN_PHRASE = frozenset(
    {"IN", "TO", "VBD", "VBZ", "VBP", "VB", "MD", "DT", "PRP", "PRP$", "WDT", "WP", "CD", ".", ":", "-LRB-", "-RRB-"}
)
_OF_THE_PHRASE = _MODIFIERS | {"DT", "CD", "PRP$", "IN", "RBS"}
_REACH = 10


@cache
def measures() -> frozenset[str]:
    """Units of length, weight, power …, in small letters."""
    return frozenset(words("measures"))


@cache
def _singulars() -> dict[str, str]:
    """Plural that shows no "s", in small letters → its singular."""
    return {row["plural"]: row["singular"] for row in table("plurals")}


@dataclass(frozen=True, slots=True)
class Unit:
    """The singular noun, and the token that ends the counted phrase."""

    noun: str
    token: Token


def unit_of(seen: Seen) -> Unit | None:
    """What the number counts: "five new chapters" → chapter, "12-count" → count, "four of the 27 rules" → rule."""
    following = seen.next_token()
    if following is None:
        return None
    if following.text in ("-", "‐", "‑"):
        return _hyphened(seen)
    run = _phrase(seen, 2 if following.text == "+" else 1)  # 50+ companies
    noun = _head(seen, run) or _distant_head(seen) or _of_a_compound(seen, run)
    if noun is not None:
        return Unit(singular(noun), noun)
    return None if run else _of_the(seen) or _behind_bracket(seen) or _as(seen)


def singular(noun: Token) -> str:
    """The noun's singular, in lower case unless it is written in capitals throughout (NGO)."""
    word = noun.text
    if word.lower() in _singulars() or word.lower() in measures():
        return _singulars().get(word.lower(), word.lower())
    if noun.tag_ == "NNS" and not word[:-1].isupper():
        return noun.lemma_
    if word.lower().endswith("men") and _is_plural_name(noun):
        return word.lower()[:-2] + "an"
    if _shows_plural(noun):
        word = _without_plural(word)
    return word if word.isupper() and noun.text != noun.text.upper() else word.lower()


_ENDINGS = {"ies": "y", "sses": "ss", "ches": "ch", "shes": "sh", "xes": "x", "s": ""}


def _without_plural(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.lower().endswith(ending)), "")
    return word.removesuffix(word[len(word) - len(ending) :]) + _ENDINGS.get(ending, "")


def _shows_plural(noun: Token) -> bool:
    return (is_plural(noun) or _is_plural_name(noun)) and (len(noun.text) > 3 or noun.text[:-1].isupper())


def is_plural(noun: Token) -> bool:
    """Whether the noun can stand for several: a plural, or one of the nouns whose plural shows no ending."""
    return (
        noun.tag_ in ("NNS", "NNPS")
        or noun.lower_ in _singulars()
        or (noun.tag_ == "NNP" and noun.text.isupper() and noun.text.endswith("S"))
    )


def _is_plural_name(noun: Token) -> bool:
    """Whether a noun that is written as a name looks like a plural: 774 Local Councils, 31 Chairmen."""
    return noun.tag_ == "NNP" and noun.lower_.endswith(("s", "men")) and not noun.lower_.endswith(("ss", "us", "is"))


def _of_a_compound(seen: Seen, run: list[Token]) -> Token | None:
    """The count of "a seven count indictment", where a hyphen is left out: an article, and a noun in front of more words."""
    article = seen.first > 0 and seen.doc[seen.first - 1].lower_ in ("a", "an")
    first = run[0] if len(run) > 1 else None
    counted = first is not None and first.tag_ == "NN" and first.is_lower and first.lower_ not in _NO_UNIT
    return first if article and counted else None


def _hyphened(seen: Seen) -> Unit | None:
    """The noun of "a three-member panel"."""
    noun = seen.next_token(2)
    if noun is None or noun.tag_ not in ("NN", "NNS") or noun.lower_ in _NO_UNIT or not noun.text.islower():
        return None
    return Unit(singular(noun), noun)


def _behind_bracket(seen: Seen) -> Unit | None:
    """The noun of both numbers in "17 (10) charges", "17 (previous year: 10) charges": the surface ends at the number."""
    first = seen.next_token()
    if first is None or first.text not in ("(", ")"):
        return None
    texts = [token.text for step in range(1, _REACH) if (token := seen.next_token(step)) is not None]
    if ")" not in texts:
        return None
    noun = _head(seen, _phrase(seen, texts.index(")") + 2))
    return None if noun is None else Unit(singular(noun), seen.doc[seen.last])


def _phrase(seen: Seen, step: int = 1) -> list[Token]:
    """The words behind the number, from the one `step` places on, that may belong to its noun phrase."""
    run: list[Token] = []
    while len(run) < _REACH and (token := seen.next_token(step)) is not None:
        if token.text == "(" and run and _is_acronym(seen, step):  # General Services Office (GSO) contracts
            step += 3
            continue
        if not _belongs(token, seen.next_token(step + 1), run):
            break
        run.append(token)
        step += 1
    return run


def _is_acronym(seen: Seen, step: int) -> bool:
    """Whether the bracket that opens here holds one word and the phrase goes on behind it."""
    closing, beyond = seen.next_token(step + 2), seen.next_token(step + 3)
    return closing is not None and closing.text == ")" and beyond is not None and beyond.tag_ in _NOUNS


def _belongs(token: Token, beyond: Token | None, run: list[Token]) -> bool:
    """Whether the phrase that has come as far as `run` goes on with the token; `beyond` follows it."""
    tag = token.tag_
    if run and run[-1].tag_ in ("NN", "NNS") and run[-1].text.islower() and token.text.istitle():  # 1 count Unlawful Compensation
        return False
    if tag in _MODIFIERS:
        goes_on = beyond is not None and beyond.tag_ in _MODIFIERS
        return token.lower_ not in _ENDS_PHRASE or (goes_on and tag == "JJR")  # "two more people", not "two more than"
    if beyond is None or beyond.tag_ not in _MODIFIERS:
        return False
    quality = beyond.tag_[:2] in ("JJ", "VB")
    if not run:
        return tag in ("RB", "RBS", "RBR") and quality  # five newly built schools, five most important partners
    return tag == "CD" or (tag in ("RB", "CC", ",") and run[-1].tag_[:2] == "JJ" and quality)  # five new and modern schools


def _head(seen: Seen, run: list[Token]) -> Token | None:
    """The noun that is counted: the number's head in the parse if it can be, else the nearest plural of the run."""
    nouns = [token for token in run if (token.tag_ in _NOUNS or token.lower_ in _singulars()) and not _is_prefix(token)]
    one = seen.amount.value == 1 or (seen.amount.form == "fraction")
    fit = [token for token in nouns if is_plural(token) or one or token.lower_ in measures()]
    head = seen.doc[seen.last].head
    if head in fit or (head in nouns and _is_plural_name(head)):
        return head
    return _nearest(fit, one) if fit else None


def _nearest(fit: list[Token], one: bool) -> Token:
    """The first noun that can be counted; of a compound its last word: "one court clerk", "three trial judges posts"."""
    if one and not is_plural(fit[0]):
        return next((left for left, right in zip_longest(fit, fit[1:]) if right is None or left.i + 1 != right.i), fit[-1])
    return fit[0] if len(fit) == 1 or fit[0].i + 1 != fit[1].i or fit[0].lower_ in _TIMES else fit[-1]


def _is_prefix(token: Token) -> bool:
    """Whether a hyphen ties the word to the next one ("co" of "co-defendants"), or it is the hyphen itself."""
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return not token.text[0].isalnum() or (following is not None and following.text == "-" and not token.whitespace_)


def _distant_head(seen: Seen) -> Token | None:
    """The plural noun above the number, where only words of its phrase stand between: "15 car and bank robberies"."""
    head = seen.doc[seen.last].head
    while not is_plural(head) and head.head.i > head.i:
        head = head.head
    between = range(seen.last + 1, head.i)
    if not is_plural(head) or not between or len(between) > _REACH or head.idx >= seen.high:
        return None
    return None if any(_parts_phrase(seen.doc[i]) for i in between) else head


def _parts_phrase(token: Token) -> bool:
    """Whether no noun phrase goes on over the word; "of" inside a name does not part it."""
    in_name = token.lower_ == "of" and token.nbor(-1).tag_ == "NNP" and token.nbor().tag_ in ("NNP", "NNPS")
    return token.tag_ in _NOT_IN_PHRASE and not in_name


def _as(seen: Seen) -> Unit | None:
    """ "took up 64 as new cases": the number's own surface ends at the number."""
    following = seen.next_token()
    if following is None or following.lower_ != "as":
        return None
    noun = _head(seen, _phrase(seen, 2))
    return None if noun is None else Unit(singular(noun), seen.doc[seen.last])


def _of_the(seen: Seen) -> Unit | None:
    """ "four of the 27 recommendations", "two out of seven": the number's own surface ends at the number."""
    following = seen.next_token()
    of = 2 if following is not None and following.lower_ == "out" else 1
    words = (seen.next_token(step) for step in range(of, 9))
    first = next(words)
    if first is None or first.lower_ != "of":
        return None
    phrase = takewhile(lambda token: token.tag_ in _OF_THE_PHRASE, filter(None, words))
    plural = next(filter(is_plural, phrase), None)
    return None if plural is None else Unit(singular(plural), seen.doc[seen.last])
