"""Somebody who is known elsewhere becomes known to an organisation: whom its agents came upon, nobody else (USA-04, USA-06).

An id alone opens nothing. Whom the wizard's search shows may be chosen; a duplicate may be of anywhere, so the answer that
shows one carries a ticket for the agent who was shown it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta

from .. import ids
from ..domain.directory import Agent
from ..domain.errors import NotFound
from ..domain.policy import On, Right, demand
from ..ports import Clock, Entity, Key, MembershipsKey, Records, UserKey
from .finding_users import reach_of
from .membership import join, memberships_in

# As long as a form stays open.
_TICKET_LIVES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Ticketed:
    """Who was shown a duplicate, where; nothing is stored of it."""

    keyring: ids.Keyring
    clock: Clock
    agent_id: str
    organisation_id: str

    def ticket_for(self, user_id: str) -> str:
        """What lets them attach that user for an hour."""
        until = int((self.clock.now() + _TICKET_LIVES).timestamp())
        return self.keyring.duplicate_ticket(self.agent_id, self.organisation_id, user_id, until)

    def accepts(self, ticket: str, user_id: str) -> bool:
        """Whether it was given to them for that user, and lives."""
        until, _, _ = ticket.partition(".")
        if not (until.isascii() and until.isdecimal() and len(until) <= 12):
            return False
        wanted = self.keyring.duplicate_ticket(self.agent_id, self.organisation_id, user_id, int(until))
        return hmac.compare_digest(wanted.encode(), ticket.encode()) and self.clock.now().timestamp() < int(until)


def attach_user(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    agent: Agent,
    organisation_id: str,
    user_id: str,
    ticket: str = "",
) -> None:
    """The user and their family become known to the organisation: whom a search of its agents shows, or a duplicate.

    Raises Forbidden, NotFound (also of somebody whom the agent has not come upon).
    """
    reach = reach_of(records, agent, organisation_id)
    demand(agent, Right.USER_EDIT, On(organisation_id))
    found: dict[Key, Entity] = records.read([UserKey(user_id), MembershipsKey(user_id)])
    come_upon = UserKey(user_id) in found and reach.finds(memberships_in(found, user_id))
    if not come_upon and not Ticketed(keyring, clock, agent.id, organisation_id).accepts(ticket, user_id):
        raise NotFound
    join(records, organisation_id, [user_id])
