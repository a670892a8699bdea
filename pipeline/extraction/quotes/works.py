"""Works: quotations that are the title of a text, whatever is said beside them.

'In its motion entitled "New rules for rivers", the court notes that …'; 'the maps include "Main Topics," written by Jane Roe'.
"""

from __future__ import annotations

from typing import TypeVar

from pipeline.extraction.quotes.surroundings import Surroundings
from pipeline.extraction.text.nouns_of_actors import kind_of

How = TypeVar("How")

_NAMING = frozenset({"named", "titled", "entitled", "dubbed", "nicknamed", "headlined"})
_WRITTEN = frozenset({"authored", "compiled", "drafted", "edited", "published", "written"})
_IS = frozenset({"are", "is", "was", "were"})
_BETWEEN = frozenset({",", "and", "co"})


def unless_work(each: Surroundings, how: How | None) -> How | None:
    """How a quotation is somebody's words, or None where it is a work."""
    return None if _is_work(each) else how


def _is_work(each: Surroundings) -> bool:
    """Whether a quotation is called a title in front of it, or somebody's work behind it; one in capitals may be of a text or be
    something: 'in its report "Clean Rivers"', '"Clean Rivers" is the theme of the year'."""
    named = len(each.lead) > 0 and (each.lead[-1].lower_ in _NAMING or (each.is_title and kind_of(each.lead[-1]) == "document"))
    is_something = each.is_title and each.tail[:1].text.lower() in _IS
    words = [token.lower_ for token in each.tail[:4] if token.lower_ not in _BETWEEN]
    return named or is_something or (words[:1] != [] and words[0] in _WRITTEN and words[1:2] == ["by"])
