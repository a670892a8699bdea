"""Quotes found and mentions in, quotes with their speakers out."""

from __future__ import annotations

import pandas as pd

from pipeline.analysis.quotes import Quotes
from pipeline.rows import Mention, Quote, QuoteFound
from pipeline.rows.schema import schema, to_table
from pipeline.stages import Tables


def quote(release_id: str, start: int, speaker_start: int | None) -> QuoteFound:
    return QuoteFound(
        release_id=release_id,
        start=start,
        end=start + 6,
        text="We act",
        kind="direct",
        speaker_text="the minister",
        cue="said",
        speaker_start=speaker_start,
    )


def mention(release_id: str, start: int, entity_id: str) -> Mention:
    return Mention(release_id=release_id, start=start, end=start + 3, text="Roe", label="PERSON", entity_id=entity_id)


def tables(quotes: list[QuoteFound], mentions: list[Mention]) -> Tables:
    return {QuoteFound: to_table(QuoteFound, quotes).to_pandas(), Mention: to_table(Mention, mentions).to_pandas()}


def speakers(quotes: list[QuoteFound], mentions: list[Mention]) -> list[str | None]:
    table = Quotes().analyse(tables(quotes, mentions))
    return [None if pd.isna(speaker) else speaker for speaker in table["speaker"]]


def test_the_speaker_is_whose_mention_it_is() -> None:
    mentions = [mention("a", 40, "roe"), mention("b", 40, "hale")]
    assert speakers([quote("a", 0, 40), quote("b", 0, 40)], mentions) == ["roe", "hale"]


def test_without_a_mention_there_is_no_speaker() -> None:
    assert speakers([quote("a", 0, None), quote("a", 20, 99)], [mention("a", 40, "roe")]) == [None, None]


def test_rows_come_by_release_and_place_with_the_columns_of_quotes() -> None:
    table = Quotes().analyse(tables([quote("b", 0, None), quote("a", 20, 40), quote("a", 0, 40)], [mention("a", 40, "roe")]))
    assert list(table.columns) == schema(Quote).names
    assert list(zip(table["release_id"], table["start"], strict=True)) == [("a", 0), ("a", 20), ("b", 0)]


def test_nothing_in_nothing_out() -> None:
    assert len(Quotes().analyse(tables([], []))) == 0
