"""The laptop's own routes, under `/_local`: inbox, clock, drain, reset, health."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode

from . import addresses
from .aws import Aws
from .clock import ServiceClock
from .gateway import Environ, Response
from .inbox import Inbox
from .inbox_page import inbox_page
from .provider_reports import CannotBePlayed, Played, ProviderReports
from .pumps import Pumps
from .stories import Story
from .threads import Scene, threads_of

MAX_BODY_BYTES = 64 * 1024
# A jump fires each schedule on its way: a year of five-minute ticks would keep the caller waiting for many minutes.
FARTHEST_JUMP = timedelta(days=100)


class Owner(Protocol):
    """What the routes act on."""

    clock: ServiceClock
    inbox: Inbox
    pumps: Pumps
    reports: ProviderReports

    @property
    def aws(self) -> Aws:
        """Its AWS."""
        ...

    def reset(self) -> None:
        """Demonstration data as on the first start."""
        ...

    def next_event(self) -> datetime | None:
        """When a message is next due."""
        ...

    def stories(self, appointment_ids: Collection[str]) -> Mapping[str, Story]:
        """What is stored of those appointments."""
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
            "/_local/": {"GET": self._page, "POST": self._press},
            "/_local/messages": {"GET": self._messages},
            "/_local/clock": {"GET": self._read_clock, "POST": self._move_clock},
            "/_local/drain": {"POST": self._drain},
            "/_local/reset": {"POST": self._reset},
            "/_local/reports": {"POST": self._report},
            "/_local/outage": {"GET": self._read_outage, "POST": self._set_outage},
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
        owner, to = self._owner, _to(environ)
        messages = owner.inbox.messages(to)
        stories = owner.stories({one.appointment_id for one in messages if one.appointment_id})
        threads = threads_of(messages, stories)
        page = inbox_page(Scene(threads, owner.clock.now(), owner.next_event(), owner.reports.down, to or ""))
        # What citizens are sent is shown; none of it may run.
        policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'"
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", policy)]
        return Response(200, [*headers, ("Cache-Control", "no-store")], page.encode())

    def _press(self, environ: Environ) -> Response:
        """A button of the page; it leads back to it."""
        fields = _form(environ)
        match fields:
            case {"do": "clock", "to_next": _}:
                self._jump(self._owner.next_event() or self._owner.clock.now())
            case {"do": "clock", "seconds": str(seconds)} if seconds.isdecimal():
                self._jump(self._owner.clock.now() + timedelta(seconds=int(seconds)))
            case {"do": "outage", "channel": str(channel)}:
                self._outage(channel, down=bool(fields.get("down")))
            case {"do": "report", "provider_message_id": str(name), "report": str(report)}:
                self._play(name, report)
                # Taken in before the page is shown again; the clock stays, so that retries wait for their time.
                self._owner.pumps.advance(self._owner.clock.now())
            case _:
                raise Refused(422, "no such button")
        query = f"?{urlencode({'to': fields['back_to']})}" if fields.get("back_to") else ""
        anchor = f"#m-{fields['back_at']}" if fields.get("back_at") else ""
        return Response(303, [("Location", f"/_local/{query}{anchor}"), ("Cache-Control", "no-store")], b"")

    def _messages(self, environ: Environ) -> Response:
        return _json({"messages": [message.as_json() for message in self._owner.inbox.messages(_to(environ))]})

    def _read_clock(self, environ: Environ) -> Response:
        return _json({"now": self._owner.clock.now().isoformat()})

    def _move_clock(self, environ: Environ) -> Response:
        processed = self._jump(_target(_body(environ), self._owner.clock.now()))
        return _json({"now": self._owner.clock.now().isoformat(), "processed": processed})

    def _jump(self, target: datetime) -> int:
        now = self._owner.clock.now()
        if target < now - timedelta(seconds=1):
            raise Refused(422, "the clock only moves forward; POST /_local/reset goes back to the real time")
        if target - now > FARTHEST_JUMP:
            raise Refused(422, f"at most {FARTHEST_JUMP.days} days at once")
        return self._owner.pumps.advance(target)

    def _drain(self, environ: Environ) -> Response:
        drained = self._owner.pumps.drain()
        return _json({"processed": drained.processed, "dead_letters": drained.dead_letters})

    def _reset(self, environ: Environ) -> Response:
        self._owner.reset()
        return self._read_clock(environ)

    def _report(self, environ: Environ) -> Response:
        match _body(environ):
            case {"provider_message_id": str(provider_message_id), "report": str(report)}:
                self._play(provider_message_id, report)
                return self._read_clock(environ)
            case _:
                raise Refused(422, 'give {"provider_message_id": "…", "report": "delivered"}')

    def _play(self, provider_message_id: str, report: str) -> None:
        try:
            self._owner.reports.report(provider_message_id, Played(report))
        except ValueError as refusal:
            raise Refused(422, str(refusal)) from None

    def _read_outage(self, environ: Environ) -> Response:
        return _json({"down": sorted(self._owner.reports.down)})

    def _set_outage(self, environ: Environ) -> Response:
        match _body(environ):
            case {"channel": str(channel), "down": bool(down)}:
                self._outage(channel, down=down)
                return self._read_outage(environ)
            case _:
                raise Refused(422, 'give {"channel": "sms", "down": true}')

    def _outage(self, channel: str, *, down: bool) -> None:
        try:
            self._owner.reports.outage(channel, down=down)
        except CannotBePlayed as refusal:
            raise Refused(422, str(refusal)) from None

    def _addresses(self, environ: Environ) -> Response:
        text = parse_qs(environ.get("QUERY_STRING", "")).get("q", [""])[0]
        return _json(addresses.found(text))

    def _health(self, environ: Environ) -> Response:
        return _json({"status": "ready", "aws_endpoint": self._owner.aws.endpoint})


def _to(environ: Environ) -> str | None:
    # A number typed as it is read, `+33…`, must not become a space.
    query = environ.get("QUERY_STRING", "").replace("+", "%2B")
    return parse_qs(query).get("to", [None])[0]


def _sent(environ: Environ) -> bytes:
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > MAX_BODY_BYTES:
        raise Refused(413, "body too large")
    return environ["wsgi.input"].read(length)


def _form(environ: Environ) -> dict[str, str]:
    """The fields of a form, the first of each name."""
    if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
        raise Refused(403, "the buttons are this page's own")
    fields = parse_qs(_sent(environ).decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in fields.items()}


def _body(environ: Environ) -> dict[str, Any]:
    try:
        body = json.loads(_sent(environ))
    except (ValueError, RecursionError):
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
