from functools import reduce

import pytest

from pipeline.cleaning.breadcrumbs import Breadcrumbs
from pipeline.cleaning.furniture import Furniture
from pipeline.cleaning.header import Header
from pipeline.release import Draft, RawRelease

HEADLINE = "Court of Norland opens the register of owners"
BODY = "The court of Norland opened the register of owners today; it holds the names of 4,000 firms and of those who own them."

WAYS = (
    "Home > About > News > ",
    "Home » News » ",
    "Accueil › Actualités › ",
    "Startseite > ",
    "Home / News / 2021 / ",
    "Home>News>",
)
OTHERS = ("Profit > loss > the auditors of Norland say", "Home and away / a study of the register of owners")


def cleaned(text: str, title: str = "") -> Draft:
    draft = Draft.of(RawRelease("a.txt", text, title=title))
    return reduce(lambda each, cleaner: cleaner.clean(each), (Breadcrumbs(), Furniture(), Header()), draft)


@pytest.mark.parametrize(
    "way",
    [
        "Home > About > News > ",
        "Home » News » ",
        "Accueil › Actualités › ",
        "Startseite > ",
        "Home / Newsroom / 2021 / ",
        "Home>News>",
    ],
)
def test_the_headline_at_the_end_of_a_breadcrumb_stays(way: str) -> None:
    draft = cleaned(f"{way}{HEADLINE}\n\n{BODY}")
    assert draft.finish().title == HEADLINE
    assert draft.finish().text == f"{HEADLINE}\n\n{BODY}"
    assert [(drop.text, drop.reason) for drop in draft.drops] == [(way.rstrip(), "breadcrumb")]
    assert draft.raw.text[draft.header[0].start : draft.header[0].end] == HEADLINE


def test_a_headline_that_stands_below_it_stands_once() -> None:
    draft = cleaned(f"Home > News > {HEADLINE}\n{HEADLINE}\n\n{BODY}")
    assert draft.finish().text == f"{HEADLINE}\n\n{BODY}"


def test_a_given_title_loses_the_way_too() -> None:
    draft = cleaned(f"Home > News > {HEADLINE}\n\n{BODY}", title=f"Home > News > {HEADLINE}")
    assert (draft.finish().title, draft.finish().text) == (HEADLINE, f"{HEADLINE}\n\n{BODY}")


@pytest.mark.parametrize("line", OTHERS)
def test_other_lines_with_such_marks_stay(line: str) -> None:
    assert cleaned(f"{line}\n\n{BODY}").finish().title == line
