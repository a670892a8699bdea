"""Corrections applied to the rows of a release, found by their words: they hold wherever in its text these stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import pandas as pd

from pipeline.given.corrections import Correction
from pipeline.rows import Identity
from pipeline.stages import Tables

CORRECTED = "a correction"
"""The reason of what a person has said."""


def corrected(
    rows: pd.DataFrame, corrections: Sequence[Correction], action: str, column: str, value: Callable[[str], str | None]
) -> pd.DataFrame:
    """The rows (with release_id and text) in which the corrections of an action, the last first, have set a column.

    `value` makes the column's value of what a correction says.
    """
    own = [each for each in corrections if each.action == action]
    if not own or rows.empty:
        return rows
    values = rows[column].astype(object).copy()
    for each in own:
        values[meant(rows, each)] = value(each.other)
    return rows.assign(**{column: values})


def with_bearers(rows: pd.DataFrame, corrections: Sequence[Correction], action: str, column: str, tables: Tables) -> pd.DataFrame:
    """The same of a column of entities, which corrections give by name: a name that is not one entity's changes nothing."""
    if not any(each.action == action for each in corrections):
        return rows
    bearers = Bearers(tables[Identity])
    known = [each for each in corrections if not each.other or bearers.only(each.other)]
    return corrected(rows, known, action, column, bearers.only)


def meant(rows: pd.DataFrame, correction: Correction) -> pd.Series[bool]:
    """Which rows a correction means: those of its release whose text holds its words."""
    in_release = rows["release_id"] == correction.release
    holds = [own and holds_words(text, correction.name) for own, text in zip(in_release, rows["text"], strict=True)]
    return pd.Series(holds, index=rows.index, dtype=bool)


def holds_words(text: str, words: str) -> bool:
    """Whether a text holds words, however the lines of either are broken."""
    return " ".join(words.split()) in " ".join(text.split())


class Bearers:
    """The entities of a corpus by every name that joins to them."""

    def __init__(self, identities: pd.DataFrame) -> None:
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        for name, entity_id, called in identities[["name", "entity_id", "entity_name"]].itertuples(index=False):
            if entity_id:
                self._ids[name].add(entity_id)
                self._called[called].add(entity_id)

    def only(self, name: str) -> str | None:
        """The one entity that is called so, or else that bears the name; None where there are none or several."""
        bearers = (self._called.get(name, ()), self._ids.get(name, ()))
        return next((min(ids) for ids in bearers if len(ids) == 1), None)
