"""Surroundings: what stands before and behind each quotation, as far as its cue may be sought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.quotations import Quotation
from pipeline.extraction.text.tokens import token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

STOPS = frozenset({".", "!", "?"})
_CLOSES_SPEECH = (",", ".", "!", "?", "…", "—", "–", "-", ";")
_CLOSES_SENTENCE = (".", "!", "?", "…")
_RESUMES = (",", ";", ":", ".", "!", "?", "—", "–", "-", " and", " but")
_INNER_MARKS = "\"'’”»)]"
_FEWEST_WORDS_OF_SENTENCE = 5
_SHORTEST_WORD_IN_CAPITALS = 4  # letters: in titles "of" and "to" have none


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation with its words, the rest of its sentence on both sides, and all that stands since the one before.

    Where a paragraph ends with a colon and the quotation opens the next, that is its lead; `below` is the line that follows
    where nothing else stands behind it in its paragraph.
    """

    quotation: Quotation
    words: tuple[str, ...]
    lead: Span
    tail: Span
    below: Span
    gap: Span

    @property
    def _last_word(self) -> str:
        return self.words[-1].rstrip(_INNER_MARKS) or self.words[-1]

    @property
    def closes_as_speech(self) -> bool:
        """Whether a comma or the end of a sentence closes the quotation, as before "said X" and not behind a term."""
        return self._last_word.endswith(_CLOSES_SPEECH) or self.tail[:1].text == ","

    @property
    def ends_sentence(self) -> bool:
        return self._last_word.endswith(_CLOSES_SENTENCE) and self.tail[:1].text != ","

    @property
    def is_sentence(self) -> bool:
        """Whether the words are a sentence by themselves."""
        long_enough = len(self.words) >= _FEWEST_WORDS_OF_SENTENCE
        return long_enough and self.ends_sentence and not self.words[0][0].islower()

    @property
    def is_title(self) -> bool:
        """Whether all its words but the short ones have capitals."""
        return not any(word[0].islower() for word in self.words if len(word) >= _SHORTEST_WORD_IN_CAPITALS)

    @property
    def stands_alone(self) -> bool:
        """Whether it is a sentence that no other words introduce or take up."""
        return self.is_sentence and not len(self.lead) and not any(t.is_alpha and t.is_lower for t in self.tail[:1])

    @property
    def sentence_before(self) -> Span:
        """The sentence that ends where the quotation begins, if all of it stands behind the quotation before."""
        gap = self.gap
        end = gap.end
        while end > gap.start and (gap.doc[end - 1].is_space or gap.doc[end - 1].text in STOPS):
            end -= 1
        start = end
        while start > gap.start and not _ends_sentence(gap.doc[start - 1]):
            start -= 1
        return gap.doc[start:end]

    @property
    def tail_leads_on(self) -> bool:
        """Whether the tail introduces the next quotation: "…." The minister added: "…"."""
        last = self.tail[-1].text if len(self.tail) else ""
        return last == ":" or (self.ends_sentence and last in (",", "that"))

    @property
    def opens_paragraph(self) -> bool:
        return not len(self.gap) or "\n" in self.gap[-1].text

    @property
    def closes_paragraph(self) -> bool:
        end = self.tail.start
        return end >= len(self.tail.doc) or "\n" in self.tail.doc[end].text

    @property
    def goes_on(self) -> bool:
        """Whether nothing but the attribution of the quotation before stands since."""
        gap = self.gap
        line = next((token.i for token in gap if "\n" in token.text), gap.end)
        stop = next((token.i for token in gap if token.text in STOPS), line)
        if any(token.is_alpha for token in gap.doc[min(stop + 1, line) : gap.end]):
            return False
        return self.closes_paragraph if line < gap.end else not len(gap) or gap[-1].is_space or gap.text.endswith(_RESUMES)

    @property
    def paragraphs_since(self) -> int:
        return sum("\n" in token.text for token in self.gap)


def surroundings(doc: Doc, text: str, quotations: Sequence[Quotation]) -> Iterator[Surroundings]:
    """The surroundings of each quotation that has words, in order; the text is that of the doc, which would join it anew."""
    spoken = [quotation for quotation in quotations if text[quotation.start : quotation.end].strip()]
    # the tokens between which each quotation stands, and the borders of the text
    spans = [(token_at(doc, q.opening), token_at(doc, q.closing - 1) + 1) for q in spoken]
    borders = [(0, 0), *spans, (len(doc), len(doc))]
    for i, quotation in enumerate(spoken):
        (_, before), (opening, closing), (after, _) = borders[i : i + 3]
        tail = _tail(doc, closing, after)
        yield Surroundings(
            quotation,
            tuple(text[quotation.start : quotation.end].split()),
            _lead(doc, before, opening),
            tail,
            _below(doc, tail, after),
            doc[min(before, opening) : opening],
        )


def _tail(doc: Doc, start: int, limit: int) -> Span:
    """From the closing mark to the end of the sentence, of the paragraph, or to the next quotation."""
    end = start
    while end < limit and "\n" not in doc[end].text and not (end > start and doc[end].text in STOPS):
        end += 1
    return doc[start : max(start, end)]


def _below(doc: Doc, tail: Span, limit: int) -> Span:
    """The line below, up to the next quotation; nothing where words follow the quotation in its own line."""
    start = tail.end
    if any(token.is_alpha for token in tail):
        return doc[start:start]
    while start < limit and doc[start].is_space:
        start += 1
    end = start
    while end < limit and "\n" not in doc[end].text:
        end += 1
    return doc[start:end]


def _lead(doc: Doc, limit: int, opening: int) -> Span:
    """From the start of the sentence, or from the quotation before, to the opening mark."""
    end = opening
    while end > limit and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1].text if end > limit else ""
    below = any("\n" in token.text for token in doc[end:opening])
    if (below and last != ":") or last.endswith("."):  # "… told the ABC." is one token
        return doc[opening:opening]
    start = end
    while start > limit and not _ends_sentence(doc[start - 1]):
        start -= 1
    return _without_marks_in_front(doc[start:end])


def _without_marks_in_front(span: Span) -> Span:
    start = next((token.i for token in span if not (token.is_punct or token.is_space)), span.end)
    return span.doc[start : span.end]


def _ends_sentence(token: Token) -> bool:
    return "\n" in token.text or token.text in STOPS
