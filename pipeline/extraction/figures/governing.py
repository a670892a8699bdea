"""Which words govern a sum of money: what hangs on it ("in bribes"), then the nouns and verbs above it, the nearest first.

A step is a noun ("fine") or a verb ("to pay", "to agree to pay"), with what describes it in brackets: "fund (stolen)". Joined
by "; " they say what the sum is: "bribe; to pay". A verb's clause bounds what it governs, save for verbs that only state an
amount ("assets amounting to …") and for what is said, asked or agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.figures.kinds import LEVELS
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset((
    "total", "worth", "totalling", "totaling", "amounting", "sum", "amount", "value", "equivalent", "%", "percent", "cent",
    "following", "valued", "estimated", "amounts", "sums",
))  # fmt: skip
"""Words that only say that an amount follows."""
_LIGHT_VERBS = frozenset({"total", "amount", "value", "estimate", "exceed", "be"})
_REACH = 12
_LINKS = frozenset({"of", "worth", "totalling", "totaling", "amounting", "to", "valued", "at", "estimated", "exceeding", "("})
_OF, _PLACED = frozenset({"of", "in"}), frozenset({"of", "under", "from", "for"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_DESCRIBING = frozenset({"amod", "compound", "nmod"})
_CLAUSES = frozenset({"acl", "relcl"})
_BOUNDS = frozenset({"acl", "relcl", "advcl", "parataxis", "dep", "conj"})
_LEMMAS = {"fin": "fine"}  # of "fined"
_MODALS = frozenset({"should", "must", "may", "could", "would"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def governed_by(seen: Seen) -> str:
    """The steps from the sum upwards, each said once."""
    own = range(seen.first, seen.last + 1)
    found = (*_below(seen), linked(seen), *_above(seen.doc[seen.last], own))
    steps = (_step(token, own) for token in found if token is not None)
    described = [f"({verb.lemma_.lower()})" for verb in seen.doc[seen.last].rights if verb.dep_ in _CLAUSES]
    return "; ".join(dict.fromkeys([*filter(None, steps), *described]))


def _below(seen: Seen) -> Iterator[Token]:
    """The noun of "5 million in bribes", "50 million of the funds"."""
    following = seen.next_token()
    if following is not None and following.lower_ in _OF:
        yield from (child for child in following.children if child.dep_ == "pobj" and child.pos_ == "NOUN")


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
    for subject in verb.children:
        if subject.dep_ in _SUBJECTS and subject.i not in own and subject.pos_ in _NOUNS:
            yield subject
            yield from (noun for child in subject.children if child.lower_ == "of" for noun in child.children)


def _step(token: Token, own: Sequence[int]) -> str:
    """A noun or verb with its describing words; nothing for words that only say that an amount follows."""
    if token.i in own or token.lower_ in LIGHT or token.pos_ not in _NOUNS | _VERBS or not token.text[0].isalpha():
        return ""
    described = [word for child in token.children if child.i not in own for word in _described(child)]
    name = _verb(token) if token.pos_ in _VERBS else singular(token).lower()
    return f"{name} ({' '.join(described)})" if described else name


def _verb(verb: Token) -> str:
    """ "to give up", and of "agreed to pay" both."""
    particle = "".join(f" {child.lower_}" for child in verb.children if child.dep_ == "prt")
    asked = f"to {verb.head.lemma_.lower()} " if verb.dep_ == "xcomp" and verb.head.pos_ in _VERBS else ""
    lemma = verb.lemma_.lower()
    return f"{asked}to {_LEMMAS.get(lemma, lemma)}{particle}"


def _described(child: Token) -> Iterator[str]:
    """What a word beside or below a noun or verb says of it."""
    if child.dep_ in _DESCRIBING or child.dep_ in _CLAUSES or (child.dep_ == "aux" and child.lower_ in _MODALS):
        yield child.lemma_.lower()
    elif child.dep_ == "prep" and child.lower_ in _PLACED:
        yield from (noun.lemma_.lower() for noun in child.children if noun.pos_ == "NOUN")
