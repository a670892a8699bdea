import pytest

from pipeline.cleaning._alike import plain, same, stems


@pytest.mark.parametrize(
    ("left", "right", "says_the_same"),
    [
        ("Court of Norland opens", "COURT OF NORLAND OPENS!", True),
        ("Court – of Norland", "Court of Norland", True),
        ("Court of Norland opens", "Court of Norland opened", False),
        ("Nine firms", "9 firms", False),
    ],
)
def test_case_and_punctuation_make_no_difference(left: str, right: str, says_the_same: bool) -> None:
    assert same(left, right) == says_the_same


def test_plain_keeps_letters_and_figures() -> None:
    assert plain("No. 12/B: Évora_") == "no12bévora"


def test_inflected_words_meet_in_their_stems() -> None:
    assert stems("The council adopts a law") & stems("adopted by councils") == {"adopt", "counc"}
