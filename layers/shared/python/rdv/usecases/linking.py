"""The link of a message: three letters of the last name open it for ten minutes (INV-07, PAR-01 as rebuilt)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from .. import ids
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, family_of
from ..domain.errors import LinkExpired, NotFound, TooManyAttempts, Unavailable, WrongLetters
from ..domain.people import (
    ACCESS_LIFETIME,
    LINK_KEPT_AFTER_THE_APPOINTMENT,
    LINK_PAUSE,
    LINK_TRIES,
    Token,
    TokenPurpose,
    User,
    letters_match,
)
from ..ports import AppointmentKey, Clock, Conflict, Directory, Entity, Key, Put, Records, TokenKey, UserKey
from .claims import rounds
from .reaching import offer_of, sheet


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """The appointment, and the proof with which to change it."""

    sheet: AppointmentSheet
    access_token: str
    expires_at: datetime


def open_link(directory: Directory, records: Records, clock: Clock, link_token: str, letters: str) -> OpenedLink:
    """Open a message's link with the first three letters of the last name.

    Raises NotFound, LinkExpired, WrongLetters, and TooManyAttempts for 15 minutes after five wrong tries.
    """
    for _ in rounds():
        try:
            return _try(directory, records, clock, link_token, letters)
        except Conflict:
            # Another try at the same link was counted meanwhile: count this one after it.
            continue
    raise Unavailable


def _try(directory: Directory, records: Records, clock: Clock, link_token: str, letters: str) -> OpenedLink:
    now = clock.now()
    token, appointment, users = behind(records, link_token, now)
    key = TokenKey(token.hash)
    if token.paused_until is not None and now < token.paused_until:
        raise TooManyAttempts(int((token.paused_until - now).total_seconds()) + 1)
    if not any(letters_match(letters, user.last_name) for user in users):
        _count_wrong_try(records, key, token, now)
    access = ids.new_secret()
    expires_at = now + ACCESS_LIFETIME
    proof = Token(
        ids.digest(access),
        TokenPurpose.ACCESS,
        expires_at,
        appointment_id=appointment.id,
        user_id=token.user_id,
    )
    fresh = replace(token, version=token.version + 1, tries=0, paused_until=None)
    records.commit([Put(key, fresh, token.version), Put(TokenKey(proof.hash), proof, 0)])
    attending = {one.user_id for one in family_of(appointment, token.user_id)}
    shown = [user for user in users if user.id in attending]
    address = next((user.address for user in users if user.address), "")
    found = sheet(appointment, offer_of(directory, appointment), shown, clock, token.user_id, None, address)
    return OpenedLink(found, access, expires_at)


def behind(records: Records, link_token: str, now: datetime) -> tuple[Token, Appointment, tuple[User, ...]]:
    """What a link leads to: its token, its appointment, and the people of its own family who are in it.

    Raises NotFound, LinkExpired.
    """
    key = TokenKey(ids.digest(link_token))
    token = records.read([key]).get(key)
    if not isinstance(token, Token) or token.purpose is not TokenPurpose.LINK:
        raise NotFound
    appointment, users = _appointment_and_users(records, token)
    if now >= max(token.expires_at, appointment.ends_at + LINK_KEPT_AFTER_THE_APPOINTMENT):
        raise LinkExpired
    return token, appointment, users


def _appointment_and_users(records: Records, token: Token) -> tuple[Appointment, tuple[User, ...]]:
    appointment_key, owner_key = AppointmentKey(token.appointment_id), UserKey(token.user_id)
    found: dict[Key, Entity] = {**records.read([appointment_key, owner_key])}
    appointment = found.get(appointment_key)
    family = family_of(appointment, token.user_id) if isinstance(appointment, Appointment) else ()
    if not isinstance(appointment, Appointment) or not family:
        raise NotFound
    # In a group the letters of another family's name open nothing. Most come alone: then there is nobody left to read.
    relatives = sorted({one.user_id for one in family} - {token.user_id})
    if relatives:
        found |= records.read([UserKey(one) for one in relatives], consistent=False)
    return appointment, tuple(user for user in found.values() if isinstance(user, User))


def _count_wrong_try(records: Records, key: TokenKey, token: Token, now: datetime) -> None:
    tries = token.tries + 1
    paused = now + LINK_PAUSE if tries >= LINK_TRIES else None
    counted = replace(
        token, version=token.version + 1, tries=0 if paused else tries, paused_until=paused or token.paused_until
    )
    records.commit([Put(key, counted, token.version)])
    raise WrongLetters
