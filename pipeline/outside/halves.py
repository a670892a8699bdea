"""Halves of characters: surrogates by themselves, which JSON and YAML can write and file names can hold, but UTF-8 cannot."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Filled = TypeVar("Filled", bound="DataclassInstance")


def whole(text: str) -> str:
    """The text with each pair of halves as the character that it is, and each half by itself as a replacement sign."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def made_whole(filled: Filled) -> Filled:
    """The same object with every text whole; itself where all are."""
    changed: dict[str, Any] = {}
    for field in fields(filled):
        value = getattr(filled, field.name)
        if isinstance(value, str) and whole(value) != value:
            changed[field.name] = whole(value)
    return replace(filled, **changed) if changed else filled
