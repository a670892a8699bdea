"""Characters and blanks: mojibake mended, one kind of blank, nothing invisible.

What is right is never changed: quotes stay curly, fractions and superscripts stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.cleaning.asides import Asides
from pipeline.release import Draft, Line
from pipeline.stages import Cleaner

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# Letters and marks that stand in sound text, so that a line of nothing else needs no mending: ASCII and typographic marks.
SOUND = re.compile(r"[\t\x20-\x7e–—‘’“”„«»…•€£§°]*")

# General punctuation that shows nothing: zero-width blanks and joiners, direction marks, byte order marks, soft hyphens. The two
# joiners belong to the spelling behind a letter of Arabic or Indic script (Unicode 15, 23.2, "Cursive Connection").
JOINED = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
INVISIBLE = re.compile(
    f"[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|(?<![{JOINED}])[\u200c\u200d]"
)
BLANKS = re.compile(r"\s+")
HYPHENS = re.compile("[\u2010\u2011]")  # the non-breaking hyphen is a matter of layout, as the non-breaking blank is


@dataclass(frozen=True)
class Characters(Cleaner):
    """Mends every line by itself: encoding errors (ftfy, Speer 2019), composed letters (NFC), blanks."""

    after = (Asides,)

    def clean(self, draft: Draft) -> Draft:
        return replace(draft, lines=tuple(Line(mended(line.text), line.start, line.end) for line in draft.lines))


def mended(text: str) -> str:
    """The text on one line, as it was meant."""
    if not SOUND.fullmatch(text):
        from ftfy import fix_text

        text = unicodedata.normalize("NFC", fix_text(text, _config()))
        text = HYPHENS.sub("-", INVISIBLE.sub("", text))
    return BLANKS.sub(" ", text).strip()


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(unescape_html=False, uncurl_quotes=False, fix_character_width=False, normalization=None, explain=False)
