"""Trains the network of names and writes its weights: `make train`, minutes on one core, the same weights every time.

It learns from the marked texts beside it, from the labelled releases where the data lies, and from a variant of each with
other names. Adam, a learning rate that falls in a line, and the mean of the weights over all steps, as spaCy trains.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

import pipeline.tagging
from pipeline.language import annotate
from pipeline.tagging.component import TRAINED_ON, NameTagger
from pipeline.tagging.features import without_lexicons
from pipeline.tagging.network import Seen, network
from pipeline.tagging.tags import TAGS, tags_of
from pipeline.tagging.weights import written_weights
from training.augmented import Names, varied
from training.labelled import labelled
from training.marked import Document, documents

WEIGHTS = Path(pipeline.tagging.__path__[0]) / "weights.npz"
DATA = Path(__file__).parents[2] / "shared" / "data"
SEED = 0
EPOCHS = 6
TOKENS = 1200
"""Of a step."""
RATE = 0.002
DROPOUT = 0.2
SCALE = 50
"""What the gradient of a step is multiplied by, so that Adam's least step does not swallow it."""
TOGETHER = 100
WITHOUT_LEXICONS = 0.5
"""Share of the variants in which the lexicons say nothing: most names of the world stand in no list."""


class Example(NamedTuple):
    """A text and the tags of its tokens."""

    seen: Seen
    tags: NDArray[np.int64]


def main() -> None:
    """Trains on everything that is there; says what is not."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, default=DATA, help="the folder of the labelled releases' texts")
    asked.add_argument("--out", type=Path, default=WEIGHTS, help="the file of the weights")
    given = asked.parse_args()
    own = list(documents())
    if not given.data.is_dir():
        sys.exit(f"{given.data} is not there: the labelled releases are part of what is learned; name their folder with --data")
    read = [*own, *labelled(given.data)]
    names, chance = Names.of(own), random.Random(SEED)
    variants = examples(varied(document, names, chance) for document in read)
    learned = [*examples(read), *(_as_strangers(each) if chance.random() < WITHOUT_LEXICONS else each for each in variants)]
    print(f"{len(own)} texts, {len(read) - len(own)} releases, and a variant of each", flush=True)
    given.out.write_bytes(trained(learned))


def _as_strangers(example: Example) -> Example:
    """The same, of which the lexicons know nothing."""
    return Example(Seen(example.seen.vectors, without_lexicons(example.seen.columns)), example.tags)


def examples(read: Iterable[Document]) -> Iterator[Example]:
    """Documents as the network sees them."""
    import spacy

    tagger, waiting = NameTagger.of(spacy.load(TRAINED_ON)), list(read)
    for start in range(0, len(waiting), TOGETHER):
        part = waiting[start : start + TOGETHER]
        docs = list(annotate((document.text for document in part), TRAINED_ON, ner=TRAINED_ON))
        whole = [at for at, doc in enumerate(docs) if len(doc.tensor) == len(doc)]  # a text with endless lines has no vectors
        for at, seen in zip(whole, tagger.seen([docs[at] for at in whole]), strict=True):
            yield Example(seen, tags_of(_names(part[at], docs[at]), len(docs[at])))


def _names(document: Document, doc: Any) -> Iterator[tuple[int, int, str]]:
    """The names of a document as rows of tokens; a token that a name shares with another one is the first one's."""
    end = 0
    for name in document.names:
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and span.start >= end:
            end = span.end
            yield span.start, span.end, name.label


def trained(learned: Sequence[Example]) -> bytes:
    """The weights of a network that has learned the examples."""
    from thinc.api import Adam, fix_random_seed, set_dropout_rate
    from threadpoolctl import threadpool_limits

    fix_random_seed(SEED)
    chance = random.Random(SEED)
    model = network()
    model.initialize(X=[example.seen for example in learned[:10]])
    set_dropout_rate(model, DROPOUT)
    optimiser = Adam(RATE, L2=0.01, grad_clip=1.0, use_averages=True)
    total = EPOCHS * sum(len(example.tags) for example in learned)
    done = 0
    with threadpool_limits(limits=1):
        for epoch in range(EPOCHS):
            loss = 0.0
            for step in _steps(chance.sample(learned, len(learned))):
                optimiser.learn_rate = RATE * max(0.03, 1 - done / total)
                loss += _learn(model, step)
                model.finish_update(optimiser)
                done += sum(len(example.tags) for example in step)
            print(f"epoch {epoch + 1} of {EPOCHS}: loss {loss * EPOCHS / total:.4f}", flush=True)
    with model.use_params(optimiser.averages):
        return written_weights(model)


def _steps(shuffled: Iterable[Example]) -> Iterator[list[Example]]:
    step: list[Example] = []
    for example in shuffled:
        step.append(example)
        if sum(len(each.tags) for each in step) >= TOKENS:
            yield step
            step = []
    if step:
        yield step


def _learn(model: Any, step: Sequence[Example]) -> float:
    """Adds the gradient of a step to the model's; returns the cross entropy, summed over tokens."""
    tokens = sum(len(example.tags) for example in step)
    told, backprop = model.begin_update([example.seen for example in step])
    right = np.eye(len(TAGS), dtype=np.float32)
    backprop([(each - right[example.tags]) * np.float32(SCALE / tokens) for each, example in zip(told, step, strict=True)])
    return float(
        -sum(np.log(each[np.arange(len(each)), example.tags] + 1e-9).sum() for each, example in zip(told, step, strict=True))
    )


if __name__ == "__main__":
    main()
