from pipeline.readers.feeds import Feeds
from pipeline.release import Enclosed, RawRelease
from pipeline.rows import Problem

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Court of Norland</title>
<item><title>Norland opens &amp; closes</title><link>https://example.org/1</link><pubDate>Wed, 12 May 2021 10:15:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>
<item><title>No text</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Court of Norland</title>
<entry><title>Norland opens</title><link href="https://example.org/2"/><updated>2021-05-12T10:15:00Z</updated>
<summary>Opened.</summary></entry></feed>"""


def read(text: str) -> list[RawRelease | Problem | Enclosed]:
    return list(Feeds().read(text.encode(), "a.xml"))


def test_rss_gives_a_release_per_item() -> None:
    first, second = read(RSS)
    assert first == RawRelease(
        "a.xml#1",
        "One.\nTwo.",
        title="Norland opens & closes",
        published="Wed, 12 May 2021 10:15:00 GMT",
        publisher="Court of Norland",
        url="https://example.org/1",
    )
    assert isinstance(second, Problem) and second.source == "a.xml#2"


def test_atom_gives_a_release_per_entry() -> None:
    (found,) = read(ATOM)
    assert isinstance(found, RawRelease)
    assert (found.text, found.url, found.published) == ("Opened.", "https://example.org/2", "2021-05-12T10:15:00Z")


def test_an_xml_bomb_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    (found,) = read(bomb)
    assert isinstance(found, Problem) and "bombs" in found.problem


def test_what_is_no_feed() -> None:
    for text in ("<html><body>x</body></html>", "no xml at all", "<rss", "<?xml version='1.0'?>", "<feed/>"):
        (found,) = read(text)
        assert isinstance(found, Problem)
