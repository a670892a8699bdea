"""GraphML: who is named with whom, for yEd, Cytoscape, igraph and others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.exports._graph import graph_of
from pipeline.results import Results
from pipeline.stages import Export


@dataclass(frozen=True)
class GraphMl(Export):
    """Entities as a network for yEd, Cytoscape, igraph and others."""

    suffix: ClassVar[str] = ".graphml"

    def write(self, file: Path, results: Results) -> None:
        """Entities as nodes, pairs as edges with weight (releases that name both), npmi and release_ids."""
        import networkx as nx

        text = "\n".join(nx.generate_graphml(graph_of(results), named_key_ids=True))
        file.write_text(f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n", encoding="utf-8", newline="\n")
