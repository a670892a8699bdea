"""What a figure measures, in a few words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile
from typing import TYPE_CHECKING

from pipeline.extraction.figures.currency_words import codes, currency_words
from pipeline.extraction.figures.governing import LIGHT, linked, top_of
from pipeline.extraction.figures.kinds import LEVELS, POINTS, STEPS
from pipeline.extraction.figures.reading import Read
from pipeline.extraction.figures.seen import Seen
from pipeline.extraction.figures.trimming import cut
from pipeline.extraction.text.times import tells_time

if TYPE_CHECKING:
    from spacy.tokens import Token

_PHRASE = 25  # tokens of which the words are chosen
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PARTS = frozenset((
    "instalments", "installments", "tranches", "stages", "parts", "steps", "countries", "cases", "proceedings",
    "investigations", "matters", "procedures",
))  # fmt: skip
_JOINTS = frozenset({"/", "&", "-"})
_STATING = LEVELS | {"estimate", "value", "put", "price", "involve", "exceed", "quote", "assess"}
_COMPARES = frozenset({"compared", "by", "against", "versus", "than"})
_PURPOSES = frozenset({"for", "on", "towards", "toward"})
_DEPRIVING = frozenset({"deprive", "defraud", "rob", "cheat", "strip", "relieve", "swindle"})  # the state of 5 million
_BRACKETED = re.compile(r"[(:;–—]")
_OPENED = re.compile(r"\((?:\w+\s){0,2}\Z")
_OF = re.compile(r"\bof\s(?:\w+\s){0,2}\Z")
_QUALIFIED = re.compile(r"\s+(?:more\sthan|over|about|around|approximately|nearly|almost|up\sto|at\sleast)\s+")
_BORNE = frozenset({"burden", "cost", "costs", "damage", "harm", "loss", "losses", "saving", "savings"})  # to the taxpayer
_ACTS = frozenset(
    {"confiscation", "freezing", "handover", "recovery", "release", "restitution", "return", "sale", "seizure", "transfer"}
)
_THESE = frozenset({"these", "those"})
_PARTED = re.compile(r"[:;–—]|\s-\s")
_IN_FRONT = frozenset({"prep", "advmod"})  # "in particular the bid": what stands so in front is no part of the phrase
_MASSES = frozenset({"aid", "assistance", "compensation", "funding", "money", "restitution", "revenue", "spending", "support"})
_NAMED = frozenset({"PERSON", "AGENCY", "ORG", "PLACE", "GPE", "LOC", "FAC"})  # ours, and those of OntoNotes
_NO_PURPOSE = frozenset((
    "part", "result", "basis", "total", "behalf", "aim", "addition", "view", "order", "context", "year", "time",
    "example", "average", "application", "applications", "availability", "option", "return", "period", "term", "duration",
    "purpose", "accordance", "connection", "exchange", "regard", "respect", "terms", "case", "cases", "way", "categories",
    "category", "following", "origin", "principle", "practice", "fact", "manner", "charge", "half",
))  # fmt: skip
_SHELLS = frozenset({"form", "forms", "kind", "shape", "sort", "type"})
"""Nouns that say nothing beside what they are of: "(in the) form of grain"."""
_ASIDE = frozenset({"relcl", "appos", "punct", "advcl", "acl", "cc", "conj", "parataxis", "mark", "ccomp"})


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
        return cut(seen, seen.last, _words(read.noun))
    if read.noun is None and read.kind == "count":  # 12 of them
        return read.unit
    following = seen.next_token()
    if following is not None and _tells(following, seen.doc[seen.last]):
        return _phrase(seen, seen.last, _object(following))
    return _of_its_governor(seen, seen.doc[seen.last] if read.noun is None else read.noun)


def _of_its_governor(seen: Seen, last: Token) -> str:
    """What the noun or verb above the figure says; `last`: the token that ends the figure."""
    head = _governor(last, range(seen.first, last.i + 1))
    if head is None:
        return ""
    return _of_a_verb(seen, last, head) if head.pos_ in ("VERB", "AUX") else _phrase(seen, last.i, _had(seen, head))


def _had(seen: Seen, noun: Token) -> Token:
    """The noun that has the amount: of "a cost to the taxpayer of 5 million" and "assets of the mayor and his kin (5 million)"
    not who stands nearest."""
    if noun.i > seen.first:
        return noun
    top = top_of(noun)
    if _OPENED.search(seen.text, seen.low, seen.amount.start):
        return top
    borne = top.dep_ == "pobj" and top.head.lower_ == "to" and top.head.head.lower_ in _BORNE
    return top.head.head if borne and _OF.search(seen.text, seen.low, seen.amount.start) else noun


def _tells(following: Token, figure: Token) -> bool:
    """Whether what stands right behind the figure says of what it is: "18 per cent of the price", "5 million in bribes", the
    second of "500 for a first offence and 900 for each other"."""
    of_its_own = figure.dep_ == "conj" and following.lower_ in _PURPOSES and not _is_aside(following)
    return following.lower_ == "of" or of_its_own or _is_in_kind(following)


def _is_in_kind(preposition: Token) -> bool:
    """Whether "in" tells what a sum is of ("in bribes", "as bribes"), not when or in what parts it was paid."""
    noun = _object(preposition)
    if noun is None or preposition.lower_ not in ("in", "as") or not noun.is_lower:
        return False
    return (noun.tag_ == "NNS" or noun.lower_ in _MASSES) and not _is_aside(preposition)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.rights if child.dep_ == "pobj"), None)


def _of_a_verb(seen: Seen, last: Token, verb: Token) -> str:
    """What rose or amounts to the figure; else what it was spent "on", paid "for" or paid "in"; a verb alone names nothing."""
    own = range(seen.first, last.i + 1)
    measured = _measured(verb, own)
    if verb.lemma_ in LEVELS and measured is not None:
        return _phrase(seen, last.i, measured)
    behind = [child for child in (*last.rights, *verb.rights) if child.i > last.i and not _is_aside(child)]
    purpose = next((child for child in behind if child.lower_ in _PURPOSES), None)
    if purpose is not None:
        return _phrase(seen, last.i, _object(purpose))
    if verb.dep_ == "acl" and verb.head.i not in own and verb.lemma_ in _STATING:  # damage estimated at
        return _phrase(seen, last.i, verb.head)
    return _phrase(seen, last.i, _totalled(seen))


def _totalled(seen: Seen) -> Token | None:
    """The noun of "bribes totalling 5 million", where the parse has no noun above the figure."""
    noun = linked(seen)
    return noun if noun is not None and noun.nbor().lower_ in LIGHT else None


def _measured(verb: Token, own: range) -> Token | None:
    """What a verb moves ("cut its staff by …"), else its subject; a pronoun names nothing. `own`: the figure's tokens."""
    named = [child for child in verb.children if child.pos_ != "PRON"]
    subject = next((child for child in named if child.dep_ in _SUBJECTS and child.i < verb.i), None)
    moved = next((child for child in named if child.dep_ == "dobj" and verb.i < child.i < own.start), None)
    return moved if verb.lemma_ in LEVELS and moved is not None else subject


def _is_aside(preposition: Token) -> bool:
    """Whether it only says when, in what parts, or compared with what."""
    told = preposition.lower_ in _COMPARES
    return told or any(tells_time(child) or child.lower_ in _PARTS for child in preposition.children)


def _phrase(seen: Seen, last: int, noun: Token | None) -> str:
    """The noun's phrase without the figure, which ends at token `last`, as it reads behind "of" or "for"."""
    noun = _whole(_without_shell(_last_part(noun)))
    if noun is None or _measures_nothing(noun):
        return ""
    if noun.i > last:
        parted = _BRACKETED.search(seen.text, seen.amount.end, noun.idx) or _is_to_several(seen)
        return "" if parted else cut(seen, last, _unbroken(noun, seen.last + 1, len(seen.doc)))
    if _may_be_verb(seen, noun) or _PARTED.search(seen.text, noun.idx + len(noun), seen.amount.start):
        return ""
    between = (word.i for word in (seen.doc[last], *seen.doc[last].ancestors) if word.i > noun.i)
    return cut(seen, last, _unbroken(noun, 0, min((*between, seen.first))))


def _is_to_several(seen: Seen) -> bool:
    """Whether "to" and a number follow, which the parse takes for a range: "awarded 5 million to 161 centres"."""
    preposition, number = seen.next_token(), seen.next_token(2)
    return preposition is not None and preposition.lower_ == "to" and number is not None and number.tag_ == "CD"


def _may_be_verb(seen: Seen, noun: Token) -> bool:
    """Whether nothing stands between the word and the figure: the verb of a headline ("Clinic pays 5 million"), or a verb that
    the parse takes for a noun ("and fund more than 5 million")."""
    qualified = noun.lower_ != "totals" and _QUALIFIED.fullmatch(seen.text, noun.idx + len(noun), seen.amount.start)
    return bool(qualified) or (noun.i + 1 == seen.first and (noun.text.istitle() or noun.tag_ == "NNS"))


def _unbroken(noun: Token, low: int, high: int) -> list[Token]:
    """The words of the noun's phrase that stand side by side with it in doc[low:high], up to another number."""
    words = {word.i for word in _words(noun) if word.tag_ not in ("CD", "$") and word.text not in codes()}
    words |= {i + 1 for i in words if i + 2 in words and noun.doc[i + 1].text in _JOINTS}
    in_front = list(takewhile(words.__contains__, range(noun.i - 1, low - 1, -1)))[::-1]
    behind = takewhile(words.__contains__, range(noun.i + 1, high))
    whole = dropwhile(lambda i: _is_half(noun.doc[i]), in_front)
    kept = [noun.doc[i] for i in (*whole, noun.i, *behind)]
    return _without_these(noun, kept)


def _without_these(noun: Token, kept: list[Token]) -> list[Token]:
    """Of "handover of these assets" the assets, of "value of these reports" the value; what "these" points at is said before."""
    these = next((i for i, word in enumerate(kept) if word.lower_ in _THESE and word.head.dep_ == "pobj"), None)
    if these is None:
        return kept
    return kept[these + 1 :] if noun.lower_ in _ACTS or noun.i > kept[these].i else kept[: these - 1]


def _is_half(word: Token) -> bool:
    """Whether a hyphen ties the word to one in front: "time" of "one-time"."""
    return "-" in (word.text, word.nbor(-1).text if word.i else "")


def _last_part(noun: Token | None) -> Token | None:
    """The index of "sub-index", where the parse takes the first part for the noun."""
    hyphened = noun is not None and noun.i + 2 < len(noun.doc) and noun.nbor().text == "-" and not noun.whitespace_
    return noun.nbor(2) if noun is not None and hyphened else noun


def _whole(noun: Token | None) -> Token | None:
    """The value of "asset value", of which the amount is the amount."""
    made = noun is not None and noun.dep_ == "compound" and noun.head.lower_ in LIGHT and noun.i + 1 == noun.head.i
    return noun.head if noun is not None and made else noun


def _without_shell(noun: Token | None) -> Token | None:
    """ "grain" of "in the form of grain"; a shell alone names nothing."""
    if noun is None or noun.lower_ not in _SHELLS:
        return noun
    return next((_object(child) for child in noun.rights if child.lower_ == "of"), None)


def _measures_nothing(noun: Token) -> bool:
    """Whether it is no noun, or the name of somebody or of a place."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ in _NAMED
    robbed = noun.dep_ == "dobj" and noun.head.lemma_ in _DEPRIVING
    return (
        named
        or robbed
        or noun.lower_ in currency_words().noun
        or noun.pos_ not in ("NOUN", "PROPN")
        or noun.lower_ in _NO_PURPOSE
    )


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
        parts = list(_parts(word, top))[::-1]
        behind = [(part, False) for part in parts if part.i > word.i]
        waiting += [*behind, (word, True), *((part, False) for part in parts if part.i < word.i)]


def _parts(word: Token, top: Token) -> Iterator[Token]:
    """What hangs on a word of the phrase, asides left out."""
    near = top in (word, word.head)
    for child in word.children:
        in_front = word == top and child.i < top.i and child.dep_ in _IN_FRONT
        aside = (
            child.dep_ == "appos"
            or (near and child.dep_ in _ASIDE and not _joins(child))
            or (child.dep_ == "prep" and _is_aside(child))
        )
        if not in_front and not aside:
            yield child


def _joins(part: Token) -> bool:
    """Whether a part is the noun of "research and training", or the "and": not what begins another figure."""
    if part.dep_ == "cc":
        return any(other.i > part.i and _joins(other) for other in part.head.children if other.dep_ == "conj")
    like = part.dep_ == "conj" and part.pos_ == part.head.pos_ and part.pos_ in ("NOUN", "PROPN", "ADJ")
    return like and all(word.pos_ != "NUM" and word.tag_ != "$" for word in part.subtree)


def _governor(token: Token, own: range) -> Token | None:
    """The first noun or verb above the figure that says something: past prepositions, "worth", "a total of".

    `own`: the tokens of the figure itself.
    """
    for _ in range(8):
        if token.head.i == token.i:
            return None if token.i in own else token
        token = token.head
        if token.i not in own and token.pos_ in ("NOUN", "PROPN", "VERB", "AUX") and token.lower_ not in LIGHT:
            return token
    return None
