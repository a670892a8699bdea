"""What commands are given: folders, files and addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.faults import Refusal
from pipeline.remote import location


def here(named: str | Path) -> Path:
    """A path on this machine, for what is written where no address will do."""
    found = location(str(named))
    if not isinstance(found, Path):
        raise Refusal(f"{found} is not on this machine; name a folder or file that is, and copy it there yourself")
    return found


def at_hand(results: str | Path) -> Path:
    """A results folder, or a copy of the results at an address."""
    from pipeline.publishing import at_hand as brought

    return brought(results)


CorpusFolder = Annotated[str, typer.Argument(help="The folder that holds the releases, or its address: s3://bucket/corpus.")]
ResultsFolder = Annotated[
    Path, typer.Option("--results", "-r", parser=at_hand, help="The results folder that a run wrote, or its address.")
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", "-s", help="A TOML file of settings [default: CORPUS/pipeline.toml].")
]
