"""Fetching a page or a feed, politely and within limits.

http and https only; robots.txt is respected (RFC 9309); a host is asked at most once in a while; redirects, sizes and
times are limited; addresses that are not public are refused unless allowed. The address that was checked is the one
connected to, so that a name cannot answer differently the second time.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

AGENT = "presswatch"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 1 << 16
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address

Answer = tuple[int, dict[str, str], bytes]  # status, headers (names in lower case), body


class Refused(Exception):
    """The address was not fetched; the message says why."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What fetching may cost. Sizes in bytes, times in seconds."""

    max_bytes: int = 20_000_000
    max_redirects: int = 5
    answer_within: float = 20.0
    whole_within: float = 60.0
    delay: float = 2.0
    private: frozenset[str] = frozenset()
    """Hosts that may be fetched from though their address is not public."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered with; `url` is where the redirects ended."""

    url: str
    data: bytes
    content_type: str


@dataclass
class Fetcher:
    """Fetches addresses one after another; remembers each host's robots.txt and when it was last asked."""

    limits: Limits = Limits()
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> Fetched:
        """The bytes at an address. Raises Refused, naming the reason, within the time that the limits set."""
        try:
            return self._follow(url)
        except ValueError as error:  # what the standard library says of "http://[bad", "http://host:99999" and their like
            raise Refused(f"it, or an address that it leads to, is not well formed: {error}") from None

    def _follow(self, url: str) -> Fetched:
        for _ in range(self.limits.max_redirects + 1):
            self._ask_robots(url)
            self._wait_for(url)
            status, headers, data = self._get(url)
            if status in REDIRECTS and "location" in headers:
                url = urljoin(url, headers["location"])
            elif status == 200:
                return Fetched(url, data, headers.get("content-type", "").split(";")[0].strip().lower())
            else:
                raise Refused(f"the server answered {status}")
        raise Refused(f"more than {self.limits.max_redirects} redirects")

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{site}/robots.txt")
        if not self._robots[site].can_fetch(AGENT, url):
            raise Refused("the site's robots.txt forbids it")

    def _read_robots(self, url: str) -> RobotFileParser:
        """RFC 9309, 2.3.1: a missing file allows everything; one that cannot be had for a fault of the server, nothing."""
        rules = RobotFileParser(url)
        status, headers, data = self._get(url)
        for _ in range(self.limits.max_redirects):
            if status in REDIRECTS and "location" in headers:
                url = urljoin(url, headers["location"])
                status, headers, data = self._get(url)
        if status == 200:
            rules.parse(data.decode("utf-8", "replace").splitlines())
        elif status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse([])
        return rules

    def _wait_for(self, url: str) -> None:
        """Waits as long as the limits say, or the site's robots.txt asks for, if that is no longer than a request may last."""
        parts = urlsplit(url)
        asked_for = self._robots[f"{parts.scheme}://{parts.netloc}"].crawl_delay(AGENT) or 0
        delay = max(self.limits.delay, min(float(asked_for), self.limits.whole_within))
        since = time.monotonic() - self._asked.get(parts.netloc, float("-inf"))
        if since < delay:
            time.sleep(delay - since)
        self._asked[parts.netloc] = time.monotonic()

    def _get(self, url: str) -> Answer:
        """One request, without following redirects, in a thread of its own: whatever is slow there, it ends in time."""
        outcome: SimpleQueue[Answer | Exception] = SimpleQueue()

        def ask() -> None:
            try:
                outcome.put(self._request(url))
            except Exception as error:
                outcome.put(error)

        Thread(target=ask, daemon=True).start()
        try:
            answer = outcome.get(timeout=self.limits.whole_within)
        except Empty:
            raise Refused(f"not finished within {self.limits.whole_within:.0f} seconds") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _request(self, url: str) -> Answer:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Refused("only http and https addresses are fetched")
        pool = self._connect(parts.scheme, parts.hostname, parts.port)
        target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        try:
            response = pool.request(
                "GET",
                target,
                headers={"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept-Encoding": "identity"},
                redirect=False,
                retries=False,
                preload_content=False,
                timeout=urllib3.Timeout(connect=self.limits.answer_within, read=self.limits.answer_within),
            )
            data = self._body(response)
        except urllib3.exceptions.NewConnectionError:
            raise Refused("the connection failed: nothing answers there") from None
        except urllib3.exceptions.TimeoutError:
            raise Refused(f"no answer within {self.limits.answer_within:.0f} seconds") from None
        except urllib3.exceptions.HTTPError as error:
            raise Refused(f"the connection failed: {type(error).__name__}") from None
        finally:
            pool.close()
        return response.status, {name.lower(): value for name, value in response.headers.items()}, data

    def _body(self, response: urllib3.BaseHTTPResponse) -> bytes:
        data = bytearray()
        for chunk in response.stream(CHUNK):
            data += chunk
            if len(data) > self.limits.max_bytes:
                raise Refused(f"larger than {self.limits.max_bytes:,} bytes")
        return bytes(data)

    def _connect(self, scheme: str, host: str, port: int | None) -> urllib3.HTTPConnectionPool:
        address = self._address(host, port or (443 if scheme == "https" else 80))
        if scheme == "https":
            return urllib3.HTTPSConnectionPool(address, port or 443, server_hostname=host, assert_hostname=host)
        return urllib3.HTTPConnectionPool(address, port or 80)

    def _address(self, host: str, port: int) -> str:
        """The first address of a host. Raises Refused where any of its addresses is not public and the host is not allowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Refused(f"the host {host} is not known") from None
        addresses = [str(entry[4][0]) for entry in found]
        if host not in self.limits.private and not all(map(_is_public, addresses)):
            raise Refused(f"{host} is not a public address; allow it with --allow {host} if you trust it")
        return addresses[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.split("%")[0])
    if found in NAT64:
        found = ipaddress.IPv4Address(found.packed[-4:])
    return found.is_global and not found.is_multicast
