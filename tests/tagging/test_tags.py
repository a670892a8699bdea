"""Names and tags say the same, and decoding finds the best row of tags in which every name begins and ends."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from pipeline.tagging.decoding import decoded
from pipeline.tagging.tags import LABELS, TAGS, follows, names_of, tags_of

NAMES = [(0, 1, "PERSON"), (1, 4, "AGENCY"), (6, 8, "LAW")]


def test_names_become_tags_and_tags_names() -> None:
    tags = tags_of(NAMES, 9)
    assert [TAGS[tag] for tag in tags] == ["U-PERSON", "B-AGENCY", "I-AGENCY", "L-AGENCY", "O", "O", "B-LAW", "L-LAW", "O"]
    assert names_of(tags.tolist()) == NAMES


def _certain(tags: list[int], share: float = 0.9) -> np.ndarray:
    probabilities = np.full((len(tags), len(TAGS)), (1 - share) / (len(TAGS) - 1), np.float32)
    probabilities[np.arange(len(tags)), tags] = share
    return probabilities


def test_what_is_likeliest_everywhere_and_valid_is_taken_with_its_confidence() -> None:
    found = decoded(_certain(tags_of(NAMES, 9).tolist()))
    assert [(name.lo, name.hi, name.label) for name in found] == NAMES
    assert all(0.9 <= name.confidence <= 1 for name in found)


def test_a_text_without_tokens_has_no_names() -> None:
    assert decoded(np.zeros((0, len(TAGS)), np.float32)) == []


@pytest.mark.parametrize("seed", range(20))
def test_a_broken_row_of_tags_is_mended_as_trying_all_rows_would(seed: int) -> None:
    """Over four tokens and the tags of two labels; those of others are impossible."""
    chance = np.random.default_rng(seed)
    usable = [tag for tag, name in enumerate(TAGS) if name[2:] in ("", *LABELS[:2])]
    probabilities = np.full((4, len(TAGS)), 1e-9, np.float32)
    probabilities[:, usable] = chance.dirichlet(np.full(len(usable), 0.4), size=4) * 0.98 + 1e-6
    may = follows()
    valid = [path for path in product(usable, repeat=4) if all(may[a, b] for a, b in zip((0, *path), (*path, 0), strict=True))]
    best = max(valid, key=lambda path: sum(np.log(probabilities[at, tag]) for at, tag in enumerate(path)))
    assert [(name.lo, name.hi, name.label) for name in decoded(probabilities)] == names_of(best)
