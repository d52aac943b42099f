"""Which organisations know a user, and where the user is filed for searches (RDV-05, USR-01, USR-03, USA-02).

Whoever books or changes a name knows nothing of it: the stream of the People table tells who follows it, seconds later.
Appointments are seen by their links: each participant gets one, whoever makes the appointment (PAR-01). What is
kept of one user is written in one transaction on the version that was read, from what the user is by then; a change
that is told twice, or late, is worth nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import batched

from ..domain.appointments import Appointment
from ..domain.directory import Organisation
from ..domain.errors import Unavailable
from ..domain.membership import FindEntry, Membership, Memberships, filed_under, weighed_words
from ..domain.people import Relatives, Token, TokenPurpose, User
from ..ports import (
    AppointmentKey,
    Conflict,
    Drop,
    Entity,
    FindKey,
    Key,
    MembershipsKey,
    OrganisationKey,
    Put,
    Records,
    RelativesKey,
    TokenKey,
    UserKey,
    Write,
)
from .claims import rounds

# A transaction takes 100 writes. Who is known in so many organisations that it takes more is written in several: the
# memberships last, so that a crash in between is mended by the next change.
_WRITES_A_COMMIT = 90


type PeopleChange = UserKey | TokenKey
"""A user that was written, or a link that was given."""


@dataclass(frozen=True, slots=True)
class Followed:
    """How many users were filed anew, and the positions of the changes that were not followed."""

    filed: int
    failed: frozenset[int]


def follow(records: Records, changes: Sequence[PeopleChange]) -> Followed:
    """Users that were written and links that were given, each user and each appointment once.

    Changes that the store did not let us follow come back in `failed`.
    """
    users: dict[str, list[int]] = {}
    tokens: dict[TokenKey, list[int]] = {}
    for position, change in enumerate(changes):
        if isinstance(change, UserKey):
            users.setdefault(change.user_id, []).append(position)
        else:
            tokens.setdefault(change, []).append(position)
    filed = 0
    failed: set[int] = set()
    appointments: dict[str, list[int]] = {}
    try:
        for key, token in records.read(list(tokens)).items() if tokens else ():
            if isinstance(token, Token) and token.purpose is TokenPurpose.LINK:
                appointments.setdefault(token.appointment_id, []).extend(tokens[key])
    except Unavailable:
        failed.update(position for positions in tokens.values() for position in positions)
    for appointment_id, positions in appointments.items():
        try:
            filed += _join_by(records, appointment_id)
        except Unavailable:
            failed.update(positions)
    for user_id, positions in users.items():
        try:
            filed += refile(records, user_id)
        except Unavailable:
            failed.update(positions)
    return Followed(filed, frozenset(failed))


def _join_by(records: Records, appointment_id: str) -> int:
    """The appointment's users and their families become known to its organisation (RDV-05, USR-03)."""
    key = AppointmentKey(appointment_id)
    appointment = records.read([key]).get(key)
    if not isinstance(appointment, Appointment):
        return 0
    return join(records, appointment.organisation_id, [one.user_id for one in appointment.participations])


def join(records: Records, organisation_id: str, user_ids: Iterable[str]) -> int:
    """Users and their families become known to an organisation; how many are new. Raises Unavailable."""
    wanted = list(dict.fromkeys(user_ids))
    organisation_key = OrganisationKey(organisation_id)
    keys: list[Key] = [organisation_key, *(MembershipsKey(one) for one in wanted), *(UserKey(one) for one in wanted)]
    found: dict[Key, Entity] = records.read(keys) if wanted else {}
    organisation = found.get(organisation_key)
    if not isinstance(organisation, Organisation):
        return 0
    fresh = [one for one in wanted if organisation_id not in memberships_in(found, one).organisation_ids]
    family = _families(records, [user for one in fresh if isinstance(user := found.get(UserKey(one)), User)])
    membership = Membership(organisation_id, organisation.departement)
    return sum(refile(records, user_id, (membership,)) for user_id in family)


def refile(records: Records, user_id: str, joining: tuple[Membership, ...] = ()) -> bool:
    """File a user under what they are called by now, in `joining` too; a relative where the responsible is known.

    Whether anything was to be written. Raises Unavailable.
    """
    for _ in rounds():
        found: dict[Key, Entity] = records.read([UserKey(user_id), MembershipsKey(user_id)])
        user = found.get(UserKey(user_id))
        if not isinstance(user, User):
            return False
        before = memberships_in(found, user_id)
        inherited: tuple[Membership, ...] = ()
        if user.responsible_id:
            key = MembershipsKey(user.responsible_id)
            inherited = memberships_in(records.read([key]), user.responsible_id).organisations
        writes = membership_writes(user, before, (*inherited, *joining))
        if not writes:
            return False
        try:
            for part in batched(writes, _WRITES_A_COMMIT, strict=False):
                records.commit(part)
        except Conflict:
            continue
        return True
    raise Unavailable


def membership_writes(user: User, before: Memberships, joining: Iterable[Membership]) -> list[Write]:
    """What makes the index of a user true, the memberships last; nothing where it is."""
    gone = user.deleted_at is not None
    after = replace(
        before,
        version=before.version + 1,
        organisations=() if gone else before.joined(joining),
        filed=filed_under(user),
        words=() if gone else weighed_words(user),
    )
    if replace(after, version=before.version) == before:
        return []
    old, new = before.places(), after.places()
    entry = FindEntry(user.id, after.words)
    # What is filed where it was is written again only when the words that are shown with it are others.
    added = new - old if before.words == after.words else new
    writes: list[Write] = [Drop(FindKey(*place, user.id)) for place in sorted(old - new)]
    writes += [Put(FindKey(*place, user.id), entry) for place in sorted(added)]
    return [*writes, Put(MembershipsKey(user.id), after, expected_version=before.version)]


def memberships_in(found: dict[Key, Entity] | dict[MembershipsKey, Entity], user_id: str) -> Memberships:
    """A user's memberships among what was read; none of them where nothing was stored."""
    stored = {key: one for key, one in found.items() if isinstance(one, Memberships)}.get(MembershipsKey(user_id))
    return stored if isinstance(stored, Memberships) else Memberships(user_id)


def _families(records: Records, users: Iterable[User]) -> list[str]:
    """The users, their responsibles and all relatives of these, each responsible before the relatives."""
    users = list(users)
    heads = list(dict.fromkeys(user.responsible_id or user.id for user in users))
    known = records.read([RelativesKey(one) for one in heads]) if heads else {}
    family = dict.fromkeys(heads)
    for one in known.values():
        if isinstance(one, Relatives):
            family.update(dict.fromkeys(one.relative_ids))
    family.update(dict.fromkeys(user.id for user in users))
    return list(family)
