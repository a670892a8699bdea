"""The seal of a file: the digest of how it was left, in a file beside it that `sha256sum -c` reads.

The first change breaks the seal, and when all is done it is set again. So a file that its seal does not fit was changed by
somebody or something else, and one without a seal was left in mid-work.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seal:
    """The seal of one file."""

    file: Path

    def stated(self) -> str:
        """The digest that the seal states; empty where the file has none."""
        try:
            return self.beside.read_text(encoding="utf-8", errors="replace").partition(" ")[0]
        except FileNotFoundError:
            return ""

    def break_it(self) -> None:
        """To be called before anything is changed."""
        self.beside.unlink(missing_ok=True)

    def renew(self) -> None:
        """States the file as it is now; a seal that was not broken stays. Raises OSError."""
        if not self.stated():
            part = self.beside.with_suffix(".part")
            part.write_text(f"{digest_of_file(self.file)}  {self.file.name}\n", encoding="utf-8")
            part.replace(self.beside)

    @property
    def beside(self) -> Path:
        """The file of the seal."""
        return self.file.with_suffix(".sha256")


def digest_of_file(file: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
