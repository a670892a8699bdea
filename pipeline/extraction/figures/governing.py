"""Which words govern a sum of money: what hangs on it ("in bribes"), then the nouns and verbs above it, the nearest first.

A step is a noun ("fine") or a verb ("to pay", "to agree to pay"), with what describes it in brackets: "fund (stolen)". Joined
by "; " they say what the sum is: "bribe; to pay". A verb's clause bounds what it governs, save for verbs that only state an
amount ("assets amounting to …") and for what is said, asked or agreed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.extraction.figures.kinds import LEVELS
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.units import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

LIGHT = frozenset((
    "total", "worth", "totalling", "totaling", "amounting", "sum", "amount", "value", "equivalent", "%", "percent", "cent",
    "following", "valued", "estimated", "amounts", "sums", "level", "levels", "tune",
))  # fmt: skip
"""Words that only say that an amount follows."""
_LIGHT_VERBS = frozenset({"total", "amount", "value", "estimate", "exceed", "be"})
_REACH = 12
_LINKS = frozenset(
    {
        "of",
        "worth",
        "totalling",
        "totaling",
        "amounting",
        "to",
        "valued",
        "at",
        "estimated",
        "exceeding",
        "(",
        "in",
        "total",
        "totals",
        "between",
    }
)
_STATING = frozenset({"amounting", "estimated", "totaling", "totalling", "valued", "worth"})
_QUALIFIERS = frozenset({"over", "around", "about", "approximately", "nearly", "almost", "more", "than", "up"})
_PASSED = frozenset({"ADV", "DET"})
_RECEIVING = frozenset({"to", "for", "from", "by"})
_OF, _PLACED = frozenset({"of", "in"}), frozenset({"of", "under", "from", "for"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_DESCRIBING = frozenset({"amod", "compound", "nmod", "acomp", "oprd"})
_MEANS = frozenset({"cash", "instalments", "installments"})  # in which it is paid
_RUN = 6
_CLAUSES = frozenset({"acl", "relcl"})
_AIMS = frozenset({"acl", "advcl", "relcl", "xcomp"})
_SETTLING = frozenset({"resolve", "settle"})
_BOUNDS = frozenset({"acl", "relcl", "advcl", "parataxis", "dep", "conj"})
_GIVEN = frozenset({"attr", "dobj", "npadvmod", "oprd"})
_FIXING = frozenset({"cap", "fix", "put", "set"})
_LEMMAS = {"fin": "fine"}  # of "fined"
_GOES_ON = re.compile(
    r",?\s(?:(?:and|or)\s)?(?:(?:about|around|over|approximately|nearly|almost|some|another|more\sthan|close\sto|up\sto)\s)?"
    r"|\sfor\s[a-z][a-z\s-]{0,30}\sand\s"  # of each the price: "500 for a first offence and 900 for each other"
)
_SET_PHRASES = frozenset({"return", "exchange", "addition", "support"})
_SAID_BEHIND = frozenset({"available", "frozen"})  # adjectives to the model
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
    above = [token for token in (linked(seen), *_above(seen.doc[seen.last], own)) if token is not None]
    below = (_step(token, own) for token in _below(seen))
    above = [*above, *_purposes([seen.doc[seen.last], *above])]
    steps = (*below, _followed(seen), *(_step(token, own) for token in above))
    return list(dict.fromkeys([*_compared(seen), *filter(None, steps), *_held(seen)]))


def _purposes(above: Iterable[Token]) -> Iterator[Token]:
    """What a sum is paid for, with its verb or beside it: "to settle" of "will pay 5 million to settle the case"."""
    yield from (verb for token in above for verb in token.children if verb.dep_ in _AIMS and verb.lemma_ in _SETTLING)


def _held(seen: Seen) -> Iterator[str]:
    """ "5 million frozen", "5 million that was stolen", "makes 5 million available"."""
    following = seen.next_token()
    said = [verb for verb in seen.doc[seen.last].rights if verb.dep_ in _CLAUSES]
    if following is not None and following not in said and (following.tag_ == "VBN" or following.lower_ in _SAID_BEHIND):
        said.insert(0, following)
    yield from (f"({word.lower_ if word.lower_ in _SAID_BEHIND else word.lemma_.lower()})" for word in said)


def _compared(seen: Seen) -> Iterator[str]:
    """ "CHF 2 billion less than", "one billion more"."""
    following = seen.next_token()
    if following is not None and following.tag_ in ("JJR", "RBR"):
        yield following.lower_


def _below(seen: Seen) -> Iterator[Token]:
    """The noun of "5 million in bribes", "50 million of the funds", of "in Record Data Settlement" the last."""
    following = seen.next_token()
    if following is None or following.lower_ not in _OF:
        return
    for noun in following.children:
        if noun.dep_ == "pobj" and noun.lower_ not in _MEANS:
            names = takewhile(lambda word: word.pos_ in _NOUNS, (seen.doc[i] for i in range(noun.i, len(seen.doc))))
            yield list(names)[-1] if noun.pos_ == "PROPN" else noun


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
    start = seen.doc[seen.first].sent.start
    before = [seen.doc[i] for i in range(seen.first - 1, start - 1, -1)]
    passed = list(takewhile(lambda word: _only_links(word) or _parts_amount(word), before))
    found = before[len(passed)] if len(passed) < len(before) else None
    is_linked = any(word.lower_ in _LINKS for word in passed)
    if found is None or not (found.pos_ == "PROPN" or (is_linked and found.pos_ == "NOUN")):
        return None
    return _given(found) if is_linked else found


def _parts_amount(comma: Token) -> bool:
    """Whether a comma stands in front of what states an amount: "assets of the mayor, amounting to 5 million"."""
    return comma.text == "," and comma.i + 1 < len(comma.doc) and comma.nbor().lower_ in _STATING


def _only_links(word: Token) -> bool:
    return word.lower_ in _LINKS | LIGHT | _QUALIFIERS or word.pos_ in _PASSED


def _given(noun: Token) -> Token | None:
    """Of "funding to towns and the islands totalling 5 million" what is given, not who receives it."""
    top = top_of(noun)
    if noun.dep_ == "conj" and any(child.dep_ == "poss" for child in noun.children):  # assets of the mayor and his family
        return top
    if top.dep_ != "pobj" or top.head.lower_ not in _RECEIVING:
        return noun
    giving = top.head.head
    given = (child for child in giving.children if child.dep_ == "dobj")
    return giving if giving.pos_ == "NOUN" else next(given, None if noun.pos_ == "PROPN" else noun)


def top_of(noun: Token) -> Token:
    """The first of the nouns in a row; of a name what it is of: the towns of "towns and the islands of Torvik"."""
    while noun.dep_ == "conj" or (noun.pos_ == "PROPN" and _is_of(noun)):
        noun = noun.head if noun.dep_ == "conj" else noun.head.head
    return noun


def _is_of(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "of"


def _above(token: Token, own: range) -> Iterator[Token]:
    """The nouns and verbs above the sum, of a verb that states an amount its subject too."""
    for _ in range(_REACH):
        head, joined = token.head, token.dep_ == "conj"
        if head.i == token.i or _bounds(token):
            yield from _undergone(token)
            return
        if head.i not in own and not (joined and head.pos_ in _NOUNS) and not _only_adds_to(token, head):
            yield from _measured(head, own)
            yield head
            yield from _receiving(token, head)
        if _is_told_beside(token, head):
            return
        token = head


def _only_adds_to(preposition: Token, verb: Token) -> bool:
    """Whether a verb says what the sum comes from, not that it is given: "the mill contributed to a $5 million debt"."""
    return preposition.lower_ == "to" and verb.pos_ in _VERBS and verb.lemma_ == "contribute"


def _is_told_beside(preposition: Token, noun: Token) -> bool:
    """Whether the sum only describes the subject: "the deal with a value of $5 million helps farmers"."""
    return preposition.lower_ == "with" and noun.dep_ == "nsubj"


def _receiving(given: Token, verb: Token) -> Iterator[Token]:
    """Who is given the sum in the passive: the winner of "the winner was awarded $5,000"."""
    if given.dep_ in _GIVEN and verb.lemma_ == "award":
        yield from (child for child in verb.children if child.dep_ == "nsubjpass" and child.pos_ in _NOUNS)


def _undergone(bound: Token) -> Iterator[Token]:
    """What was done to that of which the bounding clause tells: "funds seized in Norland totalling 5 million were returned"."""
    if bound.dep_ == "acl" and bound.head.dep_ == "nsubjpass":
        yield from (bound.head, bound.head.head)


def _bounds(token: Token) -> bool:
    """Whether what stands above the token governs nothing in its clause."""
    return token.pos_ in _VERBS and token.dep_ in _BOUNDS and token.lemma_ not in _LIGHT_VERBS


def _measured(verb: Token, own: range) -> Iterator[Token]:
    """The subject of a verb of levels, of "the amount of the fines" the fines."""
    fixed = verb.lemma_ in _FIXING and any(child.dep_ == "nsubjpass" for child in verb.children)  # the budget was set at
    if verb.pos_ not in _VERBS or (verb.lemma_ not in LEVELS and not fixed):
        return
    if verb.dep_ == "relcl":  # assets, which amounted to
        yield verb.head
    asked = verb.head.children if verb.dep_ == "xcomp" else ()  # the awards are expected to total
    for subject in (*verb.children, *asked):
        if subject.dep_ in _SUBJECTS and subject.i not in own and subject.pos_ in _NOUNS | {"ADJ"}:  # the fine amounts to
            yield subject
            yield from (noun for child in subject.children if child.lower_ == "of" for noun in child.children)


def _step(token: Token, own: Sequence[int]) -> str:
    """A noun or verb with its describing words; nothing for words that only say that an amount follows."""
    if token.i in own or not _says_something(token):
        return ""
    if token.lower_ in LIGHT:
        return _light(token)
    if token.dep_ == "compound" and token.head.lower_ in LIGHT:  # market value
        return _named(token.head.lower_, [token.lemma_.lower()])
    described = [word for child in token.children if child.i not in own for word in _described(child)]
    return _named(_verb(token) if token.pos_ in _VERBS else singular(token).lower(), described)


def _says_something(token: Token) -> bool:
    """Whether it is a noun, verb or subject, and none of a set phrase: "in return for a grant"."""
    told = token.pos_ in _NOUNS | _VERBS or token.dep_ in _SUBJECTS
    in_phrase = token.lower_ in _SET_PHRASES and token.i > 0 and token.nbor(-1).lower_ == "in"
    return told and not in_phrase and token.text[0].isalpha()


def _light(noun: Token) -> str:
    """A noun that only says that an amount follows, where another noun makes it say more: "asset value"."""
    made = [child.lemma_.lower() for child in noun.children if child.dep_ == "compound" and child.pos_ in _NOUNS]
    return _named(noun.lower_, made) if made and noun.pos_ in _NOUNS else ""


def _named(name: str, described: Sequence[str]) -> str:
    return f"{name} ({' '.join(described)})" if described else name


def _verb(verb: Token) -> str:
    """ "to give up", and of "agreed to pay" both."""
    particle = "".join(f" {child.lower_}" for child in verb.children if _is_particle(child))
    asked = f"to {verb.head.lemma_.lower()} " if verb.dep_ == "xcomp" and verb.head.pos_ in _VERBS else ""
    lemma = verb.lemma_.lower()
    return f"{asked}to {_LEMMAS.get(lemma, lemma)}{particle}"


def _is_particle(child: Token) -> bool:
    return child.lower_ in ("aside", "back") or (child.dep_ == "prt" and not _qualifies(child))


def _qualifies(particle: Token) -> bool:
    """Whether what the parse takes for a particle belongs to the sum: "provide up to 5 million", "pay around 5 million"."""
    following = particle.nbor() if particle.i + 1 < len(particle.doc) else None
    return particle.lower_ in ("around", "about", "over") or (following is not None and following.lower_ == "to")


def _described(child: Token) -> Iterator[str]:
    """What a word beside or below a noun or verb says of it."""
    told = child.dep_ in _CLAUSES and child.lemma_ not in LEVELS  # assets, which increased to 5 million, are no increase
    if child.dep_ in _DESCRIBING or told or (child.dep_ == "aux" and child.lower_ in _MODALS):
        yield child.lemma_.lower()
    elif child.dep_ == "prep" and child.lower_ in _PLACED:
        yield from (noun.lemma_.lower() for noun in child.children if noun.pos_ == "NOUN")
