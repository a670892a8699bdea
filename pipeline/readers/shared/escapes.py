"""Escapes that a program left in a text: "\\u2019", "\\n", "&amp;#8217;", and lists and bytes as Python prints them."""

from __future__ import annotations

import ast
import re
from html import unescape

from pipeline.outside.halves import whole

PRINTED_STRING = re.compile(r"b?['\"]")
BETWEEN_ELEMENTS = re.compile(r"(>)\s*,\s*(?=<)")
LONGEST_PRINTED = 2_000_000  # characters

UNICODE = re.compile(r"\\u[0-9a-fA-F]{4}|(?:\\x[0-9a-fA-F]{2})+")
LINE_BREAK = re.compile(r"\\n(?=\\|\s|[A-Z“\"‘(<•\d]|$)")  # not that of C:\new
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|((?:\\x[0-9a-fA-F]{2})+)|\\(r\\n|[nrt\"'/\\])")
SIGNS = {"r\\n": "\n", "n": "\n", "r": "\n", "t": " "}
ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")


def unescaped(text: str) -> str:
    """The text as it was before a program escaped or printed it; halves of characters that stand alone are lost."""
    text = _unprinted(text)
    if "\\" in text and (UNICODE.search(text) or ("\n" not in text.strip() and LINE_BREAK.search(text))):
        text = ESCAPE.sub(_sign, text)
    return whole(text)


def without_entities(text: str) -> str:
    """A text that is no markup without its entities, however often they were escaped: "&amp;#8217;" is an apostrophe."""
    return ENTITY.sub(lambda entity: unescape(re.sub(r"(?:amp;)+(?=.)", "", entity[0])), text)


def _unprinted(text: str) -> str:
    """What a list of strings, a list of elements or a string of bytes holds, a line each."""
    shown = text.strip()
    inner = shown[1:-1].strip() if shown[:1] == "[" and shown[-1:] == "]" else ""
    if inner[:1] == "<" and inner[-1:] == ">":
        return BETWEEN_ELEMENTS.sub(r"\1\n", inner)
    is_printed = PRINTED_STRING.match(inner) or (shown[:2] in ("b'", 'b"') and shown[-1] == shown[1])
    return _evaluated(shown) or text if is_printed and len(text) <= LONGEST_PRINTED else text


def _evaluated(shown: str) -> str:
    """The strings that a program has printed, or nothing where they are none."""
    try:
        value = ast.literal_eval(shown)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return ""
    pieces = value if isinstance(value, list) else [value]
    return "\n".join(piece.decode("utf-8", "replace") if isinstance(piece, bytes) else str(piece) for piece in pieces)


def _sign(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    if escape[2]:
        data = bytes.fromhex(escape[2].replace("\\x", ""))
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")
    return SIGNS.get(escape[3], escape[3])
