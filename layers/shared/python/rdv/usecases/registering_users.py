"""Agents register people, correct what is known of them, and have them known in their organisation (7.4, USA-05 to USA-08)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from .. import ids
from ..domain.accounts import Account
from ..domain.directory import Agent, Organisation
from ..domain.errors import ChangedMeanwhile, DomainError, FieldError, Invalid, NotFound, Unavailable
from ..domain.membership import EVERYWHERE, FindKind, Membership, Memberships, identity_of
from ..domain.people import MOST_RELATIVES, Relatives, User, normal_email
from ..domain.phones import is_mobile, normal_phone
from ..domain.policy import On, Right, demand
from ..ports import (
    AccountKey,
    Clock,
    Conflict,
    Key,
    MembershipsKey,
    OrganisationKey,
    Put,
    Records,
    RelativesKey,
    UserIndex,
    UserKey,
    Write,
)
from .accounts import Visitor, put_user
from .attaching import Ticketed
from .attending import check_birth_date
from .claims import rounds
from .finding_users import Found, Reach, reach_of, visible_user
from .membership import membership_writes, memberships_in, refile
from .signing_up import request_email_change_of

# Of many who share a phone (a family, a centre), so many are looked at.
_MOST_COMPARED = 5
_MOST_COUNTED = 50
_MOST_WRITES = 90


class SharedBy(StrEnum):
    """What two users have in common (USA-06)."""

    EMAIL = "email"
    IDENTITY = "identity"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Who may be the same person, and why; with the `ticket` the agent may attach them (`attaching.attach_user`)."""

    found: Found
    shared: SharedBy
    ticket: str = ""


class SamePerson(Exception):
    """Somebody of that address exists (never ignored), or somebody who may be the same (USA-06)."""

    def __init__(self, duplicates: Sequence[Duplicate]) -> None:
        super().__init__("same person")
        self.duplicates = tuple(duplicates)


@dataclass(frozen=True, slots=True)
class UserDraft:
    """What an agent types of somebody; contacts as they are typed."""

    first_name: str
    last_name: str
    birth_name: str = ""
    birth_date: date | None = None
    email: str = ""
    phone_number: str = ""
    address: str = ""
    notify_by_sms: bool = True
    notify_by_email: bool = True
    responsible_id: str = ""


class Reachable(StrEnum):
    """Whether messages of a channel arrive, as a user's page tells it (USA-07)."""

    ACTIVE = "active"
    MISSING = "missing"
    NOT_A_MOBILE = "not_a_mobile"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class UserPage:
    """Everything of a user's page but their appointments (USA-07). `responsible` is None for who is no relative."""

    user: User
    account: Account | None
    responsible: User | None
    relatives: tuple[User, ...]
    pending_email: str = ""

    @property
    def contact(self) -> User:
        """Who is written to (USR-02)."""
        return self.responsible or self.user

    @property
    def by_email(self) -> Reachable:
        """Whether e-mails arrive."""
        if not self.contact.email:
            return Reachable.MISSING
        return Reachable.ACTIVE if self.contact.notify_by_email else Reachable.OFF

    @property
    def by_sms(self) -> Reachable:
        """Whether SMS arrive."""
        if not self.contact.phone_number:
            return Reachable.MISSING
        if not is_mobile(self.contact.phone_number):
            return Reachable.NOT_A_MOBILE
        return Reachable.ACTIVE if self.contact.notify_by_sms else Reachable.OFF


def register_user(
    records: Records,
    index: UserIndex,
    clock: Clock,
    keyring: ids.Keyring,
    agent: Agent,
    organisation_id: str,
    draft: UserDraft,
    *,
    ignore_warnings: bool = False,
) -> UserPage:
    """A new user of the organisation, found at once.

    Raises NotFound, Forbidden, Invalid, SamePerson (a shared address always, the others unless they are ignored).
    """
    reach = reach_of(records, agent, organisation_id)
    demand(agent, Right.USER_EDIT, On(organisation_id))
    user = _typed(User(ids.new_id(), "", "", responsible_id=draft.responsible_id), draft, clock.now())
    ticketed = Ticketed(keyring, clock, agent.id, organisation_id)
    _refuse_duplicates(records, index, reach, ticketed, user, None, ignore_warnings=ignore_warnings)
    for _ in rounds():
        writes, joining = _registration(records, agent, reach, user)
        filed = membership_writes(user, Memberships(user.id), joining)
        at_once = len(writes) + len(filed) <= _MOST_WRITES
        if not at_once:
            # Known in so many organisations, by a responsible's: in the agent's own with the user, in the others after it.
            filed = membership_writes(user, Memberships(user.id), joining[:1])
        try:
            records.commit([*writes, *filed])
        except Conflict:
            continue
        if not at_once:
            # What fails here is filed by who follows users; an error would have the agent register them twice.
            with suppress(Unavailable):
                refile(records, user.id, joining)
        return user_page(records, agent, organisation_id, user.id)
    raise Unavailable


def user_page(records: Records, agent: Agent, organisation_id: str, user_id: str) -> UserPage:
    """Somebody whom the agent sees from that organisation. Raises NotFound, Forbidden."""
    user, _ = visible_user(records, agent, organisation_id, user_id)
    head = user.responsible_id or user.id
    account_key, relatives_key = AccountKey(user.id), RelativesKey(head)
    keys: list[Key] = [account_key, relatives_key, *([UserKey(head)] if user.responsible_id else [])]
    found = records.read(keys)
    account, known = found.get(account_key), found.get(relatives_key)
    responsible = found.get(UserKey(head))
    family = known.relative_ids if isinstance(known, Relatives) else ()
    others = [UserKey(one) for one in family if one != user.id]
    relatives = records.read(others) if others else {}
    return UserPage(
        user,
        account if isinstance(account, Account) else None,
        responsible if isinstance(responsible, User) else None,
        tuple(one for key in others if isinstance(one := relatives.get(key), User) and one.deleted_at is None),
        account.pending_email if isinstance(account, Account) else "",
    )


def change_user(
    records: Records,
    index: UserIndex,
    clock: Clock,
    keyring: ids.Keyring,
    agent: Agent,
    organisation_id: str,
    user_id: str,
    typed: Mapping[str, Any],
    version: int,
    *,
    ignore_warnings: bool = False,
) -> UserPage:
    """Correct what is known of somebody; the address of an account changes when they have confirmed it (USA-08).

    `typed` are fields of `UserDraft`. Raises NotFound, Forbidden, Invalid (`frozen_field`: settled by FranceConnect),
    SamePerson, ChangedMeanwhile (without what it is now).
    """
    page = user_page(records, agent, organisation_id, user_id)
    before = page.user
    if before.version != version:
        raise ChangedMeanwhile
    frozen = page.account.frozen_fields if page.account else ()
    after = _typed(before, replace(_draft_of(before), **typed), clock.now())
    locked = [FieldError(one, "frozen_field") for one in frozen if getattr(after, one) != getattr(before, one)]
    if locked:
        raise Invalid(locked)
    reach = reach_of(records, agent, organisation_id)
    ticketed = Ticketed(keyring, clock, agent.id, organisation_id)
    _refuse_duplicates(records, index, reach, ticketed, after, before, ignore_warnings=ignore_warnings)
    if page.account is not None and after.email != before.email:
        if not after.email:
            raise Invalid([FieldError("email", "required")])
        visitor = Visitor.of(keyring, f"agent {agent.id}")
        request_email_change_of(records, clock, keyring, visitor, user_id, after.email)
        after = replace(after, email=before.email)
    if after != before:
        memberships = memberships_in(records.read([MembershipsKey(user_id)]), user_id)
        filed = membership_writes(after, memberships, ())
        try:
            # What does not fit one transaction is filed by who follows users.
            records.commit([put_user(before, after), *(filed if len(filed) <= _MOST_WRITES else ())])
        except Conflict as conflict:
            raise ChangedMeanwhile from conflict
    return user_page(records, agent, organisation_id, user_id)


# --- the parts -----------------------------------------------------------------------------------------------------


def _draft_of(user: User) -> UserDraft:
    return UserDraft(
        user.first_name,
        user.last_name,
        user.birth_name,
        user.birth_date,
        user.email,
        user.phone_number,
        user.address,
        user.notify_by_sms,
        user.notify_by_email,
        user.responsible_id,
    )


def _typed(user: User, draft: UserDraft, now: datetime) -> User:
    """The user with what was typed, as it is kept. Raises Invalid field by field (2.11)."""
    errors: list[FieldError] = []
    names = {"first_name": draft.first_name.strip(), "last_name": draft.last_name.strip()}
    errors += [FieldError(field, "required") for field, name in names.items() if not name]
    email = normal_email(draft.email) if draft.email.strip() else ""
    if email is None:
        errors.append(FieldError("email", "not_an_email"))
    phone_number = normal_phone(draft.phone_number) if draft.phone_number.strip() else ""
    if phone_number is None:
        errors.append(FieldError("phone_number", "not_a_phone_number"))
    check_birth_date(errors, "birth_date", draft.birth_date, now)
    if errors:
        raise Invalid(errors)
    return replace(
        user,
        **names,
        birth_name=draft.birth_name.strip(),
        birth_date=draft.birth_date,
        email=email or "",
        phone_number=phone_number or "",
        address=draft.address.strip(),
        notify_by_sms=draft.notify_by_sms,
        notify_by_email=draft.notify_by_email,
    )


def _registration(
    records: Records, agent: Agent, reach: Reach, user: User
) -> tuple[list[Write], tuple[Membership, ...]]:
    """The user and, of a relative, the responsible's list (USR-01); and where they are known. Raises NotFound, Invalid."""
    organisation_key = OrganisationKey(reach.organisation_id)
    organisation = records.read([organisation_key]).get(organisation_key)
    if not isinstance(organisation, Organisation):
        raise NotFound
    joining = [Membership(organisation.id, organisation.departement)]
    writes: list[Write] = [Put(UserKey(user.id), user, expected_version=0)]
    if user.responsible_id:
        responsible, memberships = _responsible(records, agent, reach, user.responsible_id)
        joining += memberships.organisations
        key = RelativesKey(responsible.id)
        known = records.read([key]).get(key)
        relatives = known if isinstance(known, Relatives) else Relatives(responsible.id)
        if len(relatives.relative_ids) >= MOST_RELATIVES:
            raise Invalid([FieldError("responsible_id", "too_many")])
        family = replace(relatives, version=relatives.version + 1, relative_ids=(*relatives.relative_ids, user.id))
        writes.append(Put(key, family, expected_version=relatives.version))
    return writes, tuple(joining)


def _responsible(records: Records, agent: Agent, reach: Reach, user_id: str) -> tuple[User, Memberships]:
    """Somebody whom the agent sees, and nobody's relative (USR-01). Raises Invalid."""
    try:
        user, memberships = visible_user(records, agent, reach.organisation_id, user_id)
    except DomainError as error:
        raise Invalid([FieldError("responsible_id", "unknown")]) from error
    if user.responsible_id:
        raise Invalid([FieldError("responsible_id", "unknown")])
    return user, memberships


def _refuse_duplicates(
    records: Records,
    index: UserIndex,
    reach: Reach,
    ticketed: Ticketed,
    user: User,
    before: User | None,
    *,
    ignore_warnings: bool,
) -> None:
    """Look where something has changed, among all users (USA-06). Raises SamePerson."""
    wanted: list[tuple[SharedBy, FindKind, str]] = []
    if user.email and (before is None or before.email != user.email):
        wanted.append((SharedBy.EMAIL, FindKind.EMAIL, user.email))
    if not ignore_warnings:
        identity = identity_of(user)
        if identity and (before is None or identity_of(before) != identity):
            wanted.append((SharedBy.IDENTITY, FindKind.IDENTITY, identity))
        if user.phone_number and (before is None or before.phone_number != user.phone_number):
            wanted.append((SharedBy.PHONE, FindKind.PHONE, user.phone_number))
    found = [
        duplicate
        for shared, kind, value in wanted
        if (duplicate := _duplicate(records, index, reach, user, shared, kind, value)) is not None
    ]
    if found:
        raise SamePerson([replace(one, ticket=ticketed.ticket_for(one.found.user.id)) for one in found])


def _duplicate(
    records: Records, index: UserIndex, reach: Reach, user: User, shared: SharedBy, kind: FindKind, value: str
) -> Duplicate | None:
    """Of those who have that in common, who has the most appointments (USA-06)."""
    family = {user.id, user.responsible_id}
    entries = index.filed(EVERYWHERE, kind, value, _MOST_COMPARED)
    ids_found = [one.user_id for one in entries if one.user_id not in family]
    keys: list[Key] = [*(UserKey(one) for one in ids_found), *(MembershipsKey(one) for one in ids_found)]
    found = records.read(keys) if keys else {}
    same = [
        one
        for user_id in ids_found
        if isinstance(one := found.get(UserKey(user_id)), User)
        and one.deleted_at is None
        and value in (one.email, one.phone_number, identity_of(one))
    ]
    if not same:
        return None
    best = max(same, key=lambda one: (_appointments(records, one), one.id)) if len(same) > 1 else same[0]
    return Duplicate(Found(best, masked=not reach.sees(memberships_in(found, best.id))), shared)


def _appointments(records: Records, user: User) -> int:
    return len(records.calendar(user.id, limit=_MOST_COUNTED).entries)
