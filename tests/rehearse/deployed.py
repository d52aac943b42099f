"""The deployed service as its citizens reach it; what it sends is read from the emulator's pages."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from infra.rehearse.stage import Stage
from tests.e2e.citizen import Citizen, Json, Service

PATIENCE_SECONDS = 30
# MiniStack keeps no tags of an e-mail: its subject says what it is about.
EVENT_OF_SUBJECT = {
    "Votre code": "contact_code",
    "RDV confirmé": "created",
    "RDV modifié": "updated",
    "RDV annulé": "cancelled",
    "Participation confirmée": "created",
    "Participation annulée": "cancelled",
    "[Rappel]": "reminder",
    "Confirmez votre adresse": "account_confirmation",
    "Vous avez déjà un compte": "account_exists",
    "Choisissez un nouveau mot de passe": "account_reset",
    "Confirmez votre nouvelle adresse": "account_email_change",
}


class Deployed(Service):
    """A deployment in the emulator: no clock that moves, and no draining but waiting, for so many seconds."""

    def __init__(self, stage: Stage, patience: float = PATIENCE_SECONDS) -> None:
        super().__init__(stage.deployment.api_url)
        self.stage = stage
        self.patience = patience

    @property
    def is_local(self) -> bool:
        return False

    def now(self) -> datetime:
        return datetime.now(UTC)

    def messages(self, to: str | None = None) -> list[Json]:
        """What SNS and SES have taken by now, newest first."""
        return [one for one in (*self._texts(), *self._mails()) if to in (None, one["to"])][::-1]

    def _texts(self) -> list[Json]:
        kept = self.stage.emulator.inspect("sns/sms-messages")["sms_messages"]
        return [
            {
                "channel": "sms",
                "to": to,
                "text": one["Message"],
                "event": one["MessageAttributes"]["rdv.kind"]["StringValue"],
                "appointment_id": one["MessageAttributes"]["rdv.subject_id"]["StringValue"],
            }
            for to, published in kept.items()
            for one in published
        ]

    def _mails(self) -> list[Json]:
        kept = self.stage.emulator.inspect("ses/messages")["messages"]
        return [
            {
                "channel": "email",
                "to": one["To"][0],
                "from": one["Source"],
                "subject": one["Subject"],
                "text": one["BodyText"],
                "html": one["BodyHtml"],
                "event": _event_of(one["Subject"]),
            }
            for sent in kept.values()
            for one in sent
        ]


def _event_of(subject: str) -> str:
    """What a citizen is told; the rest is for agents."""
    return next((event for start, event in EVENT_OF_SUBJECT.items() if subject.startswith(start)), "agent")


@dataclass
class Visitor(Citizen):
    """A citizen who waits for what is sent, for so many seconds."""

    patience: float = PATIENCE_SECONDS

    def last_code(self, channel: str = "email") -> str:
        to = self.email if channel == "email" else self.phone

        def code() -> str | None:
            texts = [one["text"] for one in self.service.messages(to) if one["event"] == "contact_code"]
            found = re.search(r"\b\d{6}\b", texts[0]) if texts else None
            return found.group() if found else None

        return eventually(code, f"a code by {channel}", self.patience)

    def has(self, event: str, channel: str) -> list[Json] | None:
        """The messages of a kind by a channel; None when there is none."""
        to = self.email if channel == "email" else self.phone
        return [one for one in self.service.messages(to) if one["event"] == event] or None

    def told(self, event: str, seconds: float | None = None) -> dict[str, list[Json]]:
        """The messages of a kind by channel, once there is one of each."""

        def both() -> dict[str, list[Json]] | None:
            by_text, by_mail = self.has(event, "sms"), self.has(event, "email")
            return {"sms": by_text, "email": by_mail} if by_text and by_mail else None

        return eventually(both, f"an SMS and an e-mail: {event}", self.patience if seconds is None else seconds)

    def received(self, appointment_id: str, event: str | None = None) -> list[Json]:
        """The e-mails and SMS of a kind; a visitor has one appointment, so that its id is not looked at."""
        by_channel = self.told(event or "created")
        return [*by_channel["sms"], *by_channel["email"]]


# The seconds of every wait that has found something, in their order.
waited: list[float] = []


def eventually[T](probe: Callable[[], T | None], what: str, seconds: float = PATIENCE_SECONDS) -> T:
    """What `probe` finds, as soon as it finds something; fails, naming `what`, when it does not."""
    began = time.monotonic()
    deadline = began + seconds
    while (found := probe()) is None:
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:.0f} s: {what}")
        time.sleep(0.2)
    waited.append(time.monotonic() - began)
    return found
