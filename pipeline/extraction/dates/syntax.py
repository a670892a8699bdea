"""What the parse of a sentence says about the words at an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBS = frozenset({"VERB", "AUX"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "to", "must", "should", "can", "may"})
LOOKED_AHEAD = frozenset({"would", "’d", "'d"})
PUT_OFF = frozenset({"delay", "postpone", "adjourn", "defer", "reschedule", "remand"})
PLANNED = frozenset({"schedule", "plan", "expect", "slate", "set", "due"}) | PUT_OFF
TENSES = {"VBZ": 1, "VBP": 1, "VBD": -1, "VBN": -1, "VBG": None}  # tag → the tense of a verb without helpers
PARTS_OF_A_DAY = frozenset({"morning", "afternoon", "evening", "night"})
BEGIN = frozenset({"start", "begin", "commence", "date"})  # "starts from May" is a start, not a range
# "rose from 2015", "quotes from 2012": what is left behind, or where it comes from
LEAVES = frozenset((
    "rise", "fall", "grow", "increase", "decrease", "decline", "drop", "improve", "change", "move", "differ", "stem", "come",
    "originate", "quote", "take", "derive", "emerge", "remain", "result", "postpone", "delay", "bring", "advance",
))  # fmt: skip
STATES = frozenset(
    {"be", "have", "exist", "remain", "stand", "know", "enjoy", "face", "play", "need", "include", "comprise", "live"}
)


class DocSyntax:
    """Syntax of a spaCy Doc with tags and dependencies."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._verbs: list[int] | None = None  # where full verbs stand

    def tense(self, at: int) -> int:
        """Of the verb that governs the word: -1 past, 1 present, 2 future, 0 undecided."""
        token = self._token(at)
        for verb in self._verbs_above(token):
            if (tense := _tense(verb)) is not None:
                return 0 if _belongs_to_an_event(token) and not _is_sure_of_time(verb) else tense
        return 0

    def is_date(self, at: int) -> bool:
        """Whether the tagger takes the word for a name, as that of a month ("March", not "a march")."""
        return self._token(at).tag_ in ("NNP", "NNPS")

    def counts(self, at: int) -> bool:
        """Whether a number counts the noun behind it ("2100 people") and is no year ("the 2100 plan")."""
        number = self._token(at)
        noun = number.head
        return (
            number.dep_ == "nummod"
            and noun.i > number.i
            and noun.tag_ == "NNS"
            and noun.text[0].islower()  # "2027 Elections"
            and not any(word.dep_ in ("det", "poss") for word in noun.children)
        )

    def opens_a_range(self, at: int) -> bool:
        """Whether "from" says when something starts to be so: it opens its sentence, or belongs to a verb that can start."""
        token = self._token(at)
        if token.is_sent_start or (token.i > 0 and token.nbor(-1).lower_ == "effect"):
            return True
        verb = token.head
        if verb.pos_ != "VERB" or verb.lemma_ in BEGIN:
            return False
        tense = _tense(verb)
        told_of_an_object = any(child.dep_ in ("dobj", "attr") for child in verb.rights)
        return tense in (1, 2) or (tense == -1 and verb.lemma_ not in LEAVES and not told_of_an_object)

    def is_adverb(self, at: int) -> bool:
        """Whether the word tells how often something is done ("reports monthly"), not of which sort a thing is."""
        token = self._token(at)
        return token.tag_ == "RB" or (token.dep_ in ("advmod", "npadvmod") and token.head.pos_ == "VERB")

    def is_negated(self, at: int) -> bool:
        """Whether a verb that governs the word is: "will not apply until 2020", and "is delayed until 2020", say when it will."""
        token = self._token(at)
        above = (token, *token.ancestors)
        return any(word.lemma_ in PUT_OFF or any(child.dep_ == "neg" for child in word.lefts) for word in above)

    def tells_a_state(self, at: int) -> bool:
        """Whether the governing verb tells how things are: "today, it has 40 members" means nowadays."""
        token = self._token(at)
        verb = token.head
        if token.dep_ not in ("npadvmod", "advmod") or verb.lemma_ not in STATES or verb.tag_ not in ("VBZ", "VBP"):
            return False
        return not any(child.dep_ in ("aux", "auxpass") for child in verb.children)

    def _verbs_above(self, token: Token) -> Iterator[Token]:
        """The verbs that govern a word, the nearest first; where the parse has none, those behind it in its sentence."""
        above = [word for word in (token, *token.ancestors) if word.pos_ in VERBS]
        yield from above or self._verbs_behind(token)

    def _verbs_behind(self, token: Token) -> Iterator[Token]:
        """The full verbs behind a word in its sentence; the text is looked through once."""
        if self._verbs is None:
            self._verbs = [word.i for word in self._doc if word.pos_ in VERBS and word.tag_ != "MD"]
        first, last = bisect_right(self._verbs, token.i), bisect_left(self._verbs, token.sent.end)
        yield from (self._doc[i] for i in self._verbs[first:last])

    def _token(self, at: int) -> Token:
        span = self._doc.char_span(at, at + 1, alignment_mode="expand")
        assert span is not None
        return span[0]


def _belongs_to_an_event(token: Token) -> bool:
    """ "Thursday's vote", "the July vote": an infinitive or present around it says nothing of when that was."""
    return token.dep_ in ("poss", "compound", "amod", "nmod") and token.head.lower_ not in PARTS_OF_A_DAY


def _is_sure_of_time(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBN") or any(child.tag_ == "MD" for child in verb.children)


def _tense(verb: Token) -> int | None:
    """None for a form that shows no tense by itself ("following the vote")."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return _tense_told(verb, helpers) if helpers else TENSES.get(verb.tag_, 0)


def _tense_told(verb: Token, helpers: Sequence[Token]) -> int:
    """Of a verb with helpers: "will vote", "would vote", "has voted"."""
    words = {helper.lower_ for helper in helpers}
    if words & FUTURE or (verb.tag_ == "VBN" and verb.lemma_ in PLANNED):
        return 2
    if words & LOOKED_AHEAD and not any(helper.lemma_ == "have" for helper in helpers):
        return 1
    return -1 if {verb.tag_, *(helper.tag_ for helper in helpers)} & {"VBD"} or verb.tag_ == "VBN" else 0
