"""What changed between two runs, and why: the text of a release, settings, corrections, the model or the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.commands.moved_ids import Moved
from pipeline.results import Record, Results, records
from pipeline.rows import Entity, Figure, Mention, ReleaseRecord, Row, Topic

COMPARED: dict[type[Row], tuple[str, ...]] = {
    ReleaseRecord: ("title", "published", "publisher", "place", "language", "duplicate_of"),
    Entity: ("label", "name", "acronym", "variants", "roles", "releases", "mentions", "country"),
    Figure: ("value", "value_max", "unit", "kind", "qualifier", "what", "entity_id"),
    Topic: ("label", "terms", "releases", "share"),
}
LISTS = frozenset({"variants", "roles", "terms"})
SAME_TOPIC = 0.3
"""Topics are numbered anew by every run; two are the same where they share this part of their terms (Jaccard)."""

LEFT_OUT = "left out"
WITHOUT_EFFECT = frozenset({"reports", "engines", "engine"})
"""Settings that change how results look or where they are computed, but no row of a table."""

CORRECTION = re.compile(r"""(?:Correction|KnownName)\((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^()'"])*\)""")
"""A line of corrections.csv or known.csv as run.json tells it among a stage's settings."""
CORRECTIONS = re.compile(rf"\((?:{CORRECTION.pattern}(?:, |,)?)+\)")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new, gone or changed. `why` names the causes that can have made it."""

    table: str
    change: str
    item: str
    detail: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`causes` is what differs between the runs themselves, by kind of cause; `changes` what differs in their results.

    The cause `appearance` is named for completeness: it changes no table.
    """

    causes: Mapping[str, tuple[str, ...]]
    changes: tuple[Change, ...]

    def __str__(self) -> str:
        return "\n".join(line.replace("\n", " ") for line in _told(self))


def compare(before: Results, after: Results) -> Difference:
    """The changes of releases, entities, topics and figures from one run to the next."""
    causes = _causes(before.record, after.record)
    texts = _changed_texts(before, after)
    if texts:
        causes = {"text": tuple(f"{release_id}: {change}" for release_id, change in texts.items())} | causes
    general = tuple(cause for cause in causes if cause not in {"text", "appearance"})

    def why(releases: Iterable[str]) -> tuple[str, ...]:
        return ("text", *general) if any(release in texts for release in releases) else general

    changes = [
        *_releases(before, after, texts, why),
        *_entities(before, after, why),
        *_topics(before, after, why(texts)),
        *_figures(before, after, texts, why),
    ]
    return Difference(causes, tuple(changes))


def _causes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Cause → what of it differs, from what run.json tells of both runs."""
    causes: dict[str, list[str]] = {}
    for cause, told in (*_of_program(before, after), *_of_settings(before, after), *_of_stages(before, after)):
        causes.setdefault(cause, []).append(told)
    return {cause: tuple(told) for cause, told in causes.items()}


def _of_program(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, cause in (("program", "code"), ("code", "code"), ("model", "model")):
        if before.get(name) != after.get(name):
            yield cause, f"{name}: {_short(before.get(name))} → {_short(after.get(name))}"


def _of_settings(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, (one, other) in _both(before, after, "settings").items():
        if one != other:
            yield "appearance" if name in WITHOUT_EFFECT else "settings", f"{name}: {one} → {other}"


def _of_stages(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, (one, other) in _both(before, after, "stages").items():
        yield from (("corrections", f"no longer {each}") for each in _only(one, other))
        yield from (("corrections", f"now {each}") for each in _only(other, one))
        cause = "appearance" if name.partition(".")[0] in WITHOUT_EFFECT else "settings"
        yield from ((cause, f"{name}: {each}") for each in _settings_changed(one, other))


def _both(before: Mapping[str, Any], after: Mapping[str, Any], name: str) -> dict[str, tuple[str, str]]:
    """What both runs say under a name of run.json, key by key."""
    one, other = before.get(name, {}), after.get(name, {})
    return {key: (str(one.get(key, LEFT_OUT)), str(other.get(key, LEFT_OUT))) for key in _either(one, other)}


def _settings_changed(one: str, other: str) -> list[str]:
    """The settings of a stage that differ, given the stage as run.json tells it; corrections left out."""
    if LEFT_OUT in (one, other):
        return [] if one == other else ["no longer there" if other == LEFT_OUT else "new"]
    before, after = (_arguments(CORRECTIONS.sub("()", each)) for each in (one, other))
    return [
        f"{name} {_short(before.get(name, 'not there'))} → {_short(after.get(name, 'not there'))}"
        for name in _either(before, after)
        if before.get(name) != after.get(name)
    ]


def _arguments(stage: str) -> dict[str, str]:
    """`Terms(least=2)` → least 2; what is no call is known by its own words, under the name `stage`."""
    try:
        call = ast.parse(stage, mode="eval").body
    except SyntaxError:
        return {"stage": stage}
    if not isinstance(call, ast.Call):
        return {"stage": stage}
    return {"stage": ast.unparse(call.func)} | {each.arg or "": ast.unparse(each.value) for each in call.keywords}


def _only(one: str, other: str) -> list[str]:
    return sorted(set(CORRECTION.findall(one)) - set(CORRECTION.findall(other)))


def _either(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return sorted({*one, *other})


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _changed_texts(before: Results, after: Results) -> dict[str, str]:
    """release_id → how its words changed: new, gone or changed."""
    one, other = (dict(zip(r[ReleaseRecord]["release_id"], r[ReleaseRecord]["text"], strict=True)) for r in (before, after))
    changed = {release_id: "changed" for release_id in one.keys() & other.keys() if one[release_id] != other[release_id]}
    changed |= dict.fromkeys(one.keys() - other.keys(), "gone") | dict.fromkeys(other.keys() - one.keys(), "new")
    return dict(sorted(changed.items()))


def _compared(kind: type[Row], before: Results, after: Results) -> list[str]:
    """The columns to compare: what one of two versions does not tell has not changed."""
    lacking = before.lacking(kind) | after.lacking(kind)
    return [name for name in COMPARED[kind] if name not in lacking]


def _releases(before: Results, after: Results, texts: Mapping[str, str], why: Any) -> Iterator[Change]:
    one, other = (_keyed(ReleaseRecord, results, "release_id") for results in (before, after))
    columns = _compared(ReleaseRecord, before, after)
    for release_id in _either(one, other):
        if texts.get(release_id) in {"new", "gone"}:
            title = (other.get(release_id) or one[release_id])["title"]
            yield Change("releases", texts[release_id], release_id, title, ("text",))
            continue
        detail = _detail(columns, one[release_id], other[release_id])
        words = "the words of the text changed" if release_id in texts else ""
        if detail or words:
            yield Change("releases", "changed", release_id, "; ".join(filter(None, [words, detail])), why([release_id]))


def _entities(before: Results, after: Results, why: Any) -> Iterator[Change]:
    naming: dict[str, set[str]] = {}
    for results in (before, after):
        for entity_id, release_id in zip(results[Mention]["entity_id"], results[Mention]["release_id"], strict=True):
            naming.setdefault(entity_id, set()).add(release_id)
    moved, columns = Moved.between(before, after), _compared(Entity, before, after)
    for entity_id in moved.ids:
        change, detail = _of_entity(entity_id, moved, columns)
        if detail:
            name = (moved.other.get(entity_id) or moved.one[entity_id])["name"]
            yield Change("entities", change, name, detail, why(naming.get(entity_id, ())))


def _of_entity(entity_id: str, moved: Moved, columns: Iterable[str]) -> tuple[str, str]:
    """What changed of an entity, and how; nothing of one that is the same."""
    if entity_id not in moved.other:
        return moved.left(entity_id)
    if entity_id not in moved.one:
        return moved.came(entity_id)
    return "changed", _detail(columns, moved.one[entity_id], moved.other[entity_id])


def _topics(before: Results, after: Results, why: tuple[str, ...]) -> Iterator[Change]:
    old, new = records(Topic, before[Topic]), records(Topic, after[Topic])
    of_old, columns = _counterparts(old, new), _compared(Topic, before, after)
    for i, one in enumerate(old):
        if i not in of_old:
            yield Change("topics", "gone", one["label"], one["terms"], why)
        elif detail := _detail(columns, one, new[of_old[i]]):
            yield Change("topics", "changed", new[of_old[i]]["label"], detail, why)
    for j, other in enumerate(new):
        if j not in of_old.values():
            yield Change("topics", "new", other["label"], other["terms"], why)


def _counterparts(old: list[Record], new: list[Record]) -> dict[int, int]:
    """The place of an old topic → that of the new one which is the same, the most alike first."""
    pairs = ((_shared(one, other), i, j) for i, one in enumerate(old) for j, other in enumerate(new))
    of_old: dict[int, int] = {}
    for share, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if share >= SAME_TOPIC and i not in of_old and j not in of_old.values():
            of_old[i] = j
    return of_old


def _shared(one: Record, other: Record) -> float:
    a, b = set(one["terms"].split(";")), set(other["terms"].split(";"))
    return len(a & b) / len(a | b)


def _figures(before: Results, after: Results, texts: Mapping[str, str], why: Any) -> Iterator[Change]:
    """By their words and order in the release, since offsets move with the text. Those of new and gone releases go with these."""
    one, other = (_by_words(results) for results in (before, after))
    columns = _compared(Figure, before, after)
    for place in sorted({*one, *other}):
        release_id, words, _ = place
        if texts.get(release_id) in {"new", "gone"}:
            continue
        item, causes = f"{release_id}: {words}", why([release_id])
        if place not in other:
            yield Change("figures", "gone", item, _value(one[place]), causes)
        elif place not in one:
            yield Change("figures", "new", item, _value(other[place]), causes)
        elif detail := _detail(columns, one[place], other[place]):
            yield Change("figures", "changed", item, detail, causes)


def _by_words(results: Results) -> dict[tuple[str, str, int], Record]:
    """(release_id, words, how many of the same before it) → figure."""
    found: dict[tuple[str, str, int], Record] = {}
    rows = sorted(records(Figure, results[Figure]), key=lambda f: (f["release_id"], f["start"]))
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        words = (row["release_id"], row["text"])
        seen[words] = seen.get(words, -1) + 1
        found[(*words, seen[words])] = row
    return found


def _value(figure: Record) -> str:
    return f"{figure['value']:g} {figure['unit']} ({figure['kind']})"


def _keyed(kind: type[Row], results: Results, key: str) -> dict[str, Record]:
    return {row[key]: row for row in records(kind, results[kind])}


def _detail(columns: Iterable[str], one: Record, other: Record) -> str:
    """The columns that differ, old → new; of lists what came and what went."""
    return "; ".join(f"{name} {_moved(name, one[name], other[name])}" for name in columns if one[name] != other[name])


def _moved(name: str, one: object, other: object) -> str:
    if name not in LISTS:
        return f"{_short(one)} → {_short(other)}"
    before, after = _parts(one), _parts(other)
    came = [f"+{each}" for each in after if each not in before]
    went = [f"−{each}" for each in before if each not in after]
    return ", ".join([*came, *went]) or "in another order"


def _parts(listed: object) -> list[str]:
    return [part.strip() for part in str(listed).split(";") if part.strip()]


def _told(difference: Difference) -> Iterator[str]:
    if not difference.causes and not difference.changes:
        yield "Nothing differs."
        return
    yield "What differs between the runs:"
    for cause, told in difference.causes.items():
        yield from (f"  {cause}: {each}" for each in told)
    if not difference.causes:
        yield "  nothing that run.json tells of"
    for table, changes in groupby(difference.changes, key=lambda change: change.table):
        yield from _told_of(table, list(changes))


def _told_of(table: str, changes: list[Change]) -> Iterator[str]:
    counts = {word: sum(change.change == word for change in changes) for word in ("new", "gone", "changed")}
    yield f"{table}: " + ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    for change in changes:
        yield f"  {change.change}: {change.item}: {change.detail} [{', '.join(change.why) or 'cause not known'}]"
