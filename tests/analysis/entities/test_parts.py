"""Bodies and what releases say of them in, what each is part of out."""

from __future__ import annotations

from pipeline.analysis.entities.parts import Body, parts, with_parts


def body(name: str, *others: str, country: str = "Norland") -> Body:
    return Body(name, name, country, frozenset({name, *others}))


def wholes(*bodies: Body, said: tuple[tuple[str, str], ...] = (), places: tuple[str, ...] = ()) -> dict[str, str]:
    """Part → whole."""
    return {part: each.whole for part, each in parts(bodies, places, said).items()}


MINISTRY, OFFICE = body("Audit Ministry", "AM"), body("Grain Office")


def test_a_name_that_its_whole_stands_in_front_of_or_behind() -> None:
    front, behind = body("AM Grain Office"), body("Seed Office of the Audit Ministry")
    assert wholes(MINISTRY, front, behind) == {front.name: MINISTRY.name, behind.name: MINISTRY.name}


def test_a_whole_in_front_may_own_its_part_and_stand_in_other_words() -> None:
    owned, apart = body("Audit Ministry's Seed Office"), body("Audit Ministry, Grain Office")
    assert wholes(MINISTRY, owned, apart) == {owned.name: MINISTRY.name, apart.name: MINISTRY.name}
    department, bureau = body("Grain Department"), body("Department of Grain Seed Bureau")
    assert wholes(department, bureau) == {bureau.name: department.name}
    assert wholes(MINISTRY, body("Audit Ministry of Norland", country=""), places=("Norland",)) == {}


def test_a_known_part_of_one_country_is_no_part_of_what_is_of_none() -> None:
    house, other = body("Lok Sabha", country="India"), body("European Parliament", "Parliament", country="")
    assert wholes(house, other) == {}
    senate, congress = (
        body("Senate of Maine", country="United States"),
        body("U.S. Congress", "Congress", country="United States"),
    )
    assert wholes(senate, congress) == {}


def test_an_organisation_of_which_a_body_has_spoken_is_no_part_of_it() -> None:
    foundation = Body("Tea Foundation", "Tea Foundation", "", frozenset({"Tea Foundation"}), "ORG")
    assert wholes(foundation, MINISTRY, said=((foundation.name, MINISTRY.name),)) == {}
    assert wholes(OFFICE, MINISTRY, said=((OFFICE.name, MINISTRY.name),)) == {OFFICE.name: MINISTRY.name}
    assert wholes(MINISTRY, body("AM Grain LLC", country="")) == {}


def test_a_member_of_a_group_a_firm_and_a_chapter() -> None:
    group, firm, other = body("Delmar Group", country=""), body("Delmar Inc.", "Delmar", country=""), body("Delmar Mills Ltd")
    league, chapter = body("Grain League", country=""), body("Grain League Norland", country="")
    assert wholes(group, firm, other, league, chapter, places=("Norland",)) == {
        firm.name: group.name,
        other.name: firm.name,
        chapter.name: league.name,
    }


def test_a_word_that_is_no_body_by_itself_is_no_whole() -> None:
    assert (
        wholes(body("Grain"), body("Grain Office"), body("Department of Grain"), body("Treasury"), body("Treasury Service")) == {}
    )


def test_a_known_whole_is_met_under_any_of_its_names() -> None:
    part, whole = (
        body("Office of Thrift Supervision", country="United States"),
        body("U.S. Treasury Department", country="United States"),
    )
    assert wholes(part, whole) == {part.name: whole.name}


def test_its_own_name_goes_before_what_is_known() -> None:
    own, known = body("Seed Ministry", country="United States"), body("Department of Justice", country="United States")
    part = body("Seed Ministry Criminal Division", "Criminal Division", country="United States")
    assert wholes(own, known, part) == {part.name: own.name}


def test_the_nearest_of_several_wholes_counts() -> None:
    section, division = body("Fraud Section"), body("Criminal Division")
    said = (
        (section.name, MINISTRY.name),
        (section.name, MINISTRY.name),
        (section.name, division.name),
        (division.name, "Audit Ministry"),
    )
    assert wholes(MINISTRY, section, division, said=said) == {section.name: division.name, division.name: MINISTRY.name}


def test_nothing_is_said_where_as_much_speaks_for_another() -> None:
    other = body("Seed Ministry")
    assert wholes(MINISTRY, OFFICE, other, said=((OFFICE.name, MINISTRY.name), (OFFICE.name, other.name))) == {}


def test_bodies_of_two_countries_are_no_parts_of_one_another() -> None:
    assert wholes(MINISTRY, body("Grain Office", country="Ostmark"), said=((OFFICE.name, MINISTRY.name),)) == {}


def test_of_namesakes_of_two_countries_the_own_countrys_is_the_whole() -> None:
    ostmark = Body("o", "Audit Ministry", "Ostmark", frozenset({"Audit Ministry"}))
    part = body("Seed Office of the Audit Ministry", country="Ostmark")
    assert wholes(MINISTRY, ostmark, part) == {part.name: "o"}


def test_there_is_no_circle() -> None:
    a, b, c = (body(f"{name} Board") for name in ("Alder", "Birch", "Cedar"))
    said = ((a.name, b.name), (a.name, b.name), (b.name, c.name), (b.name, c.name), (c.name, a.name))
    assert wholes(a, b, c, said=said) == {a.name: b.name, b.name: c.name}


def test_a_release_that_names_a_body_and_its_part_counts_once() -> None:
    found = parts((MINISTRY, OFFICE), (), ((OFFICE.name, MINISTRY.name),))
    together = with_parts({MINISTRY.name: {"r1", "r2"}, OFFICE.name: {"r2", "r3"}}, found)
    assert together == {MINISTRY.name: {"r1", "r2", "r3"}, OFFICE.name: {"r2", "r3"}}
