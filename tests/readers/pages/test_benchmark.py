"""Main text of real pages: the measure and the 91 pages of the article extraction benchmark of Scrapinghub (2020)."""

import gzip
import json
import re
from collections import Counter
from functools import reduce
from pathlib import Path

from pipeline.readers.pages.pages import Pages
from pipeline.release import Draft, RawRelease
from pipeline.settings import load

WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def shares(true: str, found: str) -> tuple[float, float, float]:
    """What part of all shingles of one page is found rightly, found wrongly, and missed: every page weighs the same."""
    expected, got = shingles(true), shingles(found)
    right, wrong, missed = (expected & got).total(), (got - expected).total(), (expected - got).total()
    total = (right + wrong + missed) or 1
    return right / total, wrong / total, missed / total


def body(page: bytes) -> str:
    found = next(Pages().read(page, "a.html"))
    if not isinstance(found, RawRelease):
        return ""
    cleaned = reduce(lambda draft, cleaner: cleaner.clean(draft), load(None).catalogue().cleaners, Draft.of(found))
    return "\n".join(line.text for line in cleaned.lines)


def test_main_text_f1(shared: Path) -> None:
    folder = shared / "data" / "pages"
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = [(folder / "html" / f"{name}.html.gz", page["articleBody"]) for name, page in sorted(truth.items())]
    found = [shares(text, body(gzip.decompress(file.read_bytes()))) for file, text in pages]
    right, wrong, missed = (sum(page[i] for page in found) for i in range(3))
    precision, recall = right / (right + wrong), right / (right + missed)
    assert 2 * precision * recall / (precision + recall) >= 0.975
