"""Agents ask the deployed service why there is no slot; nobody else may."""

from __future__ import annotations

import pytest
import requests

from infra.explain import PATH, NoAnswer, ask, sign_in
from infra.seed.agents import AGENT_PASSWORD, SHOWN
from tests.e2e.citizen import Json

from .deployed import Deployed


def test_an_agent_s_question_is_answered_as_the_slots_are(service: Deployed, place: Json) -> None:
    since = service.now().date()
    query = {"motif_id": place["motif_id"], "location_id": place["id"], "from": since.isoformat(), "days": "31"}
    told = ask(service.base_url, query, sign_in(service.base_url, SHOWN[0].email, AGENT_PASSWORD))
    assert told["slots"] == len(service.slots(place, since, 31))
    assert told["candidates"] - sum(one["starts"] for one in told["removed"]) == told["slots"]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer token"}, {"Cookie": "__Host-agent=one.made-up"}])
def test_a_stranger_s_question_is_refused(service: Deployed, headers: dict[str, str]) -> None:
    query = {"motif_id": "any", "from": "2026-11-23"}
    answer = requests.get(service.base_url + PATH, params=query, headers=headers, timeout=10)
    assert answer.status_code == 401


def test_a_wrong_password_is_refused(service: Deployed) -> None:
    with pytest.raises(NoAnswer, match="422"):
        sign_in(service.base_url, SHOWN[0].email, "not the password")
