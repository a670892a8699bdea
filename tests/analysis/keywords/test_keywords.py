"""Releases in, key terms out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.analysis.keywords.collocations import Collocations, association
from pipeline.analysis.keywords.corpus_keywords import CorpusKeywords
from pipeline.analysis.keywords.keywords import Keywords
from pipeline.analysis.keywords.terms_said import TermsSaid
from pipeline.rows import Collocation, CorpusKeyword, Entity, Keyword, Mention, ReleaseRecord, TermFound, TermSaid
from pipeline.rows.schema import schema, to_table
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


def of_releases(tables: Tables, **settings: Any) -> pd.DataFrame:
    """The key terms of each release."""
    return Keywords(**settings).analyse({**tables, TermSaid: TermsSaid().analyse(tables)})


def of_corpus(tables: Tables, **settings: Any) -> pd.DataFrame:
    """The terms of the whole corpus and of its parts."""
    return CorpusKeywords(**settings).analyse({**tables, TermSaid: TermsSaid().analyse(tables)})


def test_what_every_release_says_is_no_key_term(corpus: Corpus) -> None:
    table = of_releases(corpus(*RELEASES), keywords=2)
    assert "statement" not in set(table["term"])
    assert "forged passports" in terms_of(table, "b")


def test_key_terms_quote_their_first_occurrence(corpus: Corpus) -> None:
    tables = corpus(*RELEASES)
    releases, table = tables[ReleaseRecord], of_releases(tables)
    texts = dict(zip(releases["release_id"], releases["text"], strict=True))
    for release_id, term, start, end in zip(table["release_id"], table["term"], table["start"], table["end"], strict=True):
        assert texts[release_id][start:end] == term


def test_the_order_of_the_input_does_not_matter(corpus: Corpus) -> None:
    for analyse in (of_releases, partial(of_corpus, significance=0.0, least_releases=1)):
        there, back = analyse(corpus(*RELEASES)), analyse(corpus(*reversed(RELEASES)))
        pd.testing.assert_frame_equal(there, back, check_exact=True)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_a_tiny_corpus_has_small_tables(corpus: Corpus, size: int) -> None:
    tables = corpus(*RELEASES[:size])
    assert list(of_releases(tables).columns) == schema(Keyword).names
    assert list(of_corpus(tables).columns) == schema(CorpusKeyword).names
    assert list(Collocations().analyse(tables).columns) == schema(Collocation).names


def test_keyness_tells_a_publisher_from_the_rest(corpus: Corpus) -> None:
    table = of_corpus(corpus(*RELEASES), significance=2.0, least_releases=1)
    audit = table[(table["group"] == "publisher") & (table["part"] == "Ostmark Audit Office")]
    assert {"audit", "inflated invoices"} <= set(audit["term"])
    assert "inflated" not in set(audit["term"])
    assert "statement" not in set(audit["term"])


def test_words_that_are_seldom_apart_are_a_collocation(corpus: Corpus) -> None:
    found = Collocations(least_releases=2, significance=0.0).analyse(corpus(*RELEASES))
    assert list(zip(found["term"], found["releases"], found["occurrences"], strict=True)) == [("inflated invoices", 2, 2)]
    assert found["npmi"].tolist() == [1.0]


def test_a_pair_that_chance_would_make_as_often_is_no_collocation() -> None:
    pair, first, second = np.array([4, 8]), np.array([8, 8]), np.array([8, 8])
    assert association(pair, first, second, 16).round(3).tolist() == [0.0, 22.181]


def test_a_repeated_story_counts_once(corpus: Corpus) -> None:
    table = of_corpus(corpus(*RELEASES, duplicates={"b": "a"}))
    whole = table[table["group"] == "corpus"].set_index("term")["releases"]
    assert whole["statement"] == 3


def with_names(tables: Tables, *names: tuple[str, str, str, str]) -> Tables:
    """The tables with a mention for each (release, text, label, entity)."""
    texts = dict(zip(tables[ReleaseRecord]["release_id"], tables[ReleaseRecord]["text"], strict=True))
    places = [(release, texts[release].index(text), text, label, entity) for release, text, label, entity in names]
    rows = [
        Mention(release_id=release, start=start, end=start + len(text), text=text, label=label, entity_id=entity)
        for release, start, text, label, entity in places
    ]
    return {**tables, Mention: to_table(Mention, rows).to_pandas()}


def test_the_spellings_of_a_name_are_one_term_under_the_fullest(corpus: Corpus) -> None:
    release = ("e", "2021-05-01", "Norland Customs", "NCA; seizure of gold; Norland Customs Agency; gold smugglers")
    names = [("e", "NCA", "AGENCY", "nca"), ("e", "Norland Customs Agency", "AGENCY", "nca")]
    found = terms_of(of_releases(with_names(corpus(*RELEASES, release), *names)), "e")
    assert "Norland Customs Agency" in found
    assert "NCA" not in found


def test_a_name_is_told_whole_and_counts_in_every_spelling(corpus: Corpus) -> None:
    more = [
        ("e", "2021-05-01", "Norland Customs", "NCA; forged passports"),
        ("f", "2021-05-02", "Norland Customs", "Norland Customs Agency"),
    ]
    names = [("e", "NCA", "AGENCY", "nca"), ("f", "Norland Customs Agency", "AGENCY", "nca")]
    tables = with_names(corpus(*RELEASES, *more), *names)
    called = tables[Entity].reindex([0]).assign(entity_id="nca", name="Customs Agency of Norland")
    table = of_corpus({**tables, Entity: called}, significance=0.0, least_releases=1)
    customs = table[(table["group"] == "publisher") & (table["part"] == "Norland Customs")].set_index("term")["releases"]
    assert customs["Customs Agency of Norland"] == 2
    assert {"nca", "agency", "customs agency"}.isdisjoint(term.lower() for term in customs.index)


def test_names_can_be_left_out(corpus: Corpus) -> None:
    release = ("e", "2021-05-01", "Norland Customs", "Ada Brenner; seizure of gold; gold smugglers")
    tables = with_names(corpus(*RELEASES, release), ("e", "Ada Brenner", "PERSON", "brenner"))
    assert "Ada Brenner" in terms_of(of_releases(tables), "e")
    assert "Ada Brenner" not in terms_of(of_releases(tables, without=("PERSON",)), "e")


FILLER = "; ".join(f"quay {word}" for word in ["amber", "basalt", "cedar", "dune", "ember", "fjord", "grove", "heron"])


def best(tables: Tables, release_id: str, most: int) -> list[str]:
    return terms_of(of_releases(tables, keywords=most), release_id)


def test_a_release_alone_is_about_what_it_says_most(corpus: Corpus) -> None:
    story = f"smuggled gold; gold smugglers; {FILLER}; gold bars; smuggled gold; quay lamp"
    assert best(corpus(("a", "2020-01-01", "Norland Customs", story)), "a", 1) == ["smuggled gold"]


def test_a_release_alone_prefers_what_comes_early(corpus: Corpus) -> None:
    story = f"forged passports; {FILLER}; stolen tractors"
    found = terms_of(of_releases(corpus(("a", "2020-01-01", "Norland Customs", story)), keywords=50), "a")
    assert found.index("forged passports") < found.index("stolen tractors")


def test_a_person_named_in_passing_is_least(corpus: Corpus) -> None:
    story = f"forged passports; border guards; forged passports; {FILLER}; Ada Brenner"
    tables = with_names(corpus(("a", "2020-01-01", "Norland Customs", story)), ("a", "Ada Brenner", "PERSON", "b"))
    assert "Ada Brenner" not in best(tables, "a", 5)


def test_a_person_on_whom_the_release_turns_is_among_the_first(corpus: Corpus) -> None:
    story = f"Ada Brenner; court verdict; Brenner; {FILLER}; Brenner; Brenner; Brenner"
    tables = corpus(("a", "2020-01-01", "Norland Customs", story))
    text = tables[ReleaseRecord]["text"].iloc[0]
    starts = [i for i in range(len(text)) if text.startswith("Brenner", i)]
    rows = [Mention(release_id="a", start=i, end=i + 7, text="Brenner", label="PERSON", entity_id="b") for i in starts[1:]]
    rows.append(Mention(release_id="a", start=0, end=11, text="Ada Brenner", label="PERSON", entity_id="b"))
    found = best({**tables, Mention: to_table(Mention, rows).to_pandas()}, "a", 3)
    assert "Ada Brenner" in found


def test_who_published_a_release_alone_is_not_what_it_is_about(corpus: Corpus) -> None:
    story = f"Nordwind Gazette; Westwind Gazette; {FILLER}; Nordwind Gazette; Westwind Gazette"
    tables = corpus(("a", "2020-01-01", "Nordwind Gazette", story))
    text = tables[ReleaseRecord]["text"].iloc[0]
    rows = [
        Mention(release_id="a", start=i, end=i + 16, text=text[i : i + 16], label="ORG", entity_id=text[i : i + 4])
        for i in range(len(text))
        if text[i + 4 :].startswith("wind Gazette")
    ]
    found = best({**tables, Mention: to_table(Mention, rows).to_pandas()}, "a", 50)
    assert found.index("Westwind Gazette") < found.index("Nordwind Gazette")


def test_a_word_written_as_a_name_is_no_common_noun(corpus: Corpus) -> None:
    story = f"{FILLER}; tractor; Larkwood; tractor; Larkwood"
    found = best(corpus(("a", "2020-01-01", "Norland Customs", story)), "a", 50)
    assert found.index("Larkwood") < found.index("tractor")


def test_a_word_that_is_a_name_in_one_place_alone_is_one_term(corpus: Corpus) -> None:
    found = terms_of(of_releases(twice_found(corpus, "Larkwinds", "larkwind")), "a")
    assert found.count("Larkwinds") == 1
    assert "tractor" in found


def twice_found(corpus: Corpus, name: str, noun: str) -> Tables:
    """A release that says a name twice, of which one is found as a name and the other as a noun of its form."""
    tables = corpus(("a", "2020-01-01", "Norland Customs", f"{name}; tractor; {FILLER}; {name}"))
    found = tables[TermFound].assign(form=lambda own: own["form"].where(own["text"] != name, noun))
    return with_names({**tables, TermFound: found}, ("a", name, "ORG", "larkwinds"))


def test_label_says_which_terms_are_entities(corpus: Corpus) -> None:
    release = ("e", "2021-05-01", "Norland Customs", "Norland Customs Agency; seizure of gold; gold smugglers")
    tables = with_names(corpus(*RELEASES, release), ("e", "Norland Customs Agency", "AGENCY", "nca"))
    table = of_releases(tables)
    labels = dict(zip(table["term"], table["label"], strict=True))
    assert labels["Norland Customs Agency"] == "AGENCY"
    assert labels["gold smugglers"] == ""


def test_a_phrase_inside_a_better_one_needs_a_life_of_its_own(corpus: Corpus) -> None:
    story = f"national flag; {FILLER}; national flag; old flag; flag design"
    assert "flag" not in best(corpus(("a", "2020-01-01", "Norland Customs", story)), "a", 15)


def test_among_releases_of_its_kind_a_release_is_told_by_what_the_others_do_not_say(corpus: Corpus) -> None:
    common = "seizure of goods; customs officers; seizure of goods"
    own = ("amber dealers", "basalt quarry", "cedar planks", "dune buggies", "ember glass")
    releases = [(str(i), "2020-01-01", "Norland Customs", f"{common}; {term}; {term}") for i, term in enumerate(own)]
    for i, term in enumerate(own):
        assert best(corpus(*releases), str(i), 1) == [term]
