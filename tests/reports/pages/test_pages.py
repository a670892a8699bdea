"""The pages: every link leads somewhere, nothing is loaded from elsewhere, and hostile text stays text."""

import csv
import html
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Annotated, Any, ClassVar, get_args, get_type_hints
from urllib.parse import unquote

import pandas as pd
import pytest

from pipeline.catalogue import discover
from pipeline.given.corrections import Correction
from pipeline.outside.formulas import unmarked
from pipeline.reports.charts.releases_per_month import ReleasesPerMonth
from pipeline.reports.charts.top_entities import TopEntities
from pipeline.reports.pages.entity.folds import folded
from pipeline.reports.pages.entity.kin import AFTER, BEFORE
from pipeline.reports.pages.pages import Pages
from pipeline.reports.pages.site import slug
from pipeline.reports.shared.chart import Chart
from pipeline.reports.tables.tables import TableFiles
from pipeline.rows import Entity, Identity, Mention, Quote, Relation, ReleaseRecord, Role, Row, SpanRow, Topic
from pipeline.rows.marks import web
from pipeline.rows.row import OF_A_PART, RELATIONS
from pipeline.rows.schema import schema, to_table
from tests.conftest import settings_of
from tests.reports.invented import empty, invented

HOSTILE = (
    '</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"\' onmouseover="alert(1)" '
    "javascript:alert(1) {{ 7*7 }} =cmd|' /C calc'!A0 \u202etxt.exe\u202c \x07\x1b[31m"
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @classmethod
    def of(cls, path: Path) -> "Elements":
        """Those of a page, or of the rows that a script holds."""
        parser = cls()
        text = path.read_text(encoding="utf-8")
        parser.feed(text if path.suffix == ".html" else json.loads(text[text.index('"') : text.rindex('"') + 1]))
        return parser


CHARTS = tuple(kind() for kind in discover("reports").values() if issubclass(kind, Chart))


def written(folder: Path, hostile: str = "", releases: int = 20, rows_per_page: int = 1000) -> list[Path]:
    return Pages(rows_per_page=rows_per_page, charts=CHARTS).write(folder, invented(releases, hostile))


def test_only_charts_of_the_run_that_were_drawn_hang_on_the_pages(tmp_path: Path) -> None:
    drawn, not_drawn = TopEntities(per_type=3), ReleasesPerMonth()
    drawn.write(tmp_path, invented(20))
    Pages(charts=(drawn, not_drawn)).write(tmp_path, invented(20))
    page = Elements.of(tmp_path / "report" / "index.html")
    shown = [attrs["src"] for tag, attrs in page.elements if tag == "img"]
    assert shown == ["../charts/top_entities.svg"]


def test_the_report_of_a_run_has_the_charts_of_the_run(tmp_path: Path) -> None:
    toml = '[run]\nskip = ["reports.top_keywords"]\n[reports.releases_per_month]\n'
    (report,) = [each for each in settings_of(tmp_path, toml).catalogue().reports if isinstance(each, Pages)]
    assert {chart.name() for chart in report.charts} == {chart.name() for chart in CHARTS} - {"top_keywords"}


def test_nothing_is_written_where_there_are_no_releases(tmp_path: Path) -> None:
    assert Pages().write(tmp_path, empty()) == []


def test_every_link_leads_to_a_file_and_to_a_place_on_it(tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    TableFiles().write(tmp_path, invented(20))
    for chart in CHARTS:
        chart.write(tmp_path, invented(20))
    paths = written(tmp_path, rows_per_page=8)
    pages = {path.resolve(): Elements.of(path) for path in paths if path.suffix == ".html"}
    lists = {path.parents[1].resolve() / "list.html": Elements.of(path) for path in paths if path.parent.name == "lists"}
    places = {path: {attrs["id"] for _, attrs in page.elements if "id" in attrs} for path, page in pages.items()}
    assert lists
    for path, page in (pages | lists).items():
        for tag, attrs in page.elements:
            target = attrs.get("href", "")
            if tag != "a" or web(target):
                continue
            file, _, place = unquote(target.partition("?")[0]).partition("#")
            there = (path.parent / file).resolve() if file else path
            assert there.is_file() or there in lists, (path.name, target)
            assert not re.match(r"[cst]\d+$", place) or place in places[there], (path.name, target)


LISTS = ("figures", "sums", "dates", "quotes", "commitments", "roles")


def test_ids_are_unique_on_every_page_and_so_are_the_headings_of_a_list(tmp_path: Path) -> None:
    for path in written(tmp_path):
        if path.suffix == ".html":
            ids = [attrs["id"] for _, attrs in Elements.of(path).elements if "id" in attrs]
            assert len(ids) == len(set(ids)), path.name
            if path.parent.name == "report" and path.stem in LISTS:
                headings = re.findall(r"<th\b[^>]*>(?:<[^>]+>)*([^<]+)", path.read_text("utf-8"))
                assert len(headings) > 2 and len(headings) == len(set(headings)), path.name


def test_pages_load_only_what_is_their_own(tmp_path: Path) -> None:
    paths = written(tmp_path)
    files = {path.resolve() for path in paths}
    for path in paths:
        for tag, attrs in Elements.of(path).elements if path.suffix == ".html" else ():
            source = attrs.get("src") or (attrs.get("href", "") if tag == "link" else "")
            assert not source or "charts/" in source or (path.parent / source).resolve() in files, (path.name, source)


def test_hostile_text_is_shown_as_text_everywhere(tmp_path: Path) -> None:
    for path in written(tmp_path, HOSTILE, rows_per_page=8):
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", text), path.name
        if path.suffix != ".html" and path.parent.name != "lists":
            continue
        for tag, attrs in Elements.of(path).elements:
            assert not any(name.startswith("on") for name in attrs), (path.name, tag, attrs)
            assert tag != "script" or attrs.get("src", "").lstrip("./").startswith("assets/"), (path.name, attrs)
            assert tag != "img" or "charts/" in attrs["src"], (path.name, attrs)
            assert not attrs.get("href", "").lower().startswith("javascript:"), (path.name, attrs)


def test_hostile_words_are_still_there_to_be_read(tmp_path: Path) -> None:
    written(tmp_path, HOSTILE)
    (page,) = (tmp_path / "report/releases").glob("nor-000-*.html")
    words = "".join(Elements.of(page).words)
    assert "<script>alert(1)</script>" in words and "{{ 7*7 }}" in words and "javascript:alert(1)" in words


def test_search_holds_every_sentence_with_its_place(tmp_path: Path) -> None:
    written(tmp_path, HOSTILE)
    head, words, texts = (arguments(tmp_path, f"search/{name}.js")[-1] for name in ("index", "words-0", "texts-0"))
    assert len(head["releases"]) == len(texts) == 20
    for (address, *_, units, piece), sentences in zip(head["releases"], texts, strict=True):
        page = (tmp_path / "report" / address).read_text(encoding="utf-8")
        assert (len(sentences), piece) == (units, 0)
        assert all(f'id="s{start}"' in page for start, _ in sentences)
    assert all((tmp_path / "report" / address).is_file() for address, *_ in head["entities"])
    assert {"recovery", "norland", "alert"} <= words.keys()


def arguments(folder: Path, script: str) -> list[Any]:
    """What a script of the search tells."""
    text = (folder / "report" / script).read_text(encoding="ascii")
    told: list[Any] = json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")
    return told


def test_the_rest_of_a_long_list_is_in_scripts(tmp_path: Path) -> None:
    written(tmp_path, rows_per_page=8)
    page, rest = (Elements.of(tmp_path / "report" / name) for name in ("releases.html", "lists/releases-0.js"))
    rows = [sum(tag == "tr" for tag, _ in each.elements) for each in (page, rest)]
    assert rows == [1 + 8, 12]
    (table,) = (attrs for tag, attrs in page.elements if tag == "table")
    assert (table["data-list"], table["data-pieces"], table["data-rows"]) == ("releases", "1", "20")


def test_the_same_results_give_the_same_pages(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in written(tmp_path / "a", releases=6)}
    assert first == {path.name: path.read_bytes() for path in written(tmp_path / "b", releases=6)}


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c:d", "CON", "ü" * 300, "", ".hidden", "a b"])
def test_an_id_becomes_a_safe_file_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9_-]{1,80}", slug(name))
    assert slug(name) != slug(name + " ")


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://press.example.org/a?b=1", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://a\nb", False),
        ("/etc/passwd", False),
        ("", False),
    ],
)
def test_only_web_addresses_become_links(address: str, safe: bool) -> None:
    assert bool(web(address)) is safe


def test_a_burst_leads_to_the_releases_behind_it(tmp_path: Path) -> None:
    written(tmp_path)
    page = Elements.of(tmp_path / "report/timeline.html")
    assert "What stands out" in page.words
    assert any(tag == "a" and attrs["href"].startswith("releases/nor-000") for tag, attrs in page.elements)


def test_words_of_topics_are_marked_but_quiet_until_asked_for(tmp_path: Path) -> None:
    written(tmp_path)
    (page,) = (tmp_path / "report/releases").glob("nor-000-*.html")
    boxes = {attrs["data-kind"]: "checked" in attrs for tag, attrs in Elements.of(page).elements if tag == "input"}
    assert boxes["k-person"] and not boxes["k-topic-words"]
    assert '<mark class="k k-topic-words" title="topic_words: topic 0"' in page.read_text(encoding="utf-8")


def test_every_chart_hangs_in_the_report() -> None:
    charts = [kind for kind in discover("reports").values() if issubclass(kind, Chart)]
    assert charts
    assert all(chart.place.pages and chart.place.rows_at for chart in charts)
    assert len({chart.place.order for chart in charts}) == len(charts)


def test_how_it_was_made_shows_the_record_of_the_run(tmp_path: Path) -> None:
    run = {"program": "presswatch 9", "settings": {"skip": ["<b>"]}, "stages": {"reports.pages": "Pages(title='T')"}}
    (tmp_path / "run.json").write_text(json.dumps(run), encoding="utf-8")
    written(tmp_path)
    words = Elements.of(tmp_path / "report/about.html").words
    assert {"presswatch 9", "['<b>']", "Pages(title='T')"} <= set(words)


def test_the_report_of_a_run_says_which_code_made_it(results: Path) -> None:
    code = json.loads((results / "run.json").read_text(encoding="utf-8"))["code"]
    assert code in Elements.of(results / "report/about.html").words


def test_a_pair_leads_to_the_releases_that_name_both(tmp_path: Path) -> None:
    written(tmp_path)
    page = Elements.of(tmp_path / "report/network.html")
    assert any(tag == "a" and attrs["href"].startswith("releases/nor-") for tag, attrs in page.elements)


def test_an_entity_page_shows_what_is_about_it_and_what_it_says(tmp_path: Path) -> None:
    written(tmp_path)
    (body,) = (tmp_path / "report/entities").glob("a1-*.html")
    (speaker,) = (tmp_path / "report/entities").glob("p1-*.html")
    assert {"Figures ", "Sums "} <= set(Elements.of(body).words)
    assert "Quotes " in Elements.of(speaker).words


def test_an_entity_page_leaves_nothing_out(tmp_path: Path) -> None:
    tables = invented(90)
    Pages().write(tmp_path, tables)
    (speaker,) = (tmp_path / "report/entities").glob("p1-*.html")
    links = [attrs["href"] for tag, attrs in Elements.of(speaker).elements if tag == "a"]
    for kind, column in ((Quote, "speaker"), (Role, "entity_id"), (Mention, "entity_id")):
        own = tables[kind][tables[kind][column] == "p1"]
        assert len(own) >= 30
        for release_id in own["release_id"]:
            assert any(f"/{release_id}-" in link for link in links), (kind, release_id)
    text = speaker.read_text(encoding="utf-8")
    quotes = re.findall(r"<b>The money comes home</b>.*?<small>([0-9-]+)</small>", text)
    assert len(quotes) == (tables[Quote]["speaker"] == "p1").sum()
    assert quotes == sorted(quotes, reverse=True)
    assert re.search(r"<details><summary>201\d <small>\d+ more</small></summary>", text)


def test_rows_are_folded_by_year_behind_the_first_ones() -> None:
    rows = ["2031-05-03", "2031-05-02", "2031-01-01", "2030-07-01", ""]
    found = folded(rows, str, seen=2)
    assert (found.seen, found.total) == (rows[:2], 5)
    assert found.later == [("2031", ["2031-01-01"]), ("2030", ["2030-07-01"]), ("", [""])]


def test_a_later_kind_of_row_is_marked_listed_and_described_without_an_edit(tmp_path: Path) -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Vow(SpanRow):
        """A vow."""

        table: ClassVar[str] = "vows"
        weight: Annotated[float, "how heavy it is"]

    tables = invented(4)
    text = tables[ReleaseRecord]["text"][0]
    start = text.index("comes home")
    vow = Vow(release_id="nor-000", start=start, end=start + 10, text="comes home", weight=2.5)
    Pages().write(tmp_path, {**tables, Vow: to_table(Vow, [vow]).to_pandas()})
    (page,) = (tmp_path / "report/releases").glob("nor-000-*.html")
    assert '<mark class="k k-vows" title="vows: weight 2.5"' in page.read_text(encoding="utf-8")
    assert "how heavy it is" in (tmp_path / "report/tables.html").read_text(encoding="utf-8")
    assert f"{page.name}#c{start}" in (tmp_path / "report/vows.html").read_text(encoding="utf-8")


def overview(folder: Path, tables: dict[type[Row], pd.DataFrame]) -> str:
    Pages(charts=()).write(folder, tables)
    return " ".join("".join(Elements.of(folder / "report/index.html").words).split())


@pytest.mark.parametrize(("copies", "said"), [(1, "1 of them tells"), (2, "2 of them tell")])
def test_the_overview_says_how_many_tell_what_others_do(tmp_path: Path, copies: int, said: str) -> None:
    tables = invented(20)
    first, *others = tables[ReleaseRecord]["release_id"]
    repeats = [*[None] * (len(others) + 1 - copies), *[first] * copies]
    tables[ReleaseRecord] = tables[ReleaseRecord].assign(duplicate_of=repeats)
    assert f"words. {said} the same story as an earlier one. Looking for words?" in overview(tmp_path, tables)


def test_the_overview_tells_first_what_the_releases_are_about(tmp_path: Path) -> None:
    text = overview(tmp_path, invented(20))
    assert "10 releases (50%), 2015 to 2020, are about asset recovery, such as" in text
    assert text.index("What they are about") < text.index("What was found")


def test_a_topic_without_a_name_is_told_by_its_words(tmp_path: Path) -> None:
    tables = invented(20)
    tables[Topic] = tables[Topic].assign(label=[Topic.unnamed.format(number) for number in tables[Topic]["topic"]])
    text = overview(tmp_path, tables)
    assert "are about no one thing, but share the words asset recovery, frozen account, court order, such as" in text


def test_a_collection_without_topics_says_nothing_of_them(tmp_path: Path) -> None:
    tables = invented(20)
    assert "What they are about" not in overview(tmp_path, {**tables, Topic: tables[Topic].iloc[:0]})


def test_an_entity_page_says_whose_it_is_and_what_told_it(tmp_path: Path) -> None:
    tables = invented(20)
    is_body = tables[Entity]["entity_id"] == "a1"
    told = {
        "country": is_body.map({True: "Norland", False: None}),
        "country_reason": is_body.map({True: "its own name", False: ""}),
    }
    tables[Entity] = tables[Entity].assign(**told)
    Pages().write(tmp_path, tables)
    (body,) = (tmp_path / "report/entities").glob("a1-*.html")
    assert "Country: Norland (its own name)." in "".join(Elements.of(body).words)
    assert "Norland" in Elements.of(tmp_path / "report/entities.html").words


def sections(page: Path) -> dict[str, str]:
    """Heading → the words below it, of a page."""
    parts = re.split(r"<h2[^>]*>", page.read_text(encoding="utf-8"))[1:]
    plain = [re.sub(r"<[^>]+>", " ", part).partition("\n") for part in parts]
    return {" ".join(heading.split()): " ".join(words.split()) for heading, _, words in plain}


def test_a_body_shows_its_whole_its_parts_and_what_was_before_and_after_it(tmp_path: Path) -> None:
    tables = invented(20)
    stated = tables[Relation].iloc[0].to_dict()
    merged = stated | {"relation": "merged into", "entity_id": "a2", "other": "o1"}
    also = stated | {"relation": "part of", "entity_id": "a2", "other": "o1"}
    tables[Relation] = pd.concat([tables[Relation], pd.DataFrame([merged, also])], ignore_index=True)
    Pages().write(tmp_path, tables)
    bureau, ministry, firm = (sections(next((tmp_path / "report/entities").glob(f"{own}-*.html"))) for own in ("a1", "a2", "o1"))
    day = tables[ReleaseRecord]["published"][0]
    assert ministry["Part of"].startswith("Anti-Corruption Bureau of Norland what releases say; stated in")
    assert f"Kestrel Holdings said, but not counted; stated in {day}" in ministry["Part of"]
    assert "Ministry of Justice of Veldania 20 20 what releases say" in bureau["Its parts 1"]
    assert "Anti-Corruption Bureau of Norland which it was formerly" in ministry["What was before it"]
    assert "Kestrel Holdings into which it was merged" in ministry["What came after it"]
    assert "Ministry of Justice of Veldania which was this body formerly" in bureau["What came after it"]
    assert f"Ministry of Justice of Veldania which was merged into it; stated in {day}" in firm["What was before it"]
    assert not {"Part of", "What was before it"} & {*bureau} and not any(each.startswith("Relations") for each in ministry)


def test_every_relation_has_words_from_either_side() -> None:
    assert {*BEFORE} == {*AFTER} == {*RELATIONS} - {OF_A_PART}


def test_bodies_that_are_part_of_each_other_end_no_page(tmp_path: Path) -> None:
    tables = invented(3)
    tables[Entity] = tables[Entity].assign(part_of=tables[Entity]["entity_id"].map({"a1": "a2", "a2": "a1", "o1": "o1"}))
    assert Pages().write(tmp_path, tables)


def test_a_country_has_its_bodies_by_level_its_laws_and_its_releases(tmp_path: Path) -> None:
    written(tmp_path)
    (country,) = (tmp_path / "report/countries").glob("norland-*.html")
    found = sections(country)
    assert found["National bodies 1"].startswith("Anti-Corruption Bureau of Norland 20 releases")
    assert found["Laws and programmes 1"].startswith("Norland Integrity Index 20 releases")
    assert "Releases from there 7" in found
    assert "Regional bodies" not in " ".join(found)
    for page in ("index.html", "countries.html"):
        links = {attrs["href"] for tag, attrs in Elements.of(tmp_path / "report" / page).elements if tag == "a"}
        assert {
            f"countries/{country.name}",
            "entities.html?Country=Norland&Type=public+body&Level=national",
            "releases.html?Country=Norland",
            "entities.html?Level=firm",
        } <= links


def corrections(folder: Path, page: str) -> list[Correction]:
    """The lines for corrections.csv that a page shows."""
    (path,) = (folder / "report").glob(page)
    lines = re.findall(r"^<code>(.+)</code>$", path.read_text(encoding="utf-8"), re.MULTILINE)
    columns = ("action", "name", "other", "release", "note")
    rows = csv.DictReader(map(html.unescape, lines), columns)
    return [Correction(**{name: unmarked(value) for name, value in row.items()}) for row in rows]  # type: ignore[arg-type]


def test_every_kind_of_correction_can_be_begun_from_a_page(tmp_path: Path) -> None:
    tables = invented(20)
    tables[Entity] = tables[Entity].assign(variants=tables[Entity]["name"] + ";=1+1")
    Pages().write(tmp_path, tables)
    body, person, release = (
        corrections(tmp_path, f"{page}-*.html") for page in ("entities/a2", "entities/p1", "releases/nor-000")
    )
    assert {each.action for each in body + person + release} == {*get_args(get_type_hints(Correction)["action"])}
    assert Correction("part_of", "Ministry of Justice of Veldania", "Anti-Corruption Bureau of Norland") in body
    assert Correction("country", "Ministry of Justice of Veldania", "Veldania") in body
    assert Correction("split", "=1+1", "Ministry of Justice of Veldania") in body
    role = Correction("role", "head of the Anti-Corruption Bureau", "head of the Anti-Corruption Bureau", release="nor-000")
    assert role in person and role in release
    assert Correction("speaker", "The money comes home", "Mirela Tassk", release="nor-000") in release


def test_a_law_has_its_editions_with_the_sentences_that_name_them(tmp_path: Path) -> None:
    tables = invented(20)
    is_law = tables[Mention]["entity_id"] == "l1"
    tables[Mention] = tables[Mention].assign(edition=is_law.map({True: "2031", False: ""}))
    Pages().write(tmp_path, tables)
    (law,) = (tmp_path / "report/entities").glob("l1-*.html")
    (body,) = (tmp_path / "report/entities").glob("a1-*.html")
    assert "Norland Integrity Index" in sections(law)["Editions 1"] and "2031" in sections(law)["Editions 1"]
    assert not any(each.startswith("Editions") for each in sections(body))


def test_what_was_linked_to_under_another_id_leads_to_the_entity(tmp_path: Path) -> None:
    tables = invented(20)
    blank = {field.name: 1.0 if field.name == "similarity" else "" for field in schema(Identity)}
    tables[Identity] = pd.DataFrame([blank | {"own_id": own, "entity_id": "a1"} for own in ("a1", "agency-bureau", "a2")])
    Pages().write(tmp_path, tables)
    pages = {page.name.rpartition("-")[0]: page for page in (tmp_path / "report/entities").iterdir()}
    links = [attrs["href"] for tag, attrs in Elements.of(pages["agency-bureau"]).elements if tag == "a"]
    assert f"../entities/{pages['a1'].name}" in links
    assert "This page has moved: " in Elements.of(pages["agency-bureau"]).words
    assert not any("has moved" in word for name in ("a1", "a2") for word in Elements.of(pages[name]).words)
