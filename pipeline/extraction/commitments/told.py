"""What was told in the past of a task that stood then: "said that it would publish", "announced that it was ready to".

The tense of such a clause follows that of the verb above it (backshift: Quirk et al. 1985, sections 14.31 to 14.33).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extraction.text.subjects import first_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANNOUNCING = frozenset(
    {
        "add", "announce", "assure", "clarify", "confirm", "declare", "emphasise", "emphasize", "indicate", "inform", "reaffirm",
        "reiterate", "say", "state", "stress", "tell", "underline"
    }
)  # fmt: skip


def told_clause(verb: Token) -> Token | None:
    """The verb of the clause that was told in the past, if a verb is joined to it by "and" or is itself that."""
    verb = first_of(verb)
    above = verb.head
    told = verb.dep_ == "ccomp" and above.tag_ in ("VBD", "VBN") and above.lemma_ in _ANNOUNCING
    return verb if told else None


def is_told_as_present(verb: Token) -> bool:
    """Whether a verb in the past tells what was so when somebody spoke of it; "had agreed" tells of a time before."""
    past = verb.tag_ == "VBD" or any(child.tag_ == "VBD" and child.lemma_ == "be" for child in verb.lefts)
    return past and told_clause(verb) is not None
