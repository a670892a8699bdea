"""How well names are joined over a corpus, against a gold of two tables; `python -m tests.bench.joins RESULTS GOLD`.

GOLD/names.tsv: release_id, surface, entity: which entity a name means in a release. GOLD/entities.tsv: entity, label, name,
country (`international`, `-` for none, `?` for not known), part_of (an entity), note.

Items are the pairs of release and surface. Pairwise F: of two items of one group (bodies, laws, people), are they one in both?
B-cubed: for every item the share of its cluster that is its entity's, and of its entity that is its cluster's, averaged
(Bagga and Baldwin 1998). Both of the items that the program has found, and with those it missed as entities of their own.
Countries and parts are told of gold entities, each by the entity that most of its items have in the results.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from pipeline.naming.countries import Countries
from pipeline.results import Results
from pipeline.rows import Entity, Mention

GROUPS = {"AGENCY": "bodies", "ORG": "bodies", "LAW": "laws", "PERSON": "people"}
NOT_A_COUNTRY = frozenset({"", "-", "?", "international"})

Item = tuple[str, str]
"""Release and surface."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entity, by the gold or by the results."""

    label: str
    country: str
    part_of: str


@dataclass(frozen=True, slots=True)
class Side:
    """Items with their entities, and what is known of these."""

    items: Mapping[Item, str]
    entities: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F {self.f:.3f}"


def gold_of(folder: Path) -> Side:
    """The gold in a folder."""
    names = {(row[0], _plain(row[1])): row[2] for row in _rows(folder / "names.tsv")}
    entities = {row[0]: Known(row[1], _country(row[3]), row[4]) for row in _rows(folder / "entities.tsv")}
    return Side(names, entities)


def found_of(results: Results) -> Side:
    """What a results folder says; a surface that means several entities in a release is the most frequent one's."""
    counts: dict[Item, Counter[str]] = defaultdict(Counter)
    for release_id, text, entity_id in results[Mention][["release_id", "text", "entity_id"]].itertuples(index=False):
        counts[release_id, _plain(text)][entity_id] += 1
    entities = results[Entity].astype(object).fillna("").to_dict("records")
    return Side(
        {item: min(own, key=lambda each, own=own: (-own[each], each)) for item, own in counts.items()},  # type: ignore[misc]
        {row["entity_id"]: Known(row["label"], row["country"], row["part_of"]) for row in entities},
    )


def pairwise(pairs: Sequence[tuple[str, str]]) -> Score:
    """Of items as (gold entity, cluster): of all that are joined how many should be, and the other way round."""
    both = _together(pairs)
    return Score(_share(both, _together(found for _, found in pairs)), _share(both, _together(gold for gold, _ in pairs)))


def b_cubed(pairs: Sequence[tuple[str, str]]) -> Score:
    """Of items as (gold entity, cluster): the means of their own precision and recall."""
    both, gold, found = Counter(pairs), Counter(each for each, _ in pairs), Counter(each for _, each in pairs)
    precision = sum(n * n / found[cluster] for (_, cluster), n in both.items())
    recall = sum(n * n / gold[entity] for (entity, _), n in both.items())
    return Score(_share(precision, len(pairs)), _share(recall, len(pairs)))


def joins(gold: Side, found: Side) -> Iterator[str]:
    """A line for each group of labels and way of counting."""
    for group in dict.fromkeys(GROUPS.values()):
        own = [(item, entity) for item, entity in gold.items.items() if GROUPS.get(gold.entities[entity].label) == group]
        met = [(entity, found.items[item]) for item, entity in own if item in found.items]
        every = [(entity, found.items.get(item, f"missed {item}")) for item, entity in own]
        yield f"{group:8} {len(met)} of {len(own)} items found"
        yield f"{group:8} pairwise {pairwise(met)}   B-cubed {b_cubed(met)}"
        yield f"{group:8} pairwise {pairwise(every)}   B-cubed {b_cubed(every)}   (missed ones counted)"


def countries(gold: Side, found: Side) -> Iterator[str]:
    """How many entities have their country, of those that have one; and how many have none, of the international ones."""
    met = _counterparts(gold, found)
    with_one = [each for each in met if gold.entities[each].country not in NOT_A_COUNTRY]
    right = [each for each in with_one if found.entities[met[each]].country == gold.entities[each].country]
    without = [each for each in met if gold.entities[each].country == "international"]
    none = [each for each in without if not found.entities[met[each]].country]
    yield f"country right {_share(len(right), len(with_one)):.3f} of {len(with_one)} that have one"
    yield f"no country    {_share(len(none), len(without)):.3f} of {len(without)} international ones"


def part_of(gold: Side, found: Side) -> Iterator[str]:
    """Precision and recall of wholes, and the same where one that is further up counts as right."""
    met = _counterparts(gold, found)
    given = {each: whole for each in met if (whole := found.entities[met[each]].part_of)}
    wanted = {each: whole for each in met if (whole := gold.entities[each].part_of)}
    right = {each for each in given.keys() & wanted.keys() if met.get(wanted[each]) == given[each]}
    near = {each for each in given.keys() & wanted.keys() if each in right or _is_near(each, met, gold, found)}
    for name, good in (("part of", right), ("part of, over several steps", near)):
        score = Score(_share(len(good), len(given)), _share(len(good), len(wanted)))
        yield f"{name} {score} ({len(given)} given, {len(wanted)} in the gold)"


def _is_near(entity: str, met: Mapping[str, str], gold: Side, found: Side) -> bool:
    """Whether one side's whole is among the other's wholes of wholes."""
    wanted = [met.get(each) for each in _above(entity, gold)]
    given = _above(met[entity], found)
    return bool(given) and (given[0] in wanted or wanted[0] in given)


def _above(entity: str, side: Side) -> list[str]:
    above: list[str] = []
    while (entity := side.entities[entity].part_of) and entity in side.entities and entity not in above:
        above.append(entity)
    return above


def _counterparts(gold: Side, found: Side) -> dict[str, str]:
    """Gold entity → the entity of the results that most of its items have."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for item, entity in gold.items.items():
        if item in found.items:
            counts[entity][found.items[item]] += 1
    return {entity: min(own, key=lambda each, own=own: (-own[each], each)) for entity, own in counts.items()}  # type: ignore[misc]


def _together(labels: Iterable[object]) -> int:
    return sum(comb(n, 2) for n in Counter(labels).values())


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _plain(surface: str) -> str:
    words = surface.split()
    return " ".join(words[1:] if words[:1] in (["the"], ["The"]) and len(words) > 1 else words)


def _country(name: str) -> str:
    return name if name in NOT_A_COUNTRY else Countries().only(name) or name


def _rows(file: Path) -> Iterator[list[str]]:
    """The rows of a table, each with all its columns, without a line of headings."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and row[:1] not in (["release_id"], ["entity"]):
                yield [cell.strip() for cell in [*row, *[""] * 6]]


def main(results: str, gold: str) -> None:
    """Prints the scores of a results folder."""
    known, found = gold_of(Path(gold)), found_of(Results(results))
    for line in (*joins(known, found), *countries(known, found), *part_of(known, found)):
        print(line)


if __name__ == "__main__":
    main(*sys.argv[1:3])
