import pytest

from pipeline.readers._markup import as_text, is_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p>\n\n<p>two\n  three</p>", "One\ntwo three"),
        ("<div><b>WASHINGTON</b> <strong>-</strong> The court</div>", "WASHINGTON - The court"),
        ("One<br/>two", "One\ntwo"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>Norland</td><td>31</td></tr></table>", "Norland 31"),
        ("<script>var a = '<p>';</script><style>p {}</style><p>Seen</p><!-- unseen -->", "Seen"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("<p>Never closed <b>at all", "Never closed at all"),
        ("", ""),
    ],
)
def test_as_text(markup: str, text: str) -> None:
    assert as_text(markup) == text


def test_is_markup() -> None:
    assert is_markup("<p>One</p>") and is_markup("One<br>two") and is_markup("A &amp; B")
    assert not is_markup("if a < b and c > d") and not is_markup("AT&T; B&B") and not is_markup("plain")


def test_deep_nesting_is_read_in_time() -> None:
    assert "deep" in as_text("<div>" * 200 + "deep" + "</div>" * 200)
