"""Release countries: from which country each release is, by its publisher, else by its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

import pandas as pd

from pipeline.analysis.entities.surroundings import Around, Surroundings, countries_of
from pipeline.given.tables import in_parts
from pipeline.rows import NameFound, ReleaseCountry, ReleaseRecord, Sentence
from pipeline.rows.schema import schema
from pipeline.stages import Analysis, Kinds, Tables

PUBLISHER, PLACE = "its publisher", "its place"


@dataclass(frozen=True)
class ReleaseCountries(Analysis):
    """One row per release whose publisher or place tells a country."""

    needs: ClassVar[Kinds] = (ReleaseRecord, Sentence, NameFound)
    makes: ClassVar[type[ReleaseCountry]] = ReleaseCountry

    def analyse(self, tables: Tables) -> pd.DataFrame:
        around = Around.of(tables, countries_of(tables))
        releases = chain.from_iterable(around.surroundings(part).items() for part in in_parts(tables, ReleaseRecord, Sentence))
        rows = [(release_id, *told) for release_id, release in releases if (told := _told(release))]
        return pd.DataFrame(rows, columns=schema(ReleaseCountry).names)


def _told(release: Surroundings) -> tuple[str, str] | None:
    """The country of a release, and what told it."""
    ways = ((release.published_by, PUBLISHER), (release.published_in, PLACE))
    return next(((country, reason) for country, reason in ways if country), None)
