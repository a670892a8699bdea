"""The pages over HTTP, to readers on this machine alone, and to be read only.

A page of another site cannot read them through the reader's browser: a request under any name but that of this machine is
refused (DNS rebinding), and no other site may embed what is answered.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import PurePosixPath

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from pipeline.faults import LOG
from pipeline.serving.current import Current

FIRST = "/report/index.html"
NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".csv": "text/csv; charset=utf-8",
}
OTHER = "application/octet-stream"
POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'"
HEADERS = {
    "content-security-policy": f"{POLICY}; form-action 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
}
FAULTS = {
    400: "This request cannot be understood.",
    403: "These pages are shown under the name of this machine only: 127.0.0.1 or localhost.",
    404: "There is no such page.",
    405: "These pages can only be read.",
    503: "A run is writing the tables anew; ask again when it has ended.",
}
FAULTY = "Something went wrong when this page was made."
THREADS = 3
LARGEST_PLACE = 10**9


def application(current: Current) -> Starlette:
    """The pages of what is current."""

    def page(request: Request) -> Response:
        address = request.path_params["address"]
        part = current.copy.narrowed(address, request.query_params, _place(request)) if request.query_params else None
        return Response(part, media_type=TYPES[".html"]) if part else _file(current, address)

    def search(request: Request) -> Response:
        return JSONResponse(current.copy.answer(request.query_params.get("q", ""), _place(request)))

    return Starlette(
        routes=[
            Route("/", lambda request: RedirectResponse(FIRST)),
            Route("/favicon.ico", lambda request: Response(status_code=204)),
            Route("/report/search/answer", search),
            Route("/{address:path}", page),
        ],
        middleware=[Middleware(Guard)],
        lifespan=_few_threads,
        exception_handlers={HTTPException: _refused, Exception: _refused},
    )


@asynccontextmanager
async def _few_threads(_: Starlette) -> AsyncIterator[None]:
    """Making a page is work for a processor: those that wait for one wait in a row, they do not slow each other down."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


class Guard:
    """Refuses what is asked under another machine's name, and sends its headers with every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Mapping[str, object]) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *added]}  # type: ignore[misc]
            await send(dict(message))

        if scope["type"] == "http" and _host(scope) not in NAMES:
            await _said(403)(scope, receive, guarded)
        elif scope["type"] == "http":
            await self._app(scope, receive, guarded)
        elif scope["type"] == "lifespan":
            await self._app(scope, receive, send)


def _host(scope: Scope) -> str:
    """The name under which something is asked for, without its port; empty where there is none or more than one."""
    named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    return named[0].removesuffix(f":{scope['server'][1]}").lower() if len(named) == 1 else ""


def _place(request: Request) -> int:
    """From which place on is asked for. Raises HTTPException where it is none."""
    after = request.query_params.get("from", "0")
    if not (after.isascii() and after.isdigit() and int(after[:12]) < LARGEST_PLACE):
        raise HTTPException(400)
    return int(after)


def _file(current: Current, address: str) -> Response:
    kind = TYPES.get(PurePosixPath(address).suffix, OTHER)
    if address.startswith("tables/"):
        return _table(current, address, kind)
    body = current.copy.file(address)
    if body is None:
        raise HTTPException(404)
    return Response(body, media_type=kind)


def _table(current: Current, address: str, kind: str) -> Response:
    """A table where it lies; only one that the run of the pages wrote."""
    whole = current.copy.whole
    if address not in whole.files:
        raise HTTPException(404)
    if not whole.is_still_there():
        raise HTTPException(503)
    return FileResponse(whole.folder / address, media_type=kind)


def _refused(request: Request, error: Exception) -> Response:
    """One sentence, whatever went wrong. What was asked for is not repeated in it."""
    LOG.debug("a page could not be shown", exc_info=error)
    code = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path == "/report/search/answer":
        return JSONResponse({"error": FAULTS.get(code, FAULTY)}, code)
    return _said(code)


def _said(code: int) -> Response:
    return HTMLResponse(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>presswatch</title>'
        '<link rel="stylesheet" href="/report/assets/style.css"></head>'
        f'<body><main><h1>{FAULTS.get(code, FAULTY)}</h1><p><a href="{FIRST}">To the overview</a></p></main></body></html>',
        code,
    )
