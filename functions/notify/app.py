"""Messages: stream → relay → queue per channel → sender → receipts; the sweep feeds the same stream.

Six bare handlers. A record that fails is reported alone and comes again; one that keeps failing goes to its
dead-letter queue, where an alarm watches.
"""

# Powertools' batch processors are only partly typed.
# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
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
from rdv.usecases import reconciling, relaying, reminding
from rdv.usecases.receiving import ReceiptTooEarly
from rdv.usecases.sending import MessageInHand, Night

from . import wiring
from .reports import logs_of_dead_letter, receipt_of, sms_reports
from .schemas import JobBody

type Event = dict[str, Any]

# A message that no retry can help is soon through its tries, and in the dead-letter queue before the hour is over.
UNHANDLED_DELAY_SECONDS = 5
# A provider may ask to be left alone for so long at most: there are deadlines to look at again.
LONGEST_REST_SECONDS = 3600
# Reports that overtake their message wait as long as it takes to send one.
FIRST_RECEIPT_DELAY_SECONDS, LONGEST_RECEIPT_DELAY_SECONDS = 15, 240
# The sweep stops claiming when the function has less time left than this; the next one goes on.
SWEEP_MARGIN_MILLISECONDS = 10_000

_LINES = {
    MessageState.SENT: Line.MESSAGE_SENT,
    MessageState.SKIPPED: Line.MESSAGE_SKIPPED,
    MessageState.EXPIRED: Line.MESSAGE_EXPIRED,
    MessageState.DELIVERED: Line.MESSAGE_SENT,
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
        # A provider that said when to come back is not called before, by this process.
        self._rests_until: datetime | None = None
        # Of the batch in hand, what its provider did not take.
        self._delayed = 0

    def send(self, event: Event, context: LambdaContext) -> Any:
        """The batch, and how much of it a provider that is down has kept waiting: an alarm watches that."""
        self._delayed = 0
        answer = process_partial_response(event, self.deliver, self, context)
        if self._delayed:
            metrics = Metrics()
            metrics.add_metric("MessagesDelayed", MetricUnit.Count, self._delayed)
            metrics.flush_metrics()
        return answer

    def deliver(self, record: SQSRecord) -> None:
        """`_deliver`, unless the provider has asked to be left alone."""
        sender = self._sender()
        if self._rests_until is not None and (rest := self._rests_until - sender.clock.now()) > timedelta():
            raise ProviderDown("resting", int(rest.total_seconds()) + 1)
        try:
            _deliver(sender, record)
        except ProviderDown as outage:
            if outage.retry_after_seconds:
                seconds = min(outage.retry_after_seconds, LONGEST_REST_SECONDS)
                self._rests_until = sender.clock.now() + timedelta(seconds=seconds)
            raise

    def failure_handler(self, record: SQSRecord, exception: ExceptionInfo) -> FailureResponse:
        self._put_off(record, exception[1])
        return super().failure_handler(record, exception)

    def _put_off(self, record: SQSRecord, error: BaseException | None) -> None:
        sender = self._sender()
        tries = int(record.attributes.approximate_receive_count)
        seconds = UNHANDLED_DELAY_SECONDS
        if isinstance(error, Night):
            seconds = int((error.ends_at - sender.clock.now()).total_seconds()) + 1
            log(Line.MESSAGE_DELAYED, message_id=record.message_id, tries=tries, seconds=seconds, reason="night")
        elif isinstance(error, MessageInHand | ProviderDown | Unavailable):
            not_after = JobBody.model_validate_json(record.body).not_after
            seconds = int(retry_delay(tries, not_after, sender.clock.now()).total_seconds())
            if isinstance(error, ProviderDown):
                self._delayed += 1
                seconds = max(seconds, min(error.retry_after_seconds, LONGEST_REST_SECONDS))
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
    return _sms_queue.send(event, context)


@logger.inject_lambda_context
def send_email(event: Event, context: LambdaContext) -> Any:
    """Each job of the e-mail queue to at most one e-mail."""
    return _email_queue.send(event, context)


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


# --- receipts ------------------------------------------------------------------------------------------------------


class _ReceiptProcessor(BatchProcessor):
    """A report that came too early, or could not be written, comes back soon; what is no report, at once."""

    def failure_handler(self, record: SQSRecord, exception: ExceptionInfo) -> FailureResponse:
        wired, error = wiring.receiver(), exception[1]
        tries = int(record.attributes.approximate_receive_count)
        seconds = UNHANDLED_DELAY_SECONDS
        if isinstance(error, ReceiptTooEarly | ProviderDown | Unavailable):
            seconds = min(FIRST_RECEIPT_DELAY_SECONDS * 2 ** (tries - 1), LONGEST_RECEIPT_DELAY_SECONDS)
            log(Line.RECEIPT_DELAYED, message_id=record.message_id, tries=tries, seconds=seconds)
        else:
            log(Line.RECEIPT_UNHANDLED, message_id=record.message_id, tries=tries)
        try:
            wired.delay(record.event_source_arn, record.receipt_handle, seconds)
        except ProviderDown as outage:
            log(Line.RECEIPT_DELAYED, message_id=record.message_id, tries=tries, reason=outage.code)
        return super().failure_handler(record, exception)


_receipts = _ReceiptProcessor(EventType.SQS, raise_on_entire_batch_failure=False)


@logger.inject_lambda_context
def receipts(event: Event, context: LambdaContext) -> Any:
    """What providers report, to the truth of each message.

    SNS's delivery logs come straight from CloudWatch, zipped: their reports join SES's on the queue, where each is
    tried and put aside by itself.
    """
    if "awslogs" in event:
        return {"forwarded": _forward(event["awslogs"]["data"])}
    return process_partial_response(event, _receive, _receipts, context)


def _forward(logs: str) -> int:
    """SNS's log lines to the queue; how many."""
    reports, unread = sms_reports(logs)
    if unread:
        log(Line.RECEIPT_UNHANDLED, lines=unread)
    wiring.receiver().forward([one.model_dump_json() for one in reports])
    return len(reports)


def _receive(record: SQSRecord) -> None:
    logs = logs_of_dead_letter(record.body)
    if logs is not None:
        # An engineer has put it back (`make redrive`).
        _forward(logs)
        return
    receipt = receipt_of(record.body)
    mark = wiring.receiver().receive(receipt)
    fields = {"channel": receipt.channel, "outcome": receipt.outcome, "reason": receipt.reason}
    if mark is None:
        log(Line.RECEIPT_OF_OTHERS, **fields)
    else:
        log(Line.RECEIPT_TAKEN, **fields, state=mark.state, kind=mark.job.kind, subject_id=mark.job.subject_id)


# --- reconciler ----------------------------------------------------------------------------------------------------


@logger.inject_lambda_context
def reconcile(event: Event, context: LambdaContext) -> Any:
    """Events that nobody has told of, to the queues again."""
    wired = wiring.reconciler()
    found = reconciling.reconcile(
        wired.records,
        wired.queue,
        wired.clock,
        lambda: context.get_remaining_time_in_millis() > SWEEP_MARGIN_MILLISECONDS,
    )
    metrics = Metrics()
    metrics.add_metric("UntoldMessages", MetricUnit.Count, found.relayed + found.expired)
    metrics.flush_metrics()
    report = {
        "events": found.events,
        "relayed": found.relayed,
        "expired": found.expired,
        "finished": found.finished,
    }
    log(Line.RECONCILED, **report)
    return report


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
