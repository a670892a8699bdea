"""Roles: who was called what, when, and at which body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pandas as pd

from pipeline.found import RoleFound
from pipeline.rows import Mention, Role
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Roles(Analysis):
    """The roles found, with the entities of the person and of the body. With `releases.published` they answer who was
    head of what, and when."""

    needs: ClassVar[Kinds] = (RoleFound, Mention)
    makes: ClassVar[type[Role]] = Role

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention][["release_id", "start", "entity_id"]]
        people = mentions.rename(columns={"start": "person_start"})
        bodies = mentions.rename(columns={"start": "body_start", "entity_id": "organisation"})
        roles = tables[RoleFound].merge(people, on=["release_id", "person_start"])
        roles = roles.merge(bodies, on=["release_id", "body_start"], how="left")
        roles["role"] = roles["text"].str.split().str.join(" ")
        roles["organisation"] = roles["organisation"].astype(object).where(roles["organisation"].notna(), None)
        columns = ["entity_id", "role", "organisation", "release_id", "start", "end"]
        return roles[columns].drop_duplicates().sort_values(["entity_id", "release_id", "start"]).reset_index(drop=True)
