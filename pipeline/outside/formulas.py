"""Cells that a spreadsheet would run: in a CSV file an apostrophe stands in front of them, which can always be taken off again.

A text is run that begins with one of = + - @, a tab or a line break; one that begins with apostrophes before such a character
gets one more.

Reference: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import re

FORMULA = r"\A('*[=+\-@\t\r\n＝＋－＠])"
UNMARK = r"\A'('*[=+\-@\t\r\n＝＋－＠])"
"""What a reader of the CSV files replaces with its first group to get the exact text back."""


def marked(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return re.sub(FORMULA, r"'\1", text)


def unmarked(cell: str) -> str:
    """The text that was marked."""
    return re.sub(UNMARK, r"\1", cell)
