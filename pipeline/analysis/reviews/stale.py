"""Corrections that fit nothing any more: no release names what they name, or no row holds their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from pipeline.analysis.reviews.lines import Line
from pipeline.analysis.shared.correcting import Bearers, meant
from pipeline.given.corrections import OF_WORDS, Correction
from pipeline.rows import STALE, Commitment, Identity, NameFound, Quote, RoleFound, Row, Sum
from pipeline.stages import Tables

WITH_TWO_NAMES = frozenset({"merge", "split"})
OF_ENTITIES = frozenset({"part_of", "speaker", "actor"})
"""Actions whose value is an entity's name."""
WORDS_OF: Mapping[str, type[Row]] = {"role": RoleFound, "speaker": Quote, "actor": Commitment, "sum": Sum}
"""Action → the kind of row that it corrects."""


def stale(corrections: Sequence[Correction], tables: Tables) -> Iterator[Line]:
    """A line for each correction that fits nothing, with what is missing."""
    if not corrections:
        return
    names, bearers = tables[NameFound], Bearers(tables[Identity])
    known = {*tables[Identity]["name"], *names["text"]}
    for line in corrections:
        missing = "; ".join(
            [*_names_missing(line, known, names), *_words_missing(line, tables), *_entities_missing(line, bearers)]
        )
        if missing:
            yield Line(STALE, line.name, line.other, line.release, f"{line.action}: {missing}", 0.0)


def _names_missing(line: Correction, known: set[str], names: pd.DataFrame) -> Iterator[str]:
    if line.action in OF_WORDS or line.action == "part_of":
        return
    own = known
    if line.release:
        in_release = names[names["release_id"] == line.release]
        own = {*in_release["name"], *in_release["text"]}
    wanted = (line.name, line.other) if line.action in WITH_TWO_NAMES else (line.name,)
    if missing := [name for name in wanted if name not in own]:
        yield f"no release names {', '.join(map(repr, missing))}"


def _words_missing(line: Correction, tables: Tables) -> Iterator[str]:
    if line.action in OF_WORDS and not meant(tables[WORDS_OF[line.action]], line).any():
        yield f"no {line.action} has these words in the release {line.release!r}"


def _entities_missing(line: Correction, bearers: Bearers) -> Iterator[str]:
    wanted = [line.name] if line.action == "part_of" else []
    wanted += [line.other] if line.action in OF_ENTITIES and line.other else []
    if missing := [name for name in wanted if bearers.only(name) is None]:
        yield f"no entity, or more than one, is called {' or '.join(map(repr, missing))}"
