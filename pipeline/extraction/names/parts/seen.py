"""What the language model sees as a name, before the rules have judged it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extraction.names.acronyms import pairs
from pipeline.extraction.names.sheet import Sheet
from pipeline.extraction.text.lexicon import not_bodies, titles
from pipeline.extraction.text.words import Word


@dataclass(frozen=True, slots=True)
class Seen:
    """words[lo:stop], which the model gives a label; None where it gives none of ours."""

    sheet: Sheet
    lo: int
    stop: int
    label: str | None

    @property
    def words(self) -> list[Word]:
        return self.sheet.words

    @property
    def run(self) -> list[Word]:
        return self.sheet.words[self.lo : self.stop]

    @property
    def first(self) -> Word:
        return self.sheet.words[self.lo]

    @property
    def last(self) -> str:
        return self.sheet.words[self.stop - 1].text

    @property
    def alone(self) -> bool:
        return self.stop == self.lo + 1

    def before(self, distance: int = 1) -> str:
        """A word before the name on its line, in small letters; empty where there is none."""
        at = self.lo - distance
        glued = at >= 0 and all(word.glued for word in self.words[at + 1 : self.lo + 1])
        return self.words[at].lower if glued else ""

    def behind(self, distance: int = 1) -> str:
        """A word behind the name, as written; empty where there is none."""
        at = self.stop + distance - 1
        return self.words[at].text if at < len(self.words) else ""


def is_acronym(word: Word) -> bool:
    """Three to eight capitals that are not known to be something else."""
    plain = word.text.isupper() and word.text[-1].isalpha() and 2 < len(word.text) < 9
    return plain and word.text.split("-")[0] not in not_bodies()


def small_words(sheet: Sheet) -> frozenset[str]:
    """The words that the release writes in small letters."""
    return frozenset(word.text for word in sheet.words if not word.cap)


def inner_words(sheet: Sheet) -> frozenset[str]:
    """The words that the release writes with a capital inside a sentence."""
    return frozenset(word.text for word in sheet.words if word.cap and not word.first)


def common_acronyms(sheet: Sheet) -> frozenset[str]:
    """The acronyms that the release introduces for what it writes in small letters, or for the title of an office holder."""
    return frozenset(sheet.text[pair.start : pair.end] for pair in pairs(sheet.text) if _is_common(sheet.text[pair.long_start :]))


def _is_common(long: str) -> bool:
    return long[:1].islower() or long.split(" ", 1)[0] in titles()
