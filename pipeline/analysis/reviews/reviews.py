"""Reviews: what is least certain, as lines that can be copied into corrections.csv; and the lines there that fit nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pandas as pd

from pipeline.analysis.reviews.bodies import countries, wholes
from pipeline.analysis.reviews.lines import Line
from pipeline.analysis.reviews.names import joins, labels, namesakes, unsure
from pipeline.analysis.reviews.people import other_offices, told_apart, two_countries, two_powers
from pipeline.analysis.reviews.stale import stale
from pipeline.analysis.reviews.words import actors, speakers, sums
from pipeline.given.corrections import Correction
from pipeline.rows import Commitment, Entity, Identity, Link, NameFound, Quote, Relation, Review, Role, RoleFound, Sum
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Reviews(Analysis):
    """What is less than `sure`: joins, labels and names, countries and wholes, roles, speakers, actors and kinds of sums;
    people that nearly were joined; corrections that fit nothing."""

    needs: ClassVar[Kinds] = (NameFound, Identity, Link, Entity, Relation, Role, RoleFound, Quote, Commitment, Sum)
    makes: ClassVar[type[Review]] = Review
    sure: float = 0.95
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        doubts = [
            *joins(tables[Link], tables[Identity], tables),
            *namesakes(tables[Identity]),
            *labels(tables),
            *unsure(tables, self.sure),
            *countries(tables[Entity]),
            *wholes(tables[Entity], tables[Relation]),
            *other_offices(tables[Role], tables[Entity]),
            *two_countries(tables[Role], tables[Entity]),
            *two_powers(tables[Role], tables[Entity]),
            *told_apart(tables[Identity]),
            *speakers(tables[Quote]),
            *actors(tables[Commitment]),
            *sums(tables[Sum]),
        ]
        said = {(each.action, each.name, each.release) for each in self.corrections}
        lines = {each for each in doubts if each.certainty < self.sure and (each.action, each.name, each.release) not in said}
        ordered = sorted({*lines, *stale(self.corrections, tables)}, key=_least_certain)
        return pd.DataFrame(ordered, columns=schema(Review).names).astype({"certainty": "float64"})


def _least_certain(line: Line) -> tuple[float, str, str, str, str, str]:
    return line.certainty, line.action, line.name, line.other, line.release, line.note
