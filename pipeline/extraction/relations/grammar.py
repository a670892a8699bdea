"""The words of which the patterns between two bodies are made."""

from __future__ import annotations

import re
from functools import cache

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WORDS = {
    "be": r"(?:(?:is|are|was|were|has|have|had|been|being|be|will|shall|to|now|later|then|recently|formally|also|itself)\s)*",
    "when": rf"(?:\s(?:in|on|from|since|until|as of|by|with effect from)\s(?:\d{{1,2}}\s)?(?:{MONTH}\s)?(?:\d{{1,2}},\s)?"
    r"(?:\d{4}|this year|last year),?)?",
    "founded": r"(?:established|created|formed|founded|set up)",
    "ended": r"(?:abolished|dissolved|disbanded|liquidated|closed|wound up)",
    "tasks": r"(?:(?:the|all|all the|its|most of the|the former)\s)?"
    r"(?:functions|tasks|duties|powers|responsibilities|work|mandate)(?:\sand\s[a-z]+)?",
    "body": r"(?:body|agency|authority|institution|organi[sz]ation|company)",
    "part": r"(?:service|department|division|part|unit|branch|directorate|section|office|subsidiary|arm|member|body|committee)",
    "the": r"(?:\s(?:the|an?|its|their|new|newly|[a-z]+ed|then|former|so-called|[A-Z]\w+(?:ian|ish|ese|ic|an)))*\s[“\"]?",
}
"""Names for words that patterns share; `the` is what stands in front of the second body."""
HOME = r"(?:\s(?:of|in)\s(?:the\s)?[A-Z][\w.’'-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w.’'-]*)*)?"
"""The country behind a body: "of the Republic of Norland"."""


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of what stands between two bodies, from the first to the second; `{be}` and its like are WORDS."""
    return re.compile(HOME + pattern.format_map(WORDS))
