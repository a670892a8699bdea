"""The pages in a real browser, from the file system. Skipped where Chromium or Playwright is not installed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.catalogue import discover
from pipeline.reports.pages.pages import Pages
from pipeline.reports.shared.chart import Chart
from tests.reports.invented import invented

HOSTILE = "</title><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
SIZES = {"phone": (360, 740), "laptop": (1280, 800)}
PAGES = [
    "index.html",
    "entities.html",
    "entities/*.html",
    "countries.html",
    "countries/*.html",
    "releases/*.html",
    "topics.html",
    "keywords.html",
    "figures.html",
    "network.html",
    "timeline.html",
    "tables.html",
    "about.html",
    "search.html",
]
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    tables = invented(30, HOSTILE)
    for kind in discover("reports").values():
        if issubclass(kind, Chart):
            kind().write(folder, tables)
    Pages().write(folder, tables)
    return folder / "report"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page whose console must stay silent and whose requests must stay on the disk."""
    said: list[str] = []
    opened = browser.new_page()
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    yield opened
    assert said == []
    assert opened.title() != "owned"
    opened.close()


def address(report: Path, name: str) -> str:
    return (next(iter(sorted(report.glob(name)))) if "*" in name else report / name).as_uri()


def test_search_finds_a_sentence_and_leads_to_it(report: Path, page: Any) -> None:
    page.goto(address(report, "search.html"))
    page.fill("#words", "asset recov*")
    page.press("#words", "Enter")
    page.get_by_text("0 names and 30 releases found.").wait_for()
    page.click(".hits li a")
    assert "/releases/" in page.url and "#s" in page.url
    page.wait_for_selector(":target")  # the address is known before the page is
    assert page.evaluate("document.querySelector(':target').classList.contains('at')")


def test_search_says_what_it_did_not_find(report: Path, page: Any) -> None:
    page.goto(address(report, "search.html") + "#q=zeppelin")
    page.get_by_text("Not found").wait_for()


def test_search_shows_names_first_then_releases_with_their_sentences(report: Path, page: Any) -> None:
    page.goto(address(report, "search.html") + "#q=KESTR%C3%88L%20holdings")
    page.get_by_text("1 name and 30 releases found.").wait_for()
    headings = page.locator("#hits h2").all_inner_texts()
    assert headings == ["Names", "Releases"]
    assert page.locator("#hits .counts li b").all_inner_texts() == ["Kestrel", "Holdings"]
    assert page.locator("#hits .line").first.locator("b").all_inner_texts() == ["Kestrel", "Holdings"]
    assert page.locator("#hits h3").count() == 20
    page.get_by_text("Show more releases (10 left)").click()
    page.wait_for_selector("#hits section:nth-of-type(30) h3")


def test_tables_are_filtered_and_sorted(report: Path, page: Any) -> None:
    page.goto(address(report, "entities.html"))
    page.fill(".filter input", "person")
    assert page.locator("tbody tr:visible").count() == 3
    heading = page.get_by_role("button", name="Name")
    heading.click()
    names = page.locator("tbody tr:visible td:first-child").all_inner_texts()
    assert names == sorted(names) and page.locator("th[aria-sort=ascending]").count() == 1
    heading.click()
    assert page.locator("tbody tr:visible td:first-child").all_inner_texts() == names[::-1]


def test_what_is_chosen_stands_in_the_address(report: Path, page: Any) -> None:
    page.goto(address(report, "entities.html"))
    page.select_option(".filter select", "person")
    assert page.locator("tbody tr:visible").count() == 3
    page.fill(".filter input", "mirela")
    assert page.locator("tbody tr:visible").count() == 1
    chosen = page.url
    page.goto("about:blank")
    page.goto(chosen)
    assert page.locator("tbody tr:visible").count() == 1 and "1 of" in page.inner_text(".filter [role=status]")


def test_a_long_list_is_sorted_and_filtered_as_a_whole(tmp_path: Path, page: Any) -> None:
    Pages(rows_per_page=5).write(tmp_path, invented(30))
    page.goto((tmp_path / "report/releases.html").as_uri())
    page.get_by_text("Show more rows (25 left)").wait_for()
    page.get_by_role("button", name="Published").click()
    page.get_by_text("sorted by Published").wait_for()
    dates = page.locator("tbody tr td:first-child")
    assert dates.all_inner_texts() == ["2015-01-15", "2015-01-15", "2015-01-15", "2015-07-15", "2015-07-15"]
    page.get_by_text("Show more rows").click()
    page.wait_for_selector("tbody tr:nth-child(30)")
    page.fill(".filter input", "2015-01-15")
    page.wait_for_selector("tbody tr:nth-child(30)", state="detached")
    assert set(dates.all_inner_texts()) == {"2015-01-15"}


def test_a_number_of_the_overview_leads_to_its_rows_alone(report: Path, page: Any) -> None:
    page.goto(address(report, "index.html"))
    page.click("text=3 people")
    assert page.locator("tbody tr:visible td:nth-child(2)").all_inner_texts() == ["person"] * 3
    page.goto(address(report, "index.html"))
    page.focus("text=1 firms")
    page.keyboard.press("Enter")
    page.wait_for_url("**Level=firm")
    assert page.locator("tbody tr:visible td:nth-child(4)").all_inner_texts() == ["firm"]
    page.select_option("select[name=Level]", "")  # what is chosen on the page goes before what the link has chosen
    assert page.locator("tbody tr:visible").count() == 8
    page.reload()
    assert page.locator("tbody tr:visible").count() == 8


def test_a_filter_stands_in_the_content_above_its_table(report: Path, page: Any) -> None:
    for name in ("about.html", "entities.html", "index.html"):
        page.goto(address(report, name))
        assert page.locator(".filter").count() == page.locator("main .filter").count()


def test_a_number_leads_in_two_steps_to_its_marked_words(report: Path, page: Any) -> None:
    page.goto(address(report, "index.html"))
    page.click("text=figures >> nth=0")
    page.click("tbody tr:first-child td:first-child a")
    assert "million marks" in page.wait_for_selector("mark:target").inner_text()


def test_an_entity_leads_to_the_sentence_that_names_it(report: Path, page: Any) -> None:
    page.goto(address(report, "entities.html"))
    page.click("tbody tr:first-child a")
    page.click(".hits li a >> nth=0")
    page.wait_for_selector("mark:target")


def test_marks_are_switched_off_and_on(report: Path, page: Any) -> None:
    page.goto(address(report, "releases/*.html"))
    page.uncheck("input[data-kind=k-person]")
    assert page.locator(".text .k-person:not(.off)").count() == 0
    page.check("input[data-kind=k-person]")
    assert page.locator(".text .k-person:not(.off)").count() > 0


def test_the_keyboard_reaches_the_content_first(report: Path, page: Any) -> None:
    page.goto(address(report, "index.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_the_screen(name: str, size: str, report: Path, page: Any) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address(report, name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_no_serious_fault_of_accessibility(name: str, scheme: str, report: Path, page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.emulate_media(color_scheme=scheme)
    page.goto(address(report, name))
    found = axe.Axe().run(page, options={"preload": False}).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in SERIOUS] == []
