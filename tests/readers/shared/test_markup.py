import pytest

from pipeline.readers.shared.markup import as_text, is_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p>\n\n<p>two\n  three</p>", "One\ntwo three"),
        ("<div><b>WASHINGTON</b> <strong>-</strong> The court</div>", "WASHINGTON - The court"),
        ("One<br/>two", "One\ntwo"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>Norland</td><td>31</td></tr></table>", "Norland; 31"),
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


HEADINGS = "<tr><th>No.<th>Person</th><th>Post<th>Offences<th>Fine</tr>"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        pytest.param(
            f"<table>{HEADINGS}<tr><td>1<td>Ada Holm<td>Harbour clerk<td><ul><li>Bribery<li>Fraud</ul><td>3,000</table>",
            "No.; Person, Post; Offences; Fine\n1; Ada Holm, Harbour clerk; Bribery, Fraud; 3,000",
            id="a position is an apposition, the items of a cell are its own",
        ),
        pytest.param(
            f"<table>{HEADINGS}<tr><td colspan=3>Total<td><td>3,000</table>",
            "No.; Person, Post; Offences; Fine\nTotal; 3,000",
            id="a cell over two columns, an empty one",
        ),
        pytest.param(
            "<table><tr><td>Court:<td>Torvik<tr><td>Day:<td>3 May<br>2021</table>", "Court: Torvik\nDay: 3 May, 2021", id="colons"
        ),
        pytest.param(
            "<table><tr><td><h2>Verdicts</h2><p>One.</p><td>Contact us</table>",
            "Verdicts\nOne.\nContact us",
            id="a laid out page",
        ),
        pytest.param(
            "<table><tr><td>Left<td><table><tr><th>a<td>1</table><td>Right</table>", "Left\na; 1\nRight", id="a table in one"
        ),
        pytest.param(
            "<table><tr><td><a href=/>Home</a><td><a href=/n>News</a><tr><td><a href=/c>Contact</a></table>",
            "Home\nNews\nContact",
            id="a menu",
        ),
        pytest.param(
            f"<table><tr><th>Item<td>Word<tr><th>Long<td>{'word ' * 80}</table>",
            f"Item; Word\nLong\n{'word ' * 79}word",
            id="a long cell is a text by itself",
        ),
        pytest.param("<table></table><tr><td>loose", "loose", id="no table at all"),
    ],
)
def test_a_row_of_data_is_a_line_with_its_cells_apart(table: str, text: str) -> None:
    assert as_text(table) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<p>Ada Holm said:</p><blockquote><p>We found it.</p><p>All of it.</p></blockquote>",
            "Ada Holm said:\n“We found it.”\n“All of it.”",
        ),
        (
            "<blockquote>We have found it.<footer>— Ada Holm, judge</footer></blockquote><p>More.</p>",
            "“We have found it.” – Ada Holm, judge\nMore.",
        ),
        (
            "<figure><blockquote><p>We have found it.</p></blockquote><figcaption>Ada Holm</figcaption></figure>",
            "“We have found it.” – Ada Holm",
        ),
        ("<blockquote>“We have found it,” said Ada Holm.</blockquote>", "“We have found it,” said Ada Holm."),
        ("<blockquote>Ibid.</blockquote>", "Ibid."),
        (f"<blockquote>{'<p>An indented paragraph.</p>' * 9}</blockquote>", "\n".join(["An indented paragraph."] * 9)),
        ("<blockquote><h2>Rules for all</h2><p>An indented text.</p></blockquote>", "Rules for all\nAn indented text."),
        ('<blockquote type="cite"><p>Please send me that.</p></blockquote>', "Please send me that."),
        ('<blockquote class="twitter-tweet"><p>Look at that thing.</p></blockquote>', "Look at that thing."),
        ("<figure><img><figcaption>Ada Holm</figcaption></figure>", "Ada Holm"),
    ],
)
def test_a_quotation_that_is_set_apart_has_marks(markup: str, text: str) -> None:
    assert as_text(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p>Seen</p><p style="color: red; display:none">Not</p>', "Seen"),
        ('<p>Seen</p><div hidden><p>Not</p></div><span class="a sr-only">Not</span>', "Seen"),
        ('<div style="display: none"><h1>Shown by a script</h1></div>', "Shown by a script"),
        ('<p style="display: block">Seen</p>', "Seen"),
    ],
)
def test_what_is_not_shown_goes(markup: str, text: str) -> None:
    assert as_text(markup) == text
