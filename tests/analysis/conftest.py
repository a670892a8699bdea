"""Small corpora of invented releases, as tables."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.rows import Date, Entity, Mention, ReleaseRecord, ReleaseTopic, TermFound
from pipeline.rows.schema import schema
from pipeline.stages import Tables

Corpus = Callable[..., Tables]


@pytest.fixture
def corpus() -> Corpus:
    """Makes tables of releases and terms from (id, published, publisher, terms); a term is its own form."""

    def make(*releases: tuple[str, str, str, str], duplicates: dict[str, str] | None = None) -> Tables:
        records, found = [], []
        for release_id, published, publisher, terms in releases:
            text, offset = terms.replace(";", ".\n"), 0
            for line in text.split("\n"):
                term = line.strip(" .")
                start = offset + line.find(term)
                if term:
                    found.append((release_id, start, start + len(term), term, term.lower()))
                offset += len(line) + 1
            records.append(
                {
                    "release_id": release_id,
                    "published": published,
                    "title": "",
                    "publisher": publisher,
                    "place": "",
                    "language": "en",
                    "source": f"{release_id}.txt",
                    "url": "",
                    "words": len(text.split()),
                    "text": text,
                    "body": 0,
                    "duplicate_of": (duplicates or {}).get(release_id),
                }
            )
        return {
            ReleaseRecord: pd.DataFrame(records, columns=schema(ReleaseRecord).names),
            TermFound: pd.DataFrame(found, columns=schema(TermFound).names),
            Mention: pd.DataFrame(columns=schema(Mention).names),
            Date: pd.DataFrame(columns=schema(Date).names),
            Entity: pd.DataFrame(columns=schema(Entity).names),
            ReleaseTopic: pd.DataFrame(columns=schema(ReleaseTopic).names),
        }

    return make
