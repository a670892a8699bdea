import pytest

from pipeline.cleaning._moments import moment_of, moments


@pytest.mark.parametrize(
    ("written", "date", "time"),
    [
        ("12 May 2021, 10:15", "2021-05-12", "10:15"),
        ("Wednesday, May 12, 2021", "2021-05-12", ""),
        ("Wed, 12 May 2021 10:15:00 +0600", "2021-05-12", "10:15"),
        ("2021-05-12T10:15:00Z", "2021-05-12", "10:15"),
        ("12.05.2021", "2021-05-12", ""),
        ("05/12/2021", "2021-12-05", ""),
        ("05/13/2021", "2021-05-13", ""),
        ("12th of May, 2021 at 5:30 p.m.", "2021-05-12", "17:30"),
        ("May 2021", "2021-05", ""),
        ("2021", "2021", ""),
        ("20210512", "2021-05-12", ""),
        ("1620777600", "2021-05-12", ""),
        ("1620777600000", "2021-05-12", ""),
        ("12 мая 2021", "2021-05-12", ""),
        ("3. Oktober 2021", "2021-10-03", ""),
        ("Sept. 7, 2021", "2021-09-07", ""),
        ("2024, March 12", "2024-03-12", ""),
        ("12 de marzo de 2024", "2024-03-12", ""),
        ("12/Mar/2024", "2024-03-12", ""),
        ("March the 12th, 2024", "2024-03-12", ""),
        ("12 marca 2024", "2024-03-12", ""),
        ("14:43 | 12.03.2024", "2024-03-12", "14:43"),
        ("12 March 2024 / 14:43", "2024-03-12", "14:43"),
        ("Wed, 03/13/2024 - 14:43", "2024-03-13", "14:43"),
        ("Wed, 06/05/2024", "2024-06-05", ""),
        ("Mon, 06/05/2024", "2024-05-06", ""),
    ],
)
def test_a_date_as_it_is_written(written: str, date: str, time: str) -> None:
    found = moment_of(written)
    assert found and (found.date, found.time) == (date, time)


@pytest.mark.parametrize("written", ["", "soon", "31.02.2021", "2021-13-01", "12:30", "99999", "1.5.2"])
def test_what_is_no_date(written: str) -> None:
    assert moment_of(written) is None


def test_the_place_in_the_text() -> None:
    text = "Askholm, 12 May 2021 | News"
    (found,) = moments(text)
    assert text[found.start : found.end] == "12 May 2021"
