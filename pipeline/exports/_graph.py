"""The network of entities, for the formats that hold graphs. Every edge names releases that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.exports._records import named_by, proofs
from pipeline.results import Results, records
from pipeline.rows import Cooccurrence, Entity
from pipeline.rows.marks import visible

if TYPE_CHECKING:
    from networkx import Graph


def graph_of(results: Results) -> Graph:
    """A node per entity that is named with another, an edge per pair, weighted by the releases that name both."""
    import networkx as nx

    graph = nx.Graph()
    pairs = sorted(records(Cooccurrence, results[Cooccurrence]), key=lambda pair: (pair["entity_a"], pair["entity_b"]))
    together = {entity_id for pair in pairs for entity_id in (pair["entity_a"], pair["entity_b"])}
    for entity in sorted(records(Entity, results[Entity]), key=lambda entity: entity["entity_id"]):
        if entity["entity_id"] in together:
            graph.add_node(
                visible(entity["entity_id"]),
                label=visible(entity["name"]),
                type=visible(entity["label"]),
                acronym=visible(entity["acronym"] or ""),
                roles=visible(entity["roles"]),
                releases=entity["releases"],
                mentions=entity["mentions"],
                first_seen=visible(entity["first_seen"]),
                last_seen=visible(entity["last_seen"]),
            )
    naming = named_by(results)
    for pair in pairs:
        one, other = visible(pair["entity_a"]), visible(pair["entity_b"])
        if one in graph and other in graph:
            named_in = visible(";".join(proofs(naming, pair["entity_a"], pair["entity_b"])))
            graph.add_edge(
                one, other, weight=pair["releases"], npmi=pair["npmi"], sentences=pair["sentences"], release_ids=named_in
            )
    return graph
