"""How a person is reached."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """The two ways by which messages go out."""

    SMS = "sms"
    EMAIL = "email"
