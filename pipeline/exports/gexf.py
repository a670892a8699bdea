"""GEXF: who is named with whom, for Gephi."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.exports._graph import graph_of
from pipeline.results import Results

SUFFIX = ".gexf"


def write(results: Results, path: Path) -> None:
    """Entities as nodes, pairs as edges with weight (releases that name both), npmi, release_ids; undated: reruns agree."""
    import networkx as nx

    text = re.sub(r' lastmodifieddate="[^"]*"|(?<=mode="static") name=""', "", "\n".join(nx.generate_gexf(graph_of(results))))
    path.write_text(f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n", encoding="utf-8", newline="\n")
