"""Log lines name what happened and where, and nobody."""

from __future__ import annotations

import json
import logging

import pytest
from pydantic import BaseModel

from rdv.telemetry import Line, log, logger

ADDRESS = "zoe.etienne@courriel.example"


class Person(BaseModel):
    """What a trace would show the input of."""

    age: int


def written(caplog: pytest.LogCaptureFixture) -> tuple[str, dict[str, object]]:
    """The last line as it is printed, and its fields."""
    text = logger.registered_handler.format(caplog.records[-1])
    return text, json.loads(text)


def crash() -> None:
    try:
        Person.model_validate({"age": ADDRESS})
    except ValueError as error:
        raise RuntimeError(f"no age of {ADDRESS}") from error


def test_a_crash_says_where_it_was_and_nothing_of_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    try:
        crash()
    except RuntimeError:
        log(Line.CRASHED, kind="RuntimeError")
    text, fields = written(caplog)
    assert ADDRESS not in text
    assert (fields["line"], fields["level"], fields["error"]) == ("HTTP-03", "ERROR", "RuntimeError < ValidationError")
    trace = fields["trace"]
    assert isinstance(trace, list)
    assert trace[-1].startswith("test_telemetry.py:")
    assert trace[-1].endswith(" crash")


def test_what_was_being_handled_belongs_to_no_line_that_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger=logger.name)
    try:
        crash()
    except RuntimeError:
        log(Line.REFUSED, status=422, code="invalid")
    assert not {"error", "trace", "exception"} & written(caplog)[1].keys()


def test_a_fault_without_an_exception_is_a_line_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    log(Line.CRASHED, kind="none")
    assert not {"error", "trace", "exception"} & written(caplog)[1].keys()
