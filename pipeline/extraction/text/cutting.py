"""Where a name's words begin and end: hyphens, inner apostrophes and the full stops of abbreviations stay inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.extraction.text.lexicon import abbreviations, legal_forms, letters_behind, prefixes, titles

INITIALS = frozenset({"Ch", "Dzh", "Kh", "Ph", "Sh", "Th", "Ts", "Ya", "Ye", "Yo", "Yu", "Zh"})

WORD = r"""
      {apart}(?=\ ["“(]?[^\W\d_a-z])                   # Tan Sri, Rt. Hon., Lt Gen
    | \({between}\)                                      # General (Retd) Orlov
    | {dotted}(?![^\W_])                                     # Ph.D., LL.B., S.p.A., Dr.-Ing., Dato'
    | (?:[A-Z]\.\ ?)+[A-Z]\.(?![a-z])                       # U.S., U. S., S.A.
    | (?:{abbreviations})\.                                 # Inc., Fla.
    | (?:[A-Z]|{initials})\.(?=[ \xa0]?["“]?[A-Z])        # S. Orlov, Kh. Orlov, S. "Jay" Orlov
    | \d{{1,9}}(?:[.,]\d{{1,9}}){{0,4}}[A-Z][^\W_]+                           # 1MDB
    | [A-Z]{{1,3}}\$                                        # US$, HK$
    | [A-Z]/[A-Z]\b                                         # A/S
    | (?!(?:{prefixes})[-‐])[A-Z][^\W_]*(?:[-‐‑&][A-Z][^\W_]*)*(?=[-‐](?:[a-z]{{2,}}ed|led|run|based)\b)   # Ostmark-based
    | [^\W_]+[-‐](?:[A-Z]\.){{2,}}(?![a-z])                   # Swiss-U.S.
    | [^\W_]+(?:[-‐‑&][^\W_]+|['’ʼ`´](?![sS]\b)[^\W_]+)*      # words with inner hyphens and apostrophes
    | ['’`´][sS]\b
    | \n+
    | [^\w\s]
"""


def cut(text: str) -> Iterator[re.Match[str]]:
    """The words of a text in order; line breaks and punctuation are words of their own."""
    return _pattern().finditer(text)


@cache
def _pattern() -> re.Pattern[str]:
    parts = {name: _any_of(words) for name, words in _words_by_shape().items()}
    return re.compile(WORD.format(**parts), re.VERBOSE)


def _words_by_shape() -> dict[str, Iterable[str]]:
    """The words that the lexicons write otherwise than with letters alone."""
    shortened = {word.removesuffix(".") for word in (*titles(), *letters_behind()) if re.fullmatch(r"[^\W_]+\.", word)}
    return {
        "apart": [title for title in titles() if " " in title],
        "between": [title.strip("()") for title in titles() if title.startswith("(")],
        "dotted": [word for word in (*letters_behind(), *legal_forms(), *titles()) if re.search(r"\.[ \w-]|\w\.\w|'$", word)],
        "abbreviations": {*abbreviations(), *shortened},
        "initials": INITIALS,
        "prefixes": prefixes(),
    }


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first. Their first letters are asked for beforehand: few words have one."""
    in_order = sorted(words, key=lambda word: (-len(word), word))
    letters = "".join(sorted({word[0] for word in in_order}))
    return rf"\b(?=[{re.escape(letters)}])(?:{'|'.join(map(re.escape, in_order))})"
