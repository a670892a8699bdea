"""Every format, read back with a tool that knows it."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
import pytest

from pipeline.catalogue import discover
from pipeline.reports.tables.tables import TableFiles
from pipeline.results import Results
from pipeline.rows import Entity
from pipeline.stages import Export
from tests.reports.invented import invented

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script>\u202e\x07\x00\x0b\x85\u2028\ufffe\uffff _x0041_"
FORMATS = {name: export for name, export in discover("exports").items() if issubclass(export, Export)}


def export(name: str, folder: Path, hostile: str = "") -> Path:
    TableFiles().write(folder, invented(12, hostile))
    path = folder / f"out{FORMATS[name].suffix}"
    FORMATS[name]().write(path, Results(folder))
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_repeats_itself(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert export(name, first).read_bytes() == export(name, second).read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_results_without_rows_are_exported(name: str, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    FORMATS[name]().write(tmp_path / "out", Results(tmp_path))
    assert (tmp_path / "out").is_file()


def test_a_line_of_json_holds_a_release_and_its_rows(tmp_path: Path) -> None:
    lines = lines_of(export("jsonl", tmp_path, HOSTILE))
    assert len(lines) == 12
    for release in lines:
        for mention in release["mentions"]:
            assert release["text"][mention["start"] : mention["end"]] == mention["text"]


def test_sqlite_is_searched_by_words(tmp_path: Path) -> None:
    database = sqlite3.connect(export("sqlite", tmp_path, HOSTILE))
    found = database.execute(
        "SELECT release_id, sentences.text FROM sentences_fts JOIN sentences ON sentences.rowid = sentences_fts.rowid "
        "WHERE sentences_fts MATCH 'recovery AND possible'"
    ).fetchall()
    assert len(found) == 12 and all("recovery" in text for _, text in found)


def test_sqlite_keys_point_at_rows(tmp_path: Path) -> None:
    database = sqlite3.connect(export("sqlite", tmp_path))
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA foreign_key_list(mentions)").fetchall() != []


@pytest.mark.parametrize(("name", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_graphs_are_read_by_networkx(name: str, read: object, tmp_path: Path) -> None:
    graph = read(export(name, tmp_path, HOSTILE))  # type: ignore[operator]
    assert graph.number_of_edges() == 5
    assert graph.edges["a1", "p1"]["weight"] == 12
    assert graph.edges["a1", "p1"]["release_ids"].startswith("nor-000;")
    assert "Mirela Tassk" in graph.nodes["p1"]["label"]


def test_the_workbook_has_frozen_headers_links_and_no_formulas(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export("xlsx", tmp_path, HOSTILE))
    assert book.sheetnames[:3] == ["read me", "releases", "entities"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    mention = book["mentions"]["A2"]
    assert mention.hyperlink.location.startswith("'releases'!A")
    assert book["releases"][mention.hyperlink.location.rpartition("!")[2]].value == mention.value
    assert all(cell.hyperlink is None for cell in book["releases"]["H"])


def test_the_workbook_opens_in_libreoffice_with_every_row(tmp_path: Path) -> None:
    tool = shutil.which("soffice")
    if not tool:
        pytest.skip("LibreOffice is not installed")
    path = export("xlsx", tmp_path, HOSTILE)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    asked = [tool, home, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(path)]
    subprocess.run(asked, capture_output=True, check=True, timeout=180)
    results = Results(tmp_path)
    for kind in (kind for kind in results if len(results[kind])):
        with (tmp_path / f"out-{kind.table}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) == len(results[kind]) + 1, kind.table


def test_databases_and_workbooks_say_what_made_them(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text('{"program": "presswatch 9", "settings": {"skip": []}}', encoding="utf-8")
    database = sqlite3.connect(export("sqlite", tmp_path))
    assert ("program", "presswatch 9") in database.execute("SELECT name, value FROM run").fetchall()
    guide = openpyxl.load_workbook(export("xlsx", tmp_path))["read me"]
    assert ("setting skip", "[]") in [(row[1].value, row[2].value) for row in guide.iter_rows()]


SCHEMATA = ("Article", "Person", "PublicBody", "Mention", "Employment", "Succession", "UnknownLink")
POINTERS = (
    *("document", "resolved", "employee", "employer", "proof", "subject", "object"),
    *("parent", "predecessor", "successor"),
)


def test_ftm_entities_point_at_entities_that_are_there(tmp_path: Path) -> None:
    lines = lines_of(export("ftm", tmp_path, HOSTILE))
    ids = {each["id"] for each in lines}
    assert len(ids) == len(lines)
    assert {each["schema"] for each in lines} >= {*SCHEMATA}
    for each in lines:
        for name in POINTERS:
            assert set(each["properties"].get(name, [])) <= ids


def test_a_body_has_its_whole_and_what_it_came_from(tmp_path: Path) -> None:
    lines = lines_of(export("ftm", tmp_path))
    ids = {each["properties"]["name"][0]: each["id"] for each in lines if each["schema"] == "PublicBody"}
    bureau, ministry = ids["Anti-Corruption Bureau of Norland"], ids["Ministry of Justice of Veldania"]
    assert next(each["properties"]["parent"] for each in lines if each["id"] == ministry) == [bureau]
    successions = [each["properties"] for each in lines if each["schema"] == "Succession"]
    assert len(successions) == 2
    assert all(each["predecessor"] == [bureau] and each["successor"] == [ministry] for each in successions)
    assert all(each["summary"] and each["role"] == ["formerly"] for each in successions)


def test_an_employment_quotes_its_sentence(tmp_path: Path) -> None:
    lines = lines_of(export("ftm", tmp_path))
    employment = next(each["properties"] for each in lines if each["schema"] == "Employment")
    assert "said" in employment["summary"][0]


@pytest.mark.parametrize(("country", "codes"), [("Norway", ["no"]), ("CH", ["CH"]), ("Norland", []), (None, [])])
def test_ftm_has_the_countries_of_its_model(country: str | None, codes: list[str], tmp_path: Path) -> None:
    tables = invented(6)
    tables[Entity]["country"] = country
    TableFiles().write(tmp_path, tables)
    path = tmp_path / "out.ftm.json"
    FORMATS["ftm"]().write(path, Results(tmp_path))
    for body in (each["properties"] for each in lines_of(path) if each["schema"] == "PublicBody"):
        assert body.get("country", []) == body.get("jurisdiction", []) == codes


@pytest.fixture(scope="module")
def ftm() -> str:
    """The FollowTheMoney tool, which `make test` installs beside the environment of the tests."""
    tool = shutil.which("ftm", path=os.pathsep.join([str(Path(sys.prefix) / "ftm" / "bin"), os.environ.get("PATH", "")]))
    if not tool:
        pytest.skip("the tool ftm (followthemoney) is not installed; `make test` installs it")
    return tool


def validated(tool: str, path: Path) -> list[dict[str, Any]]:
    """What the tool lets through."""
    out = path.with_suffix(".valid")
    subprocess.run([tool, "validate", "-i", str(path), "-o", str(out)], capture_output=True, check=True)
    return lines_of(out)


VERSION_4 = {("PublicBody", "abbreviation"), ("Employment", "proof"), ("UnknownLink", "proof"), ("Succession", "proof")}
"""What the model of version 3, which this tool has, drops. The same is said in other properties beside."""


def test_ftm_validates_and_loses_no_value(ftm: str, tmp_path: Path) -> None:
    path = export("ftm", tmp_path, HOSTILE)
    through = {each["id"]: each["properties"] for each in validated(ftm, path)}
    lost = {
        (each["schema"], name, value)
        for each in lines_of(path)
        for name, values in each["properties"].items()
        for value in values
        if (each["schema"], name) not in VERSION_4 and value not in through[each["id"]].get(name, [])
    }
    assert lost == set()


def test_ftm_lets_nothing_through_that_is_no_entity(ftm: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    wrong = {"id": "x", "schema": "Employment", "properties": {"role": ["clerk"], "date": ["last spring"]}}
    path.write_text(json.dumps(wrong) + "\n", encoding="utf-8")
    assert validated(ftm, path)[0]["properties"] == {"role": ["clerk"]}
    path.write_text(json.dumps(wrong | {"schema": "Clerk"}) + "\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        validated(ftm, path)
