"""Sentences as releases of a corpus of their own, and a table that a run makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from pipeline.run import run
from tests.conftest import SPARED, Silent, settings_of


def table_of(table: str, sentences: Iterable[str], folder: Path, settings: str = "") -> pd.DataFrame:
    """A table of a run over sentences, the release of the i-th being `r{i}`; `settings` are further lines of TOML."""
    corpus = folder / "corpus"
    corpus.mkdir()
    releases = [
        {"id": f"r{i}", "title": "Notice", "published": "2020-05-04", "publisher": "Torvik Press Office", "text": text}
        for i, text in enumerate(sentences)
    ]
    (corpus / "all.jsonl").write_text("\n".join(map(json.dumps, releases)), encoding="utf-8")
    run_settings = f'[run]\nengine = "serial"\nskip = {SPARED}\n{settings}'
    made = run(corpus, folder / "results", settings_of(folder, run_settings), Silent()).out
    return pd.read_parquet(made / "tables" / f"{table}.parquet")
