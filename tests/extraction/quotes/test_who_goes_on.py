"""Who goes on speaking: whom pronouns, descriptions and sentences without a cue leave to those who spoke before."""

from __future__ import annotations

import pytest

from tests.extraction.quotes.test_quotes import said
from tests.extraction.read_names import rows

ALONE = "“The old one was built by hand and has to go this year, whatever it costs the council.”"


def last_speaker(text: str) -> str | None:
    """Who speaks last, the names and roles found in the text itself."""
    return said(text, rows(text))[-1][1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ivana Roe said the mill was old. Tomas Hale has opened a new one. She further noted that it was dear.", "Ivana Roe"),
        ("Mara Lund said the dam was safe. Minister Odo Krall has visited it. He added that it would last.", "Mara Lund"),
        ("Ivana Roe said the mill was old. The council wants Tomas Hale to repair it. “It will be dear,” she said.", "Ivana Roe"),
        (
            "Mara Lund told the council that the dam was safe. The council has suggested Odo Krall resign. “I agree,” she said.",
            "Mara Lund",
        ),
        ("Ivana Roe said the mill was old. On Tomas Hale's demand she stressed that it would close.", "Ivana Roe"),
        ("Mara Lund said the dam was safe. On Odo Krall's plan, she stressed that it was dear.", "Mara Lund"),
        ("Tomas Hale was present and he named two mills, indicating that they would close.", "Tomas Hale"),
        ("Mara Lund said the dam was safe. Odo Krall opened a mill. He said that it was new.", "Odo Krall"),
    ],
)
def test_a_pronoun_is_no_one_of_whom_is_only_told(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Finance Minister Ivana Roe met General Tomas Hale. Roe said that the mill was old. The official said it leaks.",
            "Roe",
        ),
        (
            "Mara Lund met the farmer Odo Krall. “The dam is safe,” Lund said. The politician noted that it was dear.",
            "Lund",
        ),
        (
            "Prosecutor General Tomas Hale was told to act. The head of state said that nobody would be spared.",
            None,
        ),
        ("Chief Judge Odo Krall was told to act. The president of the council said that nobody would be spared.", None),
    ],
)
def test_a_description_is_the_only_one_who_spoke_and_holds_no_other_office(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Odo Krall left. “The dam is safe,” said Mara Lund. According to the biophysicist, it will last.", "Mara Lund"),
        ("Odo Krall left. Mara Lund explains it to farmers. The chemist stressed that the dam was safe.", "Mara Lund"),
        ("“The dam is safe,” said Mara Lund. Odo Krall built it. According to the biophysicist, it will last.", None),
        (
            "President Ivana Roe met President Tomas Hale. Roe said that the mill was old. The president noted that it leaks.",
            "Roe",
        ),
    ],
)
def test_a_description_is_of_whoever_just_spoke(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (f"Mara Lund visited the council of Aldport. Mara Lund explains. {ALONE}", "explains"),
        (f"But Krall counters: {ALONE}", "counters"),
    ],
)
def test_the_cue_is_the_verb_in_front(text: str, cue: str) -> None:
    assert said(text, rows(text))[-1][2] == cue


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ombudsman Ivana Roe came to Torvik. The Ombudsman said that the mill was old.", "Ivana Roe"),
        ("Auditor General Mara Lund came to Aldport. The Auditor General said that the dam was safe.", "Mara Lund"),
        ("President Ivana Roe came to Torvik. The President in her speech mentioned that the mill was old.", "Ivana Roe"),
        ("Governor Mara Lund came to Aldport. The Governor, in an interview, said that the dam was safe.", "Mara Lund"),
    ],
)
def test_an_office_is_who_holds_it(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Ivana Roe said the mill was “in danger” of falling.\n\n{ALONE}", "Ivana Roe"),
        (f"Mara Lund came to Aldport. The dam is safe, she said.\n\n{ALONE}", "Mara Lund"),
        (f"“The mill will close,” said Ivana Roe.\n\nThe mill is in Torvik.\n\nIt has two floors.\n\n{ALONE}", "Ivana Roe"),
        (
            f"“The dam is safe,” said Mara Lund.\n\n“It is not,” said Odo Krall.\n\nIt is in Aldport.\n\nIt is old.\n\n{ALONE}",
            None,
        ),
        (
            f"Mara Lund said that the dam was safe.\n\nA group, led by the former minister of Veldania, Odo Krall, was there."
            f"\n\n{ALONE}",
            "Mara Lund",
        ),
    ],
)
def test_a_sentence_that_stands_alone_is_of_whoever_speaks_before(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Prime Minister Mara Lund opened the dam. In the House, the PM added that it was safe.", "Mara Lund"),
        ("Director of Public Prosecutions Ivana Roe left. The DPP said that the file was complete.", "Ivana Roe"),
        (
            "Grain Trade Officer Odo Krall left. The Grain Trade Office (GTO) met. The GTO said the dam was safe.",
            "GTO",
        ),
    ],
)
def test_the_acronym_of_an_office_is_its_holder_unless_it_is_a_bodys(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Audit Court met. The supervisory authority FARA announced on Monday that the mill would close.", "FARA"),
        ("The council met in Aldport. The supervisory authority DARA announced on Friday that the dam was safe.", "DARA"),
        ("The Federal Government met. The newly elected government said that the mill would close.", None),
        ("The Federal Government met. The previous government said that the dam was safe.", None),
        ("The Federal Data Commissioner examined the mill. He noted that it was old.", "Federal Data Commissioner"),
        ("The National Privacy Commissioner visited the dam. She stressed that it was safe.", "National Privacy Commissioner"),
    ],
)
def test_a_body_is_named_beside_its_noun_and_may_be_one_person(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The Audit Office of Norland closed the file. It said “the mill is old and leaks.” “The dam is safe,” it said.",
        "The Port Authority closed the quay. “The mill is old and leaks,” it said. It added that “the dam is safe for all.”",
        "The Port Authority closed the quay. It said that the mill leaks.\n\n“It will last,” it said. It added that it was old.",
    ],
)
def test_it_goes_on_as_the_body_that_it_was_before(text: str) -> None:
    body = text.partition(" closed")[0].removeprefix("The ")
    assert [speaker for _, speaker, _ in said(text, rows(text))] == [body] * (
        text.count(" said ") + text.count("added") + text.count("said.")
    )
