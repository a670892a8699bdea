"""Years that are no calendar time: ages, and terms of prison, probation, debarment or office."""

from __future__ import annotations

import re

TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})

_PUNISHMENT = (
    r"(?:(?:im)?prison\w*|jail|custody|detention|confinement|arrest|probation|incarceration|supervised|supervision|suspended|penal|behind\sbars|"
    r"deprivation|liberty|community\sservice|debarment|ban|disqualification|sentences?|terms?)\b"
)
_AFTER = re.compile(
    rf"(?:['’]|[\s-]+(?:old\b)?)?\s?(?:(?:of|in|on|under|each|the|a|his|her|their|strict|house|home|federal|state)\s+){{0,3}}{_PUNISHMENT}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:sentenc(?:e[sd]?|ing)|imprison(?:ed|ment)|jail(?:ed)?|prison|terms?|probation|debar(?:red|ment)|barred|ban(?:ned)?|"
    r"disqualif(?:ied|ication)|confine(?:d|ment)|custody|detention|incarcerat\w+|serv(?:e|ed|ing)|penalt(?:y|ies)|faces?|supervised\srelease|"
    r"house\sarrest|locked\sup|deprivation\sof\sliberty)\b[^.;:\n]{0,45}\Z",
    re.IGNORECASE,
)
_FALSE_TERM = re.compile(
    r"\b(?:in\sterms|long[\s-]term|short[\s-]term|medium[\s-]term|over|(?:the|these)\s(?:past|last|next)|within|ago)\b[^.;:\n]{0,20}\Z",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?(?:\sof)?|ages(?:\sof)?)\s+(?:(?:between|from|about|over|under)\s+)?(?:\d+(?:,|\s(?:and|or|to))\s)*\Z",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(r"[\s-]?years?[\s-](?:old\b|olds\b|of\sage\b)", re.IGNORECASE)


def age_end(before: str, after: str) -> int | None:
    """How far behind the number the words of an age reach ("45-year-old": 9, "aged 45": 0), or None where it is none."""
    if old := _AGE_AFTER.match(after):
        return old.end()
    return 0 if _AGE_BEFORE.search(before) else None


def is_term(before: str, after: str) -> bool:
    """Whether a span of time is a term, judged by the text in front of it and behind its unit.

    "18 months in jail", "sentenced to six years", "a ten-year debarment"; not "over the past five years".
    """
    if _AFTER.match(after):
        return True
    return bool(_BEFORE.search(before)) and not _FALSE_TERM.search(before)
