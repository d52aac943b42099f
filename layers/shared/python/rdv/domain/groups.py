"""The seats of a group appointment (RDV-15, COL-02)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from .appointments import Appointment, Participation, head_of


@dataclass(frozen=True, slots=True)
class SeatHold:
    """One seat for ten minutes; `expires` is the second of its expiry."""

    hold_id: str
    expires: int


@dataclass(frozen=True, slots=True)
class GroupSeats:
    """A group appointment as a search finds it, and its seats: one item, there while the appointment is not cancelled.

    `taken` counts its participations that are not cancelled; holds count while they live, judged when read (house
    rule 2). It is an item of its own so that a hold does not make a version of the appointment. The rest repeats the
    appointment's and is written in the same transactions.
    """

    appointment_id: str
    motif_id: str
    location_id: str | None
    agent_ids: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    title: str = ""
    max_participants: int | None = None
    taken: int = 0
    holds: tuple[SeatHold, ...] = ()
    version: int = 1

    def left(self, now_second: int) -> int | None:
        """Seats that nobody has or holds: none when it is overbooked, None without a maximum (RDV-15)."""
        if self.max_participants is None:
            return None
        return max(0, self.max_participants - self.taken - len(self._live(now_second)))

    def has_room(self, now_second: int, seats: int = 1) -> bool:
        """Whether so many seats are left."""
        left = self.left(now_second)
        return left is None or left >= seats

    def held(self, hold: SeatHold, now_second: int) -> GroupSeats:
        """The next version with one seat held and dead holds dropped; the caller has checked `has_room`."""
        return replace(self, holds=(*self._live(now_second), hold), version=self.version + 1)

    def released(self, hold_id: str) -> GroupSeats:
        """The next version without that hold."""
        kept = tuple(one for one in self.holds if one.hold_id != hold_id)
        return replace(self, holds=kept, version=self.version + 1)

    def confirmed(self, hold_id: str, appointment: Appointment) -> GroupSeats:
        """The next version with that hold become one of the seats that the appointment's participations take."""
        return replace(self.released(hold_id), taken=appointment.users_count)

    def counted(self, appointment: Appointment) -> GroupSeats:
        """The next version with the seats that the appointment's participations take."""
        return replace(self, taken=appointment.users_count, version=self.version + 1)

    def holds_seat(self, hold_id: str) -> bool:
        """Whether that hold is in it, live or not."""
        return any(one.hold_id == hold_id for one in self.holds)

    def _live(self, now_second: int) -> tuple[SeatHold, ...]:
        return tuple(one for one in self.holds if one.expires > now_second)


def seats_of(appointment: Appointment) -> GroupSeats:
    """The first version of a group appointment's seats."""
    return GroupSeats(
        appointment_id=appointment.id,
        motif_id=appointment.motif_id,
        location_id=appointment.location_id,
        agent_ids=appointment.agent_ids,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        title=appointment.title,
        max_participants=appointment.max_participants,
        taken=appointment.users_count,
    )


@dataclass(frozen=True, slots=True)
class GroupPlace:
    """A family's place in a group appointment, for the list of its owner: an account, or a verified address (`family`).

    `user_id` is who of the family was registered last. Where an agent registered them, family and owner are the user who
    answers for them.
    """

    appointment_id: str
    motif_id: str
    location_id: str | None
    starts_at: datetime
    family: str
    owner: str
    user_id: str
    version: int = 1


def families_in(participations: Collection[Participation]) -> list[str]:
    """Under what the places of these are kept: the family where one of a household registered online, else its head."""
    online: dict[str, set[str]] = {}
    for one in participations:
        if one.family:
            online.setdefault(head_of(one), set()).add(one.family)
    heads = {head_of(one) for one in participations}
    return sorted({key for head in heads for key in online.get(head, {head})})


def families_left(before: Collection[Participation], after: Collection[Participation]) -> list[str]:
    """The families whose places are of no use any more."""
    stay = families_in(after)
    return [one for one in families_in(before) if one not in stay]


def places_given(appointment: Appointment, user_ids: Collection[str]) -> list[GroupPlace]:
    """The places of the families whom an agent has registered with these users; one who registered online has one already."""
    online = {head_of(one) for one in appointment.participations if one.family}
    given = {head_of(one): one for one in appointment.participations if one.user_id in user_ids}
    return [
        GroupPlace(
            appointment_id=appointment.id,
            motif_id=appointment.motif_id,
            location_id=appointment.location_id,
            starts_at=appointment.starts_at,
            family=head,
            owner=head,
            user_id=one.user_id,
        )
        for head, one in given.items()
        if head not in online
    ]


@dataclass(frozen=True, slots=True)
class Registration:
    """The answer that an Idempotency-Key has got for a registration: what a replay is answered with.

    `user_id` is whose answer it was. `kept_until`: nobody asks for it again after the appointment.
    """

    id: str
    appointment_id: str
    user_id: str
    fingerprint: str
    at: datetime
    kept_until: datetime
    already_registered: bool = False
