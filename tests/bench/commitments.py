"""How well commitments are found in texts of our own; `python -m tests.bench.commitments`.

Of each it is told which sentences commit somebody (`training/committed.py`): texts of all kinds that are marked for names,
where one sentence in forty does, and releases written for this, where every third does. Precision and recall of whole
sentences: those that share half of the characters that either covers are one. A row on a sentence of which readers may
differ counts for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from pipeline.progress import Silent
from pipeline.results import Results
from pipeline.run import run
from pipeline.settings import RunSettings, Settings
from tests.conftest import SPARED
from training.committed import Judged, judged

PUBLISHED = "2024-02-12"
ENOUGH = 0.5
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """What a run made of a text: its text after cleaning, and where it has rows."""

    text: str
    rows: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Counts:
    """Sentences that commit somebody, rows that count, and those that are both."""

    told: int
    rows: int
    right: int

    def __str__(self) -> str:
        precision, recall = self.right / self.rows, self.right / self.told
        f = 2 * self.right / (self.rows + self.told)
        return f"{self.told:4d} sentences, {self.rows:4d} rows: P {precision:.3f} R {recall:.3f} F {f:.3f}"


def main() -> None:
    """Prints precision, recall and F of both kinds of texts."""
    texts = list(judged())
    found = found_in(texts)
    for kind, chosen in (("marked for names", False), ("written for this", True)):
        print(f"{kind}: {counts([each for each in texts if each.written_for_this == chosen], found)}")


def found_in(texts: Iterable[Judged]) -> dict[str, Found]:
    """A run over texts: id → what it found. A text that a run leaves out, as a copy, is not there."""
    with TemporaryDirectory() as folder:
        corpus, results = Path(folder) / "corpus", Path(folder) / "results"
        corpus.mkdir()
        lines = [{"id": each.id, "text": each.text, "title": _title(each), "published": PUBLISHED} for each in texts]
        (corpus / "texts.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
        run(corpus, results, Settings(RunSettings.model_validate({"engine": "serial", "skip": SPARED}), {}), Silent())
        tables = Results(results)
        rows: dict[str, list[Place]] = {}
        for release_id, *place in _columns(tables.commitments, "release_id", "start", "end"):
            rows.setdefault(release_id, []).append((place[0], place[1]))
        return {name: Found(text, rows.get(name, [])) for name, text in _columns(tables.releases, "release_id", "text")}


def _columns(table: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table, row by row."""
    return zip(*(table[name].tolist() for name in names), strict=True)


def counts(texts: Iterable[Judged], found: Mapping[str, Found]) -> Counts:
    """What is told of the texts against what was found in them."""
    told = rows = right = 0
    for text in texts:
        if text.id in found:
            here = found[text.id]
            sure, open_ = (list(_places(text, here.text, sure)) for sure in (True, False))
            met = [any(_same(place, row) for row in here.rows) for place in sure]
            told, right = told + len(sure), right + sum(met)
            rows += sum(not any(_same(place, row) for place in open_) for row in here.rows)
    return Counts(told, rows, right)


def _places(text: Judged, cleaned: str, sure: bool) -> Iterator[Place]:
    """Where the sentences that are sure, or those that are not, stand in the cleaned text."""
    for each in text.commitments:
        sentence = text.text[each.start : each.end]
        start = cleaned.find(sentence)
        if each.sure == sure:
            yield (start, start + len(sentence)) if start >= 0 else (-1, -1)


def _same(one: Place, other: Place) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= ENOUGH * (max(one[1], other[1]) - min(one[0], other[0])) > 0


def _title(text: Judged) -> str:
    return text.text.partition("\n")[0]


if __name__ == "__main__":
    main()
