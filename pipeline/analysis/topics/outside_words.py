"""Words that say of whom, by whom or where a release was written, and not what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from pipeline.analysis.shared.once import once
from pipeline.analysis.shared.words import content_words
from pipeline.rows import Mention, ReleaseRecord, TermFound
from pipeline.stages import Tables

NUMBER = frozenset({"no"})
MOST = 0.5
"""A word is one of a kind of name if more than this share of its occurrences lie in such names."""


@dataclass(frozen=True, slots=True)
class Outside:
    """`untold` are no words of a topic; names made of the others alone are none of a topic."""

    untold: frozenset[str]
    """The words of the names of people, and the sign for a number: "Decree No 12"."""
    authors: frozenset[str]
    """Those of the names of publishers, in their own releases, and of datelines."""
    places: frozenset[str]


@once(ReleaseRecord, TermFound, Mention)
def outside(tables: Tables) -> Outside:
    """Of the tables ReleaseRecord, TermFound and Mention."""
    terms, mentions = tables[TermFound], tables[Mention]
    said = _words(terms["form"])
    authors = _own_names(tables[ReleaseRecord], mentions) + _words(_in_datelines(tables[ReleaseRecord], terms))
    people, places = (_words(mentions["text"][mentions["label"] == label]) for label in ("PERSON", "PLACE"))
    return Outside(_mostly(people, said) | NUMBER, _mostly(authors, said), _mostly(places, said))


def _mostly(inside: Counter[str], said: Counter[str]) -> frozenset[str]:
    return frozenset(word for word, number in inside.items() if word in said and number > MOST * said[word])


def _words(texts: Iterable[str]) -> Counter[str]:
    """How often each content word is said; a text that is repeated is taken apart once."""
    words = Counter[str]()
    for text, number in Counter(texts).items():
        for word in content_words(text.lower()):
            words[word] += number
    return words


def _in_datelines(releases: pd.DataFrame, terms: pd.DataFrame) -> list[str]:
    """The forms of the terms that begin between a release's title and its body."""
    bounds = zip(releases["release_id"], releases["title"].fillna(""), releases["body"], strict=True)
    dateline = {release: range(len(title), int(body)) for release, title, body in bounds}
    places = zip(terms["release_id"], terms["start"], terms["form"], strict=True)
    return [form for release, start, form in places if start in dateline[release]]


def _own_names(releases: pd.DataFrame, mentions: pd.DataFrame) -> Counter[str]:
    """The words of the mentions, in whatever spelling, of the body that published the release they stand in."""
    names = zip(releases["release_id"], releases["publisher"].fillna(""), strict=True)
    publisher = {release: _name(name) for release, name in names if name}
    named = list(zip(mentions["release_id"], mentions["entity_id"], mentions["text"], strict=True))
    own = {(release, entity) for release, entity, text in named if _name(text) == publisher.get(release)}
    return _words(text for release, entity, text in named if (release, entity) in own)


def _name(text: str) -> str:
    return " ".join(content_words(text.lower()))
