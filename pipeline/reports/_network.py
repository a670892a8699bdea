"""A drawing of who is named with whom, small enough to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.reports._corpus import Corpus
from pipeline.results import Record

if TYPE_CHECKING:
    from networkx import Graph

DOTS = 36  # more names than this cover one another
WIDTH, HEIGHT, MARGIN = 1000, 700, 90


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity of the drawing, in the units of its view box."""

    x: float
    y: float
    radius: float
    name: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of the drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    title: str


def drawn(corpus: Corpus, pairs: list[Record]) -> tuple[list[Dot], list[Line]]:
    """Dots and lines of the strongest pairs, laid out by forces."""
    graph = _backbone(pairs)
    if graph.number_of_edges() < 3:
        return [], []
    import networkx as nx

    places = nx.spring_layout(graph, seed=1, iterations=300, weight=None, method="energy", gravity=1.0)
    across, down = (_ranks({entity_id: float(place[axis]) for entity_id, place in places.items()}) for axis in (0, 1))

    def at(entity_id: str) -> tuple[float, float]:
        x = MARGIN + across[entity_id] * (WIDTH - 2 * MARGIN)
        return round(x, 1), round(MARGIN / 2 + down[entity_id] * (HEIGHT - MARGIN), 1)

    most = max(corpus.entities[entity_id]["releases"] for entity_id in graph)
    dots = []
    for entity_id in sorted(graph):
        entity = corpus.entities[entity_id]
        radius = round(5 + 13 * (entity["releases"] / most) ** 0.5, 1)
        short = entity["acronym"] or entity["name"]
        dots.append(Dot(*at(entity_id), radius, short, entity["label"], corpus.entity_pages[entity_id]))
    name = {entity_id: corpus.entities[entity_id]["name"] for entity_id in graph}
    edges = sorted(graph.edges(data="weight"))
    strongest = max(weight for _, _, weight in edges)
    lines = [
        Line(*at(one), *at(other), width=round(1 + 5 * weight / strongest, 1), title=f"{name[one]} and {name[other]}: {weight}")
        for one, other, weight in edges
    ]
    return dots, lines


def _ranks(values: dict[str, float]) -> dict[str, float]:
    """Each value's rank among all, 0 to 1: spread by rank, the dots of a crowd do not cover one another."""
    order = sorted(values, key=lambda key: (values[key], key))
    return {key: place / (len(order) - 1) for place, key in enumerate(order)}


def _backbone(pairs: list[Record]) -> Graph:
    """The entities of the strongest pairs, joined by the strongest tree over them: all its lines can be followed."""
    import networkx as nx

    graph = nx.Graph()
    for pair in pairs:
        new = {pair["entity_a"], pair["entity_b"]} - set(graph)
        if len(graph) + len(new) <= DOTS:
            graph.add_edge(pair["entity_a"], pair["entity_b"], weight=pair["releases"])
    return nx.maximum_spanning_tree(graph)
