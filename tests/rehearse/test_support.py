"""Support asks the deployed service why there is no slot; nobody else may."""

from __future__ import annotations

import pytest
import requests
from botocore.credentials import Credentials

from infra.explain import PATH, NoAnswer, ask
from tests.e2e.citizen import Json

from .deployed import Deployed


def test_a_signed_question_is_answered_as_the_slots_are(service: Deployed, place: Json) -> None:
    since = service.now().date()
    query = {"motif_id": place["motif_id"], "location_id": place["id"], "from": since.isoformat(), "days": "31"}
    told = ask(service.base_url, query, Credentials("test", "test"))
    assert told["slots"] == len(service.slots(place, since, 31))
    assert told["candidates"] - sum(one["starts"] for one in told["removed"]) == told["slots"]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer token"}])
def test_an_unsigned_question_is_refused(service: Deployed, headers: dict[str, str]) -> None:
    answer = requests.get(service.base_url + PATH, headers=headers, timeout=10)
    assert answer.status_code in (403, 404)


def test_a_stranger_s_signature_is_refused(service: Deployed) -> None:
    with pytest.raises(NoAnswer, match="403"):
        ask(service.base_url, {"motif_id": "any", "from": "2026-11-23"}, Credentials("stranger", "stranger"))
