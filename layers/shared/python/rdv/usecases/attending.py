"""Who asks for an appointment, with what proof, and who attends: what every confirmation of a hold begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from .. import ids
from ..domain.agenda import Hold
from ..domain.ants import asks_ants_number, normal_ants_number
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment
from ..domain.directory import LocationType, Offer
from ..domain.errors import FieldError, Forbidden, HoldExpired, Invalid, NotFound, Unauthenticated
from ..domain.languages import Language
from ..domain.people import (
    LINK_KEPT_AFTER_THE_APPOINTMENT,
    LINK_LIFETIME,
    MOST_RELATIVES,
    Channel,
    Relatives,
    Token,
    TokenPurpose,
    User,
    normal_email,
    plain_letters,
)
from ..domain.phones import normal_phone
from ..ports import Conflict, Entity, Key, Leave, Put, QuotaKey, RelativesKey, TokenKey, UserKey
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
    """A confirmation. `fingerprint` is a digest of the body, to which the Idempotency-Key is bound.

    Identity is `contact_token`, the proof of an address, or `account_id`, who is signed in. With an account, of `user`
    only the phone number and the address count, and who attends is the account, its relative `for_user_id`, or
    `for_relative`, who is added to its relatives.
    """

    hold_id: str
    hold_token: str
    contact_token: str
    idempotency_key: str
    fingerprint: str
    user: Person
    participants: tuple[Person, ...] = ()
    ants_number: str = ""
    account_id: str = ""
    for_user_id: str = ""
    for_relative: Person | None = None


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


@dataclass(frozen=True, slots=True)
class Booker:
    """Who books: somebody who has proved an address (`token`), or an account and whom of its family it books for.

    `address` is what its pseudonyms are made of: the verified address, or the account's own.
    """

    address: str
    token: Token | None = None
    account: User | None = None
    attending: User | None = None
    relatives: Relatives | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """The contact, who attends, and what is to be written of them."""

    contact: User
    attending: tuple[User, ...]
    writes: tuple[Put, ...]

    @property
    def users(self) -> tuple[User, ...]:
        """All of them, each once."""
        return tuple({user.id: user for user in (self.contact, *self.attending)}.values())


class FamilyChanged(Exception):
    """The account or its relatives changed since they were read: begin again."""


def request_id(request: BookingRequest) -> str:
    """The id that a caller's Idempotency-Key always gives (house rule 3)."""
    caller = f"account:{request.account_id}" if request.account_id else ids.digest(request.contact_token)
    return ids.derived_id("appointment", caller, request.idempotency_key)


def booker_keys(request: BookingRequest) -> list[Key]:
    """The items that `booker_of` needs."""
    if not request.account_id:
        return [TokenKey(ids.digest(request.contact_token))]
    keys: list[Key] = [UserKey(request.account_id)]
    if request.for_user_id not in ("", request.account_id):
        keys.append(UserKey(request.for_user_id))
    return [*keys, RelativesKey(request.account_id)] if request.for_relative else keys


def booker_of(found: Mapping[Key, Entity], request: BookingRequest, now: datetime) -> Booker:
    """Who books, from the items that were read. Raises Unauthenticated, and NotFound for another's relative (WIZ-07)."""
    if not request.account_id:
        token = found.get(TokenKey(ids.digest(request.contact_token)))
        if not isinstance(token, Token) or token.purpose is not TokenPurpose.CONTACT or now >= token.expires_at:
            raise Unauthenticated
        return Booker(token.address, token)
    account = found.get(UserKey(request.account_id))
    if not isinstance(account, User):
        raise Unauthenticated
    attending = found.get(UserKey(request.for_user_id)) if request.for_user_id else account
    if not isinstance(attending, User) or account.id not in (attending.id, attending.responsible_id):
        raise NotFound
    relatives = found.get(RelativesKey(account.id))
    return Booker(
        address_of_account(account),
        account=account,
        attending=attending,
        relatives=relatives if isinstance(relatives, Relatives) else Relatives(account.id),
    )


def address_of_account(account: User) -> str:
    """What an account's pseudonyms are made of: its confirmed e-mail address, as when it is proved by a code."""
    return account.email or account.id


def family_conflict(conflict: Conflict) -> bool:
    """Whether what a booking reads of its account changed meanwhile."""
    return any(isinstance(key, UserKey | RelativesKey) for key in conflict.current)


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
    return keyring.pseudonym("person", address, *name_letters(user.first_name, user.last_name))


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


def attendees(keyring: ids.Keyring, request: BookingRequest, booker: Booker, offer: Offer, now: datetime) -> Party:
    """The contact, and who attends. Raises Invalid with every wrong field."""
    errors: list[FieldError] = []
    ants_number = normal_ants_number(request.ants_number)
    if asks_ants_number(offer.motif.category) and ants_number is None:
        errors.append(FieldError("ants_number", "not_an_ants_number" if request.ants_number.strip() else "required"))
    if booker.account is not None:
        return _family(keyring, request, booker, booker.account, offer, now, errors)
    return _visitors(keyring, request, booker, offer, now, errors)


def _family(
    keyring: ids.Keyring,
    request: BookingRequest,
    booker: Booker,
    account: User,
    offer: Offer,
    now: datetime,
    errors: list[FieldError],
) -> Party:
    """The account, and itself or one of its relatives; a phone number or an address that was typed becomes its own."""
    typed = request.user
    phone = _field(errors, "user.phone_number", typed.phone_number, normal_phone, "not_a_phone_number")
    contact = replace(
        account, phone_number=phone or account.phone_number, address=typed.address.strip() or account.address
    )
    _check_needs(errors, offer, contact.phone_number, contact.address)
    if request.participants:
        errors.append(FieldError("participants", "unexpected"))
    relative = request.for_relative
    if relative is not None:
        check_birth_date(errors, "for_relative.birth_date", relative.birth_date, now)
    if errors:
        raise Invalid(errors)
    writes: list[Put] = []
    if contact != account:
        contact = replace(contact, version=account.version + 1)
        writes.append(Put(UserKey(contact.id), contact, account.version))
    attending = contact if booker.attending in (None, account) else booker.attending
    if relative is not None:
        attending, added = added_relative(booker.relatives or Relatives(account.id), contact, relative, now)
        writes += added
    return Party(contact, (attending or contact,), tuple(writes))


def added_relative(relatives: Relatives, account: User, typed: Person, now: datetime) -> tuple[User, list[Put]]:
    """A relative of an account, and the writes that add them; none for one who is there already (2.11, USR-01).

    The id comes from the name and the birth date: typed twice, it is one relative. Raises Invalid when there are
    too many.
    """
    born = typed.birth_date.isoformat() if typed.birth_date else ""
    names = name_letters(typed.first_name, typed.last_name)
    relative = User(
        id=ids.derived_id("relative", account.id, *names, born),
        first_name=typed.first_name,
        last_name=typed.last_name,
        birth_date=typed.birth_date,
        responsible_id=account.id,
        consented_at=now,
    )
    if relative.id in relatives.relative_ids:
        return relative, []
    if len(relatives.relative_ids) >= MOST_RELATIVES:
        raise Invalid([FieldError("relatives", "too_many")])
    after = replace(relatives, version=relatives.version + 1, relative_ids=(*relatives.relative_ids, relative.id))
    return relative, [
        Put(UserKey(relative.id), relative),
        Put(RelativesKey(account.id), after, relatives.version),
    ]


def _visitors(
    keyring: ids.Keyring,
    request: BookingRequest,
    booker: Booker,
    offer: Offer,
    now: datetime,
    errors: list[FieldError],
) -> Party:
    """The contact of a verified address, and who attends: the participants where there are any, else the contact.

    A user's id comes from all that was typed: booking again makes no double, and other details (a new phone)
    never overwrite those that an earlier appointment relies on.
    """
    typed, token = request.user, booker.token
    email = _field(errors, "user.email", typed.email, normal_email, "not_an_email")
    phone = _field(errors, "user.phone_number", typed.phone_number, normal_phone, "not_a_phone_number")
    if token is not None and token.channel is Channel.EMAIL:
        email = _verified(errors, "user.email", email, token.address)
    elif token is not None:
        phone = _verified(errors, "user.phone_number", phone, token.address)
    _check_needs(errors, offer, phone, typed.address.strip())
    check_birth_date(errors, "user.birth_date", typed.birth_date, now)
    for number, person in enumerate(request.participants):
        check_birth_date(errors, f"participants.{number}.birth_date", person.birth_date, now)
    if errors:
        raise Invalid(errors)
    contact = _user(keyring, booker.address, replace(typed, email=email, phone_number=phone), now)
    attending = {
        user.id: user for person in request.participants for user in [_participant(keyring, contact, person, now)]
    }
    party = Party(contact, tuple(attending.values()) or (contact,), ())
    return replace(party, writes=tuple(Put(UserKey(user.id), user) for user in party.users))


def _check_needs(errors: list[FieldError], offer: Offer, phone_number: str, address: str) -> None:
    """WIZ-01, WIZ-02."""
    if offer.motif.location_type is LocationType.PHONE and not phone_number:
        errors.append(FieldError("user.phone_number", "required"))
    if offer.motif.location_type is LocationType.HOME and not address:
        errors.append(FieldError("user.address", "required"))


def _participant(keyring: ids.Keyring, contact: User, person: Person, now: datetime) -> User:
    """A relative of the contact, or the contact when it is the same name: nobody is their own relative (USR-01)."""
    if name_letters(person.first_name, person.last_name) == name_letters(contact.first_name, contact.last_name):
        return contact
    plain = Person(person.first_name, person.last_name, birth_date=person.birth_date)
    return replace(_user(keyring, contact.id, plain, now), responsible_id=contact.id)


def _user(keyring: ids.Keyring, owner: str, person: Person, now: datetime) -> User:
    born = person.birth_date.isoformat() if person.birth_date else ""
    details = [
        *name_letters(person.first_name, person.last_name),
        person.email,
        person.phone_number,
        born,
        person.address,
    ]
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


def name_letters(first_name: str, last_name: str) -> tuple[str, str]:
    """Both names as they are compared: letters and digits only."""
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


def check_birth_date(errors: list[FieldError], field: str, birth_date: date | None, now: datetime) -> None:
    """Add an error on `field` for a date in the future or older than 130 years (2.11)."""
    oldest = now.date() - timedelta(days=365 * OLDEST_YEARS)
    if birth_date is not None and not oldest <= birth_date <= now.date():
        errors.append(FieldError(field, "not_a_birth_date"))
