"""Inner parts of bodies, whose names say nothing without the body: "Governing Board (of the Mill Bank)", "Board of Directors"."""

from __future__ import annotations

from pipeline.extraction.text.words import Word

PARTS = frozenset({"Assembly", "Board", "Boards", "Chamber", "Chambers", "Committee", "Council", "Secretariat"})
"""Bodies that others have within them."""
FRONTS = frozenset(
    {
        "Administrative", "Advisory", "Appeals", "Bank", "Civil", "Criminal", "Executive", "General", "Governing", "Grand",
        "Management", "Permanent", "Standing", "Steering", "Supervisory"
    }
)  # fmt: skip
"""Words before these that do not tell whose they are."""
MEMBERS = frozenset({"Directors", "Governors", "Trustees"})


def is_inner_part(words: list[Word], at: int, stop: int) -> bool:
    """Whether a name whose head is words[at] and that ends at `stop` says no more than which part of a body it is."""
    first = at
    while first and words[first].glued and words[first - 1].text in FRONTS:
        first -= 1
    whole = not (first and words[first].glued and words[first - 1].cap)
    members = [word.text for word in words[at + 1 : stop]]
    return whole and words[at].text in PARTS and (not members or (members[0] == "of" and {*members[1:]} <= MEMBERS))


def owner_of_part(words: list[Word], lo: int, hi: int) -> int | None:
    """Where the body begins of which the name words[lo:hi] says an inner part; None where it is no such name."""
    at = next((k for k in range(lo, hi) if words[k].text in PARTS), hi)
    of = next((k for k in range(at + 1, hi - 1) if words[k].lower == "of" and words[k + 1].text not in MEMBERS), hi)
    if of == hi or not is_inner_part(words, at, of):
        return None
    return of + 1 + (words[of + 1].lower == "the")
