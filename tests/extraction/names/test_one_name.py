"""A release in; the fullest form that each of its names is of out."""

from __future__ import annotations

import pytest

from pipeline.rows import NameFound
from tests.extraction.read_names import rows


def fullest(text: str, publisher: str = "") -> dict[str, str]:
    """Words of a name → its fullest form, in a release of a publisher."""
    return {row.text: row.name for row in rows(text, publisher=publisher).of(NameFound)}


@pytest.mark.parametrize(
    "text",
    [
        "Jorun Brennik, a/k/a Jo Tolm, was fined. Tolm paid.",
        "The man, Jorun Brennik (also known as Jo Tolm), was fined.",
        "Jorun Brennik, aka Bror Sartai, aka Jo Tolm, was fined in Norland.",
        "Jorun Brennik, a/k/a Bror Sartai and Jo Tolm, was fined. Mira Vold spoke. Arne Osk, an assistant of hers, left.",
    ],
)
def test_another_name_of_a_person_is_theirs(text: str) -> None:
    assert fullest(text)["Jo Tolm"] == "Jorun Brennik"


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "The Integrity and Mills Commission of Zembala met. The Commission sat for two days.",
            "Commission",
            "Integrity and Mills Commission of Zembala",
        ),
        ("The Grain and Harbour Tribunal ruled. The Tribunal sits in Torvik.", "Tribunal", "Grain and Harbour Tribunal"),
        ("The Ministry of Mills and the Grain Board met. The Ministry will move.", "Ministry", "Ministry of Mills"),
    ],
)
def test_the_noun_behind_joined_fields_is_short_for_the_body(text: str, short: str, name: str) -> None:
    assert fullest(text)[short] == name


def test_who_is_named_further_on_is_somebody_else() -> None:
    found = fullest("Jorun Brennik, a/k/a Jo Tolm, paid a fine to Mira Sartai of the court. Arne Vold, who was there, spoke.")
    assert (found["Jo Tolm"], found["Mira Sartai"], found["Arne Vold"]) == ("Jorun Brennik", "Mira Sartai", "Arne Vold")


def test_who_is_fined_beside_a_person_of_two_names_is_somebody_else() -> None:
    found = fullest("Jorun Brennik, a/k/a Jo Tolm, and Mira Sartai were fined in Norland.")
    assert (found["Jo Tolm"], found["Mira Sartai"]) == ("Jorun Brennik", "Mira Sartai")


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("The Law on the Prevention of Fraud (the Fraud Act) applies.", "Fraud Act", "Law on the Prevention of Fraud"),
        ("Directive (EU) 2031/7 (the Grain Directive) applies.", "Directive (EU) 2031/7", "Grain Directive"),
        (
            "The Swiss Ordinance on Grain Dealing (Grain Ordinance, GrO; SR 916.1) was revised. The GrO is strict.",
            "GrO",
            "Swiss Ordinance on Grain Dealing",
        ),
        ("The Grain Code (Fraud Act, Article 7) applies.", "Fraud Act", "Fraud Act"),
        ("The Grain Act (Penal Code) applies.", "Penal Code", "Penal Code"),
    ],
)
def test_a_law_has_the_title_that_stands_in_brackets_behind_it(text: str, title: str, name: str) -> None:
    assert fullest(text)[title] == name


def test_a_citation_names_no_law() -> None:
    assert not fullest("They were charged under 18 U.S.C. Section 1956 and 42 C.F.R. Part 2.")


TWO_MINISTRIES = "The Ministry of Grain of Norland met the Ministry of Tides in May. The Ministry paid."


@pytest.mark.parametrize(
    ("publisher", "meant"),
    [
        ("Ministry of Grain of Norland", "Ministry of Grain of Norland"),
        ("Norland Ministry of Tides", "Ministry of Tides"),
        ("Ostmark Press", "Ministry of Tides"),
    ],
)
def test_a_noun_alone_is_the_publisher_or_else_what_is_named_before_it(publisher: str, meant: str) -> None:
    assert fullest(TWO_MINISTRIES, publisher)["Ministry"] == meant


@pytest.mark.parametrize(("before", "meant"), [("", "Ministry of Tides"), ("MOG paid. MOG spoke. ", "Ministry of Grain")])
def test_a_noun_alone_is_what_its_release_names_most(before: str, meant: str) -> None:
    found = fullest(f"The Ministry of Grain (MOG) acted. {before}It met the Ministry of Tides in May. The Ministry paid.")
    assert found["Ministry"] == meant


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Under the Tolm Administration GTWB has acted.", "GTWB", "GTWB"),
        ("The Grain Trade Commission GraCom has acted.", "GraCom", "Grain Trade Commission"),
    ],
)
def test_an_acronym_right_behind_a_name_has_its_letters(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


def test_the_bank_is_not_its_group() -> None:
    found = fullest("The World Bank lends. The World Bank Group has five parts. The Bank was founded first.")
    assert found["Bank"] == "World Bank"


def test_a_short_name_with_which_two_firms_begin_is_neither() -> None:
    found = fullest(
        "Brastoil Grain Ltd. and Brastoil Tea Ltd. were fined. The company Brastoil Grain Ltd. paid; Brastoil did not."
    )
    assert found.get("Brastoil", "Brastoil") == "Brastoil"


def test_a_firm_that_is_known_is_no_daughter_of_its() -> None:
    found = fullest("Ericsson was fined. Ericsson Norland Ltd. paid.")
    assert found["Ericsson"] == "Ericsson"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The National Grain Division – or NGD – was founded. NGD acts.", "NGD", "National Grain Division"),
        (
            "The Grain Crime and Intellectual Property Section acts. It is said that the GCIPS employs forty people.",
            "GCIPS",
            "Grain Crime and Intellectual Property Section",
        ),
    ],
)
def test_an_acronym_is_introduced_between_dashes_or_by_its_letters(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The firm Brastoil Grain B.V. (Brastoil) paid. Brastoil was fined.", "Brastoil", "Brastoil Grain B.V."),
        (
            "The Conference of the States Parties met in Norholm. The President of the Conference, Jorun Brennik, spoke.",
            "Conference",
            "Conference of the States Parties",
        ),
    ],
)
def test_the_first_word_of_a_name_stands_for_it(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We wish prosperity for all.”—HHS Secretary Jorun M. Brennik said.", "HHS"),
        ("A shelter at Norholm Air Force Base was opened in 2031.", "Norholm Air Force Base"),
    ],
)
def test_a_name_is_whole_and_bears_no_mark_in_front(text: str, name: str) -> None:
    assert name in fullest(text)


def test_father_and_son_are_two_but_a_headline_leaves_the_generation_out() -> None:
    two = fullest("Grain trial\n\nJorun Brennik Jr. was fined. His father, Jorun Brennik, was not.")
    assert (two["Jorun Brennik"], two["Jorun Brennik Jr."]) == ("Jorun Brennik", "Jorun Brennik Jr.")
    one = fullest("Jorun Brennik fined in Norland\n\nJorun Brennik Jr. of Norholm was fined in May. Brennik paid.")
    assert {one["Jorun Brennik"], one["Brennik"]} == {"Jorun Brennik Jr."}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "They adopted the Clean Mills Plan and Open Ledger (CMPOL) in May. The CMPOL is strict.",
            "CMPOL",
            "Clean Mills Plan and Open Ledger",
        ),
        (
            "Norland runs the Project Guarding Orchards and River Mills (GORM) in May. GORM is large.",
            "GORM",
            "Project Guarding Orchards and River Mills",
        ),
        (
            "The Treaty on the Milling of the Ostmark Union (TMOU) was signed in Torvik.",
            "TMOU",
            "Treaty on the Milling of the Ostmark Union",
        ),
        (
            "It was paid by the Centre torvikois de recherches mentales (CTRM) in Ostmark. CTRM spoke.",
            "CTRM",
            "Centre torvikois de recherches mentales",
        ),
        (
            "The Norholm Grain Tax Millers' Network (NGTM) met in Ostmark. The NGTM is large.",
            "NGTM",
            "Norholm Grain Tax Millers' Network",
        ),
        ("The Norland Mill Board's (NMB) office opened. The NMB met.", "NMB", "Norland Mill Board"),
        (
            "The Sundby Science and Tax Anticipator (SUSTA) met in May. SUSTA is a foundation.",
            "SUSTA",
            "Sundby Science and Tax Anticipator",
        ),
        (
            "He leads the Norland Union Office at Geneva (NUOG) in May. The NUOG met.",
            "NUOG",
            "Norland Union Office at Geneva",
        ),
        (
            "It was paid to the Mill Relief Agency for Orphans in Kazakhstan (MRA). MRA said so.",
            "MRA",
            "Mill Relief Agency for Orphans",
        ),
        (
            "He leads the Forest Mills Section of the Federal Office for the Esker Nature (FOEN). FOEN met.",
            "FOEN",
            "Federal Office for the Esker Nature",
        ),
        (
            "Money for the Federal Office of Communal Mills (OFCOM) was found in Torvik.",
            "OFCOM",
            "Federal Office of Communal Mills",
        ),
        (
            "It met the Veldan Scientific, Fiscal and Mill Union (VSFMU) in Paris. VSFMU paid.",
            "VSFMU",
            "Veldan Scientific, Fiscal and Mill Union",
        ),
        (
            "The Clerk for the State Council for Mills (SCM) left in May. SCM met in Torvik.",
            "SCM",
            "State Council for Mills",
        ),
    ],
)
def test_an_acronym_in_brackets_spells_a_name(text: str, short: str, full: str) -> None:
    found = fullest(text)
    assert found[short] == found[full] == full


@pytest.mark.parametrize(
    "text",
    [
        "They agreed in a Memorandum of Understanding (MOU) to hold talks in Torvik.",
        "Torvik hosts the World Mill Summit (WMS) in May.",
    ],
)
def test_what_is_one_of_a_kind_or_an_event_is_no_name_by_its_acronym(text: str) -> None:
    assert {"Memorandum of Understanding", "World Mill Summit"}.isdisjoint(fullest(text))


def test_what_an_acronym_spells_is_no_law_for_a_noun_in_its_midst() -> None:
    text = "It was judged by Torvik Policy Millers (TPM) in May. The Sundby Accord Brewers (SAB) paid."
    assert not {row.text for row in rows(text).of(NameFound) if row.label == "LAW"}


@pytest.mark.parametrize(
    "text", ["The Palace of Mills (UN) was renovated. The UN paid.", "The Tide Bureau (UNESCO) met. UNESCO paid."]
)
def test_a_known_acronym_behind_another_name_is_not_its(text: str) -> None:
    assert {"UN", "UNESCO"}.isdisjoint(row.acronym for row in rows(text).of(NameFound) if row.text[:4] in ("Pala", "Tide"))


def test_an_acronym_of_words_that_stand_in_small_letters_is_no_name() -> None:
    assert not fullest("The Stray Grain Parcels (SGP) rule is old. Many stray grain parcels came. SGP are few.")


def test_two_plans_of_acronyms_of_their_own_are_two_though_one_begins_with_the_other() -> None:
    found = fullest(
        "The Clean Mills Plan and Open Ledger (CMPOL) is a plan. The Clean Mills Plan (CMP) is another. CMP and CMPOL are long."
    )
    assert (found["CMP"], found["CMPOL"]) == ("Clean Mills Plan", "Clean Mills Plan and Open Ledger")


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "Managers of Brast Picture Tubes Ltd. met in Norholm. Four of them worked for Brast.",
            "Brast",
            "Brast Picture Tubes Ltd.",
        ),
        (
            "The firm Torvex Pharmaceuticals will help the Norland Grain Board. It will partner with Torvex in May.",
            "Torvex",
            "Torvex Pharmaceuticals",
        ),
        (
            "The Board of Directors of Torvinma met. On Friday the Board of Directors will decide.",
            "Board of Directors",
            "Board of Directors of Torvinma",
        ),
        (
            "The Centre for Grain Therapy of Torvinma opened. The Centre for Grain Therapy treats forty people.",
            "Centre for Grain Therapy",
            "Centre for Grain Therapy of Torvinma",
        ),
    ],
)
def test_a_name_that_goes_on_is_cut_short(text: str, short: str, full: str) -> None:
    assert fullest(text)[short] == full


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Torvex was fined in May. Torvex University was not fined.", "Torvex"),
        ("The Norish Ministry of Mills asked. The Ministry of Mills of Kazakhstan answered.", "Ministry of Mills"),
    ],
)
def test_a_body_is_none_whose_name_begins_alike(text: str, short: str) -> None:
    assert fullest(text).get(short, short) == short


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Norland Anti-Fraud Commission met. The NAFC said that it was over.", "NAFC", "Norland Anti-Fraud Commission"),
        ("The Zembala Court of Audit met. Judges of the ZCA were there.", "ZCA", "Zembala Court of Audit"),
        ("The Norland Cattle Authority and the Norland Coal Authority met. Clerks of the NCA were there.", "NCA", "NCA"),
    ],
)
def test_an_acronym_that_nobody_introduced_is_the_one_name_of_its_letters(text: str, short: str, full: str) -> None:
    assert fullest(text).get(short, "") == full


@pytest.mark.parametrize(
    "text",
    [
        "Medical Mills Norland Ltd. was fined in May. It sells medical grain. Medical records were lost there.",
        "The firm Park Torvex AG builds a park in Sundby. Park visitors will pay nothing.",
    ],
)
def test_a_word_that_a_release_has_in_small_letters_is_no_firm(text: str) -> None:
    assert {"Medical", "Park"}.isdisjoint(fullest(text))


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("The International Guild of Millers and Labourers (IGML-GF) paid. IGML met. IGML-GF paid.", "IGML-GF"),
        ("It was the Norholm Union of River Mills (FUND/NURM) in May. The NURM met. FUND/NURM paid.", "FUND/NURM"),
    ],
)
def test_an_acronym_with_that_of_a_body_in_it_is_another(text: str, acronym: str) -> None:
    assert fullest(text).get(acronym, acronym) == acronym


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("The Act for the Revised Tide Action Task Force (TATF) applies. TATF met.", "TATF", "Tide Action Task Force"),
        ("Members of the Mill Policy Committee (MPC-N) met in Torvik. MPC-N voted.", "MPC-N", "Mill Policy Committee"),
        ("The Sundby Judge for the Mill Relief Program (MRP) met. MRP is old.", "MRP", "Mill Relief Program"),
    ],
)
def test_an_acronym_at_the_end_of_a_name_is_of_the_name_in_it(text: str, acronym: str, name: str) -> None:
    assert fullest(text)[acronym] == name


def test_a_place_has_an_acronym() -> None:
    found = fullest("She lives in the Democratic Republic of Congo (DRC). The DRC is large.")
    assert found["DRC"] == "Democratic Republic of Congo"


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("Koh Sartai Wee was fined in May. He worked with Tal Brask. Koh paid SGD 40,000 to Brask.", "Koh", "Koh Sartai Wee"),
        ("Jorun Brennik leads the mill. Mira Vold speaks. “Mira and I met in Torvik,” says Brennik.", "Mira", "Mira Vold"),
    ],
)
def test_a_part_of_one_persons_name_is_that_person(text: str, part: str, name: str) -> None:
    assert fullest(text)[part] == name


def test_a_given_name_of_two_people_is_neither() -> None:
    found = fullest("Mira Vold and Mira Sartai met in Torvik. “Mira left,” says Jorun Brennik.")
    assert found.get("Mira", "Mira") == "Mira"


def test_who_stands_beside_another_is_not_that_person() -> None:
    found = fullest("Among the guests were Tal Binnik, Tal Ninnik and Jorun Sartai of Norland.")
    assert (found["Tal Binnik"], found["Tal Ninnik"]) == ("Tal Binnik", "Tal Ninnik")


@pytest.mark.parametrize(
    "text",
    [
        "Brast Medical Norland Inc. (BMNI) paid. BMNI agreed. BMNI left. BMNI met. BMNI wrote. BMNI sold. BMNI bought. BMNI won.",
        "The firm Torvex Milling Ltd. (TVXM) paid. TVXM met. TVXM left. TVXM wrote. TVXM sold. TVXM bought. TVXM won.",
    ],
)
def test_an_acronym_has_the_type_of_its_name_however_often_it_stands_alone(text: str) -> None:
    assert {row.label for row in rows(text).of(NameFound)} == {"ORG"}
