"""`make lint`: no function has a cognitive complexity above 10, but for those that are named here with the reason.

An exception that has become simpler must leave the list, so that the list can only become shorter.

Reference: G. A. Campbell, "Cognitive Complexity: A new way of measuring understandability", SonarSource 2018.
"""

from __future__ import annotations

import sys
from pathlib import Path

from complexipy import file_complexity

from tests.conftest import ROOT

MOST = 10

WALK = "a walk over words: its cases stand in the order in which they are tried"
NUMBERS = "reads a number part by part, as it is written"
HEADS = "seeks the head of a phrase in a parse that may be wrong"
TABLES = "makes its rows from several tables at once"

EXCEPTIONS = {
    "extraction/names/parts/tails.py": {
        **dict.fromkeys(("with_tails", "joined_end", "_refuses", "_list_end", "_is_owner"), WALK),
    },
    "extraction/names/parts/designations.py": {"_numbered": WALK},
    "extraction/names/parts/heads.py": {"title_start": WALK},
    "extraction/names/parts/short_forms.py": {"_of_person": WALK},
    "extraction/text/acronyms.py": {
        **dict.fromkeys(("_by_initials", "_pairs", "_capitals"), "the algorithm of its reference, letter by letter")
    },
    "extraction/names/finders/unheaded.py": {**dict.fromkeys(("_beside_noun", "unheaded"), WALK)},
    "extraction/names/agreement/one_type.py": {"_vote_for_lone_heads": "each witness of a vote by itself"},
    "extraction/text/words.py": {"read_words": WALK},
    "extraction/text/number_words.py": {"cardinal": NUMBERS},
    "extraction/figures/numbers/numerals.py": {**dict.fromkeys(("_cardinal", "_group"), NUMBERS)},
    "extraction/figures/numbers/parts.py": {"runs": NUMBERS},
    "extraction/figures/currencies.py": {"Currencies::at": "each place in which a currency can stand"},
    "extraction/figures/measured.py": {"what": HEADS},
    "extraction/figures/units.py": {**dict.fromkeys(("_head", "_belongs"), HEADS)},
    "extraction/figures/reading.py": {"Reader::_bare": HEADS},
    "extraction/dates/words.py": {"stretches": WALK},
    "readers/shared/encodings.py": {"_weight": "weighs each sign by what stands on both sides of it"},
    "readers/pages/main_text.py": {"_head": WALK},
    "readers/mail/forwards.py": {"_fields_at": WALK},
    "analysis/money/periods.py": {"period_of": "the ways in which a sentence dates its figures, the plainest first"},
    "analysis/entities/resolve.py": {"_join_acronyms": "each way in which an acronym is given, the surest first"},
}
"""File below pipeline/ → function → why it may be more complex."""


def main() -> int:
    """Prints what is too complex, or no longer so; returns the number of lines."""
    found = {
        (file.relative_to(ROOT / "pipeline").as_posix(), function.name)
        for file in sorted((ROOT / "pipeline").rglob("*.py"))
        for function in file_complexity(str(file)).functions
        if function.complexity > MOST
    }
    named = {(file, function) for file, functions in EXCEPTIONS.items() for function in functions}
    lines = [f"pipeline/{file}: {name} is too complex; part it" for file, name in sorted(found - named)]
    lines += [
        f"{Path(__file__).name}: {name} of {file} is simple now; take it off the list" for file, name in sorted(named - found)
    ]
    print("\n".join(lines) or f"complexity: {len(found)} exceptions, each named")
    return len(lines)


if __name__ == "__main__":
    sys.exit(min(main(), 1))
