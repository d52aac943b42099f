"""Schedule expressions and event patterns mean what EventBridge's documentation says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from infra.local.patterns import UnknownPattern, matches
from infra.local.schedules import Schedule, UnknownExpression


@pytest.mark.parametrize(
    ("expression", "zone", "after", "expected"),
    [
        ("rate(5 minutes)", "UTC", "2026-11-21T09:03:10+00:00", "2026-11-21T09:08:10+00:00"),
        ("rate(1 hour)", "UTC", "2026-11-21T09:03:10+00:00", "2026-11-21T10:03:10+00:00"),
        ("cron(0/15 * * * ? *)", "UTC", "2026-11-21T09:15:00+00:00", "2026-11-21T09:30:00+00:00"),
        ("cron(*/15 9-10 * * ? *)", "UTC", "2026-11-21T10:46:00+00:00", "2026-11-22T09:00:00+00:00"),
        ("cron(0 3 * * ? *)", "Europe/Paris", "2026-11-21T02:00:00+00:00", "2026-11-22T02:00:00+00:00"),
        # The clocks go back on 25 October 2026: three in the morning is an hour later in UTC.
        ("cron(0 3 * * ? *)", "Europe/Paris", "2026-10-24T01:00:00+00:00", "2026-10-25T02:00:00+00:00"),
        ("cron(0 8 ? * MON-FRI *)", "UTC", "2026-11-20T08:00:00+00:00", "2026-11-23T08:00:00+00:00"),
        ("cron(0 8 ? * 1 *)", "UTC", "2026-11-20T08:00:00+00:00", "2026-11-22T08:00:00+00:00"),
        ("cron(30 0 1 JAN,JUL ? *)", "UTC", "2026-11-20T08:00:00+00:00", "2027-01-01T00:30:00+00:00"),
        ("cron(0 0 29 2 ? *)", "UTC", "2026-11-20T08:00:00+00:00", "2028-02-29T00:00:00+00:00"),
    ],
)
def test_a_schedule_is_next_due(expression: str, zone: str, after: str, expected: str) -> None:
    assert Schedule(expression, zone).next_after(datetime.fromisoformat(after)) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "expression",
    [
        "at(2026-11-21T09:00:00)",
        "rate(soon)",
        "rate(5 fortnights)",
        "cron(0 3 * *)",
        "cron(61 3 * * ? *)",
        "cron(0 0 L * ? *)",
        "cron(0 0 31 2 ? *)",
    ],
)
def test_what_the_laptop_cannot_tell_is_refused(expression: str) -> None:
    with pytest.raises(UnknownExpression):
        Schedule(expression).next_after(datetime.fromisoformat("2026-11-21T09:00:00+00:00"))


RECORD = {"eventName": "INSERT", "dynamodb": {"Keys": {"sk": {"S": "EVT#0001#created"}}}}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({"eventName": ["INSERT"]}, True),
        ({"eventName": ["MODIFY", "REMOVE"]}, False),
        ({"eventName": [{"anything-but": ["REMOVE"]}]}, True),
        ({"eventName": [{"anything-but": "INSERT"}]}, False),
        ({"dynamodb": {"Keys": {"sk": {"S": [{"prefix": "EVT#"}]}}}}, True),
        ({"dynamodb": {"Keys": {"sk": {"S": [{"prefix": "A"}, {"suffix": "created"}]}}}}, True),
        ({"dynamodb": {"NewImage": {"body": [{"exists": False}]}}}, True),
        ({"dynamodb": {"NewImage": {"body": [{"exists": True}]}}}, False),
        ({"dynamodb": {"Keys": {"pk": {"S": [{"prefix": ""}]}}}}, False),
    ],
)
def test_a_pattern_matches(pattern: dict[str, Any], expected: bool) -> None:
    assert matches(pattern, RECORD) is expected


def test_an_unknown_comparison_is_refused() -> None:
    with pytest.raises(UnknownPattern):
        matches({"eventName": [{"cidr": "10.0.0.0/8"}]}, RECORD)
