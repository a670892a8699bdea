"""Bodies in small letters that their surroundings make a name, and bodies named by their field or task alone."""

from __future__ import annotations

from pipeline.extraction.names.grammar import Pattern

DESCRIBED = (
    Pattern(
        name="body described, its acronym in brackets",
        kind="head",
        pattern=(
            "[ MODIFIER&!CAP (?:MODIFIER&GLUED&!CAP)* BODY_NOUN&GLUED&!CAP"
            " (?:on|for|against) !BARRIER&!BREAK&!VERB&!BODY_NOUN {0,11}? ] OPEN [ ACRONYM&!NO_BODY ] SHUT"
        ),
        label="AGENCY",
        example="The interdepartmental coordinating group on grain fraud (KGGF) met.",
        finds=("interdepartmental coordinating group on grain fraud",),
    ),
    Pattern(
        name="government of a country, in small letters",
        kind="head",
        pattern="[ government&!CAP of (?:the)? (?: GPE&CAP (?:GPE&CAP&GLUED&!FIRST)* | PLACE&CAP ) ]",
        label="AGENCY",
        example="It was built in the time of the government of Nauru.",
        finds=("government of Nauru",),
    ),
    Pattern(
        name="field of government and country",
        kind="head",
        pattern="(?<!CAP) [ FIELD&CAP&!GPE PLACE&CAP&GLUED&!FIRST ] (?!CAP&GLUED&!FIRST)",
        label="AGENCY",
        example="She showed it to Statistics Norway in May.",
        finds=("Statistics Norway",),
    ),
)
