"""What a paragraph or a run of letters takes from its style: its name, whether it is shown, its place in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

OFF = frozenset(("0", "false", "off", "none"))
LONGEST_CHAIN = 20  # styles that a style may be based on, one upon the other


def first(element: Any, *path: str) -> Any:
    """The element at the end of a path of children's names, in whatever edition of the format, or None."""
    for name in path:
        element = None if element is None else next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def value(element: Any, *path: str, own: bool = False) -> str:
    """The value (w:val) of the element at a path, or an element's own attribute of a name; empty where there is none."""
    name = path[-1] if own else "val"
    found = element if own else first(element, *path)
    return "" if found is None else next((given for key, given in found.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(element: Any, *path: str) -> bool | None:
    """Whether a property is switched on, or None where nothing is said of it."""
    found = first(element, *path)
    return None if found is None else value(found, "val", own=True) not in OFF


@dataclass(frozen=True, slots=True)
class Styles:
    """A document's styles by their ids."""

    by_id: Mapping[str, Any]

    def name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, small and without blanks ("title", "heading1"); it is the same in every language."""
        own = value(paragraph, "pPr", "pStyle")
        return "".join((value(self.by_id.get(own), "name") or own).casefold().split())

    def hides(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is hidden text, by its own word or by that of a style."""
        own = is_on(run, "rPr", "vanish")
        if own is not None:
            return own
        named = (value(run, "rPr", "rStyle"), value(paragraph, "pPr", "pStyle"))
        said = (is_on(style, "rPr", "vanish") for name in named for style in self._chain(name))
        return next((each for each in said if each is not None), False)

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """The id of a paragraph's list and its level in it, from 0; id 0 and the empty one are no list."""
        holders = [paragraph, *self._chain(value(paragraph, "pPr", "pStyle"))]
        number = next((found for each in holders if (found := value(each, "pPr", "numPr", "numId"))), "")
        level = next((found for each in holders if (found := value(each, "pPr", "numPr", "ilvl"))), "0")
        return number, int(level) if level.isdecimal() else 0

    def _chain(self, name: str) -> Iterator[Any]:
        for _ in range(LONGEST_CHAIN):
            style = self.by_id.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")


def styles_in(root: Any) -> Styles:
    """The styles that a document's part of styles defines; None for a document without one."""
    found = () if root is None else root.iterchildren("{*}style")
    return Styles({value(each, "styleId", own=True): each for each in found})
