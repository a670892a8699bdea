"""Fetching within limits, from a server on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.robotparser import RobotFileParser

import pytest

from pipeline.intake.fetch import Fetcher, Limits, Refused

HERE = frozenset({"127.0.0.1"})


class Site(BaseHTTPRequestHandler):
    """A press office that also misbehaves."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        match self.path:
            case "/robots.txt":
                self.answer(200, b"User-agent: *\nDisallow: /private/\n")
            case "/loop":
                self.answer(302, b"", location="/loop")
            case "/moved":
                self.answer(301, b"", location="/release")
            case "/abroad":
                self.answer(302, b"", location="http://localhost:9/")
            case "/file":
                self.answer(302, b"", location="file:///etc/hostname")
            case "/huge":
                self.answer(200, b"x" * 300_000)
            case "/drip":
                self.send_response(200)
                self.end_headers()
                with suppress(OSError):
                    while True:
                        self.wfile.write(b"x")
                        time.sleep(0.05)
            case "/astray":
                self.answer(302, b"", "http://[bad")
            case "/gone":
                self.answer(404, b"")
            case _:
                self.answer(200, b"<p>Norland pays.</p>")

    def answer(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    handler = type("OwnSite", (Site,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def fetcher(**changes: object) -> Fetcher:
    return Fetcher(Limits(**{"delay": 0, "private": HERE, "answer_within": 1, "max_bytes": 100_000, **changes}))  # type: ignore[arg-type]


def test_a_page_is_fetched_with_its_type(site: str) -> None:
    page = fetcher().fetch(f"{site}/release")
    assert (page.url, page.data, page.content_type) == (f"{site}/release", b"<p>Norland pays.</p>", "text/html")


def test_a_redirect_is_followed_to_its_end(site: str) -> None:
    assert fetcher().fetch(f"{site}/moved").url == f"{site}/release"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/private/x", "robots.txt forbids it"),
        ("/loop", "more than 5 redirects"),
        ("/huge", "larger than 100,000 bytes"),
        ("/gone", "answered 404"),
        ("/abroad", "localhost is not a public address"),
        ("/file", "only http and https"),
        ("/astray", "not well formed"),
    ],
)
def test_what_is_refused_is_refused_with_its_reason(site: str, path: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        fetcher().fetch(site + path)


def test_an_address_that_is_not_public_is_refused_before_it_is_asked(site: str) -> None:
    with pytest.raises(Refused, match="not a public address"):
        fetcher(private=frozenset()).fetch(f"{site}/release")


@pytest.mark.parametrize("url", ["ftp://example.org/x", "file:///etc/hostname", "http://", "javascript:alert(1)"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(Refused, match="only http and https"):
        fetcher().fetch(url)


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(Refused, match="no answer within 1 second"):
            fetcher().fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/")


def test_a_server_that_never_ends_is_given_up(site: str) -> None:
    with pytest.raises(Refused, match="not finished within 1 second"):
        fetcher(whole_within=0.6).fetch(f"{site}/drip")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "224.0.0.1", "0.0.0.0"],
)
def test_a_name_may_stand_for_no_address_that_is_not_public(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def answered(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (each, port)) for each in ("93.184.216.34", address)]

    monkeypatch.setattr("pipeline.intake.fetch.socket.getaddrinfo", answered)
    with pytest.raises(Refused, match="not a public address"):
        fetcher(private=frozenset()).fetch("http://court.example/release")


def test_the_address_that_was_checked_is_the_one_that_is_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.rpartition(":")[2])
    asked: list[str] = []

    def answered(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("pipeline.intake.fetch.socket.getaddrinfo", answered)
    monkeypatch.setattr("pipeline.intake.fetch._is_public", lambda address: True)
    assert fetcher(private=frozenset()).fetch(f"http://court.example:{port}/release").data == b"<p>Norland pays.</p>"
    assert [name for name in asked if name != "127.0.0.1"] == ["court.example"] * 2  # robots.txt and the page, once each


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(Refused, match="the connection failed"):
        fetcher().fetch(f"http://127.0.0.1:{port}/")


def test_a_host_is_not_asked_twice_at_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("pipeline.intake.fetch.time.sleep", waited.append)
    polite = fetcher(delay=3)
    polite.fetch(f"{site}/a")
    polite.fetch(f"{site}/b")
    assert [2 < each <= 3 for each in waited if each > 1] == [True]


def test_the_delay_that_a_site_asks_for_is_kept(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("pipeline.intake.fetch.time.sleep", waited.append)
    rules = RobotFileParser()
    rules.parse(["User-agent: *", "Crawl-delay: 7"])
    polite = Fetcher(Limits(delay=1, private=HERE), _robots={site: rules})
    polite.fetch(f"{site}/a")
    polite.fetch(f"{site}/b")
    assert [6 < each <= 7 for each in waited if each > 1] == [True]


def test_rules_that_have_moved_are_found(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, tuple[int, dict[str, str], bytes]] = {
        "http://court.example/robots.txt": (301, {"location": "https://court.example/robots.txt"}, b""),
        "https://court.example/robots.txt": (200, {}, b"User-agent: *\nDisallow: /"),
    }
    monkeypatch.setattr(Fetcher, "_get", lambda self, url: answers[url])
    with pytest.raises(Refused, match=r"robots.txt forbids it"):
        fetcher().fetch("http://court.example/release")
