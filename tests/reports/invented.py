"""Tables of an invented run: press offices of countries that do not exist. Everything follows from the seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline import rows
from pipeline.rows import Row, TermFound
from pipeline.rows.schema import to_table

PUBLISHERS = ("Anti-Corruption Bureau of Norland", "Prosecutor General of Veldania", "Transparency Ostmark")
COUNTRIES = {PUBLISHERS[0]: "Norland", PUBLISHERS[1]: "Veldania"}
HOMES = {"a1": ("Norland", "national"), "a2": ("Veldania", "national"), "l1": ("Norland", "national"), "o1": (None, "firm")}
"""entity_id → country and level."""
PEOPLE = (
    ("p1", "Mirela Tassk", "head of the Anti-Corruption Bureau"),
    ("p2", "Jorun Haldvik", "Prosecutor General"),
    ("p3", "Aldo Brenski", "Minister of Justice"),
)
BODIES = (("a1", "Anti-Corruption Bureau of Norland", "ACBN"), ("a2", "Ministry of Justice of Veldania", None))
OTHERS = (("o1", "Kestrel Holdings", "ORG"), ("l1", "Norland Integrity Index", "LAW"), ("g1", "Norland", "PLACE"))
TOPICS = (
    (0, "asset recovery", "asset recovery; frozen account; court order; villa"),
    (1, "public service", "service; ethics; training; exam"),
)


def invented(releases: int = 30, hostile: str = "") -> dict[type[Row], pd.DataFrame]:
    """Row class → table, for every kind of row. `hostile` is put into every text that a release could bring in."""
    chance = random.Random(7)
    texts = [_release(number, hostile, chance) for number in range(releases)]
    named = [(release, entity) for release in texts for entity in _entities(hostile) if entity.name in release.text]
    mentions = [_span(rows.Mention, r, e.name, label=e.label, entity_id=e.entity_id) for r, e in named]
    found: Mapping[type[Row], Iterable[Row]] = {
        rows.ReleaseRecord: texts,
        rows.Sentence: [s for r in texts for s in _sentences(r)],
        rows.Dropped: [
            rows.Dropped(
                release_id=r.release_id, start=0, end=5, text="Share" + hostile, cleaner="furniture", reason="share line"
            )
            for r in texts[:5]
        ],
        rows.Problem: [
            rows.Problem(
                source="broken.json" + hostile, stage="json", problem="line 3 is no JSON" + hostile, remedy="repair the line"
            )
        ],
        rows.Mention: mentions,
        rows.Entity: _counted(mentions, texts, hostile),
        rows.Link: [rows.Link(entity_id="p1", variant="M. Tassk", reason="initial and surname", similarity=0.9)],
        rows.Relation: [
            rows.Relation(
                entity_id="a2",
                relation=relation,
                other="a1",
                release_id=r.release_id,
                start=0,
                end=len(r.title),
                rule="formerly",
            )
            for r in texts[:2]
            for relation in ("formerly", "part of")
        ],
        rows.ReleaseCountry: [
            rows.ReleaseCountry(release_id=r.release_id, country=COUNTRIES[r.publisher] + hostile, reason="its publisher")
            for r in texts
            if r.publisher in COUNTRIES
        ],
        rows.Role: [
            rows.Role(
                entity_id=key,
                role=role + hostile,
                organisation="a1",
                release_id=r.release_id,
                start=r.text.index(name),
                end=r.text.index(name) + len(name),
            )
            for r in texts
            for key, name, role in PEOPLE
            if name in r.text
        ],
        rows.Figure: [
            _span(
                rows.Figure,
                r,
                _sum(i),
                value=_million(i) * 1e6,
                value_max=None,
                unit="NLM" if i % 3 else "USD",
                kind="money",
                qualifier="about",
                what="recovered assets" + hostile,
                entity_id="a1",
            )
            for i, r in enumerate(texts)
        ],
        rows.Sum: [
            _span(
                rows.Sum,
                release,
                _sum(number),
                kind="recovered" if number % 2 else None,
                amount=_million(number) * 1e6,
                amount_max=None,
                currency="NLM" if number % 3 else "USD",
                other_amount=None,
                other_currency=None,
                qualifier="about",
                period=release.published[:4],
                what="assets" + hostile,
                entity_id="a1",
            )
            for number, release in enumerate(texts)
        ],
        rows.Date: [
            _span(rows.Date, r, r.published, value=r.published, kind="date", earliest=r.published, latest=r.published)
            for r in texts
        ],
        rows.Quote: [
            _span(rows.Quote, r, "The money comes home", kind="direct", speaker="p1", speaker_text="Mirela Tassk", cue="said")
            for r in texts
            if "said" in r.text
        ],
        rows.Commitment: [
            _span(
                rows.Commitment,
                r,
                "The ministry must publish the list.",
                actor="ministry",
                actor_id="a2",
                modal="must",
                deadline=None,
            )
            for r in texts
        ],
        rows.Keyword: [
            rows.Keyword(
                release_id=r.release_id,
                rank=rank,
                term=term + hostile,
                score=0.5 / rank,
                start=r.text.index(term),
                end=r.text.index(term) + len(term),
            )
            for r in texts
            for rank, term in enumerate(("asset recovery", "Kestrel Holdings", "Norland Integrity Index"), start=1)
        ],
        rows.CorpusKeyword: [
            rows.CorpusKeyword(term=f"{term}{hostile}", group=group, part=part, releases=20 - n, score=90.5 - 4 * n)
            for group, part in (("corpus", ""), *(("publisher", name) for name in PUBLISHERS[:2]), ("year", "2019"))
            for n, term in enumerate(("asset recovery", "integrity index", "frozen account", "ethics training", "court order"))
        ],
        rows.TopicQuality: [
            rows.TopicQuality(topics=k, c_npmi=0.3 - k / 100, diversity=1.0, stability=0.9 - k / 50, coverage=0.9, chosen=k == 3)
            for k in (2, 3, 5)
        ],
        rows.Topic: [
            rows.Topic(topic=t, label=label + hostile, terms=terms, releases=releases // 2, share=0.5)
            for t, label, terms in TOPICS
        ],
        rows.ReleaseTopic: [
            rows.ReleaseTopic(release_id=r.release_id, topic=t, weight=0.8 if t == i % 2 else 0.2)
            for i, r in enumerate(texts)
            for t, _, _ in TOPICS
        ],
        rows.TopicWord: [_span(rows.TopicWord, release, "asset recovery", topic=0) for release in texts],
        rows.Trend: [
            rows.Trend(
                kind="keyword",
                subject="asset recovery" + hostile,
                by="year",
                period=str(year),
                releases=3,
                share=0.5,
                value=None,
                burst=year == 2018,
                change=False,
                behind=";".join(release.release_id for release in texts[:2]) if year == 2018 else "",
            )
            for year in range(2015, 2021)
        ],
        rows.TopicTrend: [
            rows.TopicTrend(
                period=str(year),
                topic=t,
                releases=3,
                share=round(0.2 + 0.1 * (year - 2015) if t else 0.8 - 0.1 * (year - 2015), 2),
            )
            for year in range(2015, 2021)
            for t, _, _ in TOPICS
        ],
        rows.Cooccurrence: [
            rows.Cooccurrence(entity_a=a, entity_b=b, releases=n, npmi=0.4)
            for a, b, n in (("a1", "p1", 12), ("a2", "p3", 9), ("a1", "o1", 7), ("p1", "p2", 5), ("a2", "o1", 2))
        ],
        rows.Indicator: [
            rows.Indicator(
                indicator="Norland Integrity Index" + hostile,
                subject=subject,
                period=str(2015 + n),
                value=30.0 + n * step,
                unit="points",
                release_id=texts[n].release_id,
                start=0,
                end=4,
            )
            for subject, step in (("Norland", 2), ("Veldania", -1))
            for n in range(min(6, releases))
        ],
        rows.HeaderRow: [
            rows.HeaderRow(release_id=r.release_id, field="title", value=r.title, source="metadata", start=None, end=None)
            for r in texts
        ],
        TermFound: [],
    }
    return {kind: to_table(kind, own).to_pandas() for kind, own in found.items()}


def empty() -> dict[type[Row], pd.DataFrame]:
    """Every kind of row, without a row."""
    return {kind: to_table(kind, []).to_pandas() for kind in invented(2)}


def _release(number: int, hostile: str, chance: random.Random) -> rows.ReleaseRecord:
    year, month = 2015 + number % 6, 1 + number % 12
    person, role = PEOPLE[number % 3][1:]
    title = f"{hostile}Assets worth {_sum(number)} come home"
    body = (
        f"Norland, {year}-{month:02}-15. {person}, {role}, said: “The money comes home”. The Anti-Corruption Bureau of Norland "
        f"has made asset recovery worth {_sum(number)} possible. The ministry must publish the list. {hostile}\n\n"
        "The Ministry of Justice of Veldania and Kestrel Holdings "
        f"stand in the Norland Integrity Index at {chance.randint(20, 60)} points."
    )
    text = f"{title}\n\n{body}"
    return rows.ReleaseRecord(
        release_id=f"nor-{number:03}",
        published=f"{year}-{month:02}-15",
        title=title,
        publisher=PUBLISHERS[number % 3],
        place="Norhaven",
        language="en",
        source=f"norland/{number:03}.txt",
        url="javascript:alert(1)" if hostile else f"https://press.example.org/{number}",
        words=len(text.split()),
        text=text,
        body=len(title) + 2,
        duplicate_of=None,
    )


def _million(number: int) -> float:
    return 1.5 * (number % 7 + 1)


def _sum(number: int) -> str:
    return f"{_million(number):g} million marks"


def _span(row_kind: type, release: rows.ReleaseRecord, words: str, /, **fields: object) -> Row:
    start = release.text.index(words)
    row: Row = row_kind(release_id=release.release_id, start=start, end=start + len(words), text=words, **fields)
    return row


def _sentences(release: rows.ReleaseRecord) -> Iterable[rows.Sentence]:
    start = 0
    for index, words in enumerate(part for part in release.text.replace("\n\n", "\n").split("\n") if part.strip()):
        start = release.text.index(words, start)
        yield rows.Sentence(release_id=release.release_id, start=start, end=start + len(words), text=words, index=index)
        start += len(words)


def _entities(hostile: str) -> list[rows.Entity]:
    names: list[tuple[str, str, str, str | None, str]] = [(key, "PERSON", name, None, role) for key, name, role in PEOPLE]
    names += [(key, "AGENCY", name, acronym, "") for key, name, acronym in BODIES]
    names += [(key, label, name, None, "") for key, name, label in OTHERS]
    return [
        rows.Entity(
            entity_id=key,
            label=label,
            name=name,
            acronym=acronym,
            variants=name,
            roles=roles,
            releases=0,
            mentions=0,
            first_seen="",
            last_seen="",
        )
        for key, label, name, acronym, roles in names
    ]


def _counted(mentions: list[Row], releases: list[rows.ReleaseRecord], hostile: str) -> Iterable[rows.Entity]:
    published = {release.release_id: release.published for release in releases}
    for entity in _entities(hostile):
        own = [m for m in mentions if isinstance(m, rows.Mention) and m.entity_id == entity.entity_id]
        if own:
            dates = sorted(published[m.release_id] for m in own)
            yield rows.Entity(
                entity_id=entity.entity_id,
                label=entity.label,
                name=entity.name + hostile,
                acronym=entity.acronym,
                variants=f"{entity.name};{hostile}",
                roles=entity.roles,
                releases=len({m.release_id for m in own}),
                mentions=len(own),
                first_seen=dates[0],
                last_seen=dates[-1],
                country=(country + hostile if (country := HOMES.get(entity.entity_id, (None, ""))[0]) else None),
                level=HOMES.get(entity.entity_id, (None, ""))[1],
                part_of="a1" if entity.entity_id == "a2" else None,
                part_reason="what releases say" if entity.entity_id == "a2" else "",
                releases_with_parts=len({m.release_id for m in _within(mentions, entity.entity_id)}),
            )


def _within(mentions: list[Row], entity_id: str) -> Iterable[rows.Mention]:
    """The mentions of an entity or a part of it."""
    own = {entity_id, "a2"} if entity_id == "a1" else {entity_id}
    return (each for each in mentions if isinstance(each, rows.Mention) and each.entity_id in own)
