"""The language that a release is written in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from pipeline.cleaning._tongues import is_english, language_of, letters, likeliest, told
from pipeline.cleaning.wraps import Wraps
from pipeline.release import Draft, HeaderField
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Languages(Cleaner):
    """The language of most of its paragraphs of `long` letters; the `usual` one where that has `part` of their letters and
    `least_prose` in all, because the half in it is what can be analysed.

    What the input says is believed where the text is too short to tell (below `least` letters), or where it is one of the
    `near` languages that the text is likeliest in, and the text is not in the usual one.
    """

    after = (Wraps,)

    long: int = 40
    least: int = 40
    part: float = 0.2
    least_prose: int = 80
    near: int = 3
    usual: str = "en"

    def clean(self, draft: Draft) -> Draft:
        stated = _code(draft.raw.language)
        body = " ".join(line.text for line in draft.lines if line.text)
        found = self._language(draft, body) if letters(body) >= self.least else stated or self.usual
        is_near = stated and self.usual not in (found, stated) and stated in likeliest(body, self.near)
        language = stated if is_near else found
        field = HeaderField("language", language, "metadata" if language == stated else "languages")
        return replace(draft, header=(*draft.header, field))

    def _language(self, draft: Draft, body: str) -> str:
        count: Counter[str] = Counter()
        prose = 0
        for line in draft.lines:
            own = letters(line.text)
            count[told(line.text, self.long)] += own
            prose += own if own >= self.long and is_english(line.text) else 0
        del count[""]
        if not count:
            return language_of(body)
        has_half = self.usual == "en" and prose >= max(self.least_prose, self.part * count.total())
        return self.usual if has_half else max(sorted(count), key=lambda language: count[language])


def _code(stated: str) -> str:
    """The code in what an input states (en-GB, en_US), or nothing where it is none."""
    code = stated.strip().lower().replace("_", "-").partition("-")[0]
    return code if 2 <= len(code) <= 3 else ""
