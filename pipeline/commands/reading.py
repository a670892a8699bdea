"""Results on a terminal: a release with its rows marked, what was dropped, what is to be reviewed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pandas as pd
from rich.text import Text

from pipeline.lexicons import table, words
from pipeline.results import MarkedRelease
from pipeline.rows import LABELS, STALE
from pipeline.rows.marks import visible

STYLES = {
    "PERSON": "bold red",
    "AGENCY": "bold blue",
    "ORG": "bold cyan",
    "PLACE": "green",
    "LAW": "magenta",
    "dates": "underline yellow",
    "figures": "bold underline",
    "quotes": "italic",
}
OTHER_STYLE = "reverse"
WORD = re.compile(r"\w+")
OF_SITES = frozenset(("counter", "page number", "page date", "legal line"))  # reasons for which a site's own numbers go

# What makes a dropped piece worth a look: a number, words between quotation marks, a name (several capitalised words, or one that
# does not begin a sentence).
CAPITALISED = r"[^\W\d_a-zà-ÿ][\w’'-]+"
TELLING = re.compile(
    rf"\d(?:[\d.,]*\d)?|[“«\"][^”»\"]{{12,}}[”»\"]"
    rf"|{CAPITALISED}(?: (?:(?:of|the|and|for) )?{CAPITALISED})+|(?<=[a-z,;] ){CAPITALISED}"
)
ADDRESS = re.compile(r"@|https?:|www\.|[+(]?\d[\d ()./-]{6,}\d")


def marked(release: MarkedRelease) -> Text:
    """The text of a release with its rows marked, a legend with the number of each kind, and what found and joined each name."""
    text = Text(visible(release.text))
    for mark in release.marks:
        text.stylize(STYLES.get(mark.kind, OTHER_STYLE), mark.start, mark.end)
    counts = Counter(mark.kind for mark in release.marks)
    legend = Text("  ").join(Text(f"{kind} {number}", style=STYLES.get(kind, OTHER_STYLE)) for kind, number in counts.items())
    return Text("\n\n").join([text, legend, *_why(release)])


def _why(release: MarkedRelease) -> Iterator[Text]:
    """One block: every name as written, with the rule that found it and what joined it to its entity."""
    told = {(visible(release.text[m.start : m.end]), m.kind, m.note): None for m in release.marks if m.kind in LABELS and m.note}
    if told:
        yield Text("\n").join(Text(f"{' '.join(name.split())}: {kind}, {note}") for name, kind, note in told)


def dropped_at_risk(dropped: pd.DataFrame, releases: pd.DataFrame) -> pd.DataFrame:
    """What was dropped, with a column `only_here`: numbers, names and quotations that the release has nowhere else.

    Rows that hold any come first, those of addresses, telephone numbers and counters after the others; then by release and place.
    """
    texts = dict(zip(releases["release_id"], releases["text"], strict=True))
    only_here = [
        "; ".join(dict.fromkeys(found for found in TELLING.findall(piece) if found not in texts.get(release_id, "")))
        for release_id, piece in zip(dropped["release_id"], map(_without_furniture, dropped["text"]), strict=True)
    ]
    pieces = zip(only_here, dropped["text"], dropped["reason"], strict=True)
    rank = [1 + (not found) if not found or reason in OF_SITES or ADDRESS.search(text) else 0 for found, text, reason in pieces]
    listed = dropped.assign(only_here=only_here, rank=rank)
    return listed.sort_values(["rank", "release_id", "start"], ignore_index=True).drop(columns="rank")


def _without_furniture(text: str) -> str:
    """A text without the capitals of words that furniture is made of, so that "Latest News" is no name."""
    return WORD.sub(lambda word: word[0].lower() if word[0].casefold() in _furniture_words() else word[0], text)


@cache
def _furniture_words() -> frozenset[str]:
    phrases = [row["phrase"] for name in ("furniture", "endings") for row in table(name)]
    return frozenset(word.casefold() for phrase in (*phrases, *words("platforms")) for word in WORD.findall(phrase))


def review_sheet(review: pd.DataFrame, most: int) -> tuple[pd.DataFrame, list[str]]:
    """The least certain in the columns of corrections.csv, and the corrections that fit nothing any more."""
    stale = review["action"] == STALE
    lines = review[~stale].sort_values(["certainty", "action", "name"], ignore_index=True).head(most)
    told = [f"{name} → {other}: {note}" for name, other, note in review[stale][["name", "other", "note"]].to_numpy()]
    return lines[["action", "name", "other", "release", "note"]], told
