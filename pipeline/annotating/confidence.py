"""How sure what found a name is of it: an attribute of the name's first token in a Doc, None where nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME = "name_confidence"


def declare() -> None:
    """Makes the attribute known to spaCy."""
    from spacy.tokens import Token

    if not Token.has_extension(NAME):
        Token.set_extension(NAME, default=None)


def set_confidence(token: Token, value: float) -> None:
    """Says how sure it is of the name that begins with a token, from 0 to 1."""
    token._.set(NAME, value)


def confidences(doc: Doc) -> Iterator[tuple[int, float]]:
    """The first token of every name of which something is said, and that."""
    for name in doc.ents:
        value = doc[name.start]._.get(NAME)
        if value is not None:
            yield name.start, value
