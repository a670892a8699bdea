"""What is seen of a name in its release; whether it is the release's country's."""

from __future__ import annotations

import pytest

from pipeline.analysis.shared.at_home import Seen, is_at_home


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (Seen("AGENCY", "Grain Council"), True),
        (Seen("AGENCY", "Federal Grain Council", 2, 1, is_among_international=True), False),
        (Seen("AGENCY", "Grain Office", international=2, own=1), True),
        (Seen("AGENCY", "Grain Office", is_among_international=True), False),
        (Seen("AGENCY", "Federal Grain Office", is_among_international=True), True),
        (Seen("AGENCY", "North African Grain Council"), False),
        (Seen("AGENCY", "Directorate of International Grain"), True),
        (Seen("LAW", "Acts of the World Grain Conference"), False),
        (Seen("LAW", "Grain Partnership"), True),
        (Seen("LAW", "Grain Partnership", international=1, own=9), False),
        (Seen("LAW", "Grain Act", is_among_international=True), True),
    ],
)
def test_what_is_seen_is_weighed(seen: Seen, expected: bool) -> None:
    assert is_at_home(seen) is expected
