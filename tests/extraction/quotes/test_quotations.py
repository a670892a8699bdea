"""Text in, what stands between its quotation marks out."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes.quotations import paragraphs_of, quotations


def between_marks(text: str) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We act," she said.', ["We act,"]),
        ("“We act,” she said. “We win.”", ["We act,", "We win."]),
        ('"We act,” she said.', ["We act,"]),
        ('“We act," she said.', ["We act,"]),
        ("«We act», she said.", ["We act"]),
        ("« We act », she said.", ["We act"]),
        ("»We act«, she said.", ["We act"]),
        ("„We act“, she said. „We win.”", ["We act", "We win."]),
        ("``We act,'' she said.", ["We act,"]),
        ("‘We act,’ she said. ‘It's time we won.’", ["We act,", "It's time we won."]),
        ("'We act,' she said.", ["We act,"]),
        ("“He called it “a scandal” and left,” she said.", ["He called it “a scandal” and left,"]),
        ('"He called it “a scandal” and left," she said.', ["He called it “a scandal” and left,"]),
        ('A 6" pipe and a 7" pipe', []),
        ("The ministers' plan and the banks' answer, it seems.", []),
        ("No marks at all", []),
        ("‘We act’, she said of the banks’ plan.", ["We act"]),
        ("‘He called it “a scandal” and left,’ she said.", ["He called it “a scandal” and left,"]),
        ("「We act」, she said. ‹We win›, he said.", ["We act", "We win"]),
        ("It was the '90s, the ’80s and a rock 'n' roll song.", []),
        ("She told us ‘no one will check’ and left.", []),
    ],
)
def test_marks_of_every_kind_and_mixed(text: str, words: list[str]) -> None:
    assert between_marks(text) == words


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    assert between_marks("“One paragraph.\n\n“And another,” she said.") == ["One paragraph.\n\n“And another,"]


def test_single_marks_go_on_in_the_next_paragraph_too() -> None:
    text = "‘One paragraph of the banks’ plan.\n\n‘And another,’ she said.\n\n‘Left open.\n\nThe ministers’ plan."
    (quotation,) = quotations(text)
    assert [text[a:b] for a, b in paragraphs_of(text, quotation)] == ["One paragraph of the banks’ plan.", "And another,"]


def test_a_mark_left_open_does_not_swallow_the_next_paragraph() -> None:
    assert between_marks("“Left open.\n\nNo mark.\n\n“Whole,” she said.") == ["Whole,"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_mark_that_closes_nothing_else_ends_the_quotation_of_a_paragraph_before(opening: str, closing: str) -> None:
    words = f"One paragraph.\n\nIt has a {opening}plan{closing}."
    assert between_marks(f"She said: {opening}{words}{closing}\n\nAll left.") == [words]
    (quotation,) = quotations(f"{opening}{words}{closing}")
    assert len(list(paragraphs_of(f"{opening}{words}{closing}", quotation))) == 1


def test_quotations_behind_a_mark_left_open_stand() -> None:
    assert between_marks("He spoke: “We act.\n\nThe mayor called it “good news” in May.\n\nAll left.") == ["good news"]


def test_a_mark_left_open_does_not_swallow_the_next_quotation() -> None:
    assert between_marks('He spoke of "freedom. "We act," she said.') == ["We act,"]


def test_outer_marks_are_part_of_no_words() -> None:
    (quotation,) = quotations('"We act," she said.')
    assert (quotation.opening, quotation.start, quotation.end, quotation.closing) == (0, 1, 8, 9)
