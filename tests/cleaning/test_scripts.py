from pipeline.cleaning.scripts import Scripts
from pipeline.release import Draft, RawRelease

ENGLISH = "The court of Norland has opened a public register of the assets of its officials."
RUSSIAN = "Суд Норландии открыл публичный реестр имущества должностных лиц."


def cleaned(*paragraphs: str) -> Draft:
    return Scripts().clean(Draft.of(RawRelease("a.txt", "\n".join(paragraphs))))


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
