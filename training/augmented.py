"""The same texts with other names: what is learned is where names stand, not which they are.

In a variant of a document names are exchanged for names of the same label, from other documents and from the lexicons, each
wherever it stands in the document; now and then a headline is in capitals, or a text has lost its commas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from pipeline.lexicons import table, words
from training.marked import Document, Name

EXCHANGED = 0.6
"""Share of the names of a variant that are exchanged."""
FROM_LEXICONS = 0.35
CAPITALS = 0.12
WITHOUT_COMMAS = 0.05
INITIAL = 0.1
COINED = 0.4
"""Share of people's names that no list has: two halves of names that were never one."""


@dataclass(frozen=True)
class Names:
    """Names to exchange others for, by label; of persons their given names and surnames."""

    written: Mapping[str, Sequence[str]]
    listed: Mapping[str, Sequence[str]]
    given: Sequence[str]
    surnames: Sequence[str]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Names:
        """The names of documents, and those of the lexicons."""
        written: dict[str, set[str]] = {}
        for document in documents:
            for name in document.names:
                written.setdefault(name.label, set()).add(document.text[name.start : name.end])
        people = [name.split(" ") for name in written.get("PERSON", ()) if name.count(" ") == 1]
        return cls(
            {label: sorted(name for name in names if not name.isupper()) for label, names in written.items()},
            listed_names(),
            sorted({*words("given_names"), *words("world_given_names"), *(parts[0] for parts in people)}),
            sorted({*words("world_surnames"), *(parts[-1] for parts in people)}),
        )

    def other(self, name: str, label: str, random: Random) -> str:
        """A name to stand in the place of another one."""
        if label == "PERSON":
            return self._person(name, random)
        if name.isupper() and len(name) < 8 and " " not in name:
            return "".join(random.choice("ABCDEFGHIKLMNOPRSTUV") for _ in name)
        names = self.listed.get(label) if random.random() < FROM_LEXICONS else None
        return random.choice(names or self.written[label])

    def _person(self, name: str, random: Random) -> str:
        given, surname = random.choice(self.given), random.choice(self.surnames)
        if random.random() < COINED:
            given, surname = coined(given, random.choice(self.given)), coined(surname, random.choice(self.surnames))
        if " " not in name:
            return surname
        if random.random() < INITIAL:
            return f"{given[0]}. {surname}"
        middle = [random.choice(self.given)] if name.count(" ") > 1 else []
        return " ".join([given, *middle, surname])


def coined(front: str, back: str) -> str:
    """A name with the beginning of one and the end of another: "Malik" and "Torben" make "Malben"."""
    return front[: (len(front) + 1) // 2] + back[len(back) // 2 :].lower()


def listed_names() -> dict[str, list[str]]:
    """Label → the names that the lexicons have of it."""
    found: dict[str, set[str]] = {"PLACE": {*words("places"), *words("world_places")}}
    for row in table("countries"):
        found["PLACE"] |= {row["name"], row["capital"].split(";")[0]}
    for row in table("world_organisations"):
        found.setdefault(row["label"], set()).add(row["word"])
    for row in table("known_bodies"):
        found.setdefault(row["label"], set()).add(row["name"])
    return {label: sorted(names - {""}) for label, names in found.items()}


def varied(document: Document, names: Names, random: Random) -> Document:
    """A variant of a document."""
    exchanged: dict[tuple[str, str], str] = {}
    for name in document.names:
        written = document.text[name.start : name.end]
        key = (name.label, written)
        if key not in exchanged:
            exchanged[key] = names.other(written, name.label, random) if random.random() < EXCHANGED else written
            if name.label == "PERSON" and " " in written:  # later on by the surname alone
                exchanged.setdefault(("PERSON", written.split(" ")[-1]), exchanged[key].split(" ")[-1])
    changed = _rewritten(document, [exchanged[name.label, document.text[name.start : name.end]] for name in document.names])
    if random.random() < CAPITALS:
        line = changed.text.find("\n") % (len(changed.text) + 1)
        if len(upper := changed.text[:line].upper()) == line:
            changed = Document(document.id, document.manner, document.setting, upper + changed.text[line:], changed.names)
    if random.random() < WITHOUT_COMMAS:
        changed = _without_commas(changed)
    return changed


def _rewritten(document: Document, surfaces: Sequence[str]) -> Document:
    parts: list[str] = []
    names: list[Name] = []
    length = at = 0
    for name, surface in zip(document.names, surfaces, strict=True):
        before = document.text[at : name.start]
        names.append(Name(length + len(before), length + len(before) + len(surface), name.label))
        parts += [before, surface]
        length, at = names[-1].end, name.end
    return Document(document.id, document.manner, document.setting, "".join([*parts, document.text[at:]]), tuple(names))


def _without_commas(document: Document) -> Document:
    """The text as scrapers leave it: no comma outside of names."""
    parts: list[str] = []
    names: list[Name] = []
    length = at = 0
    for name in document.names:
        before = document.text[at : name.start].replace(",", "")
        inside = document.text[name.start : name.end]
        names.append(Name(length + len(before), length + len(before) + len(inside), name.label))
        parts += [before, inside]
        length, at = names[-1].end, name.end
    text = "".join([*parts, document.text[at:].replace(",", "")])
    return Document(document.id, document.manner, document.setting, text, tuple(names))
