"""What an organisation's settings may be (2.2), whoever makes it or changes it."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .directory import Organisation
from .errors import FieldError
from .people import normal_email
from .phones import is_organisation_phone

_WEB_ADDRESS = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?")


def organisation_errors(organisation: Organisation) -> list[FieldError]:
    """What is wrong with an organisation's settings; whether its name is free is not known here."""
    errors: list[FieldError] = []
    if not organisation.name.strip():
        errors.append(FieldError("name", "required"))
    if not is_organisation_phone(organisation.phone_number):
        errors.append(FieldError("phone_number", "not_a_phone_number"))
    if organisation.email and normal_email(organisation.email) is None:
        errors.append(FieldError("email", "not_an_email"))
    if organisation.website and not _WEB_ADDRESS.fullmatch(organisation.website):
        errors.append(FieldError("website", "not_a_url"))
    try:
        ZoneInfo(organisation.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        errors.append(FieldError("time_zone", "unknown"))
    return errors
