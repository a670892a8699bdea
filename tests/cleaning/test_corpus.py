"""The demonstration corpus against what was written: `truth/corpus.jsonl` says what is each release's own and what is not."""

import json
from collections.abc import Sequence
from functools import cache

import pytest

from pipeline.batch import Ingest
from pipeline.folders.corpus_files import CorpusFile, corpus_files
from pipeline.release import Draft
from pipeline.settings import load
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
TRUTH = [json.loads(line) for line in (ROOT / "tests" / "truth" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]


@cache
def drafts() -> dict[str, Draft]:
    catalogue = load(None).catalogue()
    work = Ingest(catalogue.readers, catalogue.cleaners, 10**8)
    files = [file for file in corpus_files(CORPUS) if isinstance(file, CorpusFile)]
    cleaned: Sequence[Draft] = [draft for file in work(files) for draft in file.drafts]
    for cleaner in catalogue.corpus_cleaners:
        cleaned = cleaner.cleaned(cleaned)
    return {draft.raw.release_id: draft for draft in cleaned}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def body(draft: Draft) -> set[str]:
    return {letters(line.text) for line in draft.lines if line.text}


def head(draft: Draft) -> set[str]:
    return {letters(line) for block in draft.head for line in block.split("\n")}


def test_every_release_is_there() -> None:
    assert set(drafts()) == {truth["id"] for truth in TRUTH}


def test_own_paragraphs_stay() -> None:
    own = [(truth["id"], text) for truth in TRUTH for text in truth["own"]]
    lost = [(name, text[:60]) for name, text in own if letters(text) not in body(drafts()[name])]
    assert len(lost) <= 0.005 * len(own), lost


def test_furniture_goes() -> None:
    furniture = [(truth["id"], text) for truth in TRUTH for text in truth["furniture"]]
    kept = [(name, text) for name, text in furniture if letters(text) in body(drafts()[name]) | head(drafts()[name])]
    assert len(kept) <= 0.03 * len(furniture), kept


@pytest.mark.parametrize("field", ["title", "published", "publisher", "place"])
def test_heads_are_read_right(field: str) -> None:
    stated = {truth["id"]: truth[field] for truth in TRUTH if truth[field] is not None}
    read = {name: getattr(drafts()[name].finish(), field) for name in stated}
    wrong = {name: read[name] for name, value in stated.items() if letters(read[name]) != letters(value)}
    assert len(wrong) <= 0.02 * len(stated), wrong


def test_no_release_of_the_corpus_is_a_copy_of_another() -> None:
    assert [name for name, draft in drafts().items() if draft.duplicate_of] == []
