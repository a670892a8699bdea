import pytest

from pipeline.cleaning._places import is_place, opening_dateline, titled


@pytest.mark.parametrize(
    ("text", "place", "date", "agency"),
    [
        ("ASKHOLM. NORPRESS – The agency said.", "Askholm", "", "NORPRESS"),
        ("ASKHOLM – The agency said.", "Askholm", "", ""),
        ("ASKHOLM- The agency said.", "Askholm", "", ""),
        ("ASKHOLM—The agency said.", "Askholm", "", ""),
        ("ASKHOLM -- A court said.", "Askholm", "", ""),
        ("ASKHOLM, N.V. – A court said.", "Askholm, N.V.", "", ""),
        ("ASKHOLM AND TORVIK, Veld. – Seven men", "Askholm and Torvik, Veld.", "", ""),
        ("ST. OLAV, NORHAVEN UND TORVIK, 3 May 2021 – The", "St. Olav, Norhaven und Torvik", "2021-05-03", ""),
        ("NOR-HAVEN. 3 April. The commission met.", "Nor-Haven", "", ""),
        ("(Askholm – July 30, 2024) – A man was charged.", "Askholm", "2024-07-30", ""),
        ("(Torvik, 15 June 2022) The group met.", "Torvik", "2022-06-15", ""),
        ("Torvik, 29/10/2014 – Veldania has acted.", "Torvik", "2014-10-29", ""),
        ("Torvik, 12.08.2013 (VSO) - Turnover rose.", "Torvik", "2013-08-12", "VSO"),
        ("ASKHOLM – 13 March 2018 – The head said.", "Askholm", "2018-03-13", ""),
        ("Askholm, 13 March 2018: The head said.", "Askholm", "2018-03-13", ""),
        ("4 May 2021, Torvik. The agency met.", "Torvik", "2021-05-04", ""),
        ("ASKHOLM, June 15. /NORPRESS/. The agency said.", "Askholm", "", "NORPRESS"),
        ("Askholm. 15 June. NORPRESS.NO - The agency said.", "Askholm", "", "NORPRESS.NO"),
        ("ASKHOLM, 15 Jun – NORPRESS. The agency said.", "Askholm", "", "NORPRESS"),
        ("ASKHOLM, June 15, 2021 – NORPRESS – The agency said.", "Askholm", "2021-06-15", "NORPRESS"),
        ("ASKHOLM, Norland (NP) — The agency said.", "Askholm, Norland", "", "NP"),
        ("18 November 2015. The agency met.", "", "2015-11-18", ""),
        ("Torvik, 2016 — The index was published.", "Torvik", "2016", ""),
    ],
)
def test_datelines(text: str, place: str, date: str, agency: str) -> None:
    found = opening_dateline(text)
    assert found and (found.place, found.date, found.agency) == (place, date, agency)
    assert text[found.end :][0].isupper()


@pytest.mark.parametrize(
    "text",
    [
        "Veldania – a country of lakes – has acted.",
        "Today the minister – Tobias Renfeldt – spoke.",
        "The Federal Office today – The third year.",
        "Mr. Renfeldt – Who was it?",
        "In 2018 – The second year.",
        "International Anti-Corruption Day – The agency",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert opening_dateline(text) is None


def test_places_by_form() -> None:
    assert is_place("Askholm") and is_place("St. Olav") and is_place("Nor-Haven, Veldania") and is_place("Port of the Lakes")
    assert not is_place("the court") and not is_place("Press release") and not is_place("May") and not is_place("Court, and")
    assert titled("ASKHOLM, N.V.") == "Askholm, N.V." and titled("Askholm") == "Askholm"
