"""How the lexicons of this room write phrases."""

from __future__ import annotations

import re


def as_pattern(phrase: str) -> str:
    """A phrase as a regular expression: `*` stands for any words, and a phrase that ends in a word ends with that word."""
    pattern = ".*".join(map(re.escape, phrase.split("*")))
    return pattern + (r"(?!\w)" if phrase[-1].isalnum() and "*" not in phrase else "")
