"""Pages of invented sites as a scraper saves them: what goes, what stays, and what is read from around the release."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from pipeline.cleaning.sites.sites import Sites
from pipeline.release import Around, RawRelease
from tests.gathered import surveyed

HEADLINES = (
    "Court of Brennum frees the harbour master",
    "Bridge tender in Askvold annulled",
    "Ferry company repays nine million crowns",
    "Chamber of audit counts the missing lamps",
    "Customs officer of Mirrow sentenced",
    "Register of owners opens in Zelten",
)
BODIES = (
    ("The court of Brennum freed the harbour master on Tuesday.", "It found no proof that he had taken the forty crowns."),
    ("The tender for the bridge in Askvold was annulled.", "Only one firm had known of it in time."),
    ("The ferry company has to repay nine million crowns.", "The sum was paid for a ship that never sailed."),
    ("The chamber of audit has counted the street lamps.", "It found two hundred fewer than were paid for."),
    ("A customs officer in Mirrow was sentenced to two years.", "He had let nineteen lorries pass unseen."),
    ("The register of owners is open in Zelten since noon.", "Anybody may see there who owns which firm."),
)
ABROAD = (
    "Le port de Brennum reste fermé",
    "Neue Brücke in Askvold",
    "Суд в городе Mirrow",
    "El puerto abre",
    "Die Lampen",
    "Le registre",
)


def page(number: int, *, foot: Sequence[str] = (), middle: Sequence[str] = ()) -> list[str]:
    """A release with what the site Norland Gazette puts around it."""
    title, (first, second) = HEADLINES[number], BODIES[number]
    others = [headline for headline in HEADLINES if headline != title]
    return [
        f"{title} | Norland Gazette",
        *("Skip to the text", "Norland Gazette", "Home", "Courts", "Letters"),
        f"Home > Courts > {title}",
        title,
        f"By Ada Quill, {number + 3} May 2021, {number + 5} min read",
        first,
        *middle,
        second,
        *foot,
        "Latest posts",
        *others[number % 3 :][:2],
        ABROAD[number],
        "Write to the editor",
        "Your name",
        "© 2021 Norland Gazette. All rights reserved.",
    ]


def raws(*pages: Sequence[str], folder: str = "gazette/") -> list[RawRelease]:
    return [RawRelease(f"{folder}{number}.txt", "\n".join(lines)) for number, lines in enumerate(pages)]


def left(releases: Sequence[RawRelease]) -> list[list[str]]:
    """The lines of each release that stay."""
    return [
        [line for i, line in enumerate(raw.text.split("\n")) if i not in dict(around.lines)]
        for raw, around in zip(releases, surveyed(Sites(), releases), strict=True)
    ]


SITE = raws(*map(page, range(6)))


def test_headline_and_body_stay_and_nothing_else() -> None:
    assert left(SITE) == [[HEADLINES[i], *BODIES[i]] for i in range(6)]


def test_title_day_and_publisher_are_read() -> None:
    found = surveyed(Sites(), SITE)
    assert [each.states("title") for each in found] == list(HEADLINES)
    assert [each.states("published") for each in found] == [f"2021-05-0{i + 3}" for i in range(6)]
    assert {each.states("publisher") for each in found} == {"Norland Gazette"}


@pytest.mark.parametrize("folder", ["", "2021/"])
def test_no_folder_is_needed(folder: str) -> None:
    """Releases of another make in the same folder change nothing: the lines that pages share are enough."""
    others = [RawRelease(f"{folder}own-{i}.txt", f"{HEADLINES[i]}\n\nThis was told in other words, {i} times.") for i in range(6)]
    own = raws(*map(page, range(6)), folder=folder)
    assert left([*own, *others])[:6] == left(SITE)
    assert surveyed(Sites(), [*own, *others])[6:] == [Around()] * 6


def test_the_order_of_the_releases_changes_nothing() -> None:
    assert list(surveyed(Sites(), SITE[::-1]))[::-1] == list(surveyed(Sites(), SITE))


def test_what_was_found_says_why() -> None:
    around = surveyed(Sites(), SITE)[0]
    reasons = {SITE[0].text.split("\n")[i]: reason for i, reason in around.lines}
    assert reasons["Letters"] == "repeated on the site"
    assert reasons[f"Home > Courts > {HEADLINES[0]}"] == "headline repeated"
    assert reasons[HEADLINES[1]] == "headline of another release"
    assert reasons[ABROAD[0]] == "beside the release"
    assert reasons["By Ada Quill, 3 May 2021, 5 min read"] == "page date"


@pytest.mark.parametrize(
    "line, stays",
    [
        ("“We will look at every lamp,” the minister said.", True),  # a standing quotation
        ("Advertisement", False),
        ("Subscribe to the letter of the Gazette and miss no trial", False),
        ("Read also: Register of owners opens in Zelten", False),
    ],
)
def test_between_sentences_only_the_sites_lines_go(line: str, stays: bool) -> None:
    kept = left(raws(*(page(i, middle=[line]) for i in range(5))))
    assert [line in lines for lines in kept] == [stays] * 5


def test_teasers_of_other_releases_go() -> None:
    feet = [["Read on", f"{BODIES[after][0][:40]}…", "Read on"] for _, after in pairwise([*range(6), 0])]
    assert left(raws(*(page(i, foot=foot) for i, foot in enumerate(feet)))) == left(SITE)


def test_copies_of_one_release_are_no_site() -> None:
    copies = raws(*[page(0)] * 6)
    assert left(copies) == [page(0)] * 6


@pytest.mark.parametrize("number", [1, 3])
def test_a_few_pages_are_no_site(number: int) -> None:
    assert left(SITE[:number]) == [page(i) for i in range(number)]


def test_sentences_that_releases_share_are_no_furniture() -> None:
    form = (
        "The council met.",
        "It took note of the report.",
        "The report will be published.",
        "No vote was taken.",
        "It closed.",
    )
    forms = raws(*([headline, *form, body[0]] for headline, body in zip(HEADLINES, BODIES, strict=True)))
    assert left(forms) == [raw.text.split("\n") for raw in forms]
