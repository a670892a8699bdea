"""Topic methods from the literature, on the same words as ours, to measure against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from pipeline.analysis.shared.topic_space import Material, least_releases, material, tf_idf
from pipeline.stages import Tables

Floats = NDArray[np.float64]
Topics = tuple["pd.Series[int]", list[list[str]]]
"""The main topic of each release, by release id, and each topic's ten words."""


def nmf(tables: Tables, number: int) -> Topics:
    """Non-negative matrix factorisation of TF-IDF, begun from NNDSVD (Boutsidis and Gallopoulos 2008)."""
    from sklearn.decomposition import NMF

    ground = material(tables)
    vectors, spelt = _vectors(ground)
    model = NMF(number, init="nndsvd", max_iter=400)
    weights = model.fit_transform(vectors)
    return _topics(ground, weights.argmax(axis=1), model.components_, spelt)


def k_means(tables: Tables, number: int) -> Topics:
    """k-means over a hundred singular vectors of TF-IDF; words by class-based TF-IDF (Grootendorst 2022, "BERTopic")."""
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    ground = material(tables)
    vectors, spelt = _vectors(ground)
    points = normalize(TruncatedSVD(min(100, min(vectors.shape) - 1), random_state=0).fit_transform(vectors))
    main = KMeans(number, n_init=3, random_state=0).fit_predict(points)
    groups = csr_array((np.ones(len(main)), (main, np.arange(len(main)))), shape=(number, len(main)))
    frequent = np.flatnonzero(ground.words.frequency() >= least_releases(len(ground.words.releases)))
    said = (groups @ ground.words.matrix[:, frequent]).toarray()
    weights = said / said.sum(axis=1, keepdims=True) * np.log(1 + said.sum() / number / said.sum(axis=0))
    return _topics(ground, main, weights, spelt)


METHODS: Mapping[str, Callable[[Tables, int], Topics]] = {"NMF": nmf, "k-means": k_means}


def _vectors(ground: Material) -> tuple[csr_array, list[str]]:
    least = least_releases(len(ground.words.releases))
    frequent = ground.words.frequency() >= least
    return tf_idf(ground.words.matrix, least), [word for word, often in zip(ground.spelt, frequent, strict=True) if often]


def _topics(ground: Material, main: NDArray[np.int64], weights: Floats, spelt: list[str]) -> Topics:
    best = np.argsort(-weights, axis=1, kind="stable")[:, :10]
    return pd.Series(main, index=ground.words.releases), [[spelt[i] for i in row] for row in best]
