"""Releases brought into a corpus, and a corpus checked without a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from pipeline.commands.adding import Added, Held, add
from pipeline.commands.checking import check
from pipeline.intake.fetch import Fetched, Fetcher, Refused
from pipeline.rows import Problem
from pipeline.run import CannotStart
from pipeline.settings import load
from tests.conftest import INVENTED
from tests.gathered import settled

PAGE = """<html lang="en"><head><title>Norland opens a register</title>
<meta property="og:site_name" content="Ministry of Justice of Norland">
<meta property="article:published_time" content="2023-03-20"></head>
<body><nav>Home News Contact</nav><article><h1>Norland opens a register</h1>
<p>The Ministry of Justice of Norland has opened a public register of procurement contracts worth 2.6 billion crowns, and every
ministry has to enter its contracts within a month.</p><p>The Court of Audit will review the register every two years and
report to the Parliament of Norland what it has found.</p></article><footer>Follow us</footer></body></html>"""


FEED = """<rss><channel><title>Ministry of Justice of Norland</title>
<item><title>Norland opens a register</title><link>https://moj.example/register</link><description>In short.</description></item>
<item><title>All news</title><link>https://moj.example/feed</link><description>Every release.</description></item>
<item><title>Norland opens a register, again</title><link>https://moj.example/register</link></item>
<item><title>Gone</title><link>https://moj.example/gone</link><description>What is no more.</description></item>
</channel></rss>"""


class Web(Fetcher):
    """A web of one page and one feed, which also names itself."""

    def fetch(self, url: str) -> Fetched:
        if url.endswith("/register"):
            return Fetched(url, PAGE.encode(), "text/html")
        if url.endswith("/feed"):
            return Fetched(url, FEED.encode(), "application/rss+xml")
        raise Refused("the server answered 404")


def bring(corpus: Path, *sources: str) -> list[str]:
    return [told(outcome) for outcome in add(sources, corpus, load(None), Web())]


def told(outcome: Added | Held | Problem) -> str:
    match outcome:
        case Added():
            return outcome.file.name
        case Held():
            return f"held as {outcome.name}"
        case Problem():
            return outcome.problem


def test_a_file_becomes_a_text_file_with_front_matter(tmp_path: Path) -> None:
    assert bring(tmp_path / "corpus", str(INVENTED / "veldania-verdict.txt")) == [
        "2021-09-03-court-in-torvik-sentences-former-customs-officials.txt"
    ]
    text = next((tmp_path / "corpus").iterdir()).read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front)["publisher"] == "Prosecutor General's Office of Veldania"
    assert body.strip().startswith("Court in Torvik sentences former customs officials\n\nTORVIK, 3 September 2021")


def test_a_folder_brings_every_release_that_it_holds(tmp_path: Path) -> None:
    assert len(bring(tmp_path / "corpus", str(INVENTED))) == 8
    releases, problems = check(tmp_path / "corpus", load(None))
    assert (releases, problems) == (8, [])


def test_what_is_there_already_is_said_and_no_problem(tmp_path: Path) -> None:
    bring(tmp_path / "corpus", str(INVENTED / "zubrovia.csv"))
    again = bring(tmp_path / "corpus", str(INVENTED / "zubrovia.csv"), str(INVENTED / "ostmark-assets.md"))
    assert ["held as" in line for line in again] == [True, True, False]


def test_a_page_is_fetched_and_a_missing_one_reported(tmp_path: Path) -> None:
    added, missing = bring(tmp_path / "corpus", "https://moj.example/register", "https://moj.example/nothing")
    assert added == "2023-03-20-norland-opens-a-register.txt" and "404" in missing
    front = (tmp_path / "corpus" / added).read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(front)["url"] == "https://moj.example/register"
    assert "held as" in bring(tmp_path / "corpus", "https://moj.example/register")[0]


def test_of_a_feed_every_page_is_brought_once(tmp_path: Path) -> None:
    added, itself, again, gone = bring(tmp_path / "corpus", "https://moj.example/feed")
    assert (
        again == f"held as {added}"
        and added == "2023-03-20-norland-opens-a-register.txt"
        and "names this feed" in itself
        and "404" in gone
    )
    assert "held as" in bring(tmp_path / "corpus", "https://moj.example/feed")[0]


def test_an_item_without_text_is_followed_from_a_file_to_its_page(tmp_path: Path) -> None:
    feed = tmp_path / "saved.rss"
    items = "<item><title>Short</title><link>https://moj.example/short</link><description>Told in full.</description></item>"
    bare = "<item><title>Norland opens a register</title><link>https://moj.example/register</link></item>"
    unlinked = "<item><title>Nothing</title></item>"
    feed.write_text(f"<rss><channel><title>News</title>{items}{bare}{unlinked}</channel></rss>", encoding="utf-8")
    assert bring(tmp_path / "corpus", str(feed)) == [
        "short.txt",
        "2023-03-20-norland-opens-a-register.txt",
        "the item has no text",
    ]


def test_an_address_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    feed = tmp_path / "saved.rss"
    feed.write_text("<rss><channel><item><link>http://[bad</link></item></channel></rss>", encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace("<head>", '<head><link rel="canonical" href="http://[bad">'), encoding="utf-8")
    outcomes = list(add(["http://[bad", "http://a:99999/", str(feed), str(page)], tmp_path / "corpus", load(None), Fetcher()))
    assert ["well formed" in told(outcome) for outcome in outcomes] == [True, True, True, False]
    assert isinstance(outcomes[3], Added)


def test_what_was_brought_reads_as_it_did(tmp_path: Path) -> None:
    bring(tmp_path / "corpus", str(INVENTED))
    assert texts(tmp_path / "corpus") == texts(INVENTED)


def texts(folder: Path) -> set[tuple[str, str, str, str, str]]:
    """Text and head of every release in a folder."""
    releases = settled(folder, load(None)).releases
    return {(each.text, each.title, each.published, each.place, each.publisher) for each in releases}


def test_a_file_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert bring(tmp_path / "corpus", "no-such-file.txt") == ["there is no such file or folder"]


def test_a_check_names_what_releases_lack_and_writes_nothing(tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(INVENTED, tmp_path / "corpus"))
    (corpus / "bare.txt").write_text(
        "The agency of Norland paid the court.\n\nThe court thanked the agency of Norland.", encoding="utf-8"
    )
    (corpus / "odd.xyz").write_text("x", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    releases, problems = check(corpus, load(None))
    assert releases == 9
    said = {(problem.source, problem.problem.split(":")[0]) for problem in problems}
    assert {
        ("bare.txt", "states no date of publication"),
        ("bare.txt", "states no publisher"),
        ("odd.xyz", "no reader for .xyz"),
    } <= said
    assert sorted(tmp_path.rglob("*")) == before


def test_a_check_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="not a folder"):
        check(tmp_path / "nowhere", load(None))
