"""A hold becomes a seat in a group appointment: one read and one transaction, guards included (4.4, COL-01, COL-02)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .. import ids
from ..domain.agenda import GroupRef, Hold, HoldRef
from ..domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    EventKind,
    Participation,
    event_of,
    family_of,
)
from ..domain.directory import Visibility
from ..domain.errors import (
    AlreadyBooked,
    FieldError,
    HoldExpired,
    IdempotencyMismatch,
    Invalid,
    NotFound,
    Unavailable,
)
from ..domain.groups import GroupPlace, GroupSeats, Registration, families_left
from ..domain.people import ACCESS_LIFETIME, Token, TokenPurpose
from ..ports import (
    AppointmentKey,
    Clock,
    Conflict,
    Directory,
    Drop,
    Enter,
    Entity,
    EventKey,
    GroupPlaceKey,
    HoldKey,
    Key,
    Put,
    QuotaKey,
    Records,
    RegistrationKey,
    Renew,
    TokenKey,
    Write,
)
from .attending import (
    Booked,
    Booker,
    BookingRequest,
    FamilyChanged,
    attendees,
    booker_keys,
    booker_of,
    family_conflict,
    family_pseudonym,
    holds_left,
    link_for,
    owned_hold,
    person_pseudonym,
    request_id,
)
from .claims import make_room, person_entry, person_key, places_left, rounds
from .group_searching import seats_key, seats_key_of
from .reaching import offer_of, sheet, sheet_of

# Replays come within minutes; after the appointment nobody needs its registration's answer again.
KEPT_AFTER_THE_APPOINTMENT = timedelta(days=1)


def register(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    request: BookingRequest,
    ref: HoldRef,
    group: GroupRef,
) -> Booked:
    """Give the held seat to the one who attends; the same key again gives the same answer.

    Another member of the family gives up their place (PAR-03); who was excused comes back; who is registered already
    keeps the one place, and the held seat is free again (COL-01). Raises as `booking.book`.
    """
    keys, appointment_key = booker_keys(request), AppointmentKey(group.appointment_id)
    registration_key = RegistrationKey(request_id(request))
    other_key = AppointmentKey(registration_key.registration_id)
    hold_key, key_of_seats = HoldKey(ref.id), seats_key_of(group, ref.start)
    found = records.read([*keys, registration_key, other_key, hold_key, appointment_key, key_of_seats])
    now = clock.now()
    booker = booker_of(found, request, now)
    if other_key in found:
        raise IdempotencyMismatch
    earlier = found.get(registration_key)
    if earlier is None and hold_key not in found:
        # A batch is no snapshot: the same key, pressed twice, may have used the hold between its two reads.
        earlier = records.read([registration_key]).get(registration_key)
    if isinstance(earlier, Registration):
        return _replay(directory, records, clock, keyring, request, earlier)
    hold = owned_hold(found.get(hold_key), request, now)
    registering = _Registering(keyring, request, hold, booker, registration_key.registration_id, now)
    known: dict[Key, Entity | None] = {key: found.get(key) for key in (appointment_key, key_of_seats)}

    def without_seat() -> Booked:
        """The held seat is no longer there: used by the same key, pressed twice at once, or lost."""
        twin = records.read([registration_key]).get(registration_key)
        if not isinstance(twin, Registration):
            raise HoldExpired
        return _replay(directory, records, clock, keyring, request, twin)

    for _ in rounds():
        entry = registering.entry(known[appointment_key], known[key_of_seats])
        if entry is None:
            return without_seat()
        try:
            records.commit([*entry.writes, *registering.places(entry)])
        except Conflict as conflict:
            if family_conflict(conflict) and hold_key not in conflict.current:
                raise FamilyChanged from conflict
            current = conflict.current
        else:
            return _booked(records, clock, registering, entry)
        if registration_key in current or hold_key in current:
            return without_seat()
        registering.make_place(entry, current)
        # The failed conditions brought the appointment and its seats as they are now: judge again without reading.
        known |= {key: current[key] for key in known.keys() & current.keys()}
    raise Unavailable


def _replay(
    directory: Directory,
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    request: BookingRequest,
    earlier: Registration,
) -> Booked:
    if earlier.fingerprint != request.fingerprint:
        raise IdempotencyMismatch
    key = AppointmentKey(earlier.appointment_id)
    appointment = records.read([key]).get(key)
    if not isinstance(appointment, Appointment) or not family_of(appointment, earlier.user_id):
        # The family was taken out since: there is nothing of theirs to show.
        raise NotFound
    offer = offer_of(directory, appointment)
    found = sheet_of(records, clock, appointment, offer, earlier.user_id, consistent=True)
    access = keyring.access_token(earlier.id, request.idempotency_key)
    expires_at = earlier.at + ACCESS_LIFETIME
    return Booked(found, access, expires_at, replayed=True, already_registered=earlier.already_registered)


def _booked(records: Records, clock: Clock, registering: _Registering, entry: _Entry) -> Booked:
    offer, already = registering.hold.offer, entry.place is None
    if already:
        shown = sheet_of(records, clock, entry.after, offer, entry.viewer_id, consistent=True)
    else:
        shown = sheet(entry.after, offer, [registering.user], clock, entry.viewer_id)
    expires_at = registering.now + ACCESS_LIFETIME
    return Booked(shown, registering.access_token, expires_at, replayed=False, already_registered=already)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A registration judged on the appointment as it is; `place` is None for who is registered already.

    `viewer_id` is whose proof the answer is: the user who answers for the participation.
    """

    after: Appointment
    viewer_id: str
    writes: list[Write]
    place: Enter | None


class _Registering:
    """Everything of one registration that does not depend on what the appointment has become meanwhile."""

    def __init__(
        self,
        keyring: ids.Keyring,
        request: BookingRequest,
        hold: Hold,
        booker: Booker,
        registration_id: str,
        now: datetime,
    ) -> None:
        self.keyring, self.request, self.hold, self.now = keyring, request, hold, now
        self.party = attendees(keyring, request, booker, hold.offer, now)
        self.contact, attending = self.party.contact, self.party.attending
        if len(attending) != 1:
            raise Invalid([FieldError("participants", "one_per_family")])
        [self.user] = attending
        self.id = registration_id
        self.person = person_pseudonym(keyring, booker.address, self.user)
        self.family = family_pseudonym(keyring, booker.address)
        # Of this request alone: the appointment's id and a key that others may choose too would give one to them all.
        self.access_token = keyring.access_token(registration_id, request.idempotency_key)
        self._pruned: dict[QuotaKey, Renew | Enter] = {}

    def places(self, entry: _Entry) -> list[Write]:
        """The write that takes the person's place among the live appointments that the motif allows."""
        return [self._pruned.get(entry.place.key, entry.place)] if entry.place else []

    def make_place(self, entry: _Entry, current: dict[Key, Entity | None]) -> None:
        """After a conflict: prune the person's dead entries when there was no room. Raises AlreadyBooked."""
        if entry.place is None or entry.place.key not in current:
            return
        room = make_room(entry.place, current, int(self.now.timestamp()))
        if room is None:
            raise AlreadyBooked
        self._pruned[entry.place.key] = room

    def entry(self, appointment: Entity | None, seats: Entity | None) -> _Entry | None:
        """What this registration makes of the appointment as it is; None when its seat is not there.

        It was used, or the service cancelled or moved the appointment since (COL-02).
        """
        if not isinstance(appointment, Appointment) or not isinstance(seats, GroupSeats):
            return None
        if not seats.holds_seat(self.hold.ref.id):
            return None
        for one in appointment.participations:
            if not one.status.is_cancelled and (one.user_id == self.user.id or one.person == self.person):
                return self._kept(appointment, seats, one)
        return self._entered(appointment, seats)

    def _kept(self, appointment: Appointment, seats: GroupSeats, own: Participation) -> _Entry:
        """The person has a place, under whatever details: it is shown, and the held seat is let go (COL-01)."""
        viewer_id = own.responsible_id or own.user_id
        freed = Put(seats_key(seats), seats.released(self.hold.ref.id), seats.version)
        return _Entry(appointment, viewer_id, [freed, *self._proof(appointment, viewer_id, already=True)], None)

    def _entered(self, appointment: Appointment, seats: GroupSeats) -> _Entry:
        """The person takes the seat, instead of whoever of the family had one (PAR-03)."""
        family = [one for one in appointment.participations if self._is_family(one)]
        others = [one for one in appointment.participations if one not in family]
        replaced = [one for one in family if not one.status.is_cancelled]
        after = replace(appointment, participations=(*others, self._participation()), version=appointment.version + 1)
        event = event_of(
            after,
            EventKind.REGISTERED,
            Author(AuthorKind.USER, self.contact.id),
            self.now,
            [self.user.id],
            quiet_user_ids=[one.user_id for one in replaced],
        )
        links = [link_for(self.keyring, appointment, one.id, self.now) for one in self.party.users]
        writes: list[Write] = [
            Put(AppointmentKey(after.id), after, appointment.version),
            Put(EventKey(event.appointment_id, event.version, event.kind), event, 0),
            Put(seats_key(seats), seats.confirmed(self.hold.ref.id, after), seats.version),
            *places_left(appointment, [one.person for one in replaced]),
            *(Drop(GroupPlaceKey(after.id, one)) for one in self._left(appointment, after)),
            Put(GroupPlaceKey(after.id, self.family), self._place(after)),
            *self.party.writes,
            *(Put(TokenKey(link.hash), link) for link in links),
            *self._proof(appointment, self.contact.id),
        ]
        motif = self.hold.offer.motif
        place = Enter(person_key(self.person, motif.id), person_entry(appointment), motif.limit_per_person)
        return _Entry(after, self.contact.id, writes, place)

    def _left(self, before: Appointment, after: Appointment) -> list[str]:
        """The families whose places this one takes."""
        return [one for one in families_left(before.participations, after.participations) if one != self.family]

    def _place(self, appointment: Appointment) -> GroupPlace:
        """The appointment in the list of its owner."""
        return GroupPlace(
            appointment_id=appointment.id,
            motif_id=appointment.motif_id,
            location_id=appointment.location_id,
            starts_at=appointment.starts_at,
            family=self.family,
            owner=self.request.account_id or self.family,
            user_id=self.user.id,
        )

    def _participation(self) -> Participation:
        notified = self.hold.offer.motif.visibility is Visibility.VISIBLE_AND_NOTIFIED
        return Participation(
            self.user.id,
            send_lifecycle_notifications=notified,
            send_reminder_notification=notified,
            responsible_id=self.contact.id,
            family=self.family,
            person=self.person,
        )

    def _is_family(self, one: Participation) -> bool:
        ours = {self.user.id, self.contact.id}
        return one.family == self.family or one.user_id in ours or one.responsible_id in ours

    def _proof(self, appointment: Appointment, viewer_id: str, *, already: bool = False) -> list[Write]:
        """The end of the hold, and what its owner gets for it."""
        kept_until = appointment.ends_at + KEPT_AFTER_THE_APPOINTMENT
        fingerprint = self.request.fingerprint
        registration = Registration(self.id, appointment.id, viewer_id, fingerprint, self.now, kept_until, already)
        access = Token(
            ids.digest(self.access_token),
            TokenPurpose.ACCESS,
            self.now + ACCESS_LIFETIME,
            appointment_id=appointment.id,
            user_id=viewer_id,
        )
        return [
            Drop(HoldKey(self.hold.ref.id), must_exist=True),
            Put(RegistrationKey(self.id), registration, 0),
            Put(TokenKey(access.hash), access),
            *holds_left(self.hold),
        ]
