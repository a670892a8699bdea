"""The strongest tree over pairs, and places for its dots.

The tree is J. Kruskal's (1956, "On the shortest spanning subtree of a graph"); the places are found by forces: all dots push one
another away, and lines pull theirs together, by steps that grow smaller (T. Fruchterman and E. Reingold 1991, "Graph drawing by
force-directed placement").
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

Edge = tuple[str, str, int]
"""Two names, the one that was met first in front, and how strong their bond is."""
STEPS = 300
NEAREST = 0.01
"""Dots that are nearer push one another as if they were so far apart; a weaker force moves a dot by less than a step."""
STILL = 1e-4
"""Steps have an end when all together move a dot by less than this on average; the drawing begins as a square of side 1."""


def strongest_tree(names: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The strongest edges that join all names that can be joined, without a circle; of equal ones those of earlier names."""
    place = {name: number for number, name in enumerate(names)}
    joined = {name: frozenset({name}) for name in names}
    tree = []
    for one, other, strength in sorted(edges, key=lambda edge: (-edge[2], place[edge[0]])):
        if joined[one] is not joined[other]:
            both = joined[one] | joined[other]
            joined |= dict.fromkeys(both, both)
            tree.append((one, other, strength))
    return tree


def laid_out(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, tuple[float, float]]:
    """Where the dot of each name stands, of at least two, in no units: the same for the same names and edges."""
    number = {name: at for at, name in enumerate(names)}
    bonds = np.zeros((len(names), len(names)))
    for one, other, _ in edges:
        bonds[number[one], number[other]] = bonds[number[other], number[one]] = 1
    apart = np.sqrt(1 / len(names))  # how far two dots would be apart that divide the square evenly
    dots = np.random.RandomState(1).rand(len(names), 2)
    reach = np.ptp(dots, axis=0).max() * 0.1
    for step in np.linspace(reach, 0, STEPS + 1, endpoint=False)[:STEPS]:
        ways = dots[:, None] - dots
        far = np.linalg.norm(ways, axis=2).clip(NEAREST)
        forces = np.einsum("ijk,ij->ik", ways, apart**2 / far**2 - bonds * far / apart)
        moved = forces * (step / np.linalg.norm(forces, axis=1).clip(NEAREST))[:, None]
        dots += moved
        if np.linalg.norm(moved) / len(names) < STILL:
            break
    return dict(zip(names, map(tuple, dots.tolist()), strict=True))
