"""The command line: one function per command. Exit codes: 0 done, 1 with problems listed, 2 cannot go on, 130, 143 ended"""

from __future__ import annotations

import logging
import sys
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from pipeline import __version__
from pipeline.commands.arguments import CorpusFolder, SettingsFile, at_hand, here, writable
from pipeline.commands.ending import heeding
from pipeline.commands.results import asking
from pipeline.commands.terminal import DONE_WITH_PROBLEMS, err, out, refuse, say, tell_problems
from pipeline.faults import LOG, Refusal, remedy, said
from pipeline.folders.remote import Location, location
from pipeline.outside.collecting import rarely_collecting

if TYPE_CHECKING:
    from pipeline.settings import Settings as LoadedSettings

app = typer.Typer(
    name="presswatch",
    help="What anti-corruption press releases say: who, when, how much, about what, each traceable to its sentence.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(asking)
WIDE = 200  # columns of a listing that goes to a file or a pipe

TOLD = ("mentions", "entities", "roles", "dates", "figures", "quotes", "commitments", "keywords", "topics")
"""The tables whose sizes a run tells, in that order; run.json has all."""
PROBLEMS_SHOWN = 20  # lines


def main() -> None:
    """Runs the program. Whatever stops it is one clear sentence and an exit code; --debug shows where it happened."""
    with heeding(), rarely_collecting():
        _carry_out()


def _carry_out() -> None:
    from duckdb import Error as QueryError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows another one
    try:
        app()
    except Refusal as error:
        refuse("cannot start", str(error))
    except QueryError as error:
        refuse("cannot start", f"the database says: {' '.join(str(error).split())}; mend the query")
    except Exception as error:
        refuse("stopped", f"{said(error)}; {remedy(error)}")


@app.command()
def run(
    corpus: CorpusFolder,
    results: Annotated[str, typer.Option("--out", "-o", help="The folder for the results, or its address.")] = "results",
    settings: SettingsFile = None,
) -> None:
    """Bring a results folder up to date with a folder of releases."""
    from pipeline.progress import watching
    from pipeline.run import run as bring_up_to_date

    folder = location(corpus)
    chosen = _settings(settings, folder)
    if LOG.isEnabledFor(logging.DEBUG):
        chosen = chosen.in_one_process()
    with watching(err) as watcher:
        summary = bring_up_to_date(folder, location(results), chosen, watcher)
    counts = summary.record["counts"]
    out.print(f"{summary.releases_extracted} of {counts['releases']} releases were new or changed; {summary.seconds} s")
    say("found: " + ", ".join(f"{counts[table]} {table}" for table in TOLD if table in counts))
    told = tell_problems(summary.problems, PROBLEMS_SHOWN)
    if told < len(summary.problems):
        out.print(f"and {len(summary.problems) - told} more problems: see tables/problems.csv")
    opened = next((file for file in ("report/index.html", "tables") if (summary.out / file).exists()), "")
    say(f"report: {location(results) / opened}")
    raise typer.Exit(DONE_WITH_PROBLEMS if summary.problems else 0)


@app.command()
def check(
    corpus: CorpusFolder,
    settings: SettingsFile = None,
) -> None:
    """Say what is wrong with a corpus and how to mend it, without running anything."""
    from pipeline.commands.checking import check as problems_of

    folder = location(corpus)
    releases, problems = problems_of(folder, _settings(settings, folder))
    tell_problems(problems)
    say(f"{releases} releases, {len(problems)} problems")
    raise typer.Exit(DONE_WITH_PROBLEMS if problems else 0)


@app.command()
def add(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, or http(s) addresses of pages and feeds.")],
    corpus: Annotated[Path, typer.Option("--to", parser=here, help="The corpus folder.")] = Path("corpus"),
    allow: Annotated[list[str] | None, typer.Option(help="A host that may be fetched from though it is not public.")] = None,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between two requests to one host.")] = 2.0,
    settings: SettingsFile = None,
) -> None:
    """Bring releases into the corpus as text files with front matter. The only command that fetches pages."""
    from pipeline.commands.adding import Added, Held
    from pipeline.commands.adding import add as bring_in
    from pipeline.intake.fetch import Fetcher, Limits

    fetcher = Fetcher(Limits(delay=delay, private=frozenset(allow or ())))
    problems = 0
    for outcome in bring_in(sources, corpus, _settings(settings, corpus), fetcher):
        if isinstance(outcome, Added):
            say(f"added: {outcome.file} from {outcome.source}")
        elif isinstance(outcome, Held):
            say(f"there already: {outcome.source}, as {outcome.name}")
        else:
            tell_problems([outcome])
            problems += 1
    raise typer.Exit(DONE_WITH_PROBLEMS if problems else 0)


@app.command()
def stages(settings: SettingsFile = None) -> None:
    """List the stages, and what each needs and makes."""
    from rich.table import Table

    from pipeline.catalogue import makes_of, needs_of, place_of

    found = _settings(settings, None).catalogue()
    listing = Table("stage", "needs", "makes", "what it is", box=None)
    listing.columns[0].no_wrap = True
    for stage in found.stages():
        about = (type(stage).__doc__ or "").strip().splitlines()[0]
        listing.add_row(place_of(stage), needs_of(stage), makes_of(stage), escape(about))
    out.print(listing, width=None if out.is_terminal else WIDE)


@app.command()
def serve(
    results: Annotated[Path, typer.Argument(parser=at_hand, help="The results folder that a run wrote, or its address.")] = Path(
        "results"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = 8000,
) -> None:
    """Show the pages to a browser on this machine, however many releases there are, also while a run goes on."""
    from pipeline.serving.serving import serve as show_pages

    show_pages(results, port, say)


@app.command()
def export(
    results: Annotated[str, typer.Argument(help="The results folder that a run wrote, or its address.")],
    to: Annotated[str, typer.Option("--to", help="xlsx, sqlite, ftm, gexf, graphml or jsonl.")],
    file: Annotated[
        Path | None, typer.Option("--out", "-o", parser=here, help="The file to write.", show_default="RESULTS/export.SUFFIX")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Write the results in the format of another tool."""
    from pipeline.catalogue import name_of
    from pipeline.results import Results
    from pipeline.run import CannotStart

    exports = {name_of(each): each for each in _settings(settings, None).catalogue().exports}
    if to not in exports:
        raise CannotStart(f"there is no export to {to!r}; there are: {', '.join(exports)}")
    target = writable(file or here(results) / f"export{exports[to].suffix}")
    exports[to].replace(target, Results(at_hand(results)))
    say(f"written: {target}")


@app.command()
def rerun(
    run_json: Annotated[Path, typer.Argument(metavar="RUN_JSON", parser=at_hand, help="The run.json of a results folder.")],
    corpus: Annotated[str | None, typer.Option(help="The corpus.", show_default="the folder that was read then")] = None,
    results: Annotated[
        Path | None, typer.Option("--out", "-o", parser=here, help="Where to keep the repeated run.", show_default="nowhere")
    ] = None,
) -> None:
    """Repeat a run as its run.json tells it, in a folder of its own, and say which tables are the same byte for byte."""
    from pipeline.commands.rerunning import rerun as repeat
    from pipeline.progress import watching

    with TemporaryDirectory(prefix="presswatch-") as scratch, watching(err) as watcher:
        again = repeat(run_json, location(corpus) if corpus else None, results or Path(scratch) / "results", watcher)
    say(f"{len(again.same)} of {len(again.same) + len(again.differing)} files of tables are the same, byte for byte")
    for file in again.differing:
        say(f"differs: {file}")
    for change in again.changed:
        say(f"not as then: {change}")
    raise typer.Exit(DONE_WITH_PROBLEMS if again.differing else 0)


@app.callback(invoke_without_command=True)
def _global(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where each error happened, and work in one process.")] = False,
) -> None:
    if debug:
        LOG.addHandler(logging.StreamHandler())
        LOG.setLevel(logging.DEBUG)
    if version:
        say(f"presswatch {__version__}")
        raise typer.Exit()


def _settings(file: Path | None, corpus: Location | None) -> LoadedSettings:
    from pipeline.settings import FILE_NAME, load

    beside = corpus / FILE_NAME if corpus else None
    return load(file or (beside if beside and beside.is_file() else None))
