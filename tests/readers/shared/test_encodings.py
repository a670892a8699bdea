"""Bytes that do not say what encoding they are in are read as they were written."""

import json

import pytest

from pipeline.readers.shared.encodings import SIGNS, Sign, fits, guessed
from pipeline.readers.shared.text import decode
from tests.conftest import ROOT

TRUTH = [json.loads(line) for line in (ROOT / "tests/truth/corpus.jsonl").read_text(encoding="utf-8").splitlines()]
TEXTS = {release["id"]: "\n\n".join((release["title"], *release["own"])) for release in TRUTH}


def as_held(text: str, encoding: str) -> str:
    """What an encoding can hold of a text."""
    return text.encode(encoding, errors="ignore").decode(encoding)


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_a_sign_fits_where_its_example_has_it(sign: Sign) -> None:
    before, _, _ = sign.example.partition(next(each for each in sign.example if each in sign.signs))
    assert fits(f"\n\n{before}"[-2:] + f"{sign.example[len(before) :]}\n\n"[:3])


@pytest.mark.parametrize("window", ["orÕs ", "h Ä12", "or“s ", "t ” a", "ne†st", "caйs ", "r ¤12", "Kš1n", "ïðîêó", "om•in"])
def test_a_sign_does_not_fit_elsewhere(window: str) -> None:
    assert not fits(window)


@pytest.mark.parametrize(
    "encoding", ["cp1252", "cp1251", "latin-1", "iso8859-15", "mac-roman", "cp1250", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_the_corpus_comes_back_whole(encoding: str) -> None:
    for name, text in TEXTS.items():
        held = as_held(text, encoding)
        assert decode(held.encode(encoding)).text == held, name


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("The board was fined €12,500. It had taken “gifts” worth €900 from the board’s suppliers.", "cp1252 mac_roman cp1251"),
        ("The fine was €5,000.", "cp1252 iso8859_15 mac_roman cp1251"),
        ("The trustees – all nine – signed—and left.", "cp1252 mac_roman cp1251"),
        ("The points:\n• one thing, at 5\u00a0000 dollars\n• another", "cp1252 mac_roman"),
        ("Lovro Köhn of Vessin – no relation – paid £5,000 for the café.", "cp1252 mac_roman"),
        ("Title;Text\nA;“Wörter” für 5 €\n", "cp1252 mac_roman"),
        ("Das Gericht hat ein öffentliches Register eröffnet. „Das ist für uns groß“, sagte Müller.", "cp1252 mac_roman cp850"),
        (
            "Le tribunal a ouvert un registre. « C’est un progrès, où qu’on soit. » Le procès s’achève à l’été.",
            "cp1252 mac_roman",
        ),
        ("Soud otevřel veřejný rejstřík majetku. Ředitel Jiří Doubek řekl: „Každý může nahlížet.“", "cp1250 iso8859_2"),
        ("Sąd otworzył rejestr majątku urzędników. Łukasz Żak powiedział, że każdy może go przejrzeć.", "cp1250 iso8859_2"),
        ("Mahkeme, görevlilerinin mal varlığı için halka açık bir sicil açtı. Başkan İbrahim Şen bunu söyledi.", "cp1254"),
        ("Суд Норландии открыл реестр. Прокурор Иван Ёлкин сказал: «Это шаг».", "cp1251 koi8_r cp866 iso8859_5 mac_cyrillic"),
        ("Суд Норландії відкрив публічний реєстр майна своїх посадовців.", "cp1251 koi8_u"),
        ("The court of Norland (Суд Норландии) opened its register, «Реестр имущества».", "cp1251 koi8_r mac_cyrillic"),
        ("Το δικαστήριο της Νορλανδίας άνοιξε δημόσιο μητρώο της περιουσίας.", "cp1253 iso8859_7"),
        ("ノルランドの裁判所は、公務員の資産の公開登録簿を開設しました。", "shift_jis"),
        ("诺尔兰法院开设了官员财产公开登记册。检察官表示欢迎，并说这是向前迈出的一步。", "gb18030"),
    ],
)
def test_a_text_comes_back_whole(text: str, encodings: str) -> None:
    for encoding in encodings.split():
        held = as_held(text, encoding)
        assert decode(held.encode(encoding)).text == held, encoding


def test_an_encoding_that_lies_is_not_believed() -> None:
    western, russian = "Die Größe – für 5 €", "Суд открыл реестр"
    for stated in ("utf-8", "windows-1251", "iso-8859-1", "us-ascii", "no-such-thing", ""):
        assert decode(western.encode("cp1252"), stated).text == western
    assert decode(russian.encode("cp1251"), "iso-8859-1").text == russian
    assert decode(russian.encode("koi8-r"), "koi8-r").text == russian
    assert decode(russian.encode(), "windows-1251").text == russian
    assert decode(b"\xef\xbb\xbfThe board\x92s fine: \x80500").text == "The board’s fine: €500"


def test_two_readings_that_are_as_likely_are_said_with_the_word_in_question() -> None:
    found = decode("Ana Nariño spoke.".encode("cp1252"))
    assert found.text == "Ana Nariño spoke."
    assert found.doubt == "the encoding is a guess: cp1252 ('Nariño') rather than cp1250 ('Narińo')"
    assert decode("Anna’s café was closed.".encode("cp1252")).doubt == ""


def test_foreign_bytes_in_utf8_are_read_where_they_make_sense() -> None:
    found = decode("The “gifts” – caf".encode() + b"\xe9s and the board\x92s \xff\xfe" + " – ended.".encode())
    assert found.text == "The “gifts” – cafés and the board’s \ufffd\ufffd – ended."
    assert found.doubt == "4 bytes are not valid UTF-8: 2 lost, 2 read as Windows-1252"


def test_most_signs_decide() -> None:
    assert guessed("¤ “one” “two” the board’s".encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Суд Норландии открыл публичный реестр имущества.", "cp1251"),
        ("The board’s fine was €5,000; “gifts” were none.", "mac_roman"),
    ],
)
def test_a_text_that_was_read_wrongly_before_it_was_stored_is_read_again(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding).decode("cp1252", errors="ignore").encode())
    assert found.text == text
    assert "wrong encoding" in found.doubt


@pytest.mark.parametrize(
    "text", ["The board’s café cost €5.", "Ünal Öz, ÇA, À LA CARTE", "½ of CO₂ at 5 m²", "Ærø Åse Øst", "¤", ""]
)
def test_a_sound_text_is_never_read_again(text: str) -> None:
    assert decode(f"The end. {text}".encode()).text == f"The end. {text}"
