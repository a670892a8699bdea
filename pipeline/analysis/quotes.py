"""Quotes: every quotation with the entity that speaks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar

import pandas as pd

from pipeline.analysis.shared.pointing import with_entity
from pipeline.rows import Mention, Quote, QuoteFound, Row
from pipeline.stages import Analysis, Kinds, Tables


@dataclass(frozen=True)
class Quotes(Analysis):
    """The quotes found, their speaker followed through the mention that names it; no speaker where none is plain."""

    needs: ClassVar[Kinds] = (QuoteFound, Mention)
    makes: ClassVar[type[Row]] = Quote

    def analyse(self, tables: Tables) -> pd.DataFrame:
        found = tables[QuoteFound].astype({"utterance": "Int64"})
        quotes = with_entity(found, tables[Mention], "speaker_start", "speaker")
        quotes = quotes.sort_values(["release_id", "start", "end", "kind"], ignore_index=True)
        return quotes[[field.name for field in fields(Quote)]]
