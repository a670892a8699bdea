"""How good keywords and topics are, by the measures of the literature, on any corpus.

    python -m tests.bench.quality [CORPUS] [--results FOLDER] [--labels JSONL] [--keyphrases JSON] [--numbers 10 20 30 50]

CORPUS is run into FOLDER first (a temporary one by default). Without arguments: the Swiss releases, their departments, and the
keyphrases chosen by hand. For topics, at each number of topics, of ten words each:

- c_npmi: mean over a topic's pairs of words of the normalised pointwise mutual information in a sliding window of ten
  words, over the texts in lower case (Röder, Both and Hinneburg 2015); a word as it is shown, not its lemma
- diversity: share of distinct words among all topics' words (Dieng, Ruiz and Blei 2020)
- nmi, purity: of the releases' main topics with the labels, over releases with one label; NMI with the arithmetic mean
  (Manning, Raghavan and Schütze 2008, section 16.3)
- stability: mean Jaccard likeness of a topic's words with those of its counterpart after everything is computed again for
  90 % of the releases, topics matched one to one (Greene, O'Callaghan and Cunningham 2014); over several samples

Beside ours, methods from the literature on the same words (`topic_methods`).

For keywords: F at k, micro-averaged, of the first k distinct terms against the keyphrases, plurals folded; beside ours, methods
from their papers on the same candidates (`keyword_methods`).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from pipeline.analysis.shared.shares import main_topics
from pipeline.analysis.shared.windows import COHERENCE_WINDOW, Windows
from pipeline.analysis.topics.release_topics import ReleaseTopics
from pipeline.analysis.topics.topic_quality import likeness
from pipeline.analysis.topics.topics import Topics
from pipeline.keeping.store_file import FILE_NAME
from pipeline.rows import Keyword, Mention, ReleaseRecord, ReleaseTopic, Row, TermFound, TopicQuality
from tests.bench import keyword_methods, topic_methods

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("PRESSWATCH_SHARED", ROOT.parent / "shared"))
Frames = dict[type[Row], pd.DataFrame]


def main() -> None:
    """Prints a table of topic measures and one of keyword measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=SHARED / "data/swiss")
    parser.add_argument("--results", type=Path, help="a results folder to use or to fill")
    parser.add_argument("--labels", type=Path, default=SHARED / "data/swiss/releases.jsonl")
    parser.add_argument("--keyphrases", type=Path, default=SHARED / "gold/keyphrases/dev.json")
    parser.add_argument("--numbers", type=int, nargs="+", default=[10, 20, 30, 50])
    parser.add_argument("--samples", type=int, default=3, help="samples of 90 %% of the releases")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        tables = load(arguments.corpus, arguments.results or Path(temporary))
    topic_measures(tables, arguments.numbers, _labels(arguments.labels), arguments.samples)
    if arguments.keyphrases.is_file():
        keyword_measures(tables, json.loads(arguments.keyphrases.read_text(encoding="utf-8")))


def load(corpus: Path, results: Path) -> Frames:
    """The tables of the results of a corpus, which is run where the folder holds none."""
    if not (results / FILE_NAME).is_file():
        if not corpus.is_dir():
            sys.exit(f"no corpus at {corpus}; name a folder of releases")
        subprocess.run([sys.executable, "-m", "pipeline", "run", str(corpus), "--out", str(results)], stdout=subprocess.DEVNULL)
    with duckdb.connect(results / FILE_NAME, read_only=True) as store:
        kinds = (ReleaseRecord, TermFound, Mention, Keyword, TopicQuality)
        return {kind: store.sql(f"SELECT * FROM {kind.table} ORDER BY ALL").df() for kind in kinds}


def topic_measures(tables: Frames, numbers: Sequence[int], labels: Mapping[str, str], samples: int) -> None:
    """For each method a line of its measures, the mean over the numbers of topics; for ours one for each number too.

    Measures fall and rise with the number, so that a mean is compared with means only, over the same numbers.
    """
    found: dict[tuple[str, int], list[topic_methods.Topics]] = {}
    for frames in (tables, *(part_of(tables, sample) for sample in range(samples))):
        for (name, method), number in product({"ours": topics, **topic_methods.METHODS}.items(), numbers):
            found.setdefault((name, number), []).append(method(frames, number))
    table = pd.DataFrame({key: measures(*each, tables=tables, labels=labels) for key, each in found.items()}).T
    mean = table.groupby(level=0, sort=False).mean().rename("{}, mean of all".format)
    print(pd.concat([table.loc["ours"], mean]).round(3).to_string(), flush=True)


def measures(
    whole: topic_methods.Topics, *parts: topic_methods.Topics, tables: Frames, labels: Mapping[str, str]
) -> dict[str, float]:
    """The measures of a method's topics at one number of topics; `parts` are those of the samples."""
    from sklearn.metrics import normalized_mutual_info_score

    main, words = whole
    labelled = [release for release in main.index if release in labels]
    truth, ours = [labels[release] for release in labelled], [int(main[release]) for release in labelled]
    return {
        "c_npmi": coherence(words, tables[ReleaseRecord]["text"]),
        "diversity": len({word for each in words for word in each}) / max(sum(map(len, words)), 1),
        "nmi": normalized_mutual_info_score(truth, ours) if labelled else np.nan,
        "purity": purity(truth, ours) if labelled else np.nan,
        "stability": float(np.mean([likeness(words, other) for _, other in parts])) if parts else np.nan,
    }


def topics(tables: Frames, number: int) -> topic_methods.Topics:
    """Ours: the main topic of each release, and each topic's ten words."""
    shares = ReleaseTopics(topics=number).analyse(tables)
    described = Topics(terms=10).analyse({**tables, ReleaseTopic: shares})
    return main_topics(shares), [terms.split("; ") for terms in described["terms"]]


def part_of(tables: Frames, sample: int) -> Frames:
    """Nine tenths of the releases, another tenth left out for each sample."""
    kept = {r for r in tables[ReleaseRecord]["release_id"] if sha256(f"{sample} {r}".encode()).digest()[0] * 10 // 256 != 0}
    return {kind: table[table["release_id"].isin(kept)] if "release_id" in table else table for kind, table in tables.items()}


def coherence(topics: Sequence[Sequence[str]], texts: pd.Series[str]) -> float:
    """Mean C_NPMI of the topics' words over the texts, from -1 to 1."""
    words = sorted({word for each in topics for word in each})
    windows, column = Windows.of(texts, words, COHERENCE_WINDOW), {word: i for i, word in enumerate(words)}
    return float(np.mean([windows.coherence([column[word] for word in each]) for each in topics]))


def purity(truth: Sequence[str], ours: Sequence[int]) -> float:
    """Share of the releases whose label is the most frequent one of their topic, 0 to 1."""
    topics: dict[int, Counter[str]] = {}
    for label, topic in zip(truth, ours, strict=True):
        topics.setdefault(topic, Counter())[label] += 1
    return sum(max(labels.values()) for labels in topics.values()) / len(truth)


def keyword_measures(tables: Frames, keyphrases: Mapping[str, Sequence[str]]) -> None:
    """F at 5, 10 and 15 of ours and of each method from the literature."""
    ours = {str(release): list(rows.sort_values("rank")["term"]) for release, rows in tables[Keyword].groupby("release_id")}
    found = {"ours": ours, **{name: method(tables, sorted(keyphrases)) for name, method in keyword_methods.METHODS.items()}}
    print(
        pd.DataFrame({name: {f"F@{k}": f_at(k, terms, keyphrases) for k in (5, 10, 15)} for name, terms in found.items()})
        .T.round(3)
        .to_string()
    )


def f_at(k: int, found: Mapping[str, Sequence[str]], keyphrases: Mapping[str, Sequence[str]]) -> float:
    """Micro-averaged F of the first k distinct terms of each release that has keyphrases, 0 to 1."""
    hits = stated = wanted = 0
    for release, phrases in keyphrases.items():
        terms = list(dict.fromkeys(folded(term) for term in found.get(release, [])))[:k]
        keys = {folded(phrase) for phrase in phrases}
        hits, stated, wanted = hits + len(keys & set(terms)), stated + len(terms), wanted + len(keys)
    return 2 * hits / max(stated + wanted, 1)


def folded(phrase: str) -> str:
    """Lower case, plurals folded: -ies, -es after a sibilant, -s."""
    return " ".join(_singular(word) for word in re.findall(r"[a-z0-9]+", phrase.lower()))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(ss|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _labels(file: Path) -> dict[str, str]:
    """Release → its department, for the releases that have one only."""
    if not file.is_file():
        return {}
    records = (json.loads(line) for line in file.open(encoding="utf-8"))
    return {record["id"]: record["departments"][0] for record in records if len(record.get("departments") or []) == 1}


if __name__ == "__main__":
    main()
