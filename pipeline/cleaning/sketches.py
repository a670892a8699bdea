"""What a release's words look like in short, so that its duplicates can be found without comparing every two releases."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.cleaning._shingles import sketch
from pipeline.cleaning.header import Header
from pipeline.release import Draft
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Sketches(Cleaner):
    """The MinHash of the body's shingles; a body of fewer than `least` words has none and is no duplicate of anything."""

    after = (Header,)

    least: int = 20

    def clean(self, draft: Draft) -> Draft:
        body = " ".join(line.text for line in draft.lines if line.text)
        return replace(draft, sketch=sketch(body)) if body.count(" ") + 1 >= self.least else draft
