"""ZIP archives, and what is one inside: checked before anything is unpacked."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass

from pipeline.readers.shared.text import Unreadable

UNSUSPICIOUS = 1_000_000  # bytes: what unpacks to less harms nobody, however well it packs


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may unpack to: bytes in all, and bytes of a member for each of its packed ones."""

    most_bytes: int
    most_ratio: int

    def members(self, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
        """The members of an archive. Raises Unreadable for one that would unpack to too much."""
        members = archive.infolist()
        if sum(member.file_size for member in members) > self.most_bytes:
            remedy = "unpack it yourself, or raise most_bytes in the settings"
            raise Unreadable(f"unpacks to more than {self.most_bytes:,} bytes", remedy)
        for member in members:
            if member.file_size > UNSUSPICIOUS and member.file_size > self.most_ratio * max(member.compress_size, 1):
                problem = f"packed {self.most_ratio}:1 or more: {member.filename[:80]!r} may be a bomb"
                raise Unreadable(problem, "remove it, or raise most_ratio in the settings")
        return members
