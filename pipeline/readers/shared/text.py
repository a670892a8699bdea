"""Bytes to text: what every reader of a text format begins with.

A byte order mark is believed first, then UTF-8 (bytes that are valid UTF-8 are hardly ever anything else); what the file says
of itself is weighed against what the text would be in other encodings.
"""

from __future__ import annotations

import codecs
import re
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.readers.shared.encodings import SURE, Guess, fits, guessed, in_utf16, misread
from pipeline.release import RawRelease
from pipeline.rows import Problem
from pipeline.stages import Reader

MARKS = (
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

SAMPLE = 100_000  # characters that show whether this is text
SHOWN = 24  # characters around a doubtful sign

# Western encodings that other names stand for (WHATWG, Encoding Standard, 4.2), and bytes that UTF-8 cannot read.
ALIASES = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "utf-8": ""}
STRAY = re.compile("[\udc80-\udcff]")

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

    @property
    def section(self) -> str:
        """The reader's section in the settings."""
        return f"readers.{type(self).__module__.rpartition('.')[2]}"

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
    data = data.removeprefix(codecs.BOM_UTF8)
    wide = in_utf16(data)
    if wide:
        return _with_damage(data, wide)
    try:
        return _as_written(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="surrogateescape")
    if _is_damaged_utf8(text):
        return _repaired(text)
    return _by_its_signs(data, _known(declared))


def _as_written(text: str) -> Decoded:
    """UTF-8, unless a program wrote it after reading it in a wrong encoding; what it read twice, line by line, cleaning mends."""
    meant = misread(text)
    doubt = "" if meant == text else "was stored as UTF-8 after being read in a wrong encoding, which was undone"
    return Decoded(meant, "utf-8", doubt)


def _with_damage(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, encoding, f"{lost} characters are not valid {encoding.upper()} and were lost" if lost else "")


def _is_damaged_utf8(text: str) -> bool:
    """Whether half of what is not ASCII is sound UTF-8, as it never is by chance: a cut or spliced file."""
    beyond = sum(1 for character in text if ord(character) > 127)
    return len(STRAY.findall(text)) * 2 <= beyond


def _repaired(text: str) -> Decoded:
    """UTF-8 with foreign bytes: each is read as Windows-1252 where that makes sense, else lost."""

    def read(stray: re.Match[str]) -> str:
        sign = bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", errors="replace")
        window = f"\n\n{text[max(0, stray.start() - 2) : stray.start()]}"[-2:] + sign + f"{text[stray.end() :][:2]}\n\n"[:2]
        return sign if fits(window) else "\ufffd"

    strays = len(STRAY.findall(text))
    before = text.count("\ufffd")
    text = STRAY.sub(read, text)
    lost = text.count("\ufffd") - before
    told = [f"{lost} lost"] * bool(lost) + [f"{strays - lost} read as Windows-1252"] * (strays > lost)
    return Decoded(text, "utf-8", f"{strays} byte{'s are' if strays > 1 else ' is'} not valid UTF-8: {', '.join(told)}")


def _known(declared: str) -> str:
    """The codec's own name of an encoding that a file states; nothing for UTF-8, which it is not, and for unknown names."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    return ALIASES.get(name, name.replace("-", "_"))


def _by_its_signs(data: bytes, declared: str) -> Decoded:
    guess = guessed(data, declared)
    if declared and guess.weight < SURE and guess.encoding != declared:
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    decoded = _with_damage(data, guess.encoding)
    if guess.rival and not decoded.doubt:
        return replace(decoded, doubt=_two_ways(data, decoded.text, guess))
    return decoded


def _two_ways(data: bytes, text: str, guess: Guess) -> str:
    """What is in doubt, by the first word that the two readings have different."""
    other = data.decode(guess.rival, errors="replace")
    at = next(i for i, (one, two) in enumerate(zip(text, other, strict=False)) if one != two)
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at), at - SHOWN) + 1
    shown = [each[start : at + SHOWN].split(None, 1)[0] for each in (text, other)]
    return f"the encoding is a guess: {guess.encoding} ({shown[0]!r}) rather than {guess.rival} ({shown[1]!r})"
