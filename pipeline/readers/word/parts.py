"""The parts of a Word file: an archive of XML files that name one another by relations (ECMA-376, part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.readers.shared.bounds import Bounds
from pipeline.readers.shared.text import SIGNATURES, Unreadable

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)
SAVE_AGAIN = "open it and save it again as .docx"


@dataclass
class Parts:
    """The parts of one file. What is wrong with one is noted in `damage`, a sentence each."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    damage: list[str] = field(default_factory=list)

    def root(self, name: str) -> Any:
        """The root element of a part, as far as it can be parsed, or None."""
        from lxml import etree

        try:
            data = self.archive.read(name)
        except DAMAGED as error:
            self.damage.append(f"a part of the document is missing or damaged: {name} ({type(error).__name__})")
            return None
        try:
            return etree.fromstring(data, _parser())
        except etree.XMLSyntaxError:
            self.damage.append(f"a part of the document is damaged and was read only as far as it goes: {name}")
            return etree.fromstring(data, _parser(recover=True)) if data.strip() else None

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The names of the parts that a part (or, as "", the file) names as being of some kind, in the order of their names."""
        folder, base = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        root = self.root(relations) if relations in self.names else None
        found = set()
        for each in () if root is None else root.iterchildren("{*}Relationship"):
            if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
                found.add(posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"))
        yield from sorted(found)

    def one(self, part: str, kind: str) -> Any:
        """The root element of the first such part, or None."""
        name = next(self.related(part, kind), None)
        return None if name is None else self.root(name)

    def main(self) -> str:
        """The name of the part that holds the text."""
        named = next(self.related("", "officeDocument"), "word/document.xml")
        if named not in self.names:
            raise Unreadable("the document is damaged, or no Word document: it has no main part", SAVE_AGAIN)
        return named


def parts_in(data: bytes, bounds: Bounds) -> Parts:
    """The parts in a file's bytes. Raises Unreadable for what is no Word file, is locked, or unpacks to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        raise _no_archive(data, type(error).__name__) from None
    return Parts(archive, frozenset(member.filename for member in bounds.members(archive)))


def _no_archive(data: bytes, error: str) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable("the document is locked with a password", "save it without one")
    kind = next((kind for signature, kind in SIGNATURES.items() if data.startswith(signature) and "ZIP" not in kind), "")
    if kind:
        return Unreadable(f"this is {kind}, not a Word document in the form of .docx", SAVE_AGAIN)
    return Unreadable(f"the document is damaged, or no Word document ({error})", SAVE_AGAIN)


def _parser(*, recover: bool = False) -> Any:
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=recover, remove_comments=True)
