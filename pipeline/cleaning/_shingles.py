"""Shingles (runs of words) and their MinHash: how alike two texts are.

Own code rather than datasketch, whose import brings in SciPy: a second of CPU time and 70 MB in every worker and every run.

References
----------
A. Broder (1997), On the resemblance and containment of documents. M. Dietzfelbinger et al. (1997), A reliable randomized
algorithm for the closest-pair problem (multiply-shift hashing).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import islice
from typing import TypeVar
from zlib import crc32

Item = TypeVar("Item")
WORD = re.compile(r"\w+")
LENGTH = 4  # words in a shingle
LONGEST = 20_000  # words that are looked at: more than any release has
HASHES = 64
BANDS = 16  # of 4 hashes each: texts that share half of their shingles meet in one with a chance of 64 %, at 0.85 always


def shingles(text: str) -> frozenset[str]:
    """Every run of LENGTH words, in lower case; a shorter text is one shingle."""
    words = [match[0] for match in islice(WORD.finditer(text.casefold()), LONGEST)]
    return frozenset(" ".join(words[i : i + LENGTH]) for i in range(max(1, len(words) - LENGTH + 1)))


def sketch(text: str) -> bytes:
    """HASHES numbers of four bytes; two texts agree in as large a share of them as they share shingles, more or less."""
    import numpy as np

    factors = np.random.default_rng(1).integers(1, 2**63, size=(2, HASHES, 1), dtype=np.uint64) | np.uint64(1)
    hashes = np.fromiter((crc32(shingle.encode()) for shingle in shingles(text)), dtype=np.uint64)
    mixed = (factors[0] * hashes + factors[1]) >> np.uint64(32)
    least: bytes = mixed.min(axis=1).astype(np.uint32).tobytes()
    return least


def bands(sketch: bytes) -> list[bytes]:
    """The pieces of a sketch, in order; texts that are alike have one in common."""
    length = len(sketch) // BANDS
    return [sketch[start : start + length] for start in range(0, len(sketch), length)]


def agreements(one: bytes, others: Sequence[bytes]) -> Sequence[float]:
    """The share of shingles that a text has in common with each of the others, estimated from their sketches."""
    import numpy as np

    table = np.frombuffer(b"".join(others), dtype=np.uint32).reshape(len(others), HASHES)
    shares: Sequence[float] = (table == np.frombuffer(one, dtype=np.uint32)).mean(axis=1).tolist()
    return shares


def share(left: Set[Item], right: Set[Item]) -> float:
    """Jaccard index of two sets, 0 to 1."""
    return len(left & right) / len(left | right) if left or right else 0.0
