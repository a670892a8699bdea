"""How time grows with the length of a release that repeats one piece, through all the work on one release.

    python -m tests.bench.proportion [--kilobytes 50] [--only 0 1 2]

Every piece is repeated to a length and to twice that length; reader, cleaners, annotation and extractors are timed in
seconds of processor time. The model is loaded before. Quoted: the seconds of both, their ratio, and the slowest stages.
"""

from __future__ import annotations

import argparse

from tests.stage_times import stage_times

PIECES = (
    *("7 million dollars ", "5 per cent, ", "$1 ", "1,1,1,", "one third of ", "1,", "3 out of 4 ", "5 crowns ", "from 1 to 2 "),
    *("(AAA)", "(AAA) ", "Ann Lee, ", "the Office of ", "Ministry of Ministry of ", "A. B. ", "of the ", "Director Ann Lee "),
    *("Note: ", "'s ", "“ ", "‘a ", "according to ", "he said that ", "must by 2030 ", "on 3 May ", "last year "),
    *("# # # ", "![a", "[", "**a ", "a", "We paid. "),
)
GROWTH, SECONDS = 2.3, 5.0


def main() -> None:
    """Prints a line for each piece, those that miss a bar marked, and how many miss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=50)
    parser.add_argument("--only", type=int, nargs="*", default=range(len(PIECES)), help="places of pieces in the list")
    arguments = parser.parse_args()
    list(stage_times("The model is loaded."))
    missed = [piece for piece in (PIECES[place] for place in arguments.only) if not _holds(piece, 1000 * arguments.kilobytes)]
    print(f"{len(missed)} miss a bar: {missed}")


def _holds(piece: str, length: int) -> bool:
    short, long = (dict(stage_times(piece * (size // len(piece)))) for size in (length, 2 * length))
    total, growth = sum(long.values()), sum(long.values()) / sum(short.values())
    slowest = sorted(long, key=lambda stage: -long[stage])[:4]
    stages = ", ".join(f"{stage} {long[stage]:.1f} (× {long[stage] / max(short[stage], 1e-9):.1f})" for stage in slowest)
    holds = total <= SECONDS and growth <= GROWTH
    print(f"{'  ' if holds else '✗ '}{piece!r:28} {total:5.1f} s  × {growth:4.2f}  {stages}", flush=True)
    return holds


if __name__ == "__main__":
    main()
