from typing import Any

import pytest

from pipeline.cleaning.characters import Characters
from pipeline.cleaning.furniture import Furniture
from pipeline.cleaning.header import Header
from pipeline.cleaning.wraps import Wraps
from pipeline.release import Draft, RawRelease, Release

BODY = "Today the Government of Veldania adopted the Integrity Strategy, which consists of six chapters."


def cleaned(raw: RawRelease) -> Draft:
    draft = Draft.of(raw)
    for cleaner in (Characters(), Wraps(), Furniture(), Header()):
        draft = cleaner.clean(draft)
    return draft


def release(text: str, **given: Any) -> Release:
    return cleaned(RawRelease("a.txt", text, **given)).finish()


SAVED_PAGE = f"""The Prime Minister of Veldania

Download the App for Android

Government of Veldania adopts the Integrity Strategy

12 May 2021, 10:15
Torvik
Photo: press service

{BODY}
"""


def test_the_head_of_a_saved_page() -> None:
    draft = cleaned(RawRelease("a.txt", SAVED_PAGE))
    assert draft.finish().text == f"Government of Veldania adopts the Integrity Strategy\n\n12 May 2021, 10:15\nTorvik\n\n{BODY}"
    assert {each.field: each.value for each in draft.header} == {
        "publisher": "Prime Minister of Veldania",
        "title": "Government of Veldania adopts the Integrity Strategy",
        "published": "2021-05-12",
        "time": "10:15",
        "place": "Torvik",
    }
    assert {SAVED_PAGE[drop.start : drop.end]: drop.reason for drop in draft.drops} == {
        "The Prime Minister of Veldania": "publisher's name above the headline",
        "Download the App for Android": "app line",
        "Photo: press service": "photo credit",
    }


def test_the_body_begins_where_the_release_says() -> None:
    found = release(SAVED_PAGE)
    assert found.text[found.body :] == BODY


def test_what_is_given_apart_stands_in_front_once() -> None:
    found = release(BODY, title="A strategy", published="2021-05-12", place="Torvik")
    assert found.text == f"A strategy\n\nTorvik, 2021-05-12\n\n{BODY}"
    assert release(found.text, title="A strategy", published="2021-05-12", place="Torvik").text == found.text
    assert release(found.text).text == found.text


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (f"TORVIK, 12 May 2021 – {BODY}", "A strategy"),
        (f"TORVIK – {BODY}", "A strategy\n\n2021-05-12"),
        (f"12 May 2021\n\n{BODY}", "A strategy\n\n12 May 2021\nTorvik"),
        (f"Torvik, 12 May 2021\n\n{BODY}", "A strategy\n\nTorvik, 12 May 2021"),
        (f"A STRATEGY\n\nTorvik\n12 May 2021\n\n{BODY}", "A STRATEGY\n\nTorvik\n12 May 2021"),
        (f"Tuesday, 11 May 2021\nA strategy\n\n{BODY}", "A strategy\n\nTuesday, 11 May 2021\nTorvik"),
        (f"Published: 12 May 2021 | Torvik\n\n{BODY}", "A strategy\n\nPublished: 12 May 2021 | Torvik"),
    ],
)
def test_nothing_stands_there_twice(text: str, head: str) -> None:
    found = release(text, title="A strategy", published="2021-05-12", place="Torvik")
    assert found.text[: found.body].strip() == head
    assert (found.published, found.place) == ("2021-05-12", "Torvik")


def test_marks_of_a_release() -> None:
    text = f"FOR IMMEDIATE RELEASE\nNo. 18-345\nEMBARGOED UNTIL 00:01 GMT 12 May 2021\n\nA strategy for the republic\n\n{BODY}"
    draft = cleaned(RawRelease("a.txt", text))
    found = {each.field: each.value for each in draft.header}
    assert found["marker"] == "FOR IMMEDIATE RELEASE"
    assert found["number"] == "No. 18-345"
    assert found["embargo"].startswith("EMBARGOED")
    assert draft.finish().text == f"A strategy for the republic\n\n{BODY}"


def test_the_page_title_carries_the_sites_name() -> None:
    text = f"Menu of the day\nA strategy for the republic\n\n{BODY}"
    found = release(text, title="A strategy for the republic | Government of Veldania")
    assert found.title == "A strategy for the republic"
    assert found.text.startswith("A strategy for the republic\n\nToday")


def test_a_subtitle_stays_below_its_title() -> None:
    text = f"A strategy for the republic\nSix chapters and forty-eight measures\n12 May 2021\n\n{BODY}"
    draft = cleaned(RawRelease("a.txt", text))
    assert draft.states("subtitle") == "Six chapters and forty-eight measures"
    assert draft.head == ("A strategy for the republic", "Six chapters and forty-eight measures", "12 May 2021")


def test_a_date_that_is_none_is_a_problem_and_the_text_is_asked() -> None:
    draft = cleaned(RawRelease("a.txt", f"TORVIK, 12 May 2021 – {BODY}", published="soon"))
    (problem,) = draft.problems
    assert "'soon'" in problem.problem and problem.source == "a.txt"
    assert draft.finish().published == "2021-05-12"


def test_precision_is_kept_and_sharpened_by_the_text() -> None:
    assert release(BODY, published="2021").published == "2021"
    assert release(f"12 May 2021\n\n{BODY}", published="2021-05").published == "2021-05-12"


def test_a_place_that_holds_a_date() -> None:
    found = release(BODY, title="A strategy", place="Torvik, 12 May 2021", published="2021-05-12")
    assert found.text.startswith("A strategy\n\nTorvik, 2021-05-12\n\n")


def test_a_text_without_head() -> None:
    assert release(BODY).text == BODY
    assert release("").text == ""


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 12 May 2021 Last updated: 14 May 2021", "2021-05-12"),
        ("12.05.2021 | Federal Office of Justice", "2021-05-12"),
        ("News article | 2021", "2021"),
        ("May 2021", "2021-05"),
        ("News | 12 May 2021 | Views: 120", "2021-05-12"),
        ("12 May 2021 • Economy and Trade • Torvik", "2021-05-12"),
        ("Torvik, Wednesday 12th May, 2021, 5.30 p.m.", "2021-05-12"),
    ],
)
def test_datelines_of_many_offices(line: str, published: str) -> None:
    draft = cleaned(RawRelease("a.txt", f"A strategy for the republic\n{line}\n\n{BODY}"))
    assert (draft.states("published"), draft.head[1:]) == (published, (line,))


@pytest.mark.parametrize(
    "headline",
    [
        "VKB – Veldania Tax Case: Court Stays the Proceedings",
        "Brandt Shipping - verdict of the court in Torvik against two of its directors",
        'Government rejects the popular initiative of the year that is called "Yes to privacy"',
        "Who owns the companies that won the tenders of the Ministry of Veldania?",
    ],
)
@pytest.mark.parametrize("opening", ["Torvik, 12.05.2021 - ", "TORVIK, May 12, 2021 – ", "(Torvik – May 12, 2021) – "])
def test_a_headline_may_look_like_a_dateline_or_a_sentence(headline: str, opening: str) -> None:
    found = release(f"{headline}\n\n{opening}{BODY}")
    assert (found.title, found.published, found.place) == (headline, "2021-05-12", "Torvik")


ISSUERS = [
    "Ministry of Labour, Health and Education",
    "Secretariat-General MLHE",
    "Veldania National Library",
    "Adaldar: Veldania Institute of Audit",
    "ADALDAR",
]


@pytest.mark.parametrize("name", ISSUERS)
def test_the_body_above_a_marker_issued_the_release(name: str) -> None:
    found = release(f"{name}\n\nPress release\n\nA strategy for the republic\n\n12 May 2021\n\n{BODY}")
    assert (found.publisher, found.title) == (name, "A strategy for the republic")


@pytest.mark.parametrize("name", ISSUERS[:-1])
def test_a_dateline_names_the_body(name: str) -> None:
    found = release(f"12 May 2021 | {name}\n\nA strategy for the republic\n\n{BODY}")
    assert (found.publisher, found.published, found.title) == (name, "2021-05-12", "A strategy for the republic")


def test_a_greeting_is_no_headline() -> None:
    text = f"Statement by the President of Veldania\n\nDear colleagues,\n\n{BODY}"
    assert release(text).title == "Statement by the President of Veldania"


def test_a_name_in_capitals_is_written_as_one() -> None:
    draft = cleaned(RawRelease("a.txt", f"VELDANIA ANTI-CORRUPTION BUREAU\nThree officials charged with bribery\n\n{BODY}"))
    assert draft.states("publisher") == "Veldania Anti-Corruption Bureau"


def test_two_lines_of_a_headline_are_one() -> None:
    draft = cleaned(
        RawRelease("a.txt", f"News of the day\nA strategy for\nthe republic\n\n{BODY}", title="A strategy for the republic")
    )
    assert draft.finish().text == f"A strategy for the republic\n\n{BODY}"
    assert {drop.reason for drop in draft.drops} == {"above the headline", "headline repeated"}


@pytest.mark.parametrize("given", ["", "Registrar of Ostmark opens the book of…"])
@pytest.mark.parametrize("mark", ["…", "...", " […]"])
def test_a_headline_that_is_cut_is_none_where_the_whole_one_follows(given: str, mark: str) -> None:
    text = f"Registrar of Ostmark opens the book of{mark}\n\nRegistrar of Ostmark opens the book of owners\n\n{BODY}"
    draft = cleaned(RawRelease("a.txt", text, title=given))
    assert draft.finish().title == "Registrar of Ostmark opens the book of owners"
    assert draft.finish().text == f"Registrar of Ostmark opens the book of owners\n\n{BODY}"
    assert [drop.reason for drop in draft.drops] == ["headline repeated"]


@pytest.mark.parametrize("title", ["Government of Veldania adopts the …", "Integrity Strategy …"])
def test_a_headline_that_only_looks_cut_stays(title: str) -> None:
    assert release(f"{title}\n\n{BODY}").title == title


def test_a_line_that_ends_within_a_word_is_no_headline() -> None:
    found = release(
        "Former mayor charged\n\n16 0ctober 2022\n\nThe bureau of Veldania has charged the former mayor of Torvik, "
        "Aage Skov, with em-\nbezzling 1 200 000 crowns from the city bud-\nget. He faces up to six years in prison."
    )
    assert found.title == "Former mayor charged" and "The bureau of Veldania has charged" in found.text
