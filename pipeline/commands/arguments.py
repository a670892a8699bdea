"""What commands are given: folders, files and addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.faults import Refusal
from pipeline.folders.remote import location


def here(named: str | Path) -> Path:
    """A path on this machine, for what is written where no address will do."""
    found = location(str(named))
    if not isinstance(found, Path):
        raise Refusal(f"{found} is not on this machine; name a folder or file that is, and copy it there yourself")
    return found


def at_hand(results: str | Path) -> Path:
    """A results folder, or a copy of the results at an address."""
    from pipeline.keeping.publishing import at_hand as brought

    return brought(results)


def writable(file: Path) -> Path:
    """A file that may be written: a new one, or one in the place of an old one. Raises CannotStart."""
    from pipeline.run import CannotStart

    if file.exists() and not file.is_file():
        raise CannotStart(f"{file} is a folder or a device; name a file to write")
    if not file.parent.is_dir():
        raise CannotStart(f"there is no folder {file.parent}; make it, or name another file")
    return file


CorpusFolder = Annotated[str, typer.Argument(help="The folder that holds the releases, or its address: s3://bucket/corpus.")]
ResultsFolder = Annotated[
    Path, typer.Option("--results", "-r", parser=at_hand, help="The results folder that a run wrote, or its address.")
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", "-s", help="A TOML file of settings.", show_default="CORPUS/pipeline.toml")
]
