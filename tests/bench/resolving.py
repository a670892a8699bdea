"""How long it takes to join the names of a corpus, and in how much memory: `python -m tests.bench.resolving [NUMBER …]`.

NUMBER distinct names [15,000 30,000 60,000]: half of people (given names and surnames of the lexicons at random, some with a
middle name, an initial or one letter wrong), half of bodies (heads, what they are for, and a country with or without).
Quoted: seconds of processor time and the most memory so far, in megabytes.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice

import pandas as pd

from pipeline.analysis.entities.identities import Identities
from pipeline.lexicons import table, words
from pipeline.rows import Home, NameFound, RelationFound, ReleaseRecord, RoleFound
from pipeline.rows.schema import schema
from pipeline.stages import Tables

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def people(chance: random.Random) -> Iterator[str]:
    """Names of people without end: a few words of the lexicons are frequent, most are rare."""
    given, surnames = words("world_given_names"), words("world_surnames")
    while True:
        first, middle = (given[int(len(given) * chance.random() ** 3)] for _ in range(2))
        last = surnames[int(len(surnames) * chance.random() ** 2)]
        yield chance.choice([f"{first} {last}"] * 6 + [f"{first} {middle} {last}", f"{first[0]}. {last}"])
        at = chance.randrange(1, len(last))
        yield f"{first} {last[:at]}{chance.choice(LETTERS)}{last[at:]}"


def bodies(chance: random.Random) -> Iterator[str]:
    """Names of bodies without end."""
    heads = [row["word"] for row in table("body_heads") if row["label"] == "AGENCY" and "of" in row["tails"].split()]
    fields = [word.title() for word in words("portfolios")] + [*words("world_surnames")[::40]]
    countries = [row["name"] for row in table("countries")]
    while True:
        name = f"{chance.choice(heads)} of {chance.choice(fields)} and {chance.choice(fields)}"
        yield chance.choice([name, f"{name} of {chance.choice(countries)}"])


def tables_of(number: int) -> Tables:
    """The tables of a corpus of a release for every hundred names."""
    chance = random.Random(number)
    distinct = {"PERSON": dict.fromkeys(islice(people(chance), number)), "AGENCY": dict.fromkeys(islice(bodies(chance), number))}
    names = [(label, name) for label, own in distinct.items() for name in islice(own, number // 2)]
    rows = [
        {"release_id": f"r{at % (number // 100)}", "start": at, "end": at + 1, "label": label, "name": name, "text": name}
        for at, (label, name) in enumerate(names)
    ]
    releases = [{"release_id": f"r{at}", "published": "", "text": "", "publisher": ""} for at in range(number // 100)]
    return {
        NameFound: pd.DataFrame(rows, columns=schema(NameFound).names),
        ReleaseRecord: pd.DataFrame(releases, columns=schema(ReleaseRecord).names),
        RelationFound: pd.DataFrame(columns=schema(RelationFound).names),
        RoleFound: pd.DataFrame(columns=schema(RoleFound).names),
        Home: pd.DataFrame(columns=schema(Home).names),
    }


def main(*numbers: str) -> None:
    """Prints a line for each number of names."""
    for number in map(int, numbers or ("15000", "30000", "60000")):
        tables = tables_of(number)
        began = time.process_time()
        identities = Identities().analyse(tables)
        seconds = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{len(identities):,} names, {identities['entity_id'].nunique():,} entities: {seconds:.1f} s, {memory} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
