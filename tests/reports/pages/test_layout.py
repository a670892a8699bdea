"""The drawing of the network: its tree is the strongest, its dots stand apart and always in the same places."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

from pipeline.reports.pages.network.layout import laid_out, strongest_tree

NAMES = ["Mill", "Toll", "Grain", "Harbour", "Ferry"]
EDGES = [("Mill", "Toll", 3), ("Mill", "Grain", 2), ("Toll", "Grain", 2), ("Grain", "Harbour", 5), ("Mill", "Harbour", 1)]


def test_the_strongest_edges_join_all_that_can_be_joined_and_no_circle() -> None:
    assert strongest_tree(NAMES, EDGES) == [("Grain", "Harbour", 5), ("Mill", "Toll", 3), ("Mill", "Grain", 2)]


def test_dots_stand_apart_and_neighbours_nearer_than_others() -> None:
    chain = [(one, other, 1) for one, other in pairwise(NAMES)]
    places = laid_out(NAMES, chain)
    assert places == laid_out(NAMES, chain)
    assert all(dist(places[one], places[other]) > 0.1 for one, other in combinations(NAMES, 2))
    assert dist(places["Mill"], places["Toll"]) < dist(places["Mill"], places["Ferry"])
