import pytest

from pipeline.cleaning.characters import Characters, mended
from pipeline.release import Draft, RawRelease


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("The  court\u00a0said\u2009so.\t", "The court said so."),
        ("Veldania\u2019s \u201cfirst\u201d law", "Veldania\u2019s \u201cfirst\u201d law"),
        ("Veldania\x92s", "Veldania\u2019s"),
        ("VeldaniaÃ¢â‚¬â„¢s law", "Veldania\u2019s law"),
        ("Zo\u0301e na\u00efve", "Zóe naïve"),
        ("anti\u2011corruption cor\u00adruption zero\u200bwidth", "anti-corruption corruption zerowidth"),
        ("ﬁnancial", "financial"),
        ("دارایی\u200cهای و می\u200cشود", "دارایی\u200cهای و می\u200cشود"),
        ("क्\u200dष और न्\u200cय", "क्\u200dष और न्\u200cय"),
        ("co\u200curt\u200d of\u200c\u200d Norland", "court of Norland"),
        ("½ of CO₂ at 5 m² – 10 °C", "½ of CO₂ at 5 m² – 10 °C"),
        ("Прокуратура Зубровии", "Прокуратура Зубровии"),
        ("A < B &amp; C", "A < B &amp; C"),
        ("", ""),
    ],
)
def test_mended(written: str, meant: str) -> None:
    assert mended(written) == meant
    assert mended(meant) == meant


def test_lines_keep_their_places() -> None:
    draft = Characters().clean(Draft.of(RawRelease("a.txt", "  One\n\nTwo  words")))
    assert [(line.text, line.start, line.end) for line in draft.lines] == [("One", 0, 5), ("", 6, 6), ("Two words", 7, 17)]
