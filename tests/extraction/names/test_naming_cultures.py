"""Invented people whose names are built as names are in many parts of the world: found whole, by title, by role and by age."""

from __future__ import annotations

import pytest

from tests.extraction.read_names import of

NAMES = {
    "Kazakh with a transliterated patronymic": "Bolatbek Serikuly Zhanibekov",
    "Russian with a patronymic": "Arkady Lvovich Drozdenko",
    "Ukrainian": "Yaryna Kovalchenko",
    "Armenian": "Vartan Melkumyan",
    "Georgian": "Luka Tsereshvili",
    "Turkish": "Kerem Yıldızoğlu",
    "Arabic with article": "Nizar al-Rahbani",
    "Arabic with bin": "Faris bin Jaber Al-Kawari",
    "Persian": "Siamak Rostamzadeh",
    "Spanish with two surnames": "Leandro Quiroga Belmonte",
    "Portuguese with particles": "Otávio da Rocha Pimentel",
    "Dutch": "Joris van der Meulen",
    "German with von": "Henning von Falkenried",
    "French hyphenated": "Jean-Luc Bonnefoy",
    "Italian": "Ruggero Della Torre",
    "Polish": "Zdzisław Wiśnicki",
    "Hungarian": "Ágoston Kerekes",
    "Icelandic": "Sigrún Halldórsdóttir",
    "Irish": "Declan O’Rafferty",
    "Scottish with initial": "Hamish J. McAllister",
    "Nigerian": "Chukwudi Okonjo-Bello",
    "Ghanaian": "Kwabena Ofori-Mensah",
    "Ethiopian": "Tesfaye Wolde Gebre",
    "South African": "Thandeka Mabuzane",
    "Indian": "Raghunath Venkataswamy",
    "Vietnamese": "Trần Quang Khải",
    "Korean": "Bae Seung-hyun",
    "Chinese": "Ouyang Zhenhai",
    "Japanese": "Harunobu Takeshiro",
    "Indonesian": "Bagaskoro Wiratmaja",
    "Filipino": "Ramoncito Dela Paz",
}

FRAMES = {
    "title": "Deputy Minister {} spoke in Tolmgrad on Monday.",
    "role": "The plan was shown by {}, head of the Audit Office.",
    "age": "Police arrested {}, 52, on Monday.",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=list(FRAMES))
@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_a_person_is_found_whole(name: str, frame: str) -> None:
    assert of("PERSON", frame.format(name)) == [name]
