"""Why is there no slot? Asks the running service, as support does, with a signed request.

`make explain MOTIF=… LOCATION=… FROM=2026-11-23 DAYS=7 URL=https://….amazonaws.com/prod`; without URL, the laptop's.
The credentials are those of the standard AWS chain (variables, profile, role); they need `execute-api:Invoke` on
`GET /api/slots/explain`. On the laptop nobody's secret is checked, and none is looked for.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import boto3
import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

PATH = "/api/slots/explain"
LAPTOP = "http://127.0.0.1:8080"
REGION = "eu-west-3"
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
    chosen = parser.parse_args(arguments)
    query = {"motif_id": chosen.motif_id, "from": chosen.first_day.isoformat(), "days": str(chosen.days)}
    if chosen.location:
        query["location_id"] = chosen.location
    try:
        print(rendered(ask(chosen.url, query)))
    except NoAnswer as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def ask(url: str, query: Mapping[str, str], credentials: Credentials | None = None) -> dict[str, Any]:
    """The account of `GET /api/slots/explain`; without credentials, by the standard chain's. Raises NoAnswer."""
    address = f"{url.rstrip('/')}{PATH}?{urlencode(sorted(query.items()))}"
    asked = AWSRequest("GET", address)
    found, region = (credentials, REGION) if credentials else _credentials(url)
    SigV4Auth(found, "execute-api", region).add_auth(asked)
    try:
        answer = requests.get(address, headers=dict(asked.headers), timeout=TIMEOUT_SECONDS)
    except requests.RequestException as error:
        raise NoAnswer(f"no answer from {url}: {type(error).__name__}") from error
    if answer.status_code != requests.codes.ok:
        raise NoAnswer(f"{answer.status_code}: {answer.text}")
    return answer.json()


def _credentials(url: str) -> tuple[Any, str]:
    """Who asks, and the API's region."""
    if urlsplit(url).hostname in ("127.0.0.1", "localhost"):
        return Credentials("local", "local"), REGION
    session = boto3.Session()
    credentials = session.get_credentials()
    if credentials is None:
        raise NoAnswer("no AWS credentials: sign in, or set AWS_PROFILE")
    return credentials.get_frozen_credentials(), session.region_name or REGION


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
