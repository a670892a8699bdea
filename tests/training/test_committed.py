"""What is told of sentences keeps its form: whole sentences of texts that are there, each once, in order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from training.committed import Commitment, Judged, judged

ALL = list(judged())


def test_a_marked_line_becomes_a_sentence_that_commits(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("document,start,end,actor,sure\n", encoding="utf-8")
    written = "=== note | harbour | x-1\nTorvik cleans up\n\nThe harbour is dirty.\n+ Torvik will clean it.\n"
    (tmp_path / "a.txt").write_text(written, encoding="utf-8")
    *_, last = judged(tmp_path)
    assert last == Judged("x-1", "Torvik cleans up\n\nThe harbour is dirty. Torvik will clean it.", True, (Commitment(40, 61),))


def test_sentences_of_a_text_that_is_not_there_are_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text("document,start,end,actor,sure\nnone-1,0,5,,yes\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no such document: none-1"):
        list(judged(tmp_path))


def test_every_text_has_an_id_of_its_own() -> None:
    assert len({text.id for text in ALL}) == len(ALL)


def test_what_commits_are_whole_sentences_in_order() -> None:
    broken = [
        (text.id, text.text[each.start : each.end])
        for text in ALL
        for each in text.commitments
        if (sentence := text.text[each.start : each.end]) != sentence.strip() or not sentence or each.end > len(text.text)
    ]
    assert broken == []
    assert [text.id for text in ALL for one, other in pairwise(text.commitments) if one.end > other.start] == []


def test_both_kinds_of_texts_have_sentences_that_commit_and_more_that_do_not() -> None:
    for written in (True, False):
        texts = [text for text in ALL if text.written_for_this == written]
        told = sum(each.end - each.start for text in texts for each in text.commitments)
        assert 0 < told < sum(len(text.text) for text in texts) / 2
