"""What providers report of messages becomes the truth of their marks (spec 6.10, decision 0105).

    find the mark → take the report in → tell by the other channel what did not arrive → write mark and address

Reports repeat themselves, overtake each other, and sometimes the mark itself. What a report changes is written in one
transaction on the version that was read; a report that says nothing new writes nothing.
"""

from __future__ import annotations

from ..domain.errors import Unavailable
from ..domain.messages import MessageMark, MessageState
from ..domain.receipts import OVERTAKES, AddressState, Dispatch, Outcome, Receipt, address_after, reported
from ..ports import AddressKey, Clock, Conflict, DispatchKey, Entity, JobQueue, Key, MarkKey, Put, Records, Write
from .claims import rounds
from .sending import mark_key, tell_otherwise


class ReceiptTooEarly(Exception):
    """The report is about a message whose sending is not written down yet: look again in a moment."""


def receive(records: Records, queue: JobQueue, clock: Clock, receipt: Receipt) -> MessageMark | None:
    """Take in one report; returns the mark as it is now, None when the message is none of ours.

    What did not arrive is told by the other channel. An address that failed for good, or whose owner complained, is
    remembered by its keyed hash and not written to again. Raises ReceiptTooEarly, ProviderDown (the queue), and
    Unavailable: the report is to be handed in again.
    """
    for _ in rounds():
        mark = _mark_of(records, receipt)
        if mark is None:
            if clock.now() - receipt.at < OVERTAKES:
                raise ReceiptTooEarly
            return None
        after = reported(mark, receipt)
        if after is not None and after.state is MessageState.FAILED:
            # Before the mark is written: a crash in between tells twice, which the other mark makes once.
            tell_otherwise(queue, mark.job)
        writes: list[Write] = [Put(mark_key(mark.job), after, mark.version)] if after is not None else []
        writes += _about_the_address(records, mark, receipt)
        try:
            if writes:
                records.commit(writes)
        except Conflict:
            # Another report, or the sender's own closing, got in between.
            continue
        return after or mark
    raise Unavailable


def _mark_of(records: Records, receipt: Receipt) -> MessageMark | None:
    """By the provider's id; by the name that an e-mail carries where no answer told the id."""
    by_id = DispatchKey(receipt.provider_message_id)
    name = receipt.name
    by_name = MarkKey(name.subject_id, name.reference, name.kind, name.person_id, receipt.channel) if name else None
    found: dict[Key, Entity] = records.read([by_id, *([by_name] if by_name else [])])
    dispatch = found.get(by_id)
    if isinstance(dispatch, Dispatch):
        key = mark_key(dispatch.job)
        if key != by_name:
            found |= records.read([key])
    elif by_name:
        key = by_name
    else:
        return None
    mark = found.get(key)
    return mark if isinstance(mark, MessageMark) else None


def _about_the_address(records: Records, mark: MessageMark, receipt: Receipt) -> list[Write]:
    if not mark.address_key or receipt.outcome not in (Outcome.BOUNCED, Outcome.COMPLAINED, Outcome.DELIVERED):
        return []
    key = AddressKey(mark.address_key)
    stored = records.read([key]).get(key)
    known = stored if isinstance(stored, AddressState) else None
    after = address_after(known, mark.address_key, receipt)
    return [Put(key, after, known.version if known else 0)] if after is not None else []
