"""What a topic may be called, and what not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from pipeline.analysis.shared.topic_space import material
from pipeline.analysis.topics.labels import topic_label
from pipeline.analysis.topics.outside_words import Outside, outside
from pipeline.analysis.topics.release_topics import ReleaseTopics
from pipeline.analysis.topics.topic_quality import TopicQualities
from pipeline.analysis.topics.topics import Topics
from pipeline.analysis.topics.trials import Trial, Use
from pipeline.rows import Mention, ReleaseRecord, ReleaseTopic, TopicQuality
from pipeline.schema import to_table
from pipeline.stages import Tables

Corpus = Callable[..., Tables]

DOZEN = frozenset(range(12))
ALL = 40


def trial(said: dict[str, range], phrase: str, literally: range) -> Trial:
    """A topic of gold and its smuggling, tried on the releases 0 to 11 of forty; customs and the harbour town wrote them."""
    return Trial(
        told=("gold", "smuggler", "checkpoint", "osthaven", "brenner", "customs", "bar", "rule"),
        dozen=DOZEN,
        publishers=[frozenset({"norland", "customs"})] * 12,
        words=Use(ALL, {word: frozenset(releases) for word, releases in said.items()}),
        phrases=Use(ALL, {phrase: frozenset(literally)}),
        outside=Outside(untold=frozenset({"brenner"}), authors=frozenset({"desk"}), places=frozenset({"osthaven", "norland"})),
    )


CASES = (
    ("gold smuggler", {"gold": range(12), "smuggler": range(10)}, range(9), True),
    ("gold bar", {"gold": range(12), "bar": range(4)}, range(4), True),
    # its own words
    ("audit report", {"audit": range(12), "report": range(12)}, range(12), False),
    ("gold audit", {"gold": range(12), "audit": range(12)}, range(12), True),
    ("regional gold audit", {"gold": range(12), "audit": range(12), "regional": range(12)}, range(12), False),
    # said by hardly one of the dozen, or nowhere as a phrase
    ("gold smuggler", {"gold": range(12), "smuggler": range(2)}, range(2), False),
    ("gold smuggler", {"gold": range(12), "smuggler": range(12)}, range(2), False),
    # said everywhere
    ("gold bar", {"gold": range(40), "bar": range(38)}, range(40), False),
    ("gold bar", {"gold": range(20), "bar": range(20)}, range(20), True),
    # names
    ("brenner gold", {"brenner": range(12), "gold": range(12)}, range(12), False),
    ("osthaven norland", {"osthaven": range(12), "norland": range(12)}, range(12), False),
    ("osthaven desk", {"osthaven": range(12), "desk": range(12)}, range(12), False),
    ("osthaven checkpoint", {"osthaven": range(12), "checkpoint": range(12)}, range(12), True),
    ("norland customs", {"norland": range(12), "customs": range(12)}, range(12), False),
    ("customs checkpoint", {"customs": range(12), "checkpoint": range(12)}, range(12), True),
    # weak words, numbers, money
    ("final rule", {"rule": range(12)}, range(12), False),
    ("rule 305bis", {"rule": range(12)}, range(12), False),
    ("bar of dollar", {"bar": range(12), "dollar": range(12)}, range(12), False),
)


@pytest.mark.parametrize(
    ("phrase", "said", "literally", "wanted"), CASES, ids=[f"{c[0]} {c[3]} {i}" for i, c in enumerate(CASES)]
)
def test_a_phrase_of_a_label_is_the_topic_s_own(phrase: str, said: dict[str, range], literally: range, wanted: bool) -> None:
    assert trial(said, phrase, literally).allows_phrase(phrase) is wanted


@pytest.mark.parametrize(("releases", "wanted"), [(12, True), (9, True), (8, False), (0, False)])
def test_nine_of_a_dozen_are_enough(releases: int, wanted: bool) -> None:
    assert trial({}, "", range(0)).fits(frozenset(range(releases))) is wanted


@pytest.mark.parametrize(("everywhere", "wanted"), [(48, True), (40, False)])
def test_a_word_alone_must_be_rarer_elsewhere_than_a_phrase(everywhere: int, wanted: bool) -> None:
    words = Use(everywhere, {"gold": frozenset(range(12))})
    assert replace(trial({}, "", range(0)), words=words).allows_word("gold") is wanted


GOLD = "Ada Brenner; gold bars; gold smugglers; Brenner; customs checkpoint; gold smugglers"
COURT = "Ivo Tallan; criminal trial; judge on trial; Tallan; bribed judge; criminal trial"
MEALS = "school meals; inflated invoices; school kitchens; inflated invoices; school meals"
STORIES = {"g": GOLD, "c": COURT, "m": MEALS}
TEXTS = [
    (f"{name}{i}", "2020-05-01", "Gold Smugglers Desk" if name == "g" else "", text)
    for i in range(6)
    for name, text in STORIES.items()
]
PEOPLE = (("Ada Brenner", "brenner"), ("Brenner", "brenner"), ("Ivo Tallan", "tallan"), ("Tallan", "tallan"))


def described(corpus: Corpus) -> pd.DataFrame:
    tables = with_people(corpus(*TEXTS))
    measured = {**tables, TopicQuality: TopicQualities(releases_per_topic=4).analyse(tables)}
    return Topics().analyse({**measured, ReleaseTopic: ReleaseTopics(topics=3).analyse(measured)})


def with_people(tables: Tables) -> Tables:
    """The tables with a mention for every person that a release names."""
    texts = dict(zip(tables[ReleaseRecord]["release_id"], tables[ReleaseRecord]["text"], strict=True))
    rows = [
        Mention(release_id=release, start=start, end=start + len(name), text=name, label="PERSON", entity_id=entity)
        for release, text in texts.items()
        for name, entity in PEOPLE
        for start in [text.find(f"\n {name}.") + 2 if f"\n {name}." in text else text.find(name)]
        if name in text
    ]
    return {**tables, Mention: to_table(Mention, rows).to_pandas()}


def test_names_of_people_are_no_words_of_a_topic(corpus: Corpus) -> None:
    found = described(corpus)
    words = {word for terms in found["terms"] for word in terms.split("; ")}
    assert {"gold", "trial"} <= words
    assert words.isdisjoint({"ada", "brenner", "ivo", "tallan"})


def test_no_two_topics_have_one_label(corpus: Corpus) -> None:
    labels = described(corpus)["label"].tolist()
    assert len(labels) == len(set(labels)) == 3
    assert any("inflated invoices" in label or "school meals" in label for label in labels)


def test_a_publisher_s_name_is_no_label(corpus: Corpus) -> None:
    assert not any("smugglers" in label for label in described(corpus)["label"])


def test_words_of_people_are_those_mostly_said_in_their_names(corpus: Corpus) -> None:
    assert outside(with_people(corpus(*TEXTS))).untold == {"no", "ada", "brenner", "ivo", "tallan"}


def test_an_empty_corpus_has_no_outside_words(corpus: Corpus) -> None:
    assert outside(corpus()) == Outside(frozenset({"no"}), frozenset(), frozenset())
    assert material(corpus()).words.releases == []


def test_phrases_that_fit_only_together_are_one_label() -> None:
    said = {"gold": range(6), "bar": range(6), "checkpoint": range(6, 10)}
    tried = trial(said, "gold bar", range(6))
    assert topic_label(["gold bar", "checkpoint"], [], tried) == ["gold bar", "checkpoint"]
    assert topic_label(["gold bar"], ["checkpoint"], tried) == ["gold bar", "checkpoint"]
    assert topic_label(["gold bar"], [], tried) == []


def test_a_phrase_that_fits_alone_needs_no_other() -> None:
    tried = trial({"gold": range(10), "bar": range(10), "checkpoint": range(5)}, "gold bar", range(9))
    assert topic_label(["checkpoint", "gold bar"], ["gold"], tried) == ["gold bar"]
