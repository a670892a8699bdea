from email.message import EmailMessage

import pytest

from pipeline.readers.pages.pages import Pages
from pipeline.readers.pages.titles import Parted, parted, whole
from pipeline.release import RawRelease
from pipeline.rows import Problem

PAGE = """<html><head><title>Norland opens its register | Court of Norland</title>
<meta property="og:site_name" content="Court of Norland"><meta property="article:published_time" content="2021-05-04T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Norland opens its register</h1>
<p>The Republic of Norland has opened a public register of the assets of its officials, the court said on Tuesday morning.</p>
<p>The register holds 1,200 declarations, and more of them are to follow before the end of the year, according to the court.</p>
</article><footer>All rights reserved</footer></body></html>"""


def test_main_text_and_what_the_page_says_of_itself() -> None:
    (found,) = Pages().read(PAGE.encode(), "a.html")
    assert isinstance(found, RawRelease)
    assert (found.title, found.publisher, found.published) == (
        "Norland opens its register",
        "Court of Norland",
        "2021-05-04T10:00:00Z",
    )
    lines = found.text.split("\n")
    assert [line for i, line in enumerate(lines) if i not in found.aside] == lines[1:4]
    assert (lines[0], lines[1], lines[4]) == ("Home News", "Norland opens its register", "All rights reserved")


def test_a_page_of_nothing_is_a_problem() -> None:
    (found,) = Pages().read(b"<html><body></body></html>", "a.html")
    assert isinstance(found, Problem) and "no main text" in found.problem


ERROR = "<html><head><title>{}</title></head><body><h1>{}</h1><p>The page that you asked for is not here.</p></body></html>"


@pytest.mark.parametrize(
    "title",
    [
        "404 Not Found",
        "Error 403",
        "Page not found - Court of Norland",
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "503 Service Temporarily Unavailable",
    ],
)
def test_what_a_server_gives_in_the_place_of_a_page_is_a_problem(title: str) -> None:
    (found,) = Pages().read(ERROR.format(title, title).encode(), "a.html")
    assert isinstance(found, Problem) and title in found.problem


@pytest.mark.parametrize("title", ["Not found guilty", "404 officials declare assets", "Conflict of interest law passed", "Gone"])
def test_a_headline_is_no_error(title: str) -> None:
    (found,) = Pages().read(ERROR.format(title, title).encode(), "a.html")
    assert isinstance(found, RawRelease)


def test_a_number_is_no_title() -> None:
    (found,) = Pages().read(ERROR.format("News - 12", "Norland opens its register").encode(), "a.html")
    assert isinstance(found, RawRelease) and found.title == "Norland opens its register"
    (found,) = Pages().read(ERROR.replace("h1", "b").format("News - 12", "Norland opens its register").encode(), "a.html")
    assert isinstance(found, RawRelease) and found.title == ""


def test_the_declared_encoding_is_believed() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1250">').replace("the court said", "soud řekl, že žádný")
    (found,) = Pages().read(page.encode("cp1250"), "a.html")
    assert isinstance(found, RawRelease) and "soud řekl, že žádný" in found.text


HEADED = PAGE.replace("<h1>", "<div>4 May 2021</div><div>Askholm</div><h1>").replace(
    "</h1>", "</h1><h2>A first for the country</h2>"
)


def test_the_head_above_the_text_belongs_to_it() -> None:
    (found,) = Pages().read(HEADED.encode(), "a.html")
    assert isinstance(found, RawRelease)
    kept = [line for i, line in enumerate(found.text.split("\n")) if i not in found.aside]
    assert {"4 May 2021", "Norland opens its register", "A first for the country"} <= set(kept)
    assert "All rights reserved" not in kept


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Norland opens its register", "datePublished": "2021-05", "identifier": "nor-9",
"publisher": {"@type": "Organization", "name": "Court"}, "contentLocation": {"name": "Askholm"}}]}</script>"""


def test_linked_data_is_believed_first_at_its_own_precision() -> None:
    (found,) = Pages().read(PAGE.replace("<head>", f"<head>{LINKED}").encode(), "a.html")
    assert isinstance(found, RawRelease)
    assert (found.id, found.published, found.publisher, found.place) == ("nor-9", "2021-05", "Court", "Askholm")


def test_broken_linked_data_does_no_harm() -> None:
    (found,) = Pages().read(
        PAGE.replace("<head>", '<head><script type="application/ld+json">{"@graph": [</script>').encode(), "a.html"
    )
    assert isinstance(found, RawRelease) and found.publisher == "Court of Norland"


def test_deep_nesting_is_read_or_refused() -> None:
    page = f"<html><body>{'<div>' * 5000}Norland{'</div>' * 5000}</body></html>"
    assert len(list(Pages().read(page.encode(), "a.html"))) == 1


def kept(page: str) -> list[str]:
    (found,) = Pages().read(page.encode(), "a.html")
    assert isinstance(found, RawRelease)
    return [line for i, line in enumerate(found.text.split("\n")) if i not in found.aside]


MORE = "<p>The register of Norland is open to everybody, and the court will publish what it finds there in the autumn.</p>"
BETWEEN = """<div class="mid">The first entries</div><blockquote><p>One look is enough.</p>— Court of Norland</blockquote>
<ul><li><a href="/a">Rules of the register</a></li><li><a href="/b">Form of a declaration</a></li></ul>
<p><a href="/c">Olga Brenn opens the season of concerts</a></p>"""


def test_what_stands_between_paragraphs_belongs_to_the_text_unless_it_leads_elsewhere() -> None:
    found = kept(PAGE.replace("</article>", f"{BETWEEN}{MORE}{MORE.replace('open', 'shown')}</article>"))
    assert {
        "The first entries",
        "“One look is enough.” – Court of Norland",
        "Rules of the register",
        "Form of a declaration",
    } <= set(found)
    assert "Olga Brenn opens the season of concerts" not in found


def test_a_quotation_belongs_to_the_text_around_it_with_who_is_quoted() -> None:
    quote = "<figure><blockquote><p>One look is enough for us.</p></blockquote><figcaption>Ada Holm, judge</figcaption></figure>"
    assert "“One look is enough for us.” – Ada Holm, judge" in kept(PAGE.replace("</article>", f"{quote}{MORE}</article>"))


def test_a_site_name_is_no_part_of_the_title_nor_an_address_a_publisher() -> None:
    page = PAGE.replace("<h1>Norland opens its register</h1>", "").replace(
        "<head>",
        '<head><meta property="og:title" content="Norland&amp;#8217;s register opens | Court of Norland">'
        '<meta name="publisher" content="https://court.example">',
    )
    (found,) = Pages().read(page.encode(), "a.html")
    assert isinstance(found, RawRelease)
    assert (found.title, found.publisher) == ("Norland’s register opens", "Court of Norland")


@pytest.mark.parametrize(
    ("title", "heading", "own", "site"),
    [
        ("News | Norland opens its register - Ministry of Justice", "", "Norland opens its register", "Ministry of Justice"),
        ("Norland opens its register :: Audit Chamber", "", "Norland opens its register", "Audit Chamber"),
        ("Audit Chamber – Norland opens its register", "", "Norland opens its register", "Audit Chamber"),
        ("Press releases » Norland opens its register » oi.example", "", "Norland opens its register", ""),
        (
            "Register - a first for Norland | The Harbour",
            "Register - a first for Norland",
            "Register - a first for Norland",
            "The Harbour",
        ),
        ("Home - Ministry of Justice - Verdict", "Verdict", "Verdict", "Ministry of Justice"),
        ("Verdict - Court of Torvik", "Court of Torvik", "Verdict - Court of Torvik", ""),
        ("Verdict | Torvik | News | The Harbour", "Verdict", "Verdict", "The Harbour"),
        ("A bribe – and its price", "", "A bribe – and its price", ""),
        ("Ministry of Justice - Court of Torvik", "", "Ministry of Justice - Court of Torvik", ""),
        ("Norland opens its register", "", "Norland opens its register", ""),
        ("", "", "", ""),
    ],
)
def test_a_title_is_parted_from_its_site(title: str, heading: str, own: str, site: str) -> None:
    found = parted(title, [heading], frozenset())
    assert (found.title, found.site) == (own, site)


def test_a_short_line_of_the_page_is_the_headline_beside_a_body() -> None:
    assert parted("Court of Torvik - Verdict", [], frozenset(), ["Verdict"]) == Parted("Verdict", "Court of Torvik")


def test_the_site_in_the_title_is_the_publisher_where_nothing_else_is_stated() -> None:
    page = PAGE.replace('<meta property="og:site_name" content="Court of Norland">', "").replace(
        "<title>", "<title>Latest news | "
    )
    (found,) = Pages().read(page.encode(), "a.html")
    assert isinstance(found, RawRelease)
    assert (found.title, found.publisher) == ("Norland opens its register", "Court of Norland")


LINES = ["Home", "The court of Norland opens its register to all", "TORVIK – The court has sentenced five men. They appealed."]


@pytest.mark.parametrize(
    ("title", "full"),
    [
        ("The court of Norland opens…", "The court of Norland opens its register to all"),
        ("The court has sentenced five ...", "The court has sentenced five men."),
        ("The court has sente [...]", "The court has sentenced five men."),
        ("The court has never before …", "The court has never before …"),
        ("To be continued", "To be continued"),
        ("…", "…"),
    ],
)
def test_a_title_that_is_cut_short_is_made_whole(title: str, full: str) -> None:
    assert whole(title, LINES) == full


def test_a_sentence_that_is_the_title_is_a_line_by_itself() -> None:
    first = (
        "The Republic of Norland has opened a public register of the assets of its officials, the court said on Tuesday morning."
    )
    page = PAGE.replace("<h1>Norland opens its register</h1>", "").replace(
        "<title>Norland opens its register", "<title>The Republic of Norland has opened a public…"
    )
    (found,) = Pages().read(page.replace(first, f"{first} It is open to all.").encode(), "a.html")
    assert isinstance(found, RawRelease) and found.title == first
    assert found.text.split("\n")[1:3] == [first, "It is open to all."]


ADDRESS = "https://court.example/news/register"


def test_a_saved_page_tells_its_address() -> None:
    for comment in (f"<!-- saved from url=(0035){ADDRESS} -->", f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n-->"):
        (found,) = Pages().read(f"<!DOCTYPE html>\n{comment}\n{PAGE}".encode(), "a.html")
        assert isinstance(found, RawRelease) and found.url == ADDRESS
    relative = PAGE.replace("<head>", '<head><base href="https://court.example/en/"><link rel="canonical" href="register">')
    (found,) = Pages().read(relative.encode(), "a.html")
    assert isinstance(found, RawRelease) and found.url == "https://court.example/en/register"


def archived(page: bytes) -> bytes:
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = ADDRESS
    archive.set_content("x")
    archive.make_related()
    for location, content in (("https://ads.example/", b"<p>Buy this.</p>"), (ADDRESS, page)):
        archive.add_related(content, "text", "html", cte="quoted-printable", params={"charset": "utf-8"})
        archive.get_payload()[-1]["Content-Location"] = location  # type: ignore[index]
    return archive.as_bytes()


def test_a_web_archive_is_read_as_its_page() -> None:
    for name in ("a.mhtml", "a.MHT.gz"):
        (found,) = Pages().read(archived(PAGE.replace("the court said", "so “the court”").encode()), name)
        assert isinstance(found, RawRelease)
        assert (found.title, found.url) == ("Norland opens its register", ADDRESS) and "so “the court”" in found.text


@pytest.mark.parametrize("data", [b"From: x\n\nonly text", b"\x00\xff", b"Content-Type: text/html\n\n", b"MIME-Version: ("])
def test_a_web_archive_without_a_page_is_a_problem(data: bytes) -> None:
    (found,) = Pages().read(data, "a.mht")
    assert isinstance(found, Problem)
