"""The list of an account's appointments, its family's and its places in groups: three round trips a page (5.2, CHG-04)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, family_of, offer_at
from ..domain.directory import Visibility
from ..domain.errors import FieldError, LiveAppointment, Malformed
from ..domain.groups import GroupPlace
from ..domain.people import Token, User
from ..ports import AppointmentKey, Clock, Directory, Entity, Key, Records, UserKey
from .reaching import own_proof_key, sheet

PAGE = 10
# For what walks through all of them.
WALKED_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class OwnAppointments:
    """A page, and where the next one begins; empty on the last."""

    sheets: tuple[AppointmentSheet, ...]
    cursor: str


def own_appointments(
    directory: Directory,
    records: Records,
    clock: Clock,
    account_id: str,
    *,
    past: bool,
    cursor: str = "",
    limit: int = PAGE,
) -> OwnAppointments:
    """Those to come, the soonest first, or those that have begun, the latest first.

    Cancelled ones are among them; those of motifs that users are not to see are not (NOT-06). Raises Malformed
    (`cursor`).
    """
    now = clock.now()
    try:
        page = records.calendar(
            account_id,
            since=None if past else now,
            until=now if past else None,
            limit=limit,
            cursor=cursor,
        )
    except ValueError:
        raise Malformed([FieldError("cursor", "unknown")]) from None
    keys: list[Key] = [UserKey(account_id)] if page.entries else []
    for entry in page.entries:
        keys.append(own_proof_key(account_id, _id_of(entry)))
        if isinstance(entry, GroupPlace):
            keys += [AppointmentKey(entry.appointment_id), UserKey(entry.user_id)]
        else:
            keys += [UserKey(one.user_id) for one in entry.participations]
    found: dict[Key, Entity] = records.read(list(dict.fromkeys(keys)), consistent=False) if keys else {}
    offers = directory.places([(one.motif_id, one.location_id) for one in page.entries])
    account = found.get(UserKey(account_id))
    address = account.address if isinstance(account, User) else ""
    found |= _others_of(records, page.entries, found, account_id)
    sheets: list[AppointmentSheet] = []
    for entry in page.entries:
        appointment = found.get(AppointmentKey(entry.appointment_id)) if isinstance(entry, GroupPlace) else entry
        offer = offers.get((entry.motif_id, entry.location_id))
        if not isinstance(appointment, Appointment) or offer is None:
            continue
        family = family_of(appointment, account_id)
        if not family or offer.motif.visibility is Visibility.INVISIBLE:
            continue
        users = [user for one in family if isinstance(user := found.get(UserKey(one.user_id)), User)]
        proof = found.get(own_proof_key(account_id, appointment.id))
        change = proof.change if isinstance(proof, Token) else None
        sheets.append(sheet(appointment, offer_at(offer, appointment), users, clock, account_id, change, address))
    return OwnAppointments(tuple(sheets), page.cursor)


def _others_of(
    records: Records, entries: Sequence[Appointment | GroupPlace], found: Mapping[Key, Entity], account_id: str
) -> dict[Key, Entity]:
    """The people of the family whom a group's place does not name: an agent may register several (decision 0073)."""
    keys = [
        UserKey(one.user_id)
        for entry in entries
        if isinstance(entry, GroupPlace)
        and isinstance(group := found.get(AppointmentKey(entry.appointment_id)), Appointment)
        for one in family_of(group, account_id)
    ]
    missing = [key for key in dict.fromkeys(keys) if key not in found]
    return records.read(missing, consistent=False) if missing else {}


def _id_of(entry: Appointment | GroupPlace) -> str:
    return entry.appointment_id if isinstance(entry, GroupPlace) else entry.id


def walk(records: Records, owner: str, *, since: datetime | None = None) -> Iterator[Appointment]:
    """All appointments of an owner (and of its places in groups), or those that start at `since` or later.

    As the index knows them, a moment behind: who changes one reads it again.
    """
    cursor = ""
    while True:
        page = records.calendar(owner, since=since, limit=WALKED_AT_ONCE, cursor=cursor)
        group_keys = [AppointmentKey(one.appointment_id) for one in page.entries if isinstance(one, GroupPlace)]
        groups = records.read(group_keys) if group_keys else {}
        for entry in page.entries:
            found = groups.get(AppointmentKey(entry.appointment_id)) if isinstance(entry, GroupPlace) else entry
            if isinstance(found, Appointment):
                yield found
        cursor = page.cursor
        if not cursor:
            return


def live_appointments(
    directory: Directory, records: Records, clock: Clock, account_id: str, user_id: str = ""
) -> tuple[LiveAppointment, ...]:
    """The appointments to come that the account's family, or `user_id` of it, has not cancelled."""
    found = [
        one
        for one in walk(records, account_id, since=clock.now())
        if not one.status.is_cancelled
        and any(not own.status.is_cancelled and user_id in ("", own.user_id) for own in family_of(one, account_id))
    ]
    offers = directory.places([(one.motif_id, one.location_id) for one in found])
    names = {key: offer.motif.name for key, offer in offers.items()}
    return tuple(
        LiveAppointment(
            one.id, one.starts_at.astimezone(ZoneInfo(one.time_zone)), names.get((one.motif_id, one.location_id), "")
        )
        for one in found
    )
