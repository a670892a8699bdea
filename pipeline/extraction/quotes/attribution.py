"""Attribution: which quotations are somebody's words, and whose.

A quotation is speech where a cue stands beside it: before (X said: "…", According to X, "…") or behind ("…," said X, "…," X
said); where it goes on behind the attribution of the one before; or where it is a sentence that stands alone near others
of a speaker. All other quotations are titles, terms or scare quotes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.extraction.quotes.cues import FINITE, Cue, cue_at, is_supposed
from pipeline.extraction.quotes.quotations import Quotation
from pipeline.extraction.quotes.speakers import DASHES, Speaker, Speakers
from pipeline.extraction.quotes.surroundings import STOPS, Surroundings, surroundings
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_INTRODUCES = frozenset({",", ":", "that", "—", "–"})
_RESUMES = (",", ";", ":", ".", "!", "?", "—", "–", "-", " and", " but")
_CIRCUMSTANCES = frozenset(
    {"when", "while", "as", "after", "before", "during", "at", "who", "which", "following", "on", "today", "yesterday"}
)
_FINITE_OR_PASSIVE = FINITE | {"VBN"}
_NAMING = frozenset({"named", "titled", "entitled", "dubbed", "nicknamed", "headlined"})
_STATEMENTS = frozenset({"statement", "remarks", "comment", "comments"})
_SPEECH_NOUNS = frozenset({"statement", "statements", "comment", "comments", "remarks", "words", "message", "quote", "quotes"})
# in tokens: the longest subject of a cue behind the quotation, the longest way from a cue to the quotation behind it
_LONGEST_SUBJECT = 45
_LONGEST_BRIDGE = 14
# in words: the shortest quotation that is the object of its cue ('said "…"'), or quoted out of a sentence ('called it "…"')
_FEWEST_AS_OBJECT = 4
_FEWEST_QUOTED_OUT = 3
_FEWEST_WITHOUT_CUE = 10
_FARTHEST_PARAGRAPH = 2


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who spoke, and the word that says so."""

    speaker: Speaker
    cue: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation that is speech; `utterance`: where the first part of the same utterance begins."""

    quotation: Quotation
    attribution: Attribution
    utterance: int


def attribute(doc: Doc, text: str, marked: Sequence[Quotation], speakers: Speakers) -> Iterator[Spoken]:
    """The quotations that are speech, each with its attribution."""
    attributor = _Attributor(doc, speakers)
    last = attributor.of_the_statement()
    unbroken, utterance = False, 0
    for each in surroundings(doc, text, marked):
        goes_on = unbroken and _continues(each)
        how = attributor.attribution(each, last, goes_on)
        unbroken = how is not None
        if how:
            utterance = utterance if goes_on and how == last else each.quotation.start
            last = how
            yield Spoken(each.quotation, how, utterance)


class _Attributor:
    """Looks for the cue on both sides of a quotation."""

    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self._doc = doc
        self._speakers = speakers

    def of_the_statement(self) -> Attribution | None:
        """Who speaks where the title says so: "Statement by Jane Roe on the ruling"."""
        end = next((token.i for token in self._doc if "\n" in token.text), len(self._doc))
        title = self._doc[:end]
        of = next((token.i + 1 for token in title[1:4] if token.lower_ in ("by", "of", "from")), 0)
        if not of or of == end or not any(token.lower_ in _STATEMENTS for token in title[: of - 1]):
            return None
        return self._attribution(_noun_phrase(self._doc[of:end]), "statement")

    def attribution(self, each: Surroundings, last: Attribution | None, goes_on: bool) -> Attribution | None:
        """Whose a quotation is: by the cue beside it, as what goes on from the last one, or as a sentence that stands alone."""
        how = self._before(each) or self._behind(each) or self._below(each) or (last if goes_on else None)
        return self._alone(each) or _alone(each, last) if how is None and each.stands_alone else how

    def _before(self, each: Surroundings) -> Attribution | None:
        """What stands before a quotation: "According to X", "in the words of X", a cue, a colon."""
        lead = each.lead
        if not len(lead) or lead[-1].lower_ in _NAMING:
            return None
        if lead[:2].text.lower() == "according to":
            return self._according(each)
        if lead[:4].text.lower() == "in the words of" and lead[-1].text == ",":
            return self._attribution(self._speakers.up_to_comma(lead[4:]), "words")
        return self._said_before(each) or (self._presents(each) if lead[-1].text == ":" else None)

    def _said_before(self, each: Surroundings) -> Attribution | None:
        """The cue before a quotation; whoever is only supposed to say it stays open."""
        cue = self._last_cue(each.lead)
        if cue is None or not self._introduces(cue, each):
            return None
        behind = self._doc[cue.after : each.lead.end]
        inverted = cue.verb.i > 0 and cue.verb.nbor(-1).text == "," and self._speakers.begins_with_name(behind)
        named = _noun_phrase(behind) if inverted else self._subject(cue.verb, each.lead.start)
        how = self._attribution(named, cue.text)
        return Attribution(Speaker(how.speaker.text, None), how.cue) if how and is_supposed(cue.verb) else how

    def _according(self, each: Surroundings) -> Attribution | None:
        """ "According to X, “…”", and what X says in part: "According to X, the plan is “…”"."""
        if len(each.words) < _FEWEST_AS_OBJECT:
            return None
        if not any(token.tag_ in FINITE for token in each.lead):
            return self._attribution(each.lead[2:], "according to")
        speaker = self._speakers.of(self._speakers.up_to_comma(each.lead[2:]))
        return Attribution(speaker, "according to") if speaker else None

    def _behind(self, each: Surroundings) -> Attribution | None:
        """The cue behind a quotation, in the same sentence."""
        start = next((t.i for t in each.tail if not t.is_punct and t.lower_ != "and"), each.tail.end)
        rest = self._doc[start : each.tail.end]
        if not len(rest) or each.tail_leads_on:
            return None
        if rest[:2].text.lower() == "according to" and each.closes_as_speech:
            return self._attribution(_noun_phrase(rest[2:]), "according to")
        return self._inverted(rest) or (self._subject_and_cue(each, rest) if each.closes_as_speech else None)

    def _below(self, each: Surroundings) -> Attribution | None:
        """Who is named in the line below, "said X." or "– X, head of the court", behind a paragraph that is a quotation."""
        line = each.below
        if not (len(line) and each.opens_paragraph and each.closes_as_speech):
            return None
        if line[0].text in DASHES:
            return self._signed(each, line)
        return self._inverted(line) if line[0].is_lower else None

    def _signed(self, each: Surroundings, line: Span) -> Attribution | None:
        """Whose signature a line is; that of nobody known leaves it open."""
        if len(line) > _LONGEST_SUBJECT or any(token.tag_ in FINITE for token in line):
            return None
        start = next((token.i for token in line if token.text not in DASHES), line.end)
        signature = self._doc[start : line.end]
        if self._speakers.signs(signature):
            return self._attribution(signature, "")
        return Attribution(Speaker("", None), "") if len(each.words) >= _FEWEST_WITHOUT_CUE else None

    def _inverted(self, rest: Span) -> Attribution | None:
        """ "…," said X, with an adverb before the verb perhaps."""
        cue = cue_at(self._doc, rest.start + (rest[0].tag_ == "RB" and len(rest) > 1))
        if cue is None or "quotation" not in cue.takes or cue.verb.tag_ == "VBG" or "addressee" in cue.takes:
            return None
        named = _noun_phrase(self._doc[cue.after : rest.end])
        return self._attribution(named, cue.text) if any(token.is_alpha for token in named) else None

    def _subject_and_cue(self, each: Surroundings, rest: Span) -> Attribution | None:
        """ "…," X said; "…" – X"""
        cue = self._first_verb(rest)
        if cue is None:
            signed = each.tail[0].text in DASHES and self._speakers.begins_with_name(rest)
            return self._attribution(rest, "") if signed else None
        if "quotation" not in cue.takes or is_passive(cue.verb):
            return None
        start = rest.start + (rest[0].lower_ == "as")
        another = each.ends_sentence and any(t.tag_ in FINITE for t in self._doc[cue.after : rest.end])
        return None if another else self._attribution(self._doc[start : cue.verb.i], cue.text)

    def _last_cue(self, lead: Span) -> Cue | None:
        """The last cue, with no other finite verb between it and the quotation, and not far from it."""
        for token in reversed(lead):
            cue = cue_at(self._doc, token.i)
            if cue and not is_passive(token):
                return cue if lead.end - cue.after <= _LONGEST_BRIDGE or lead[-1].text == ":" else None
            if token.tag_ in FINITE:
                return None
        return None

    def _introduces(self, cue: Cue, each: Surroundings) -> bool:
        """Whether a cue takes the quotation, rather than a term or title somewhere behind it."""
        if "quotation" not in cue.takes:
            return cue.verb.tag_ in FINITE and len(each.words) >= _FEWEST_QUOTED_OUT
        adjacent = cue.after == each.lead.end and len(each.words) >= _FEWEST_AS_OBJECT
        return adjacent or each.lead[-1].text in _INTRODUCES

    def _presents(self, each: Surroundings) -> Attribution | None:
        """What a colon presents without a cue: "X issued this statement: …", "This was echoed by X: …", "X: …"."""
        lead = each.lead
        noun = next((token for token in reversed(lead) if token.lower_ in _SPEECH_NOUNS), None)
        word = noun.lower_ if noun is not None else ""
        verb = _issuing(noun) or next((token for token in reversed(lead) if token.tag_ in _FINITE_OR_PASSIVE), None)
        if verb is None:
            return self._named(each, word)
        if not (word or each.is_sentence):
            return None
        if is_passive(verb):
            return self._attribution(_phrase_of(agent_of(verb)), word or verb.lower_)
        return self._attribution(self._subject(verb, lead.start), word or _word_of(verb))

    def _named(self, each: Surroundings, noun: str) -> Attribution | None:
        """ "X: …", "In the words of X: …", "Quote from X: …" """
        lead = each.lead
        of = next((i + 1 for i, token in enumerate(lead) if noun and token.lower_ in ("of", "by", "from")), 0)
        whole = each.ends_sentence or each.closes_paragraph
        plain = noun or each.is_sentence or (whole and self._speakers.begins_with_person(lead))
        return self._attribution(lead[of:-1], noun) if plain else None

    def _alone(self, each: Surroundings) -> Attribution | None:
        """Of a sentence in marks by itself: the person of whom the sentence before it tells what they did."""
        before = each.sentence_before
        subject = next((token for token in before if token.dep_ == "nsubj" and token.head.tag_ in FINITE), None)
        if subject is None or subject.head.i < subject.i or subject.head.pos_ != "VERB":
            return None
        speaker = self._speakers.of(self._doc[max(before.start, subject.left_edge.i) : subject.head.i])
        return Attribution(speaker, "") if speaker and self._speakers.is_person(speaker) else None

    def _first_verb(self, rest: Span) -> Cue | None:
        """The first finite verb, if it is a cue; the verb of a relative clause does not count."""
        relative = False
        for token in rest[:_LONGEST_SUBJECT]:
            cue = cue_at(self._doc, token.i)
            if token.tag_ in ("WP", "WDT", "WRB"):
                relative = True
            elif (token.tag_ in FINITE and (cue or not relative)) or (token.tag_ == "VBN" and cue and not relative):
                return cue
        return None

    def _subject(self, verb: Token, start: int) -> Span | None:
        """The words before a verb that name who speaks."""
        subject = subject_of(verb)
        if subject is not None and subject.i < verb.i:
            left = max(start, subject.left_edge.i)
            return self._doc[left : min(verb.i, subject.right_edge.i + 1)]
        return self._doc[start : verb.i] if start < verb.i else None

    def _attribution(self, phrase: Span | None, cue: str) -> Attribution | None:
        speaker = self._speakers.quoted(phrase) if phrase is not None else None
        return Attribution(speaker, cue) if speaker else None


def _continues(each: Surroundings) -> bool:
    """Whether nothing but the attribution of the quotation before stands since."""
    gap = each.gap
    line = next((token.i for token in gap if "\n" in token.text), gap.end)
    stop = next((token.i for token in gap if token.text in STOPS), line)
    if any(token.is_alpha for token in gap.doc[min(stop + 1, line) : gap.end]):
        return False
    return each.closes_paragraph if line < gap.end else not len(gap) or gap[-1].is_space or gap.text.endswith(_RESUMES)


def _alone(each: Surroundings, last: Attribution | None) -> Attribution | None:
    """A sentence in marks without a cue: of the last speaker where near, of nobody known where it is a paragraph."""
    if last and (each.paragraphs_since < _FARTHEST_PARAGRAPH or last.cue == "statement"):
        return last
    whole = each.opens_paragraph and each.closes_paragraph and len(each.words) >= _FEWEST_WITHOUT_CUE
    return Attribution(Speaker("", None), "") if whole else None


def _issuing(noun: Token | None) -> Token | None:
    """The verb that takes a noun of speech: of "issued this statement after Y resigned" issued."""
    return noun.head if noun is not None and noun.dep_ == "dobj" and noun.head.tag_ in _FINITE_OR_PASSIVE else None


def _noun_phrase(span: Span) -> Span:
    """The phrase that names a speaker, from its first word up to where another clause or a circumstance begins."""
    for i, token in enumerate(span):
        clause = token.text in STOPS or token.text in (":", ";") or "\n" in token.text or token.tag_ in FINITE
        participle = i > 0 and token.tag_ == "VBG" and span[i - 1].text == ","
        if clause or participle or (i > 0 and token.lower_ in _CIRCUMSTANCES):
            return span[:i]
    return span


def _word_of(verb: Token) -> str:
    return verb.lower_ if verb.pos_ == "VERB" and verb.tag_ != "MD" else ""


def _phrase_of(head: Token | None) -> Span | None:
    return head.doc[head.left_edge.i : head.right_edge.i + 1] if head is not None else None
