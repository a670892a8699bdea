"""GEXF: who is named with whom, for Gephi."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.exports._graph import graph_of
from pipeline.results import Results
from pipeline.stages import Export


@dataclass(frozen=True)
class Gexf(Export):
    """Entities as a network for Gephi: who is named with whom."""

    suffix: ClassVar[str] = ".gexf"

    def write(self, file: Path, results: Results) -> None:
        """Entities as nodes, pairs as edges with weight (releases that name both), npmi, release_ids; undated: reruns agree."""
        import networkx as nx

        text = re.sub(r' lastmodifieddate="[^"]*"|(?<=mode="static") name=""', "", "\n".join(nx.generate_gexf(graph_of(results))))
        file.write_text(f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n", encoding="utf-8", newline="\n")
