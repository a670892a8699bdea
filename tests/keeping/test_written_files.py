"""What is written is marked; what is marked is read again only where size and time do not tell."""

from __future__ import annotations

from pathlib import Path

from pipeline.keeping.written_files import all_there, marks


def test_a_page_is_read_again_only_where_its_size_or_time_has_changed(tmp_path: Path) -> None:
    files = ["report/index.html", "tables/dates.csv"]
    for file in files:
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text("a", encoding="utf-8")
    made = marks(tmp_path, files)
    told = {file: (size, time, "told") for file, (size, time, _) in made.items()}
    assert marks(tmp_path, files, told) == {files[0]: told[files[0]], files[1]: made[files[1]]}
    (tmp_path / files[0]).write_text("ab", encoding="utf-8")
    assert marks(tmp_path, files, told)[files[0]][2] not in ("told", made[files[0]][2])
    assert not all_there(tmp_path, made)
