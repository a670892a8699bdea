"""Words that say of whom, by whom or where a release was written, and not what it is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pandas as pd

from pipeline.analysis.shared.once import once
from pipeline.analysis.shared.words import content_words
from pipeline.given.tables import asked
from pipeline.rows import Mention, ReleaseRecord, TermFound
from pipeline.stages import Tables

NUMBER = frozenset({"no"})
MOST = 0.5
"""A word is one of a kind of name if more than this share of its occurrences lie in such names."""


IN_DATELINES = """
    SELECT form, count(*) FROM terms_found JOIN releases USING (release_id)
    WHERE start >= length(coalesce(title, '')) AND start < body GROUP BY ALL ORDER BY ALL"""
"""The forms of the terms that begin between a release's title and its body."""
NAMES = "SELECT text, count(*) FROM mentions WHERE label = $label GROUP BY ALL ORDER BY ALL"
BY_PUBLISHER = """
    SELECT DISTINCT publisher, mentions.text FROM mentions JOIN releases USING (release_id)
    WHERE publisher <> '' ORDER BY ALL"""
OWN_NAMES = """
    WITH names AS (SELECT unnest($publishers) AS publisher, unnest($texts) AS text),
    own AS (
        SELECT DISTINCT release_id, entity_id FROM mentions JOIN releases USING (release_id)
        JOIN names ON names.publisher = releases.publisher AND names.text = mentions.text
    )
    SELECT text, count(*) FROM mentions JOIN own USING (release_id, entity_id) GROUP BY ALL ORDER BY ALL"""
"""How often each spelling stands for a body in a release of its own, in which it is named as a publisher."""


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
    said = _words(asked(tables, "SELECT form, count(*) FROM terms_found GROUP BY ALL ORDER BY ALL", TermFound))
    authors = _own_names(tables) + _words(asked(tables, IN_DATELINES, ReleaseRecord, TermFound))
    people, places = (_words(asked(tables, NAMES, Mention, label=label)) for label in ("PERSON", "PLACE"))
    return Outside(_mostly(people, said) | NUMBER, _mostly(authors, said), _mostly(places, said))


def _mostly(inside: Counter[str], said: Counter[str]) -> frozenset[str]:
    return frozenset(word for word, number in inside.items() if word in said and number > MOST * said[word])


def _words(counts: pd.DataFrame) -> Counter[str]:
    """How often each content word is said, of texts and how often each of these is."""
    words = Counter[str]()
    for text, number in counts.itertuples(index=False, name=None):
        for word in content_words(text.lower()):
            words[word] += number
    return words


def _own_names(tables: Tables) -> Counter[str]:
    """The words of the mentions, in whatever spelling, of the body that published the release they stand in."""
    pairs = asked(tables, BY_PUBLISHER, ReleaseRecord, Mention).itertuples(index=False, name=None)
    own = [(publisher, text) for publisher, text in pairs if _name(publisher) == _name(text)]
    publishers, texts = ([pair[side] for pair in own] for side in (0, 1))
    return _words(asked(tables, OWN_NAMES, ReleaseRecord, Mention, publishers=publishers, texts=texts))


def _name(text: str) -> str:
    return " ".join(content_words(text.lower()))
