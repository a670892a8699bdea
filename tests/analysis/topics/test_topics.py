"""Releases in, topics out."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.analysis.shared.windows import Windows
from pipeline.analysis.shared.words import free_words, terms_of
from pipeline.analysis.topics.named_topics import NamedTopic
from pipeline.analysis.topics.release_topics import ReleaseTopics
from pipeline.analysis.topics.topic_changes import TopicChanges
from pipeline.analysis.topics.topic_quality import TopicQualities, likeness
from pipeline.analysis.topics.topic_trend import TopicTrends
from pipeline.analysis.topics.topic_words import TopicWords
from pipeline.analysis.topics.topics import Topics
from pipeline.rows import ReleaseRecord, ReleaseTopic, Topic, TopicQuality, TopicTrend
from pipeline.rows.schema import schema
from pipeline.stages import Tables

Corpus = Callable[..., Tables]

GOLD = "gold bars; gold smugglers; customs checkpoint; border guards; smuggled gold"
COURT = "district court; bribed judge; criminal trial; judge on trial; verdict of the court"
TEXTS = [
    (f"{name}{i}", f"{2019 + i % 3}-05-01", "Norland Customs", text)
    for i in range(6)
    for name, text in (("g", GOLD), ("c", COURT))
]


def with_shares(tables: Tables, topics: int | None = None) -> Tables:
    measured = {**tables, TopicQuality: TopicQualities(releases_per_topic=4).analyse(tables)}
    return {**measured, ReleaseTopic: ReleaseTopics(topics=topics).analyse(measured)}


def test_two_stories_are_two_topics(corpus: Corpus) -> None:
    tables = with_shares(corpus(*TEXTS), topics=2)
    shares = tables[ReleaseTopic]
    topic_of = dict(zip(shares["release_id"], shares["topic"], strict=True))
    assert {topic_of[f"g{i}"] for i in range(6)} != {topic_of[f"c{i}"] for i in range(6)}
    assert len(shares) == 12


def test_a_topic_is_told_by_its_words(corpus: Corpus) -> None:
    topics = Topics(terms=4).analyse(with_shares(corpus(*TEXTS), topics=2))
    assert sorted("gold" in terms for terms in topics["terms"]) == [False, True]
    assert list(topics["releases"]) == [6, 6]
    assert list(topics["share"]) == [0.5, 0.5]


def test_a_repeated_story_counts_once(corpus: Corpus) -> None:
    topics = Topics().analyse(with_shares(corpus(*TEXTS, duplicates={"g5": "g4"}), topics=2))
    assert sorted(topics["releases"]) == [5, 6]


def test_the_order_of_the_input_does_not_matter(corpus: Corpus) -> None:
    forwards, backwards = with_shares(corpus(*TEXTS)), with_shares(corpus(*reversed(TEXTS)))
    pd.testing.assert_frame_equal(forwards[ReleaseTopic], backwards[ReleaseTopic], check_exact=True)
    pd.testing.assert_frame_equal(Topics().analyse(forwards), Topics().analyse(backwards), check_exact=True)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_a_tiny_corpus_has_small_tables(corpus: Corpus, size: int) -> None:
    tables = with_shares(corpus(*TEXTS[:size]))
    topics, trend = Topics().analyse(tables), TopicTrends().analyse(tables)
    assert list(tables[ReleaseTopic].columns) == schema(ReleaseTopic).names
    assert list(topics.columns) == schema(Topic).names
    assert list(trend.columns) == schema(TopicTrend).names


def test_shares_of_a_year_sum_to_one(corpus: Corpus) -> None:
    trend = TopicTrends().analyse(with_shares(corpus(*TEXTS), topics=2))
    assert sorted(trend["period"].unique()) == ["2019", "2020", "2021"]
    assert trend.groupby("period")["share"].sum().round(6).eq(1).all()


def test_a_release_without_date_is_in_no_year(corpus: Corpus) -> None:
    tables = with_shares(corpus(*TEXTS[:4], ("x", "", "Norland Customs", GOLD)))
    assert "" not in set(TopicTrends().analyse(tables)["period"])
    assert "x" in set(tables[ReleaseTopic]["release_id"])
    assert len(tables[ReleaseRecord]) == 5


def test_the_number_of_topics_is_chosen_from_a_curve(corpus: Corpus) -> None:
    quality = TopicQualities(numbers=(1, 2, 3), releases_per_topic=4).analyse(corpus(*TEXTS))
    assert list(quality["topics"]) == [1, 2, 3]
    assert quality["chosen"].sum() == 1
    assert quality[["diversity", "stability", "coverage"]].apply(lambda column: column.between(0, 1)).all(axis=None)


def test_of_a_large_corpus_a_sample_is_measured_and_its_error_told(corpus: Corpus) -> None:
    whole = TopicQualities(releases_per_topic=4, sample=12).analyse(corpus(*TEXTS))
    assert set(whole["measured"]) == {12}
    assert not whole[["c_npmi_error", "coverage_error"]].to_numpy().any(), "nothing is left to be wrong about"
    part = TopicQualities(releases_per_topic=3, sample=9).analyse(corpus(*TEXTS))
    assert set(part["measured"]) == {9}
    assert (part["c_npmi_error"] > 0).all() and (part["c_npmi_error"] < 1).all()
    assert part.equals(TopicQualities(releases_per_topic=3, sample=9).analyse(corpus(*reversed(TEXTS))))


def test_a_sample_changes_no_topic_but_their_number(corpus: Corpus) -> None:
    tables = corpus(*TEXTS)
    of_part = {**tables, TopicQuality: TopicQualities(sample=9).analyse(tables)}
    of_all = {**tables, TopicQuality: TopicQualities().analyse(tables)}
    assert ReleaseTopics(topics=2).analyse(of_part).equals(ReleaseTopics(topics=2).analyse(of_all))


def test_words_that_stand_together_are_coherent() -> None:
    words = ["bribed", "judge", "gold", "absent"]
    windows = Windows.of(["The bribed judge sat. " + "Nobody spoke of it at all then. " * 3 + "There was gold."], words, size=10)
    assert windows.coherence([0, 1]) > 0.8
    assert windows.coherence([0, 2]) < -0.1
    assert windows.coherence([0, 3]) == -1


def test_the_same_words_in_another_order_are_the_same_topics() -> None:
    assert likeness([[1, 2], [3, 4]], [[4, 3], [2, 1]]) == 1
    assert likeness([[1, 2], [3, 4]], [[1, 2]]) == 0.5


def test_a_topic_keeps_the_number_and_the_label_that_topics_csv_gives_it(corpus: Corpus) -> None:
    named = (NamedTopic(topic=7, label="Gold", terms="gold; bars; smugglers; checkpoint; customs; border; guards"),)
    tables = corpus(*TEXTS)
    measured = {**tables, TopicQuality: TopicQualities(releases_per_topic=4).analyse(tables)}
    shares = {**measured, ReleaseTopic: ReleaseTopics(topics=2, named=named).analyse(measured)}
    topics = Topics(named=named).analyse(shares).set_index("topic")
    assert list(topics.index) == [7, 8]
    assert topics.at[7, "label"] == "Gold"
    assert "gold" in str(topics.at[7, "terms"])


def test_what_became_of_the_named_topics_is_told(corpus: Corpus) -> None:
    named = (
        NamedTopic(topic=1, label="Gold", terms="gold; bars; smugglers; checkpoint; lorries"),
        NamedTopic(topic=2, label="Fish", terms="herring; quota; trawlers"),
    )
    topics = pd.DataFrame({"topic": [1, 3], "terms": ["gold; bars; smugglers; checkpoint; guards", "judge; trial"]})
    changes = TopicChanges(named=named).analyse({Topic: topics})
    assert list(zip(changes["topic"], changes["change"], strict=True)) == [(1, "kept"), (2, "gone"), (3, "new")]
    assert changes.loc[0, "words_new"] == "guards"
    assert changes.loc[0, "words_gone"] == "lorries"


def test_topic_words_are_quoted_where_they_stand(corpus: Corpus) -> None:
    tables = corpus(("a", "2020-01-01", "Norland Customs", "Gold bars; a golden age; more gold"))
    shares = pd.DataFrame({"release_id": ["a"], "topic": [1], "weight": [1.0]})
    topics = pd.DataFrame({"topic": [1], "label": ["gold"], "terms": ["gold; bars"]})
    found = TopicWords().analyse({**tables, ReleaseTopic: shares, Topic: topics})
    assert list(found["text"]) == ["Gold", "bars", "gold"]
    text = tables[ReleaseRecord]["text"].iloc[0]
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == list(found["text"])


def test_a_label_is_written_as_the_texts_write_it(corpus: Corpus) -> None:
    spoken = [(i, d, p, text.replace("bribed judge", "Bribed Judge")) for i, d, p, text in TEXTS]
    labels = " ".join(Topics().analyse(with_shares(corpus(*spoken), topics=2))["label"])
    assert "Bribed Judge" in labels


def test_a_label_is_made_of_noun_phrases(corpus: Corpus) -> None:
    labels = set(Topics().analyse(with_shares(corpus(*TEXTS), topics=2))["label"])
    assert all(" " in phrase for label in labels for phrase in label.split(", ")), labels


def test_halves_of_a_hyphenated_name_are_no_words_of_a_topic(corpus: Corpus) -> None:
    terms = corpus(
        ("a", "2020-01-01", "Norland Customs", "Ada-Lotte Brenner; anti-fraud office; fraud; VELDEX-20"),
        ("b", "2020-01-02", "Norland Customs", "Ada-Lotte Brenner; fraud; VELDEX-20"),
    )
    words = free_words(terms_of(terms))
    assert words("ada-lotte brenner") == ["brenner"]
    assert "fraud" in words("anti-fraud office")
    assert words("veldex-20") == ["veldex"]
