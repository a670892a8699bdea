"""How close words stand in the texts: the coherence of a list of words is the mean over its pairs.

C_NPMI (Röder, Both and Hinneburg 2015, "Exploring the space of topic coherence measures", WSDM): the probability of a
word is the share of sliding windows of ten words that hold it; of two words their normalised pointwise mutual
information, ln((P(a, b) + ε) / (P(a) P(b))) / -ln(P(a, b) + ε), ε = 10⁻¹².
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]
    Places = NDArray[np.int64]

COHERENCE_WINDOW = 10
EPSILON = 1e-12
BATCH = 200
"""So many texts at a time, so that memory does not grow with the corpus."""
TOKEN = re.compile(r"\w\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """In how many windows each two words stand together, shape (words, words), each alone on the diagonal; `total` counts all."""

    together: csr_array
    total: int

    @classmethod
    def of(cls, texts: Iterable[str], words: Sequence[str], size: int) -> Windows:
        """The windows of so many words each, text by text. A text shorter than a window is one window."""
        from scipy.sparse import csr_array

        column = {word: i for i, word in enumerate(words)}
        together, total = csr_array((len(words), len(words)), dtype=np.int64), 0
        unread = iter(texts)
        while some := list(islice(unread, BATCH)):
            first, last, held, windows = _places(some, column, size)
            holds = _filled(first, last, held, (windows, len(words)))
            together, total = together + holds.T @ holds, total + windows
        return cls(together, total)

    def with_more(self, other: Windows) -> Windows:
        """These windows and those of other texts, of the same words."""
        return Windows(self.together + other.together, self.total + other.total)

    def npmi(self, words: Sequence[int] | NDArray[np.int64], seen: float = 0) -> Floats:
        """Of each two of the words (by column), shape (words, words); -1 for a word that no text holds.

        With `seen`, the value of a pair that w windows hold is mixed with that of a pair that none holds, w : seen.
        """
        columns = list(words)
        windows = self.together[columns][:, columns].toarray().astype(np.float64)
        likely = (windows / max(self.total, 1) + EPSILON).clip(max=1 - EPSILON)
        alone = np.diag(windows) / max(self.total, 1)
        known = np.outer(alone > 0, alone > 0)
        chance = np.where(known, np.outer(alone, alone), 1.0)
        own = np.log(likely / chance) / -np.log(likely)
        never = np.log(EPSILON / chance) / -np.log(EPSILON)
        share = windows / np.maximum(windows + seen, 1)
        return np.where(known, share * own + (1 - share) * never, -1.0)

    def coherence(self, words: Sequence[int]) -> float:
        """C_NPMI of a list of words, from -1 to 1; 0 for fewer than two."""
        pairs = self.npmi(words)[np.triu_indices(len(words), 1)]
        return float(pairs.mean()) if len(pairs) else 0.0


def _places(texts: Iterable[str], column: Mapping[str, int], size: int) -> tuple[Places, Places, Places, int]:
    """For each word of the texts that has a column the first and the last window that hold it, and the column; all windows."""
    first, last, held, total = [], [], [], 0
    for text in texts:
        tokens = TOKEN.findall(text.lower())
        windows = max(len(tokens) - size + 1, 1)
        words = np.fromiter((column.get(token, -1) for token in tokens), dtype=np.int64, count=len(tokens))
        place = np.flatnonzero(words >= 0)
        first.append(total + np.maximum(place - size + 1, 0))
        last.append(total + np.minimum(place, windows - 1))
        held.append(words[place])
        total += windows
    nothing = np.zeros(0, dtype=np.int64)
    return np.concatenate([nothing, *first]), np.concatenate([nothing, *last]), np.concatenate([nothing, *held]), total


def _filled(first: Places, last: Places, held: Places, shape: tuple[int, int]) -> csr_array:
    """1 where a window holds a word, shape (windows, words)."""
    from scipy.sparse import coo_array

    lengths = last - first + 1
    steps = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    entries = (np.repeat(first, lengths) + steps, np.repeat(held, lengths))
    holds = coo_array((np.ones(len(steps), dtype=np.int64), entries), shape=shape).tocsr()
    holds.data[:] = 1
    return holds
