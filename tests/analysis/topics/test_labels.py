"""What a topic may be called, and what not."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.analysis.shared.topic_space import material
from pipeline.analysis.topics.labels import joined, topic_labels, widened
from pipeline.analysis.topics.outside_words import Outside, outside
from pipeline.analysis.topics.release_topics import ReleaseTopics
from pipeline.analysis.topics.topic_quality import TopicQualities
from pipeline.analysis.topics.topics import Topics
from pipeline.analysis.topics.trials import Ground, Trial
from pipeline.analysis.topics.turning import Turning
from pipeline.analysis.topics.use import Use
from pipeline.rows import Mention, ReleaseRecord, ReleaseTopic, TermFound, TopicQuality
from pipeline.rows.schema import to_table
from pipeline.stages import Tables

Corpus = Callable[..., Tables]

DOZEN = frozenset(range(12))
ALL = 40


def trial(
    turned: dict[str, range],
    *,
    said: dict[str, range] | None = None,
    titled: dict[str, range] | None = None,
    subjects: dict[str, range] | None = None,
    text: str = "",
) -> Trial:
    """A topic tried on the releases 0 to 11 of forty, which the Norland Customs wrote. Which releases turn on words and phrases,
    say them, have them in the title, are about subjects; `text` is that of each."""
    use = Use(ALL, {term: frozenset(releases) for term, releases in turned.items()})
    ground = Ground(
        words=Turning(use, Use(ALL, {})),
        phrases=Turning(Use(ALL, {}), use),
        titles=Use(ALL, {term: frozenset(releases) for term, releases in (titled or {}).items()}),
        said=Use(ALL, {term: frozenset(releases) for term, releases in (said or turned).items()}),
        subjects={subject: frozenset(releases) for subject, releases in (subjects or {}).items()},
        outside=Outside(untold=frozenset({"brenner"}), authors=frozenset({"desk"}), places=frozenset({"osthaven", "norland"})),
    )
    return Trial(DOZEN, [frozenset({"norland", "customs"})] * 12, [text] * 12, tuple(turned), ground)


def all_say(term: str) -> dict[str, range]:
    return {each: range(12) for each in (term, *term.split(" "))}


CASES = (
    ("gold smuggler", True),
    ("smuggling of gold", True),
    ("gold", True),
    ("covid-19 vaccine", True),
    # kinds of texts, bodies and offices
    ("report", False),
    ("ordinance", False),
    ("annual report", False),
    ("study", False),
    ("report on gold", True),
    ("gold ordinance", True),
    ("norland federal council", False),
    ("deputy minister", False),
    ("swiss federal office", False),
    ("water agency", True),
    # names
    ("brenner", False),
    ("brenner gold", False),
    ("osthaven norland", False),
    ("osthaven desk", False),
    ("desk robber", False),
    ("osthaven checkpoint", True),
    ("norland customs", False),
    ("customs checkpoint", True),
    # weak words, numbers, money
    ("final rule", False),
    ("rule 305bis", False),
    ("bar of dollar", False),
)


@pytest.mark.parametrize(("term", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_label_says_what_releases_are_about(term: str, wanted: bool) -> None:
    assert trial(all_say(term)).allows(term) is wanted


LITERAL = (
    ("gold bar", range(4), True),
    ("gold bar", range(3), False),
    ("gold bar", range(12, 24), False),
    ("gold agency", range(9), True),
    ("gold agency", range(8), False),
)


@pytest.mark.parametrize(("phrase", "literally", "wanted"), LITERAL)
def test_a_phrase_is_turned_on_as_it_is_by_some_and_a_body_s_name_by_most(phrase: str, literally: range, wanted: bool) -> None:
    assert trial({**all_say(phrase), phrase: literally}).allows(phrase) is wanted


def test_half_a_body_s_name_is_no_label() -> None:
    assert trial({**all_say("gold agency"), "fine gold agency": range(8)}).allows("gold agency")
    assert not trial({**all_say("gold agency"), "fine gold agency": range(9)}).allows("gold agency")
    assert trial({**all_say("gold bar"), "thin gold bar": range(9)}).allows("gold bar")


FITTING = (
    # who turns on gold and on bars; whether gold bars fit
    (range(12), range(12), True),
    (range(9), range(12), True),
    (range(8), range(12), False),
    (range(6), range(6, 12), False),
    (range(17), range(17), True),
    (range(40), range(40), False),
    (range(0), range(12), False),
)


@pytest.mark.parametrize(("gold", "bar", "wanted"), FITTING)
def test_a_label_fits_nine_of_a_dozen_and_few_others(gold: range, bar: range, wanted: bool) -> None:
    assert trial({"gold": gold, "bar": bar}).fits("gold bar") is wanted


NEARLY = (
    # who says gold, turns on it, has it in the title; whether it nearly fits
    (range(9), range(6), range(2), True),
    (range(8), range(6), range(2), False),
    (range(9), range(5), range(2), False),
    (range(9), range(6), range(1), False),
    (range(40), range(6), range(2), False),
)


@pytest.mark.parametrize(("said", "turned", "titled", "wanted"), NEARLY)
def test_what_is_in_titles_and_said_by_nine_nearly_fits(said: range, turned: range, titled: range, wanted: bool) -> None:
    assert trial({"gold": turned}, said={"gold": said}, titled={"gold": titled}).nearly_fits("gold") is wanted


def best(tried: Trial) -> str:
    return max(((tried.worth(term), term) for term in tried.terms if tried.fits(term)), default=(0.0, ""))[1]


def test_the_worthiest_is_first() -> None:
    one, other = all_say("gold smuggler"), all_say("harbour quay")
    assert best(trial({**one, **other}, titled={word: range(6) for word in ("gold", "smuggler")})) == "gold smuggler"
    assert best(trial({**one, **other}, titled={word: range(6) for word in ("harbour", "quay")})) == "harbour quay"
    assert best(trial({**one, **{word: range(10) for word in other}})) == "gold smuggler"
    assert best(trial({**one, **{word: range(14) for word in other}})) == "gold smuggler"
    assert best(trial(one)) == "gold smuggler"


SAID, TITLED = {"gold": range(9)}, {"gold": range(3)}
ORDER = (
    # what fits, else a subject, else what nearly fits
    (trial({"gold": range(6), **all_say("fish quay")}, titled=TITLED, subjects={"customs": range(12)}), "fish quay"),
    (trial({"gold": range(6)}, said=SAID, titled=TITLED, subjects={"customs": range(12)}), "customs"),
    (trial({"gold": range(6)}, said=SAID, titled=TITLED, subjects={"customs": range(8)}), "gold"),
    (trial({"gold": range(6)}, said=SAID, titled=TITLED, subjects={"customs": range(40)}), "gold"),
    (trial({"gold": range(6)}), ""),
    # a noun alone gives way to a subject that is worth more, a phrase does not
    (trial({"gold": range(9)}, titled=TITLED, subjects={"customs": range(12)}), "customs"),
    (trial({"gold": range(9)}, titled=TITLED, subjects={"customs": range(9)}), "gold"),
    (trial(all_say("gold bar"), subjects={"customs": range(12)}), "gold bar"),
    # a subject that fits all before one that tells more
    (trial({}, subjects={"customs": range(9), "public finances": range(16)}), "public finances"),
    (trial({}, subjects={"customs": range(11), "public finances": range(16)}), "customs"),
)


@pytest.mark.parametrize(("tried", "wanted"), ORDER)
def test_a_subject_is_a_label_where_nothing_fits(tried: Trial, wanted: str) -> None:
    terms = pd.DataFrame({"text": ["gold", "gold bar", "fish quay"], "form": ["gold", "gold bar", "fish quay"]})
    assert topic_labels([tried], {TermFound: terms}) == [wanted]


JOINED = (
    ("gold", "the trade in gold and silver grew", "gold and silver"),
    ("gold", "the trade in silver and gold grew", "silver and gold"),
    ("gold", "the trade in gold and copper grew", "gold"),
    ("gold", "the trade in gold grew", "gold"),
    ("Price Index", "the wages and price index rose", "Wages and Price Index"),
    ("price index", "the price index and other figures rose", "price index"),
)


@pytest.mark.parametrize(("label", "text", "wanted"), JOINED)
def test_a_word_is_joined_with_one_that_fits_too(label: str, text: str, wanted: str) -> None:
    assert joined(label, trial({"gold": range(12), "silver": range(10), "copper": range(5)}, text=text)) == wanted


def test_a_noun_is_told_with_the_subject_that_says_which_ones() -> None:
    assert widened("rights", trial({}, subjects={"human rights": range(9)})) == "human rights"
    assert widened("rights", trial({}, subjects={"human rights": range(8)})) == "rights"
    assert widened("research", trial({}, subjects={"science and research": range(9)})) == "research"


def test_abbreviations_and_names_of_one_word_are_no_labels() -> None:
    terms = pd.DataFrame({"text": ["ABC", "Goldwerk", "gold"], "form": ["abc", "goldwerk", "gold"]})
    labels = [topic_labels([trial({form: range(12)})], {TermFound: terms}) for form in ("abc", "goldwerk", "gold")]
    assert labels == [[""], [""], ["gold"]]


def test_of_topics_that_would_have_one_label_the_worthier_has_it() -> None:
    terms = pd.DataFrame({"text": ["gold", "quay"], "form": ["gold", "quay"]})
    tried = [trial({"gold": range(10), "quay": range(9)}), trial({"gold": range(12)})]
    assert topic_labels(tried, {TermFound: terms}) == ["quay", "gold"]


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
