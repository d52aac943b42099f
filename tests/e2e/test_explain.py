"""Support asks the running service why there is no slot."""

from __future__ import annotations

from datetime import timedelta

import pytest
import requests

from infra.explain import PATH, NoAnswer, ask, main, sign_in
from infra.seed.agents import AGENT_PASSWORD, SHOWN

from .citizen import FIRST_SOCIAL, SOCIAL, Citizen, Service, in_days


def test_what_support_reads_adds_up_to_what_citizens_see(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    place = service.place(FIRST_SOCIAL, SOCIAL, name="Site Arras Sud")
    first = in_days(service, 5).date()
    free = service.slots(place, first, 7)
    Citizen(service).book(place, free[-1])
    query = {"motif_id": place["motif_id"], "location_id": place["id"], "from": first.isoformat(), "days": "7"}
    told = ask(service.base_url, query, sign_in(service.base_url, SHOWN[0].email, AGENT_PASSWORD))
    assert told["slots"] == len(service.slots(place, first, 7))
    assert told["candidates"] - sum(one["starts"] for one in told["removed"]) == told["slots"]
    assert sum(one["appointments"] for one in told["removed"]) == 1
    last_day = first + timedelta(days=6)
    assert (told["from"], told["to"]) == (first.isoformat(), last_day.isoformat())
    arguments = [place["motif_id"], "--location", place["id"], "--from", first.isoformat(), "--url", service.base_url]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert f"= {told['slots']} slots" in printed
    assert "booked" in printed


def test_who_is_not_signed_in_is_refused_and_a_refusal_is_told(
    service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    query = {"motif_id": "unknown", "from": "2026-11-23"}
    unsigned = requests.get(service.base_url + PATH, params=query, timeout=10)
    assert (unsigned.status_code, unsigned.json()["code"]) == (401, "unauthenticated")
    assert unsigned.headers["Content-Type"] == "application/problem+json"
    with pytest.raises(NoAnswer, match="wrong_credentials"):
        sign_in(service.base_url, SHOWN[0].email, "not the password")
    assert main(["unknown", "--url", service.base_url]) == 1
    assert "not_found" in capsys.readouterr().err
