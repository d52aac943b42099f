"""Who asks for an appointment, with what proof, and who attends: what every confirmation of a hold begins with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from .. import ids
from ..domain.agenda import Hold
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment
from ..domain.directory import LocationType, Offer
from ..domain.errors import FieldError, Forbidden, HoldExpired, Invalid, Unauthenticated
from ..domain.languages import Language
from ..domain.people import (
    LINK_KEPT_AFTER_THE_APPOINTMENT,
    LINK_LIFETIME,
    Channel,
    Token,
    TokenPurpose,
    User,
    normal_email,
    plain_letters,
)
from ..domain.phones import normal_phone
from ..ports import Entity, Leave, QuotaKey
from .claims import quota_entry
from .holding import secret_of

OLDEST_YEARS = 130


@dataclass(frozen=True, slots=True)
class Person:
    """What a citizen typed about somebody; empty where nothing was typed. `language`: what they read the site in."""

    first_name: str
    last_name: str
    email: str = ""
    phone_number: str = ""
    birth_date: date | None = None
    address: str = ""
    language: Language = Language.FRENCH


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
    """The appointment, the proof with which to see and change it, and whether it is a replay.

    `already_registered`: that person has a place in the group already, and keeps the one (COL-01).
    """

    sheet: AppointmentSheet
    access_token: str
    access_expires_at: datetime
    replayed: bool
    already_registered: bool = False


def request_id(request: BookingRequest) -> str:
    """The id that a caller's Idempotency-Key always gives (house rule 3)."""
    return ids.derived_id("appointment", ids.digest(request.contact_token), request.idempotency_key)


def contact_of(token: Entity | None, now: datetime) -> Token:
    """The verified address that a contact token proves. Raises Unauthenticated."""
    if not isinstance(token, Token) or token.purpose is not TokenPurpose.CONTACT or now >= token.expires_at:
        raise Unauthenticated
    return token


def owned_hold(hold: Entity | None, request: BookingRequest, now: datetime) -> Hold:
    """The live hold that the request owns. Raises HoldExpired, Forbidden."""
    if not isinstance(hold, Hold):
        raise HoldExpired
    if request.hold_id != hold.ref.spelled() or ids.digest(secret_of(request.hold_token)) != hold.secret_hash:
        raise Forbidden
    if not hold.is_live(now):
        raise HoldExpired
    return hold


def holds_left(hold: Hold) -> list[Leave]:
    """The writes that take a used hold out of its limits."""
    entry = quota_entry(int(hold.expires_at.timestamp()), hold.ref.id)
    return [
        Leave(QuotaKey("VISITOR", hold.visitor_key, "HOLDS"), entry),
        Leave(QuotaKey("SOURCE", hold.source_key, "HOLDS"), entry),
    ]


def person_pseudonym(keyring: ids.Keyring, address: str, user: User) -> str:
    """What stands for a person in the limit of live appointments: the participant, not the account."""
    return keyring.pseudonym("person", address, *_letters(user.first_name, user.last_name))


def family_pseudonym(keyring: ids.Keyring, address: str) -> str:
    """What stands for those who book with one verified address (PAR-03)."""
    return keyring.pseudonym("family", address)


def link_for(keyring: ids.Keyring, appointment: Appointment, user_id: str, now: datetime) -> Token:
    """The link that messages about an appointment carry to one of its people: one for all of them (PAR-01, NOT-02 as rebuilt).

    Twelve weeks, and never less than its appointment.
    """
    return Token(
        ids.digest(keyring.link_token(appointment.id, user_id, appointment.link_generation)),
        TokenPurpose.LINK,
        max(now + LINK_LIFETIME, appointment.ends_at + LINK_KEPT_AFTER_THE_APPOINTMENT),
        appointment_id=appointment.id,
        user_id=user_id,
    )


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
    details = [*_letters(person.first_name, person.last_name), person.email, person.phone_number, born, person.address]
    if person.language is not Language.FRENCH:
        details.append(person.language)
    return User(
        id=ids.derived_id("user", keyring.pseudonym("user", owner, *details)),
        first_name=person.first_name,
        last_name=person.last_name,
        email=person.email,
        phone_number=person.phone_number,
        birth_date=person.birth_date,
        address=person.address,
        consented_at=now,
        language=person.language,
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
