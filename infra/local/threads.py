"""The inbox as threads: what was sent about one appointment, what became of it, and what was kept back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rdv.domain.appointments import Appointment
from rdv.domain.messages import MessageMark, MessageState

from .inbox import CapturedMessage
from .stories import Story

# What a message's mark says when it never reached a provider, or does not yet.
KEPT_BACK = (MessageState.QUEUED, MessageState.SKIPPED, MessageState.EXPIRED, MessageState.FAILED)


@dataclass(frozen=True, slots=True)
class Letter:
    """A captured message and its mark; None where the service keeps none, or not any more."""

    message: CapturedMessage
    mark: MessageMark | None


@dataclass(slots=True)
class Thread:
    """The messages of one appointment, newest first; those about none (codes) share the thread without an id."""

    appointment_id: str | None
    appointment: Appointment | None
    letters: list[Letter] = field(default_factory=list[Letter])
    kept_back: list[MessageMark] = field(default_factory=list[MessageMark])


def threads_of(messages: Sequence[CapturedMessage], stories: Mapping[str, Story]) -> list[Thread]:
    """Threads by their newest message; `messages` come newest first."""
    threads: dict[str | None, Thread] = {}
    for message in messages:
        story = stories.get(message.appointment_id or "", Story())
        thread = threads.get(message.appointment_id)
        if thread is None:
            thread = threads[message.appointment_id] = Thread(message.appointment_id, story.appointment)
            thread.kept_back = _kept_back(story.marks)
        thread.letters.append(Letter(message, _mark_of(message, story.marks)))
    return list(threads.values())


def _mark_of(message: CapturedMessage, marks: Iterable[MessageMark]) -> MessageMark | None:
    if not message.provider_message_id:
        return None
    return next((one for one in marks if one.provider_message_id == message.provider_message_id), None)


def _kept_back(marks: Iterable[MessageMark]) -> list[MessageMark]:
    never_taken = [one for one in marks if one.state in KEPT_BACK and not one.provider_message_id]
    return sorted(never_taken, key=lambda one: one.at, reverse=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the page shows. `next_event` is None when nothing is due; `down` are the channels in outage."""

    threads: Sequence[Thread]
    now: datetime
    next_event: datetime | None = None
    down: frozenset[str] = frozenset()
    to: str = ""

    @property
    def letters(self) -> list[Letter]:
        """Every message shown."""
        return [letter for thread in self.threads for letter in thread.letters]
