"""The cascade itself, with a grammar of a few words: rules in, reduced items out."""

from __future__ import annotations

from pipeline.extraction.dates import calendar
from pipeline.extraction.dates.context import Context
from pipeline.extraction.dates.grammar import Grammar
from pipeline.extraction.dates.items import Item

GROUPS = {"TO": "to -"}
RULES = (
    ("MONTH YEAR", lambda c, m, y: calendar.month(y, m)),
    ("YEAR", lambda c, y: calendar.year(y)),
    ("from? DATE TO DATE", lambda c, a, b: calendar.span(a, b)),
    ("(?<=about)DATE", lambda c, a: a, "VAGUE"),
)


class NoSyntax:
    def tense(self, at: int) -> int:
        return 0

    def is_date(self, at: int) -> bool:
        return False

    def counts(self, at: int) -> bool:
        return False

    def opens_a_range(self, at: int) -> bool:
        return False

    def is_adverb(self, at: int) -> bool:
        return False

    def is_negated(self, at: int) -> bool:
        return False

    def tells_a_state(self, at: int) -> bool:
        return False


def parse(*words: tuple[str, object]) -> list[tuple[str, object]]:
    stretch = [Item(name, i, i + 1, value) for i, (name, value) in enumerate(words)]
    items = Grammar(RULES, GROUPS).parse(stretch, Context(None, NoSyntax(), lambda: "day-month"))
    return [(item.name, getattr(item.value, "value", item.value)) for item in items]


def test_rules_build_on_what_earlier_rules_made() -> None:
    assert parse(("MONTH", 5), ("YEAR", 2018), ("-", None), ("YEAR", 2019)) == [("RANGE", "2018-05/2019")]


def test_a_meaning_that_raises_leaves_the_items_as_they_were() -> None:
    assert parse(("MONTH", 13), ("YEAR", 2018)) == [("MONTH", 13), ("DATE", "2018")]
    assert parse(("YEAR", 2019), ("to", None), ("YEAR", 2018)) == [("DATE", "2019"), ("to", None), ("DATE", "2018")]


def test_a_rule_can_name_what_it_makes() -> None:
    assert parse(("about", None), ("YEAR", 2018)) == [("about", None), ("VAGUE", "2018")]


def test_the_grammar_knows_its_plain_words() -> None:
    assert Grammar(RULES, GROUPS).words == {"from", "to", "-", "about"}
