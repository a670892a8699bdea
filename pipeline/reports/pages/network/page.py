"""Page: who is named with whom, drawn and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.reports.pages.corpus import Corpus
from pipeline.reports.pages.network.drawing import drawn
from pipeline.reports.pages.site import Site
from pipeline.reports.pages.table import Cell, Column
from pipeline.results import Record
from pipeline.rows import Cooccurrence, Mention

PAIRS_SHOWN = 200
PROOFS_SHOWN = 4


COLUMNS = (
    Column("One"),
    Column("The other"),
    Column("Releases", "releases that name both", numeric=True),
    Column("NPMI", "how much more often than by chance, -1 to 1", numeric=True),
    Column("Sentences", "sentences that name both", numeric=True),
    Column("Named together in", "the newest of these releases"),
)
NAMING = "SELECT DISTINCT entity_id, release_id FROM mentions WHERE entity_id IN (SELECT unnest($ids))"
ACTING = frozenset({"PERSON", "AGENCY", "ORG"})


def write(site: Site, corpus: Corpus) -> None:
    """network.html."""
    if not corpus.entities:
        return
    acting = {entity_id for entity_id, entity in corpus.entities.items() if entity["label"] in ACTING}
    pairs = [p for p in corpus.rows(Cooccurrence) if p["entity_a"] in acting and p["entity_b"] in acting]
    pairs.sort(key=lambda p: (-p["releases"], -p["npmi"], p["entity_a"], p["entity_b"]))
    site.page(
        "network.html",
        "network.html",
        picture=drawn(corpus, pairs),
        columns=COLUMNS,
        rows=_rows(corpus, pairs[:PAIRS_SHOWN]),
        total=len(pairs),
    )


def _rows(corpus: Corpus, pairs: Sequence[Record]) -> list[list[Cell]]:
    naming = _naming(corpus, {p[one] for p in pairs for one in ("entity_a", "entity_b")})
    return [
        [
            *(Cell(corpus.entities[p[one]]["name"], corpus.entity_pages[p[one]]) for one in ("entity_a", "entity_b")),
            Cell(f"{p['releases']:,}", sort=p["releases"]),
            Cell(f"{p['npmi']:.2f}", sort=p["npmi"]),
            Cell(f"{p['sentences']:,}", sort=p["sentences"]),
            Cell("", below=_both(corpus, naming, p)),
        ]
        for p in pairs
    ]


def _naming(corpus: Corpus, entities: Iterable[str]) -> dict[str, set[str]]:
    """entity_id → the releases that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity_id, release_id in corpus.asked(NAMING, Mention, ids=sorted(entities)) if corpus.has(Mention) else ():
        found[entity_id].add(release_id)
    return found


def _both(corpus: Corpus, naming: dict[str, set[str]], pair: Record) -> tuple[tuple[str, str], ...]:
    """The newest releases that name both of a pair."""
    both = naming.get(pair["entity_a"], set()) & naming.get(pair["entity_b"], set())
    newest = [release_id for release_id in corpus.releases if release_id in both][:PROOFS_SHOWN]
    return tuple((corpus.releases[each]["published"] or each, corpus.release_pages[each]) for each in newest)
