"""The names of laws, plans and indices in; work and edition out."""

from __future__ import annotations

import pytest

from pipeline.naming.editions import has_title, parted


@pytest.mark.parametrize(
    ("name", "work", "edition"),
    [
        ("Grain Fraud Act 2031", "Grain Fraud Act", "2031"),
        ("2031 Grain Prices Index", "Grain Prices Index", "2031"),
        ("Grain Strategy for 2031-2035", "Grain Strategy", "2031-2035"),
        ("Law on Grain of 3 May 2031", "Law on Grain", "3 May 2031"),
        ("Law of 3 May 2031 on Grain", "Law on Grain", "3 May 2031"),
        ("Law No. 12-V of May 3, 2031 on Grain", "Law on Grain", "No. 12-V, May 3, 2031"),
        ("Grain Code (SR 311.0)", "Grain Code", "SR 311.0"),
        ("Grain Code SR 311.0", "Grain Code", "SR 311.0"),
        ("Grain Directive (EU) 2031/7", "Grain Directive", "(EU) 2031/7"),
        ("Directive (EU) 2031/7 on Grain Fraud", "Directive on Grain Fraud", "(EU) 2031/7"),
        ("Grain Office Annual Report FY31", "Grain Office Annual Report", "FY31"),
        ("Grain Fraud Act (2031)", "Grain Fraud Act", "2031"),
        ("Grain Fraud Act 12 of 2031", "Grain Fraud Act", "12 of 2031"),
        ("Grain Fraud Act, 2031 (Act No. 12 of 2031)", "Grain Fraud Act", "2031, Act No. 12 of 2031"),
        ("Act XII of 2031 on Grain Fraud", "Act on Grain Fraud", "XII of 2031"),
        ("Grain Fraud Act (Regulation (EU) 2031/7)", "Grain Fraud Act", "Regulation (EU) 2031/7"),
        ("Law 12/2031 on Grain Fraud", "Law on Grain Fraud", "12/2031"),
        ("Law № 12 on Grain Fraud", "Law on Grain Fraud", "№ 12"),
        ("Law on Grain Fraud (No. 12 of 2031)", "Law on Grain Fraud", "No. 12 of 2031"),
        ("Grain Fraud Regulation (EU) No 7/2031", "Grain Fraud Regulation", "(EU) No 7/2031"),
        ("Grain Code 1860", "Grain Code", "1860"),
        ("Grain Strategy for the period 2031-2035", "Grain Strategy", "2031-2035"),
        ("Grain Strategy for 2031 to 2035", "Grain Strategy", "2031 to 2035"),
        ("2031/32-2035/36 Grain Strategy", "Grain Strategy", "2031/32-2035/36"),
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
        "Council Regulation (EU) No 7/2031",
        "Act XII of 2031",
        "Annual Report 2031/32",
        "Directive 2031/7/EC",
        "",
    ],
)
def test_a_name_without_edition(name: str) -> None:
    assert parted(name) == (name, "")


def test_a_number_is_no_title() -> None:
    names = "Directive (EU) 2031/7", "Decree No. 7 of 1 May 2031", "Decree", "Grain Directive (EU) 2031/7"
    assert [has_title(name) for name in names] == [False, False, False, True]
