"""Reviews: the joins and labels that are least certain, as lines that can be copied into corrections.csv."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import ClassVar

import pandas as pd

from pipeline.corrections import Correction
from pipeline.naming.compare import compare, person_words
from pipeline.naming.spelling import fold
from pipeline.rows import NAMED_AGAIN, SEEN_BY_MODEL, Identity, Link, NameFound, Review
from pipeline.stages import Analysis, Kinds, Tables

COLUMNS = ["action", "name", "other", "note", "certainty"]
Line = tuple[str, str, str, str, float]


@dataclass(frozen=True)
class Reviews(Analysis):
    """Joins and names of the model below `sure`, people that nearly were joined, names found under several labels, corrections
    that fit nothing."""

    needs: ClassVar[Kinds] = (NameFound, Identity, Link)
    makes: ClassVar[type[Review]] = Review
    sure: float = 0.95
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        names, identities = tables[NameFound], tables[Identity]
        where = names.drop_duplicates("name").set_index("name")["release_id"].to_dict()
        entity = identities.drop_duplicates("entity_id").set_index("entity_id")["entity_name"].to_dict()
        lines: list[Line] = [
            *self._joins(tables[Link], entity, where),
            *_namesakes(identities),
            *_labels(names),
            *self._unsure(names),
            *self._stale(identities, names),
        ]
        ordered: list[Line] = sorted(set(lines), key=_least_certain)
        table = pd.DataFrame(ordered, columns=COLUMNS)
        return table.astype({"certainty": "float64"})

    def _joins(self, links: pd.DataFrame, entity: dict[Hashable, str], where: dict[Hashable, str]) -> Iterator[Line]:
        for link in links[links["similarity"] < self.sure].to_dict("records"):
            seen = f" in {where[link['variant']]}" if link["variant"] in where else ""
            yield (
                "split",
                link["variant"],
                entity[link["entity_id"]],
                f"joined: {link['reason']}{seen}",
                float(link["similarity"]),
            )

    def _unsure(self, names: pd.DataFrame) -> Iterator[Line]:
        """Names that only the model found, and of which it was nowhere sure."""
        best = names[names["rule"] == SEEN_BY_MODEL].groupby("name")["confidence"].max()
        elsewhere = set(names.loc[~names["rule"].isin((SEEN_BY_MODEL, NAMED_AGAIN)), "name"])
        for name, confidence in best[best < self.sure].items():
            if name not in elsewhere:
                yield "drop", str(name), "", "found by the language model alone", round(float(confidence), 3)

    def _stale(self, identities: pd.DataFrame, names: pd.DataFrame) -> Iterator[Line]:
        known = {*identities["name"], *names["text"]}
        for line in self.corrections:
            missing = [name for name in _names_of(line) if name not in known]
            if missing:
                yield "stale", line.name, line.other, f"{line.action}: no release names {', '.join(map(repr, missing))}", 0.0


def _least_certain(line: Line) -> tuple[float, str, str, str]:
    action, name, other, _, certainty = line
    return certainty, action, name, other


def _names_of(line: Correction) -> tuple[str, ...]:
    return (line.name, line.other) if line.action in ("merge", "split") else (line.name,)


def _namesakes(identities: pd.DataFrame) -> Iterator[Line]:
    """People with one surname whose given names are alike but not enough to be joined."""
    people = identities[(identities["entity_label"] == "PERSON") & (identities["entity_id"] != "")]
    bearers: dict[str, set[str]] = {}
    for name in people["entity_name"].unique():
        if len(person_words(name)) > 1:
            bearers.setdefault(fold(person_words(name)[-1]), set()).add(name)
    for own in bearers.values():
        for one, other in combinations(sorted(own), 2):
            found = compare(one, other, "PERSON")
            if found.similarity:
                yield "merge", one, other, f"alike: {found.reason}", round(1 - found.similarity / 2, 3)


def _labels(names: pd.DataFrame) -> Iterator[Line]:
    """Names that releases found under several labels, with the label that lost."""
    counts = names.groupby(["name", "label"]).size().reset_index(name="n").sort_values(["name", "n", "label"])
    for name, own in counts.groupby("name"):
        if len(own) > 1:
            lost, kept = own.iloc[-2], own.iloc[-1]
            share = kept["n"] / own["n"].sum()
            yield (
                "retype",
                str(name),
                lost["label"],
                f"found {kept['n']} times as {kept['label']}, {lost['n']} as {lost['label']}",
                round(share, 3),
            )
