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
from pipeline.extraction.quotes.phrases import (
    DASHES,
    FINITE_OR_PASSIVE,
    LONGEST_SUBJECT,
    SPEECH_NOUNS,
    author_of_words,
    cue_read_as_noun,
    first_verb,
    issuing,
    noun_phrase,
    phrase_of,
    reporter_above,
    said_with,
    source_in,
    verb_of,
    within_report,
    word_of,
    words_of,
)
from pipeline.extraction.quotes.quotations import Quotation
from pipeline.extraction.quotes.speakers import Speaker, Speakers
from pipeline.extraction.quotes.statements import STATEMENT, speaker_of_the_statement
from pipeline.extraction.quotes.surroundings import Surroundings, surroundings
from pipeline.extraction.quotes.works import unless_work
from pipeline.extraction.text.subjects import agent_of, is_passive, subject_of
from pipeline.extraction.text.tokens import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_INTRODUCES = frozenset({",", ":", "that", "—", "–"})
# in tokens: the longest way from a cue to the quotation behind it
_LONGEST_BRIDGE = 14
_LONGEST_NAME = 8
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
    attributor, statement = _Attributor(doc, speakers), speaker_of_the_statement(doc, speakers)
    last = Attribution(statement, STATEMENT) if statement else None
    unbroken, utterance = False, 0
    for each in surroundings(doc, text, marked):
        goes_on = unbroken and each.goes_on
        how = unless_work(each, attributor.attribution(each, last, goes_on))
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

    def attribution(self, each: Surroundings, last: Attribution | None, goes_on: bool) -> Attribution | None:
        """Whose a quotation is: by the cue beside it, as what goes on from the last one, or as a sentence that stands alone."""
        how = self._before(each) or self._behind(each) or self._below(each) or (last if goes_on else None)
        return self._alone(each, last) if how is None and each.stands_alone else how

    def _before(self, each: Surroundings) -> Attribution | None:
        """What stands before a quotation: "According to X", "in the words of X", a cue, a colon."""
        lead = each.lead
        if not len(lead):
            return None
        if lead[:2].text.lower() == "according to":
            return (self._said_before(each) if lead[-1].text == ":" else None) or self._according(each)
        if lead[:4].text.lower() == "in the words of" and lead[-1].text == ",":
            return self._attribution(self._speakers.up_to_comma(lead[4:]), "words")
        author = author_of_words(lead)
        if author is not None and self._speakers.knows(author):
            return self._attribution(author, "statement")
        if lead[-1].text == ":":
            return self._verb_first(lead) or self._said_before(each) or self._presents(each)
        return self._said_before(each)

    def _verb_first(self, lead: Span) -> Attribution | None:
        """ "Says Jane Roe, who built it: …" """
        cue = cue_at(self._doc, lead.start)
        if cue is None or "quotation" not in cue.takes or "addressee" in cue.takes or cue.verb.tag_ not in FINITE:
            return None
        return self._attribution(noun_phrase(self._doc[cue.after : lead.end]), cue.text)

    def _said_before(self, each: Surroundings) -> Attribution | None:
        """The cue before a quotation; whoever is only supposed to say it stays open."""
        cue = self._last_cue(each.lead)
        if cue is None or not self._introduces(cue, each):
            return None
        behind = self._doc[cue.after : each.lead.end]
        inverted = cue.verb.i > 0 and cue.verb.nbor(-1).text == "," and self._speakers.begins_with_name(behind)
        named = noun_phrase(behind) if inverted else self._subject(cue.verb, each.lead.start)
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
            return self._attribution(noun_phrase(rest[2:]), "according to")
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
        if len(line) > LONGEST_SUBJECT or any(token.tag_ in FINITE for token in line):
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
        named = noun_phrase(self._doc[cue.after : rest.end])
        return self._attribution(named, cue.text) if any(token.is_alpha for token in named) else None

    def _subject_and_cue(self, each: Surroundings, rest: Span) -> Attribution | None:
        """ "…," X said; "…" – X"""
        cue = first_verb(rest)
        if cue is None:
            signed = each.tail[0].text in DASHES and self._speakers.begins_with_name(rest)
            return self._attribution(rest, "") if signed else self._with_any_verb(each, rest)
        if "quotation" not in cue.takes or is_passive(cue.verb):
            return None
        start = rest.start + (rest[0].lower_ == "as")
        another = each.ends_sentence and any(t.tag_ in FINITE for t in self._doc[cue.after : rest.end])
        return None if another else self._attribution(self._doc[start : cue.verb.i], cue.text)

    def _with_any_verb(self, each: Surroundings, rest: Span) -> Attribution | None:
        """ "…," Jane Roe smiles: behind a comma that closes speech a person and any verb that ends the sentence or goes on"""
        verb = next((token for token in rest[:_LONGEST_NAME] if token.tag_ in ("VBD", "VBZ")), None)
        if verb is None or each.ends_sentence or len(each.words) < _FEWEST_AS_OBJECT or verb.pos_ != "VERB":
            return None
        person = self._doc[rest.start : verb.i]
        plain = self._speakers.begins_with_person(person) and not any(token.is_punct for token in person)
        return self._attribution(person, verb.lower_) if plain else None

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
        quoted_out = cue.verb.tag_ in FINITE and len(each.words) >= _FEWEST_QUOTED_OUT and not each.is_title
        if "partial" in cue.takes and quoted_out:
            return True
        if "quotation" not in cue.takes or each.lead[-1].text in _INTRODUCES:
            return "quotation" in cue.takes
        bridge = self._doc[cue.after : each.lead.end]
        near = not len(bridge) or bridge[-1].lower_ == "to" or (each.is_sentence and bridge[0].tag_ == "IN")
        fragment = len(bridge) and not each.is_sentence and not each.words[0][0].islower()
        return near and not fragment and len(each.words) >= _FEWEST_AS_OBJECT

    def _presents(self, each: Surroundings) -> Attribution | None:
        """What a colon presents without a cue: "X issued this statement: …", "This was echoed by X: …", "X: …"."""
        lead = each.lead
        noun = next((token for token in reversed(lead) if token.lower_ in SPEECH_NOUNS), None)
        word = noun.lower_ if noun is not None else ""
        verb = issuing(noun) or next((token for token in reversed(lead) if token.tag_ in FINITE_OR_PASSIVE), None)
        if verb is None:
            return self._attribution(source_in(lead), "according to") or self._named(each, word)
        return self._of_the_verb(verb, lead, word) if word or each.is_sentence else None

    def _of_the_verb(self, verb: Token, lead: Span, word: str) -> Attribution | None:
        """Who does or by whom is done what stands before a colon; the subject only of a noun of speech, or who can speak."""
        if is_passive(verb):
            return self._attribution(phrase_of(agent_of(verb)), word or verb.lower_)
        named = self._subject(verb, lead.start)
        if not word and not (named is not None and self._speakers.knows(named)):
            return self._of_main_cue(lead)
        is_so = verb.lemma_ == "be" and not (named is not None and self._speakers.begins_with_person(named))
        if is_so and not word:  # "The group is dear to her: …"
            return Attribution(Speaker("", self._speakers.heard.only_person(lead.start_char)), "")
        return self._attribution(named, word or word_of(verb))

    def _of_main_cue(self, lead: Span) -> Attribution | None:
        """Who speaks in "X notes that A, although B does C: …", where the last verb before the colon is nobody's who speaks."""
        cues = (cue for token in lead if (cue := cue_at(self._doc, token.i)) and "that" in cue.takes)
        named = ((self._subject(cue.verb, lead.start), cue.text) for cue in cues if not is_passive(cue.verb))
        found = next(((phrase, text) for phrase, text in named if phrase is not None and self._speakers.of(phrase)), None)
        return self._attribution(*found) if found else None

    def _named(self, each: Surroundings, noun: str) -> Attribution | None:
        """ "X: …" of somebody, not "Education: …"; "In the words of X: …", "Quote from X: …" """
        lead = each.lead
        of = next((i + 1 for i, token in enumerate(lead) if noun and token.lower_ in ("of", "by", "from")), 0)
        whole = each.ends_sentence or each.closes_paragraph
        plain = noun or (each.is_sentence and self._speakers.knows(lead)) or (whole and self._speakers.begins_with_person(lead))
        cue = "" if noun else cue_read_as_noun(lead)
        return self._attribution(lead[of : -2 if cue else -1], noun or cue) if plain else None

    def _alone(self, each: Surroundings, last: Attribution | None) -> Attribution | None:
        """A sentence in marks without a cue: of whom the sentence before tells, of the last speaker where near, or open."""
        near = last if last and (each.paragraphs_since < _FARTHEST_PARAGRAPH or last.cue == STATEMENT) else None
        whole = each.opens_paragraph and each.closes_paragraph and len(each.words) >= _FEWEST_WITHOUT_CUE
        only = self._speakers.heard.only_person(each.quotation.opening)
        return (
            self._told_before(each) or self._acts_before(each) or near or (Attribution(Speaker("", only), "") if whole else None)
        )

    def _told_before(self, each: Surroundings) -> Attribution | None:
        """The person who speaks in the sentence before: "Roe said that the port was old. “We built another.”" """
        i = next((i for i in range(each.gap.end - 1, -1, -1) if not self._doc[i].is_space), 0)
        spoke = self._speakers.heard.between(sentence_of(self._doc, i).start_char, each.quotation.opening, ("PERSON",))
        return None if spoke is None else Attribution(Speaker("", spoke), "")

    def _acts_before(self, each: Surroundings) -> Attribution | None:
        """The person of whom the sentence before tells what they did, or that they spoke: "Jane Roe explains. “We built it.”" """
        verb = verb_of(each.sentence_before)
        subject = subject_of(verb) if verb is not None else None
        if verb is None or subject is None:
            return None
        speaker = self._speakers.of(words_of(subject, verb, each.sentence_before.start))
        return Attribution(speaker, said_with(verb)) if speaker and self._speakers.is_person(speaker) else None

    def _subject(self, verb: Token, start: int) -> Span | None:
        """The words before a verb that name who speaks; of "she noted that costs fell but also stressed" she."""
        subject = subject_of(verb)
        if verb.tag_ == "VBG" and subject is not None and within_report(subject):
            subject = subject_of(sentence_of(self._doc, verb.i).root)
        above = reporter_above(verb)
        if above is not None and subject is not None and not self._speakers.knows(words_of(subject, verb, start)):
            subject = above
        if subject is not None and subject.i < verb.i:
            return words_of(subject, verb, start)
        return noun_phrase(self._doc[start : verb.i]) if start < verb.i else None

    def _attribution(self, phrase: Span | None, cue: str) -> Attribution | None:
        speaker = self._speakers.quoted(phrase) if phrase is not None else None
        return Attribution(speaker, cue) if speaker else None
