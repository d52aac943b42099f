"""Log lines as named things: a code, a level, a text, and fields that never hold personal data."""

from __future__ import annotations

import logging
import sys
from enum import Enum
from traceback import walk_tb
from typing import Any

from aws_lambda_powertools import Logger


class Line(Enum):
    """Every line that the service logs: greppable, countable, alarmable."""

    REQUEST = ("HTTP-01", logging.INFO, "request answered")
    REFUSED = ("HTTP-02", logging.INFO, "request refused")
    CRASHED = ("HTTP-03", logging.ERROR, "request crashed")
    STORE_UNAVAILABLE = ("STORE-01", logging.WARNING, "store unavailable")
    CLAIM_RETRIED = ("CLAIM-01", logging.INFO, "claim retried after a version conflict")
    RELAYED = ("RELAY-01", logging.INFO, "event relayed")
    MESSAGE_SENT = ("MSG-01", logging.INFO, "message sent")
    MESSAGE_SKIPPED = ("MSG-02", logging.INFO, "message skipped")
    MESSAGE_EXPIRED = ("MSG-03", logging.WARNING, "message expired")
    MESSAGE_REFUSED = ("MSG-04", logging.WARNING, "message refused by the provider")
    MESSAGE_DELAYED = ("MSG-05", logging.WARNING, "message delayed: provider down")
    MESSAGE_UNHANDLED = ("MSG-06", logging.ERROR, "message not handled")
    RECEIPT_TAKEN = ("RCPT-01", logging.INFO, "receipt taken in")
    RECEIPT_OF_OTHERS = ("RCPT-02", logging.INFO, "receipt of no message of ours")
    RECEIPT_DELAYED = ("RCPT-03", logging.INFO, "receipt delayed")
    RECEIPT_UNHANDLED = ("RCPT-04", logging.ERROR, "receipt not handled")
    RECONCILED = ("RECONCILE-01", logging.INFO, "events compared with messages")
    EVENT_UNHANDLED = ("RELAY-02", logging.ERROR, "event not relayed")
    REMINDERS_SWEPT = ("SWEEP-01", logging.INFO, "reminders swept")
    LISTS_KEPT = ("LIST-01", logging.INFO, "lists kept")
    CHANGE_NOT_FOLLOWED = ("LIST-02", logging.WARNING, "change not followed: store unavailable or contended")
    PEOPLE_FILED = ("PEOPLE-01", logging.INFO, "people filed")
    PERSON_NOT_FILED = ("PEOPLE-02", logging.WARNING, "person not filed: store unavailable or contended")
    LISTS_REFRESHED = ("LIST-03", logging.INFO, "lists refreshed")
    BOOK_PUBLISHED = ("PUB-01", logging.INFO, "book published")
    BOOK_NOT_PUBLISHED = ("PUB-02", logging.WARNING, "book not published: store unavailable or contended")

    PROVIDER_FAILED = ("ID-01", logging.WARNING, "identity provider away, or its answer not believed")

    def __init__(self, code: str, level: int, text: str) -> None:
        self.code = code
        self.level = level
        self.text = text


DEEPEST_CAUSE = 8

# Each line names itself: where `log` stands in this file says nothing.
logger = Logger(utc=True, location=None)

_WRITERS = {logging.INFO: logger.info, logging.WARNING: logger.warning, logging.ERROR: logger.error}


def log(line: Line, **fields: Any) -> None:
    """Write a named line with its fields (ids, counts, codes: nothing personal); an error's with where it came from."""
    if line.level >= logging.ERROR and (error := sys.exception()) is not None:
        fields |= {"error": _kinds(error), "trace": _places(error)}
    _WRITERS[line.level](line.text, extra={"line": line.code, **fields})


# Not the exceptions' own texts: pydantic's show the input, and anybody may put an address into one.
def _kinds(error: BaseException) -> str:
    kinds = [type(error).__name__]
    while (behind := error.__cause__ or error.__context__) is not None and len(kinds) < DEEPEST_CAUSE:
        kinds.append(type(behind).__name__)
        error = behind
    return " < ".join(kinds)


def _places(error: BaseException) -> list[str]:
    frames = [(frame.f_code, line) for frame, line in walk_tb(error.__traceback__)]
    return [f"{code.co_filename.rpartition('/')[2]}:{line} {code.co_name}" for code, line in frames]
