"""Domain errors: what can go wrong, by name. `rdv.http.problems` turns each into one status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field: its path (`user.email`), a stable code, and values for the message's text."""

    field: str
    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A free start that a loser of a race may take instead; `location_id` is None off site."""

    starts_at: datetime
    location_id: str | None


class DomainError(Exception):
    """Base of every refusal. `code` is stable and public; no personal data ever goes in one."""

    code = "error"

    def __init__(self, **params: str) -> None:
        super().__init__(self.code)
        self.params = params


class NotFound(DomainError):
    """The object does not exist, or the caller may not know that it does."""

    code = "not_found"


class Unauthenticated(DomainError):
    """No proof of identity, or one that has expired."""

    code = "unauthenticated"


class Forbidden(DomainError):
    """The proof is good, the object is somebody else's."""

    code = "forbidden"


class WrongCsrfToken(DomainError):
    """A change with a session's cookie that does not carry the session's CSRF token."""

    code = "wrong_csrf_token"


class WrongCredentials(DomainError):
    """The address or the password is wrong; which of them is not told."""

    code = "wrong_credentials"


class Invalid(DomainError):
    """Understood, but not acceptable; `errors` says which field and why."""

    code = "invalid"

    def __init__(self, errors: Sequence[FieldError] = (), **params: str) -> None:
        super().__init__(**params)
        self.errors = tuple(errors)


class Malformed(Invalid):
    """The request cannot be read: broken JSON, a wrong type, an unknown parameter."""

    code = "malformed"


class BodyTooLarge(DomainError):
    """A body over 64 KiB."""

    code = "body_too_large"


class SlotTaken(DomainError):
    """The start is not free (any more): WIZ-05. Carries up to three nearest free starts."""

    code = "slot_taken"

    def __init__(self, alternatives: Sequence[Alternative] = ()) -> None:
        super().__init__()
        self.alternatives = tuple(alternatives)


@dataclass(frozen=True, slots=True)
class BusyTime:
    """What an agent is already taken by: an appointment's time or a citizen's hold."""

    agent_id: str
    starts_at: datetime
    ends_at: datetime


class AgentBusy(DomainError):
    """An agent's booking meets other times of its agents: a warning that may be overridden on purpose (7.3)."""

    code = "agent_busy"

    def __init__(self, conflicts: Sequence[BusyTime]) -> None:
        super().__init__()
        self.conflicts = tuple(conflicts)


class DuplicateAppointment(DomainError):
    """The very same appointment exists: never overridden (WZA-03)."""

    code = "duplicate_appointment"


class GroupFull(DomainError):
    """More participants than seats are left: agents may go over the maximum on purpose (RDV-15)."""

    code = "group_full"

    def __init__(self, seats_left: int) -> None:
        super().__init__()
        self.seats_left = seats_left


class StartsInThePast(Invalid):
    """A start that is over cannot be held nor chosen."""

    code = "starts_in_the_past"


class TooManyHolds(DomainError):
    """Three live holds per visitor, a hundred per source address."""

    code = "too_many_holds"


class HoldExpired(DomainError):
    """The ten minutes are over (or the hold was released or used)."""

    code = "hold_expired"


class AlreadyBooked(DomainError):
    """The person already has as many live appointments for this motif as it allows."""

    code = "already_booked"


class IdempotencyMismatch(DomainError):
    """The same Idempotency-Key came with another body."""

    code = "idempotency_mismatch"


class WrongCode(DomainError):
    """The six digits do not match, or the code has expired."""

    code = "wrong_code"


class TooManyAttempts(DomainError):
    """A limit of tries is reached; `retry_after_seconds` says when to come back."""

    code = "too_many_attempts"

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__()
        self.retry_after_seconds = retry_after_seconds


class WrongLetters(DomainError):
    """The three letters are not the beginning of the last name: INV-07."""

    code = "wrong_letters"


class LinkExpired(DomainError):
    """The link of a message is older than its twelve weeks: PAR-01."""

    code = "link_expired"


class AccountLinkExpired(DomainError):
    """The link of an account's mail is too old, was used, or something newer has replaced it: AUT-05."""

    code = "account_link_expired"


class ProviderFailed(DomainError):
    """The identity provider sent somebody back with an answer that cannot be believed, or with none."""

    code = "provider_failed"


class ReturnFailed(ProviderFailed):
    """The same, of somebody whose way is known: `return_to` is the page of this site that they had left."""

    def __init__(self, return_to: str) -> None:
        super().__init__()
        self.return_to = return_to


class TooLateToCancel(DomainError):
    """Four hours or less before the start: RDV-12, CHG-02. `phone_number` is whom to call: CHG-03."""

    code = "too_late_to_cancel"

    def __init__(self, phone_number: str) -> None:
        super().__init__(phone_number=phone_number)
        self.phone_number = phone_number


class TooLateToMove(DomainError):
    """Two days or less before the start: RDV-13, CHG-02."""

    code = "too_late_to_move"

    def __init__(self, phone_number: str) -> None:
        super().__init__(phone_number=phone_number)
        self.phone_number = phone_number


class TooLateToUndo(DomainError):
    """Ten minutes or more since the change; `phone_number` is whom to call."""

    code = "too_late_to_undo"

    def __init__(self, phone_number: str) -> None:
        super().__init__(phone_number=phone_number)
        self.phone_number = phone_number


class NotExpected(DomainError):
    """Nobody waits for an answer any more: the appointment is cancelled, or has begun."""

    code = "not_expected"


class NotUndoable(DomainError):
    """This proof changed nothing, or the appointment was changed again since."""

    code = "not_undoable"


class NotCancellable(DomainError):
    """The motif does not let users cancel, or the appointment is of a kind that they cannot: RDV-12."""

    code = "not_cancellable"


class NotMovable(DomainError):
    """The motif does not let users move, or an agent made the appointment, or it is cancelled: RDV-13."""

    code = "not_movable"


@dataclass(frozen=True, slots=True)
class LiveAppointment:
    """An appointment that is still to come, in its own zone; no name of anybody."""

    id: str
    starts_at: datetime
    motif_name: str


class HasAppointments(DomainError):
    """Somebody who is to be deleted still has appointments to come."""

    code = "has_appointments"

    def __init__(self, appointments: Sequence[LiveAppointment]) -> None:
        super().__init__()
        self.appointments = tuple(appointments)


class AlreadyMember(DomainError):
    """Who is to enter the organisation works in it: ROLE-02."""

    code = "already_member"


class AlreadyInvited(DomainError):
    """Who is to enter the organisation was invited to it and has not answered yet: ROLE-02."""

    code = "already_invited"


class LastAdmin(DomainError):
    """Nobody else would administer the organisation: ROLE-01."""

    code = "last_admin"


class LastTerritoryAdmin(DomainError):
    """Nobody else would administer the territory: TER-03."""

    code = "last_territory_admin"


class HasOpenings(DomainError):
    """The agent has openings with motifs of a service that is to be taken away: AGM-06."""

    code = "has_openings"


class SeveralOrganisations(DomainError):
    """A contributor belongs to exactly one organisation: ROLE-03, AGM-04."""

    code = "several_organisations"


@dataclass(frozen=True, slots=True)
class Blocking:
    """An organisation that somebody cannot leave, and why: the code of the error that it alone would be."""

    organisation_id: str
    name: str
    reason: str


class CannotLeave(DomainError):
    """Some organisations do not let the agent go; they are left in none: AGM-07."""

    code = "cannot_leave"

    def __init__(self, organisations: Sequence[Blocking]) -> None:
        super().__init__()
        self.organisations = tuple(organisations)


class ChangedMeanwhile(DomainError):
    """What was to be changed is no longer as it was read. `current` is how it is now, as the caller may see it."""

    code = "changed_meanwhile"

    def __init__(self, current: Mapping[str, object] | None = None) -> None:
        super().__init__()
        self.current = current


@dataclass(frozen=True, slots=True)
class Caution:
    """A reason to think again that does not forbid: its code, what it is about (`agent_id`, …), values for its text.

    `wording` names its text where the code alone does not.
    """

    code: str
    about: tuple[tuple[str, str], ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    wording: str = ""


class Cautioned(DomainError):
    """What was asked for is possible, and there are reasons against it: to be accepted on purpose (7.3, PO-05)."""

    code = "warnings"

    def __init__(self, cautions: Sequence[Caution]) -> None:
        super().__init__()
        self.cautions = tuple(cautions)


class InUse(DomainError):
    """Openings or appointments speak of what is to be deleted: LIEU-02."""

    code = "in_use"


class DuplicateUser(DomainError):
    """Somebody may be registered already (USA-06); `duplicates` as the caller may see them."""

    code = "duplicate_user"

    def __init__(self, duplicates: Sequence[Mapping[str, object]] = ()) -> None:
        super().__init__()
        self.duplicates = tuple(duplicates)


class AttendeeFixed(DomainError):
    """Who comes can no longer be changed: the appointment has begun, or is cancelled (5.4)."""

    code = "attendee_fixed"


class AddressesUnavailable(DomainError):
    """The national address service does not answer, or this deployment asks none."""

    code = "addresses_unavailable"


class Unavailable(DomainError):
    """A store or a provider does not answer for now; nothing was changed; try again."""

    code = "unavailable"
