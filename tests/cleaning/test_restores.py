"""What was dropped comes back in its place, by a setting."""

from pathlib import Path

import pytest

from tests.conftest import settings_of
from tests.gathered import Settled, settled

STORIES = ("sentenced two officials", "acquitted a judge", "heard three witnesses", "seized a yacht")
RELEASE = """The court {story}

12 May 2021

Photo: Brandt

The Court of Norland {story} in Askholm on Tuesday, after a trial of {number} days about the port.

Read the judgment in full.

The court was built in the year of the great flood by the people of Askholm, who gave the stones for it.

Contact: press@norland.example
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, story in enumerate(STORIES, 11):
        text = f"---\npublisher: Court of Norland\n---\n{RELEASE.format(story=story, number=number)}"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def with_setting(corpus: Path, toml: str) -> Settled:
    return settled(corpus, settings_of(corpus.parent, toml))


def test_without_the_setting_it_is_gone(corpus: Path) -> None:
    found = with_setting(corpus, "")
    gone = {(drop.cleaner, drop.text[:9]) for drop in found.dropped}
    assert {("furniture", "Photo: Br"), ("repeats", "The court"), ("endings", "Contact: ")} <= gone


@pytest.mark.parametrize(
    ("setting", "back"),
    [
        ('reasons = ["photo credit"]', ["Photo: Brandt"]),
        ('cleaners = ["repeats"]', ["Read the judgment in full.", "The court was built"]),
        ('texts = ["Contact: press@norland.example"]', ["Contact: press@norland.example"]),
        ('reasons = ["photo credit"]\ncleaners = ["endings"]', ["Photo: Brandt", "Contact: press@norland.example"]),
    ],
)
def test_it_is_back_and_dropped_no_more(corpus: Path, setting: str, back: list[str]) -> None:
    found = with_setting(corpus, f"[cleaning.restores]\n{setting}")
    assert all(text in release.text for release in found.releases for text in back)
    assert not [drop.text for drop in found.dropped if drop.text.startswith(tuple(back))]


def test_one_release_can_be_kept_whole(corpus: Path) -> None:
    found = with_setting(corpus, '[cleaning.restores]\nreleases = ["12"]')
    assert {drop.release_id for drop in found.dropped} == {"11", "13", "14"}
    (whole,) = [release.text for release in found.releases if release.release_id == "12"]
    assert whole.split("\n\n") == [
        "The court acquitted a judge",
        "12 May 2021",
        *RELEASE.format(story="acquitted a judge", number=12).strip().split("\n\n")[2:],
    ]
