"""Rules for bodies of which one came from the other.

In every example the Grain Office is the subject of what is said, the Audit Ministry the other.
"""

from __future__ import annotations

from pipeline.extraction.relations.rule import Rule, is_closed, is_meant, is_subject

FIRST_OF_SECOND: tuple[Rule, ...] = (
    Rule(
        "merged",
        "merged into",
        r"\s{be}(?:merged|integrated|incorporated|absorbed|folded|subsumed){when}\s(?:into|in|by|within|with){the}",
        is_subject,
        "The Grain Office was merged in 2031 into the new Audit Ministry.",
    ),
    Rule(
        "became a part",
        "merged into",
        r"\s(?:(?:has|have|will)\s)?bec(?:omes?|ame){when}\san?\s(?:[a-z]+\s)?{part}\s(?:of|within|under){the}",
        is_subject,
        "The Grain Office becomes a service of the Audit Ministry.",
    ),
    Rule(
        "renamed",
        "renamed",
        r"\s{be}(?:renamed|rebranded|re-named){when}(?:\s(?:as|to|into))?{the}",
        is_subject,
        "The Grain Office was renamed the Audit Ministry.",
    ),
    Rule(
        "changed its name",
        "renamed",
        r"\s{be}chang(?:ed|es) its name{when}\s(?:to|into){the}",
        is_subject,
        "The Grain Office changed its name to Audit Ministry.",
    ),
    Rule(
        "now",
        "renamed",
        r",?\s\(?(?:now|today)(?:\s(?:the|called|known as|named))*\s",
        is_closed,
        "the Grain Office (now the Audit Ministry)",
    ),
    Rule(
        "is now called",
        "renamed",
        r"\s(?:is|are)\s(?:now|today)\s(?:called|known as|named){the}",
        is_subject,
        "The Grain Office is now called the Audit Ministry.",
    ),
    Rule(
        "formerly",
        "formerly",
        r",?\s\(?(?:formerly|previously|until\s\d{{4}})(?:\s(?:the|called|known as|named))*\s",
        is_meant,
        "the Grain Office, formerly the Audit Ministry",
    ),
    Rule(
        "was formerly",
        "formerly",
        r"\s{be}(?:formerly|previously|once)\s{be}(?:called|known as|named){the}",
        is_subject,
        "The Grain Office was formerly known as the Audit Ministry.",
    ),
    Rule(
        "successor",
        "successor of",
        r"(?:,|\s{be}|\s\()\s?(?:(?:the|a)\s)?(?:legal\s)?successor(?:\s{body})?\s(?:to|of){the}",
        is_meant,
        "The Grain Office, the successor of the Audit Ministry, moved.",
    ),
    Rule(
        "succeeded",
        "successor of",
        r"\s(?:(?:has|have|had)\s)?succeed(?:s|ed)?{when}(?:\sto)?{the}",
        is_subject,
        "The Grain Office succeeded the Audit Ministry.",
    ),
    Rule(
        "and its predecessor",
        "successor of",
        r"(?:,)?\sand its predecessor(?:,|\s{body},?)?{the}",
        is_meant,
        "The Grain Office and its predecessor, the Audit Ministry, agreed.",
    ),
    Rule(
        "its predecessor",
        "successor of",
        r"['’]s predecessor(?:,|\s{body},?)?{the}",
        is_meant,
        "The Grain Office's predecessor, the Audit Ministry, had none.",
    ),
    Rule(
        "took over",
        "successor of",
        r"\s{be}(?:took over|taken over|takes over|assumed){when}\s{tasks}\s(?:of|from){the}",
        is_subject,
        "The Grain Office took over the functions of the Audit Ministry.",
    ),
    Rule(
        "replaced",
        "replaced",
        r"\s{be}replac(?:es|ed|ing){when}{the}",
        is_subject,
        "The Grain Office replaced the Audit Ministry.",
    ),
    Rule(
        "in its place",
        "replaced",
        r"\s{be}{founded}{when}\s(?:in place of|to replace|instead of){the}",
        is_subject,
        "The Grain Office was set up in place of the Audit Ministry.",
    ),
    Rule(
        "founded as successor",
        "successor of",
        r"\s{be}{founded}{when}\sas (?:the )?(?:legal )?successor(?:\s{body})?\s(?:to|of){the}",
        is_subject,
        "The Grain Office was set up as the successor to the Audit Ministry.",
    ),
    Rule(
        "established from",
        "established from",
        r"\s{be}{founded}{when}\s(?:on the basis of|out of|from|by merging|"
        r"(?:by|through|as|following|from)\s(?:the|a)\smerger of){the}",
        is_subject,
        "The Grain Office was established on the basis of the Audit Ministry.",
    ),
    Rule(
        "separated",
        "established from",
        r"\s{be}(?:split|separated|spun|hived)(?:\soff)?{when}\sfrom{the}",
        is_subject,
        "The Grain Office was separated from the Audit Ministry.",
    ),
)
"""Successions of which the first body is the subject."""

SECOND_OF_FIRST: tuple[Rule, ...] = (
    Rule(
        "turned into",
        "established from",
        r"\s{be}(?:turned|transformed|converted|reorgani[sz]ed|reconstituted|restructured){when}\sinto{the}",
        is_subject,
        "The Audit Ministry has been turned into the Grain Office.",
    ),
    Rule(
        "became",
        "established from",
        r"\s(?:(?:has|have|will)\s)?bec(?:omes?|ame){when}{the}",
        is_subject,
        "The Audit Ministry became the Grain Office.",
    ),
    Rule(
        "split into",
        "established from",
        r"\s{be}(?:split|divided)(?:\sup)?{when}\sinto{the}",
        is_subject,
        "The Audit Ministry was split into the Grain Office and the Seed Office.",
    ),
    Rule(
        "merged to form",
        "established from",
        r"\s{be}merged?{when}\sto (?:form|create|become){the}",
        is_subject,
        "The Audit Ministry merged to form the Grain Office.",
    ),
    Rule(
        "replaced by",
        "replaced",
        r"\s{be}(?:{ended}{when},?\sand\s)?{be}replaced{when}\s(?:by|with){the}",
        is_subject,
        "The Audit Ministry was abolished and replaced by the Grain Office.",
    ),
    Rule(
        "succeeded by",
        "successor of",
        r"\s{be}succeeded{when}\sby{the}",
        is_subject,
        "The Audit Ministry was succeeded by the Grain Office.",
    ),
    Rule(
        "tasks passed on",
        "successor of",
        r"\s{be}{ended}{when},?\sand\s{tasks}\s{be}(?:transferred|passed|given|handed)(?:\sover)?{when}\sto{the}",
        is_subject,
        "The Audit Ministry was dissolved and its functions were transferred to the Grain Office.",
    ),
    Rule(
        "its successor",
        "successor of",
        r"(?:['’]s|,? and its)(?:\slegal)?\ssuccessor(?:,|\s{body},?)?{the}",
        is_meant,
        "The Audit Ministry and its successor, the Grain Office, agreed.",
    ),
)
"""Successions of which the second body is the subject."""

SPREADING = frozenset({"established from", "split into", "merged to form", "replaced by"})
"""Rules whose second body may be several."""
