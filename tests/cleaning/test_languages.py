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


def test_what_the_input_says_is_believed_and_a_few_words_are_not_judged() -> None:
    assert language("The court of Norland has opened a public register.", given="en-GB") == "en"
    assert language("Norland hat", given="") == "en"
