import pytest

from pipeline.cleaning.languages import Languages
from pipeline.release import Draft, RawRelease


def language(text: str, given: str = "") -> str:
    return Languages().clean(Draft.of(RawRelease("a.txt", text, language=given))).states("language")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The court of Norland has opened a public register of the assets of its officials.", "en"),
        ("Das Gericht von Norland hat ein öffentliches Register der Vermögen seiner Beamten eröffnet.", "de"),
        ("Суд Норландии открыл публичный реестр имущества своих должностных лиц.", "ru"),
        ("Le tribunal de Norland a ouvert un registre public du patrimoine de ses agents.", "fr"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language(text) == code


ENGLISH = "The court of Norland has opened a public register of the assets of its officials, and it will grow in the autumn."
RUSSIAN = "Суд Норландии открыл публичный реестр имущества своих должностных лиц, осенью он будет расширен и дополнен."
KAZAKH = "Норландия соты лауазымды адамдардың мүлкінің жария тізілімін ашты, ол күзде толықтырылады деп хабарлайды сот."
UKRAINIAN = (
    "Суд Норландії відкрив публічний реєстр майна своїх посадовців, восени його буде розширено та доповнено новими даними."
)


@pytest.mark.parametrize(
    ("text", "given", "code"),
    [
        (ENGLISH, "ru", "en"),
        (ENGLISH, "en-GB", "en"),
        (KAZAKH, "en", "kk"),
        (UKRAINIAN, "en", "uk"),
        (UKRAINIAN, "ru", "ru"),  # near enough for a library to err, so that whoever says it is believed
        (KAZAKH, "fr", "kk"),
        (ENGLISH, "English", "en"),
    ],
)
def test_the_text_outweighs_what_the_input_says(text: str, given: str, code: str) -> None:
    assert language(text, given) == code


@pytest.mark.parametrize(
    ("paragraphs", "code"),
    [
        ((ENGLISH, RUSSIAN, RUSSIAN), "en"),
        ((RUSSIAN, RUSSIAN, ENGLISH), "en"),
        ((KAZAKH, RUSSIAN, ENGLISH), "en"),
        ((RUSSIAN,) * 6 + ("Home About Contacts Search the site",), "ru"),
        ((RUSSIAN,) * 6 + (ENGLISH,), "ru"),
        ((RUSSIAN, "Subscribe to the newsletter. All rights reserved by the site of the court."), "ru"),
    ],
)
def test_the_english_half_is_what_can_be_analysed(paragraphs: tuple[str, ...], code: str) -> None:
    assert language("\n\n".join(paragraphs)) == code


def test_a_few_words_are_in_the_language_that_the_input_says() -> None:
    assert language("Norland hat", given="") == "en"
    assert language("Norland hat", given="de") == "de"
