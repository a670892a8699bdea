"""What a topic is called where people read it: by its label, or by its first words where nothing names it."""

from __future__ import annotations

import pandas as pd

from pipeline.rows import Topic

WORDS = 3
"""So many of its words tell a topic that has no name."""


def is_named(number: int, label: str) -> bool:
    """Whether a label says what the topic is about."""
    return label != Topic.unnamed.format(number)


def first_words(terms: str) -> str:
    """Of terms separated by ; the first ones: "plan, action, tariff"."""
    return ", ".join(term.strip() for term in terms.split(";")[:WORDS])


def named(topics: pd.DataFrame) -> list[bool]:
    """Which of some topics have a name."""
    return [is_named(number, label) for number, label in zip(topics["topic"], topics["label"], strict=True)]


def topic_names(topics: pd.DataFrame) -> list[str]:
    """The labels of some topics; for those without a name "words: plan, action, tariff"."""
    told = zip(named(topics), topics["label"], topics["terms"], strict=True)
    return [label if has_name else f"words: {first_words(terms)}" for has_name, label, terms in told]
