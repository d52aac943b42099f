"""What the cancel function reads and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from rdv.http.views import AppointmentView, Wire


class LinkRequest(Wire):
    """The token of a message's link, and the first three letters of the last name."""

    token: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    last_name_letters: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]


class OpenedLinkView(Wire):
    """The appointment, and the proof with which to see, move or cancel it."""

    appointment: AppointmentView
    access_token: str
    expires_at: datetime


class AnswerRequest(Wire):
    """The token of a reminder's link, and what its reader says. Who cannot come cancels."""

    token: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    answer: Literal["coming"]


class AnswerView(Wire):
    """The answer as it is kept, and what it is about, as little as the reader's message says: when."""

    answer: Literal["coming"]
    answered_at: datetime
    starts_at: datetime
    time_zone: str


class CancelRequest(Wire):
    """Nothing to say."""


class UndoRequest(Wire):
    """Nothing to say."""
