from dataclasses import replace

import pytest

from pipeline.cleaning.passages import Passages
from pipeline.release import Draft, HeaderField, RawRelease

ENGLISH = "The court of Norland has opened a public register of the assets of its officials, and it will grow in the autumn."
FRENCH = "Le tribunal de Norland a ouvert un registre public du patrimoine de ses agents, qui va encore grandir cet automne."
NAMES = "Tobias Renfeldt, Olga Brenn, Aage Skov, Ilsabet Moen, Jorun Haldasen, Livia Aas, Piet Lundqvist, Dele Andvik"


def left(*paragraphs: str, language: str = "en") -> tuple[list[str], list[str]]:
    draft = replace(Draft.of(RawRelease("a.txt", "\n".join(paragraphs))), header=(HeaderField("language", language, "metadata"),))
    cleaned = Passages().clean(draft)
    return [line.text for line in cleaned.lines], [drop.reason for drop in cleaned.drops]


def test_the_translation_below_or_above_goes_with_its_last_short_lines_and_no_own_one() -> None:
    assert left(ENGLISH, FRENCH, FRENCH, "Communication") == ([ENGLISH], ["in another language (fr)"] * 3)
    assert left("Communication", FRENCH, FRENCH, ENGLISH) == ([ENGLISH], ["in another language (fr)"] * 3)
    quoted = "“We begin with forty of them,” said Ilsabet Moen."
    assert left(ENGLISH, FRENCH, FRENCH, quoted, "Fin de la communication de ce jour") == (
        [ENGLISH, quoted],
        ["in another language (fr)"] * 3,
    )


INDONESIAN = "Pengadilan Norland telah membuka daftar umum kekayaan para pejabatnya yang akan bertambah pada musim gugur ini."


def test_near_kin_of_the_language_is_no_other_language(monkeypatch: pytest.MonkeyPatch) -> None:
    told_as = iter(("id", "ms", "ms"))
    monkeypatch.setattr("pipeline.cleaning.passages.told", lambda text, long: next(told_as))
    assert left(INDONESIAN, INDONESIAN, INDONESIAN, language="id") == ([INDONESIAN] * 3, [])


def test_what_is_quoted_short_or_a_list_of_names_stays() -> None:
    for paragraphs in (
        [ENGLISH, FRENCH, FRENCH, ENGLISH],
        [ENGLISH, FRENCH],
        [ENGLISH, NAMES, NAMES, NAMES],
        [ENGLISH, "Merci."],
    ):
        assert left(*paragraphs) == (paragraphs, [])


def test_a_release_in_another_language_is_left_whole() -> None:
    assert left(FRENCH, FRENCH, language="fr") == ([FRENCH, FRENCH], [])
    assert left(FRENCH, ENGLISH, ENGLISH, language="fr") == ([FRENCH], ["in another language (en)"] * 2)


def test_a_short_heading_goes_with_its_passage() -> None:
    heading = "Le tribunal ouvre un registre"
    assert left(ENGLISH, heading, FRENCH, FRENCH) == ([ENGLISH], ["in another language (fr)"] * 3)
    assert left(ENGLISH, "The register is open", FRENCH, FRENCH)[0] == [ENGLISH, "The register is open"]


def test_two_languages_side_by_side_are_parted() -> None:
    headings = ("The register is open", "Le tribunal ouvre un registre")
    assert left(*headings, *[ENGLISH, FRENCH] * 3)[0] == [headings[0], *[ENGLISH] * 3]
