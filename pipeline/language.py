"""spaCy: one model per process, releases in, annotated Docs out.

Every release is annotated by itself, on one thread, so that its annotation does not depend on what else is in the
batch. The model runs on NumPy's matrices instead of blis (same results, faster), and of its components only those
that need a network run: parts of speech and lemmas follow from the tags by table and cache.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.endless import parts_of_lines, with_rows_whole

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Penn Treebank tag → universal part of speech (universaldependencies.org, table "en-penn"); the rest is X.
POS_OF_TAG = {
    "$": "SYM", "''": "PUNCT", ",": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", ".": "PUNCT", ":": "PUNCT", "``": "PUNCT",
    "AFX": "ADJ", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "HYPH": "PUNCT", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NFP": "PUNCT", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "NNS": "NOUN", "PDT": "DET", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV",
    "RP": "ADP", "SYM": "SYM", "TO": "PART", "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "WDT": "DET", "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "_SP": "SPACE",
}  # fmt: skip
AUXILIARY_DEPENDENCIES = frozenset({"aux", "auxpass"})


class ModelMissing(Exception):
    """The spaCy model that the settings name is not installed."""


def model_version(model: str) -> str:
    """Name and version of an installed model, without loading it. Raises ModelMissing."""
    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError:
        raise ModelMissing(f"the spaCy model {model!r} is not installed; install it, or name another under [run] model") from None


def annotate(texts: Iterable[str], model: str) -> Iterator[Doc]:
    """A Doc for each text, in order: tokens with tag, pos, lemma, dependency and entity type, and sentences."""
    with annotator(model) as annotated:
        yield from map(annotated, texts)


@contextmanager
def annotator(model: str) -> Iterator[Callable[[str], Doc]]:
    """What makes a Doc of a text, as above."""
    from threadpoolctl import threadpool_limits

    nlp = _load(model)

    def annotated(text: str) -> Doc:
        doc = _in_parts(nlp, nlp.make_doc(text))
        _fill_in(doc, nlp)
        return doc

    with threadpool_limits(limits=1):
        yield annotated


@cache
def _load(model: str) -> Language:
    import warnings

    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # a 3.7 model under spaCy 3.8: expected, results checked
        nlp = spacy.load(model, disable=["attribute_ruler", "lemmatizer", "senter"])
    nlp.max_length = sys.maxsize  # the settings say what is too long
    nlp.tokenizer = with_rows_whole(nlp.tokenizer)
    nlp.add_pipe(_paragraph_starts(), before="parser")
    return nlp


def _in_parts(nlp: Language, doc: Doc) -> Doc:
    """The doc with its annotation. An endless line is read in parts, and of equal parts the first."""
    from spacy.tokens import Doc

    starts = (0, *parts_of_lines(doc), len(doc))
    if len(starts) == 2:
        return nlp(doc)
    parts = [doc[start:end] for start, end in pairwise(starts)]
    read: dict[str, Doc] = {}
    for part in parts:
        if part.text_with_ws not in read:
            read[part.text_with_ws] = nlp(part.as_doc())
    return Doc.from_docs([read[part.text_with_ws] for part in parts], ensure_whitespace=False)


def _paragraph_starts() -> str:
    """Registers the component that starts a sentence at every line and behind a dateline.

    No sentence runs over from a headline into the body, and no city is taken for the subject of the first one.
    """
    import numpy as np
    from spacy.language import Language

    name = "presswatch_paragraphs"
    if not Language.has_factory(name):

        @Language.component(name)
        def paragraphs(doc: Doc) -> Doc:
            lines = [token.i + 1 for token in doc[:-1] if token.is_space and "\n" in token.text]
            starts = [start for start in (*lines, *(_after_dateline(doc, line) for line in (0, *lines))) if start]
            marks = np.zeros(len(doc), dtype=np.uint64)
            marks[starts] = 1
            return doc.from_array(["SENT_START"], marks) if starts else doc  # type: ignore[arg-type]

    return name


DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_DATELINE = 12  # tokens


def _after_dateline(doc: Doc, start: int) -> int:
    """Where the text behind "TORVIK, 3 September 2021 –" begins; 0 where no dateline stands at `start`."""
    head = doc[start : start + LONGEST_DATELINE]
    dash = next((each.i for each in head if each.text in DASHES and each.whitespace_ and doc[each.i - 1].whitespace_), start)
    before = doc[start:dash]
    if not len(before) or dash + 1 == len(doc) or not all(_of_dateline(token) for token in before):
        return 0
    in_capitals = before[0].is_upper and len(before[0]) > 2
    return dash + 1 if in_capitals or any(token.text[0].isdigit() for token in before) else 0


def _of_dateline(token: Token) -> bool:
    return token.is_title or token.is_upper or token.is_punct or token.text[0].isdigit()


# Tags of inflected forms; a word of any other tag is its own lemma, in lower case unless it is a name.
INFLECTED = frozenset({"NNS", "VBD", "VBG", "VBN", "VBZ", "MD", "JJR", "JJS", "RBR", "RBS"})
PRESENT_OF_BE = frozenset({"am", "are", "'m", "'re", "’m", "’re"})

_lemmas: dict[tuple[str, str], str] = {}


def _fill_in(doc: Doc, nlp: Language) -> None:
    lemmatize = nlp.get_pipe("lemmatizer").rule_lemmatize  # type: ignore[attr-defined]
    for token in doc:
        pos = token.pos_ = POS_OF_TAG.get(token.tag_, "X")
        token.lemma_ = _lemma(token, pos, lemmatize)  # of an auxiliary, as of a verb
        if pos == "VERB" and token.dep_ in AUXILIARY_DEPENDENCIES:
            token.pos_ = "AUX"


def _lemma(token: Token, pos: str, lemmatize: Callable[[Token], list[str]]) -> str:
    tag = token.tag_
    if tag in INFLECTED:
        key = (token.lower_, tag)
        if key not in _lemmas:
            _lemmas[key] = lemmatize(token)[0]
        return _lemmas[key]
    if tag == "VBP" and token.lower_ in PRESENT_OF_BE:
        return "be"
    return token.text if pos == "PROPN" else token.lower_
