"""The wire shape of a job: written by the relay, checked by the sender."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from notify.schemas import JobBody
from rdv.domain.agents_told import agent_jobs_for
from rdv.domain.appointments import EventKind
from rdv.domain.messages import MessageKind, jobs_for
from rdv.outbound.queues import body_of
from tests.unit.messaging import BOOKED_AT, an_appointment, an_event

JOB = jobs_for(an_event(EventKind.CREATED, an_appointment(), BOOKED_AT))[0]


@pytest.mark.parametrize("kind", list(EventKind))
def test_what_is_written_is_read(kind: EventKind) -> None:
    event = an_event(kind, an_appointment(), BOOKED_AT)
    for job in (*jobs_for(event), *agent_jobs_for(event)):
        assert JobBody.model_validate_json(body_of(job)).to_job() == job


def test_a_job_holds_references_only() -> None:
    fields = {"kind", "subject_id", "reference", "user_id", "channel", "not_after", "event", "agent_id"}
    assert set(json.loads(body_of(JOB))) == fields


def test_a_job_from_before_its_event_was_named_is_read() -> None:
    body = {name: value for name, value in json.loads(body_of(JOB)).items() if name not in ("event", "agent_id")}
    assert JobBody.model_validate_json(json.dumps(body)).to_job() == JOB


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "greeting"},
        {"channel": "pigeon"},
        {"event": "party"},
        {"not_after": "2026-11-21T08:00:00"},
        {"not_after": None},
        {"subject_id": ""},
        {"reference": "v" * 65},
        {"phone_number": "+33612345678"},
    ],
)
def test_anything_else_is_poison(change: dict[str, object]) -> None:
    body = {**json.loads(body_of(JOB)), **change}
    with pytest.raises(ValidationError):
        JobBody.model_validate_json(json.dumps(body))


@pytest.mark.parametrize("body", ["", "{}", "null", "[]", "not json", '{"kind": "created"}'])
def test_what_is_no_job_is_poison(body: str) -> None:
    with pytest.raises(ValidationError):
        JobBody.model_validate_json(body)


def test_the_instant_keeps_its_meaning() -> None:
    read = JobBody.model_validate_json(body_of(JOB)).to_job()
    assert read.not_after.astimezone(UTC) == datetime(2021, 12, 1, 10, 0, tzinfo=UTC)
    assert read.kind is MessageKind.CREATED
