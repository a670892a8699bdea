"""What has a name of its own but is no name of ours, so that its words must not pass for people or bodies."""

from __future__ import annotations

from pipeline.extraction.names.grammar import Pattern

UNNAMED = (
    Pattern(
        name="storm or vessel",
        kind="event",
        pattern="[ STORM&CAP (?:CAP&GLUED&!FIRST)+ ]",
        label="EVENT",
        example="Forty mills were lost to Hurricane Ostrava in May.",
        finds=("Hurricane Ostrava",),
    ),
)
