"""A hold becomes an appointment: one read and one transaction, guards included (house rules 1, 3; WIZ-06, WIZ-10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from .. import ids
from ..domain.agenda import AgentWeek, Hold, HoldRef, from_minute, holder_of
from ..domain.ants import normal_ants_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    EventKind,
    Participation,
    armed,
    attending_ids,
    event_of,
)
from ..domain.directory import Visibility
from ..domain.errors import AlreadyBooked, HoldExpired, IdempotencyMismatch, Unavailable
from ..domain.people import ACCESS_LIFETIME, Token, TokenPurpose
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Drop,
    Enter,
    EventKey,
    HoldKey,
    Put,
    QuotaKey,
    Records,
    RegistrationKey,
    Renew,
    TokenKey,
    WeekKey,
    Write,
)
from .attending import (
    Booked,
    Booker,
    BookingRequest,
    FamilyChanged,
    Person,
    attendees,
    booker_keys,
    booker_of,
    family_conflict,
    family_pseudonym,
    holds_left,
    link_for,
    owned_hold,
    person_pseudonym,
    request_id,
)
from .claims import intervals, make_room, person_entry, person_key, put_week, rounds, weeks_among
from .reaching import offer_of, sheet, sheet_of
from .registering import register

__all__ = ["Booked", "BookingRequest", "Person", "book"]


def book(directory: Directory, records: Records, clock: Clock, keyring: ids.Keyring, request: BookingRequest) -> Booked:
    """Make the appointment of a hold, or take its seat in a group; the same key again gives the same appointment.

    Raises Unauthenticated (contact token), NotFound (another's relative: WIZ-07), Forbidden (another hold's token),
    HoldExpired, Invalid (fields), AlreadyBooked, IdempotencyMismatch, Unavailable.
    """
    ref = HoldRef.read(request.hold_id)
    if ref is None:
        raise HoldExpired
    for _ in rounds():
        try:
            if ref.group is not None:
                return register(directory, records, clock, keyring, request, ref, ref.group)
            return _book(directory, records, clock, keyring, request, ref)
        except FamilyChanged:
            continue
    raise Unavailable


def _book(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    request: BookingRequest,
    ref: HoldRef,
) -> Booked:
    booking_id, keys = request_id(request), booker_keys(request)
    appointment_key, registration_key = AppointmentKey(booking_id), RegistrationKey(booking_id)
    hold_key, week_keys = HoldKey(ref.id), [WeekKey(ref.agent_id, week) for week in ref.weeks()]
    found = records.read([*keys, appointment_key, registration_key, hold_key, *week_keys])
    now = clock.now()
    booker = booker_of(found, request, now)
    if registration_key in found:
        raise IdempotencyMismatch
    earlier = found.get(appointment_key)
    if earlier is None and hold_key not in found:
        # A batch is no snapshot: the same key, pressed twice, may have used the hold between its two reads.
        earlier = records.read([appointment_key]).get(appointment_key)
    if isinstance(earlier, Appointment):
        return _replay(directory, records, clock, keyring, request, earlier)
    hold = owned_hold(found.get(hold_key), request, now)
    booking = _Booking(keyring, request, hold, booker, booking_id, now)
    return _commit(directory, records, clock, booking, weeks_among(week_keys, found))


def _replay(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    request: BookingRequest,
    earlier: Appointment,
) -> Booked:
    if earlier.fingerprint != request.fingerprint:
        raise IdempotencyMismatch
    access = keyring.access_token(earlier.id, request.idempotency_key)
    offer = offer_of(directory, earlier)
    found = sheet_of(records, clock, earlier, offer, earlier.created_by.id, consistent=True)
    return Booked(found, access, earlier.created_at + ACCESS_LIFETIME, replayed=True)


class _Booking:
    """Everything of one confirmation that does not change between the rounds of its commit."""

    def __init__(
        self,
        keyring: ids.Keyring,
        request: BookingRequest,
        hold: Hold,
        booker: Booker,
        appointment_id: str,
        now: datetime,
    ) -> None:
        self.keyring, self.hold, self.request, self.now = keyring, hold, request, now
        self.party = attendees(keyring, request, booker, hold.offer, now)
        self.contact, self.attending = self.party.contact, self.party.attending
        offer, starts_at, ends_at = hold.offer, from_minute(hold.ref.start), from_minute(hold.ref.end)
        notified = offer.motif.visibility is Visibility.VISIBLE_AND_NOTIFIED
        made = Appointment(
            id=appointment_id,
            organisation_id=offer.organisation.id,
            service_id=offer.service.id,
            motif_id=offer.motif.id,
            location_id=hold.location.id if hold.location else None,
            agent_ids=(hold.ref.agent_id,),
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=offer.organisation.time_zone,
            participations=tuple(
                Participation(user.id, send_lifecycle_notifications=notified, send_reminder_notification=notified)
                for user in self.attending
            ),
            created_by=Author(AuthorKind.USER, self.contact.id),
            created_at=now,
            quotas=tuple(person_pseudonym(keyring, booker.address, user) for user in self.attending),
            fingerprint=request.fingerprint,
            reminder_plan=offer.motif.reminder_plan,
            responsible_id=request.account_id,
            family=family_pseudonym(keyring, booker.address),
            ants_number=normal_ants_number(request.ants_number) or "",
        )
        self.appointment = armed(made, now)
        self.access_token = keyring.access_token(appointment_id, request.idempotency_key)
        self.access_expires_at = now + ACCESS_LIFETIME

    def _tokens(self) -> list[Token]:
        appointment = self.appointment
        # Every person who may be written to gets a link of their own (PAR-01): the contact and each attendee.
        links = [link_for(self.keyring, appointment, user.id, self.now) for user in self.party.users]
        access = Token(
            ids.digest(self.access_token),
            TokenPurpose.ACCESS,
            self.access_expires_at,
            appointment_id=appointment.id,
            user_id=self.contact.id,
        )
        return [*links, access]

    def claim(self, weeks: Mapping[WeekKey, AgentWeek]) -> list[Put] | None:
        """The agent-weeks with the hold's time become the appointment's; None when it is not there."""
        ref = self.hold.ref
        writes: list[Put] = []
        for week, interval in intervals(ref.start, ref.end, 0, holder_of(self.appointment.id)).items():
            before = weeks[WeekKey(ref.agent_id, week)]
            after = before.confirmed(holder_of(ref.id), interval)
            if after is None:
                return None
            writes.append(put_week(before, after))
        return writes

    def quotas(self) -> dict[QuotaKey, Enter]:
        """One place for each attendee among the live appointments that the motif allows (limit per person)."""
        entry, motif = person_entry(self.appointment), self.hold.offer.motif
        keys = [person_key(person, motif.id) for person in dict.fromkeys(self.appointment.quotas)]
        return {key: Enter(key, entry, motif.limit_per_person) for key in keys}

    def writes(self) -> list[Write]:
        """All that does not depend on the weeks or the quotas."""
        appointment, hold = self.appointment, self.hold
        event = event_of(appointment, EventKind.CREATED, appointment.created_by, self.now, attending_ids(appointment))
        return [
            Drop(HoldKey(hold.ref.id), must_exist=True),
            Put(AppointmentKey(appointment.id), appointment, 0),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            *self.party.writes,
            *(Put(TokenKey(token.hash), token) for token in self._tokens()),
            *holds_left(hold),
        ]


def _commit(
    directory: Directory, records: Records, clock: Clock, booking: _Booking, weeks: dict[WeekKey, AgentWeek]
) -> Booked:
    appointment_key, now_second = AppointmentKey(booking.appointment.id), int(booking.now.timestamp())
    wanted = booking.quotas()
    quotas: dict[QuotaKey, Enter | Renew] = {**wanted}

    def without_hold() -> Booked:
        """The hold is no longer there: used by the same key, pressed twice at once, or lost."""
        twin = records.read([appointment_key]).get(appointment_key)
        if not isinstance(twin, Appointment):
            raise HoldExpired
        return _replay(directory, records, clock, booking.keyring, booking.request, twin)

    for _ in rounds():
        claim = booking.claim(weeks)
        if claim is None:
            return without_hold()
        try:
            records.commit([*claim, *quotas.values(), *booking.writes()])
        except Conflict as conflict:
            if family_conflict(conflict) and HoldKey(booking.hold.ref.id) not in conflict.current:
                raise FamilyChanged from conflict
            current = conflict.current
        else:
            contact, offer = booking.contact, booking.hold.offer
            shown = sheet(booking.appointment, offer, booking.attending, clock, contact.id, None, contact.address)
            return Booked(shown, booking.access_token, booking.access_expires_at, replayed=False)
        if appointment_key in current or HoldKey(booking.hold.ref.id) in current:
            return without_hold()
        weeks |= weeks_among([key for key in current if isinstance(key, WeekKey)], current)
        for key in wanted.keys() & current.keys():
            room = make_room(wanted[key], current, now_second)
            if room is None:
                raise AlreadyBooked
            quotas[key] = room
    raise Unavailable
