"""The demonstration corpus states one series completely: it must come out right, with a release and a sentence to each point."""

from __future__ import annotations

from pipeline.results import Results
from pipeline.rows import Indicator

SCORES = dict(zip(range(2012, 2025), (28, 26, 29, 28, 29, 31, 31, 34, 38, 37, 36, 39, 40), strict=True))


def test_the_scores_of_kazakhstan_come_out_right(demonstration: Results) -> None:
    indicators = demonstration[Indicator]
    series = indicators[
        (indicators["indicator"] == "Corruption Perceptions Index: score") & (indicators["subject"] == "Kazakhstan")
    ]
    assert series.groupby("period")["value"].unique().map(list).to_dict() == {str(y): [s] for y, s in SCORES.items()}
    for _, point in series.iterrows():
        assert f"{point['value']:.0f}" in demonstration.trace(point).sentence
