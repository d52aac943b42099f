"""Somebody deletes their account: appointments to come are cancelled first, then no word about them is kept (USR-05)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from .. import ids
from ..domain.accounts import LoginScheme
from ..domain.appointments import Appointment, AuthorKind
from ..domain.errors import HasAppointments, NotCancellable, TooLateToCancel, Unavailable
from ..domain.people import Channel, Relatives, User
from ..domain.policy import own_participations
from ..domain.sessions import Actor
from ..ports import (
    AccountKey,
    AppointmentKey,
    Clock,
    CodeKey,
    Conflict,
    Directory,
    Drop,
    LoginKey,
    Put,
    Records,
    RelativesKey,
    TokenKey,
    UserKey,
    Write,
)
from .accounts import Member, email_login, whoami
from .calendars import live_appointments, walk
from .cancelling import cancel
from .claims import rounds
from .contacting import address_key_of
from .reaching import SignedIn, own_proof_key
from .relatives import relatives_of
from .sessions import drops

WRITES_AT_ONCE = 50


def delete_account(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    actor: Actor,
    *,
    cancel_appointments: bool,
) -> None:
    """Cancel what is to come, once that is confirmed, as its owner would; then anonymise the person and their relatives.

    Begun and not ended, it can be begun again. Raises HasAppointments while there are appointments to come: none is
    cancelled before it is confirmed, and those that can no longer be cancelled online stop it.
    """
    account_id = actor.person_id
    live = live_appointments(directory, records, clock, account_id)
    if live and not cancel_appointments:
        raise HasAppointments(live)
    refused: set[str] = set()
    for one in live:
        try:
            cancel(directory, records, clock, one.id, SignedIn(account_id))
        except (TooLateToCancel, NotCancellable):
            refused.add(one.id)
    if refused:
        raise HasAppointments([one for one in live if one.id in refused])
    relative_ids = [one.id for one in relatives_of(records, account_id)]
    for appointment in walk(records, account_id):
        own = {one.user_id for one in own_participations(appointment, relative_ids, account_id)}
        _forget_appointment(records, clock.now(), keyring, account_id, appointment, own)
    for _ in rounds():
        me = whoami(records, actor)
        try:
            records.commit(_person_writes(records, keyring, me, clock.now()))
        except Conflict:
            # The profile, the relatives or the sessions changed meanwhile: look again.
            continue
        return
    raise Unavailable


def _forget_appointment(
    records: Records, now: datetime, keyring: ids.Keyring, account_id: str, appointment: Appointment, own: set[str]
) -> None:
    """The people whom it was booked for by a code, their links, and what was typed for it."""
    if appointment.responsible_id == account_id and appointment.created_by.kind is AuthorKind.USER:
        own = {*own, appointment.created_by.id}
    links = [
        Drop(TokenKey(ids.digest(keyring.link_token(appointment.id, user_id, appointment.link_generation))))
        for user_id in sorted({*own, account_id})
    ]
    writes: list[Write] = [Drop(own_proof_key(account_id, appointment.id)), *links]
    # The account itself comes last, and its relatives with it.
    found = records.read([UserKey(one) for one in sorted(own - {account_id})]) if own - {account_id} else {}
    writes += _anonymised((one for one in found.values() if isinstance(one, User)), now)
    _commit(records, writes)
    for _ in rounds():
        key = AppointmentKey(appointment.id)
        stored = records.read([key]).get(key)
        if not isinstance(stored, Appointment) or not stored.ants_number:
            return
        try:
            records.commit([Put(key, replace(stored, ants_number="", version=stored.version + 1), stored.version)])
        except Conflict:
            continue
        return


def _person_writes(records: Records, keyring: ids.Keyring, me: Member, now: datetime) -> list[Write]:
    """The account, its logins, sessions and codes go; the user and the relatives stay without a word."""
    account, user = me.account, me.user
    key = RelativesKey(user.id)
    relatives = records.read([key]).get(key)
    relative_keys = [UserKey(one) for one in relatives.relative_ids] if isinstance(relatives, Relatives) else []
    found = records.read(relative_keys) if relative_keys else {}
    logins = [email_login(keyring, account.email)] if account.email else []
    if account.subject_key:
        logins.append(LoginKey(LoginScheme.FRANCECONNECT, account.subject_key))
    codes = [
        CodeKey(address_key_of(keyring, channel, address))
        for channel, address in ((Channel.EMAIL, user.email), (Channel.SMS, user.phone_number))
        if address
    ]
    gone = replace(user.anonymised(now), version=user.version + 1)
    return [
        Put(UserKey(user.id), gone, user.version),
        *_anonymised((one for one in found.values() if isinstance(one, User)), now),
        Drop(key),
        Drop(AccountKey(account.person_id), must_exist=True),
        *(Drop(login) for login in logins),
        *(Drop(code) for code in codes),
        *drops(one.hash for one in account.sessions),
    ]


def _anonymised(users: Iterable[User], now: datetime) -> list[Write]:
    return [Put(UserKey(one.id), replace(one.anonymised(now), version=one.version + 1)) for one in users]


def _commit(records: Records, writes: list[Write]) -> None:
    for first in range(0, len(writes), WRITES_AT_ONCE):
        records.commit(writes[first : first + WRITES_AT_ONCE])
