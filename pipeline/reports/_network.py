"""A drawing of who is named with whom, small enough to be read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports._corpus import Corpus, Record

EDGES = 40  # more lines than this cross too often to be followed
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
    """Dots and lines of the strongest pairs, laid out by the method of Fruchterman and Reingold (1991)."""
    strongest = pairs[:EDGES]
    if len(strongest) < 3:
        return [], []
    import networkx as nx

    graph = nx.Graph()
    for pair in strongest:
        graph.add_edge(pair["entity_a"], pair["entity_b"], weight=pair["releases"])
    places = nx.spring_layout(graph, k=1.6 / len(graph) ** 0.5, seed=1, iterations=150, weight=None, method="force")
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]

    def at(entity_id: str) -> tuple[float, float]:
        x, y = places[entity_id]
        across = (x - min(xs)) / ((max(xs) - min(xs)) or 1)
        down = (y - min(ys)) / ((max(ys) - min(ys)) or 1)
        return round(MARGIN + across * (WIDTH - 2 * MARGIN), 1), round(MARGIN / 2 + down * (HEIGHT - MARGIN), 1)

    most = max(corpus.entities[entity_id]["releases"] for entity_id in graph)
    dots = []
    for entity_id in sorted(graph):
        entity = corpus.entities[entity_id]
        radius = round(5 + 13 * (entity["releases"] / most) ** 0.5, 1)
        short = entity["acronym"] or entity["name"]
        dots.append(Dot(*at(entity_id), radius, short, entity["label"], corpus.entity_pages[entity_id]))
    name = {entity_id: corpus.entities[entity_id]["name"] for entity_id in graph}
    strongest_count = strongest[0]["releases"]
    lines = [
        Line(
            *at(pair["entity_a"]),
            *at(pair["entity_b"]),
            width=round(1 + 5 * pair["releases"] / strongest_count, 1),
            title=f"{name[pair['entity_a']]} and {name[pair['entity_b']]}: {pair['releases']}",
        )
        for pair in strongest
    ]
    return dots, lines
