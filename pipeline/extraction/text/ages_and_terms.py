"""Years that are no calendar time: ages, and terms of prison, probation and the like.

How long somebody may not do business, or holds an office, is calendar time: a length among the dates.
"""

from __future__ import annotations

import re

TIME_UNITS = frozenset({"year", "month", "week", "day", "hour", "minute", "decade"})

_PUNISHMENT = (
    r"(?:(?:im)?prison\w*|jail|custody|detention|confinement|arrest|probation|incarceration|supervised|supervision|suspended|penal|behind\sbars|"
    r"deprivation|liberty|community\sservice|sentences?)\b"
)
_AFTER = re.compile(
    r"(?:(?:,|,?\sand)\s[\w-]+\s(?:months?|weeks?|days?))?['’]?[\s-]*"  # four years and two months' imprisonment
    rf"(?:(?:of|in|on|under|each|the|a|his|her|their|strict|house|home|federal|state|administrative)\s+){{0,3}}{_PUNISHMENT}",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:sentenc(?:e[sd]?|ing)|imprison(?:ed|ment)|jail(?:ed)?|prison|probation|confine(?:d|ment)|incarcerat\w+|penalt(?:y|ies)|faces?|"
    r"supervised\srelease|parole|house\sarrest|behind\sbars|locked\sup|deprivation\sof\sliberty)\b[^.;:\n]{0,45}\Z",
    re.IGNORECASE,
)
_FALSE_TERM = re.compile(
    r"\b(?:in\sterms|long[\s-]term|short[\s-]term|medium[\s-]term|over|(?:the|these)\s(?:past|last|next)|within|ago)\b[^.;:\n]{0,20}\Z",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?(?:\sof)?|ages(?:\sof)?)\s+(?:(?:between|from|about|over|under)\s+)?(?:\d+(?:(?:,|\s(?:and|or|to))\s|\s?[-‐‑–—]\s?))*\Z",
    re.IGNORECASE,
)
_GROUP_BEFORE = re.compile(r"\b(?:under|over)[\s‐‑-]\Z", re.IGNORECASE)
_OLD = r"(?:[\s-](?:olds?|of\sage)|\s(?:and|or)\s(?:older|younger))\b"
_OLD_BEHIND_UNIT, _AGE_AFTER = (
    re.compile(pattern, re.IGNORECASE) for pattern in (_OLD, rf"[\s-]?(?:year|month|week|day)s?{_OLD}")
)


def names_a_group(before: str) -> bool:
    """Whether the text in front of a number with a plural's s makes it a group of people by age: "under-18s", "the over 65s"."""
    return _GROUP_BEFORE.search(before) is not None


def age_end(before: str, after: str) -> int | None:
    """How far behind the number the words of an age reach ("45-year-old": 9, "aged 45": 0), or None where it is none."""
    if old := _AGE_AFTER.match(after):
        return old.end()
    return 0 if _AGE_BEFORE.search(before) else None


def is_age(before: str, after: str) -> bool:
    """Whether a span of time is an age, judged by the text in front of its number and behind its unit."""
    return bool(_OLD_BEHIND_UNIT.match(after) or _AGE_BEFORE.search(before))


def is_term(before: str, after: str) -> bool:
    """Whether a span of time is a term, judged by the text in front of it and behind its unit.

    "18 months in jail", "sentenced to six years", "a ten-year prison term"; not "in the past ten years".
    """
    if _AFTER.match(after):
        return True
    return bool(_BEFORE.search(before)) and not _FALSE_TERM.search(before)
