"""A citizen takes back a cancellation or a move: ten minutes, with the same proof, while the old time is free."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..domain.appointment_sheet import AppointmentSheet, contact_phone_number
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    Event,
    EventKind,
    Participation,
    Status,
    armed,
    attending_ids,
    event_of,
    unconfirmed,
)
from ..domain.directory import Offer
from ..domain.errors import (
    AlreadyBooked,
    Invalid,
    NotUndoable,
    SlotTaken,
    TooLateToUndo,
    Unavailable,
)
from ..domain.groups import GroupSeats
from ..domain.people import Token
from ..domain.undoing import Change
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Enter,
    EventKey,
    Put,
    Quota,
    Records,
    Renew,
    SeatsKey,
    TokenKey,
    Write,
)
from .claims import (
    Overlap,
    live_entries,
    person_entry,
    person_key,
    place_keys,
    places_kept,
    read_weeks,
    rounds,
    transfer,
    weeks_of,
)
from .group_searching import group_alternatives
from .reaching import Proof, offer_of, reach, remember, sheet_of
from .searching import ALTERNATIVES, alternatives_to, offered


def undo(directory: Directory, records: Records, clock: Clock, appointment_id: str, proof: Proof) -> AppointmentSheet:
    """Take back what this proof did last; taken back already, nothing changes.

    The appointment has its time again with its own agents or, when its only one is taken, with another who is free
    then. Raises as `reach`; NotUndoable, TooLateToUndo after ten minutes, SlotTaken with three alternatives when the
    time or the seat is gone, AlreadyBooked when the person has taken another appointment instead.
    """
    for _ in rounds():
        appointment, token = reach(records, clock, appointment_id, proof)
        offer = offer_of(directory, appointment)
        change, now = token.change, clock.now()
        if change is not None and change.undone:
            return sheet_of(records, clock, appointment, offer, token.user_id, change)
        try:
            if change is None:
                raise NotUndoable
            if now >= change.until:
                raise TooLateToUndo(contact_phone_number(offer, appointment.location_id))
            undone = replace(change, undone=True)
            undoing = _Undoing(directory, records, clock, appointment, offer, change, now)
            restored, writes = undoing.restored()
            event = undoing.event(restored, Author(AuthorKind.USER, token.user_id))
            records.commit(
                [
                    *writes,
                    Put(AppointmentKey(restored.id), restored, appointment.version),
                    Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
                    remember(token, undone),
                ]
            )
        except (Conflict, Overlap):
            # The appointment, a week, a place or the seats changed since they were read: judge it all again.
            continue
        except (NotUndoable, SlotTaken, AlreadyBooked):
            if _is_stale(records, appointment, token):
                # Pressed twice at once, it may be the appointment itself that is there by now.
                continue
            raise
        moved = restored.location_id != appointment.location_id
        return sheet_of(
            records, clock, restored, offer_of(directory, restored) if moved else offer, token.user_id, undone
        )
    raise Unavailable


def _is_stale(records: Records, appointment: Appointment, token: Token) -> bool:
    """Whether the appointment or the proof changed since they were read; a batch is no snapshot of both."""
    appointment_key, token_key = AppointmentKey(appointment.id), TokenKey(token.hash)
    found = records.read([appointment_key, token_key])
    stored = found.get(token_key)
    # What an account never changed has no proof stored (version 0).
    changed = stored != token if token.version else stored is not None
    return found.get(appointment_key) != appointment or changed


@dataclass(frozen=True, slots=True)
class _Undoing:
    """One look at an appointment and the change that is to be taken back."""

    directory: Directory
    records: Records
    clock: Clock
    appointment: Appointment
    offer: Offer
    change: Change
    now: datetime

    def event(self, restored: Appointment, author: Author) -> Event:
        """Told to those whom it brings back or, of a move, to all."""
        told = self.change.excused or attending_ids(restored)
        before = self.appointment.placement if self.change.kind is EventKind.UPDATED else None
        return event_of(restored, EventKind.RESTORED, author, self.now, told, before=before)

    def restored(self) -> tuple[Appointment, list[Write]]:
        """The appointment as it was, and the writes that make room for it.

        Raises NotUndoable, SlotTaken, AlreadyBooked, Overlap.
        """
        if not self.change.stands(self.appointment):
            raise NotUndoable
        return self._in_group() if self.appointment.collectif else self._of_time()

    def _in_group(self) -> tuple[Appointment, list[Write]]:
        """The family's seat again, while there is one. Raises SlotTaken, AlreadyBooked."""
        appointment = self.appointment
        key = SeatsKey(appointment.motif_id, appointment.starts_at, appointment.id)
        seats = self.records.read([key]).get(key)
        if not isinstance(seats, GroupSeats):
            raise NotUndoable
        if not seats.has_room(int(self.now.timestamp()), len(self.change.excused)):
            start = appointment.starts_at
            raise SlotTaken(
                group_alternatives(self.records, self.offer, appointment.location_id, start, self.now, ALTERNATIVES)
            )
        restored = replace(appointment, participations=self._attending_again(), version=appointment.version + 1)
        persons = [one.person for one in appointment.participations if one.user_id in self.change.excused]
        return restored, [Put(key, seats.counted(restored), seats.version), *self._places(persons)]

    def _of_time(self) -> tuple[Appointment, list[Write]]:
        """The old time again, with the same agents or another. Raises SlotTaken, AlreadyBooked, Overlap."""
        appointment, before = self.appointment, self.change.before
        agent_ids = before.agent_ids
        try:
            claimed = self._claimed(agent_ids)
        except Overlap:
            agent_ids = (self._another_agent(),)
            claimed = self._claimed(agent_ids)
        restored = replace(
            appointment,
            starts_at=before.starts_at,
            ends_at=before.ends_at,
            location_id=before.location_id,
            single_use=before.single_use,
            agent_ids=agent_ids,
            version=appointment.version + 1,
        )
        restored = armed(restored, self.now)
        if self.change.kind is EventKind.UPDATED:
            restored = replace(restored, participations=unconfirmed(restored.participations))
            places = self.records.read(place_keys(appointment))
            return restored, [*claimed, *places_kept(places, appointment, restored)]
        restored = replace(restored, status=Status.UNKNOWN, cancelled_at=None, participations=self._attending_again())
        return restored, [*claimed, *self._places(appointment.quotas)]

    def _claimed(self, agent_ids: tuple[str, ...]) -> list[Put]:
        moved = self.change.kind is EventKind.UPDATED
        old, new = self.change.after if moved else None, replace(self.change.before, agent_ids=agent_ids)
        return transfer(read_weeks(self.records, weeks_of(old, new)), self.appointment.id, old, new, self.now)

    def _another_agent(self) -> str:
        """Another agent who is free at the old start; several agents together have no stand-in."""
        before = self.change.before
        try:
            start = offered(
                self.directory,
                self.records,
                self.clock,
                self.appointment.motif_id,
                before.location_id,
                before.starts_at,
                moving=True,
                lasting_minutes=(before.ends_at - before.starts_at) // timedelta(minutes=1),
            )
        except Invalid:
            # Its place was closed meanwhile.
            raise SlotTaken from None
        if len(before.agent_ids) > 1 or not start.candidates:
            raise SlotTaken(alternatives_to(self.records, self.clock, start))
        return start.choose(self.appointment.id, self.now).agent_id

    def _attending_again(self) -> tuple[Participation, ...]:
        return tuple(
            replace(one, status=Status.UNKNOWN, cancelled_at=None) if one.user_id in self.change.excused else one
            for one in self.appointment.participations
        )

    def _places(self, persons: Iterable[str]) -> list[Write]:
        """The persons' places among the live appointments that the motif allows, taken again. Raises AlreadyBooked."""
        motif = self.offer.motif
        entry, now_second = person_entry(self.appointment), int(self.now.timestamp())
        keys = [person_key(one, motif.id) for one in dict.fromkeys(persons) if one]
        found = self.records.read(keys) if keys else {}
        writes: list[Write] = []
        for key in keys:
            quota = found.get(key)
            entries = quota.entries if isinstance(quota, Quota) else frozenset[str]()
            live = live_entries(entries, now_second)
            if len(live) >= motif.limit_per_person:
                raise AlreadyBooked
            full = len(entries) >= motif.limit_per_person
            writes.append(Renew(key, entries, live | {entry}) if full else Enter(key, entry, motif.limit_per_person))
        return writes
