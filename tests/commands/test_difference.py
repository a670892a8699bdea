"""Two results folders in, what changed and why out."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from pipeline.commands.difference import Change, Difference, compare
from pipeline.reports.tables.tables import TableFiles
from pipeline.results import Results
from pipeline.rows import Entity, Figure, Identity, ReleaseRecord, Row, Topic
from pipeline.rows.schema import schema
from tests.reports.invented import invented

RECORD: dict[str, Any] = {"program": "presswatch 1", "code": "abc", "model": "m 1", "settings": {"skip": []}, "stages": {}}


def results(folder: Path, tables: dict[type[Row], pd.DataFrame], **record: Any) -> Results:
    TableFiles().write(folder, tables)
    (folder / "run.json").write_text(json.dumps(RECORD | record), encoding="utf-8")
    return Results(folder)


def difference(tmp_path: Path, tables: dict[type[Row], pd.DataFrame], **record: Any) -> Difference:
    return compare(results(tmp_path / "a", invented(6)), results(tmp_path / "b", tables, **record))


def test_equal_runs_do_not_differ(tmp_path: Path) -> None:
    assert str(difference(tmp_path, invented(6))) == "Nothing differs."


def test_every_change_is_one_line_whatever_a_release_is_called() -> None:
    assert str(Difference({"text": ("two\nlines: new",)}, ())).count("\n") == 1


def test_a_figure_read_otherwise_by_new_code(tmp_path: Path) -> None:
    tables = invented(6)
    tables[Figure].loc[0, "unit"] = "EUR"
    found = difference(tmp_path, tables, code="def")
    assert found.causes == {"code": ("code: abc → def",)}
    assert found.changes == (Change("figures", "changed", "nor-000: 1.5 million marks", "unit USD → EUR", ("code",)),)


def test_a_changed_text_is_the_cause_for_its_own_release_alone(tmp_path: Path) -> None:
    tables = invented(6)
    texts = tables[ReleaseRecord]["text"]
    tables[ReleaseRecord]["text"] = texts.where(texts.index > 0, texts + " Addendum.")
    tables[Figure] = tables[Figure].iloc[2:].reset_index(drop=True)
    found = difference(tmp_path, tables)
    why = {change.item: change.why for change in found.changes if change.table == "figures"}
    assert why == {"nor-000: 1.5 million marks": ("text",), "nor-001: 3 million marks": ()}


def test_a_new_release_is_named_once_and_its_figures_go_with_it(tmp_path: Path) -> None:
    found = difference(tmp_path, invented(7))
    assert ("releases", "new", "nor-006") in [(change.table, change.change, change.item) for change in found.changes]
    assert not [change for change in found.changes if change.table == "figures"]


def test_a_correction_is_told_as_such(tmp_path: Path) -> None:
    tables = invented(6)
    tables[Entity].loc[tables[Entity]["entity_id"] == "p1", "name"] = "Mirela Tasska"
    line = "Correction(action='rename', name='Mirela Tassk', other='Mirela Tasska', note='so it is (see p. 3)')"
    without = results(tmp_path / "a", invented(6), stages={"analysis.identities": "Identities(corrections=())"})
    stages = {"analysis.identities": f"Identities(corrections=({line},))"}
    found = compare(without, results(tmp_path / "b", tables, stages=stages))
    assert found.causes == {"corrections": (f"now {line}",)}
    (change,) = found.changes
    assert change.item == "Mirela Tasska" and "corrections" in change.why


def identities(*own_and_entity: tuple[str, str]) -> pd.DataFrame:
    """Names by their own id, each with the id of its entity."""
    blank = {field.name: 1.0 if field.name == "similarity" else "" for field in schema(Identity)}
    return pd.DataFrame([blank | {"own_id": own, "entity_id": entity} for own, entity in own_and_entity])


def test_what_has_another_id_is_not_gone_and_new(tmp_path: Path) -> None:
    before, after = invented(6), invented(6)
    before[Identity] = identities(("p1", "p1"), ("p2", "p2"), ("p9", "p3"), ("p3", "p3"))
    after[Identity] = identities(("p1", "p1-new"), ("p2", "p1-new"))
    after[Entity] = after[Entity].replace({"entity_id": {"p1": "p1-new"}})
    after[Entity] = after[Entity][after[Entity]["entity_id"] != "p2"]
    other = after[Entity].head(1).assign(entity_id="p9", name="Somebody Else")
    after[Entity] = pd.concat([after[Entity], other], ignore_index=True)
    found = compare(results(tmp_path / "a", before), results(tmp_path / "b", after))
    told = {change.item: change.change for change in found.changes if change.table == "entities"}
    assert told["Mirela Tassk"] == "renamed"
    assert told["Jorun Haldvik"] == "renamed"
    assert told["Somebody Else"] == "split"


def test_a_setting_is_told_by_what_differs_in_it(tmp_path: Path) -> None:
    long = ", ".join(f"word{n}='{n}'" for n in range(30))
    one, other = (
        {"analysis.terms": f"Terms({long}, least={least})", "reports.pages": f"Pages(rows={least})"} for least in (2, 3)
    )
    tables = invented(6)
    tables[Entity].loc[tables[Entity]["entity_id"] == "p1", "variants"] = "Mirela Tassk;Tassk"
    found = compare(results(tmp_path / "a", invented(6), stages=one), results(tmp_path / "b", tables, stages=other))
    assert found.causes == {"settings": ("analysis.terms: least 2 → 3",), "appearance": ("reports.pages: rows 2 → 3",)}
    assert [(change.detail, change.why) for change in found.changes] == [("variants +Tassk", ("settings",))]


def test_results_of_two_versions_are_compared(tmp_path: Path) -> None:
    before = results(tmp_path / "a", invented(6))
    path = tmp_path / "a/tables/entities.parquet"
    pq.write_table(pq.read_table(path).drop(["country", "wikidata"]), path)
    assert compare(before, results(tmp_path / "b", invented(6), code="new")).changes == ()


def test_topics_are_known_by_their_terms_not_by_their_numbers(tmp_path: Path) -> None:
    tables = invented(6)
    tables[Topic]["topic"] = [1, 0]
    assert difference(tmp_path, tables).changes == ()
    tables[Topic].loc[0, "terms"] = "elections; ballots"
    words = [(change.change, change.table) for change in difference(tmp_path / "again", tables).changes]
    assert words == [("gone", "topics"), ("new", "topics")]
