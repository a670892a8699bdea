"""ZIP archives: every file in one is read as if it lay in the corpus."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.outside.browsers import beside_pages
from pipeline.readers.shared.bounds import Bounds
from pipeline.readers.shared.text import Unreadable, problem_of
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

ENCRYPTED = 0x1


@dataclass(frozen=True)
class Archives(Reader):
    """At most `most_files` files that unpack to at most `most_bytes`, none packed closer than `most_ratio` to one.

    DEFLATE packs at most about 1032:1 (RFC 1951); text packs 3 to 10:1, an office file at times 100:1.
    """

    holds_many = True

    most_files: int = 10_000
    most_bytes: int = 500_000_000
    most_ratio: int = 200

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() == ".zip"

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem | Enclosed]:
        bounds = Bounds(self.most_bytes, self.most_ratio)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = _releases(bounds.members(archive))
                if len(members) > self.most_files:
                    raise Unreadable(f"holds more than {self.most_files:,} files", "split it, or raise most_files")
                for member in members:
                    yield self._enclosed(archive, member, source)
        except Unreadable as why:
            yield problem_of(self, source, why.problem, why.remedy)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            yield problem_of(self, source, f"the archive is broken: {error}", "pack or download it again")

    def _enclosed(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str) -> Enclosed | Problem:
        inside = f"{source}/{_plain(member.filename)}"
        if member.flag_bits & ENCRYPTED:
            return problem_of(self, inside, "locked with a password", "unpack the archive yourself")
        try:
            return Enclosed(inside, archive.read(member))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            return problem_of(self, inside, f"cannot be unpacked: {error}", "pack or download the archive again")


def _releases(members: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members without hidden ones, and without what browsers save beside a page."""
    shown = [member for member in members if _is_shown(member)]
    parts_of_pages = beside_pages(PurePosixPath(member.filename) for member in shown)
    return [member for member in shown if PurePosixPath(member.filename) not in parts_of_pages]


def _is_shown(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)


def _plain(name: str) -> str:
    """A member's name as a path that leads nowhere else; it is a label and is never opened."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join("".join(c if c.isprintable() else " " for c in part) for part in parts) or "unnamed"
