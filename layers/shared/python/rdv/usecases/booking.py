"""A hold becomes an appointment: one read and one transaction, guards included (house rules 1, 3; WIZ-06, WIZ-10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from .. import ids
from ..domain.agenda import AgentWeek, Hold, HoldRef, from_minute, holder_of
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Event,
    EventKind,
    Participation,
    reminder_time,
)
from ..domain.directory import LocationType, Offer, Visibility
from ..domain.errors import (
    AlreadyBooked,
    FieldError,
    Forbidden,
    HoldExpired,
    IdempotencyMismatch,
    Invalid,
    Unauthenticated,
    Unavailable,
)
from ..domain.people import (
    ACCESS_LIFETIME,
    LINK_LIFETIME,
    Channel,
    Token,
    TokenPurpose,
    User,
    normal_email,
    plain_letters,
)
from ..domain.phones import normal_phone
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Drop,
    Enter,
    Entity,
    EventKey,
    HoldKey,
    Leave,
    Put,
    QuotaKey,
    Records,
    Renew,
    TokenKey,
    UserKey,
    WeekKey,
    Write,
)
from .claims import intervals, make_room, person_entry, person_key, put_week, quota_entry, rounds, weeks_among
from .holding import secret_of
from .reaching import offer_of, sheet, sheet_of

OLDEST_YEARS = 130


@dataclass(frozen=True, slots=True)
class Person:
    """What a citizen typed about somebody; empty where nothing was typed."""

    first_name: str
    last_name: str
    email: str = ""
    phone_number: str = ""
    birth_date: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """A confirmation. `fingerprint` is a digest of the body, to which the Idempotency-Key is bound."""

    hold_id: str
    hold_token: str
    contact_token: str
    idempotency_key: str
    fingerprint: str
    user: Person
    participants: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """The appointment, the proof with which to see and change it, and whether it is a replay."""

    sheet: AppointmentSheet
    access_token: str
    access_expires_at: datetime
    replayed: bool


def book(directory: Directory, records: Records, clock: Clock, keyring: ids.Keyring, request: BookingRequest) -> Booked:
    """Make the appointment of a hold; the same key again gives the same appointment.

    Raises Unauthenticated (contact token), Forbidden (another hold's token), HoldExpired, Invalid (fields),
    AlreadyBooked, IdempotencyMismatch, Unavailable.
    """
    ref = HoldRef.read(request.hold_id)
    if ref is None:
        raise HoldExpired
    token_key = TokenKey(ids.digest(request.contact_token))
    appointment_key = AppointmentKey(ids.derived_id("appointment", token_key.token_hash, request.idempotency_key))
    hold_key, week_keys = HoldKey(ref.id), [WeekKey(ref.agent_id, week) for week in ref.weeks()]
    found = records.read([token_key, appointment_key, hold_key, *week_keys])
    now = clock.now()
    token = _contact_of(found.get(token_key), now)
    earlier = found.get(appointment_key)
    if earlier is None and hold_key not in found:
        # A batch is no snapshot: the same key, pressed twice, may have used the hold between its two reads.
        earlier = records.read([appointment_key]).get(appointment_key)
    if isinstance(earlier, Appointment):
        return _replay(directory, records, clock, keyring, request, earlier)
    hold = _owned_hold(found.get(hold_key), request, now)
    booking = _Booking(keyring, request, hold, token, appointment_key.appointment_id, now)
    return _commit(directory, records, clock, booking, weeks_among(week_keys, found))


def _contact_of(token: Entity | None, now: datetime) -> Token:
    if not isinstance(token, Token) or token.purpose is not TokenPurpose.CONTACT or now >= token.expires_at:
        raise Unauthenticated
    return token


def _owned_hold(hold: Entity | None, request: BookingRequest, now: datetime) -> Hold:
    if not isinstance(hold, Hold):
        raise HoldExpired
    if request.hold_id != hold.ref.spelled() or ids.digest(secret_of(request.hold_token)) != hold.secret_hash:
        raise Forbidden
    if not hold.is_live(now):
        raise HoldExpired
    return hold


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
    found = sheet_of(records, clock, earlier, offer_of(directory, earlier))
    return Booked(found, access, earlier.created_at + ACCESS_LIFETIME, replayed=True)


class _Booking:
    """Everything of one confirmation that does not change between the rounds of its commit."""

    def __init__(
        self,
        keyring: ids.Keyring,
        request: BookingRequest,
        hold: Hold,
        token: Token,
        appointment_id: str,
        now: datetime,
    ) -> None:
        self.keyring, self.hold, self.request, self.now = keyring, hold, request, now
        self.contact, self.attending = attendees(keyring, request, token, hold.offer, now)
        offer, starts_at, ends_at = hold.offer, from_minute(hold.ref.start), from_minute(hold.ref.end)
        notified = offer.motif.visibility is Visibility.VISIBLE_AND_NOTIFIED
        self.appointment = Appointment(
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
            reminder_at=reminder_time(starts_at, now),
            quotas=tuple(person_pseudonym(keyring, token.address, user) for user in self.attending),
            fingerprint=request.fingerprint,
        )
        self.access_token = keyring.access_token(appointment_id, request.idempotency_key)
        self.access_expires_at = now + ACCESS_LIFETIME

    def _users(self) -> dict[str, User]:
        return {user.id: user for user in (self.contact, *self.attending)}

    def _tokens(self) -> list[Token]:
        appointment = self.appointment
        # Every person who may be written to gets a link of their own (PAR-01): the contact and each attendee.
        links = [
            Token(
                ids.digest(self.keyring.link_token(appointment.id, user_id, appointment.link_generation)),
                TokenPurpose.LINK,
                self.now + LINK_LIFETIME,
                appointment_id=appointment.id,
                user_id=user_id,
            )
            for user_id in self._users()
        ]
        access = Token(
            ids.digest(self.access_token),
            TokenPurpose.ACCESS,
            self.access_expires_at,
            appointment_id=appointment.id,
            user_id=self.contact.id,
        )
        return [*links, access]

    def claim(self, weeks: Mapping[WeekKey, AgentWeek]) -> list[Put]:
        """The agent-weeks with the hold's time become the appointment's. Raises HoldExpired when it is not there."""
        ref = self.hold.ref
        writes: list[Put] = []
        for week, interval in intervals(ref.start, ref.end, 0, holder_of(self.appointment.id)).items():
            before = weeks[WeekKey(ref.agent_id, week)]
            after = before.confirmed(holder_of(ref.id), interval)
            if after is None:
                raise HoldExpired
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
        event = created_event(appointment)
        hold_entry = quota_entry(int(hold.expires_at.timestamp()), hold.ref.id)
        return [
            Drop(HoldKey(hold.ref.id), must_exist=True),
            Put(AppointmentKey(appointment.id), appointment, 0),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            *(Put(UserKey(user.id), user) for user in self._users().values()),
            *(Put(TokenKey(token.hash), token) for token in self._tokens()),
            Leave(QuotaKey("VISITOR", hold.visitor_key, "HOLDS"), hold_entry),
            Leave(QuotaKey("SOURCE", hold.source_key, "HOLDS"), hold_entry),
        ]


def _commit(
    directory: Directory, records: Records, clock: Clock, booking: _Booking, weeks: dict[WeekKey, AgentWeek]
) -> Booked:
    appointment_key, now_second = AppointmentKey(booking.appointment.id), int(booking.now.timestamp())
    wanted = booking.quotas()
    quotas: dict[QuotaKey, Enter | Renew] = {**wanted}
    for _ in rounds():
        try:
            records.commit([*booking.claim(weeks), *quotas.values(), *booking.writes()])
        except Conflict as conflict:
            current = conflict.current
        else:
            shown = sheet(booking.appointment, booking.hold.offer, booking.attending, clock)
            return Booked(shown, booking.access_token, booking.access_expires_at, replayed=False)
        if appointment_key in current or HoldKey(booking.hold.ref.id) in current:
            # Used by the same key, pressed twice at once: then this is the replay. Used by another: too late.
            twin = current.get(appointment_key) or records.read([appointment_key]).get(appointment_key)
            if not isinstance(twin, Appointment):
                raise HoldExpired
            return _replay(directory, records, clock, booking.keyring, booking.request, twin)
        weeks |= weeks_among([key for key in current if isinstance(key, WeekKey)], current)
        for key in wanted.keys() & current.keys():
            room = make_room(wanted[key], current, now_second)
            if room is None:
                raise AlreadyBooked
            quotas[key] = room
    raise Unavailable


def created_event(appointment: Appointment) -> Event:
    """The event of a booking."""
    return Event(
        appointment_id=appointment.id,
        version=appointment.version,
        kind=EventKind.CREATED,
        at=appointment.created_at,
        author=appointment.created_by,
        organisation_id=appointment.organisation_id,
        starts_at=appointment.starts_at,
        location_id=appointment.location_id,
        user_ids=tuple(one.user_id for one in appointment.participations),
        agent_ids=appointment.agent_ids,
    )


def person_pseudonym(keyring: ids.Keyring, address: str, user: User) -> str:
    """What stands for a person in the limit of live appointments: the participant, not the account."""
    return keyring.pseudonym("person", address, *_letters(user.first_name, user.last_name))


def attendees(
    keyring: ids.Keyring, request: BookingRequest, token: Token, offer: Offer, now: datetime
) -> tuple[User, tuple[User, ...]]:
    """The contact, and who attends: the participants where there are any, else the contact.

    A user's id comes from all that was typed: booking again makes no double, and other details (a new phone)
    never overwrite those that an earlier appointment relies on. Raises Invalid with every wrong field.
    """
    errors: list[FieldError] = []
    typed = request.user
    email = _field(errors, "user.email", typed.email, normal_email, "not_an_email")
    phone = _field(errors, "user.phone_number", typed.phone_number, normal_phone, "not_a_phone_number")
    if token.channel is Channel.EMAIL:
        email = _verified(errors, "user.email", email, token.address)
    else:
        phone = _verified(errors, "user.phone_number", phone, token.address)
    if offer.motif.location_type is LocationType.PHONE and not phone:
        errors.append(FieldError("user.phone_number", "required"))
    if offer.motif.location_type is LocationType.HOME and not typed.address.strip():
        errors.append(FieldError("user.address", "required"))
    _check_birth_date(errors, "user.birth_date", typed.birth_date, now)
    for number, person in enumerate(request.participants):
        _check_birth_date(errors, f"participants.{number}.birth_date", person.birth_date, now)
    if errors:
        raise Invalid(errors)
    contact = _user(keyring, token.address, replace(typed, email=email, phone_number=phone), now)
    attending = {
        user.id: user for person in request.participants for user in [_participant(keyring, contact, person, now)]
    }
    return contact, tuple(attending.values()) or (contact,)


def _participant(keyring: ids.Keyring, contact: User, person: Person, now: datetime) -> User:
    """A relative of the contact, or the contact when it is the same name: nobody is their own relative (USR-01)."""
    if _letters(person.first_name, person.last_name) == _letters(contact.first_name, contact.last_name):
        return contact
    plain = Person(person.first_name, person.last_name, birth_date=person.birth_date)
    return replace(_user(keyring, contact.id, plain, now), responsible_id=contact.id)


def _user(keyring: ids.Keyring, owner: str, person: Person, now: datetime) -> User:
    born = person.birth_date.isoformat() if person.birth_date else ""
    details = (*_letters(person.first_name, person.last_name), person.email, person.phone_number, born, person.address)
    return User(
        id=ids.derived_id("user", keyring.pseudonym("user", owner, *details)),
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone_number=person.phone_number,
        birth_date=person.birth_date,
        address=person.address,
        consented_at=now,
    )


def _letters(first_name: str, last_name: str) -> tuple[str, str]:
    return plain_letters(first_name), plain_letters(last_name)


def _field(errors: list[FieldError], field: str, typed: str, normalise: Callable[[str], str | None], code: str) -> str:
    if not typed.strip():
        return ""
    value = normalise(typed)
    if value is None:
        errors.append(FieldError(field, code))
    return value or ""


def _verified(errors: list[FieldError], field: str, typed: str, address: str) -> str:
    if typed and typed != address:
        errors.append(FieldError(field, "not_verified"))
    return address


def _check_birth_date(errors: list[FieldError], field: str, birth_date: date | None, now: datetime) -> None:
    oldest = now.date() - timedelta(days=365 * OLDEST_YEARS)
    if birth_date is not None and not oldest <= birth_date <= now.date():
        errors.append(FieldError(field, "not_a_birth_date"))
