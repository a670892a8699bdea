"""The data package names every file, column and meaning."""

import json
from pathlib import Path

from pipeline.reports.tables.datapackage import DataPackage
from pipeline.reports.tables.tables import TableFiles
from tests.reports.invented import empty, invented


def test_it_describes_the_tables_that_were_written(tmp_path: Path) -> None:
    written = {path.relative_to(tmp_path).as_posix() for path in TableFiles().write(tmp_path, invented(6))}
    (path,) = DataPackage().write(tmp_path, invented(6))
    resources = json.loads(path.read_text(encoding="utf-8"))["resources"]
    assert {each["path"] for each in resources} == {name for name in written if name.endswith(".csv")}
    for resource in resources:
        header = (tmp_path / resource["path"]).read_text(encoding="utf-8").partition("\n")[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == [name.strip('"') for name in header.split(",")]


def test_every_column_has_a_type_and_a_meaning(tmp_path: Path) -> None:
    (path,) = DataPackage().write(tmp_path, invented(6))
    for resource in json.loads(path.read_text(encoding="utf-8"))["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["type"] in {"string", "integer", "number", "boolean"}
            assert field["description"], (resource["name"], field["name"])


def test_keys_point_at_tables_that_are_there(tmp_path: Path) -> None:
    (path,) = DataPackage().write(tmp_path, invented(6))
    resources = {each["name"]: each["schema"] for each in json.loads(path.read_text(encoding="utf-8"))["resources"]}
    for name, description in resources.items():
        for key in description["foreignKeys"]:
            pointed = resources[key["reference"]["resource"] or name]  # the standard has an empty name for the table itself
            assert pointed["primaryKey"] == key["reference"]["fields"]
    keys = {(name, key["fields"]) for name, description in resources.items() for key in description["foreignKeys"]}
    assert {("entities", "part_of"), ("relations", "other"), ("commitments", "actor_id")} <= keys
    assert ("sums", "part_of") not in keys


def test_nothing_is_described_where_nothing_is(tmp_path: Path) -> None:
    assert DataPackage().write(tmp_path, empty()) == []
