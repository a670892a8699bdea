"""Annotation and releases made wrong at random: what a model or a stranger's file could hand to the stages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from pipeline.annotating.lemmas import POS_OF_TAG
from pipeline.catalogue import Catalogue, name_of
from pipeline.language import annotate
from pipeline.release import Release
from pipeline.rows import Problem, ReleaseRecord, Row
from pipeline.rows.promises import broken_rows
from pipeline.rows.schema import schema, to_table
from pipeline.settings import load
from pipeline.stages import Rows
from pipeline.work.extracting import rows_of
from tests.gathered import settled

if TYPE_CHECKING:
    from spacy.tokens import Doc

SETTINGS = load(None)
MODEL = SETTINGS.run.model
TAGS = tuple(POS_OF_TAG)
DEPENDENCIES = (
    *(
        "ROOT",
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "ccomp",
        "xcomp",
        "advcl",
        "relcl",
        "amod",
        "nummod",
        "quantmod",
        "det",
    ),
    *(
        "prep",
        "pcomp",
        "poss",
        "case",
        "appos",
        "compound",
        "conj",
        "cc",
        "punct",
        "aux",
        "auxpass",
        "neg",
        "mark",
        "parataxis",
        "dep",
    ),
)
ENTITY_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "LAW", "DATE", "MONEY", "CARDINAL", "PERCENT", "ORDINAL", "EVENT")


@cache
def catalogue() -> Catalogue:
    return SETTINGS.catalogue()


def releases_of(folder: Path) -> tuple[Release, ...]:
    """The clean releases of a folder."""
    return tuple(release for release in settled(folder, SETTINGS).originals() if release.language == "en")


@cache
def annotated(text: str) -> Doc:
    """A text as the model annotates it."""
    return next(iter(annotate([text], MODEL)))


# Annotation


def perturbed(doc: Doc, chance: random.Random, share: float) -> Doc:
    """The same words; about a share of tags, heads, labels, entities and sentence starts are others, the rest is the model's."""
    from spacy.tokens import Doc as Annotated
    from spacy.tokens import Span

    hit = [chance.random() < share for _ in doc]
    tags = [chance.choice(TAGS) if hit[t.i] else t.tag_ for t in doc]
    starts = {t.i for t in doc if t.is_sent_start != (chance.random() < share / 4)} | {0}
    heads = _heads([t.head.i for t in doc], sorted(starts), chance, share)
    made = Annotated(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=tags,
        pos=[POS_OF_TAG.get(tag, "X") for tag in tags],
        lemmas=[t.lower_ if hit[t.i] else t.lemma_ for t in doc],
        heads=heads,
        deps=[chance.choice(DEPENDENCIES) if chance.random() < share else t.dep_ for t in doc],
    )
    for token in made:
        if token.head.i == token.i:
            token.dep_ = "ROOT"
    spans = [(e.start, e.end, e.label_) for e in doc.ents if chance.random() > share]
    spans += [_span(len(doc), chance) for _ in range(round(len(doc) * share / 8))]
    made.ents = _apart(made, spans, Span)  # type: ignore[assignment]
    return made


def _heads(heads: list[int], starts: Sequence[int], chance: random.Random, share: float) -> list[int]:
    """Heads that make a tree of each sentence, most of them as they were."""
    made = list(heads)
    for first, last in zip(starts, (*starts[1:], len(heads)), strict=True):
        order = list(range(first, last))
        chance.shuffle(order)
        root = next((i for i in range(first, last) if heads[i] == i), order[0])
        order.remove(root)
        order.insert(0, root)
        made[root] = root
        placed = {root}
        waiting = order[1:]
        while waiting:
            kept = [i for i in waiting if heads[i] in placed and heads[i] != i and chance.random() >= share]
            for i in kept or waiting[:1]:
                made[i] = heads[i] if i in kept else chance.choice(sorted(placed))
                placed.add(i)
            waiting = [i for i in waiting if i not in placed]
    return made


def _span(length: int, chance: random.Random) -> tuple[int, int, str]:
    start = chance.randrange(length)
    return start, min(length, start + chance.randint(1, 7)), chance.choice(ENTITY_TYPES)


def _apart(doc: Doc, spans: Iterable[tuple[int, int, str]], kind: Callable[..., object]) -> tuple[object, ...]:
    taken: set[int] = set()
    kept = []
    for start, end, label in spans:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append(kind(doc, start, end, label=label))
    return tuple(kept)


# Texts

MARKS = (
    "\u0301\u0308\u200b\u200d\u200f\u202e\u00ad\u00a0\u2009\ufeff\u2019\u201c\u2014"
    "\u2026\ufb01\U0001f600\u0130\u1e9e\x0c\x85\u2028"
)
SIGNS = ".,;:!?-–'\"()[]{}<>/\\%$€£#*_|&=+@\n\t"


def mutated(text: str, chance: random.Random) -> str:
    """The text after a few random changes of the kinds that scrapers, scanners and people make."""
    for _ in range(chance.randint(1, 12)):
        if text:
            text = chance.choice(MUTATIONS)(text, chance)
    return text


def _piece(text: str, chance: random.Random, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(text))
    return start, min(len(text), start + chance.randint(1, longest))


def _without_a_piece(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance, 60)
    return text[:start] + text[end:]


def _without_a_blank(text: str, chance: random.Random) -> str:
    start = text.find(" ", chance.randrange(len(text)))
    return text if start < 0 else text[:start] + text[start + 1 :]


def _with_joined_words(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance, 80)
    return text[:start] + text[start:end].replace(" ", chance.choice(("", "-", "\u00a0", "  ", "\n"))) + text[end:]


def _with_other_digits(text: str, chance: random.Random) -> str:
    share = chance.random()
    return "".join(chance.choice("0123456789٣५") if c.isdigit() and chance.random() < share else c for c in text)


def _in_another_case(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance, len(text))
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))
    return text[:start] + change(text[start:end]) + text[end:]


def _with_a_sign(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text))
    return text[:start] + chance.choice(MARKS + SIGNS) * chance.randint(1, 3) + text[start:]


def _with_a_piece_twice(text: str, chance: random.Random) -> str:
    start, end = _piece(text, chance, 200)
    place = chance.randrange(len(text))
    return text[:place] + text[start:end] + text[place:]


def _with_words_turned(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


MUTATIONS = (
    _without_a_piece,
    _without_a_blank,
    _with_joined_words,
    _with_other_digits,
    _in_another_case,
    _with_a_sign,
    _with_a_piece_twice,
    _with_words_turned,
)


def variant(release: Release, number: int, chance: random.Random) -> Release:
    """A mutated release; what its head says is mutated too, as text and title would be by one fault."""
    text = mutated(release.text, chance).strip() or "-"
    day = chance.choice((release.published, release.published[:7], release.published[:4], ""))
    title = text.partition("\n")[0] if release.title else ""
    return replace(release, release_id=f"{release.release_id}~{number}", text=text, title=title, published=day, body=0)


# What the stages make of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What failed or broke a promise, in words; nothing where all held."""

    faults: tuple[str, ...]
    rows: int


def outcome(releases: Sequence[Release], docs: Iterable[Doc]) -> Outcome:
    """Every extractor over every release, then every analysis over what they found."""
    faults: list[str] = []
    tables: dict[type[Row], list[Row]] = {kind: [] for kind in catalogue().kinds_found()}
    for release, doc in zip(releases, docs, strict=True):
        made, problems = rows_of(doc, release, Rows(), catalogue().extractors)
        faults += [f"{release.release_id}: {problem.problem}" for problem in problems]
        for row in made:
            tables[type(row)].append(row)
    frames = {kind: to_table(kind, rows).to_pandas() for kind, rows in tables.items()}
    faults += _analysed(releases, frames)
    return Outcome(tuple(faults), sum(map(len, tables.values())))


def _analysed(releases: Sequence[Release], frames: dict[type[Row], pd.DataFrame]) -> list[str]:
    import pyarrow as pa

    texts = {release.release_id: release.text for release in releases}
    records = to_table(ReleaseRecord, [release.record() for release in releases]).to_pandas()
    empty = {kind: schema(kind).empty_table().to_pandas() for kind in catalogue().kinds() if kind not in frames}
    frames |= empty | {ReleaseRecord: records, Problem: empty[Problem]}
    faults = []
    for analysis in catalogue().analyses:
        try:
            columns = schema(analysis.makes)
            table = pa.Table.from_pandas(analysis.analyse(frames)[columns.names], schema=columns, preserve_index=False)
        except Exception as error:
            faults.append(f"{name_of(analysis)}: {type(error).__name__}: {error}")
            continue
        frames[analysis.makes] = table.to_pandas()
        faults += [f"{name_of(analysis)}: {why}" for why in broken_rows(analysis.makes, table, texts).values()]
    return faults


def perturbed_outcome(releases: Sequence[Release], seed: int) -> Outcome:
    """One run over the releases with annotation perturbed: lightly, in good part, or most of it, as the seed has it."""
    chance = random.Random(seed)
    share = chance.choice((0.02, 0.1, 0.3, 0.8))
    return outcome(releases, [perturbed(annotated(release.text), chance, share) for release in releases])


def mutated_outcome(releases: Sequence[Release], variants: int, seed: int) -> Outcome:
    """One corpus of so many mutated releases."""
    chance = random.Random(seed)
    made = [variant(releases[number % len(releases)], number, chance) for number in range(variants)]
    return outcome(made, annotate((release.text for release in made), MODEL))
