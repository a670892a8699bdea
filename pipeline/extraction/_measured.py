"""What a figure measures, in a few words of the text, and the name that it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.extraction._seen import Seen
from pipeline.rows import NameFound

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = 9
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_LIGHT = frozenset({"total", "worth", "totalling", "totaling", "amounting", "sum", "amount", "value", "equivalent"})
_ASIDE = frozenset({"relcl", "appos", "punct", "advcl", "acl", "cc", "conj", "parataxis", "mark", "ccomp"})


def what(seen: Seen, noun: Token | None) -> str:
    """What the figure measures: the counted phrase, else the noun or the clause that the sum belongs to."""
    if noun is not None and noun.i > seen.last:
        return _phrase(seen, noun)
    head = _governor(seen)
    if head is None:
        return ""
    if head.pos_ in ("VERB", "AUX"):
        subject = next((child for child in head.lefts if child.dep_ in _SUBJECTS), None)
        tail = [word for child in head.rights if child.dep_ in ("prep", "dative", "agent", "prt") for word in _words(seen, child)]
        return _cut([*(_words(seen, subject) if subject is not None else []), head, *tail])
    return _phrase(seen, head)


def _phrase(seen: Seen, noun: Token) -> str:
    return _cut(_words(seen, noun))


def _words(seen: Seen, top: Token) -> list[Token]:
    """The tokens of a phrase without the figure itself and without asides, in their order."""
    gone = {token.i for child in top.children if child.dep_ in _ASIDE for token in child.subtree}
    return [t for t in top.subtree if t.i not in gone and not seen.first <= t.i <= seen.last and not t.is_space]


def _cut(tokens: Sequence[Token]) -> str:
    """At most _WORDS words, without an article or a preposition hanging at an end."""
    kept = list(tokens)[: _WORDS + 2]
    while kept and kept[0].tag_ in ("DT", "IN", ",", "TO", "CC", "RB", "PRP$", "-LRB-", "-RRB-", "HYPH", ":"):
        kept.pop(0)
    kept = kept[:_WORDS]
    while kept and kept[-1].tag_ in ("DT", "IN", ",", "TO", "CC", "-LRB-", "HYPH", "$", ":", ".", "WDT"):
        kept.pop()
    return " ".join("".join(t.text_with_ws if t.i + 1 == n.i else f"{t.text} " for t, n in zip(kept, [*kept[1:], *kept[-1:]], strict=True)).split())


def _governor(seen: Seen) -> Token | None:
    """The first noun or verb above the figure that says something: past prepositions, "worth", "a total of"."""
    token = seen.doc[seen.last]
    for _ in range(8):
        parent = token.head
        if parent.i == token.i:
            return None if seen.first <= token.i <= seen.last else token
        token = parent
        inside = seen.first <= token.i <= seen.last
        if not inside and token.pos_ in ("NOUN", "PROPN", "VERB", "AUX") and token.lower_ not in _LIGHT:
            return token
    return None


# Whom it is about

_ELLIPTIC = re.compile(r"(?:,?\s(?:with|has|had|in|to|at|received|scored|got|follows|is|was|on|stands|stood|now)\b[^,;]{0,30}|\s\(?|,\s)\Z")
_ABOUT_LABELS = frozenset({"PLACE", "AGENCY", "ORG", "PERSON"})
_SAME_AGAIN = re.compile(r"(?:\A|[,;:]\s(?:and\s)?)(?:\w+\s){0,6}?(?:it|its|the\s(?:country|bank|company|agency|bureau|court|committee|body))\b", re.IGNORECASE)


class Subjects:
    """The names of a release, asked for the one that a figure is about."""

    def __init__(self, names: Sequence[NameFound]) -> None:
        self._names = sorted((name for name in names if name.label in _ABOUT_LABELS), key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._last: NameFound | None = None

    def of(self, seen: Seen) -> int | None:
        """Where the mention begins that the figure is about: its clause's subject, or the one that a pronoun takes up."""
        amount, text = seen.amount, seen.text
        before = self._names[bisect_left(self._starts, seen.low) : bisect_left(self._starts, amount.start)]
        if before and _ELLIPTIC.fullmatch(text, before[-1].end, amount.start):
            return self._remember(before[-1])
        subject = self._subject(seen, before)
        if subject is not None:
            return self._remember(subject)
        if self._last is not None and _SAME_AGAIN.search(text[seen.low : amount.start]):
            return self._last.start
        return None

    def _remember(self, name: NameFound) -> int:
        self._last = name
        return name.start

    def _subject(self, seen: Seen, before: Sequence[NameFound]) -> NameFound | None:
        """The nearest name in front of the figure that holds the subject of a verb above the figure."""
        token, heads = seen.doc[seen.last], set()
        while token.head.i != token.i and len(heads) < 12:
            token = token.head
            heads.add(token.i)
        for name in reversed(before):
            span = seen.doc.char_span(name.start, name.end, alignment_mode="expand")
            if span is not None and span.root.dep_ in _SUBJECTS and span.root.head.i in heads:
                return name
        return None
