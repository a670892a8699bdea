"""What the model said of a text, as a few bytes a token, and the Doc that it makes again without the model.

Kept is what does not follow from anything else: where tokens end, tags, heads and their labels, where sentences begin, names
and how sure the network is of each, and lemmas that are not the word itself. A Doc made again has these, the parts of speech,
and what the vocabulary of its language says of a word (`is_alpha`, `like_num`, …); no vectors and no other attribute.

Form: a line of JSON (the language, strings, and the type and length of each column of numbers), the columns one after
another, all of it deflated.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.annotating.confidence import confidences, declare, set_confidence
from pipeline.annotating.lemmas import parts_of_speech

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Numbers: TypeAlias = NDArray[Any]
TYPES = ("u1", "i1", "<i2", "<i4")
LOWER, WRITTEN, OTHER = 0, 1, 2
"""A lemma: the word in small letters, the word as it is written; from OTHER on, one of the strings."""
STRINGS_KEPT = 200_000
"""New strings that a vocabulary may come to hold, a word being two or three: it forgets none, so that another is begun then. They
take some 120 MB."""
OFTEN = (
    "_SP,.:-LRB--RRB-''``CCCDDTEXHYPHINJJJJRJJSMDNNNNPNNPSNNSPDTPOSPRPPRP$RBRBRRPTOVBVBDVBGVBNVBPVBZWDTWPWRB"
    'acl","acomp","advcl","advmod","agent","amod","appos","attr","aux","auxpass","case","cc","ccomp","compound","conj",'
    '"dative","dep","det","dobj","mark","neg","nmod","npadvmod","nsubj","nsubjpass","nummod","pcomp","pobj","poss","prep","prt",'
    '"punct","relcl","ROOT","xcomp","PERSON","AGENCY","ORG","PLACE","LAW"'
)
"""Strings of nearly every text, so that they need not stand in each."""


class Columns(NamedTuple):
    """The numbers of a text, those of its tokens first."""

    widths: Numbers
    """Twice the characters of a token, and one more where a blank follows."""
    tags: Numbers
    dependencies: Numbers
    entities: Numbers
    heads: Numbers
    starts: Numbers
    places: Numbers
    """Of a token in its entity, as spaCy numbers them."""
    lemmas: Numbers
    names: Numbers
    """First tokens of the names of which a confidence is told, then that."""
    confidence: Numbers


def packed(doc: Doc) -> bytes:
    """What the model said of a text."""
    lengths, blanks = doc.to_array(["LENGTH", "SPACY"]).reshape(-1, 2).astype(np.int64).T
    words = doc.to_array(["TAG", "DEP", "ENT_TYPE"]).reshape(-1, 3)
    numbers = doc.to_array(["HEAD", "SENT_START", "ENT_IOB"]).reshape(-1, 3).view(np.int64)
    labels, numbered = np.unique(words, return_inverse=True)
    lemmas, lemma_numbers = _lemmas(doc)
    sure = list(confidences(doc))
    tags, dependencies, entities = numbered.reshape(words.shape).T
    heads, starts, places = numbers.T
    columns = Columns(
        2 * lengths + blanks,
        tags,
        dependencies,
        entities,
        heads,
        starts,
        places,
        lemma_numbers,
        np.array([place for place, _ in sure], np.int64),
        np.array([value for _, value in sure], np.float64),
    )
    return _written(doc.vocab.lang, [[doc.vocab.strings[each] for each in each_of] for each_of in (labels, lemmas)], columns)


def restored(text: str, data: bytes) -> Doc:
    """The Doc of a text of which something is kept. Raises ValueError where that is of another text."""
    from spacy.tokens import Doc

    language, (label_words, lemma_words), columns = _read(data)
    if len(_vocabulary(language).strings) > STRINGS_KEPT:
        _vocabulary.cache_clear()
    vocab = _vocabulary(language)
    blanks = columns.widths & 1
    ends = np.cumsum((columns.widths >> 1) + blanks)
    if (ends[-1] if len(ends) else 0) != len(text):
        raise ValueError("what is kept is of another text")
    begins = (ends - (columns.widths >> 1) - blanks).tolist()
    words = [text[begin:end] for begin, end in zip(begins, (ends - blanks).tolist(), strict=True)]
    doc = Doc(vocab, words=words, spaces=blanks.astype(bool).tolist())
    labels = _numbers(vocab.strings, label_words)
    tags, dependencies = labels[columns.tags], labels[columns.dependencies]
    _set(
        doc,
        TAG=tags,
        POS=parts_of_speech(tags, dependencies, vocab.strings),
        LEMMA=_lemma_numbers(doc, columns.lemmas, lemma_words),
        ENT_IOB=columns.places,
        ENT_TYPE=labels[columns.entities],
        HEAD=columns.heads,
        DEP=dependencies,
    )
    _set(doc, SENT_START=columns.starts)  # set by the heads, but otherwise where an endless line was parted
    for place, value in zip(columns.names.tolist(), columns.confidence.tolist(), strict=True):
        set_confidence(doc[place], value)
    return doc


def _lemmas(doc: Doc) -> tuple[Numbers, Numbers]:
    """The lemmas other than the words themselves, and a number for the lemma of each token."""
    written = doc.to_array(["ORTH", "LOWER", "LEMMA"]).reshape(-1, 3)
    lemmas = written[:, 2]
    numbers = np.where(lemmas == written[:, 1], LOWER, WRITTEN)
    other = (lemmas != written[:, 0]) & (lemmas != written[:, 1])
    found, places = np.unique(lemmas[other], return_inverse=True)
    numbers[other] = OTHER + places
    return found, numbers


def _lemma_numbers(doc: Doc, numbers: Numbers, words: Sequence[str]) -> Numbers:
    """spaCy's numbers of the lemmas."""
    written = doc.to_array(["LOWER", "ORTH"]).reshape(-1, 2)
    other = np.concatenate([np.zeros(OTHER, np.uint64), _numbers(doc.vocab.strings, words)])
    return np.where(numbers < OTHER, np.where(numbers == LOWER, written[:, 0], written[:, 1]), other[numbers])


def _numbers(strings: StringStore, words: Sequence[str]) -> Numbers:
    return np.array([strings.add(word) for word in words], np.uint64)


def _set(doc: Doc, **attributes: Numbers) -> None:
    values = np.stack([_unsigned(column) for column in attributes.values()], axis=1)
    doc.from_array(list(attributes), values)  # type: ignore[arg-type]


def _unsigned(column: Numbers) -> Any:
    """As spaCy takes all numbers, also those below zero."""
    return column if column.dtype == np.uint64 else column.astype(np.int64).view(np.uint64)


def _written(language: str, words: Sequence[Sequence[str]], columns: Columns) -> bytes:
    small = [_small(column) for column in columns]
    head = json.dumps([language, words, [[column.dtype.str, len(column)] for column in small]], separators=(",", ":"))
    deflate = zlib.compressobj(zdict=OFTEN.encode())
    body = b"".join(each.tobytes() for each in small)
    return deflate.compress(head.encode() + b"\n" + body) + deflate.flush()


def _read(data: bytes) -> tuple[str, tuple[Sequence[str], Sequence[str]], Columns]:
    head, _, body = zlib.decompressobj(zdict=OFTEN.encode()).decompress(data).partition(b"\n")
    language, words, forms = json.loads(head)
    columns, end = [], 0
    for form, length in forms:
        columns.append(np.frombuffer(body, form, length, end))
        end += columns[-1].nbytes
    return language, words, Columns(*columns)


def _small(column: Numbers) -> Numbers:
    """A column in the narrowest type that holds it."""
    if column.dtype == np.float64:
        return column
    return next(made for made in map(column.astype, TYPES) if (made == column).all())


@cache
def _vocabulary(language: str) -> Vocab:
    """The vocabulary of a language, which knows nothing but its words."""
    from spacy.util import get_lang_class
    from spacy.vocab import create_vocab

    declare()
    return create_vocab(language, get_lang_class(language).Defaults)
