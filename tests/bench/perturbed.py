"""Whether every stage holds when the annotation or the releases are wrong at random.

    python -m tests.bench.perturbed [RUNS] [--from SEED] [--variants N]

So many runs with annotation perturbed, each over the invented releases and through every extractor and analysis; then one corpus
of N mutated releases. Prints each kind of fault once with its seed, and how often it was met; exit code 1 where there is any.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable

from tests.conftest import INVENTED
from tests.hostile.odd_releases import odd_releases
from tests.hostile.perturbing import Outcome, mutated_outcome, perturbed_outcome, releases_of


def main() -> None:
    """Runs both and prints what was met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=int, nargs="?", default=500)
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--variants", type=int, default=2_000)
    arguments = parser.parse_args()
    releases = (*releases_of(INVENTED), *odd_releases())
    met: Counter[str] = Counter()
    for seed in range(arguments.first, arguments.first + arguments.runs):
        tell(f"seed {seed}", perturbed_outcome(releases, seed), met)
    print(f"{arguments.runs} runs with annotation perturbed: {sum(met.values())} faults", flush=True)
    if arguments.variants:
        before = sum(met.values())
        tell("variants", mutated_outcome(releases, arguments.variants, arguments.first), met)
        print(f"{arguments.variants} mutated releases: {sum(met.values()) - before} faults", flush=True)
    for kind, times in met.most_common():
        print(f"{times} × {kind}")
    raise SystemExit(1 if met else 0)


def tell(where: str, outcome: Outcome, met: Counter[str]) -> None:
    for kind, fault in kinds(outcome.faults):
        if not met[kind]:
            print(f"{where}: {fault}", flush=True)
        met[kind] += 1


def kinds(faults: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Each fault with what it has in common with others: its words without the release, numbers and quotations."""
    for fault in faults:
        yield re.sub(r"^[\w~-]*\d[\w~-]*: |'[^']*'|\d+", "", fault)[:100], fault


if __name__ == "__main__":
    main()
