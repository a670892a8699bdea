"""What a stage is made of is found by reading it: what it imports, the lexicons that it names, the files of data beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.catalogue import place_of
from pipeline.made_of import DATA, LEXICONS, PACKAGE, made_of
from pipeline.settings import load
from pipeline.stages import Stage

CATALOGUE = load(None).catalogue()


def names(module: str) -> set[str]:
    return {file.relative_to(PACKAGE).as_posix() for file in made_of(module)}


def test_a_stage_is_made_of_what_it_imports_and_of_nothing_else() -> None:
    found = names("pipeline.analysis.topics.topic_quality")
    assert {"analysis/topics/topic_quality.py", "analysis/topics/telling_words.py", "analysis/shared/words.py"} <= found
    assert {"rows/computed.py", "stages.py", "lexicons/weak_words.txt"} <= found
    assert not {"analysis/topics/labels.py", "lexicons/countries.csv", "run.py", "settings.py"} & found


def test_the_files_of_data_in_its_folder_belong_to_it() -> None:
    assert "reports/pages/templates/release.html" in names("pipeline.reports.pages.pages")
    assert any(name.endswith(".npz") for name in names("pipeline.tagging.component"))
    assert not any(name.endswith(".html") for name in names("pipeline.reports.charts.keyness"))


def test_names_in_several_lines_are_modules_where_they_are_files() -> None:
    assert {"reports/pages/page_about.py", "reports/pages/page_search.py"} <= names("pipeline.reports.pages.pages")


@pytest.mark.parametrize("stage", [*CATALOGUE.extractors, *CATALOGUE.analyses, *CATALOGUE.reports], ids=place_of)
def test_a_stage_is_not_made_of_another(stage: Stage) -> None:
    stages = {type(each).__module__ for each in CATALOGUE.stages()} - {type(stage).__module__}
    files = {Path(*module.split(".")[1:]).with_suffix(".py").as_posix() for module in stages}
    assert files.isdisjoint(names(type(stage).__module__))


def test_every_lexicon_is_named_by_somebody() -> None:
    named = {file for code in PACKAGE.rglob("*.py") for file in made_of(module_of(code)) if file.parent == LEXICONS}
    assert [file.stem for file in LEXICONS.glob("*.*") if file.suffix in DATA and file not in named] == []


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
