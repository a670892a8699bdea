"""An amount where it stands: its tokens, and the words of its sentence on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction.figures.amounts import Amount

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Seen:
    """An amount in its sentence: tokens first..last of the doc, and the sentence at text[low:high].

    `following` is the next amount of the release.
    """

    amount: Amount
    doc: Doc
    text: str
    first: int
    last: int
    low: int
    high: int
    following: Amount | None

    @classmethod
    def at(cls, amount: Amount, doc: Doc, text: str, following: Amount | None = None) -> Seen | None:
        """The amount in its doc, or None where tokens run together so that it has none of its own."""
        span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
        if span is None:
            return None
        sentence = span.sent
        return cls(amount, doc, text, span.start, span.end - 1, sentence.start_char, sentence.end_char, following)

    @property
    def words(self) -> str:
        return self.text[self.amount.start : self.amount.end]

    def before(self, reach: int) -> str:
        """The text in front of the amount, inside its sentence, at most `reach` code points."""
        return self.text[max(self.low, self.amount.start - reach) : self.amount.start]

    def after(self, reach: int) -> str:
        """The text behind the amount, inside its sentence."""
        return self.text[self.amount.end : min(self.high, self.amount.end + reach)]

    def around(self, reach: int) -> str:
        """The amount and the text on both sides, inside its sentence."""
        return self.text[max(self.low, self.amount.start - reach) : min(self.high, self.amount.end + reach)]

    def next_token(self, step: int = 1) -> Token | None:
        """The token `step` places behind the amount, or None behind the end of the sentence."""
        i = self.last + step
        if i >= len(self.doc):
            return None
        token = self.doc[i]
        return token if token.idx < self.high else None
