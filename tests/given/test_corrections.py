"""Corrections of every kind through a whole run: they hold, survive edits elsewhere, and are named where they fit nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.results import Results
from pipeline.rows import Commitment, Entity, Problem, Quote, Role, Row, Sum
from pipeline.run import run
from pipeline.settings import SettingsError
from tests.conftest import SPARED, Silent, settings_of

Lines = list[tuple[str, ...]]

HEAD = "---\nid: r\ntitle: Registers\npublisher: Grain Office of Norland\n---\n"
TEXT = """Norholm, 3 May 2031. Jorun Brennik, head of the Grain Office, spoke at the Audit Ministry of Norland.
“The registers will be open to everybody,” said Jorun Brennik. The Seed Office must publish the list by 1 July 2031.
Mirja Osk, the spokeswoman of the Seed Office, listened. The dealers paid 4 million dollars. The Supreme Court was told.
The dealers were employed by Delmar Inc.
"""
EDITED = "In spring the fields were wet.\n" + TEXT.replace("The dealers", "Some dealers")
LINES: Lines = [
    ("country", "Supreme Court", "Ostmark", "", "it sat abroad"),
    ("part_of", "Grain Office", "Audit Ministry of Norland", "", ""),
    ("role", "head of the Grain Office", "acting head of the Grain Office", "r", ""),
    ("speaker", "The registers will be open", "Mirja Osk", "r", ""),
    ("actor", "must publish the list", "Grain Office", "r", ""),
    ("sum", "4 million dollars", "bribe", "r", ""),
    ("country", "Mirja Osk", "Ostmark", "", ""),
    ("country", "Delmar Inc.", "Veldania", "", ""),
]


def results_of(folder: Path, text: str, lines: Lines) -> Results:
    """A run over one release with corrections beside it."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True, parents=True)
    (corpus / "r.txt").write_text(
        f"---\nid: r\ntitle: Registers\npublisher: Grain Office of Norland\n---\n{text}", encoding="utf-8"
    )
    with (corpus / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("action", "name", "other", "release", "note"), *lines])
    run(corpus, folder / "results", settings_of(folder, f'[run]\nengine = "serial"\nskip = {SPARED}'), Silent())
    return Results(folder / "results")


def only(results: Results, kind: type[Row], column: str, words: str) -> object:
    """The value of a column in the one row whose text holds words."""
    rows = results[kind]
    own = rows[[words in " ".join(text.split()) for text in rows["text"]]]
    return own[column].item()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return results_of(tmp_path_factory.mktemp("plain"), TEXT, [])


@pytest.fixture(scope="module", params=[TEXT, EDITED], ids=["as it was", "edited elsewhere"])
def corrected(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Results:
    return results_of(tmp_path_factory.mktemp("corrected"), request.param, LINES)


def test_every_kind_of_correction_holds(plain: Results, corrected: Results) -> None:
    def told(results: Results) -> list[object]:
        entities = results[Entity].set_index("name")
        return [
            entities["country"]["Supreme Court"],
            entities["part_of"]["Grain Office"],
            {*results[Role]["role"]} & {line[1] for line in LINES} | {*results[Role]["role"]} & {line[2] for line in LINES},
            only(results, Quote, "speaker", "registers will be open"),
            only(results, Commitment, "actor_id", "must publish the list"),
            only(results, Sum, "kind", "4 million dollars"),
            entities["country"]["Mirja Osk"],
            entities["country"]["Delmar Inc."],
        ]

    ministry = corrected[Entity].set_index("name")["entity_id"]["Audit Ministry of Norland"]
    office = corrected[Entity].set_index("name")["entity_id"]["Grain Office"]
    expected = ["Ostmark", ministry, {LINES[2][2]}, "person-mirja-osk", office, "bribe", "Ostmark", "Veldania"]
    assert told(corrected) == expected
    assert not any(one == other for one, other in zip(told(plain), expected, strict=True))
    assert corrected[Problem].empty


def test_what_fits_nothing_is_a_problem_of_every_run(tmp_path: Path) -> None:
    lines: Lines = [
        ("speaker", "Nobody said this", "Mirja Osk", "r", ""),
        ("actor", "must publish the list", "Nobody at All", "r", ""),
        ("country", "Unheard Court", "Ostmark", "", ""),
        ("part_of", "Grain Office", "Unheard Ministry", "", ""),
    ]
    for _ in range(2):
        problems = results_of(tmp_path, TEXT, lines)[Problem]
        assert list(problems["source"]) == ["corrections.csv"] * 4
        assert all(any(line[1] in problem for problem in problems["problem"]) for line in lines)


def test_a_line_of_words_must_name_its_release(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"corrections.csv, line 2: .*speaker needs the release_id"):
        results_of(tmp_path, TEXT, [("speaker", "The registers", "Mirja Osk", "", "")])
