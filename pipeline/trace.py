"""From a row to the sentence and the release that it came from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, slots=True)
class Trace:
    """A row's words in their sentence, with the release that says them. Offsets into the release's text."""

    release_id: str
    title: str
    published: str
    sentence: str
    start: int
    end: int


def trace(release_id: str, start: int, end: int, *, releases: pd.DataFrame, sentences: pd.DataFrame) -> Trace:
    """The sentence that holds text[start:end] of a release.

    A span that no one sentence holds (a quotation of several) is traced to all sentences that it touches.
    Raises KeyError, naming the release, where the releases do not hold it.
    """
    own = releases[releases["release_id"] == release_id]
    if own.empty:
        raise KeyError(f"no release {release_id!r} in these results")
    release = own.iloc[0]
    touched = sentences[(sentences["release_id"] == release_id) & (sentences["start"] < end) & (sentences["end"] > start)]
    first = int(touched["start"].min()) if len(touched) else start
    last = int(touched["end"].max()) if len(touched) else end
    return Trace(release_id, release["title"], release["published"], release["text"][first:last], start, end)
