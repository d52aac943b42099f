"""Agenda and People items: each entity to its model instance and back."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from pynamodb.models import Model

from ..domain.agenda import AbsenceSheet, AgentWeek, Hold
from ..domain.appointments import Appointment, Event
from ..domain.messages import MessageKind, MessageMark
from ..domain.people import CodeRequest, ContactCode, Token, User
from ..domain.reminders import due_bucket
from ..ports import (
    AbsencesKey,
    AppointmentKey,
    CodeKey,
    CodeRequestKey,
    Entity,
    EventKey,
    HoldKey,
    Key,
    MarkKey,
    Quota,
    QuotaKey,
    TokenKey,
    UserKey,
    Watermark,
    WatermarkKey,
    WeekKey,
)
from .codec import from_plain, to_plain
from .keys import AGENDA, EVENT_PREFIX, PEOPLE, address_of
from .models import AgendaItem, PeopleItem
from .packing import pack, unpack

MODELS: dict[str, type[AgendaItem] | type[PeopleItem]] = {AGENDA: AgendaItem, PEOPLE: PeopleItem}

_BODIES: dict[type, type] = {
    AbsencesKey: AbsenceSheet,
    HoldKey: Hold,
    AppointmentKey: Appointment,
    EventKey: Event,
    MarkKey: MessageMark,
    UserKey: User,
    TokenKey: Token,
    CodeKey: ContactCode,
    CodeRequestKey: CodeRequest,
    WatermarkKey: Watermark,
}

# TTL only removes (house rule 10): each item outlives its meaning by a margin.
_KEPT_AFTER_EXPIRY = timedelta(days=1)
_CODE_REQUEST_KEPT = timedelta(hours=1)
_CODE_MARK_KEPT = timedelta(days=15)


def sortable(instant: datetime) -> str:
    """UTC text to the second, that sorts as the instants do: `2026-11-23T09:00:00Z`."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def epoch(instant: datetime) -> int:
    """Whole seconds since the epoch."""
    return int(instant.timestamp())


def item_of(key: Key, entity: Entity) -> AgendaItem | PeopleItem:
    """The model instance that stores `entity` at `key`."""
    table, pk, sk = address_of(key)
    if isinstance(entity, AgentWeek):
        return AgendaItem(pk, sk, version=entity.version, busy=pack(entity.busy))
    if isinstance(entity, Quota):
        return AgendaItem(pk, sk, entries=set(entity.entries))
    item = MODELS[table](pk, sk, version=getattr(entity, "version", 1), body=to_plain(entity))
    if isinstance(entity, Appointment):
        _index_appointment(item, entity)
    elif isinstance(entity, Hold | Token | ContactCode):
        item.expires_at = epoch(entity.expires_at + _KEPT_AFTER_EXPIRY)
    elif isinstance(entity, CodeRequest):
        # It holds an address: it goes as soon as the message can no longer be owed.
        item.expires_at = epoch(entity.expires_at + _CODE_REQUEST_KEPT)
    elif isinstance(entity, MessageMark) and entity.job.kind is MessageKind.CONTACT_CODE:
        # An appointment's marks are its history; a code's are worth nothing once no queue can repeat its job.
        item.expires_at = epoch(entity.job.not_after + _CODE_MARK_KEPT)
    return item


def _index_appointment(item: Any, appointment: Appointment) -> None:
    item.organisation_id = appointment.organisation_id
    item.user_id = appointment.participations[0].user_id if appointment.participations else None
    item.starts_at = sortable(appointment.starts_at)
    if appointment.reminder_at is not None and not appointment.status.is_cancelled:
        item.due_bucket = due_bucket(appointment.reminder_at, appointment.id)
        item.due_at = sortable(appointment.reminder_at)


def entity_of(key: Key, item: Model) -> Entity:
    """The entity that `item_of` had stored."""
    if isinstance(key, WeekKey):
        return AgentWeek(key.agent_id, key.week, int(item.version), unpack(item.busy or b""))  # type: ignore[attr-defined]
    if isinstance(key, QuotaKey):
        return Quota(frozenset(item.entries or ()))  # type: ignore[attr-defined]
    return from_plain(_BODIES[type(key)], item.body)  # type: ignore[attr-defined]


def event_of_image(image: Mapping[str, Mapping[str, Any]]) -> Event | CodeRequest:
    """The event of a stream record's new image (DynamoDB JSON).

    Raises KeyError or ValueError when the image is no event.
    """
    item = AgendaItem.from_raw_data(dict(image))
    if not item.sk.startswith(EVENT_PREFIX):
        raise ValueError("not an event")
    return from_plain(CodeRequest if item.pk.startswith("CODE#") else Event, item.body)
