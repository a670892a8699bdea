"""The served pages in a real browser. Skipped where Chromium or Playwright is not installed."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pipeline.reports.pages.pages import Pages
from pipeline.serving.application import application
from pipeline.serving.current import Current
from tests.serving.conftest import HOSTILE, write_results

FOUND = re.compile("found", re.IGNORECASE)
SERIOUS = {"serious", "critical"}
QUESTIONS = ["kestrel", '"asset recovery" tassk', "recov* 2019", "BRENSKÍ", "a* veldania", "zeppelin"]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of more releases than have pages as files."""
    folder = tmp_path_factory.mktemp("many")
    return write_results(folder / "results", pages=Pages(most_releases=5))


@pytest.fixture(scope="module")
def server(many: Path) -> Iterator[str]:
    running = uvicorn.Server(uvicorn.Config(application(Current(many, many.parent)), port=0, log_level="error"))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/report"
    running.should_exit = True
    thread.join(5)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page whose console must stay silent."""
    said: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert said == []
    opened.close()


def shown(page: Any) -> tuple[str, list[str]]:
    """What a search shows: how many were found, and the names and sentences."""
    page.locator("#status", has_text=FOUND).wait_for()
    return page.inner_text("#status"), page.locator("#hits li").all_inner_texts()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_search_shows_the_same_in_files_and_served(question: str, whole: Path, server: str, page: Any) -> None:
    answers = []
    for address in ((whole / "report/search.html").as_uri(), f"{server}/search.html"):
        page.goto(address)
        page.fill("#words", question)
        page.press("#words", "Enter")
        answers.append(shown(page))
    assert answers[0] == answers[1]


def test_more_releases_are_shown_when_they_are_asked_for(server: str, page: Any) -> None:
    page.goto(f"{server}/search.html#q=norland")
    page.get_by_text("Show more releases (4 left)").click()
    page.wait_for_selector("#hits section:nth-of-type(24) h3")


def test_a_hit_leads_to_its_sentence_and_a_name_to_its_page(server: str, page: Any) -> None:
    page.goto(f"{server}/search.html#q=kestrel")
    page.click("#hits .line >> nth=0")
    page.wait_for_selector(":target")
    page.goto(f"{server}/search.html#q=kestrel")
    page.click("#hits .counts a >> nth=0")
    page.wait_for_selector("h1:has-text('Kestrel Holdings')")
    assert page.locator(".hits .line").count() >= 24


@pytest.mark.parametrize("name", ["index.html", "search.html#q=norland", "entities.html"])
def test_served_pages_have_no_serious_fault_of_accessibility(name: str, server: str, page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.goto(f"{server}/{name}")
    page.wait_for_load_state("networkidle")
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in SERIOUS] == []


def test_a_list_is_narrowed_down_without_scripts_and_widened_with_them(server: str, browser: Any, page: Any) -> None:
    without = browser.new_context(java_script_enabled=False)
    opened = without.new_page()
    opened.goto(f"{server}/index.html")
    opened.click("text=1 firms")
    assert opened.locator("tbody tr td:nth-child(4)").all_inner_texts() == ["firm"]
    opened.click("text=The whole list")
    assert opened.locator("tbody tr").count() == 8
    without.close()
    page.goto(f"{server}/entities.html?Level=firm")
    page.select_option("select[name=Level]", "national (3)")
    page.wait_for_selector("tbody tr:nth-child(3)")
    assert page.locator("tbody tr td:nth-child(4)").all_inner_texts() == ["national"] * 3


def test_a_hostile_question_is_shown_as_text(server: str, page: Any) -> None:
    page.goto(f"{server}/search.html")
    page.fill("#words", HOSTILE)
    page.press("#words", "Enter")
    shown(page)
    assert page.title() == "Search · What the press releases say"


def test_too_many_releases_for_files_are_said_to_be_so(many: Path, browser: Any) -> None:
    opened = browser.new_page()
    opened.goto((many / "report/search.html").as_uri() + "#q=norland")
    opened.get_by_text("presswatch serve RESULTS").wait_for()
    opened.close()
