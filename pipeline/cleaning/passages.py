"""Passages in another language of the same script than the release: the French text below the English one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from pipeline.cleaning._tongues import kin, language_of, letters, told
from pipeline.cleaning.languages import Languages
from pipeline.cleaning.scripts import Scripts, side_by_side
from pipeline.release import Draft
from pipeline.stages import Cleaner

LEAST_WORDS = 5  # of a short line that show its language


@dataclass(frozen=True)
class Passages(Cleaner):
    """Drops what stands above or below the body in another language, from its first paragraph of `long` letters to its last, if
    these have `least` letters in all, and a heading of `short` letters in front of them. Between the release's own paragraphs it
    stays, for there it is quoted, unless the two languages stand side by side, paragraph by paragraph.
    """

    after = (Languages, Scripts)

    long: int = 60
    short: int = 12
    least: int = 150

    def clean(self, draft: Draft) -> Draft:
        own = kin(draft.states("language"))
        found = {i: kin(told(line.text, self.long)) for i, line in enumerate(draft.lines) if line.text}
        if not own or set(found.values()) <= {own, ""} or own not in found.values():
            return draft
        gone = {**self._edges(draft, found, own), **self._turns(draft, found, own)}
        reasons = {i: f"in another language ({gone[i]})" for i in gone if found[i] or not _says(draft.lines[i].text, own)}
        return draft.without(reasons, "passages")

    def _edges(self, draft: Draft, found: dict[int, str], own: str) -> dict[int, str]:
        """The lines below and above the body, where they hold enough, and their language."""
        below, above = _behind(found, own), _behind(dict(reversed(found.items())), own)
        gone: dict[int, str] = {}
        for edge in (below, above):
            if sum(letters(draft.lines[i].text) for i in edge if found[i]) >= self.least:
                headings = self._headings(draft, edge[0], found[edge[0]]) if edge is below else []
                gone |= dict.fromkeys((*headings, *edge), found[edge[0]])
        return gone

    def _turns(self, draft: Draft, found: Mapping[int, str], own: str) -> dict[int, str]:
        """The lines in another language that take turns with the release's own, headlines among them, and their language."""
        size = {i: letters(draft.lines[i].text) for i in found}
        foreign = {i: language for i, language in found.items() if language not in (own, "")}
        if not side_by_side([*foreign], [i for i, language in found.items() if language == own], size):
            return {}
        return {**foreign, **self._short_lines(draft, found, {*foreign.values()})}

    def _short_lines(self, draft: Draft, found: Mapping[int, str], foreign: Set[str]) -> dict[int, str]:
        """The headlines among the short lines of a text in two languages that are in the other one."""
        short = {i: draft.lines[i].text for i, language in found.items() if not language}
        told_now = {i: kin(language_of(text)) for i, text in short.items() if letters(text) >= self.short}
        return {i: language for i, language in told_now.items() if language in foreign}

    def _headings(self, draft: Draft, first: int, foreign: str) -> list[int]:
        """The line right above a passage below the body, if it is in that language: its headline."""
        above = next((i for i in range(first - 1, -1, -1) if draft.lines[i].text), None)
        text = draft.lines[above].text if above is not None else ""
        is_heading = self.short <= letters(text) < self.long and kin(language_of(text)) == foreign
        return [above] if above is not None and is_heading else []


def _says(text: str, own: str) -> bool:
    """Whether a short line is one of the release's own beside a passage: of more than a few words, and in its language."""
    return len(text.split()) >= LEAST_WORDS and kin(language_of(text)) == own


def _behind(found: Mapping[int, str], own: str) -> Sequence[int]:
    """From the first foreign line behind the last one in the release's own language on."""
    lines = list(found)
    last = max(at for at, i in enumerate(lines) if found[i] == own)
    return lines[next((at for at in range(last + 1, len(lines)) if found[lines[at]]), len(lines)) :]
