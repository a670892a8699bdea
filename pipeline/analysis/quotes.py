"""Quotes: every quotation with the entity that speaks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import pandas as pd

from pipeline.rows import Mention, Quote, QuoteFound, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Quotes(Analysis):
    """The quotes found, their speaker followed through the mention that names it; no speaker where none is plain."""

    needs: ClassVar[Kinds] = (QuoteFound, Mention)
    makes: ClassVar[type[Row]] = Quote

    def analyse(self, tables: Tables) -> pd.DataFrame:
        mentions = tables[Mention][["release_id", "start", "entity_id"]]
        speakers = mentions.rename(columns={"start": "speaker_start", "entity_id": "speaker"})
        speakers = speakers.drop_duplicates(["release_id", "speaker_start"]).astype({"speaker_start": "Int64"})
        quotes = tables[QuoteFound].astype({"speaker_start": "Int64", "utterance": "Int64"})
        quotes = quotes.merge(speakers, how="left", on=["release_id", "speaker_start"])
        quotes["speaker"] = quotes["speaker"].astype(object).where(quotes["speaker"].notna(), None)
        quotes = quotes.sort_values(["release_id", "start", "end", "kind"], ignore_index=True)
        return quotes[[field.name for field in fields(Quote)]]
