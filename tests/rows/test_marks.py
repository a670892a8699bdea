"""Text and spans in, marked text out."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rows.marks import UNSEEN, Mark, nested, to_html, visible

TEXT = "Mirela Tassk of Norland said: “We return 5 million marks”."


def shown(html: str) -> str:
    """What a browser shows of it."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_marks_inside_a_mark_are_nested() -> None:
    html = to_html("he paid 5 marks", [Mark(0, 15, "quotes"), Mark(8, 15, "figures", "value 5")])
    assert html == (
        '<mark class="k k-quotes" title="quotes" id="c0">he paid '
        '<mark class="k k-figures" title="figures: value 5" id="c8">5 marks</mark></mark>'
    )


def test_a_mark_that_crosses_another_is_cut_at_its_end() -> None:
    (outer, rest) = nested([Mark(0, 6, "a"), Mark(4, 9, "b")], 20)
    assert [(n.mark.start, n.mark.end) for n in outer.inside] == [(4, 6)]
    assert (rest.mark.start, rest.mark.end, rest.mark.kind) == (6, 9, "b")


def test_a_mark_whose_target_has_an_address_is_a_link() -> None:
    assert '<a href="p.html">Tassk</a>' in to_html("Tassk", [Mark(0, 5, "PERSON", target="p1")], {"p1": "p.html"})


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a & b"])
def test_markup_stays_text(text: str) -> None:
    html = to_html(text, [Mark(0, len(text), text, note=text)])
    assert shown(html) == text
    assert "<script" not in html and "<img" not in html


def test_every_character_that_cannot_be_seen_is_caught() -> None:
    unseen = [chr(point) for point in range(0x110000) if UNSEEN.match(chr(point))]
    assert len(unseen) > 2000 and {visible(character) for character in unseen} == {"\N{REPLACEMENT CHARACTER}"}


def test_what_cannot_be_seen_is_made_visible() -> None:
    assert visible("a\u202eb\x07c\td\n") == "a�b�c\td\n"


@given(st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70), st.sampled_from("abc")), max_size=12))
def test_marking_never_changes_the_text(spans: list[tuple[int, int, str]]) -> None:
    assert shown(to_html(TEXT, [Mark(*span) for span in spans])) == TEXT


@given(st.lists(st.tuples(st.integers(0, 57), st.integers(0, 57)), max_size=12))
def test_every_character_of_a_mark_stays_marked(spans: list[tuple[int, int]]) -> None:
    kept: list[tuple[int, int]] = []

    def walk(nodes: list) -> None:  # type: ignore[type-arg]
        for node in nodes:
            kept.extend((int(node.mark.kind), at) for at in range(node.mark.start, node.mark.end))
            walk(node.inside)

    walk(nested([Mark(start, end, str(i)) for i, (start, end) in enumerate(spans)], len(TEXT)))
    assert sorted(kept) == sorted((i, at) for i, (start, end) in enumerate(spans) for at in range(start, end))
