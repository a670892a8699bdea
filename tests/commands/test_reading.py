"""What was dropped is listed with what the release has nowhere else."""

from __future__ import annotations

import pandas as pd

from pipeline.commands.reading import dropped_at_risk, review_sheet

RELEASES = pd.DataFrame([{"release_id": "n", "text": "The agency of Norland recovered 20.7 million."}])


def only_here(piece: str) -> str:
    dropped = pd.DataFrame([{"release_id": "n", "start": 0, "text": piece, "reason": "below the release"}])
    return str(dropped_at_risk(dropped, RELEASES)["only_here"].iloc[0])


def test_a_number_a_name_and_a_quotation_found_nowhere_else_are_named() -> None:
    assert only_here("In all, 31.5 million went to Renfeldt") == "31.5; Renfeldt"
    assert only_here("he said: “Nobody stands above the law”") == "“Nobody stands above the law”"


def test_what_the_release_has_too_is_no_loss() -> None:
    assert only_here("recovered by the agency of Norland: 20.7") == ""


def test_platforms_are_no_names() -> None:
    assert only_here("Share this page on Facebook") == ""


def test_what_holds_something_comes_first() -> None:
    pieces = [
        {"release_id": "n", "start": 0, "text": "Share", "reason": "share line"},
        {"release_id": "n", "start": 5, "text": "Tel. +00 00 000 00 00", "reason": "contact line"},
        {"release_id": "n", "start": 7, "text": "Views: 120", "reason": "counter"},
        {"release_id": "n", "start": 9, "text": "by Ilsabet", "reason": "photo credit"},
    ]
    assert list(dropped_at_risk(pd.DataFrame(pieces), RELEASES)["start"]) == [9, 5, 7, 0]


def test_a_small_number_and_a_name_at_the_beginning_are_named_too() -> None:
    assert only_here("Olga Brenn, head of the court") == "Olga Brenn"
    assert only_here("seized 3 yachts") == "3"
    assert only_here("Latest News") == ""


def test_a_review_sheet_has_the_columns_of_corrections_and_the_least_certain_first() -> None:
    rows = [
        ("split", "T. Renfeldt", "Tobias Renfeldt", "", "initial", 0.8),
        ("retype", "Norhaven", "PLACE", "", "alone", 0.4),
        ("stale", "A. Nobody", "", "", "drop", 0.0),
    ]
    review = pd.DataFrame(rows, columns=["action", "name", "other", "release", "note", "certainty"])
    lines, stale = review_sheet(review, most=1)
    assert lines.to_dict("records") == [
        {"action": "retype", "name": "Norhaven", "other": "PLACE", "release": "", "note": "alone"}
    ]
    assert stale == ["A. Nobody → : drop"]
