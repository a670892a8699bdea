"""The kinds of row that analyses count over the corpus: words, topics, trends, sums and series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pipeline.rows.row import LABELS, QUALIFIERS, End, EntityId, Id, Row, SpanRow, Start


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword(Row):
    """A key term of one release."""

    table: ClassVar[str] = "keywords"
    release_id: Id
    rank: Annotated[int, "1 is the most telling"]
    term: Annotated[str, "the term as first written"]
    score: Annotated[float, "weight within the release"]
    start: Annotated[int, "first code point of its first occurrence"]
    end: Annotated[int, "code point after the last of its first occurrence"]
    label: Annotated[str, f"{LABELS}, of the entity that it names; empty for a term that names none"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSaid(Row):
    """A candidate key term of a release, and how it says it: what the terms of releases, and of the corpus and its parts, are
    chosen from."""

    table: ClassVar[str] = "terms_said"
    in_results: ClassVar[bool] = False
    release_id: Id
    key: Annotated[str, "the entity that it names, else its form"]
    term: Annotated[str, "the term as the release writes it"]
    form: Annotated[str, "its form: words in small letters, nouns in the singular"]
    label: Annotated[str, f"{LABELS}, of the entity that it names; empty for a term that names none"]
    start: Annotated[int, "first code point of where it is so written"]
    end: Annotated[int, "code point after the last"]
    first: Annotated[int, "first code point of its first occurrence in whatever spelling"]
    count: Annotated[int, "how often it is said"]
    own_words: Annotated[float, "how often its words are said, whatever the phrase: mean and greatest ln(1 + n) in equal parts"]
    spread: Annotated[float, "share of the paragraphs that say it"]
    is_small: Annotated[bool, "whether it is anywhere written with a small first letter, as no name is"]
    is_publisher: Annotated[bool, "whether it names who published the release"]
    in_title: Annotated[bool, "whether it is said in the title"]
    in_lead: Annotated[bool, "whether it is said in the title or soon after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusKeyword(Row):
    """A term that tells one part of the corpus from the rest."""

    table: ClassVar[str] = "corpus_keywords"
    term: Annotated[str, "the term"]
    group: Annotated[str, "what the part is made by: corpus, publisher, year or topic"]
    part: Annotated[str, "the publisher, the year or the topic; empty for the whole corpus"]
    releases: Annotated[int, "releases of the part that use it"]
    score: Annotated[
        float, "keyness: log-likelihood ratio of the part against the rest; of the whole corpus: share of its releases"
    ]
    log_ratio: Annotated[float | None, "how many times as frequent as in the rest, as a power of 2"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocation(Row):
    """Two words that belong together."""

    table: ClassVar[str] = "collocations"
    term: Annotated[str, "the two words, as they are mostly written"]
    releases: Annotated[int, "releases that hold the pair"]
    occurrences: Annotated[int, "how often they hold it"]
    score: Annotated[float, "how sure it is: log-likelihood ratio against chance (Dunning 1993)"]
    npmi: Annotated[float, "how firm it is: normalised pointwise mutual information, -1 to 1 (Bouma 2009)"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicQuality(Row):
    """How good the topics would be if there were so many of them."""

    table: ClassVar[str] = "topic_quality"
    topics: Annotated[int, "number of topics"]
    c_npmi: Annotated[float, "mean coherence of their ten words, -1 to 1 (Röder et al. 2015)"]
    diversity: Annotated[float, "share of their words that are distinct, 0 to 1"]
    stability: Annotated[float, "how much of their words stays when a tenth of the releases is left out, 0 to 1"]
    coverage: Annotated[float, "share of the releases that one of them fits, 0 to 1"]
    chosen: Annotated[bool, "whether the corpus is given so many"]
    measured: Annotated[int, "releases that were measured: a sample where the corpus has more"] = 0
    c_npmi_error: Annotated[float, "standard error of c_npmi, for a sample was measured"] = 0.0
    coverage_error: Annotated[float, "standard error of coverage, for a sample was measured"] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Row):
    """A topic of the corpus."""

    table: ClassVar[str] = "topics"
    unnamed: ClassVar[str] = "topic {}"
    """The label, by its number, of a topic that nothing names."""
    topic: Annotated[int, "its number"]
    label: Annotated[str, "its label"]
    terms: Annotated[str, "its top terms, separated by ;"]
    releases: Annotated[int, "releases of which it is the main topic"]
    share: Annotated[float, "its share of the corpus, 0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTopic(Row):
    """How much of a release is about a topic."""

    table: ClassVar[str] = "release_topics"
    release_id: Id
    topic: Annotated[int, "the topic, see topics"]
    weight: Annotated[float, "share of the release, 0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWord(SpanRow):
    """A word of a topic where a release says it."""

    table: ClassVar[str] = "topic_words"
    topic: Annotated[int, "the topic, see topics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChange(Row):
    """What became of a topic since it was named in topics.csv."""

    table: ClassVar[str] = "topic_changes"
    topic: Annotated[int, "the topic, see topics"]
    change: Annotated[str, "kept, new or gone"]
    likeness: Annotated[float, "of its words now and then, 0 to 1 (Jaccard)"]
    words_new: Annotated[str, "words it has now only, separated by ;"]
    words_gone: Annotated[str, "words it had then only, separated by ;"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTrend(Row):
    """A topic's share of a period."""

    table: ClassVar[str] = "topic_trend"
    period: Annotated[str, "the year"]
    topic: Annotated[int, "the topic, see topics"]
    releases: Annotated[int, "releases of the period of which it is the main topic"]
    share: Annotated[float, "its share of the period's releases, 0 to 1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Row):
    """How much a period speaks of a topic, a keyword, an entity or sums in a currency."""

    table: ClassVar[str] = "trends"
    kind: Annotated[str, "topic, keyword, entity or sum"]
    subject: Annotated[str, "the topic's label, the keyword, the entity's name or the currency"]
    by: Annotated[str, "year, quarter or month"]
    period: Annotated[str, "2018, 2018-Q1 or 2018-03"]
    releases: Annotated[int, "releases of the period that speak of it"]
    share: Annotated[float, "their share of the period's releases, 0 to 1"]
    value: Annotated[float | None, "of sums: the total of the sums stated, as often as they are stated in different releases"]
    burst: Annotated[bool, "whether it is said much more often than usual (Kleinberg 2003)"]
    change: Annotated[bool, "whether its share is another from this period on"]
    behind: Annotated[str, "at a burst or a change: the releases, separated by ;"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooccurrence(Row):
    """Two entities that releases name together, and how often in one sentence."""

    table: ClassVar[str] = "cooccurrence"
    entity_a: EntityId
    entity_b: EntityId
    releases: Annotated[int, "releases that name both"]
    npmi: Annotated[float, "normalised pointwise mutual information over releases, -1 to 1"]
    sentences: Annotated[int, "sentences that name both"] = 0
    npmi_sentences: Annotated[float, "the same over sentences; -1: in no sentence together"] = -1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(SpanRow):
    """A sum of money, and what it is where the text says it. Currencies are never converted."""

    table: ClassVar[str] = "sums"
    kind: Annotated[
        str | None,
        "bribe, fine, forfeiture, recovered, claim, compensation, frozen, laundered, budget (set aside or given for a purpose), "
        "prize, loan, "
        "credit (as the text calls it, whoever grants it), investment, costs (a price, or what is spent), loss, proceeds, "
        "contract, settlement, bail, saving, income, trade, balance (a surplus or deficit), change (more or less than before), "
        "limit (above or below which a rule holds), "
        "assets or payment (a sum held, or paid, for what is not told)",
    ]
    amount: Annotated[float, "the plain number"]
    amount_max: Annotated[float | None, "upper end of a range"]
    currency: Annotated[str, "ISO 4217 code"]
    other_amount: Annotated[float | None, "the same sum in the second currency that the text gives"]
    other_currency: Annotated[str | None, "ISO 4217 code of the second currency"]
    qualifier: Annotated[str | None, QUALIFIERS]
    period: Annotated[str, "what the sentence dates it to, else the year of the release"]
    what: Annotated[str, "what it measures, in a few words of the text"]
    entity_id: Annotated[str | None, "whom or what it is about, where plain"]
    part_of: Annotated[
        int | None, "where the sum of the release begins that this is part of or says again; totals leave it out"
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Row):
    """One point of a series that recurs over releases."""

    table: ClassVar[str] = "indicators"
    indicator: Annotated[str, "what is measured"]
    subject: Annotated[str, "whom it is about"]
    period: Annotated[str, "year or date that the value is for"]
    value: Annotated[float, "the value"]
    unit: Annotated[str, "its unit"]
    release_id: Id
    start: Start
    end: End
    rivals: Annotated[int, "other values that releases give for the same period"] = 0
