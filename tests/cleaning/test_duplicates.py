import random
from dataclasses import replace

from pipeline.cleaning.duplicates import Duplicates
from pipeline.release import Draft, HeaderField, RawRelease

WORDS = ("court", "Norland", "opened", "register", "assets", "judges", "who", "serve", "Askholm", "Torvik", "under", "new", "law")


def story(seed: int, length: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def draft(name: str, text: str, published: str = "2021-05-12", language: str = "en", title: str = "") -> Draft:
    stated = {"published": published, "language": language, "title": title, "publisher": "Court of Norland"}
    fields = tuple(HeaderField(field, value, "metadata") for field, value in stated.items() if value)
    return replace(Draft.of(RawRelease(f"{name}.txt", text)), header=fields)


def duplicates(*drafts: Draft) -> dict[str, str | None]:
    found = {each.raw.release_id: each.duplicate_of for each in Duplicates().cleaned(drafts)}
    again = {each.raw.release_id: each.duplicate_of for each in Duplicates().cleaned(drafts[::-1])}
    assert found == again, "the order does not matter"
    return found


def test_a_copy_is_a_duplicate_of_the_earliest() -> None:
    first, copy, third = draft("z", story(1), "2021-05-01"), draft("a", story(1)), draft("b", story(1), "2025-01-01")
    assert duplicates(copy, third, first) == {"z": None, "a": "z", "b": "z"}


def test_a_corrected_issue_of_the_next_days_is_one() -> None:
    corrected = story(1).split()
    corrected[60] = "corrected"
    assert duplicates(draft("a", story(1)), draft("b", " ".join(corrected), "2021-05-14")) == {"a": None, "b": "a"}


NOTE = "This release takes the place of the one of yesterday, in which the office gave the name of the second company wrongly. "


def test_a_release_issued_again_under_its_title_is_one_however_long_the_note() -> None:
    first, again = draft("a", story(1), title="Court opens register"), NOTE * 2 + story(1)
    for title in ("Court opens register", "CORRECTED: Court opens register", "Court opens register (updated)"):
        assert duplicates(first, draft("b", again, "2021-05-13", title=title))["b"] == "a"
    assert duplicates(first, draft("b", again, "2021-05-13", title="Court closes register"))["b"] is None
    assert duplicates(first, draft("b", again, "2021-12-13", title="Court opens register"))["b"] is None
    assert duplicates(first, draft("b", story(2), "2021-05-13", title="Court opens register"))["b"] is None


def test_the_same_form_in_another_year_is_none() -> None:
    other = story(1).split()
    other[20], other[90] = "ostmark", "zubrovia"
    assert duplicates(draft("a", story(1)), draft("b", " ".join(other), "2022-05-12")) == {"a": None, "b": None}


def test_different_stories_languages_and_scraps_are_none() -> None:
    assert duplicates(draft("a", story(1)), draft("b", story(2))) == {"a": None, "b": None}
    assert duplicates(draft("a", story(1)), draft("b", story(1), language="de")) == {"a": None, "b": None}
    assert duplicates(draft("a", "No text."), draft("b", "No text.")) == {"a": None, "b": None}


def test_dates_of_any_precision_compare() -> None:
    assert duplicates(draft("a", story(1), "2021"), draft("b", story(1), "2021-05"), draft("c", story(1), ""))["c"] == "a"
