"""What a figure measures, in a few words of the text, and the name that it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from pipeline.extraction.figures.kinds import POINTS, STEPS
from pipeline.extraction.figures.reading import Read
from pipeline.extraction.figures.seen import Seen
from pipeline.lexicons import table
from pipeline.rows import NameFound

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORDS = 9
_PHRASE = 25  # tokens of which the words are chosen
_REACH = 400  # code points on a side of the figure that are searched
_NAMES = 40  # names in front of the sentence among which "it" is looked for
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LIGHT = frozenset(
    {
        "total",
        "worth",
        "totalling",
        "totaling",
        "amounting",
        "sum",
        "amount",
        "value",
        "equivalent",
        "%",
        "percent",
        "cent",
        "following",
    }
)
# verbs whose subject the figure measures
_LEVELS = frozenset((
    "be", "amount", "total", "stand", "reach", "rise", "fall", "grow", "increase", "decrease", "decline", "drop", "improve",
    "exceed", "remain", "climb", "slip", "jump", "shrink", "average", "cost", "account", "represent", "have", "equal", "double",
    "triple", "plunge", "surge", "contract", "expand", "vary", "range", "constitute", "reduce", "raise", "lower", "cut", "halve",
))  # fmt: skip
_PARTS = frozenset({"instalments", "installments", "tranches", "stages", "parts", "steps", "countries", "cases"})
_COMPARES = frozenset({"compared", "by", "against", "versus", "than"})
_ASIDE = frozenset({"relcl", "appos", "punct", "advcl", "acl", "cc", "conj", "parataxis", "mark", "ccomp"})


@cache
def _qualifying() -> frozenset[str]:
    return frozenset(word for row in table("qualifiers") for word in row["phrase"].split())


def what(seen: Seen, read: Read, index: str) -> str:
    """What the figure measures, as a noun phrase of the text: the counted phrase, else what it is a part, a sum or a level of.

    `index`: the name of the ranking that the release speaks of there, or the empty string; scores and ranks measure it.
    """
    if read.heading:
        return read.heading
    ranked = read.unit == POINTS or read.unit in STEPS
    if index and (ranked or read.kind in ("score", "rank")):
        return index
    if read.noun is not None and not ranked:
        return _cut(seen, seen.last, _words(read.noun))
    if read.noun is None and read.kind == "count":  # 12 of them
        return read.unit
    following = seen.next_token()
    if following is not None and (following.lower_ == "of" or _is_in_kind(following, seen.next_token(2))):
        return _cut(seen, seen.last, _words(following))  # 18 per cent of the price, 5 million in bribes
    return _of_its_governor(seen, seen.doc[seen.last] if read.noun is None else read.noun)


def _of_its_governor(seen: Seen, last: Token) -> str:
    """What the noun or verb above the figure says; `last`: the token that ends the figure."""
    head = _governor(last, range(seen.first, last.i + 1))
    if head is None:
        return ""
    return _of_a_verb(seen, last, head) if head.pos_ in ("VERB", "AUX") else _cut(seen, last.i, _words(head))


def _is_in_kind(following: Token, beyond: Token | None) -> bool:
    """Whether "in" tells what a sum is of ("in bribes"), not when or in what parts it was paid."""
    kind = following.lower_ == "in" and beyond is not None and beyond.tag_ == "NNS" and beyond.is_lower
    return kind and not _is_aside(following)


def _of_a_verb(seen: Seen, last: Token, verb: Token) -> str:
    """What rose or amounts to the figure; what it was paid "in" or "for"; else what was done with it: "returned to Norland"."""
    own = range(seen.first, last.i + 1)
    tails = [child for child in verb.rights if child.dep_ in ("prep", "dative", "agent", "prt") and not _is_aside(child)]
    measured = _measured(verb, own)
    if measured is not None and measured.i not in own and (verb.lemma_ in _LEVELS or not tails):
        return _cut(seen, last.i, _words(measured))
    made_of = next((child for child in tails if child.lower_ in ("in", "for", "as") and child.i > last.i), None)
    if made_of is not None:
        return _cut(seen, last.i, _words(made_of))
    if verb.dep_ == "acl" and verb.head.i not in own:  # damage estimated at
        return _cut(seen, last.i, _words(verb.head))
    if verb.pos_ == "AUX":
        return ""
    return _cut(seen, last.i, [verb, *(word for child in tails for word in _words(child))])


def _measured(verb: Token, own: range) -> Token | None:
    """What a verb moves ("cut its staff by …"), else its subject; a pronoun names nothing. `own`: the figure's tokens."""
    named = [child for child in verb.children if child.pos_ != "PRON"]
    subject = next((child for child in named if child.dep_ in _SUBJECTS and child.i < verb.i), None)
    moved = next((child for child in named if child.dep_ == "dobj" and child.i > verb.i and child.i not in own), None)
    return moved if verb.lemma_ in _LEVELS and moved is not None else subject


def _is_aside(preposition: Token) -> bool:
    """Whether it only says when, in what parts, or compared with what."""
    told = preposition.lower_ in _COMPARES
    return told or any(child.ent_type_ == "DATE" or child.lower_ in _PARTS for child in preposition.children)


def _words(top: Token) -> list[Token]:
    """The first tokens of a phrase without asides, in their order."""
    return list(islice((token for token in _without_asides(top) if not token.is_space), _PHRASE))


def _without_asides(top: Token) -> Iterator[Token]:
    """The tokens of a phrase from left to right; what hangs on an aside is not entered."""
    waiting: list[tuple[Token, bool]] = [(top, False)]
    while waiting:
        word, opened = waiting.pop()
        if opened:
            yield word
            continue
        asides = _ASIDE if top in (word, word.head) else frozenset[str]()
        told = [c for c in word.children if c.dep_ not in asides and not (c.dep_ == "prep" and _is_aside(c))]
        order = sorted([(word, True), *((child, False) for child in told)], key=lambda each: each[0].i)
        waiting += reversed(order)


def _cut(seen: Seen, last: int, tokens: Sequence[Token]) -> str:
    """At most _WORDS words without the figure, which ends at token `last`; nothing hangs loose at either end."""
    first = seen.first
    while first > 0 and seen.first - first < 4 and seen.doc[first - 1].lower_ in _qualifying():
        first -= 1
    kept = [token for token in tokens if not first <= token.i <= last]
    while kept and kept[0].tag_ in ("DT", "CD", "IN", ",", "TO", "CC", "RB", "PRP$", "WDT", "-LRB-", "-RRB-", "HYPH", ":", "NFP"):
        kept.pop(0)
    kept = kept[: next((i for i, token in enumerate(kept) if token.tag_ in ("-LRB-", "``", ":", "_SP")), len(kept))]
    kept = kept[:_WORDS]
    while kept and kept[-1].tag_ in ("DT", "IN", ",", "TO", "CC", "-LRB-", "HYPH", "$", ":", ".", "WDT"):
        kept.pop()
    return _spelt(kept)


def _spelt(tokens: Sequence[Token]) -> str:
    """The tokens as the text spells them, one blank where words between them are left out."""
    spelt = ""
    for token, following in zip_longest(tokens, tokens[1:]):
        spelt += token.text
        if following is not None and (token.whitespace_ or following.i != token.i + 1):
            spelt += " "
    return spelt


def _governor(token: Token, own: range) -> Token | None:
    """The first noun or verb above the figure that says something: past prepositions, "worth", "a total of".

    `own`: the tokens of the figure itself.
    """
    for _ in range(8):
        if token.head.i == token.i:
            return None if token.i in own else token
        token = token.head
        if token.i not in own and token.pos_ in ("NOUN", "PROPN", "VERB", "AUX") and token.lower_ not in _LIGHT:
            return token
    return None


_INDEX = re.compile(r"\b(?:Index|Barometer|Ranking|Rating|Survey|Scoreboard)\b")
_ANOTHER = re.compile(r"\b(?:ratings?|surveys?|assessments?|[Yy]earbook)\b")


class Indices:
    """The names of rankings in a release, asked in order for the one that is spoken of at a place."""

    def __init__(self, names: Sequence[NameFound]) -> None:
        self._named = [(name.start, name.text) for name in names if _INDEX.search(name.text)]
        self._starts = [start for start, _ in self._named]

    def at(self, seen: Seen) -> str:
        """The last one named up to the end of the sentence, else the first of the release; empty where another is spoken of."""
        i = bisect_left(self._starts, seen.high)
        named_here = i > 0 and self._starts[i - 1] >= seen.low
        if not named_here and _ANOTHER.search(seen.around(_REACH)):
            return ""
        return self._named[max(0, i - 1)][1] if self._named else ""


# Whom it is about

_ABOUT_LABELS = frozenset({"PLACE", "AGENCY", "ORG", "PERSON"})
_ELLIPTIC = re.compile(
    r"(?:,?\s(?:(?:is\s|in\s|was\s)?(?:first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th))\s(?:place\s)?)?(?:with|has|had|in|to|at|received|scored|got|follows|is|was|on|stands|stood|now)\b[^,;]{0,30}|\s\(?|,\s)"
)
_GOVERNED = re.compile(r"\b(?:of|in|from|for|among|by|than|between|against)\s(?:the\s)?(?:[A-Z]\w+[\s,]*){0,3}(?:and\s)?\Z")
_BESIDE = re.compile(
    r"\s?\(|,?\s(?:and|or|but|with|in|on|at|is|was|the|had|has|ranked|placed|held|took|came|scored|also)\b|,\s|\s"
)
_BODIES = r"agency|bureau|court|committee|body|office|ministry|commission"
_SAME_AGAIN = re.compile(
    rf"(?:\A|[,;:]\s(?:and\s)?)(?:\w+\s){{0,6}}?(?:it|its|the\s(?:country|bank|company|{_BODIES}))\b",
    re.IGNORECASE,
)
_LABELS_OF = (
    ("country", frozenset({"PLACE"})),
    ("bank", frozenset({"ORG", "AGENCY"})),
    ("company", frozenset({"ORG"})),
    *((body, frozenset({"AGENCY"})) for body in _BODIES.split("|")),
)
_CLAUSES = frozenset({"ccomp", "relcl", "acl", "parataxis", "csubj"})


class Subjects:
    """The names of a release, asked in order for the one that each figure is about."""

    def __init__(self, names: Sequence[NameFound]) -> None:
        self._names = sorted((name for name in names if name.label in _ABOUT_LABELS), key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._last: NameFound | None = None
        self._figure: tuple[int, NameFound | None] = (0, None)

    def of(self, seen: Seen, end: int) -> int | None:
        """Where the mention begins that the figure is about, or None where that is not plain. `end`: the figure's end."""
        name = self._of(seen)
        self._figure = end, name
        if name is not None:
            self._last = name
        return None if name is None else name.start

    def _of(self, seen: Seen) -> NameFound | None:
        """The name right before the figure, or of the figure beside it, or the subject above it, or what "it" stands for."""
        start, text = seen.amount.start, seen.text
        before = self._names[bisect_left(self._starts, seen.low) : bisect_left(self._starts, start)]
        if before and _ELLIPTIC.fullmatch(text, before[-1].end, start) and not _is_governed(seen, before[-1]):
            return before[-1]
        end, name = self._figure
        if (
            name is not None
            and end > seen.low
            and not (before and before[-1].start > end)
            and _BESIDE.match(text, end)
            and start - end < 25
        ):
            return name
        return self._subject(seen, before) or self._meant(seen)

    def _meant(self, seen: Seen) -> NameFound | None:
        """What "it" or "the country" in front of the figure stands for: the last subject of the paragraph, or of a figure."""
        again = _SAME_AGAIN.search(seen.before(_REACH))
        if again is None:
            return None
        labels = next((labels for word, labels in _LABELS_OF if word in again[0].lower()), _ABOUT_LABELS)
        opens = seen.text.rfind("\n", 0, seen.low) + 1
        last = bisect_left(self._starts, seen.low)
        earlier = self._names[max(bisect_left(self._starts, opens), last - _NAMES) : last]
        subjects = (name for name in reversed(earlier) if name.label in labels and _is_subject(seen.doc, name))
        return next(subjects, None) or (self._last if self._last is not None and self._last.label in labels else None)

    def _subject(self, seen: Seen, before: Sequence[NameFound]) -> NameFound | None:
        """The nearest name in front of the figure that is the subject of a verb above it in its clause."""
        token = seen.doc[seen.last]
        heads: set[int] = set()
        while token.head.i != token.i and len(heads) < 12 and token.dep_ not in _CLAUSES:
            token = token.head
            heads.add(token.i)
        return next((name for name in reversed(before) if _is_subject(seen.doc, name, heads)), None)


def _is_governed(seen: Seen, name: NameFound) -> bool:
    """Whether the name only hangs on a preposition ("of Norland")."""
    return bool(_GOVERNED.search(seen.text, max(seen.low, name.start - _REACH), name.start))


def _is_subject(doc: Doc, name: NameFound, verbs: Container[int] | None = None) -> bool:
    """Whether the name is the subject of a verb, where given of one of these (token indices)."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in _SUBJECTS and (verbs is None or span.root.head.i in verbs)
