"""Counts without a read, and who agents are: the same on every engine."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rdv.domain.directory import Agent, NotificationLevel
from rdv.domain.languages import Language
from rdv.domain.messages import MessageJob, MessageKind, MessageMark, MessageState
from rdv.domain.people import Channel
from rdv.domain.sms_counts import SmsCount
from rdv.ports import Conflict, Count, MarkKey, Put, SmsCountKey
from rdv.usecases.counting import sms_of_month

from .conftest import Engine

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
KEY = SmsCountKey("organisation", "2026-11", 3)
MARK_KEY = MarkKey("appointment", "1", "created", "user", Channel.SMS)


def a_mark(version: int) -> MessageMark:
    job = MessageJob(MessageKind.CREATED, "appointment", "1", "user", Channel.SMS, NOW)
    return MessageMark(job, MessageState.SENT, version, NOW, NOW, segments=2)


def test_counts_add_up_from_nothing(engine: Engine) -> None:
    assert engine.records.read([KEY]) == {}
    engine.records.commit([Count(KEY, 1, 2)])
    engine.records.commit([Count(KEY, 1, 1), Count(SmsCountKey("organisation", "2026-11", 4), 2, 5)])
    assert engine.records.read([KEY]) == {KEY: SmsCount(2, 3)}
    assert sms_of_month(engine.records, "organisation", "2026-11") == SmsCount(4, 8)
    assert sms_of_month(engine.records, "organisation", "2026-12") == SmsCount()


def test_a_mark_that_is_refused_counts_nothing(engine: Engine) -> None:
    engine.records.commit([Put(MARK_KEY, a_mark(1), 0), Count(KEY, 1, 2)])
    with pytest.raises(Conflict) as conflict:
        engine.records.commit([Put(MARK_KEY, a_mark(2), 7), Count(KEY, 1, 2)])
    assert set(conflict.value.current) == {MARK_KEY}
    assert engine.records.read([KEY]) == {KEY: SmsCount(1, 2)}


def test_an_agent_comes_back_as_published(engine: Engine) -> None:
    agent = Agent("agent", "Maëlle", "Sainte-Rose", "maelle@service.example", NotificationLevel.SOON, Language.ENGLISH)
    assert engine.directory.agent("agent") is None
    engine.writer.publish_agent(agent)
    assert engine.directory.agent("agent") == agent
    assert engine.directory.agent("agen") is None
    assert engine.lists.motifs_of_agent("agent") == []
