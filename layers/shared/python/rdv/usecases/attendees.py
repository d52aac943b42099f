"""Somebody else of the family comes instead (spec 5.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .. import ids
from ..domain.appointment_sheet import AppointmentSheet
from ..domain.appointments import Appointment, Author, AuthorKind, EventKind, Participation, event_of
from ..domain.directory import Motif, Visibility
from ..domain.errors import AlreadyBooked, AttendeeFixed, NotFound, Unauthenticated, Unavailable
from ..domain.groups import GroupPlace, families_in
from ..domain.people import Relatives, User
from ..domain.policy import own_participations
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Enter,
    EventKey,
    GroupPlaceKey,
    Put,
    QuotaKey,
    Records,
    RelativesKey,
    Renew,
    TokenKey,
    UserKey,
    Write,
)
from .attending import address_of_account, link_for, person_pseudonym
from .cancelling import seats_writes
from .claims import make_room, person_entry, person_key, places_left, rounds
from .reaching import SignedIn, offer_of, reach, sheet_of


def change_attendee(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    account_id: str,
    appointment_id: str,
    user_id: str,
) -> AppointmentSheet:
    """Replace who of the family attends by the account or one of its relatives; who comes already stays.

    Raises NotFound (another's appointment or relative: WIZ-07), AttendeeFixed, AlreadyBooked (limit per person).
    """
    pruned: dict[QuotaKey, Enter | Renew] = {}
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, SignedIn(account_id))
        offer = offer_of(directory, appointment)
        account, coming, own_ids = _family(records, account_id, user_id)
        own = own_participations(appointment, own_ids, account_id)
        now = clock.now()
        live = [one for one in own if not one.status.is_cancelled]
        if offer.motif.visibility is Visibility.INVISIBLE:
            raise NotFound
        if not live or appointment.status.is_cancelled or appointment.starts_at <= now:
            raise AttendeeFixed
        if [one.user_id for one in live] == [user_id]:
            return sheet_of(records, clock, appointment, offer, account_id, token.change, consistent=True)
        person = person_pseudonym(keyring, address_of_account(account), coming)
        after, left = _replaced(appointment, own, live[0], user_id, person, account_id)
        enter = _place(after, offer.motif, person, left)
        event = event_of(
            after,
            EventKind.REGISTERED,
            Author(AuthorKind.USER, account_id),
            now,
            [user_id],
            quiet_user_ids=[one.user_id for one in live],
        )
        links = {one: link_for(keyring, after, one, now) for one in (account_id, user_id)}
        writes: list[Write] = [
            Put(AppointmentKey(after.id), after, appointment.version),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            *(Put(TokenKey(link.hash), link) for link in links.values()),
            *places_left(appointment, [one for one in left if one != person]),
            *([pruned.get(enter.key, enter)] if enter else []),
            *_group_writes(records, appointment, after, own, user_id),
        ]
        try:
            records.commit(writes)
        except Conflict as conflict:
            if enter and enter.key in conflict.current:
                room = make_room(enter, conflict.current, int(now.timestamp()))
                if room is None:
                    raise AlreadyBooked from None
                pruned[enter.key] = room
            continue
        return sheet_of(records, clock, after, offer, account_id, token.change, consistent=True)
    raise Unavailable


def _family(records: Records, account_id: str, user_id: str) -> tuple[User, User, tuple[str, ...]]:
    """The account, who is to come, and the ids of its relatives. Raises Unauthenticated, NotFound."""
    account_key, user_key, key = UserKey(account_id), UserKey(user_id), RelativesKey(account_id)
    found = records.read(list(dict.fromkeys([account_key, user_key, key])))
    account, coming, relatives = found.get(account_key), found.get(user_key), found.get(key)
    if not isinstance(account, User):
        raise Unauthenticated
    if not isinstance(coming, User) or account_id not in (coming.id, coming.responsible_id):
        raise NotFound
    return account, coming, relatives.relative_ids if isinstance(relatives, Relatives) else ()


def _replaced(
    appointment: Appointment,
    own: Sequence[Participation],
    before: Participation,
    user_id: str,
    person: str,
    account_id: str,
) -> tuple[Appointment, list[str]]:
    """The next version with the one participation in the place of the family's, and the persons who leave."""
    others = tuple(one for one in appointment.participations if one not in own)
    coming = replace(before, user_id=user_id)
    if appointment.collectif:
        # Whom an agent registered may have answered for themselves; from now on it is the account's.
        # The place that one of them had got online stays the family's, whoever comes.
        family = before.family or next((one.family for one in own if one.family), "")
        coming = replace(coming, person=person, responsible_id=account_id, family=family)
    after = replace(appointment, participations=(coming, *others), version=appointment.version + 1)
    if appointment.collectif:
        return after, [one.person for one in own if one.person and not one.status.is_cancelled]
    # The persons of other families, whom an agent may have added, have no place that a limit counts.
    return replace(after, quotas=(person,) if appointment.quotas else ()), list(appointment.quotas)


def _place(after: Appointment, motif: Motif, person: str, left: list[str]) -> Enter | None:
    """The place that the person takes among the live appointments that the motif allows; None where none is counted."""
    counted = after.collectif or bool(after.quotas)
    if not counted or person in left:
        return None
    return Enter(person_key(person, motif.id), person_entry(after), motif.limit_per_person)


def _group_writes(
    records: Records, appointment: Appointment, after: Appointment, own: Sequence[Participation], user_id: str
) -> list[Write]:
    """What a group keeps beside its participations: who is registered of the family, and the seats that are taken."""
    if not appointment.collectif:
        return []
    writes: list[Write] = []
    if after.users_count != appointment.users_count:
        writes += seats_writes(records, after)
    for key, place in records.read([GroupPlaceKey(appointment.id, one) for one in families_in(own)]).items():
        if isinstance(place, GroupPlace):
            writes.append(Put(key, replace(place, user_id=user_id, version=place.version + 1), place.version))
    return writes
