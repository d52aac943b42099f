"""The laptop's own routes, under `/_local`: inbox, clock, drain, reset, health."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs

from . import addresses
from .clock import ServiceClock
from .gateway import Environ, Response
from .inbox import Inbox
from .inbox_page import inbox_page
from .pumps import Pumps

MAX_BODY_BYTES = 64 * 1024
# A jump fires each schedule on its way: a year of five-minute ticks would keep the caller waiting for many minutes.
FARTHEST_JUMP = timedelta(days=100)


class Owner(Protocol):
    """What the routes act on."""

    clock: ServiceClock
    inbox: Inbox
    pumps: Pumps

    def reset(self) -> None:
        """Demonstration data as on the first start."""
        ...


class Refused(Exception):
    """The request cannot be done; `str()` says why."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


class Control:
    """Answers `/_local/…`."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._routes: dict[str, dict[str, Callable[[Environ], Response]]] = {
            "/_local/": {"GET": self._page},
            "/_local/messages": {"GET": self._messages},
            "/_local/clock": {"GET": self._read_clock, "POST": self._move_clock},
            "/_local/drain": {"POST": self._drain},
            "/_local/reset": {"POST": self._reset},
            "/_local/health": {"GET": self._health},
            # Where the national address service would be.
            "/_local/addresses/search/": {"GET": self._addresses},
        }

    def answer(self, environ: Environ) -> Response:
        """The answer to one request."""
        path = environ["PATH_INFO"]
        methods = self._routes.get("/_local/" if path == "/_local" else path)
        method = "GET" if environ["REQUEST_METHOD"] == "HEAD" else environ["REQUEST_METHOD"]
        try:
            if methods is None:
                raise Refused(404, "nothing here")
            if method not in methods:
                raise Refused(405, f"use {' or '.join(methods)}")
            return methods[method](environ)
        except Refused as refusal:
            body = {"type": "about:blank", "title": "Refused", "status": refusal.status, "detail": str(refusal)}
            return _json(body, refusal.status, "application/problem+json")

    def _page(self, environ: Environ) -> Response:
        page = inbox_page(self._owner.inbox.messages(_to(environ)), self._owner.clock.now())
        # What citizens are sent is shown; none of it may run.
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'"
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)]
        return Response(200, [*headers, ("Cache-Control", "no-store")], page.encode())

    def _messages(self, environ: Environ) -> Response:
        return _json({"messages": [message.as_json() for message in self._owner.inbox.messages(_to(environ))]})

    def _read_clock(self, environ: Environ) -> Response:
        return _json({"now": self._owner.clock.now().isoformat()})

    def _move_clock(self, environ: Environ) -> Response:
        now = self._owner.clock.now()
        target = _target(_body(environ), now)
        if target < now - timedelta(seconds=1):
            raise Refused(422, "the clock only moves forward; POST /_local/reset goes back to the real time")
        if target - now > FARTHEST_JUMP:
            raise Refused(422, f"at most {FARTHEST_JUMP.days} days at once")
        processed = self._owner.pumps.advance(target)
        return _json({"now": self._owner.clock.now().isoformat(), "processed": processed})

    def _drain(self, environ: Environ) -> Response:
        drained = self._owner.pumps.drain()
        return _json({"processed": drained.processed, "dead_letters": drained.dead_letters})

    def _reset(self, environ: Environ) -> Response:
        self._owner.reset()
        return self._read_clock(environ)

    def _addresses(self, environ: Environ) -> Response:
        text = parse_qs(environ.get("QUERY_STRING", "")).get("q", [""])[0]
        return _json(addresses.found(text))

    def _health(self, environ: Environ) -> Response:
        return _json({"status": "ready"})


def _to(environ: Environ) -> str | None:
    # A number typed as it is read, `+33…`, must not become a space.
    query = environ.get("QUERY_STRING", "").replace("+", "%2B")
    return parse_qs(query).get("to", [None])[0]


def _body(environ: Environ) -> dict[str, Any]:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > MAX_BODY_BYTES:
        raise Refused(413, "body too large")
    try:
        body = json.loads(environ["wsgi.input"].read(length))
    except ValueError:
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise Refused(400, "the body is not a JSON object")
    return body


def _target(body: dict[str, Any], now: datetime) -> datetime:
    match body:
        case {"now": str(text)}:
            try:
                target = datetime.fromisoformat(text)
            except ValueError:
                raise Refused(422, "`now` is not an ISO 8601 instant") from None
            if target.tzinfo is None:
                raise Refused(422, "`now` needs an offset")
            return target
        case {"advance_seconds": int() | float() as seconds} if not isinstance(seconds, bool):
            if not 0 <= seconds <= FARTHEST_JUMP.total_seconds():
                raise Refused(422, f"`advance_seconds` is between 0 and {FARTHEST_JUMP.total_seconds():.0f}")
            return now + timedelta(seconds=seconds)
        case _:
            raise Refused(422, 'give {"now": "<instant>"} or {"advance_seconds": <number>}')


def _json(body: object, status: int = 200, content_type: str = "application/json") -> Response:
    text = json.dumps(body, ensure_ascii=False)
    return Response(status, [("Content-Type", content_type), ("Cache-Control", "no-store")], text.encode())
