"""The rules that find names: what each is called in `mentions.rule`, how much it says of a name's type, and an example.

The rules stand in the order in which they are tried. Those of `grammar.Pattern` stand with their patterns in the finders; the
others say here what a function finds there. Every example is a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.rows import NAMED_AGAIN, SEEN_BY_MODEL

TRUST: Mapping[str, int] = {
    "legal form": 6,
    "head": 5,
    "known": 5,
    "acronym": 5,
    "office": 4,
    "title": 4,
    "noun": 3,
    "generic word": 3,
    "shape": 2,
    "again": 1,
    "model": 1,
}
"""What gives a name its type → how much it counts where a release finds one name under several. Set on annotated releases."""


@dataclass(frozen=True, slots=True)
class Rule:
    """`kind` is a key of TRUST; `finds` are the names of the example that the rule finds, all of label `label`."""

    name: str
    kind: str
    label: str
    example: str
    finds: tuple[str, ...]

    @property
    def trust(self) -> int:
        return TRUST[self.kind]


SMALL_PLAN = Rule(
    "plan with only its first word in capitals",
    "noun",
    "LAW",
    "They adopted the Road map for improving mills.",
    ("Road map for improving mills",),
)
OFFICE = Rule(
    "office that acts as a body",
    "office",
    "AGENCY",
    "It was sent to the Prosecutor General of Ostmark in May.",
    ("Prosecutor General of Ostmark",),
)
LEGAL_FORM = Rule(
    "legal form of a company", "legal form", "ORG", "The fine for Veldan Trading Ltd. was high.", ("Veldan Trading Ltd.",)
)
HEAD = Rule("noun that says what it is", "head", "AGENCY", "A judge of the Ostmark High Court agreed.", ("Ostmark High Court",))
FOREIGN = Rule(
    "noun of another language that says what it is",
    "head",
    "AGENCY",
    "The Ministerio de Hacienda paid.",
    ("Ministerio de Hacienda",),
)
PARTNERS = Rule("partners that an ampersand joins", "noun", "ORG", "The fine for Brask & Tolm was high.", ("Brask & Tolm",))
TASK = Rule("acronym and task", "head", "AGENCY", "The GWG on Combating Grain Fraud met.", ("GWG on Combating Grain Fraud",))
PROGRAMME = Rule(
    "noun of a programme beside it", "noun", "LAW", "The Tolm-Nadezh Alany project was praised.", ("Tolm-Nadezh Alany",)
)
ORGANISATION = Rule(
    "noun of an organisation beside it", "noun", "ORG", "It was paid by the newspaper Ostkurier in May.", ("Ostkurier",)
)
LAW_OF_BODY = Rule("law by an acronym and its noun", "head", "LAW", "He signed the OECD convention in May.", ("OECD convention",))
QUOTED_PROGRAMME = Rule(
    "programme in quotation marks behind its noun",
    "noun",
    "LAW",
    "The project “Adal Ostmark” was praised.",
    ("Adal Ostmark",),
)
CASE = Rule("noun of a case or affair behind it", "noun", "PERSON", "Two were fined in the Brennik case.", ("Brennik",))
GENERIC = Rule(
    "generic word of a place", "generic word", "PLACE", "It spread to the Veldan peninsula in May.", ("Veldan peninsula",)
)
BEFORE_REGION = Rule(
    "place before its region", "generic word", "PLACE", "She is 24, of Scott Tolm, Kazakhstan, and works there.", ("Scott Tolm",)
)
PLACE_CODE = Rule("code of a place in brackets", "generic word", "PLACE", "She lives in Almaty (NO) today.", ("NO",))
KNOWN = Rule("known name", "known", "PLACE", "She lives in Kazakhstan today.", ("Kazakhstan",))
TITLE = Rule("title before a person", "title", "PERSON", "Tan Sri Jorun Brennik spoke.", ("Jorun Brennik",))
SHAPE = Rule(
    "words and surroundings of a person", "shape", "PERSON", "It was Jorun Brennik, head of the mill.", ("Jorun Brennik",)
)
MODEL = Rule(SEEN_BY_MODEL, "model", "ORG", "He joined Nordhaven Software in May.", ("Nordhaven Software",))
ACRONYM = Rule("acronym of a name", "acronym", "AGENCY", "The Audit Office of Norland (AON) met.", ("AON",))
SPELT = Rule(
    "words that an acronym spells",
    "acronym",
    "LAW",
    "They adopted the Clean Mills Plan and Open Ledger (CMPOL) in May.",
    ("Clean Mills Plan and Open Ledger",),
)
CALLED = Rule("other name in brackets", "acronym", "AGENCY", "The Veldan Road Agency (Veldavto) paid.", ("Veldavto",))
AGAIN = Rule(NAMED_AGAIN, "again", "PERSON", "Minister Jorun Brennik spoke. Brennik left.", ("Brennik",))
LONE_HEAD = Rule(
    "noun of a name of the release, by itself", "again", "ORG", "The fine was high, and the Company paid it.", ("Company",)
)
