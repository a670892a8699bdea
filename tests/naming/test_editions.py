"""The names of laws, plans and indices in; work and edition out."""

from __future__ import annotations

import pytest

from pipeline.naming.editions import parted


@pytest.mark.parametrize(
    ("name", "work", "edition"),
    [
        ("Grain Fraud Act 2031", "Grain Fraud Act", "2031"),
        ("2031 Grain Prices Index", "Grain Prices Index", "2031"),
        ("Grain Strategy for 2031-2035", "Grain Strategy", "2031-2035"),
        ("Law on Grain of 3 May 2031", "Law on Grain", "3 May 2031"),
        ("Law of 3 May 2031 on Grain", "Law on Grain", "3 May 2031"),
        ("Law No. 12-V of May 3, 2031 on Grain", "Law on Grain", "No. 12-V, May 3, 2031"),
        ("Grain Code (SR 311.0)", "Grain Code", "(SR 311.0)"),
        ("Grain Code SR 311.0", "Grain Code", "SR 311.0"),
        ("Grain Directive (EU) 2031/7", "Grain Directive", "(EU) 2031/7"),
        ("Directive (EU) 2031/7 on Grain Fraud", "Directive on Grain Fraud", "(EU) 2031/7"),
        ("Grain Office Annual Report FY31", "Grain Office Annual Report", "FY31"),
    ],
)
def test_a_work_and_its_edition(name: str, work: str, edition: str) -> None:
    assert parted(name) == (work, edition)


@pytest.mark.parametrize(
    "name",
    [
        "Decree No. 7 of 1 May 2031",
        "Action Plan for 2031-2035",
        "Annual Report 2031",
        "Grain Vision 2050",
        "SR 311.0",
        "Directive (EU) 2031/7",
        "",
    ],
)
def test_a_name_without_edition(name: str) -> None:
    assert parted(name) == (name, "")
