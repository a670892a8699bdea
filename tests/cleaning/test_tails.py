import pytest

from pipeline.cleaning.endings import Endings
from pipeline.cleaning.tails import Tails
from pipeline.release import Draft, RawRelease

ABOVE = "The Court of Norland has spoken about the case of the port of Askholm.\n\n"
PROSE = "The court will report again in December 2021. Its next report is on roads."


def ended(paragraph: str) -> tuple[list[str], list[str]]:
    """The paragraphs that are left below the first one, and what was dropped."""
    draft = Endings().clean(Tails().clean(Draft.of(RawRelease("a.txt", ABOVE + paragraph))))
    return [line.text for line in draft.lines if line.text][1:], [drop.text for drop in draft.drops]


@pytest.mark.parametrize(
    "contact",
    [
        "Contact: Press Office, press@court.example.org, +00 555 010 33",
        "For more information, please write to press@court.example.org.",
        "Journalists may call Ilsabet Kern, press officer. Tel. +00 555 010 33",
        "Media enquiries: Ilsabet Kern, +00 555 010 33.",
    ],
)
def test_prose_stays_when_the_contact_behind_it_goes(contact: str) -> None:
    left, dropped = ended(f"{PROSE} {contact}")
    assert left == [PROSE] and " ".join(dropped) == contact


@pytest.mark.parametrize(
    "paragraph",
    [
        "Contact: Press Office, press@court.example.org, +00 555 010 33",
        "Please register by 3 May. Journalists may write to press@court.example.org.",
    ],
)
def test_a_paragraph_that_is_a_contact_goes_whole(paragraph: str) -> None:
    left, dropped = ended(paragraph)
    assert left == [] and " ".join(dropped) == paragraph


def test_an_address_within_prose_parts_nothing() -> None:
    text = "Officials were told to write to bribes@port.example.org in 2019. None of them did so before the search."
    assert [line.text for line in Tails().clean(Draft.of(RawRelease("a.txt", text))).lines] == [text]


def test_the_raw_text_of_both_parts_is_known() -> None:
    raw = f"{ABOVE}{PROSE} Contact: press@court.example.org"
    draft = Tails().clean(Draft.of(RawRelease("a.txt", raw)))
    assert [raw[line.start : line.end].strip() for line in draft.lines if line.text][1:] == [
        PROSE,
        "Contact: press@court.example.org",
    ]
