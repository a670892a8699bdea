"""What became of the ids of entities between two runs: the ids that names have by themselves lead from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.results import Record, Results, records
from pipeline.rows import Entity, Identity

Entities = Mapping[str, Record]


@dataclass(frozen=True)
class Moved:
    """The entities of a run and of a later one, by id; `was` and `now`: the id of a name by itself → the id of its entity."""

    one: Entities
    other: Entities
    was: Mapping[str, str]
    now: Mapping[str, str]

    @classmethod
    def between(cls, before: Results, after: Results) -> Moved:
        """Between the results of two runs."""
        return cls(_entities(before), _entities(after), _ids_of_names(before), _ids_of_names(after))

    @cached_property
    def ids(self) -> list[str]:
        """All ids of which there is something to tell, in order; what a former id leads to is told of that one."""
        led_to = {self.now.get(entity_id) for entity_id in self.one.keys() - self.other.keys()}
        return sorted({*self.one, *self.other} - (led_to - self.one.keys()))

    def left(self, entity_id: str) -> tuple[str, str]:
        """What became of an entity that has no longer its id: another id, part of another entity, or nothing."""
        found = self.other.get(self.now.get(entity_id, ""))
        if found is None:
            return "gone", self.one[entity_id]["label"]
        return "merged" if found["entity_id"] in self.one else "renamed", f"{entity_id} → {found['entity_id']}, {found['name']}"

    def came(self, entity_id: str) -> tuple[str, str]:
        """What an entity with a new id was: part of another entity, or nothing."""
        found = self.one.get(self.was.get(entity_id, ""))
        if found is None:
            return "new", self.other[entity_id]["label"]
        return "split", f"{entity_id} was {found['entity_id']}, {found['name']}"


def _entities(results: Results) -> Entities:
    return {row["entity_id"]: row for row in records(Entity, results[Entity])}


def _ids_of_names(results: Results) -> dict[str, str]:
    return {row["own_id"]: row["entity_id"] for row in records(Identity, results[Identity]) if row["entity_id"]}
