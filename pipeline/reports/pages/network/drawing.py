"""A drawing of who is named with whom, small enough to be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING

from pipeline.reports.pages.corpus import Corpus
from pipeline.results import Record

if TYPE_CHECKING:
    from networkx import Graph

DOTS = 36  # more names than this cover one another
WIDTH, HEIGHT, MARGIN = 1000, 700, 90
ROUND = frozenset({"PERSON", "AGENCY"})  # circles and squares; others are diamonds, which reach further
DIAMOND = 1.3
NAME = 30  # characters of a name
ROUNDS, ROOM = 30, 34  # how often dots are moved apart, and how much room is left between two
LETTER, LINE = 7.8, 15  # an average letter's width and a line's height at the size of the names


@dataclass(frozen=True, slots=True)
class Dot:
    """An entity of the drawing, in the units of its view box, and where its short name stands."""

    x: float
    y: float
    radius: float
    name: str
    short: str
    label: str
    address: str
    text_x: float
    text_y: float
    anchor: str


Box = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Line:
    """A pair of the drawing."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    title: str


Places = dict[str, tuple[float, float]]
"""entity_id → where its dot stands."""


def drawn(corpus: Corpus, pairs: list[Record]) -> tuple[list[Dot], list[Line]]:
    """Dots and lines of the strongest pairs, laid out by forces."""
    graph = _backbone(pairs)
    if graph.number_of_edges() < 3:
        return [], []
    own = {entity_id: corpus.entities[entity_id] for entity_id in sorted(graph)}
    most = max(entity["releases"] for entity in own.values())
    radius = {entity_id: round(5 + 13 * (entity["releases"] / most) ** 0.5, 1) for entity_id, entity in own.items()}
    reach = {entity_id: radius[entity_id] * (1 if entity["label"] in ROUND else DIAMOND) for entity_id, entity in own.items()}
    places = _apart(_laid_out(graph), reach)
    taken = [_around(*places[entity_id], reach[entity_id]) for entity_id in own]
    dots = []
    for entity_id, entity in sorted(own.items(), key=lambda item: (-radius[item[0]], item[0])):
        short = _cut(entity["acronym"] or entity["name"])
        beside = _beside(*places[entity_id], reach[entity_id], short, taken)
        place = (*places[entity_id], radius[entity_id])
        dots.append(Dot(*place, entity["name"], short, entity["label"], corpus.entity_pages[entity_id], *beside))
    return dots, _lines(graph, places, {entity_id: entity["name"] for entity_id, entity in own.items()})


def _lines(graph: Graph, places: Places, names: dict[str, str]) -> list[Line]:
    edges = sorted(graph.edges(data="weight"))
    strongest = max(weight for _, _, weight in edges)
    return [
        Line(*places[one], *places[other], round(1 + 5 * weight / strongest, 1), f"{names[one]} and {names[other]}: {weight}")
        for one, other, weight in edges
    ]


def _laid_out(graph: Graph) -> Places:
    import networkx as nx

    # Not method="energy", which is worth it for thousands of dots only and loads SciPy's optimisers.
    forces = nx.spring_layout(graph, seed=1, iterations=300, weight=None, method="force")
    across, down = (_ranks({entity_id: float(place[axis]) for entity_id, place in forces.items()}) for axis in (0, 1))
    return {
        entity_id: (MARGIN + across[entity_id] * (WIDTH - 2 * MARGIN), MARGIN / 2 + down[entity_id] * (HEIGHT - MARGIN))
        for entity_id in sorted(graph)
    }


def _apart(places: Places, reach: dict[str, float]) -> Places:
    """The places, moved until no two dots are nearer to one another than room for a name takes, or nearly so."""
    moved = {entity_id: list(place) for entity_id, place in places.items()}
    for _ in range(ROUNDS):
        for one, other in combinations(moved, 2):
            _part(moved[one], moved[other], reach[one] + reach[other] + ROOM)
    return {entity_id: (round(x, 1), round(y, 1)) for entity_id, (x, y) in moved.items()}


def _part(one: list[float], other: list[float], least: float) -> None:
    """Moves two dots that are nearer to one another than `least` apart, each by half of what lacks, inside the drawing."""
    x, y = (other[axis] - one[axis] for axis in (0, 1))
    far = hypot(x, y)
    lacking = least - far
    if lacking <= 0:
        return
    step = (x / far * lacking / 2, y / far * lacking / 2) if far else (lacking / 2, 0.0)
    edge = MARGIN / 2
    for axis, size in ((0, WIDTH), (1, HEIGHT)):
        one[axis] = min(max(one[axis] - step[axis], edge), size - edge)
        other[axis] = min(max(other[axis] + step[axis], edge), size - edge)


def _cut(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"


def _around(x: float, y: float, radius: float) -> Box:
    return x - radius, y - radius, x + radius, y + radius


def _beside(x: float, y: float, radius: float, words: str, taken: list[Box]) -> tuple[float, float, str]:
    """Where a name covers least of the dots and names drawn so far: below its dot, above, right or left; it is then taken."""
    wide, gap = len(words) * LETTER, radius + 3
    places = (
        (x, y + gap + LINE - 4, "middle", (x - wide / 2, y + gap, x + wide / 2, y + gap + LINE)),
        (x, y - gap - 3, "middle", (x - wide / 2, y - gap - LINE, x + wide / 2, y - gap)),
        (x + gap, y + 4, "start", (x + gap, y - LINE / 2, x + gap + wide, y + LINE / 2)),
        (x - gap, y + 4, "end", (x - gap - wide, y - LINE / 2, x - gap, y + LINE / 2)),
    )
    covered = [sum(_shared(box, other) for other in taken) + _outside(box) for *_, box in places]
    text_x, text_y, anchor, box = places[covered.index(min(covered))]
    taken.append(box)
    return round(text_x, 1), round(text_y, 1), anchor


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _outside(box: Box) -> float:
    return max(0.0, -box[0], box[2] - WIDTH) * LINE * 10


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
