"""A lexicon is touched, and just those read again who read it: the package itself is copied, changed and run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import INVENTED, LIGHT, ROOT

RUN = """
import json, sys
from pathlib import Path
from pipeline.work.extracting import Extract
from pipeline.progress import Silent
from pipeline.run import run
from pipeline.settings import load

annotated, read, extract = [], {}, Extract.__call__

def watching(work, batch):
    annotated.extend(each.release.release_id for each in batch if not each.annotation)
    read.update({each.release.release_id: each.stages for each in batch})
    return extract(work, batch)

Extract.__call__ = watching
corpus, out, settings = map(Path, sys.argv[1:])
run(corpus, out, load(settings), Silent())
print(json.dumps([annotated, read]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the package."""
    shutil.copytree(ROOT / "pipeline", tmp_path / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "light.toml").write_text(LIGHT, encoding="utf-8")
    return tmp_path


def go(project: Path) -> tuple[list[str], dict[str, list[str]]]:
    """Which releases a run annotates, and who reads which."""
    command = [sys.executable, "-c", RUN, str(INVENTED), str(project / "results"), str(project / "light.toml")]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    annotated, read = json.loads(done.stdout)
    return annotated, read


def add(project: Path, lexicon: str, line: str) -> None:
    with (project / "pipeline" / "lexicons" / lexicon).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_a_touched_lexicon_has_just_its_readers_read_again(project: Path) -> None:
    annotated, read = go(project)
    assert len(annotated) == len(read) == 8
    add(project, "currencies.csv", "NLC,brask,brasks,,,,,,")
    annotated, read = go(project)
    assert (annotated, set(map(tuple, read.values())), len(read)) == ([], {("figures",)}, 8)
    add(project, "event_heads.txt", "accession")  # the network reads it, too: one release has the word
    annotated, read = go(project)
    assert annotated == ["nor-1"]
    assert {name for name, stages in read.items() if "sentences" in stages} == {"nor-1"}
    assert {stage for stages in read.values() for stage in stages} >= {"names", "roles"}
