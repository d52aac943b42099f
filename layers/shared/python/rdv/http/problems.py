"""The one table from error to status, and the problem+json that people and programs read (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..domain import errors
from ..domain.errors import Caution, DomainError, FieldError
from .texts import CAUTIONS, FIELDS, PROBLEMS

CONTENT_TYPE = "application/problem+json"

# Looked up along the MRO, so that subclasses work.
STATUSES: dict[type[BaseException], int] = {
    errors.Malformed: 400,
    errors.Unauthenticated: 401,
    errors.Forbidden: 403,
    errors.WrongCsrfToken: 403,
    errors.NotFound: 404,
    errors.SlotTaken: 409,
    errors.AlreadyBooked: 409,
    errors.AgentBusy: 409,
    errors.DuplicateAppointment: 409,
    errors.GroupFull: 409,
    errors.IdempotencyMismatch: 409,
    errors.HasAppointments: 409,
    errors.InUse: 409,
    errors.LastAdmin: 409,
    errors.LastTerritoryAdmin: 409,
    errors.HasOpenings: 409,
    errors.SeveralOrganisations: 409,
    errors.CannotLeave: 409,
    errors.ChangedMeanwhile: 409,
    errors.Cautioned: 409,
    errors.DuplicateUser: 409,
    errors.HoldExpired: 410,
    errors.LinkExpired: 410,
    errors.AccountLinkExpired: 410,
    errors.BodyTooLarge: 413,
    errors.Invalid: 422,
    errors.AlreadyMember: 422,
    errors.AlreadyInvited: 422,
    errors.WrongCode: 422,
    errors.WrongCredentials: 422,
    errors.ProviderFailed: 422,
    errors.WrongLetters: 422,
    errors.TooLateToCancel: 422,
    errors.TooLateToMove: 422,
    errors.TooLateToUndo: 422,
    errors.NotExpected: 422,
    errors.NotUndoable: 422,
    errors.NotCancellable: 422,
    errors.NotMovable: 422,
    errors.AttendeeFixed: 422,
    errors.TooManyHolds: 429,
    errors.TooManyAttempts: 429,
    errors.AddressesUnavailable: 503,
    errors.Unavailable: 503,
}
# Whom to call is part of the answer.
_TOO_LATE = (errors.TooLateToCancel, errors.TooLateToMove, errors.TooLateToUndo)
HOLDS_RETRY_SECONDS = 60
UNAVAILABLE_RETRY_SECONDS = 2


def status_of(error: BaseException) -> int:
    """The status of an error; 500 for what is no refusal of ours."""
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)


def problem_of(error: BaseException, language: str) -> tuple[int, dict[str, Any], dict[str, str]]:
    """The status, the body and the headers that tell of an error in `fr` or `en`."""
    status = status_of(error)
    code = error.code if isinstance(error, DomainError) and status != 500 else "internal"
    title, detail = PROBLEMS[code]
    body: dict[str, Any] = {
        "type": "about:blank" if code == "internal" else f"urn:rdv:problem:{code}",
        "title": title.in_language(language),
        "status": status,
        "code": code,
        "detail": detail.in_language(language).format_map(_params(error, language)),
    }
    headers = {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
    if isinstance(error, errors.Invalid) and error.errors:
        body["errors"] = [_field(one, language) for one in error.errors]
    if isinstance(error, errors.SlotTaken):
        body["alternatives"] = [
            {"starts_at": one.starts_at.isoformat(), "location_id": one.location_id} for one in error.alternatives
        ]
    if isinstance(error, errors.AgentBusy):
        body["conflicts"] = [
            {"agent_id": one.agent_id, "starts_at": one.starts_at.isoformat(), "ends_at": one.ends_at.isoformat()}
            for one in error.conflicts
        ]
    if isinstance(error, errors.HasAppointments):
        body["appointments"] = [
            {"id": one.id, "starts_at": one.starts_at.isoformat(), "motif_name": one.motif_name}
            for one in error.appointments
        ]
    if isinstance(error, errors.ChangedMeanwhile) and error.current is not None:
        body["current"] = dict(error.current)
    if isinstance(error, errors.DuplicateUser):
        body["duplicates"] = [dict(one) for one in error.duplicates]
    if isinstance(error, errors.Cautioned):
        body["warnings"] = [caution_of(one, language) for one in error.cautions]
    if isinstance(error, errors.CannotLeave):
        body["organisations"] = [
            {"id": one.organisation_id, "name": one.name, "reason": one.reason} for one in error.organisations
        ]
    if isinstance(error, errors.GroupFull):
        body["seats_left"] = error.seats_left
    if isinstance(error, _TOO_LATE):
        body["phone_number"] = error.phone_number
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if (seconds := _retry_after(error)) is not None:
        headers["Retry-After"] = str(seconds)
    return status, body, headers


def caution_of(caution: Caution, language: str) -> dict[str, str]:
    """A caution as it is shown: its code, what it is about, and a sentence in `fr` or `en`."""
    params = {name: _clock_time(value, language) if name in _CLOCK_TIMES else value for name, value in caution.params}
    text = CAUTIONS[caution.wording or caution.code].in_language(language).format_map(params)
    return {"code": caution.code, **dict(caution.about), "text": text}


# The parameters of a caution that are `HH:MM`.
_CLOCK_TIMES = frozenset({"begins", "ends"})


def _clock_time(clock: str, language: str) -> str:
    """`13:30` as it is written on the pages: `13 h 30`, and `13 h` for a whole hour, in French."""
    if language == "en":
        return clock
    hour, minute = clock.split(":")
    return f"{int(hour)}\u00a0h" + (f"\u00a0{minute}" if minute != "00" else "")


def _params(error: BaseException, language: str) -> dict[str, str]:
    if isinstance(error, errors.TooManyAttempts):
        return {"minutes": str(max(1, -(-error.retry_after_seconds // 60)))}
    if isinstance(error, errors.CannotLeave):
        return {"organisations": ", ".join(one.name for one in error.organisations)}
    if isinstance(error, _TOO_LATE):
        joint = " on " if language == "en" else " au "
        return {"by_phone": f"{joint}{error.phone_number}" if error.phone_number else ""}
    return {}


def _retry_after(error: BaseException) -> int | None:
    match error:
        case errors.TooManyAttempts(retry_after_seconds=seconds):
            return seconds
        case errors.TooManyHolds():
            return HOLDS_RETRY_SECONDS
        case errors.Unavailable():
            return UNAVAILABLE_RETRY_SECONDS
        case _:
            return None


def _field(error: FieldError, language: str) -> dict[str, str]:
    return {"field": error.field, "code": error.code, "message": FIELDS[error.code].in_language(language)}


# pydantic's error types to our field codes; what is not here is a wrong type.
_CODES = {
    "missing": "required",
    "extra_forbidden": "unexpected",
    "string_too_long": "too_long",
    "too_long": "too_long",
    "string_too_short": "too_short",
    "too_short": "too_short",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "date_from_datetime_parsing": "not_a_date",
    "date_parsing": "not_a_date",
    "date_type": "not_a_date",
    "datetime_parsing": "not_an_instant",
    "datetime_from_date_parsing": "not_an_instant",
    "datetime_type": "not_an_instant",
    "timezone_aware": "not_an_instant",
}


def field_errors(found: Iterable[Any], whole: str = "body") -> tuple[FieldError, ...]:
    """pydantic's errors as ours: the path (or `whole` without one) and a code, never the value that was sent."""
    return tuple(
        FieldError(".".join(str(part) for part in one["loc"]) or whole, _CODES.get(one["type"], "wrong_type"))
        for one in found
    )


def as_json(body: Any) -> str:
    """Compact JSON with accents as they are."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
