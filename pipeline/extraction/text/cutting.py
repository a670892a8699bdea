"""Where a name's words begin and end: hyphens, inner apostrophes and the full stops of abbreviations stay inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.extraction.text.lexicon import group

WORD = r"""
      (?:[A-Z]\.\ ?)+[A-Z]\.(?![a-z])                       # U.S., U. S., S.A.
    | (?:{abbreviations})\.                                 # Inc., Fla.
    | (?:[A-Z]|{initials})\.(?=[ \xa0]?["“]?[A-Z])        # S. Orlov, Kh. Orlov, S. "Jay" Orlov
    | \d+(?:[.,]\d+)*[A-Z][^\W_]+                           # 1MDB
    | [A-Z]{{1,3}}\$                                        # US$, HK$
    | [A-Z]/[A-Z]\b                                         # A/S
    | (?!(?:{prefixes})[-‐])[A-Z][^\W_]*(?:[-‐‑&][A-Z][^\W_]*)*(?=[-‐](?:[a-z]{{2,}}ed|led|run|based)\b)   # Ostmark-based
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
    parts = {name: "|".join(sorted(group(name), key=len, reverse=True)) for name in ("abbreviations", "initials", "prefixes")}
    return re.compile(WORD.format(**{name: rf"\b(?:{words})" for name, words in parts.items()}), re.VERBOSE)
