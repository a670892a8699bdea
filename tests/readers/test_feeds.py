import json

import pytest

from pipeline.cleaning._furniture import reason_of
from pipeline.cleaning._moments import moment_of
from pipeline.readers.feeds import Feeds
from pipeline.readers.records.records import Records
from pipeline.readers.shared.site_names import site_name
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
    (found,) = read(ATOM.replace('<link href="https://example.org/2"/>', "<id>urn:uuid:2</id>"))
    assert isinstance(found, RawRelease) and found.url == ""


def item(published: str = "", description: str = "Told.", more: str = "") -> RawRelease | Problem | Enclosed:
    dated = f"<pubDate>{published}</pubDate>" if published else ""
    (found,) = read(
        f"<rss xmlns:dc='d'><channel><title>Court</title><item><title>Opened</title>"
        f"<description>{description}</description>{dated}{more}</item></channel></rss>"
    )
    return found


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Fri, 1 Jan 2021 00:30:00 +0500", "2021-01-01"),  # the publisher's day, not that of Greenwich
        ("lun, 07 giu 2021 09:00:00 GMT", "2021-06-07"),
        ("ma., 4 mei 2021 12:00", "2021-05-04"),
        ("Вт, 14 сент. 2021 10:00:00 +0300", "2021-09-14"),
        ("Tue, Jun 8 2021 03:00:00 +0000", "2021-06-08"),
        ("<![CDATA[ 2021-06-08 11:00:00 +0800 ]]>", "2021-06-08"),
        ("Tue, 08 Jun 21 03:00:00 GMT", "2021-06-08"),
    ],
)
def test_days_as_the_countries_write_them(written: str, day: str) -> None:
    found = item(written)
    assert isinstance(found, RawRelease)
    moment = moment_of(found.published)
    assert moment is not None and moment.date == day


@pytest.mark.parametrize(
    "markup",
    [
        "&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;",
        "&amp;lt;p&amp;gt;One.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Two &amp;amp;amp; three.&amp;lt;/p&amp;gt;",
    ],
)
def test_a_text_is_read_however_often_it_was_escaped(markup: str) -> None:
    found = item(description=markup)
    assert isinstance(found, RawRelease) and found.text == "One.\nTwo & three."


def test_the_source_of_an_item_is_its_publisher() -> None:
    found = item(more='<source url="https://aud.example/rss">Audit Chamber of Norland: Press releases</source>')
    assert isinstance(found, RawRelease) and found.publisher == "Audit Chamber of Norland"


def test_rss_1_and_atom_with_markup_inside() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>News | Court of Norland</title></channel><item rdf:about="https://c.example/1"><title>Opened</title>
    <link>https://c.example/1</link><description>It is open.</description><dc:date>2021-06-08</dc:date></item></rdf:RDF>"""
    (found,) = read(rdf)
    assert found == RawRelease(
        "a.xml#1", "It is open.", title="Opened", published="2021-06-08", publisher="Court of Norland", url="https://c.example/1"
    )
    (found,) = read(
        ATOM.replace(
            "<summary>Opened.</summary>",
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>',
        )
    )
    assert isinstance(found, RawRelease) and found.text == "One.\nTwo."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("The post Court “opens” a register of all that its many officials own appeared first on Court of Norland.", "feed line"),
        ("Der Beitrag Gericht öffnet Register erschien zuerst auf Gericht von Norland.", "feed line"),
        ("The post of the chief judge, who appeared in court first, is vacant on Monday.", ""),
    ],
)
def test_what_a_feed_puts_below_its_items_is_furniture(line: str, reason: str) -> None:
    assert reason_of(line) == reason


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Court of Norland – News", "Court of Norland"),
        ("Press releases | Office on Integrity | oi.example", "Office on Integrity"),
        ("Latest news from the Audit Chamber", "Audit Chamber"),
        ("Audit Chamber of Norland RSS feed", "Audit Chamber of Norland"),
        ("Norland - Ministry of Justice - Press Releases", "Ministry of Justice"),
        ("Harbour News", "Harbour News"),
        ("News", "News"),
        ("", ""),
    ],
)
def test_a_channel_is_named_for_whose_it_is(title: str, name: str) -> None:
    assert site_name(title) == name


def test_an_xml_bomb_is_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    (found,) = read(bomb)
    assert isinstance(found, Problem) and "bombs" in found.problem


def test_what_is_no_feed() -> None:
    for text in ("<html><body>x</body></html>", "no xml at all", "<rss", "<?xml version='1.0'?>", "<feed/>"):
        (found,) = read(text)
        assert isinstance(found, Problem)


def test_a_json_feed_gives_its_items_a_publisher() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Court of Norland: News",
        "items": [
            {"id": "c-1", "url": "https://c.example/1", "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2021-06-08"},
            {"id": "c-2", "content_text": "Three.", "publisher": "Audit Chamber"},
        ],
    }
    first, second = Records().read(json.dumps(feed).encode(), "feed.json")
    assert isinstance(first, RawRelease) and isinstance(second, RawRelease)
    assert (first.text, first.publisher, first.url) == ("One.\nTwo.", "Court of Norland", "https://c.example/1")
    assert second.publisher == "Audit Chamber"
