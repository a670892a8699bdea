"""Which words govern a sum of money: what hangs on it ("in bribes"), then the nouns and verbs above it, the nearest first.

A step is a noun ("fine") or a verb ("to pay", "to agree to pay"), with what describes it in brackets: "fund (stolen)". Joined
by "; " they say what the sum is: "bribe; to pay". A verb's clause bounds what it governs, save for verbs that only state an
amount ("assets amounting to …") and for what is said, asked or agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extraction.figures.kinds import LEVELS
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset((
    "total", "worth", "totalling", "totaling", "amounting", "sum", "amount", "value", "equivalent", "%", "percent", "cent",
    "following", "valued", "estimated", "amounts", "sums", "level", "levels",
))  # fmt: skip
"""Words that only say that an amount follows."""
_LIGHT_VERBS = frozenset({"total", "amount", "value", "estimate", "exceed", "be"})
_REACH = 12
_LINKS = frozenset(
    {"of", "worth", "totalling", "totaling", "amounting", "to", "valued", "at", "estimated", "exceeding", "(", "in", "tune"}
)
_OF, _PLACED = frozenset({"of", "in"}), frozenset({"of", "under", "from", "for"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "acomp", "oprd"})
_MEANS = frozenset({"cash", "instalments", "installments"})  # in which it is paid
_RUN = 6
_CLAUSES = frozenset({"acl", "relcl"})
_BOUNDS = frozenset({"acl", "relcl", "advcl", "parataxis", "dep", "conj"})
_LEMMAS = {"fin": "fine"}  # of "fined"
_GOES_ON = re.compile(
    r",?\s(?:(?:and|or)\s)?(?:(?:about|around|over|approximately|nearly|almost|some|another|more\sthan|close\sto|up\sto)\s)?"
)
_MODALS = frozenset({"should", "must", "may", "could", "would"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


class Governors:
    """Asked in order for the words that govern each sum; what only goes on with a sum is governed as that is."""

    def __init__(self) -> None:
        self._last: tuple[int, str] = (0, "")

    def of(self, seen: Seen) -> str:
        """The steps from the sum upwards, each said once, joined by "; "."""
        steps = _governors(seen)
        end, last = self._last
        if last and _GOES_ON.fullmatch(seen.text, end, seen.amount.start):
            steps += [step for step in last.split("; ") if step not in steps]
        self._last = seen.amount.end, "; ".join(steps)
        return self._last[1]


def _governors(seen: Seen) -> list[str]:
    own = range(seen.first, seen.last + 1)
    above = (linked(seen), *_above(seen.doc[seen.last], own))
    below = (_step(token, own) for token in _below(seen))
    steps = (*below, _followed(seen), *(_step(token, own) for token in above if token is not None))
    described = [f"({verb.lemma_.lower()})" for verb in seen.doc[seen.last].rights if verb.dep_ in _CLAUSES]
    return list(dict.fromkeys([*_compared(seen), *filter(None, steps), *described]))


def _compared(seen: Seen) -> Iterator[str]:
    """ "CHF 2 billion less than", "one billion more"."""
    following = seen.next_token()
    if following is not None and following.tag_ in ("JJR", "RBR"):
        yield following.lower_


def _below(seen: Seen) -> Iterator[Token]:
    """The noun of "5 million in bribes", "50 million of the funds"."""
    following = seen.next_token()
    if following is not None and following.lower_ in _OF:
        yield from (child for child in following.children if child.dep_ == "pobj" and child.lower_ not in _MEANS)


def _followed(seen: Seen) -> str:
    """The noun of "a $3 million civil penalty", the words in between describing it, whatever the parse makes of a headline."""
    behind = (seen.next_token(step) for step in range(1, _RUN))
    run = list(takewhile(lambda word: word is not None and word.pos_ in _NOUNS | {"ADJ"}, behind))
    nouns = [word for word in run if word is not None and word.pos_ in _NOUNS]
    if not nouns or nouns[-1].lower_ in LIGHT:
        return ""
    described = [word.lower_ for word in run if word is not None and word.i < nouns[-1].i]
    return _named(singular(nouns[-1]).lower(), described)


def linked(seen: Seen) -> Token | None:
    """The noun of "bribes totalling 5 million", whatever the parse makes of it; in headlines verbs pass for names."""
    i, is_linked = seen.first - 1, False
    while i >= 0 and seen.doc[i].idx >= seen.low and (seen.doc[i].lower_ in _LINKS | LIGHT or seen.doc[i].pos_ in ("ADV", "DET")):
        is_linked = is_linked or seen.doc[i].lower_ in _LINKS
        i -= 1
    found = seen.doc[i] if i >= 0 and seen.doc[i].idx >= seen.low else None
    return found if found is not None and (found.pos_ == "PROPN" or (is_linked and found.pos_ == "NOUN")) else None


def _above(token: Token, own: range) -> Iterator[Token]:
    """The nouns and verbs above the sum, of a verb that states an amount its subject too."""
    for _ in range(_REACH):
        head, joined = token.head, token.dep_ == "conj"
        if head.i == token.i or _bounds(token):
            return
        if head.i not in own and not (joined and head.pos_ in _NOUNS):
            yield from _measured(head, own)
            yield head
        token = head


def _bounds(token: Token) -> bool:
    """Whether what stands above the token governs nothing in its clause."""
    return token.pos_ in _VERBS and token.dep_ in _BOUNDS and token.lemma_ not in _LIGHT_VERBS


def _measured(verb: Token, own: range) -> Iterator[Token]:
    """The subject of a verb of levels, of "the amount of the fines" the fines."""
    if verb.pos_ not in _VERBS or verb.lemma_ not in LEVELS:
        return
    if verb.dep_ == "relcl":  # assets, which amounted to
        yield verb.head
    for subject in verb.children:
        if subject.dep_ in _SUBJECTS and subject.i not in own and subject.pos_ in _NOUNS:
            yield subject
            yield from (noun for child in subject.children if child.lower_ == "of" for noun in child.children)


def _step(token: Token, own: Sequence[int]) -> str:
    """A noun or verb with its describing words; nothing for words that only say that an amount follows."""
    if token.i in own or token.lower_ in LIGHT or token.pos_ not in _NOUNS | _VERBS or not token.text[0].isalpha():
        return ""
    described = [word for child in token.children if child.i not in own for word in _described(child)]
    return _named(_verb(token) if token.pos_ in _VERBS else singular(token).lower(), described)


def _named(name: str, described: Sequence[str]) -> str:
    return f"{name} ({' '.join(described)})" if described else name


def _verb(verb: Token) -> str:
    """ "to give up", and of "agreed to pay" both."""
    particle = "".join(f" {child.lower_}" for child in verb.children if child.dep_ == "prt" and not _qualifies(child))
    asked = f"to {verb.head.lemma_.lower()} " if verb.dep_ == "xcomp" and verb.head.pos_ in _VERBS else ""
    lemma = verb.lemma_.lower()
    return f"{asked}to {_LEMMAS.get(lemma, lemma)}{particle}"


def _qualifies(particle: Token) -> bool:
    """Whether what the parse takes for a particle belongs to the sum: "provide up to 5 million", "pay around 5 million"."""
    following = particle.nbor() if particle.i + 1 < len(particle.doc) else None
    return particle.lower_ in ("around", "about", "over") or (following is not None and following.lower_ == "to")


def _described(child: Token) -> Iterator[str]:
    """What a word beside or below a noun or verb says of it."""
    if child.dep_ in _DESCRIBING or child.dep_ in _CLAUSES or (child.dep_ == "aux" and child.lower_ in _MODALS):
        yield child.lemma_.lower()
    elif child.dep_ == "prep" and child.lower_ in _PLACED:
        yield from (noun.lemma_.lower() for noun in child.children if noun.pos_ == "NOUN")
