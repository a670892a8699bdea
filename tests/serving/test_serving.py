"""What is served is what the folder of pages has, of one whole run, to readers on this machine alone."""

from __future__ import annotations

import html
import json
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from pipeline.reports.pages.pages import Pages
from pipeline.reports.pages.search.rules import spellings, terms_of, told_by, units_of, words_of
from pipeline.results import Results, records
from pipeline.rows import Entity, Quote, ReleaseRecord, Sentence
from pipeline.serving import copying, narrowing
from pipeline.serving.application import application
from pipeline.serving.complete import NotWhole, Whole
from pipeline.serving.current import Current, current
from pipeline.serving.reading import STORED, Copy
from pipeline.serving.serving import CannotServe, serve
from tests.reports.invented import invented
from tests.serving.conftest import HERE, HOSTILE, RELEASES, write_results

SEARCH = "/report/search/answer"
MADE = {"releases", "entities"}
"""Folders of the report whose pages are made when they are asked for."""
QUESTIONS = [
    "asset recovery",
    '"asset recovery"',
    '"recovery asset"',
    "recov* Tassk",
    "mirela kestrel",
    "KESTRÈL",
    "anti-corruption bureau",
    '"Norland Integrity Index" haldvik',
    "2019 villa",
    "norland veldania minist*",
    "a*",
    "script alert",
    "zeppelin",
    "the",
]


def test_every_page_of_the_folder_is_served_as_it_is_there(whole: Path, client: TestClient) -> None:
    pages = [path for path in sorted((whole / "report").rglob("*")) if path.is_file()]
    assert len(pages) > RELEASES
    for path in pages:
        answer = client.get(f"/{path.relative_to(whole).as_posix()}")
        assert (answer.status_code, answer.content) == (200, path.read_bytes()), path


def test_pages_of_releases_and_entities_are_made_from_the_copy(whole: Path, kept: Current) -> None:
    names = [path.relative_to(whole).as_posix() for path in (whole / "report").glob("*/*.html") if path.parent.name in MADE]
    stored = [name for name in names if kept.copy._one(STORED, name)]
    assert len(names) > RELEASES and stored == []


def test_tables_are_handed_out_where_they_lie(whole: Path, client: TestClient) -> None:
    answer = client.get("/tables/figures.csv")
    assert answer.content == (whole / "tables/figures.csv").read_bytes()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert client.get("/", follow_redirects=False).headers["location"] == "/report/index.html"


@pytest.mark.parametrize(
    "address",
    [
        "/tables/../run.json",
        "/tables/%2e%2e/run.json",
        "/..%2f..%2fetc/passwd",
        "/report//etc/passwd",
        "/store.duckdb",
        "/run.json",
        "/report/entities/nobody-00000000.html",
        "/report/entities/' OR 1=1 --.html",
        "/%00",
        "/%ff%fe",
        "/report/<script>alert(1)</script>",
        "/" + "a" * 5000,
        "/tables/",
        "/report/",
    ],
)
def test_an_address_that_is_none_gets_a_sentence(address: str, client: TestClient) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no such page." in answer.text and "alert" not in answer.text and "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_can_only_be_read(method: str, client: TestClient) -> None:
    assert client.request(method, "/report/index.html").status_code == 405


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example:8000", 403),
        ("localhost:8000.evil.example", 403),
        ("", 403),
    ],
)
def test_a_request_under_another_name_is_refused(host: str, code: int, client: TestClient) -> None:
    for address in ("/report/index.html", f"{SEARCH}?q=norland", "/tables/figures.csv"):
        answer = client.get(address, headers={"host": host})
        assert answer.status_code == code
        assert ("shown under the name of this machine" in answer.text) is (code == 403)


def test_no_other_site_can_embed_or_read_what_is_answered(client: TestClient) -> None:
    for address in ("/report/index.html", SEARCH, "/nothing", "/tables/figures.csv"):
        headers = client.get(address).headers
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_a_page_that_takes_long_is_made_with_the_copy(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "LONG", 5)
    copy = Current(whole, tmp_path).copy
    (body,) = (whole / "report/entities").glob("a1-*.html")
    stored = copy._one("SELECT body FROM made WHERE address = ?", f"report/entities/{body.name}")
    assert stored == (body.read_bytes(),)


# Lists


def names_in(page: str) -> list[str]:
    """The first words of every row of a list."""
    return [html.unescape(name) for name in re.findall(r"<tr><td[^>]*>(?:<a [^>]*>)?([^<]+)<", page)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"Country": f"Norland{HOSTILE}", "Type": "public body"}, ["Anti-Corruption Bureau of Norland"]),
        (
            {"Level": "national"},
            ["Anti-Corruption Bureau of Norland", "Ministry of Justice of Veldania", "Norland Integrity Index"],
        ),
        ({"Level": "firm"}, ["Kestrel Holdings"]),
        ({"Level": "local"}, []),
        ({"Country": "' OR 1=1 --"}, []),
    ],
)
def test_a_list_is_narrowed_down_by_what_is_asked(asked: dict[str, str], names: list[str], client: TestClient) -> None:
    answer = client.get("/report/entities.html", params=asked)
    assert answer.status_code == 200 and "<script>alert" not in answer.text
    assert sorted(name.removesuffix(HOSTILE) for name in names_in(answer.text)) == names
    assert "Only " in answer.text and ("no rows" in answer.text) is not bool(names)


def test_a_list_is_whole_where_nothing_that_it_has_is_asked(whole: Path, client: TestClient) -> None:
    page = (whole / "report/entities.html").read_bytes()
    for query in ("?utm=1", "?Country=", "?Publisher=x", "?from=3"):
        assert client.get(f"/report/entities.html{query}").content == page


def test_a_long_part_of_a_list_is_shown_in_steps(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrowing, "ROWS_AT_ONCE", 3)
    address, seen = f"/report/releases.html?{urlencode({'Country': 'Norland' + HOSTILE})}", []
    while address:
        page = client.get(address).text
        seen += re.findall(r'href="releases/(nor-[0-9]+)-', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        address = f"/report/{html.unescape(following[1])}" if following else ""
    assert sorted(seen) == [f"nor-{number:03}" for number in range(0, RELEASES, 3)]


# Search


def expected(folder: Path, question: str) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The names found, and the releases with the starts of the sentences shown, by the rules read from the tables one by one."""
    results, terms = Results(folder), terms_of(question)
    places: dict[str, list[tuple[int, int]]] = {}
    for row in records(Sentence, results[Sentence]):
        places.setdefault(row["release_id"], []).append((row["start"], row["end"]))
    releases = sorted(records(ReleaseRecord, results[ReleaseRecord]), key=lambda r: r["release_id"])
    found = []
    for release in sorted(releases, key=lambda r: r["published"], reverse=True):
        units = [(start, words_of(words)) for start, words in units_of(release["text"], sorted(places[release["release_id"]]))]
        fitting = [(start, [n for n, term in enumerate(terms) if term.fits(words)]) for start, words in units]
        if shown := told_by(terms, fitting):
            found.append((release["release_id"], shown))
    entities = sorted(records(Entity, results[Entity]), key=lambda e: (-e["releases"], -e["mentions"], e["name"], e["entity_id"]))
    named = [e["name"] for e in entities if any(all(t.fits(words_of(name)) for t in terms) for name in spellings(e))]
    return named, sorted(found, key=lambda each: len(each[1]))


def answered(client: TestClient, question: str) -> dict[str, Any]:
    """The whole answer, page by page."""
    whole: dict[str, Any] = client.get(SEARCH, params={"q": question}).json()
    while len(whole["releases"]) < whole["count"]:
        more = client.get(SEARCH, params={"q": question, "from": str(len(whole["releases"]))}).json()
        whole["releases"] += more["releases"]
    return whole


@pytest.mark.parametrize("question", QUESTIONS)
def test_search_answers_by_its_rules(question: str, whole: Path, client: TestClient) -> None:
    names, releases = expected(whole, question)
    found = answered(client, question)
    assert [each["name"] for each in found["names"]] == names
    told = [(each["address"], [start for start, _ in each["sentences"]]) for each in found["releases"]]
    assert [shown for _, shown in told] == [shown for _, shown in releases]
    assert all(f"/{release_id}-" in address for (address, _), (release_id, _) in zip(told, releases, strict=True))


@pytest.mark.parametrize(
    "question",
    [HOSTILE, "NEAR(a b)", '" OR "', "words:norland", "(", "^norland", "-norland", "a AND NOT b", "\x00", "\ud800", "*", "'; --"],
)
def test_a_hostile_question_gets_an_answer(question: str, client: TestClient) -> None:
    answer = client.get(SEARCH, params={"q": question.encode("utf-8", "surrogatepass")})
    assert answer.status_code == 200
    assert answer.json()["count"] >= 0


@pytest.mark.parametrize("after", ["-1", "x", "9" * 5000, "1e3", "٣"])
def test_a_place_that_is_none_is_refused_in_a_sentence(after: str, client: TestClient) -> None:
    answer = client.get(SEARCH, params={"q": "norland", "from": after})
    assert (answer.status_code, answer.json()) == (400, {"error": "This request cannot be understood."})


def test_words_by_chance_are_found_as_the_rules_say(whole: Path, client: TestClient) -> None:
    chance = random.Random(3)
    vocabulary = sorted({word for text in Results(whole)[ReleaseRecord]["text"] for word in words_of(text)})
    for _ in range(40):
        words = chance.sample(vocabulary, chance.randint(1, 3))
        question = " ".join(f"{word[:4]}*" if chance.random() < 0.3 else word for word in words)
        names, releases = expected(whole, question)
        found = answered(client, question)
        assert (len(found["names"]), found["count"]) == (len(names), len(releases)), question


# Runs


def test_results_that_a_run_is_writing_are_not_shown(tmp_path: Path) -> None:
    with pytest.raises(NotWhole, match="there are no results"):
        Whole.of(tmp_path)
    write_results(tmp_path, 3)
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotWhole, match="a run is writing the results"):
        Whole.of(tmp_path)
    (tmp_path / "run.json").write_text('{"fil', encoding="utf-8")
    with pytest.raises(NotWhole, match="cannot be read"):
        Whole.of(tmp_path)


def test_readers_see_one_run_until_the_next_has_ended(tmp_path: Path) -> None:
    folder = write_results(tmp_path / "results", 3)
    kept = Current(folder, tmp_path)
    ended = (folder / "run.json").read_bytes()
    with TestClient(application(kept), base_url=HERE) as client:
        before = client.get("/report/index.html").content
        (folder / "run.json").write_text("{}", encoding="utf-8")  # a run has begun to write
        (folder / "report/index.html").write_text("half", encoding="utf-8")
        assert not kept.renew()
        assert client.get("/report/index.html").content == before
        assert client.get("/tables/figures.csv").status_code == 503
        (folder / "run.json").write_bytes(ended)
        write_results(folder, 5)
        assert kept.renew() and not kept.renew()
        assert "5 press releases" in client.get("/report/index.html").text
        assert client.get("/tables/figures.csv").status_code == 200
    assert len(list(tmp_path.glob("*.sqlite"))) <= 2 and list(tmp_path.glob("*.part")) == []


def served(copy: Copy, folder: Path) -> dict[str, bytes | None]:
    """Every page of a folder as a copy shows it."""
    pages = sorted((folder / "report").rglob("*.html"))
    return {path.name: copy.file(path.relative_to(folder).as_posix()) for path in pages}


def note_calls(monkeypatch: pytest.MonkeyPatch, name: str, made: list[str]) -> None:
    """Has the steps of copying noted, those that store rows by their table."""
    step = getattr(copying.Copying, name)

    def noting(self: copying.Copying, *given: Any) -> None:
        made.append(given[0].table if given else name)
        step(self, *given)

    monkeypatch.setattr(copying.Copying, name, noting)


def test_a_copy_is_kept_and_only_what_changed_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_results(tmp_path / "results", 4)
    made: list[str] = []
    for name in ("_releases", "_entities", "_store", "_long_pages"):
        note_calls(monkeypatch, name, made)
    with current(folder, lambda: None):
        assert {"_releases", "_entities", "_long_pages", "quotes", "figures"} <= {*made}
    made.clear()
    with current(folder, lambda: None) as again:
        assert made == []
        assert served(again.copy, folder) == {path.name: path.read_bytes() for path in (folder / "report").rglob("*.html")}
    tables = invented(4, HOSTILE)
    tables[Quote] = tables[Quote].assign(cue="shouted")
    write_results(folder, 4, tables=tables)
    with current(folder, lambda: None) as changed:
        assert made == ["quotes", "_long_pages"]
        assert served(changed.copy, folder) == {path.name: path.read_bytes() for path in (folder / "report").rglob("*.html")}
    made.clear()
    write_results(folder, 4, Pages(title="Another title"), tables)
    with current(folder, lambda: None) as titled:
        assert made == ["_long_pages"]
        assert served(titled.copy, folder) == {path.name: path.read_bytes() for path in (folder / "report").rglob("*.html")}


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + bytes(5000)])
def test_a_copy_that_is_none_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    folder = write_results(tmp_path / "results", 3)
    with current(folder, lambda: None):
        (copy,) = (folder / "served").iterdir()
    copy.write_bytes(damage)
    with current(folder, lambda: None) as again:
        assert served(again.copy, folder) == {path.name: path.read_bytes() for path in (folder / "report").rglob("*.html")}
    assert [*(folder / "served").iterdir()] == [copy]


def test_a_run_that_begins_while_its_results_are_copied_leaves_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_results(tmp_path / "results", 3)
    read = Path.read_bytes

    def overwritten(path: Path) -> bytes:
        (folder / "run.json").write_text("{}", encoding="utf-8")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", overwritten)
    with pytest.raises(NotWhole, match="a run has begun to write"):
        Current(folder, tmp_path)
    assert [*tmp_path.glob("*.sqlite"), *tmp_path.glob("*.part")] == []


def test_a_port_that_is_taken_is_said(whole: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match="cannot be had"):
            serve(whole, taken.getsockname()[1], print)


def test_above_the_setting_no_page_of_a_release_or_entity_is_a_file(tmp_path: Path) -> None:
    paths = Pages(most_releases=5).write(tmp_path, invented(6))
    names = {path.relative_to(tmp_path / "report").as_posix() for path in paths}
    assert not any(name.startswith(("releases/", "entities/", "search/")) for name in names)
    assert {"index.html", "search.html", "entities.html", "figures.html", "timeline/2015.html"} <= names
    assert "presswatch serve RESULTS" in (tmp_path / "report/index.html").read_text(encoding="utf-8")
    assert "served.js" in (tmp_path / "report/search.html").read_text(encoding="utf-8")
    plan = json.loads((tmp_path / "report/site.json").read_text(encoding="utf-8"))
    assert plan["title"] == Pages().title
