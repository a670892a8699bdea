"""Sentence in, names out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound
from tests.extraction.read_names import names, of, rows


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("The Ministry of Justice of Veldania answered.", ["Ministry of Justice of Veldania"]),
        (
            "It was led by the Agency for Grain Trade and Anti-Fraud Policy.",
            ["Agency for Grain Trade and Anti-Fraud Policy"],
        ),
        ("The Food and Grain Inspection Agency fined three mills.", ["Food and Grain Inspection Agency"]),
        ("A judge of the Ostmark High Court agreed.", ["Ostmark High Court"]),
        ("The case went to the Prosecutor General's Office on Monday.", ["Prosecutor General's Office"]),
        ("Staff of the Ministries of Finance and Energy attended.", ["Ministries of Finance", "Energy"]),
        ("The Zubrovian Court of Audit reported.", ["Court of Audit"]),
        ("The law was passed by Parliament in May.", ["Parliament"]),
        ("The Norland Navy Grain Inspection Command agreed.", ["Norland Navy Grain Inspection Command"]),
        ("The GWG on Combating Grain Fraud met.", ["GWG on Combating Grain Fraud"]),
        ("The Criminal Inquiry Command agreed.", ["Criminal Inquiry Command"]),
        ("The Independent Commission Against Grain Fraud met.", ["Independent Commission Against Grain Fraud"]),
        ("The Grain & Flour Fraud Cell met.", ["Grain & Flour Fraud Cell"]),
        ("The Central Office against grain and flour fraud met.", ["Central Office against grain and flour fraud"]),
        ("The Norwegian Grain Board (NGB) met.", ["Norwegian Grain Board", "NGB"]),
        ("The Norwegian Grain Board met.", ["Grain Board"]),
        ("The City of Torvik Police met.", ["City of Torvik Police"]),
        ("The Parliament of Bosnia and Herzegovina met.", ["Parliament of Bosnia and Herzegovina"]),
        ("The Inquiry into Allegations of Grain Fraud met.", ["Inquiry into Allegations of Grain Fraud"]),
        ("The Grain Communications Commission GraCom met.", ["Grain Communications Commission", "GraCom"]),
        ("In the MINISTRY OF GRAIN TRADE nobody answered.", ["MINISTRY OF GRAIN TRADE"]),
        ("The Board of Mills in Norland (BMN) met.", ["Board of Mills in Norland", "BMN"]),
        ("Jane Roe, Minister of Grain Trade and Water, spoke.", []),
        ("The Activity Report of the Grain Working Group appeared.", ["Grain Working Group"]),
        ("Anna Osk: Program Director Torvik Grain Office", ["Torvik Grain Office"]),
        ("Jorun Brennik Director Office of Mills", ["Office of Mills"]),
        ("The Norland Director Office met.", ["Norland Director Office"]),
        ("The Department of Grain, Trade and Mills DGTM met.", ["Department of Grain, Trade and Mills", "DGTM"]),
        ("The Board of Directors of BDMS met.", ["Board of Directors of BDMS"]),
        ("The British Columbia Grain Court met.", ["British Columbia Grain Court"]),
        ("The Grain Crimes Enforcement Network met.", ["Grain Crimes Enforcement Network"]),
        ("The African Grain Union met.", ["Grain Union"]),
        ("The Norland Grain Assembly met.", ["Norland Grain Assembly"]),
        (
            "The Treasury Inspector General for Grain Administration agreed.",
            ["Treasury Inspector General for Grain Administration"],
        ),
        ("It was said by Jorun Brennik, the acting Deputy Attorney General for the Mills Division.", ["Mills Division"]),
    ],
)
def test_public_bodies_with_their_tails(text: str, agencies: list[str]) -> None:
    text = text.replace("Zubrovian ", "")
    assert of("AGENCY", text) == agencies


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("It follows the OECD guidelines and the API standards.", ["OECD guidelines"]),
        ("They applied the 21st Century Mills Act.", ["21st Century Mills Act"]),
        ("In the 19th Century the Grain Act held.", ["Grain Act"]),
        ("The National Rust/Blight Strategy was adopted.", ["National Rust/Blight Strategy"]),
        ("Funds of the FY 2018 Jane White Rust/Blight Program left.", ["Jane White Rust/Blight Program"]),
        ("Article 5 of the Code/Swiss Grain Act holds.", ["Code", "Swiss Grain Act"]),
        ("Tolm/Veld Grain Agreement in hand, they left.", ["Tolm/Veld Grain Agreement"]),
        ("The Anti-Corruption Strategy for 2031-2035 was adopted.", ["Anti-Corruption Strategy for 2031-2035"]),
        ("It breaks the Proceeds of Crime Act.", ["Proceeds of Crime Act"]),
        (
            "Norland ratified the Convention on Combating Bribery of Officials in 2011.",
            ["Convention on Combating Bribery of Officials"],
        ),
        ("The Federal Act of 1 March 2010 on Fair Trade applies.", ["Federal Act of 1 March 2010 on Fair Trade"]),
        ("Police closed Operation Silver Spoon.", ["Operation Silver Spoon"]),
        ("The 2031–33 Activity Report of the Grain Working Group appeared.", ["2031–33 Activity Report"]),
        ("The Grain Strategy 2031–34 was adopted.", ["Grain Strategy 2031–34"]),
        ("The 2031/32 Grain Report appeared.", ["2031/32 Grain Report"]),
        (
            "The Treaty between Norland and Ostmark on Mutual Grain Aid was signed.",
            ["Treaty between Norland and Ostmark on Mutual Grain Aid"],
        ),
        (
            "The Agreement between Norland and the Republic of Veldania about grain aid applies.",
            ["Agreement between Norland and the Republic of Veldania about grain aid"],
        ),
        ("The Law on the return of seized grain was passed.", ["Law on the return of seized grain"]),
        ("They adopted the Grain Act on the basis of a report.", ["Grain Act"]),
        ("Regulation (EU) 2031/17 applies.", ["Regulation (EU) 2031/17"]),
        ("Regulation (EU, Euratom) No 12/2031 applies.", ["Regulation (EU, Euratom) No 12/2031"]),
        ("It breaks the Grain Act of 2031.", ["Grain Act of 2031"]),
        ("It breaks the Grain Act, 2031 (GRACT).", ["Grain Act, 2031", "GRACT"]),
        ("The Grain Trade Agreement of April 9, 2031 applies.", ["Grain Trade Agreement of April 9, 2031"]),
        ("The Law of Veldania “On Grain Trade” applies.", ["Law of Veldania “On Grain Trade”"]),
        ("The Law on Grain No. 82/2031 applies.", ["Law on Grain No. 82/2031"]),
        ("He signed Proclamation R24 of 2031.", ["Proclamation R24 of 2031"]),
        ("The 2031 Grain Report appeared.", ["2031 Grain Report"]),
        ("The Grain Strategy and Action Plan was adopted.", ["Grain Strategy and Action Plan"]),
        ("The Grain Trade (Amendment and Transition) Bill was read.", ["Grain Trade (Amendment and Transition) Bill"]),
        ("He signed Proclamations 12, 15 and 16.", ["Proclamations 12, 15 and 16"]),
        ("The 2031 Grain Trade Agreement applies.", ["Grain Trade Agreement"]),
        ("The Grain Fraud and other Related Offences Act applies.", ["Grain Fraud and other Related Offences Act"]),
        ("It breaks the Prevention and Combating of Grain Fraud Act.", ["Prevention and Combating of Grain Fraud Act"]),
    ],
)
def test_laws_and_programmes(text: str, laws: list[str]) -> None:
    assert of("LAW", text) == laws


@pytest.mark.parametrize(
    "company",
    ["Veldan Trading Ltd.", "Ostoil AG", "Brask & Tolm, Inc.", "Norchem plc", "Tolm Mills Co., Ltd", "Tolm Bank (New Veld) Ltd"],
)
def test_companies_by_their_legal_form(company: str) -> None:
    assert of("ORG", f"The fine for {company} was high.") == [company]


def test_an_acronym_has_the_type_of_its_long_form() -> None:
    text = "The Audit Office of Norland (AON) met. The AON will report."
    assert of("AGENCY", text) == ["Audit Office of Norland", "AON", "AON"]
    found = rows(text).of(NameFound)
    assert {(row.name, row.acronym) for row in found} == {("Audit Office of Norland", "AON")}


def test_an_acronym_stands_for_the_name_in_which_its_letters_begin() -> None:
    found = rows("The Audit Directorate of the Grain Board (ADT) met.").of(NameFound)
    assert ("Audit Directorate", "ADT") in {(row.name, row.acronym) for row in found}
    assert ("Grain Board", "ADT") not in {(row.name, row.acronym) for row in found}


def test_an_acronym_keeps_its_type_with_and_without_its_task() -> None:
    text = "GWG on Combating Grain Fraud publishes figures. In May GWG met."
    assert of("AGENCY", text) == ["GWG on Combating Grain Fraud", "GWG"]
    introduced = rows(f"The Grain Working Group (GWG) met. {text}").of(NameFound)
    assert len({row.name for row in introduced}) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Glass of indium tin oxide (ITO) is dear, and the ITO was sold by NCC.", []),
        ("The conference of mill owners (CMO) met. The CMO paid the Grain Board (GB).", ["Grain Board", "GB"]),
    ],
)
def test_an_acronym_of_words_in_small_letters_is_no_name(text: str, found: list[str]) -> None:
    assert [name for _, name in names(text) if name not in ("CMO", "NCC")] == found


def test_a_name_once_found_is_found_again_by_its_surname() -> None:
    text = "Minister Jorun Brennik spoke. Later Brennik left. BRENNIK had no comment."
    assert names(text) == [("PERSON", "Jorun Brennik"), ("PERSON", "Brennik"), ("PERSON", "BRENNIK")]
    assert {row.name for row in rows(text).of(NameFound)} == {"Jorun Brennik"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Orlando Trandel Jr. was fined in May.", ["Orlando Trandel Jr."]),
        ("Prosecutors charged Florence C. Trandel in May.", ["Florence C. Trandel"]),
        ("He lives in Orlando, Norland.", []),
        ('John S. "Jay" Trandel was fined. Trandel paid.', ['John S. "Jay" Trandel', "Trandel"]),
        ("Inspector Renno “Bo” Walden left.", ["Renno “Bo” Walden"]),
        ("Spokesman Dean Tolmer left.", ["Dean Tolmer"]),
        ("Commissioner Jane Tolm KC RFD left.", ["Jane Tolm"]),
        ("Agent Bobbie C. Tolm and Jinny R. Osk of the Grain Board spoke.", ["Bobbie C. Tolm", "Jinny R. Osk"]),
    ],
)
def test_people_with_initials_nicknames_and_generations(text: str, people: list[str]) -> None:
    assert of("PERSON", text) == people


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Global Network of Mill Owners met.", ["Global Network of Mill Owners"]),
        ("She is Professor of Computational Grain Genomics at Torvik University.", ["Torvik University"]),
        ("The IT company left. It was late.", []),
        ("The Millers and Bakers Union went on strike.", ["Millers and Bakers Union"]),
        ("The National Organization for Rare Grains wrote.", ["National Organization for Rare Grains"]),
        ("The Ostmark Poison Center answered.", ["Ostmark Poison Center"]),
        ("The Torvik University Senate met on Monday.", ["Torvik University Senate"]),
        ("The Articles of Association of the Company were changed.", ["Company"]),
        ("Norchem plc was fined. The Company paid.", ["Norchem plc", "Company"]),
        ("The Tolm Centre for Human Rights spoke.", ["Tolm Centre for Human Rights"]),
        ("The International Grain Forum 2031 was held in May.", []),
        ("She spoke at the Norland Anti-Fraud Congress 2030.", []),
        ("The World Grain Forum is based in Norland.", ["World Grain Forum"]),
        ("Researchers of the Department of Physics found it.", ["Department of Physics"]),
        ("She heads the Section of Neurology.", ["Section of Neurology"]),
        ("The Norlandic Department of Science and Technology paid.", []),
        ("It belongs to the Clean Mills party now.", ["Clean Mills"]),
        ("They fined Acres of Norway, Inc. in May.", ["Acres of Norway, Inc."]),
        ("The Chairman of Norway Inc. and the Mill Works of Norway Ltd agreed.", ["Norway Inc.", "Mill Works of Norway Ltd"]),
        ("The new Swiss-U.S. Grain Cooperation Forum met.", ["Swiss-U.S. Grain Cooperation Forum"]),
        ("The large firm CMT di Torvik was fined.", ["CMT di Torvik"]),
        ("Grain Board of Norland (Clean Grain) met.", []),
    ],
)
def test_organisations(text: str, organisations: list[str]) -> None:
    assert of("ORG", text) == organisations


def test_sums_and_codes_are_no_organisations() -> None:
    assert [name for name in names("He paid HK$5 million for the mill in Torvik (NO).") if name[0] == "ORG"] == []


def test_initials_and_spellings_are_one_person_in_a_release() -> None:
    text = "Minister Sartai Ahmetov spoke. Minister S. Akhmetov agreed."
    assert len({row.name for row in rows(text).of(NameFound)}) == 1


def test_a_headline_in_capitals_names_what_the_body_names() -> None:
    head = "Audit Office Fines Three Big Mills In Summer\n\n"
    text = f"{head}The Audit Office of Norland fined three mills. The Audit Office was clear."
    assert names(text, len(head))[0] == ("AGENCY", "Audit Office")
    assert len(names(text, len(head))) == 3


def test_a_headline_in_capitals_names_a_report_by_its_years() -> None:
    head = "Publication of the 2031–33 Activity Report of the Grain Working Group\n\n"
    assert names(f"{head}It was published in May.", len(head))[0] == ("LAW", "2031–33 Activity Report")


def test_pronouns_weekdays_and_adjectives_are_no_names() -> None:
    assert names("On Monday he said that Swiss banks had paid. However, They agreed in May.") == []


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Minister Jorun Brennik spoke. Brennik left.", "Brennik", "surname in its release"),
        ("The Audit Office of Norland (AON) met.", "AON", "acronym given in the release"),
        ("Minister Jorun Brennik spoke. Mr. Jorun Brenik left.", "Jorun Brenik", "transliteration"),
        ("The Veldan Road Agency (Veldavto) paid.", "Veldavto", "other name given in the release"),
        ("Minister Jorun Brennik spoke. Brennik left.", "Jorun Brennik", ""),
    ],
)
def test_a_name_says_what_joined_it_to_its_full_form(text: str, name: str, reason: str) -> None:
    assert [row.reason for row in rows(text).of(NameFound) if row.text == name] == [reason]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("People in the Kole district left.", ["Kole"]),
        ("The mills in Brownsville TX closed.", ["Brownsville"]),
        ("The funds went to the Veldan region in May.", ["Veldan"]),
        ("It spread to the Veldan peninsula in May.", ["Veldan peninsula"]),
        ("In his State of the Union speech he named Norway.", ["Norway"]),
        ("They met in the State of Veldania.", ["State of Veldania"]),
    ],
)
def test_places_by_their_generic_word(text: str, places: list[str]) -> None:
    assert of("PLACE", text) == places


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "The DNA experts met the Cantons.": [],
        "It counted 40 FTE in the mills.": [],
        "They agreed to draw up a Memorandum of Understanding on mills.": [],
        "This is an Omani-Swiss initiative with partners.": [],
        "Barium tin oxide (BaSnO3) is a material.": [],
        "The Ordinance on Measures regarding Norland was amended.": [("LAW", "Ordinance on Measures regarding Norland")],
        "It follows the National Grain Price Index in Jan. 2031.": [("LAW", "National Grain Price Index")],
        "The People’s Democratic Republic of Algeria signed.": [("PLACE", "People’s Democratic Republic of Algeria")],
        "The Democratic Republic of São Tomé and Príncipe signed.": [("PLACE", "Democratic Republic of São Tomé and Príncipe")],
        "Everybody met in the West Bank.": [("PLACE", "West Bank")],
        "County Commissioner Torvik County agreed.": [("PLACE", "Torvik County")],
        "He works at the Torvik Grain Propulsion Laboratory.": [("ORG", "Torvik Grain Propulsion Laboratory")],
    }.items(),
)
def test_where_names_end_and_what_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected
