"""Page: search over all releases, with the words around every hit.

The texts are written as scripts, because a page opened from the file system may load scripts but not data. They are
loaded at the first search, piece by piece.
"""

from __future__ import annotations

import json

from pipeline.marks import visible
from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.site import Site

CHARACTERS_PER_FILE = 1_000_000


def write(site: Site, corpus: Corpus) -> None:
    """search.html and search/*.js."""
    pieces: list[list[list[object]]] = [[]]
    size = 0
    for release_id, release in corpus.releases.items():
        if size + len(release["text"]) > CHARACTERS_PER_FILE and pieces[-1]:
            pieces.append([])
            size = 0
        size += len(release["text"])
        starts = [start for start, _ in corpus.sentences.get(release_id, [])]
        address = corpus.release_pages[release_id]
        pieces[-1].append([address, visible(release["title"]), release["published"], visible(release["text"]), starts])
    for place, piece in enumerate(pieces):
        data = json.dumps(piece, separators=(",", ":"), ensure_ascii=True)
        site.put(f"search/{place}.js", f"presswatchSearch({place}, {data});\n")
    site.page("search.html", "search.html", pieces=len(pieces), releases=len(corpus.releases))
