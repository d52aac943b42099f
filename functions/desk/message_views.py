"""An appointment's messages as agents see them."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rdv.http.views import Wire

if TYPE_CHECKING:
    from rdv.domain.messages import MessageStep
    from rdv.usecases.timeline import Timeline, TimelineMessage


class MessageStepView(Wire):
    """What became true of a message, and when; `failure` is `permanent` or `temporary` where it failed."""

    state: str
    at: datetime
    reason: str | None
    failure: str | None


class MessageView(Wire):
    """One message (RCT-01). `state` is `queued`, `sent`, `delivered`, `failed`, `expired` or `skipped`.

    `event` is what it tells of, `user_id` whom it is about, `agent_id` the agent that it is for. `to` is null where it
    went nowhere, and where the person has another address by now. `not_after`: later than this it is not sent.
    """

    event: str
    channel: str
    user_id: str | None
    agent_id: str | None
    to: str | None
    state: str
    failure: str | None
    reason: str | None
    attempts: int
    segments: int | None
    not_after: datetime
    steps: list[MessageStepView]


class MessageTimeline(Wire):
    """All messages of an appointment, oldest first; `summary` is `failure`, `processed` or null (RCT-02)."""

    appointment_id: str
    summary: str | None
    messages: list[MessageView]


def timeline_view(timeline: Timeline) -> MessageTimeline:
    """The view of an appointment's messages; instants carry the offset of its location's zone."""
    zone = ZoneInfo(timeline.time_zone)
    return MessageTimeline(
        appointment_id=timeline.appointment_id,
        summary=timeline.summary,
        messages=[_message_view(one, zone) for one in timeline.messages],
    )


def _message_view(message: TimelineMessage, zone: tzinfo) -> MessageView:
    job, mark = message.job, message.mark
    return MessageView(
        event=job.kind,
        channel=job.channel,
        user_id=job.user_id or None,
        agent_id=job.agent_id or None,
        to=message.to or None,
        state=message.state,
        failure=mark.failure if mark else None,
        reason=(mark.reason or None) if mark else None,
        attempts=mark.attempts if mark else 0,
        segments=(mark.segments or None) if mark else None,
        not_after=job.not_after.astimezone(zone),
        steps=[_step_view(step, zone) for step in message.steps],
    )


def _step_view(step: MessageStep, zone: tzinfo) -> MessageStepView:
    return MessageStepView(
        state=step.state, at=step.at.astimezone(zone), reason=step.reason or None, failure=step.failure
    )
