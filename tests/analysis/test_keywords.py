"""Releases in, key terms out."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.analysis.corpus_keywords import CorpusKeywords
from pipeline.analysis.keywords import Keywords
from pipeline.rows import CorpusKeyword, Keyword, ReleaseRecord, schema
from pipeline.stages import Tables

Corpus = Callable[..., Tables]

RELEASES = [
    ("a", "2020-01-01", "Norland Customs", "seizure of smuggled gold; gold smugglers; statement; smuggled gold; statement"),
    ("b", "2020-02-01", "Norland Customs", "statement; forged passports; border guards; forged passports"),
    ("c", "2021-03-01", "Ostmark Audit Office", "statement; audit of school meals; school meals; inflated invoices"),
    ("d", "2021-04-01", "Ostmark Audit Office", "statement; inflated invoices; road repairs; audit of road repairs"),
]


def terms_of(table: pd.DataFrame, release_id: str) -> list[str]:
    return list(table[table["release_id"] == release_id].sort_values("rank")["term"])


def test_what_every_release_says_is_no_key_term(corpus: Corpus) -> None:
    table = Keywords(keywords=2).analyse(corpus(*RELEASES))
    assert "statement" not in set(table["term"])
    assert "forged passports" in terms_of(table, "b")


def test_key_terms_quote_their_first_occurrence(corpus: Corpus) -> None:
    tables = corpus(*RELEASES)
    releases, table = tables[ReleaseRecord], Keywords().analyse(tables)
    texts = dict(zip(releases["release_id"], releases["text"], strict=True))
    for release_id, term, start, end in zip(table["release_id"], table["term"], table["start"], table["end"], strict=True):
        assert texts[release_id][start:end] == term


def test_the_order_of_the_input_does_not_matter(corpus: Corpus) -> None:
    for analysis in (Keywords(), CorpusKeywords(significance=0.0)):
        there, back = analysis.analyse(corpus(*RELEASES)), analysis.analyse(corpus(*reversed(RELEASES)))
        pd.testing.assert_frame_equal(there, back, check_exact=True)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_a_tiny_corpus_has_small_tables(corpus: Corpus, size: int) -> None:
    tables = corpus(*RELEASES[:size])
    assert list(Keywords().analyse(tables).columns) == schema(Keyword).names
    assert list(CorpusKeywords().analyse(tables).columns) == schema(CorpusKeyword).names


def test_keyness_tells_a_publisher_from_the_rest(corpus: Corpus) -> None:
    table = CorpusKeywords(significance=2.0).analyse(corpus(*RELEASES))
    audit = table[(table["group"] == "publisher") & (table["part"] == "Ostmark Audit Office")]
    assert {"audit", "inflated"} <= set(audit["term"])
    assert "statement" not in set(audit["term"])


def test_a_repeated_story_counts_once(corpus: Corpus) -> None:
    table = CorpusKeywords().analyse(corpus(*RELEASES, duplicates={"b": "a"}))
    whole = table[table["group"] == "corpus"].set_index("term")["releases"]
    assert whole["statement"] == 3
