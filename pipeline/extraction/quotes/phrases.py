"""Phrases beside a quotation: where the words for a speaker begin and end, and the verb that takes a noun of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.quotes.cues import FINITE, Cue, cue_at, told_forms
from pipeline.extraction.quotes.surroundings import STOPS
from pipeline.extraction.text.nouns_of_actors import is_of_actors, kind_of
from pipeline.extraction.text.subjects import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DASHES = frozenset({"—", "–", "-", "--"})
_LONG_DASHES = frozenset({"—", "--"})
_NOT_AT_THE_END = frozenset({"herself", "himself", "itself", "themselves", "who"})
_LINKS = frozenset({"and", "as", "but", "whose"})
_OF_ANOTHER = frozenset({"cite", "dismiss", "find", "get", "have", "obtain", "read", "receive", "reject", "review", "see"})
LONGEST_SUBJECT = 45
"""In tokens: of a cue behind a quotation."""
FINITE_OR_PASSIVE = FINITE | {"VBN"}
SPEECH_NOUNS = frozenset({"statement", "statements", "comment", "comments", "remarks", "words", "message", "quote", "quotes"})
_OCCASIONS = SPEECH_NOUNS | {"address", "interview", "letter", "speech"}
_RULINGS = frozenset({"case", "decision", "judgement", "judgment", "opinion", "order", "ruling"})
_WITHIN_PHRASE = frozenset({"appos", "conj", "nmod", "pobj", "prep"})
_BEFORE_SPEECH = frozenset({"a", "her", "his", "its", "the", "their"})
_CIRCUMSTANCES = frozenset(
    {"when", "while", "as", "after", "before", "during", "at", "who", "which", "following", "on", "today", "yesterday"}
)


def issuing(noun: Token | None) -> Token | None:
    """The verb that takes a noun of speech: of "issued this statement after Y resigned" issued."""
    return noun.head if noun is not None and noun.dep_ == "dobj" and noun.head.tag_ in FINITE_OR_PASSIVE else None


def teller(participle: Token) -> Token | None:
    """Whose words a participle tells that has no subject in front of it.

    The one who goes on behind its clause ("Noting that A, the court said B"), who is quoted ("was quoted as saying that"), or
    who issues the text that says it, which else speaks for itself ("issued a statement saying that").
    """
    above, before = participle.head, participle.nbor(-1) if participle.i else participle
    text = above if participle.dep_ == "acl" else before  # the parse may join it to the verb instead
    if kind_of(text) == "document":
        return _issuer(text)
    if participle.dep_ == "acl" and above.pos_ == "NOUN" and not is_of_actors(above):
        return _doer(above)
    if participle.dep_ == "advcl" and participle.i < above.i:
        return subject_of(above)
    return subject_of(above.head) if participle.dep_ == "pcomp" and above.lower_ == "as" else None


def _doer(thing: Token) -> Token | None:
    """Who does something to a thing that cannot speak: "fights graft saying that"."""
    verb = next((each for each in thing.ancestors if each.pos_ in ("VERB", "AUX")), None)
    return subject_of(verb) if verb is not None else None


def _issuer(text: Token) -> Token | None:
    """Who issues a text, which else speaks for itself."""
    verb = issuing(text)
    return subject_of(verb) if verb is not None and verb.lemma_ not in _OF_ANOTHER else text


def trimmed(phrase: Span) -> Span:
    """The phrase without blanks, punctuation, "as", "but", "whose" at its ends, up to a dash or where they speak.

    "Minister Jane Roe – and two others", "the minister in her speech".
    """
    start = next((token.i for token in phrase if not (token.is_space or token.is_punct or token.lower_ in _LINKS)), phrase.end)
    end = next((token.i for token in phrase.doc[start : phrase.end] if _is_dash(token) or _tells_where(token)), phrase.end)
    while start < end and _is_no_word_of_a_name(phrase.doc[end - 1]):
        end -= 1
    return phrase.doc[start:end]


def _is_no_word_of_a_name(token: Token) -> bool:
    return token.is_space or token.is_punct or token.lower_ in _NOT_AT_THE_END or token.tag_ in ("IN", "DT")


def _is_dash(token: Token) -> bool:
    """Whether a token is a dash between words, not a hyphen within one."""
    return token.text in DASHES and (token.text in _LONG_DASHES or (token.i > 0 and token.nbor(-1).whitespace_ != ""))


def head_of(phrase: Span) -> Token:
    """The noun before the first preposition, comma or relative pronoun: parses of long titles are not to be trusted."""
    head = phrase[0]
    for token in phrase:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.tag_ not in ("WDT", "WP"):
            head = token
        elif token.tag_ in ("IN", "WDT", "WP", ",", "-LRB-", "CC") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            break
    return head


def _tells_where(token: Token) -> bool:
    """Whether a token begins the occasion of a speech: "in his remarks", "in a statement"."""
    behind = token.doc[token.i + 1 : token.i + 4]
    return (
        token.lower_ == "in" and behind[:1].text.lower() in _BEFORE_SPEECH and any(each.lower_ in _OCCASIONS for each in behind)
    )


def noun_phrase(span: Span) -> Span:
    """The phrase that names a speaker, from its first word up to where another clause or a circumstance begins.

    Empty where a clause stands there: "…,” explained that the port is old".
    """
    if span[:1].text.lower() == "that" and span[0].tag_ == "IN":
        return span[:0]
    for i, token in enumerate(span):
        clause = token.text in STOPS or token.text in (":", ";") or "\n" in token.text or token.tag_ in FINITE
        participle = i > 0 and token.tag_ == "VBG" and span[i - 1].text == ","
        if clause or participle or (i > 0 and token.lower_ in _CIRCUMSTANCES):
            return span[:i]
    return span


def verb_of(sentence: Span) -> Token | None:
    """The verb behind the first subject of a sentence, if that does something."""
    subject = next((token for token in sentence if token.dep_ == "nsubj" and token.head.tag_ in FINITE), None)
    does = subject is not None and subject.head.i > subject.i and subject.head.pos_ == "VERB"
    return subject.head if subject is not None and does else None


def said_with(verb: Token) -> str:
    """The cue that a verb is, if it can stand beside a quotation."""
    cue = cue_at(verb.doc, verb.i)
    return cue.text if cue is not None and "quotation" in cue.takes else ""


def cue_read_as_noun(lead: Span) -> str:
    """The cue in front of a colon that is tagged as a noun: "But Roe counters:"."""
    return lead[-2].lower_ if len(lead) > len(("Roe", ":")) and lead[-2].lower_ in told_forms() else ""


def word_of(verb: Token) -> str:
    return verb.lower_ if verb.pos_ == "VERB" and verb.tag_ != "MD" else ""


def phrase_of(head: Token | None) -> Span | None:
    return head.doc[head.left_edge.i : head.right_edge.i + 1] if head is not None else None


def words_of(subject: Token, verb: Token, start: int) -> Span:
    """The words of a subject in front of its verb, in the lead that begins at `start` or in front of the last quotation."""
    left = subject.left_edge.i if subject.i < start else max(start, subject.left_edge.i)
    return verb.doc[left : min(verb.i, subject.right_edge.i + 1)]


def reporter_above(verb: Token) -> Token | None:
    """The subject of the report into which the parse has joined a verb that has no subject of its own."""
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or any(child.dep_ == "nsubj" for child in verb.lefts):
        return None
    reporting = verb.head.head
    return subject_of(reporting) if cue_at(verb.doc, reporting.i) else None


def ruling_above(party: Token) -> Token | None:
    """The ruling in whose name a party stands: "the Audit Court's ruling in Roe v. Hale, which held"."""
    for each in (party, *party.ancestors):
        if each.lemma_.lower() in _RULINGS:
            return each
        if each.dep_ not in _WITHIN_PHRASE:
            return None
    return None


def within_report(word: Token) -> bool:
    """Whether a word stands in what a verb of speech reports, or in what a noun tells ("claims that")."""
    clauses = (each for each in (word, *word.ancestors) if each.dep_ in ("ccomp", "acl"))
    return any(cue_at(each.doc, each.head.i) or each.head.pos_ == "NOUN" for each in clauses)


def author_of_words(lead: Span) -> Span | None:
    """Whose words "that" introduces behind a noun of speech: "in reply to a statement by Jane Roe that"."""
    nouns = (
        token for token in reversed(lead[:-2]) if token.lower_ in SPEECH_NOUNS and token.nbor().lower_ in ("by", "from", "of")
    )
    noun = next(nouns, None) if lead[-1:].text.lower() == "that" else None
    return lead.doc[noun.i + 2 : lead.end - 1] if noun is not None else None


def source_in(lead: Span) -> Span | None:
    """Whose words a colon introduces in "The strength of the plan, according to Jane Roe: …"."""
    to = next((token.i + 1 for token in lead[1:] if token.lower_ == "to" and token.nbor(-1).lower_ == "according"), 0)
    return lead.doc[to : lead.end - 1] if to else None


def first_verb(rest: Span) -> Cue | None:
    """The first finite verb behind a quotation, if it is a cue; the verb of a relative clause does not count."""
    relative = False
    for token in rest[:LONGEST_SUBJECT]:
        cue = cue_at(rest.doc, token.i)
        if token.tag_ in ("WP", "WDT", "WRB"):
            relative = True
        elif token.dep_ == "aux" and token.head.tag_ == "VBN":  # "has said"
            continue
        elif (token.tag_ in FINITE and (cue or not relative)) or (token.tag_ == "VBN" and cue and not relative):
            return cue
    return None
