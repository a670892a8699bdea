"""Whose a body is where its head noun leaves that open: the state's (AGENCY), or that of citizens and firms (ORG).

citizens     Centre for Human Rights, Torvik Cancer Center      a civic word in the name
private      Global Network of Mill Owners, Millers Union       a head of private bodies, and no word of the state's
academic     Department of Physics, Section of Neurology      a department with the word of a science
a school's   University Council, Torvik College Senate          an inner body of what stands right before it
"""

from __future__ import annotations

from functools import cache

from pipeline.extraction.text.lexicon import noted
from pipeline.extraction.text.words import Word
from pipeline.lexicons import table

SCHOOLS = frozenset({"University", "College"})


def sector_label(words: list[Word], lo: int, at: int, stop: int, label: str) -> str:
    """The label of the name words[lo:stop] whose head is words[at]: `label`, or ORG where it is no public body's."""
    head = words[at].text
    name = [word.text for word in words[lo - (lo > 0 and words[lo].glued) : stop]]  # with the adjective of its country
    civic = head in noted("body_heads", "civic") and not _words("civic").isdisjoint(name)
    private = head in noted("body_heads", "private") and _words("state").isdisjoint(name)
    academic = head in noted("body_heads", "academic") and not _words("science").isdisjoint(name)
    schools = lo < at and words[at - 1].text in SCHOOLS and head in noted("body_heads", "inner")
    return "ORG" if label == "AGENCY" and (civic or private or academic or schools) else label


@cache
def _words(sector: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("sector_words") if row["sector"] == sector)
