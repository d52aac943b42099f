"""What the Agenda knows of the inbox's appointments: when they are, and what became of each of their messages.

Read from moto's own memory: the page that shows it must cost the service nothing, and be there when AWS is cut off.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field

from moto.dynamodb.models import dynamodb_backends

from rdv.domain.appointments import Appointment
from rdv.domain.messages import MessageMark
from rdv.store.codec import from_plain

from .aws import ACCOUNT_ID, REGION

_PREFIX = "APPT#"


@dataclass(slots=True)
class Story:
    """An appointment as stored, and the marks of its messages."""

    appointment: Appointment | None = None
    marks: list[MessageMark] = field(default_factory=list[MessageMark])


def stories_of(table_name: str, appointment_ids: Collection[str]) -> dict[str, Story]:
    """The stories of those appointments that there are, by id."""
    wanted, found = {f"{_PREFIX}{one}" for one in appointment_ids}, dict[str, Story]()
    for item in list(dynamodb_backends[ACCOUNT_ID][REGION].get_table(table_name).all_items()):
        pk, sk = item.attrs["pk"].value, item.attrs["sk"].value
        if pk not in wanted or "body" not in item.attrs:
            continue
        story, body = found.setdefault(pk.removeprefix(_PREFIX), Story()), json.loads(item.attrs["body"].value)
        if sk == "A":
            story.appointment = from_plain(Appointment, body)
        elif sk.startswith("MSG#"):
            story.marks.append(from_plain(MessageMark, body))
    return found
