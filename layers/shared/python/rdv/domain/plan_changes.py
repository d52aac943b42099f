"""What happened to an agent's opening or absence: the outbox event of the mail to its owner (6.2, 6.7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .agenda import Absence
from .directory import Agent, Opening, Verticale

# A calendar that learns of a change a day late still helps; later than that its owner has long seen the page.
PLAN_MAIL_LIFETIME = timedelta(days=1)


class PlanKind(StrEnum):
    """What has changed."""

    OPENING = "opening"
    ABSENCE = "absence"


class PlanAction(StrEnum):
    """How."""

    CREATED = "created"
    UPDATED = "updated"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class PlanChange:
    """An opening or an absence as a change left it (a deleted one as it was), with all that its mail says.

    `version` grows with each change of the same object, its deletion too: calendars go by it (ICS-02, rebuilt).
    `author_name` is empty when the owner made the change. `organisation_id` and `place` may be empty.
    """

    kind: PlanKind
    action: PlanAction
    object_id: str
    owner_id: str
    version: int
    at: datetime
    time_zone: str
    opening: Opening | None = None
    absence: Absence | None = None
    organisation_id: str = ""
    organisation_name: str = ""
    verticale: Verticale = Verticale.SOLIDARITES
    place: str = ""
    motif_names: tuple[str, ...] = ()
    author_name: str = ""

    @property
    def not_after(self) -> datetime:
        """Later than this the mail no longer helps."""
        return self.at + PLAN_MAIL_LIFETIME


def is_told(change: PlanChange, owner: Agent) -> bool:
    """Whether the owner wants to know, whoever made the change (6.2)."""
    return owner.told_of_openings if change.kind is PlanKind.OPENING else owner.told_of_absences


def verticale_of_agent(verticales: Iterable[Verticale]) -> Verticale:
    """In the name of which field an agent is written to about what is no organisation's (G-07)."""
    found = set(verticales)
    for one in (Verticale.AIDE_NUMERIQUE, Verticale.MAIRIE):
        if one in found:
            return one
    return Verticale.SOLIDARITES
