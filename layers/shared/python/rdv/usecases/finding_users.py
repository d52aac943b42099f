"""Finding people as agents do: by name, e-mail or phone, in the organisation or the territory (7.4, USA-01 to USA-04)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ..domain.directory import Agent, Territory
from ..domain.errors import NotFound
from ..domain.membership import FindEntry, FindKind, Memberships, of_organisation, of_territory, rank_of, words_of
from ..domain.people import User
from ..domain.phones import normal_phone
from ..domain.policy import On, Right, demand
from ..ports import MembershipsKey, Records, TerritoryKey, UserIndex, UserKey

MOST_FOUND = 25
# USA-04: so many people are shown at least in the wizard, with those of the territory.
ENOUGH = 4
# A search of one common word stops there: nobody reads on, another letter finds more.
_MOST_READ = 2000
_PHONE = re.compile(r"(0|\+33|\+)[0-9 .()/-]{3,}")
# TER-01: territories that are no neighbourhood (USA-04).
NATIONAL = frozenset({"CN", "MA"})


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found; `masked`: of the territory, whose details the organisation may not see yet (USA-04)."""

    user: User
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose users an agent sees: an organisation's, or all of a territory that shares them (USA-03)."""

    organisation_id: str
    departement: str
    shared: bool

    def sees(self, memberships: Memberships) -> bool:
        """Whether it is one of them."""
        return self.organisation_id in memberships.organisation_ids or (
            self.shared and self.departement in memberships.departements
        )

    def finds(self, memberships: Memberships) -> bool:
        """Whether a search shows them: one of them, or in the wizard somebody whom the territory knows (USA-04)."""
        near = self.departement not in NATIONAL and self.departement in memberships.departements
        return near or self.sees(memberships)


def reach_of(records: Records, agent: Agent, organisation_id: str) -> Reach:
    """Whose users the agent sees from that organisation. Raises NotFound, Forbidden."""
    demand(agent, Right.ORGANISATION_SEE, On(organisation_id))
    departement = next(role.departement for role in agent.roles if role.organisation_id == organisation_id)
    key = TerritoryKey(departement)
    territory = records.read([key]).get(key)
    shared = isinstance(territory, Territory) and territory.visible_users
    return Reach(organisation_id, departement, shared)


def find_users(
    records: Records, index: UserIndex, agent: Agent, organisation_id: str, text: str, *, wizard: bool = False
) -> list[Found]:
    """The people whom the text may mean, the likeliest first; nobody for a blank text (USA-01, USA-02).

    `wizard`: where the organisation knows few of them, others of the territory too, masked (USA-04).
    Raises NotFound, Forbidden.
    """
    reach = reach_of(records, agent, organisation_id)
    scope = of_territory(reach.departement) if reach.shared else of_organisation(organisation_id)
    found = [Found(one) for one in _search(records, index, scope, text, MOST_FOUND)]
    if not wizard or reach.shared or len(found) >= ENOUGH or reach.departement in NATIONAL:
        return found
    known = {one.user.id for one in found}
    near = _search(records, index, of_territory(reach.departement), text, ENOUGH + len(known))
    return [*found, *islice((Found(one, masked=True) for one in near if one.id not in known), ENOUGH - len(found))]


def _search(records: Records, index: UserIndex, scope: str, text: str, limit: int) -> list[User]:
    """One Query for whom it may be, one read for who it is by now."""
    typed = text.strip()
    if "@" in typed:
        prefix = typed.lower()
        ids = [one.user_id for one in index.filed(scope, FindKind.EMAIL, prefix, limit)]
        return [one for one in _users(records, ids) if one.email.startswith(prefix)]
    if _PHONE.fullmatch(typed):
        number = normal_phone(typed)
        ids = [one.user_id for one in index.filed(scope, FindKind.PHONE, number, limit)] if number else []
        return [one for one in _users(records, ids) if one.phone_number == number]
    wanted = words_of(typed)
    if not wanted:
        return []
    # The longest word is the rarest: what it finds is asked for the others.
    entries = index.filed(scope, FindKind.WORD, max(wanted, key=len), _MOST_READ)
    ids = [one.user_id for one in _ranked(entries, wanted)[:limit]]
    return _users(records, ids)


def _ranked(entries: Iterable[FindEntry], wanted: Sequence[str]) -> list[FindEntry]:
    """Who has all words, by their weight, then by last and first name."""
    ranked = [(rank, one.words, one) for one in entries if (rank := rank_of(one.words, wanted)) is not None]
    unique = {one.user_id: (rank, words, one) for rank, words, one in ranked}
    return [one for _, _, one in sorted(unique.values(), key=lambda row: (row[0], row[1], row[2].user_id))]


def _users(records: Records, user_ids: Sequence[str]) -> list[User]:
    """In that order, each once, without who has left."""
    keys = [UserKey(one) for one in dict.fromkeys(user_ids)]
    known = records.read(keys) if keys else {}
    users = [one for key in keys if isinstance(one := known.get(key), User)]
    return [one for one in users if one.deleted_at is None]


def visible_user(records: Records, agent: Agent, organisation_id: str, user_id: str) -> tuple[User, Memberships]:
    """One of the users whom the agent sees from that organisation. Raises NotFound, Forbidden."""
    reach = reach_of(records, agent, organisation_id)
    user_key, key = UserKey(user_id), MembershipsKey(user_id)
    found = records.read([user_key, key])
    user, memberships = found.get(user_key), found.get(key)
    known = memberships if isinstance(memberships, Memberships) else Memberships(user_id)
    on = On(organisation_id, reach.departement, memberships=known.organisation_ids, shared=_shares(reach, known))
    demand(agent, Right.USER_SEE, on)
    if not isinstance(user, User) or user.deleted_at is not None:
        raise NotFound
    return user, known


def _shares(reach: Reach, memberships: Memberships) -> bool:
    return reach.shared and reach.departement in memberships.departements


def masked_email(email: str) -> str:
    """`m******e@ville.example` (USA-04)."""
    local, at, domain = email.partition("@")
    return f"{local[0]}******{local[-1]}{at}{domain}" if local else ""


def masked_phone(number: str) -> str:
    """The six characters before the last two are hidden (USA-04)."""
    return f"{number[:-8]}******{number[-2:]}" if len(number) > 2 else ""


def masked_birth_date(day: str) -> str:
    """`28/02/****` of `1990-02-28` (USA-04); nothing of nothing."""
    return f"{day[8:10]}/{day[5:7]}/****" if day else ""
