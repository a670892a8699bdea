"""What every export starts from: the tables that have rows, and ids that repeat themselves."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pandas as pd

from pipeline.results import KEYS, Results
from pipeline.rows import Mention, Row

MADE_BY = ("program", "code", "corpus", "model", "input_digest")
PROOFS = 20
"""Releases that prove that two are named together, the first so many by id."""


def filled(results: Results) -> Iterator[tuple[type[Row], pd.DataFrame]]:
    """The tables that have rows, those first that others point into."""
    order = {kind: place for place, kind in enumerate(KEYS)}
    for kind in sorted(results, key=lambda kind: (order.get(kind, len(order)), kind.table)):
        if len(results[kind]):
            yield kind, results[kind]


def provenance(results: Results) -> list[tuple[str, str]]:
    """What made the results, as run.json tells it: program, code, corpus, model, input and settings."""
    told = [(name, str(results.record[name])) for name in MADE_BY if name in results.record]
    return told + [(f"setting {name}", str(value)) for name, value in results.record.get("settings", {}).items()]


def key(*parts: object) -> str:
    """An id made of what it stands for, the same at every export."""
    return "presswatch-" + sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:24]


def named_by(results: Results) -> dict[str, set[str]]:
    """entity_id → the releases that name it."""
    found: dict[str, set[str]] = {}
    for entity_id, release_id in zip(results[Mention]["entity_id"], results[Mention]["release_id"], strict=True):
        found.setdefault(entity_id, set()).add(release_id)
    return found


def proofs(naming: dict[str, set[str]], one: str, other: str) -> list[str]:
    """Releases that name both."""
    return sorted(naming.get(one, set()) & naming.get(other, set()))[:PROOFS]
