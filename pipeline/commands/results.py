"""The commands that ask a results folder what a run left there."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from pipeline.commands.arguments import ResultsFolder, at_hand, here, writable
from pipeline.commands.terminal import DONE_WITH_PROBLEMS, out, refuse, say

asking = typer.Typer()


@asking.command()
def show(
    release_id: Annotated[str, typer.Argument(help="The release, as tables/releases.csv names it.")],
    results: ResultsFolder = Path("results"),
) -> None:
    """Print a release with its rows marked in the text."""
    from pipeline.commands.reading import marked
    from pipeline.results import Results

    out.print(marked(Results(results).release(release_id)))


@asking.command()
def query(
    sql: Annotated[str, typer.Argument(help='One SELECT over the tables, for instance "SELECT name, mentions FROM entities".')],
    results: ResultsFolder = Path("results"),
    rows: Annotated[int, typer.Option(min=0, help="How many rows at the most; 0 for all.")] = 100_000,
    seconds: Annotated[float, typer.Option(min=0, help="How long it may take; 0 for as long as it takes.")] = 60.0,
) -> None:
    """Ask the database, read-only; the answer is CSV."""
    from pipeline.commands.asking import Limits, answer, open_results

    with open_results(results) as database:
        answered = answer(database, sql, Limits(seconds, rows))
    sys.stdout.write(answered.csv)
    if answered.cut:
        refuse("cut short", f"there are more than {rows:,} rows; ask for less, or more with --rows", DONE_WITH_PROBLEMS)


@asking.command()
def overdue(
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day on which to look.")],
    results: ResultsFolder = Path("results"),
) -> None:
    """List the commitments whose last day had passed by a day, the oldest first, as CSV; whether they were met is not known."""
    from pipeline.commands.asking import answer, open_results, overdue_by

    with open_results(results) as database:
        sys.stdout.write(answer(database, overdue_by(on.date())).csv)


@asking.command()
def dropped(
    results: ResultsFolder = Path("results"),
    everything: Annotated[bool, typer.Option("--all", help="List also what holds nothing that the release lacks.")] = False,
) -> None:
    r"""List what cleaning dropped, first what holds a number, name or quotation that the release has nowhere else.

    To have something back, name its reason, cleaner, text or release under \[cleaning.restores] in the settings.
    """
    from pipeline.commands.reading import dropped_at_risk
    from pipeline.results import Results
    from pipeline.rows import Dropped, ReleaseRecord

    folder = Results(results)
    listed = dropped_at_risk(folder[Dropped], folder[ReleaseRecord])
    shown = listed if everything else listed[listed["only_here"] != ""]
    for release_id, cleaner, reason, text, only_here in shown[
        ["release_id", "cleaner", "reason", "text", "only_here"]
    ].to_numpy():
        line = f"{release_id}: {cleaner}, {reason}: {text}" + (f" [only here: {only_here}]" if only_here else "")
        say(" ".join(line.split()))
    out.print(f"{len(listed)} pieces dropped, {(listed['only_here'] != '').sum()} of them hold what the release has nowhere else")


@asking.command()
def review(
    sheet: Annotated[Path, typer.Argument(parser=here, help="The CSV file to write.")] = Path("review.csv"),
    results: ResultsFolder = Path("results"),
    most: Annotated[int, typer.Option(min=1, help="How many lines at the most, the least certain first.")] = 100,
) -> None:
    """Write a sheet of what is least certain, each line as the correction that would change it.

    Keep the lines that are right about a mistake and put them into CORPUS/corrections.csv; they are applied by every run.
    """
    from pipeline.commands.reading import review_sheet
    from pipeline.outside.formulas import marked
    from pipeline.results import Results
    from pipeline.rows import Review

    lines, stale = review_sheet(Results(results)[Review], most)
    lines.map(marked).to_csv(writable(sheet), index=False, lineterminator="\n")
    say(f"written: {sheet}, {len(lines)} lines")
    for line in stale:
        say(f"no longer applies: {line}")
    raise typer.Exit(DONE_WITH_PROBLEMS if stale else 0)


@asking.command()
def diff(
    before: Annotated[Path, typer.Argument(parser=at_hand, help="The results folder of the earlier run, or its address.")],
    after: Annotated[Path, typer.Argument(parser=at_hand, help="The results folder of the later run, or its address.")],
) -> None:
    """Say what changed between two runs in releases, entities, topics and figures, and why."""
    from pipeline.commands.difference import compare
    from pipeline.results import Results

    difference = compare(Results(before), Results(after))
    for line in str(difference).splitlines():
        say(line)
