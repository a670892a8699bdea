import pytest

from pipeline.cleaning.endings import Endings
from pipeline.release import Draft, RawRelease

BODY = [
    "The Court of Norland has opened a register of the assets of its officials.",
    "It holds the declarations of judges and prosecutors, and more are to follow.",
]


def ended(*below: str) -> tuple[list[str], dict[str, str]]:
    """What is left of the body with these lines below, and what was dropped why."""
    draft = Endings().clean(Draft.of(RawRelease("a.txt", "\n\n".join([*BODY, *below]))))
    return [line.text for line in draft.lines if line.text], {drop.text: drop.reason for drop in draft.drops}


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        (["Media contact: press@example.org"], "contact block"),
        (["Press service of the Court of Norland"], "contact block"),
        (["For further information, please contact the press office (press@example.org)."], "contact block"),
        (["Contact:", "Press office of the court", "Tel. +00 00 000 00 00"], "contact block"),
        (["About the Court of Norland", "The court was founded to hear cases of corruption."], "about block"),
        (["About the Court: it hears cases of corruption."], "about block"),
        (["Notes to editors:", "The court hears cases of corruption."], "notes to editors"),
        (["Related content", "Norland joins the Convention of Norhaven", "Ostmark returns assets"], "related list"),
        (["Other news of the court", "Norland joins the Convention"], "related list"),
        (["Factual Basis for Plea"], "attached files"),
        (["Component: Criminal Division", "Press contact: press@example.org"], "tags"),
    ],
)
def test_what_stands_below_goes(below: list[str], reason: str) -> None:
    kept, dropped = ended(*below)
    assert kept == BODY
    assert set(dropped) == set(below)
    assert dropped[below[0]] == reason


@pytest.mark.parametrize(
    "below",
    [
        ["About the register", *BODY * 3],
        ["Related", "“We will publish more,” said the president of the court."],
        ["Share", *BODY],
        ["Notes to editors", "In 2020 the court heard 48 cases."],
        ["The court will sit again on Monday."],
        ["The court fined:", "Brandt Shipping", "Lindenau Trading", "the Ferry Company"],
        ["Contacts between the two courts have become closer, the president said."],
        ["The judgment may be read on demand and under the usual conditions at the registry (registry@norland.example)."],
        [
            "Contact:",
            "The court spoke once the courts of Ostmark and of Veldania had approved the plea that Brandt had made in spring.",
        ],
        ["Questions remain about the accounts in Ostmark, the court found in its judgment."],
    ],
)
def test_what_is_the_releases_own_stays(below: list[str]) -> None:
    assert ended(*below) == ([*BODY, *below], {})


def test_a_link_between_paragraphs_goes_alone() -> None:
    kept, dropped = ended("Download the report", *BODY)
    assert kept == BODY * 2 and dropped == {"Download the report": "attached files"}


def test_a_footnote_below_the_contact_block_stays() -> None:
    kept, dropped = ended("Contact:", "Tel. +00 00 000 00 00", "[1] Norland, Ostmark and Veldania.")
    assert kept == [*BODY, "[1] Norland, Ostmark and Veldania."] and set(dropped) == {"Contact:", "Tel. +00 00 000 00 00"}


def test_a_person_whom_only_the_contact_block_names_stays_with_the_role() -> None:
    kept, dropped = ended("Further details:", "Jorun Haldasen", "Head of Communication", "Tel. +00 00 000 00 00")
    assert kept == [*BODY, "Jorun Haldasen", "Head of Communication"]
    assert set(dropped) == {"Further details:", "Tel. +00 00 000 00 00"}


def test_a_release_of_furniture_only_is_left_to_others() -> None:
    draft = Endings().clean(Draft.of(RawRelease("a.txt", "Contact: press@example.org")))
    assert draft.drops == ()
