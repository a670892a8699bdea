"""Bytes to text: what every reader of a text format begins with.

A byte order mark is believed first, then UTF-8 (bytes that are valid UTF-8 are hardly ever anything else), then what the
file says of itself, and only then a guess.
"""

from __future__ import annotations

import codecs
import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What a file that is not text begins with (Wikipedia, "List of file signatures"), and what it then is.
SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP, DOCX or ODT file",
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF file",
}

# Encodings that press offices' files are found in; the many others that a guesser knows only lead it astray.
ENCODINGS = ("cp1252", "cp1251", "cp1250", "koi8_r", "cp1254", "cp1253", "mac_roman", "gb18030", "shift_jis", "euc_kr", "big5")
SAMPLE = 100_000  # bytes that the guess looks at

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(Exception):
    """The input cannot be read: what is wrong, and what to do about it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in; `doubt` says what is uncertain about that, if anything."""

    text: str
    encoding: str
    doubt: str = ""


class TextReader(Reader):
    """A reader of a text format: it decodes, and leaves the parsing to its subclass."""

    @abstractmethod
    def parse(self, text: str, source: str) -> Iterator[RawRelease | Problem]:
        """The releases in the text of one file. May raise Unreadable."""

    def read(self, data: bytes, source: str) -> Iterator[RawRelease | Problem]:
        try:
            decoded = decode(data)
            if decoded.doubt:
                yield self.problem(source, decoded.doubt, "save the file as UTF-8 if letters came out wrong")
            yield from self.parse(decoded.text, source)
        except Unreadable as why:
            yield self.problem(source, why.problem, why.remedy)

    def problem(self, source: str, problem: str, remedy: str) -> Problem:
        return problem_of(self, source, problem, remedy)


def problem_of(reader: Reader, source: str, problem: str, remedy: str) -> Problem:
    """A problem that a reader met, under the reader's name in the settings."""
    return Problem(source=source, stage=type(reader).__module__.rpartition(".")[2], problem=problem, remedy=remedy)


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text in some bytes, newlines as \\n. Raises Unreadable for no text and for what is not text."""
    if not data.strip(b" \t\r\n\x00"):
        raise Unreadable("the file is empty", "remove it, or put the release into it")
    kind = next((kind for signature, kind in SIGNATURES.items() if data.startswith(signature)), "")
    if kind:
        raise Unreadable(f"this is {kind}, not text", "give it the suffix of its format, or save it as text")
    decoded = _decoded(data, declared)
    if len(CONTROL.findall(decoded.text[:SAMPLE])) > len(decoded.text[:SAMPLE]) / 200:
        raise Unreadable("this is a binary file, not text", "remove it, or save the release as text")
    if not decoded.text.strip():
        raise Unreadable("the file holds only blanks", "remove it, or put the release into it")
    return Decoded(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding, decoded.doubt)


def _decoded(data: bytes, declared: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _with_damage(data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(data):
        return _with_damage(data, "utf-8")
    if declared:
        try:
            return Decoded(data.decode(declared), declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return _guessed(data)


def _with_damage(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("�")
    return Decoded(text, encoding, f"{lost} characters are not valid {encoding.upper()} and were lost" if lost else "")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8: a cut or spliced file rather than another encoding."""
    text = data.decode("utf-8", errors="replace")
    beyond = sum(1 for character in text if ord(character) > 127)
    return text.count("�") * 4 < beyond


def _guessed(data: bytes) -> Decoded:
    """The least disorderly reading; of equals the one that comes first in ENCODINGS."""
    from charset_normalizer import from_bytes

    ranked = [
        (round(match.chaos, 2), -round(match.coherence, 2), ENCODINGS.index(name))
        for match in from_bytes(data[:SAMPLE], cp_isolation=list(ENCODINGS))
        for name in match.could_be_from_charset
        if name in ENCODINGS
    ]
    encoding = ENCODINGS[min(ranked)[2]] if ranked else "cp1252"
    return _with_damage(data, encoding)
