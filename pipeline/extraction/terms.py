"""Candidate terms: the noun phrases of a release, each with the form in which its variants meet.

A phrase is found by its shape: each token becomes one letter, and a regular expression over the letters marks the phrases
(after Justeson and Katz 1995, "Technical terminology: some linguistic properties and an algorithm for identification in
text", Natural Language Engineering 1; participles, possessives and a chain of prepositional links are added). A row is
the longest such chain, "restitution of illicit assets to the state"; analyses take it apart at its blanks, because the
words of `form` stand one to one for the words of `text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from pipeline.lexicons import words
from pipeline.release import Release
from pipeline.rows import Row, TermFound
from pipeline.stages import Extractor, Kinds, Rows

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

# R adverb, A adjective, V participle that modifies, N noun, P name, H hyphen, S possessive, L link, D article, . any other
_NOUNS = r"(?:(?:RV|[AVNP])H?)*[NP]"
_PHRASE = re.compile(rf"{_NOUNS}(?:(?:S|LD?){_NOUNS})*")
_LETTERS = {"ADJ": "A", "NOUN": "N", "PROPN": "P", "ADV": "R"}
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SMALL_WORDS = {
    **dict.fromkeys(("of", "for", "against", "on", "in", "to", "with", "from"), "L"),
    **dict.fromkeys(("the", "a", "an"), "D"),
    "-": "H",
}
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "compound"})
_CODE = re.compile(r"(?=.*[^\W\d])(?=.*\d)(?!\d+(?:st|nd|rd|th|s|am|pm|m|mn|bn|km|kg|h)\b)[\w.]+", re.IGNORECASE)


@dataclass(frozen=True)
class Terms(Extractor):
    """Noun phrases of at least one word that says what a text is about. Releases that are not in English have none."""

    makes: ClassVar[Kinds] = (TermFound,)

    def extract(self, doc: Doc, release: Release, found: Rows) -> Iterator[Row]:
        if release.language not in ("en", ""):
            return
        weak = frozenset(words("weak_words"))
        for match in _PHRASE.finditer(_letters(doc)):
            span = doc[match.start() : match.end()]
            form = _form(span)
            if not weak.issuperset(form.split(" ")):
                yield TermFound(
                    release_id=release.release_id, start=span.start_char, end=span.end_char, text=span.text, form=form
                )


def _letters(doc: Doc) -> str:
    """A letter for each token."""
    columns = doc.to_array(["LOWER", "TAG", "POS", "DEP", "SPACY"]).reshape(-1, 5)
    glued = np.append(False, columns[:-1, 4] == 0).tolist()
    return "".join(_letter(doc.vocab.strings, *row) for row in zip(*columns.T.tolist(), glued, strict=False))


@lru_cache(maxsize=100_000)
def _letter(strings: StringStore, word: int, tag: int, part: int, dependency: int, blank: int, glued: bool) -> str:
    """The letter of a token, from spaCy's numbers of what it is; `glued` says that no blank stands in front of it."""
    lower = strings[word]
    if strings[tag] in ("VBN", "VBG"):
        return _of_participle(strings[tag], strings[dependency])
    possessive = "S" if glued and strings[tag] == "POS" and lower in _POSSESSIVES else ""
    return _of_small_word(lower, blank) or possessive or _of_content(lower, strings[part])


def _of_participle(tag: str, dependency: str) -> str:
    if dependency == "amod":
        return "V"
    return "N" if tag == "VBG" and dependency in _NOMINAL else "."


def _of_small_word(lower: str, blank: int) -> str:
    """The letter of a word that only joins others; nothing for any other word."""
    letter = _SMALL_WORDS.get(lower, "")
    return "." if letter == "H" and blank else letter


def _of_content(lower: str, part: str) -> str:
    if _CODE.fullmatch(lower):
        return "P"
    return _LETTERS.get(part, ".") if any(map(str.isalpha, lower)) else "."


def _form(tokens: Iterable[Token]) -> str:
    """Lemmas in lower case, blanks where the text has them: one word for each word of the text."""
    return "".join(_lemma(token) + token.whitespace_ for token in tokens).strip()


def _lemma(token: Token) -> str:
    """One word for one word, whatever the model takes it for."""
    if _is_possessive(token):
        return "'s"
    lemma = token.lemma_.lower()
    lemma = _singular(lemma) if token.tag_ == "NNPS" else lemma
    return lemma if lemma.count("-") == token.text.count("-") and lemma and " " not in lemma else token.lower_


def _is_possessive(token: Token) -> bool:
    """The ending of a word before it; a model may take any word for one."""
    return token.tag_ == "POS" and token.lower_ in _POSSESSIVES and token.i > 0 and not token.nbor(-1).whitespace_


def _singular(name: str) -> str:
    """Of a name's plural, which the tagger's lemmas leave as it is: Authorities, Affairs, Taxes."""
    for plural, singular in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("ss", "ss"), ("s", "")):
        if name.endswith(plural) and len(name) > len(plural) + 2:
            return name.removesuffix(plural) + singular
    return name
