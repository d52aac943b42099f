"""A citizen proves an address with six digits: hashed, ten minutes, five tries, limited per address and per caller."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .. import ids
from ..domain.errors import FieldError, Invalid, TooManyAttempts, Unavailable, WrongCode
from ..domain.languages import Language
from ..domain.people import (
    CODE_LIFETIME,
    CODE_TRIES,
    CONTACT_TOKEN_LIFETIME,
    Channel,
    CodeRequest,
    ContactCode,
    Token,
    TokenPurpose,
    normal_email,
)
from ..domain.phones import is_mobile, normal_phone
from ..ports import (
    Clock,
    CodeKey,
    CodeRequestKey,
    Conflict,
    Enter,
    Entity,
    Key,
    Put,
    QuotaKey,
    Records,
    Renew,
    TokenKey,
    Write,
)
from .addresses import address_key_of
from .claims import make_room, quota_entry, rounds
from .holding import Caller, live_hold

CODES_WINDOW = timedelta(hours=1)
CODES_PER_ADDRESS = 5
CODES_PER_VISITOR = 10
CODES_PER_SOURCE = 60


@dataclass(frozen=True, slots=True)
class VerifiedContact:
    """The proof of an address, to book with."""

    contact_token: str
    expires_at: datetime


def contact_address(channel: Channel, to: str, field: str = "to") -> str:
    """The normalised e-mail address or E.164 mobile number. Raises Invalid on `field`."""
    if channel is Channel.EMAIL:
        email = normal_email(to)
        if email is None:
            raise Invalid([FieldError(field, "not_an_email")])
        return email
    number = normal_phone(to)
    if number is None:
        raise Invalid([FieldError(field, "not_a_phone_number")])
    if not is_mobile(number):
        raise Invalid([FieldError(field, "not_a_mobile")])
    return number


@dataclass(frozen=True, slots=True)
class _Asker:
    """Whose limits a code counts against, in whose name and language it is sent: no organisation is the service itself."""

    visitor_key: str
    source_key: str
    organisation_id: str
    language: Language


def request_code(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    channel: Channel,
    to: str,
    hold_token: str,
    language: Language = Language.FRENCH,
) -> None:
    """Have six digits sent, in that language; whoever owns the address, the answer is the same.

    Raises Invalid (`to`), HoldExpired, Forbidden, TooManyAttempts (five codes an hour to one address, ten to one
    visitor, sixty to one source address).
    """
    address = contact_address(channel, to)
    key = CodeKey(address_key_of(keyring, channel, address))

    def asked() -> tuple[_Asker, Entity | None]:
        hold, found = live_hold(records, clock, hold_token, also=[key])
        return _Asker(hold.visitor_key, hold.source_key, hold.offer.organisation.id, language), found.get(key)

    _request(records, clock, keyring, channel, address, asked)


def request_code_as(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    account_id: str,
    source_address: str,
    channel: Channel,
    to: str,
    language: Language = Language.FRENCH,
) -> None:
    """The same for an account that holds nothing, and wants to prove an address that it booked with.

    Raises Invalid (`to`), TooManyAttempts; the account counts as the visitor.
    """
    address = contact_address(channel, to)
    key = CodeKey(address_key_of(keyring, channel, address))
    caller = Caller.of(keyring, account_id, source_address)
    asker = _Asker(caller.visitor_key, caller.source_key, "", language)
    _request(records, clock, keyring, channel, address, lambda: (asker, records.read([key]).get(key)))


def _request(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    channel: Channel,
    address: str,
    asked: Callable[[], tuple[_Asker, Entity | None]],
) -> None:
    """`asked` says, at each attempt, who asks and which code the address has."""
    key = CodeKey(address_key_of(keyring, channel, address))
    for _ in rounds():
        now = clock.now()
        asker, previous = asked()
        sent_at: tuple[datetime, ...] = _recent(previous.sent_at, now) if isinstance(previous, ContactCode) else ()
        if len(sent_at) >= CODES_PER_ADDRESS:
            raise TooManyAttempts(_seconds_until(min(sent_at) + CODES_WINDOW, now))
        nonce = ids.new_id()
        code = ContactCode(
            key=key.address_key,
            code_hash=keyring.code_hash(key.address_key, keyring.code(key.address_key, nonce)),
            expires_at=now + CODE_LIFETIME,
            version=previous.version + 1 if isinstance(previous, ContactCode) else 1,
            sent_at=(*sent_at, now),
        )
        request = CodeRequest(
            key.address_key, nonce, channel, address, now, code.expires_at, asker.organisation_id, asker.language
        )
        entry = quota_entry(int((now + CODES_WINDOW).timestamp()), nonce)
        writes: list[Write] = [
            Put(key, code, previous.version if isinstance(previous, ContactCode) else 0),
            Put(CodeRequestKey(key.address_key, nonce), request, 0),
            Enter(QuotaKey("VISITOR", asker.visitor_key, "CODES"), entry, CODES_PER_VISITOR),
            Enter(QuotaKey("SOURCE", asker.source_key, "CODES"), entry, CODES_PER_SOURCE),
        ]
        if _committed(records, writes, now):
            return
    raise Unavailable


def _committed(records: Records, writes: list[Write], now: datetime) -> bool:
    """Commit; after a full quota, once more with its dead entries pruned. False when the code item had changed."""
    try:
        records.commit(writes)
    except Conflict as conflict:
        if any(isinstance(key, CodeKey) for key in conflict.current):
            return False
        pruned = [_pruned(write, conflict.current, now) for write in writes]
        try:
            records.commit(pruned)
        except Conflict:
            return False
    return True


def _pruned(write: Write, current: Mapping[Key, Entity | None], now: datetime) -> Write:
    if not isinstance(write, Enter) or write.key not in current:
        return write
    room: Enter | Renew | None = make_room(write, current, int(now.timestamp()))
    if room is None:
        raise TooManyAttempts(int(CODES_WINDOW.total_seconds()) // 2)
    return room


def verify_code(
    records: Records, clock: Clock, keyring: ids.Keyring, channel: Channel, to: str, code: str
) -> VerifiedContact:
    """Exchange the six digits for a proof of the address.

    Raises Invalid (`to`), WrongCode, and TooManyAttempts after five wrong tries at one code.
    """
    address = contact_address(channel, to)
    key = CodeKey(address_key_of(keyring, channel, address))
    for _ in rounds():
        now = clock.now()
        stored = records.read([key]).get(key)
        if not isinstance(stored, ContactCode) or not stored.code_hash or now >= stored.expires_at:
            raise WrongCode
        if stored.tries >= CODE_TRIES:
            raise TooManyAttempts(_seconds_until(stored.expires_at, now))
        right = hmac.compare_digest(stored.code_hash, keyring.code_hash(key.address_key, code.strip()))
        try:
            if not right:
                wrong = replace(stored, version=stored.version + 1, tries=stored.tries + 1)
                records.commit([Put(key, wrong, stored.version)])
                raise WrongCode
            return _exchange(records, key, stored, channel, address, now)
        except Conflict:
            # Another try was counted meanwhile: judge this one after it.
            continue
    raise Unavailable


def _exchange(
    records: Records, key: CodeKey, stored: ContactCode, channel: Channel, address: str, now: datetime
) -> VerifiedContact:
    secret = ids.new_secret()
    expires_at = now + CONTACT_TOKEN_LIFETIME
    token = Token(ids.digest(secret), TokenPurpose.CONTACT, expires_at, channel=channel, address=address)
    # The code is spent; the times of its sends stay, so that the limit per address does.
    spent = replace(stored, version=stored.version + 1, code_hash="", sent_at=_recent(stored.sent_at, now))
    records.commit([Put(key, spent, stored.version), Put(TokenKey(token.hash), token, 0)])
    return VerifiedContact(secret, expires_at)


def _recent(sent_at: tuple[datetime, ...], now: datetime) -> tuple[datetime, ...]:
    return tuple(one for one in sent_at if one > now - CODES_WINDOW)


def _seconds_until(instant: datetime, now: datetime) -> int:
    return max(1, int((instant - now).total_seconds()) + 1)
