"""The types of entity in plain words, for people who read a page or a chart."""

from __future__ import annotations

NOUNS = {"PERSON": "person", "AGENCY": "public body", "ORG": "organisation", "PLACE": "place", "LAW": "law or programme"}
PLURALS = {
    "PERSON": "people",
    "AGENCY": "public bodies",
    "ORG": "other organisations",
    "PLACE": "places",
    "LAW": "laws and programmes",
}


def noun(kind: str) -> str:
    """A label or a table in words: PERSON is a person, topic_words are topic words."""
    return NOUNS.get(kind, kind.replace("_", " "))


def plural(kind: str) -> str:
    """A label or a table as a heading of many: PERSON is people, topic_words are topic words."""
    return PLURALS.get(kind, kind.replace("_", " "))
