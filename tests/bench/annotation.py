"""Tokens per second of the annotation against stock spaCy on the same releases in the same process.

    python -m tests.bench.annotation [JSONL] [--releases 200] [--rounds 3] [--without ner]

Stock is `spacy.load(model)` with its default components and `nlp.pipe`. The rounds alternate, and medians are quoted. All
times are the processor's, on one thread, so that what else the machine does counts little. Behind the totals stands what
each component takes for a token: as spaCy calls it, one text after another, and as it runs here.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from pipeline.decoding.components import Pipeline
from pipeline.language import CHARACTERS_TOGETHER, Chain, _load
from pipeline.work.batches import batches
from tests.bench.speed import MODEL, SHARED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def main() -> None:
    """Prints tokens per second and their ratio, then microseconds per token of every component."""
    from threadpoolctl import threadpool_limits

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("releases_file", nargs="?", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--releases", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without", nargs="*", default=[], help="components that are left out of ours")
    arguments = parser.parse_args()
    with arguments.releases_file.open(encoding="utf-8") as lines:
        releases = [json.loads(line) for line in itertools.islice(lines, arguments.releases)]
    texts = ["\n\n".join(part for part in (each.get("lead"), each["text"]) if part) for each in releases]
    warnings.simplefilter("ignore")
    with threadpool_limits(limits=1):
        compare(texts, arguments.rounds, arguments.without)


def compare(texts: Sequence[str], rounds: int, without: Sequence[str]) -> None:
    """Times stock and ours in turn, each loaded anew, since both remember words; then each component."""
    seconds: dict[str, list[float]] = {"stock": [], "ours": []}
    for _ in range(rounds):
        stock, ours = _loaded(without)
        seconds["stock"].append(timed(lambda nlp=stock: list(nlp.pipe(texts))))  # type: ignore[misc]
        seconds["ours"].append(timed(lambda chain=ours: list(map(chain, batches(texts, len, CHARACTERS_TOGETHER)))))  # type: ignore[misc]
    tokens, base = sum(len(doc) for doc in map(ours.nlp.make_doc, texts)), median(seconds["stock"])
    print(f"{len(texts)} releases, {tokens} tokens, {rounds} rounds, medians of processor time")
    for name, times in seconds.items():
        print(f"{name:6} {tokens / median(times):7.0f} tokens/s  {base / median(times):5.2f} × stock")
    print("microseconds per token: one text after another, together")
    for name, alone, together in components(_loaded(without)[1], texts):
        print(f"{name:24} {alone / tokens * 1e6:6.1f} {together / tokens * 1e6:6.1f}")


def _loaded(without: Sequence[str]) -> tuple[Language, Chain]:
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps())  # ours is loaded with others
    stock = spacy.load(MODEL)
    _load.cache_clear()
    ours = _load(MODEL, "")
    for name in without:
        ours.nlp.remove_pipe(name)
    return stock, replace(ours, components=Pipeline.of(ours.nlp))


def components(chain: Chain, texts: Sequence[str]) -> Iterable[tuple[str, float, float]]:
    """Component → seconds as spaCy calls it, and as it runs here."""
    made: list[list[Doc]] = []
    tokenized = timed(lambda: made.append([chain.nlp.make_doc(text) for text in texts]))
    yield "tokenizer", tokenized, tokenized
    parts = list(batches([chain.nlp.make_doc(text) for text in texts], lambda doc: len(doc.text), CHARACTERS_TOGETHER))
    for (name, component), work in zip(chain.nlp.pipeline, chain.components.works, strict=True):
        yield name, timed(lambda each=component: list(map(each, made[0]))), timed(lambda each=work: list(map(each, parts)))  # type: ignore[misc]
    filled = timed(lambda: deque(map(chain.lemmas, made[0]), maxlen=0))
    yield "lemmas", filled, filled


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
