"""What travels on the queues, checked at their edge."""

from __future__ import annotations

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from rdv.domain.appointments import EventKind
from rdv.domain.messages import MessageJob, MessageKind
from rdv.domain.people import Channel


class JobBody(BaseModel):
    """The JSON body of a message job: `rdv.outbound.queues.body_of` writes it."""

    # What a stranger put on the queue must not end up in the logs.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    kind: MessageKind
    subject_id: str = Field(min_length=1, max_length=64)
    reference: str = Field(min_length=1, max_length=64)
    user_id: str = Field(max_length=64)
    channel: Channel
    not_after: AwareDatetime
    event: EventKind | None = None
    agent_id: str = Field(default="", max_length=64)

    def to_job(self) -> MessageJob:
        """The domain's job."""
        not_after: datetime = self.not_after
        return MessageJob(
            self.kind,
            self.subject_id,
            self.reference,
            self.user_id,
            self.channel,
            not_after,
            self.event,
            self.agent_id,
        )
