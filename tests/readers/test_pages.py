from pipeline.readers.pages import Pages
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
    assert (found.title, found.publisher, found.published) == ("Norland opens its register", "Court of Norland", "2021-05-04")
    assert "1,200 declarations" in found.text
    assert "All rights" not in found.text


def test_a_page_of_nothing_is_a_problem() -> None:
    (found,) = Pages().read(b"<html><body></body></html>", "a.html")
    assert isinstance(found, Problem) and "no main text" in found.problem


def test_the_declared_encoding_is_believed() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1250">').replace("the court said", "soud řekl, že žádný")
    (found,) = Pages().read(page.encode("cp1250"), "a.html")
    assert isinstance(found, RawRelease) and "soud řekl, že žádný" in found.text
