"""The name that a figure is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from pipeline.extraction.figures.seen import Seen
from pipeline.rows import NameFound

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REACH = 400  # code points on a side of the figure that are searched
_RIGHT_BEHIND = 3  # code points between whom a sum is paid to and the sum
_NAMES = 40  # names in front of the sentence among which "it" is looked for, and in it, whom a penalty hits
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PENALISING = frozenset({"convict", "fine", "impose", "levy", "order", "penalise", "penalize", "sanction", "sentence"})
_HIT = frozenset({"dobj", "nsubj", "pobj"})
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
_GIVES = re.compile(
    r"(?:\s\([^()]*\))?\s(?:(?:has|have|had|will|would|must|shall|also|agree[sd]?|to)\s){0,4}"
    r"(?:pays?|paid|owes?|owed|gives?|gave|grants?|granted|awards?|awarded|lends?|lent|sends?|sent|offers?|offered)\s"
    r"(?:(?:the|an?|additional|another|over|about|around|nearly|almost|approximately|up\sto|more\sthan)\s){0,3}",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(
    r"\s(?:allocated|awarded|committed|contributed|donated|granted|invested|lent|made\savailable|paid|pledged|provided|spent)"
    r"\sby\s(?:the\s)?"
)
_OWNED = re.compile(
    r"['’]s?\s(?:(?!(?:of|to|for|in|that|and|on|from|fine|penalty)\b)[\w-]+\s){1,4}"
    r"(?:of|amounts?\sto|amounted\sto|totals|totall?ed|is|was|reach(?:es|ed)|exceed(?:s|ed)|st(?:ands|ood)\sat)\s(?:[a-z]+\s){0,3}"
)
"""Between a name and a sum that it has: "Norland's annual contribution of 5 million"."""
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
        giver = _giver(text, before, start)
        if giver is not None and not _is_governed(seen, giver):
            return giver
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
        return self._giving(seen) or self._subject(seen, before) or _owning(seen, before) or self._meant(seen)

    def _giving(self, seen: Seen) -> NameFound | None:
        """Who is said right behind the figure to have given it: "5 million provided by the Grain Board"."""
        given = _GIVEN_BY.match(seen.text, seen.amount.end, seen.high)
        at = bisect_left(self._starts, given.end()) if given else len(self._starts)
        return self._names[at] if given and at < len(self._starts) and self._starts[at] == given.end() else None

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
        found = next((name for name in reversed(before) if _is_subject(seen.doc, name, heads)), None)
        return self._penalised(seen, found) if found is not None else None

    def _penalised(self, seen: Seen, subject: NameFound) -> NameFound | None:
        """The subject of a sum; where it fines, orders to pay or imposes a penalty, whom that is about, if named."""
        span = seen.doc.char_span(subject.start, subject.end, alignment_mode="expand")
        verb = span.root.head if span is not None else None
        if verb is None or span is None or span.root.dep_ != "nsubj" or verb.lemma_.lower() not in _PENALISING:
            return subject
        here = self._names[bisect_left(self._starts, seen.low) : bisect_left(self._starts, seen.high)]
        return next((name for name in here[:_NAMES] if name is not subject and _is_hit(seen.doc, name, verb.i)), None)


def _is_hit(doc: Doc, name: NameFound, verb: int) -> bool:
    """Whether a name is the object of a penalising verb, of a verb below it ("ordered Delmar to pay"), or behind its "on"."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    root = span.root if span is not None else None
    root = root.head if root is not None and root.dep_ in ("appos", "compound") else root  # "the company Delmar"
    if root is None or root.dep_ not in _HIT:
        return False
    above = root.head
    return verb in (above.i, above.head.i, above.head.head.i) and (root.dep_ != "pobj" or above.lower_ in ("on", "against"))


def _giver(text: str, before: Sequence[NameFound], start: int) -> NameFound | None:
    """Who gives a sum that starts there: "the mill paid the fund 5 million", "Mill Awards 5 Million"."""
    to_whom = (
        len(before) > 1 and start - before[-1].end < _RIGHT_BEHIND and _GIVES.fullmatch(text, before[-2].end, before[-1].start)
    )
    if to_whom:
        return before[-2]
    return before[-1] if before and _GIVES.fullmatch(text, before[-1].end, start) else None


def _owning(seen: Seen, before: Sequence[NameFound]) -> NameFound | None:
    """The name in front of the figure that has what the figure measures."""
    owned = before and _OWNED.fullmatch(seen.text, before[-1].end, seen.amount.start)
    return before[-1] if owned else None


def _is_governed(seen: Seen, name: NameFound) -> bool:
    """Whether the name only hangs on a preposition ("of Norland")."""
    return bool(_GOVERNED.search(seen.text, max(seen.low, name.start - _REACH), name.start))


def _is_subject(doc: Doc, name: NameFound, verbs: Container[int] | None = None) -> bool:
    """Whether the name is the subject of a verb, where given of one of these (token indices)."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    named = span.root.dep_ == "appos" and span.root.head.i + 1 == span.start  # the company Delmar
    root = span.root.head if named else span.root
    return root.dep_ in _SUBJECTS and (verbs is None or root.head.i in verbs)
