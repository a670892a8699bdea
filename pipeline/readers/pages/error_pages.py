"""Pages that a server gives in the place of the one asked for, as crawls keep them: an error, a check of the browser."""

from __future__ import annotations

import re
from http import HTTPStatus

PARTS = r"[\s:.,|–—-]+"
PHRASES = "|".join(re.escape(status.phrase) for status in HTTPStatus if status >= 400)  # RFC 9110, 15
CODE = r"(?:http\s)?(?:error\s)?[45]\d\d(?:\serror)?"
# Those without a number must be of several words: "Gone" and "Conflict" are headlines.
SAID = (
    r"(?:(?:the )?(?:requested )?(?:page|file|site|url)(?: was| is)? not found|not found|access (?:is )?denied|bad gateway|"
    r"service (?:temporarily )?unavailable|internal server error|gateway time-?out|too many requests|just a moment|"
    r"one moment,? please|"
    r"attention required!?|checking your browser.{0,60}|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot\??)"
)
TITLE = re.compile(
    rf"(?:{CODE}(?:{PARTS}(?:{PHRASES}|{SAID}))?|{SAID})(?:\s*[:.,|–—-]+\s.{{0,80}}|\W*)",
    re.IGNORECASE,
)
MOST_WORDS = 80  # of what such a page says


def is_error_page(title: str, words: int) -> bool:
    """Whether a page of so many words in its main text is none of the site's own, by its title."""
    return words <= MOST_WORDS and TITLE.fullmatch(title) is not None
