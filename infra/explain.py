"""Why is there no slot? Asks the running service, as an agent who is signed in.

`make explain MOTIF=… LOCATION=… FROM=2026-11-23 DAYS=7 URL=https://… AGENT=…`; without URL, the laptop's, as one of the
demonstration's agents. The password is that of AGENT_PASSWORD, else it is asked for.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from getpass import getpass
from typing import Any
from urllib.parse import urlsplit

import requests

from infra.seed.agents import AGENT_PASSWORD, SHOWN

PATH = "/api/slots/explain"
SESSIONS = "/api/agent/sessions"
LAPTOP = "http://127.0.0.1:8080"
TIMEOUT_SECONDS = 30
COLUMNS = ("what", "object", "agent", "when", "appointments", "holds", "starts", "minutes")


class NoAnswer(Exception):
    """The service could not be asked, or refused; the text says why."""


def main(arguments: Sequence[str]) -> int:
    """Returns the exit code: 1 when there is no answer."""
    parser = argparse.ArgumentParser(prog="make explain", description="Why is there no slot?")
    parser.add_argument("motif_id")
    parser.add_argument("--location", help="needed for a motif on site")
    parser.add_argument("--from", dest="first_day", type=date.fromisoformat, default=datetime.now(UTC).date())
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--url", default=LAPTOP, help="root of the API; the laptop's by default")
    parser.add_argument("--agent", help="who asks, by e-mail address; on the laptop one of the demonstration's agents")
    chosen = parser.parse_args(arguments)
    query = {"motif_id": chosen.motif_id, "from": chosen.first_day.isoformat(), "days": str(chosen.days)}
    if chosen.location:
        query["location_id"] = chosen.location
    try:
        print(rendered(ask(chosen.url, query, sign_in(chosen.url, *_who(chosen.url, chosen.agent)))))
    except NoAnswer as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def ask(url: str, query: Mapping[str, str], signed_in: Mapping[str, str]) -> dict[str, Any]:
    """The account of `GET /api/slots/explain`, with the headers of who is signed in. Raises NoAnswer."""
    return _answered("GET", url, PATH, params=query, headers=signed_in).json()


def sign_in(url: str, email: str, password: str) -> dict[str, str]:
    """The headers of an agent who has signed in. Raises NoAnswer."""
    answer = _answered("POST", url, SESSIONS, json={"email": email, "password": password})
    # The cookie is for TLS alone, and the laptop has none: it is handed on by hand.
    return {"Cookie": answer.headers["Set-Cookie"].partition(";")[0]}


def _answered(method: str, url: str, path: str, **more: Any) -> requests.Response:
    try:
        answer = requests.request(method, url.rstrip("/") + path, timeout=TIMEOUT_SECONDS, **more)
    except requests.RequestException as error:
        raise NoAnswer(f"no answer from {url}: {type(error).__name__}") from error
    if not answer.ok:
        raise NoAnswer(f"{answer.status_code}: {answer.text}")
    return answer


def _who(url: str, email: str | None) -> tuple[str, str]:
    """Who asks, and their password."""
    if email is None and urlsplit(url).hostname in ("127.0.0.1", "localhost"):
        return SHOWN[0].email, AGENT_PASSWORD
    if email is None:
        raise NoAnswer("say who asks: --agent (make explain AGENT=…)")
    return email, os.environ.get("AGENT_PASSWORD") or getpass()


def rendered(account: Mapping[str, Any]) -> str:
    """The account as a table, with what it adds up to."""
    rows = [
        (
            one["code"],
            one["object_id"] or "",
            one["agent_id"] or "",
            one["on"] or " … ".join(filter(None, (one["begins_at"], one["ends_at"]))),
            *(str(one[column]) if one[column] else "" for column in COLUMNS[4:]),
        )
        for one in account["removed"]
    ]
    widths = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)]
    table = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (COLUMNS, *rows)]
    candidates, slots = account["candidates"], account["slots"]
    return "\n".join(
        [
            f"motif {account['motif_id']}, location {account['location_id'] or 'none'}",
            f"{account['from']} … {account['to']}, seen at {account['explained_at']}",
            f"bookable {account['bookable_from']} … {account['bookable_until']}; {account['duration_minutes']} min each",
            *((line.rstrip() for line in table) if rows else ["nothing is removed"]),
            f"{candidates} candidates - {candidates - slots} removed = {slots} slots",
            f"next availability: {account['next_availability'] or 'none'}",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
