"""The relatives of an account: who they are, added, corrected, taken off the list (2.11, USR-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..domain.errors import FieldError, HasAppointments, Invalid, NotFound, Unauthenticated, Unavailable
from ..domain.people import Relatives, User
from ..ports import Clock, Conflict, Directory, Put, Records, RelativesKey, UserKey
from .attending import Person, added_relative, check_birth_date
from .calendars import live_appointments
from .claims import rounds


@dataclass(frozen=True, slots=True)
class RelativeChange:
    """What is to be corrected; None leaves it as it is."""

    first_name: str | None = None
    last_name: str | None = None
    birth_date: date | None = None


def relatives_of(records: Records, account_id: str) -> tuple[User, ...]:
    """In the order in which they were added. Two reads, one where there is none."""
    return tuple(_users(records, _list(records, account_id).relative_ids))


def add_relative(records: Records, clock: Clock, account_id: str, typed: Person) -> User:
    """Add somebody; who is there already is answered as they are. Raises Invalid."""
    for _ in rounds():
        now = clock.now()
        errors: list[FieldError] = []
        check_birth_date(errors, "birth_date", typed.birth_date, now)
        if errors:
            raise Invalid(errors)
        account_key, key = UserKey(account_id), RelativesKey(account_id)
        found = records.read([account_key, key])
        account, known = found.get(account_key), found.get(key)
        if not isinstance(account, User):
            raise Unauthenticated
        relatives = known if isinstance(known, Relatives) else Relatives(account_id)
        relative, writes = added_relative(relatives, account, typed, now)
        if not writes:
            return _own(records, account_id, relative.id)
        try:
            records.commit(writes)
        except Conflict:
            continue
        return relative
    raise Unavailable


def change_relative(records: Records, clock: Clock, account_id: str, relative_id: str, change: RelativeChange) -> User:
    """Correct a name or a birth date. Raises NotFound (another's), Invalid."""
    for _ in rounds():
        errors: list[FieldError] = []
        check_birth_date(errors, "birth_date", change.birth_date, clock.now())
        if errors:
            raise Invalid(errors)
        before = _own(records, account_id, relative_id)
        after = replace(
            before,
            first_name=change.first_name or before.first_name,
            last_name=change.last_name or before.last_name,
            birth_date=change.birth_date or before.birth_date,
            version=before.version + 1,
        )
        try:
            records.commit([Put(UserKey(relative_id), after, before.version)])
        except Conflict:
            continue
        return after
    raise Unavailable


def remove_relative(directory: Directory, records: Records, clock: Clock, account_id: str, relative_id: str) -> None:
    """Take somebody off the list; no word about them is kept (USR-05).

    Raises NotFound (another's), HasAppointments while they have any to come.
    """
    for _ in rounds():
        before = _own(records, account_id, relative_id)
        live = live_appointments(directory, records, clock, account_id, relative_id)
        if live:
            raise HasAppointments(live)
        known = _list(records, account_id)
        kept = tuple(one for one in known.relative_ids if one != relative_id)
        gone = replace(before.anonymised(clock.now()), version=before.version + 1)
        try:
            records.commit(
                [
                    Put(
                        RelativesKey(account_id),
                        replace(known, version=known.version + 1, relative_ids=kept),
                        known.version,
                    ),
                    Put(UserKey(relative_id), gone, before.version),
                ]
            )
        except Conflict:
            continue
        return
    raise Unavailable


def _list(records: Records, account_id: str) -> Relatives:
    key = RelativesKey(account_id)
    found = records.read([key]).get(key)
    return found if isinstance(found, Relatives) else Relatives(account_id)


def _own(records: Records, account_id: str, relative_id: str) -> User:
    """Raises NotFound for who is no relative of the account."""
    key = UserKey(relative_id)
    found = records.read([key]).get(key)
    if not isinstance(found, User) or found.responsible_id != account_id:
        raise NotFound
    return found


def _users(records: Records, user_ids: Sequence[str]) -> list[User]:
    keys = [UserKey(one) for one in user_ids]
    found = records.read(keys) if keys else {}
    return [user for key in keys if isinstance(user := found.get(key), User)]
