"""What the cancel function reads and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

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


class CancelRequest(Wire):
    """Nothing to say."""


class UndoRequest(Wire):
    """Nothing to say."""
