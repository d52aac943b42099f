"""Which agents are told of an event, and what speaks against it: the agents' column of 6.2, and NOT-08.

As for users (`domain/messages.py`), what an event owes is read from the event alone, and what is still true is asked
at the moment of sending. Agents are told by e-mail only.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .appointments import Appointment, AuthorKind, Event, EventKind, attending_ids
from .directory import Agent, NotificationLevel
from .messages import MessageJob, MessageKind, Objection, changes_nothing_told, useful_until
from .people import Channel
from .statuses import is_waiting


def agent_jobs_for(event: Event) -> tuple[MessageJob, ...]:
    """One job per agent whom the event concerns.

    Of a move, who stays is told of a change, who comes of a new appointment and who leaves of a cancelled one. Of who
    comes to a group and who leaves it, only when they did so themselves: an agent who does it needs no mail (6.2).
    """
    if changes_nothing_told(event):
        return ()
    by_user = event.author.kind is AuthorKind.USER
    match event.kind:
        case EventKind.UPDATED | EventKind.RESTORED if event.previous_starts_at is not None:
            return _jobs_of_a_move(event)
        case EventKind.CREATED | EventKind.RESTORED:
            return tuple(_job(MessageKind.AGENT_CREATED, event, one) for one in event.agent_ids)
        case EventKind.CANCELLED:
            return tuple(_job(MessageKind.AGENT_CANCELLED, event, one) for one in event.agent_ids)
        case EventKind.ARRIVED:
            # Its agents are named where the territory wants mails, and nobody where it does not (7.7).
            return tuple(_job(MessageKind.AGENT_ARRIVED, event, one) for one in event.agent_ids)
        case EventKind.REGISTERED if by_user:
            return tuple(_job(MessageKind.AGENT_CREATED, event, one) for one in event.agent_ids)
        case EventKind.UNREGISTERED if by_user:
            return tuple(_job(MessageKind.AGENT_CANCELLED, event, one) for one in event.agent_ids)
        case _:
            return ()


def _jobs_of_a_move(event: Event) -> tuple[MessageJob, ...]:
    before, after = event.previous_agent_ids or event.agent_ids, event.agent_ids
    stays = [_job(MessageKind.AGENT_UPDATED, event, one) for one in after if one in before]
    comes = [_job(MessageKind.AGENT_CREATED, event, one) for one in after if one not in before]
    leaves = [_job(MessageKind.AGENT_CANCELLED, event, one) for one in before if one not in after]
    return (*stays, *comes, *leaves)


def _job(kind: MessageKind, event: Event, agent_id: str) -> MessageJob:
    reference = str(event.version)
    return MessageJob(
        kind, event.appointment_id, reference, "", Channel.EMAIL, useful_until(event), event.kind, agent_id
    )


def agent_objection(
    job: MessageJob, event: Event, appointment: Appointment, agent: Agent | None, now: datetime
) -> Objection | None:
    """Why the agent's job is not to be sent, with the facts of now; None when it is.

    Agents are told whatever the motif's visibility (NOT-06).
    """
    if job.kind is MessageKind.AGENT_ARRIVED:
        return _no_longer_waits(job, appointment, now) or _unreachable(agent)
    return _no_longer_true(job, event, appointment, now) or _not_for(event, appointment, agent)


def _no_longer_waits(job: MessageJob, appointment: Appointment, now: datetime) -> Objection | None:
    if job.agent_id not in appointment.agent_ids:
        return Objection.NOT_ASSIGNED
    return None if is_waiting(appointment, now) else Objection.NOT_WAITING


def _no_longer_true(job: MessageJob, event: Event, appointment: Appointment, now: datetime) -> Objection | None:
    if appointment.starts_at <= now:
        return Objection.STARTED
    if job.kind is MessageKind.AGENT_CANCELLED:
        return _still_there(job, event, appointment)
    if appointment.status.is_cancelled:
        return Objection.CANCELLED
    if job.agent_id not in appointment.agent_ids:
        return Objection.NOT_ASSIGNED
    if event.kind is EventKind.REGISTERED and not _attend(event, appointment):
        return Objection.NOT_A_PARTICIPANT
    moved = (event.starts_at, event.location_id) != (appointment.starts_at, appointment.location_id)
    return Objection.MOVED if job.kind is MessageKind.AGENT_UPDATED and moved else None


def _still_there(job: MessageJob, event: Event, appointment: Appointment) -> Objection | None:
    """What speaks against telling of an end: it was taken back since."""
    match event.kind:
        case EventKind.CANCELLED:
            return None if appointment.status.is_cancelled else Objection.NOT_CANCELLED
        case EventKind.UNREGISTERED:
            return Objection.NOT_CANCELLED if _attend(event, appointment) else None
        case _:
            return Objection.ASSIGNED_AGAIN if job.agent_id in appointment.agent_ids else None


def _attend(event: Event, appointment: Appointment) -> bool:
    return not set(event.user_ids).isdisjoint(attending_ids(appointment))


def _not_for(event: Event, appointment: Appointment, agent: Agent | None) -> Objection | None:
    if agent is not None and not wants(agent, event, ZoneInfo(appointment.time_zone)):
        return Objection.LEVEL
    return _unreachable(agent)


def _unreachable(agent: Agent | None) -> Objection | None:
    if agent is None:
        return Objection.GONE
    return None if agent.email else Objection.NO_ADDRESS


def wants(agent: Agent, event: Event, zone: ZoneInfo) -> bool:
    """NOT-08: by the agent's level, and whether the agent is the author."""
    is_author = event.author.kind is AuthorKind.AGENT and event.author.id == agent.id
    match agent.notification_level:
        case NotificationLevel.ALL:
            return True
        case NotificationLevel.NONE:
            return False
        case NotificationLevel.OTHERS:
            return not is_author
        case NotificationLevel.SOON:
            return not is_author and _is_soon(event, zone)


def _is_soon(event: Event, zone: ZoneInfo) -> bool:
    """Whether it starts, or started, today or tomorrow on the organisation's calendar; today is the event's day.

    Not the day of sending: a retry past midnight must not change who is told.
    """

    def day(instant: datetime) -> date:
        return instant.astimezone(zone).date()

    today = day(event.at)
    starts = [event.starts_at, *([event.previous_starts_at] if event.previous_starts_at else [])]
    return any(today <= day(one) <= today + timedelta(days=1) for one in starts)
