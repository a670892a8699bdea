"""What no sentence ends: rows of signs, and lines that go on without a full stop.

The language model takes a row of signs apart sign by sign, and what a stage does for a sentence may take the square of its
length. So a row of signs is one token, and a line gets parts no longer than the longest sentences that people write; the
time of a release then grows with its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

LONGEST_SENTENCE = 250  # tokens without a full stop: in 1,500 releases of a government that happens once
LONGEST_LINE = 1000  # tokens behind which a line is parted at the first full stop
STOPS = frozenset({".", "!", "?"})

_ROW = re.compile(r"(?P<row>(?:[^\w\s]|_){16,1000})|\S{200}(?=\S)")
"""A row of signs, and a run of anything that is longer than an address."""


def parts_of_lines(doc: Doc) -> Iterator[int]:
    """The tokens behind the first at which an endless line is to be parted."""
    start, likely = 0, 0
    for i in range(1, len(doc)):
        before = doc[i - 1]
        if before.is_space and "\n" in before.text:
            start = likely = i
        elif before.text in STOPS and before.whitespace_ and doc[i].text[0].isupper():
            likely = i
            if i - start >= LONGEST_LINE:
                start = i
                yield i
        elif i - likely >= LONGEST_SENTENCE:
            start = likely = i
            yield i


def with_rows_whole(tokenizer: Tokenizer) -> Callable[[str], Doc]:
    """The tokenizer, for which a row of signs is one token, and a longer run of anything is cut."""
    from spacy.tokens import Doc

    def tokenize(text: str) -> Doc:
        docs, end = [], 0
        for match in _ROW.finditer(text):
            stop = match.start() if match["row"] else match.end()
            docs.append(tokenizer(text[end:stop]))
            end = stop
            if match["row"]:
                blank = text[match.end() : match.end() + 1] == " "
                docs.append(Doc(tokenizer.vocab, words=[match["row"]], spaces=[blank]))
                end = match.end() + blank
        docs.append(tokenizer(text[end:]))
        return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)

    return tokenize
