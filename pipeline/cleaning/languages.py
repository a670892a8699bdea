"""The language that a release is written in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.cleaning.header import Header
from pipeline.release import Draft, HeaderField
from pipeline.stages import Cleaner


@dataclass(frozen=True)
class Languages(Cleaner):
    """What the input says, else what py3langid (Lui and Baldwin 2012) makes of the first `sample` characters of the body.

    A body shorter than `least` characters is too little to judge by: it is taken for the `usual` language.
    """

    after = (Header,)

    sample: int = 800
    least: int = 40
    usual: str = "en"

    def clean(self, draft: Draft) -> Draft:
        given = draft.raw.language.strip().lower().replace("_", "-").partition("-")[0]
        body = " ".join(line.text for line in draft.lines if line.text)[: self.sample]
        if 2 <= len(given) <= 3:
            found = HeaderField("language", given, "metadata")
        else:
            found = HeaderField("language", language_of(body) if len(body) >= self.least else self.usual, "languages")
        return replace(draft, header=(*draft.header, found))


def language_of(text: str) -> str:
    """ISO 639-1 code of the likeliest language."""
    from py3langid import classify

    return str(classify(text)[0])
