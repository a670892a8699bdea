"""Names in, entities out."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.analysis.entities.homes import Homes
from pipeline.analysis.entities.identities import Identities
from pipeline.given.corrections import Correction, KnownName
from pipeline.naming.compare import TITLED
from pipeline.rows import Home, NameFound, RelationFound, ReleaseRecord, RoleFound, Sentence
from pipeline.rows.schema import schema


def found(*names: tuple[str, str] | tuple[str, str, str]) -> dict[type, pd.DataFrame]:
    """Names, each in a release of its own that says nothing else; all are of one publisher."""
    rows = [
        {
            "release_id": f"r{i}",
            "start": 0,
            "end": 1,
            "text": n[1],
            "label": n[0],
            "name": n[1],
            "acronym": n[2] if len(n) > 2 else None,
        }
        for i, n in enumerate(names)
    ]
    releases = [{"release_id": row["release_id"], "text": row["name"], "publisher": "Grain Board"} for row in rows]
    tables: dict[type, pd.DataFrame] = {
        NameFound: pd.DataFrame(rows, columns=schema(NameFound).names),
        ReleaseRecord: pd.DataFrame(releases, columns=schema(ReleaseRecord).names),
        Sentence: pd.DataFrame(columns=schema(Sentence).names),
        RelationFound: pd.DataFrame(columns=schema(RelationFound).names),
        RoleFound: pd.DataFrame(columns=schema(RoleFound).names),
    }
    return tables | {Home: Homes().analyse(tables)}


def ids(*names: tuple[str, str] | tuple[str, str, str], **settings: object) -> list[str]:
    """The entity ids of the names, in their order."""
    table = Identities(**settings).analyse(found(*names)).set_index(["label", "name"])["entity_id"]  # type: ignore[arg-type]
    return [table[name[:2]] for name in names]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sartai Akhmetov", "Sartai Ahmetov"),
        ("Dmitry Orlov", "Dmitri Orloff"),
        ("Zhanar Yesenova", "Janar Esenova"),
        ("Jorun Brennik", "Brennik Jorun"),
        ("Jorun Brennik", "J. Brennik"),
        ("Jorun Brennik", "Jorun Mirjovich Brennik"),
        ("Jorun Brennik", "Brennik"),
        ("Jorun Brennik Jr.", "Jorun M. Brennik, Jr."),
    ],
)
def test_spellings_of_a_person_are_one(one: str, other: str) -> None:
    first, second = ids(("PERSON", one), ("PERSON", other))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jorun Brennik", "Jorun Brennik Jr."),
        ("Jorun Brennik", "Mirja Brennik"),
        ("Kim Tol-un", "Kim Tol-il"),
        ("Ana Osk", "Ana Ost"),
    ],
)
def test_different_people_stay_apart(one: str, other: str) -> None:
    first, second = ids(("PERSON", one), ("PERSON", other))
    assert first != second


def test_what_was_taken_for_a_place_is_a_surname_among_the_people_beside_its_bearer() -> None:
    first = ("PERSON", "Jorun Kowalczyk"), ("PERSON", "Mirja Wojcik"), ("PERSON", "Tal Nowak"), ("PERSON", "Osk Lewandowski")
    other = ("PLACE", "Kowalczyk"), ("PERSON", "Wojcik"), ("PERSON", "Nowak")
    tables = found(*first, *other, ("PLACE", "Lewandowski"))
    tables[NameFound] = tables[NameFound].assign(release_id=["r0"] * 4 + ["r1"] * 3 + ["r2"])
    people = Identities().analyse(tables).set_index("name")["entity_id"]
    assert people["Kowalczyk"] == people["Jorun Kowalczyk"] == "person-jorun-kowalczyk"
    assert people["Lewandowski"] != people["Osk Lewandowski"]


def test_a_surname_with_two_bearers_is_neither() -> None:
    assert len(set(ids(("PERSON", "Jorun Brennik"), ("PERSON", "Mirja Brennik"), ("PERSON", "Brennik")))) == 3


def test_an_acronym_alone_is_the_name_that_another_release_gives_it() -> None:
    long, short = ids(("AGENCY", "Audit Office of Norland", "AON"), ("ORG", "AON"))
    assert long == short


def test_an_acronym_is_the_name_for_which_nearly_all_releases_give_it() -> None:
    office, mistaken, short = ("AGENCY", "Audit Office", "AO"), ("AGENCY", "Tolm and Audit", "AO"), ("AGENCY", "AO")
    often, once, alone = ids(*[office] * 5, mistaken, short)[-3:]
    assert alone == often != once
    assert len({*ids(*[office] * 2, mistaken, short)}) == 3


def test_an_acronym_is_the_name_whose_first_letters_it_has() -> None:
    spelt, other, short = ids(("ORG", "Ecole Torvikoise des Mines", "ETM"), ("ORG", "Mill School Torvik", "ETM"), ("ORG", "ETM"))
    assert short == spelt != other
    forms = ("ORG", "Ecole Torvikoise des Mines", "ETM"), ("ORG", "Esker Tide Museum", "ETM"), ("ORG", "ETM")
    assert len({*ids(*forms)}) == 3


def test_an_acronym_with_the_noun_that_it_ends_in_is_its_long_form() -> None:
    long, short, other = ids(("LAW", "Grain Trade Initiative", "GTI"), ("LAW", "GTI Initiative"), ("LAW", "GTI Act"))
    assert long == short != other


def test_a_misprinted_body_is_the_one_whose_name_is_right() -> None:
    right, wrong, other = ids(
        ("AGENCY", "Chief Auditor General"), ("AGENCY", "Chief Auditor Genereal"), ("AGENCY", "Norland Auditor General")
    )
    assert right == wrong != other


def test_a_law_is_one_whatever_its_translations_call_the_fight() -> None:
    names = "Law on Combating Grain Fraud", "Law No. 12 of 2031 on Countering Grain Fraud", "Law on the Fight against Grain Fraud"
    assert len({*ids(*(("LAW", name) for name in names), ("LAW", "Law against Grain Fraud of Friends"))}) == 2


def test_a_programme_is_one_with_its_noun_and_without() -> None:
    names = ("LAW", "Clean Grain"), ("LAW", "Clean Grain Initiative"), ("LAW", "Grain"), ("LAW", "Grain Initiative")
    assert len({*ids(*names)}) == 3


def test_a_law_is_one_with_the_title_that_a_release_gives_for_it() -> None:
    law = "Law on the Protection of Tall Grain"
    tables = found(("LAW", law), ("LAW", law), ("LAW", "Grain Act"))
    tables[NameFound] = tables[NameFound].assign(text=[law, "Grain Act", "Grain Act"], reason=["", TITLED.reason, ""])
    assert {*Identities().analyse(tables)["entity_name"]} == {law}


def test_ids_say_label_and_name() -> None:
    assert ids(("PERSON", "Jorun Brennik")) == ["person-jorun-brennik"]


def called(*names: tuple[str, str]) -> set[str]:
    """What the entities of the names are called, each name from a release of its own."""
    return {*Identities().analyse(found(*names))["entity_name"]}


def test_an_entity_is_called_by_its_fullest_frequent_spelling() -> None:
    short, long = ("PERSON", "Jorun Brennik"), ("PERSON", "Jorun Brennik Mirovar")
    assert called(*[short] * 12, long) == {"Jorun Brennik"}
    assert called(*[short] * 12, long, long) == {"Jorun Brennik Mirovar"}
    assert called(*[short] * 3, long) == {"Jorun Brennik Mirovar"}


def test_a_surname_alone_however_frequent_is_not_what_a_person_is_called() -> None:
    assert called(*[("PERSON", "Brennik")] * 12, ("PERSON", "Jorun Brennik")) == {"Jorun Brennik"}


def test_an_acronym_however_frequent_is_not_what_a_body_is_called() -> None:
    names = [("AGENCY", "AON", "AON")] * 12
    table = Identities().analyse(found(*names, ("AGENCY", "Audit Office of Norland", "AON")))
    assert {*table["entity_name"]} == {"Audit Office of Norland"}


def test_corrections_are_applied() -> None:
    names = ("PERSON", "Jorun Brennik"), ("PERSON", "Osk the Elder"), ("ORG", "Yesterday")
    merge, drop = Correction("merge", "Osk the Elder", "Jorun Brennik"), Correction("drop", "Yesterday")
    first, second, third = ids(*names, corrections=(merge, drop))
    assert first == second
    assert third == ""


def test_a_split_keeps_apart_what_rules_would_join() -> None:
    names = ("PERSON", "Sartai Akhmetov"), ("PERSON", "Sartai Ahmetov")
    assert len(set(ids(*names, corrections=(Correction("split", names[0][1], names[1][1]),)))) == 2


def test_known_names_carry_their_id() -> None:
    known = KnownName("Audit Office of Norland", "AGENCY", "Norland Audit", "AON", "NO", "Q1")
    assert ids(("AGENCY", "Norland Audit"), ("AGENCY", "Audit Office of Norland"), known=(known,)) == ["Q1", "Q1"]


def test_a_capital_is_not_its_country() -> None:
    country, capital, other_name = ids(("PLACE", "Kazakhstan"), ("PLACE", "Astana"), ("PLACE", "Nur-Sultan"))
    assert country != capital == other_name


def test_two_countries_of_one_river_are_two() -> None:
    one, other = ids(("PLACE", "Democratic Republic of the Congo"), ("PLACE", "Republic of the Congo"))
    assert one != other


def test_a_place_is_called_what_it_is_called_most_often_and_not_in_capitals() -> None:
    names = [("PLACE", "NEW ASKHOLM")] * 3 + [("PLACE", "New Askholm")]
    table = Identities().analyse(found(*names))
    assert set(table["entity_name"]) == {"New Askholm"}


def test_a_country_and_its_formal_name_are_one() -> None:
    short, formal, south, plain = ids(
        ("PLACE", "Kazakhstan"), ("PLACE", "Republic of Kazakhstan"), ("PLACE", "Republic of Korea"), ("PLACE", "South Korea")
    )
    assert short == formal and south == plain


def test_an_id_stays_as_a_fuller_name_arrives_and_the_other_names_lead_to_it() -> None:
    short, long = ("PERSON", "J. Brennik"), ("PERSON", "Jorun Brennik")
    assert ids(short) == ["person-j-brennik"]
    assert ids(short, long) == ["person-j-brennik", "person-j-brennik"]
    table = Identities().analyse(found(short, long)).set_index("own_id")
    assert table.at["person-jorun-brennik", "entity_id"] == "person-j-brennik"
    assert {*table["entity_name"]} == {"Jorun Brennik"}


def test_a_body_has_one_id_with_its_country_and_without() -> None:
    spellings = ("Agency of the Republic of Norland for Grain", "Agency for Grain of the Republic of Norland")
    for spelling in spellings:
        assert ids(("AGENCY", spelling)) == ["agency-agency-for-grain-norland"]


def test_a_surname_alone_gives_no_id_where_there_is_a_fuller_name() -> None:
    assert ids(("PERSON", "Brennik"), ("PERSON", "Jorun Brennik")) == ["person-jorun-brennik"] * 2


def test_an_id_stays_when_a_name_is_corrected() -> None:
    name = ("ORG", "Ostmetall")
    corrections = (Correction("retype", "Ostmetall", "AGENCY"), Correction("rename", "Ostmetall", "Ost Metall"))
    assert ids(name, corrections=corrections) == ids(name)


def test_two_laws_of_one_title_are_two_and_a_merge_of_both_names_joins_each_with_its_own() -> None:
    norland, ostmark = "Grain Act of the Republic of Norland", "Grain Act of the Republic of Ostmark"
    teas = "Tea Act of the Republic of Norland", "Tea Act of the Republic of Ostmark"
    laws = [("LAW", name) for name in (norland, ostmark, *teas)]
    assert len({*ids(*laws)}) == 4
    merged = ids(*laws, corrections=(Correction("merge", norland, ostmark),))
    assert merged[0] == merged[1] and len({*merged}) == 3


def test_known_people_are_joined_by_their_aliases() -> None:
    known = KnownName("Jorun Brennik", "PERSON", "The Old Fox;Don Jorun", wikidata="Q2")
    assert ids(("PERSON", "Don Jorun"), ("PERSON", "Jorun Brennik"), known=(known,)) == ["Q2", "Q2"]


def test_every_join_has_the_reason_for_which_it_was_made() -> None:
    names = [("PLACE", "Switzerland")] + [("PLACE", "Swiss Confederation")] * 2
    table = Identities().analyse(found(*names)).set_index("name")
    assert table.at["Switzerland", "reason"] == "known name"


def test_a_body_and_its_successor_are_two_however_alike_their_names() -> None:
    tables = found(("AGENCY", "Grain Office"), ("AGENCY", "Office for Grain"))
    assert Identities().analyse(tables)["entity_id"].nunique() == 1
    names = tables[NameFound].assign(release_id="r0", start=[0, 40])
    said = {"release_id": "r0", "subject_start": 0, "relation": "renamed", "other_start": 40}
    related = pd.DataFrame([said], columns=schema(RelationFound).names)
    tables |= {NameFound: names, RelationFound: related}
    tables[Home] = Homes().analyse(tables)
    assert Identities().analyse(tables)["entity_id"].nunique() == 2


def office(release: str, text: str) -> dict[str, object]:
    """A role that a release states for its first name."""
    return {"release_id": release, "start": 0, "end": 1, "text": text, "person_start": 0, "body_start": None}


def of_two_publishers(names: tuple[tuple[str, str], ...], *offices: dict[str, object]) -> int:
    """How many people there are, where every release is of a publisher of its own."""
    tables = found(*names)
    tables[ReleaseRecord] = tables[ReleaseRecord].assign(publisher=[f"Board {i}" for i in range(len(names))])
    tables[RoleFound] = pd.DataFrame(offices, columns=schema(RoleFound).names)
    return Identities().analyse(tables)["entity_id"].nunique()


BRENNIK = (("PERSON", "Jorun Brennik"), ("PERSON", "Brennik"))


def test_a_surname_of_other_releases_is_its_only_bearers_where_they_hold_one_office() -> None:
    minister, judge = "Minister of Grain", "judge"
    assert of_two_publishers(BRENNIK) == 2
    assert of_two_publishers(BRENNIK, office("r0", minister), office("r1", "Grain Minister")) == 1
    assert of_two_publishers(BRENNIK, office("r0", minister), office("r1", judge)) == 2


def test_another_office_is_a_namesakes_though_the_publisher_is_one() -> None:
    tables = found(*BRENNIK)
    offices = [office("r0", "Minister of Grain"), office("r1", "clerk")]
    tables[RoleFound] = pd.DataFrame(offices, columns=schema(RoleFound).names)
    assert Identities().analyse(tables)["entity_id"].nunique() == 2


def test_of_two_bearers_the_one_who_holds_the_office_is_meant() -> None:
    names = (("PERSON", "Jorun Brennik"), ("PERSON", "Mirja Brennik"), ("PERSON", "Brennik"))
    assert of_two_publishers(names) == 3
    assert of_two_publishers(names, office("r0", "judge"), office("r1", "Grain Minister"), office("r2", "Minister")) == 2


SECOND = (("PERSON", "Jorun Brennik"), ("PERSON", "Jorun M. Brennik II"))


@pytest.mark.parametrize(
    ("names", "offices", "people"),
    [
        (SECOND, ("Grain Secretary", "Secretary"), 1),
        (SECOND, ("Grain Secretary", "clerk"), 2),
        (SECOND, ("Grain Secretary",), 2),
        ((*SECOND, ("PERSON", "Jorun Brennik III")), ("Grain Secretary", "Secretary", "Secretary"), 3),
    ],
)
def test_a_generation_may_be_left_out_of_the_name_of_one_who_holds_an_office(
    names: tuple[tuple[str, str], ...], offices: tuple[str, ...], people: int
) -> None:
    assert of_two_publishers(names, *(office(f"r{i}", text) for i, text in enumerate(offices))) == people


def test_two_generations_in_one_release_are_two_people() -> None:
    tables = found(*SECOND)
    tables[NameFound] = tables[NameFound].assign(release_id="r0", start=[0, 1])
    offices = [office("r0", "Grain Secretary"), office("r0", "Secretary") | {"person_start": 1}]
    tables[RoleFound] = pd.DataFrame(offices, columns=schema(RoleFound).names)
    assert Identities().analyse(tables)["entity_id"].nunique() == 2


def test_a_name_that_begins_with_an_acronym_is_that_which_spells_it_out() -> None:
    names = (("ORG", "Grain League", "GL"), ("ORG", "GL Norland"), ("ORG", "Grain League Norland"))
    first, second, third = ids(*names)
    assert first != second == third


def test_a_part_is_one_with_its_whole_in_its_name_and_without() -> None:
    tables = found(("AGENCY", "Grain Division"), ("AGENCY", "Audit Office"), ("AGENCY", "Audit Office Grain Division"))
    assert Identities().analyse(tables)["entity_id"].nunique() == 3
    tables[NameFound] = tables[NameFound].assign(release_id=["r0", "r0", "r2"], start=[0, 40, 0])
    said = {"release_id": "r0", "subject_start": 0, "relation": "part of", "other_start": 40}
    tables[RelationFound] = pd.DataFrame([said], columns=schema(RelationFound).names)
    tables[Home] = Homes().analyse(tables)
    assert Identities().analyse(tables)["entity_id"].nunique() == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("AGENCY", "Parliament of Ukraine"), ("AGENCY", "Verkhovna Rada of Ukraine")),
        (("ORG", "Grain Expo NC JSC"), ("ORG", "National Company Grain Expo JSC")),
        (("AGENCY", "Office of Foreign Assets Controls"), ("AGENCY", "OFAC")),
    ],
)
def test_what_is_known_under_two_names_is_one(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = ids(one, other)
    assert first == second
