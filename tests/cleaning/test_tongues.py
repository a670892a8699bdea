import pytest

from pipeline.cleaning._tongues import is_english, language_of, told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The court of Norland has opened a register of assets.", "en"),
        ("Service detains head of customs post", "en"),
        ("Қызмет кеден бекетінің басшысын ұстады", "kk"),
        ("Агенттік басшысы брифингте айтты", "kk"),
        ("Прокуратура повідомила про підозру", "uk"),
        ("Суд обере запобіжний захід у четвер", "uk"),
        ("Служба задержала главу таможенного поста", "ru"),
        ("Суд Нарландыі адкрыў публічны рэестр маёмасці", "be"),
        ("Норландиянын соту кызмат адамдарынын мүлкүнүн реестрин ачты", "ky"),
        ("دادگاه نورلند فهرست عمومی دارایی‌های مقامات خود را گشود", "fa"),
        ("Communiqué de presse du tribunal", "fr"),
    ],
)
def test_the_language_of_a_line(text: str, code: str) -> None:
    assert language_of(text) == code


def test_a_list_of_names_and_a_few_words_are_in_no_language() -> None:
    assert told("Tobias Renfeldt, Olga Brenn, Aage Skov, Ilsabet Moen, Jorun Haldasen, Livia Aas", 40) == ""
    assert told("Le tribunal", 40) == ""
    assert not is_english("Het register van de rechtbank is in het openbaar te zien.")
