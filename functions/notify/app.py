"""Messages: stream → relay → queue per channel → sender; the sweep feeds the same stream.

Four bare handlers. A record that fails is reported alone and comes again; one that keeps failing goes to its
dead-letter queue, where an alarm watches.
"""

# Powertools' batch processors are only partly typed.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics import MetricUnit
from aws_lambda_powertools.utilities.batch import (
    BatchProcessor,
    EventType,
    ExceptionInfo,
    FailureResponse,
    process_partial_response,
)
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from rdv.domain.errors import Unavailable
from rdv.domain.messages import MessageMark, MessageState, retry_delay
from rdv.ports import ProviderDown
from rdv.store.items import event_of_image
from rdv.telemetry import Line, log, logger
from rdv.usecases import relaying, reminding
from rdv.usecases.sending import MessageInHand

from . import wiring
from .schemas import JobBody

type Event = dict[str, Any]

# A message that no retry can help is soon through its tries, and in the dead-letter queue before the hour is over.
UNHANDLED_DELAY_SECONDS = 5
# The sweep stops claiming when the function has less time left than this; the next one goes on.
SWEEP_MARGIN_MILLISECONDS = 10_000

_LINES = {
    MessageState.SENT: Line.MESSAGE_SENT,
    MessageState.SKIPPED: Line.MESSAGE_SKIPPED,
    MessageState.EXPIRED: Line.MESSAGE_EXPIRED,
    MessageState.FAILED: Line.MESSAGE_REFUSED,
}


# --- relay ---------------------------------------------------------------------------------------------------------


class _StreamProcessor(BatchProcessor):
    """Says which record failed, and why, as soon as it did."""

    def failure_handler(self, record: Any, exception: ExceptionInfo) -> FailureResponse:
        log(Line.EVENT_UNHANDLED, sequence_number=str(record.dynamodb.sequence_number))
        return super().failure_handler(record, exception)


_stream = _StreamProcessor(EventType.DynamoDBStreams, raise_on_entire_batch_failure=False)


@logger.inject_lambda_context
def relay(event: Event, context: LambdaContext) -> Any:
    """Each event of the Agenda's stream to the messages that it owes."""
    return process_partial_response(event, _relay_record, _stream, context)


def _relay_record(record: Any) -> None:
    wired = wiring.relay()
    happened = event_of_image(record.raw_event["dynamodb"]["NewImage"])
    jobs = relaying.relay(wired.queue, wired.clock, happened)
    log(Line.RELAYED, jobs=len(jobs), kinds=sorted({str(job.kind) for job in jobs}))


# --- senders -------------------------------------------------------------------------------------------------------


class _QueueProcessor(BatchProcessor):
    """Gives each failed message the delay that its failure and its deadline call for."""

    def __init__(self, sender: Callable[[], wiring.Sender]) -> None:
        super().__init__(EventType.SQS, raise_on_entire_batch_failure=False)
        self._sender = sender

    def failure_handler(self, record: SQSRecord, exception: ExceptionInfo) -> FailureResponse:
        self._put_off(record, exception[1])
        return super().failure_handler(record, exception)

    def _put_off(self, record: SQSRecord, error: BaseException | None) -> None:
        sender = self._sender()
        tries = int(record.attributes.approximate_receive_count)
        seconds = UNHANDLED_DELAY_SECONDS
        if isinstance(error, MessageInHand | ProviderDown | Unavailable):
            not_after = JobBody.model_validate_json(record.body).not_after
            seconds = int(retry_delay(tries, not_after, sender.clock.now()).total_seconds())
            if isinstance(error, ProviderDown):
                seconds = max(seconds, min(error.retry_after_seconds, 3600))
            log(Line.MESSAGE_DELAYED, message_id=record.message_id, tries=tries, seconds=seconds, reason=_code(error))
        else:
            log(Line.MESSAGE_UNHANDLED, message_id=record.message_id, tries=tries)
        try:
            sender.delay(record.event_source_arn, record.receipt_handle, seconds)
        except ProviderDown as outage:
            # The queue's own visibility timeout serves.
            log(Line.MESSAGE_DELAYED, message_id=record.message_id, tries=tries, reason=outage.code)


def _code(error: Exception) -> str:
    return error.code if isinstance(error, ProviderDown | Unavailable) else "in_hand"


_sms_queue = _QueueProcessor(wiring.sms_sender)
_email_queue = _QueueProcessor(wiring.email_sender)


@logger.inject_lambda_context
def send_sms(event: Event, context: LambdaContext) -> Any:
    """Each job of the SMS queue to at most one SMS."""
    return process_partial_response(event, partial(_deliver, wiring.sms_sender()), _sms_queue, context)


@logger.inject_lambda_context
def send_email(event: Event, context: LambdaContext) -> Any:
    """Each job of the e-mail queue to at most one e-mail."""
    return process_partial_response(event, partial(_deliver, wiring.email_sender()), _email_queue, context)


def _deliver(sender: wiring.Sender, record: SQSRecord) -> None:
    job = JobBody.model_validate_json(record.body).to_job()
    if job.channel is not sender.channel:
        raise ValueError("a job of another channel")
    mark: MessageMark = sender.deliver(job)
    log(
        _LINES[mark.state],
        kind=job.kind,
        channel=job.channel,
        subject_id=job.subject_id,
        reference=job.reference,
        reason=mark.reason,
        attempts=mark.attempts,
        segments=mark.segments,
        provider_message_id=mark.provider_message_id,
    )


# --- sweep ---------------------------------------------------------------------------------------------------------


@logger.inject_lambda_context
def sweep(event: Event, context: LambdaContext) -> Any:
    """The reminders that are due to events."""
    wired = wiring.sweeper()
    swept = reminding.sweep(
        wired.records, wired.clock, lambda: context.get_remaining_time_in_millis() > SWEEP_MARGIN_MILLISECONDS
    )
    metrics = Metrics()
    metrics.add_metric("OldestUnsentReminderAge", MetricUnit.Seconds, swept.oldest_age_seconds)
    metrics.add_metric("RemindersClaimed", MetricUnit.Count, swept.claimed)
    metrics.flush_metrics()
    report = {
        "claimed": swept.claimed,
        "dropped": swept.dropped,
        "contended": swept.contended,
        "held": swept.held,
        "oldest_age_seconds": swept.oldest_age_seconds,
        "finished": swept.finished,
    }
    log(Line.REMINDERS_SWEPT, **report)
    return report
