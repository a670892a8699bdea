from dataclasses import replace

from pipeline.cleaning.scripts import Scripts
from pipeline.release import Draft, HeaderField, RawRelease

ENGLISH = "The court of Norland has opened a public register of the assets of its officials."
RUSSIAN = "Суд Норландии открыл публичный реестр имущества должностных лиц."


def cleaned(*paragraphs: str, language: str = "") -> Draft:
    draft = Draft.of(RawRelease("a.txt", "\n".join(paragraphs)))
    return Scripts().clean(replace(draft, header=(HeaderField("language", language, "languages"),) if language else ()))


def test_the_translation_below_goes() -> None:
    draft = cleaned(ENGLISH, ENGLISH, ENGLISH, RUSSIAN, RUSSIAN)
    assert [line.text for line in draft.lines] == [ENGLISH] * 3
    assert [drop.reason for drop in draft.drops] == ["in Cyrillic letters"] * 2


def test_a_release_in_another_script_stays_whole() -> None:
    assert cleaned(RUSSIAN, RUSSIAN, "Norland").drops == ()


def test_foreign_names_and_short_lines_stay() -> None:
    mixed = f"{ENGLISH} Its name in Russian is Суд Норландии."
    assert cleaned(mixed, "Суд").drops == ()
    assert cleaned(ENGLISH, ENGLISH, RUSSIAN, RUSSIAN, ENGLISH).drops == ()


def test_the_half_in_the_language_of_the_release_is_kept_though_it_is_the_lesser() -> None:
    draft = cleaned(RUSSIAN, RUSSIAN, RUSSIAN, "Пресс-служба", "The court of Norland", ENGLISH, language="en")
    assert [line.text for line in draft.lines] == ["The court of Norland", ENGLISH]
    draft = cleaned("The court of Norland", ENGLISH, "Суд Норландии", RUSSIAN, RUSSIAN, "Torvik", language="en")
    assert [line.text for line in draft.lines] == ["The court of Norland", ENGLISH, "Torvik"]


def test_two_languages_side_by_side_are_parted() -> None:
    draft = cleaned(*[RUSSIAN, ENGLISH] * 3, language="en")
    assert [line.text for line in draft.lines] == [ENGLISH] * 3


def test_a_title_in_the_script_of_what_goes_is_not_the_title() -> None:
    draft = Draft.of(RawRelease("a.json", f"{RUSSIAN}\n{RUSSIAN}\n{ENGLISH}", title="Суд открыл реестр"))
    assert Scripts().clean(replace(draft, header=(HeaderField("language", "en", "languages"),))).raw.title == ""
