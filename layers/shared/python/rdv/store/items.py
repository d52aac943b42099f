"""Agenda and People items: each entity to its model instance and back."""

# PynamoDB and botocore are only partly typed: what they hand over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from ..domain.accounts import Account, AccountLink, AccountMail, Login, ProviderVisit
from ..domain.agenda import AbsenceSheet, AgentWeek, BusyTimes, Hold
from ..domain.appointments import Appointment, Event, Status
from ..domain.directory import (
    Agent,
    Location,
    Motif,
    NameClaim,
    Opening,
    Organisation,
    Service,
    Staff,
    Team,
    Territory,
)
from ..domain.groups import GroupPlace, GroupSeats, Registration
from ..domain.membership import FindEntry, Memberships
from ..domain.messages import MessageKind, MessageMark
from ..domain.people import CodeRequest, ContactCode, Referents, Relatives, Token, TokenPurpose, User
from ..domain.plan_changes import PlanChange
from ..domain.receipts import DISPATCH_KEPT, AddressState, Dispatch
from ..domain.reconciliation import event_bucket
from ..domain.reminders import due_bucket
from ..domain.sessions import Session
from ..domain.sms_counts import SmsCount
from ..ports import (
    AbsencesKey,
    AccountKey,
    AccountLinkKey,
    AccountMailKey,
    AddressKey,
    AgentKey,
    AppointmentKey,
    CodeKey,
    CodeRequestKey,
    DispatchKey,
    Entity,
    EventKey,
    FindKey,
    GroupPlaceKey,
    HoldKey,
    Key,
    LocationKey,
    LoginKey,
    MarkKey,
    MembershipsKey,
    MotifKey,
    NameKey,
    OpeningKey,
    OrganisationKey,
    PlanChangeKey,
    Quota,
    QuotaKey,
    ReferentsKey,
    RegistrationKey,
    RelativesKey,
    SeatsKey,
    ServiceKey,
    SessionKey,
    SmsCountKey,
    StaffKey,
    TeamKey,
    TerritoryKey,
    TokenKey,
    UserKey,
    VisitKey,
    Watermark,
    WatermarkKey,
    WeekKey,
)
from .codec import from_plain, to_plain
from .keys import (
    ACCOUNT_MAILS,
    AGENDA,
    APPOINTMENT_ITEM,
    DIRECTORY,
    EVENT_PREFIX,
    MARK_PREFIX,
    PEOPLE,
    PLAN_CHANGES,
    address_of,
)
from .models import AgendaItem, DirectoryItem, PeopleItem
from .packing import pack, unpack

type RawItem = Mapping[str, Mapping[str, Any]]

type StoredItem = AgendaItem | DirectoryItem | PeopleItem

MODELS: dict[str, type[AgendaItem] | type[DirectoryItem] | type[PeopleItem]] = {
    AGENDA: AgendaItem,
    DIRECTORY: DirectoryItem,
    PEOPLE: PeopleItem,
}

_BODIES: dict[type, type] = {
    AbsencesKey: AbsenceSheet,
    HoldKey: Hold,
    AppointmentKey: Appointment,
    SeatsKey: GroupSeats,
    RegistrationKey: Registration,
    EventKey: Event,
    MarkKey: MessageMark,
    UserKey: User,
    ReferentsKey: Referents,
    RelativesKey: Relatives,
    GroupPlaceKey: GroupPlace,
    TokenKey: Token,
    CodeKey: ContactCode,
    CodeRequestKey: CodeRequest,
    DispatchKey: Dispatch,
    AddressKey: AddressState,
    SessionKey: Session,
    AccountKey: Account,
    LoginKey: Login,
    AccountLinkKey: AccountLink,
    AccountMailKey: AccountMail,
    VisitKey: ProviderVisit,
    WatermarkKey: Watermark,
    AgentKey: Agent,
    TerritoryKey: Territory,
    TeamKey: Team,
    ServiceKey: Service,
    OrganisationKey: Organisation,
    StaffKey: Staff,
    LocationKey: Location,
    MotifKey: Motif,
    NameKey: NameClaim,
    OpeningKey: Opening,
    PlanChangeKey: PlanChange,
    MembershipsKey: Memberships,
    FindKey: FindEntry,
}

# TTL only removes (house rule 10): each item outlives its meaning by a margin.
_KEPT_AFTER_EXPIRY = timedelta(days=1)
# An appointment may be moved on, and its link with it: further than any motif lets anybody book.
_LINK_KEPT_AFTER_EXPIRY = timedelta(days=400)
_CODE_REQUEST_KEPT = timedelta(hours=1)
_CODE_MARK_KEPT = timedelta(days=15)


def sortable(instant: datetime) -> str:
    """UTC text to the second, that sorts as the instants do: `2026-11-23T09:00:00Z`."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def epoch(instant: datetime) -> int:
    """Whole seconds since the epoch."""
    return int(instant.timestamp())


def item_of(key: Key, entity: Entity) -> StoredItem:
    """The model instance that stores `entity` at `key`."""
    table, pk, sk = address_of(key)
    if isinstance(entity, AgentWeek):
        return AgendaItem(pk, sk, version=entity.version, busy=pack(entity.busy))
    if isinstance(entity, Quota):
        return AgendaItem(pk, sk, entries=set(entity.entries))
    if isinstance(entity, SmsCount):
        return AgendaItem(pk, sk, messages=entity.messages, segments=entity.segments)
    item: Any = MODELS[table](pk, sk, version=getattr(entity, "version", 1), body=to_plain(entity))
    if isinstance(entity, Appointment):
        _index_appointment(item, entity)
    elif isinstance(entity, Event):
        _index_event(item, entity)
    elif isinstance(entity, Dispatch):
        item.expires_at = epoch(entity.sent_at + DISPATCH_KEPT)
    elif isinstance(entity, GroupPlace):
        _index_place(item, entity)
    elif isinstance(entity, Registration):
        item.expires_at = epoch(entity.kept_until)
    elif isinstance(entity, Token) and entity.purpose is TokenPurpose.LINK:
        item.expires_at = epoch(entity.expires_at + _LINK_KEPT_AFTER_EXPIRY)
    elif isinstance(entity, Hold | Token | ContactCode | AccountLink | ProviderVisit):
        item.expires_at = epoch(entity.expires_at + _KEPT_AFTER_EXPIRY)
    elif isinstance(entity, Session):
        item.expires_at = epoch(entity.ends_at + _KEPT_AFTER_EXPIRY)
    elif isinstance(entity, CodeRequest | AccountMail):
        # It holds an address: it goes as soon as the message can no longer be owed.
        item.expires_at = epoch(entity.expires_at + _CODE_REQUEST_KEPT)
    elif isinstance(entity, PlanChange):
        _index_plan_change(item, entity)
        item.expires_at = epoch(entity.not_after + _CODE_REQUEST_KEPT)
    elif isinstance(entity, MessageMark) and (
        entity.job.kind is MessageKind.CONTACT_CODE or entity.job.kind.is_of_account or entity.job.kind.is_of_plan
    ):
        # An appointment's marks are its history; others are worth nothing once no queue can repeat their job.
        item.expires_at = epoch(entity.job.not_after + _CODE_MARK_KEPT)
    return item


def _index_place(item: Any, place: GroupPlace) -> None:
    item.user_id, item.starts_at = place.owner, sortable(place.starts_at)


def _index_appointment(item: Any, appointment: Appointment) -> None:
    item.organisation_id = appointment.organisation_id
    # A group is nobody's own: the index of an owner's appointments has its families' places (decisions 0070, 0125).
    item.user_id = appointment.owner or None
    item.starts_at = sortable(appointment.starts_at)
    if appointment.status is Status.UNKNOWN:
        item.unsettled_in, item.agent_ids = appointment.organisation_id, set(appointment.agent_ids)
    if appointment.reminder_at is not None and not appointment.status.is_cancelled:
        item.due_bucket = due_bucket(appointment.reminder_at, appointment.id)
        item.due_at = sortable(appointment.reminder_at)


def _index_event(item: Any, event: Event) -> None:
    item.event_bucket = event_bucket(event.at, event.appointment_id)
    item.event_at = sortable(event.at)


def _index_plan_change(item: Any, change: PlanChange) -> None:
    item.event_bucket = event_bucket(change.at, change.object_id)
    item.event_at = sortable(change.at)


def entity_of(key: Key, item: RawItem) -> Entity:
    """The entity that `item_of` had stored, from the item in DynamoDB JSON (binary values as bytes).

    A search reads a month of weeks: their items are not made models first (decision 0090).
    """
    if isinstance(key, WeekKey):
        busy = _intervals(item["busy"]["B"]) if "busy" in item else ()
        return AgentWeek(key.agent_id, key.week, int(item["version"]["N"]), busy)
    if isinstance(key, QuotaKey):
        return Quota(frozenset(item["entries"]["SS"] if "entries" in item else ()))
    if isinstance(key, SmsCountKey):
        return SmsCount(int(item["messages"]["N"]), int(item["segments"]["N"]))
    body: str = item["body"]["S"]
    return _absences(body) if isinstance(key, AbsencesKey) else from_plain(_BODIES[type(key)], json.loads(body))


def appointment_of(item: RawItem) -> Appointment:
    """The appointment of an item of an index that carries it whole."""
    return from_plain(Appointment, json.loads(item["body"]["S"]))


def part_of_story(item: RawItem) -> Appointment | Event | MessageMark | None:
    """What an item of an appointment's partition tells (`Records.story`); None for one of another kind."""
    sk = str(item["sk"]["S"])
    kind: type[Appointment | Event | MessageMark] | None = None
    if sk == APPOINTMENT_ITEM:
        kind = Appointment
    elif sk.startswith(EVENT_PREFIX):
        kind = Event
    elif sk.startswith(MARK_PREFIX):
        kind = MessageMark
    return from_plain(kind, json.loads(item["body"]["S"])) if kind else None


# What many citizens look at in a row stays decoded: the same bytes are the same value. Nothing personal is in it.
@lru_cache(maxsize=1024)
def _intervals(busy: bytes) -> BusyTimes:
    return unpack(busy)


@lru_cache(maxsize=1024)
def _absences(body: str) -> AbsenceSheet:
    return from_plain(AbsenceSheet, json.loads(body))


def event_of_image(image: Mapping[str, Mapping[str, Any]]) -> Event | CodeRequest | AccountMail | PlanChange:
    """The event of a stream record's new image (DynamoDB JSON).

    Raises KeyError or ValueError when the image is no event.
    """
    item = AgendaItem.from_raw_data(dict(image))
    if not item.sk.startswith(EVENT_PREFIX):
        raise ValueError("not an event")
    if item.pk.startswith(ACCOUNT_MAILS):
        return from_plain(AccountMail, item.body)
    if item.pk.startswith(PLAN_CHANGES):
        return from_plain(PlanChange, item.body)
    return from_plain(CodeRequest if item.pk.startswith("CODE#") else Event, item.body)
