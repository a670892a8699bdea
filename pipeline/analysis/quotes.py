"""Quotes: every quotation with the entity that speaks."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.correcting import with_bearers
from pipeline.analysis.shared.pointing import with_entity
from pipeline.given.corrections import Correction
from pipeline.rows import Identity, Mention, Quote, QuoteFound, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Quotes(Analysis):
    """The quotes found, their speaker followed through the mention that names it; no speaker where none is plain."""

    needs: ClassVar[Kinds] = (QuoteFound, Mention, Identity)
    makes: ClassVar[type[Row]] = Quote
    corrections: tuple[Correction, ...] = field(default=(), metadata={"file": "corrections.csv"})

    def analyse(self, tables: Tables) -> pd.DataFrame:
        found = tables[QuoteFound].astype({"utterance": "Int64"})
        quotes = with_entity(found, tables, QuoteFound, "speaker_start", "speaker")
        quotes = quotes.sort_values(["release_id", "start", "end", "kind"], ignore_index=True)
        quotes = with_bearers(quotes, self.corrections, "speaker", "speaker", tables)
        return quotes[[each.name for each in fields(Quote)]]
