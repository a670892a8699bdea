"""The power that an office belongs to: nobody holds two of different powers at one time."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicons import table

LINK = re.compile(r"\s(?:of|for|to|at|in|on)\s|,")
"""What stands between a title and what it is of."""
WORD = re.compile(r"[\w-]+")
ACCUSED = "accused"
"""What stands for the power of who is accused, as the holder of any office may be."""
BEHIND = frozenset({"general", "designate"})
"""Words that may stand behind the noun of an office: "Prosecutor General"."""


def power_of(office: str) -> str:
    """ "court" of "Supreme Court Judge", "state" of "Minister of Justice" and "Justice Minister"; empty where it is open."""
    words = [word for word in WORD.findall(LINK.split(office, maxsplit=1)[0].lower()) if word not in BEHIND]
    return _powers().get(words[-1], "") if words else ""


def is_stated_in_full(office: str) -> bool:
    """Whether an office is said with what it is of: "Judge Brennik" may be what a judge of former days is called."""
    return LINK.search(office) is not None


@cache
def _powers() -> dict[str, str]:
    return {row["noun"]: row["power"] for row in table("offices") if row["power"]}
