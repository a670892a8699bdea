"""ZIP archives, and what is one inside: checked before anything is unpacked."""

from __future__ import annotations

import zipfile

from pipeline.readers._text import Unreadable

# DEFLATE packs at most about 1032:1 (RFC 1951); text packs 3 to 10:1, an office file at times 100:1.
HIGHEST_RATIO = 200
UNSUSPICIOUS = 1_000_000  # bytes: what unpacks to less harms nobody, however well it packs


def checked(archive: zipfile.ZipFile, most_bytes: int) -> list[zipfile.ZipInfo]:
    """The members of an archive. Raises Unreadable for one that would unpack to too much."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > most_bytes:
        raise Unreadable(f"unpacks to more than {most_bytes:,} bytes", "unpack it yourself, or raise most_bytes in the settings")
    for member in members:
        if member.file_size > UNSUSPICIOUS and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1):
            raise Unreadable(f"packed {HIGHEST_RATIO}:1 or more: {member.filename[:80]!r} may be a bomb", "remove it")
    return members
