"""From a row to its sentence."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.trace import trace

TEXT = "Norland paid. It paid 5 crowns."
RELEASES = pd.DataFrame([{"release_id": "n", "title": "T", "published": "2022-01-01", "text": TEXT}])
SENTENCES = pd.DataFrame([{"release_id": "n", "start": 0, "end": 13}, {"release_id": "n", "start": 14, "end": 31}])


def test_a_span_is_traced_to_its_sentence() -> None:
    assert trace("n", 22, 30, releases=RELEASES, sentences=SENTENCES).sentence == "It paid 5 crowns."


def test_a_span_of_two_sentences_is_traced_to_both() -> None:
    assert trace("n", 8, 18, releases=RELEASES, sentences=SENTENCES).sentence == TEXT


def test_an_unknown_release_is_named() -> None:
    with pytest.raises(KeyError, match="no release 'm'"):
        trace("m", 0, 1, releases=RELEASES, sentences=SENTENCES)
