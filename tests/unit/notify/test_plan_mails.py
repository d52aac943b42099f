"""Mails about openings and absences: to whom, in which words, and with which calendar event (6.2, ICS-04)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from notify.couriers import EmailCourier, SmsCourier
from notify.mime import plan_email
from rdv.domain.agenda import Absence
from rdv.domain.directory import Agent, Opening, Verticale
from rdv.domain.languages import Language
from rdv.domain.messages import MessageState, Objection, PlanNotice, job_for_plan
from rdv.domain.openings import opening_ordinals
from rdv.domain.plan_changes import PlanAction, PlanChange, PlanKind
from rdv.domain.recurrence import Every, Recurrence, nth_weekday
from rdv.ports import AgentKey, Drop, PlanChangeKey, Put
from rdv.store.memory import MemoryDirectory, MemoryRecords
from rdv.usecases.relaying import relay
from rdv.usecases.sending import deliver
from tests.unit.messaging import KEYRING, SETTINGS, FakeMail, FakeQueue, FakeSms, HandClock, Provider, read_calendar

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 21, 10, tzinfo=PARIS)
TUESDAY = date(2026, 11, 24)
OWNER = Agent("zoe", "Zoé", "Martin", "zoe@mairie.example")
RULE = Recurrence(Every.WEEK, TUESDAY, interval=2, on=(1, 4), until=date(2027, 6, 10))
OPENING = Opening(
    "o1", "zoe", "org", TUESDAY, time(9), time(12), "place", RULE, ("motif",), "Permanence", (date(2026, 12, 10),), 3
)
CHANGE = PlanChange(
    PlanKind.OPENING,
    PlanAction.CREATED,
    "o1",
    "zoe",
    3,
    NOW,
    "Europe/Paris",
    opening=OPENING,
    organisation_id="org",
    organisation_name="MDS Arras",
    place="MDS Centre (10 rue d’ici)",
    motif_names=("Accueil",),
    author_name="Paul PETIT",
)
ABSENCE = PlanChange(
    PlanKind.ABSENCE,
    PlanAction.UPDATED,
    "a1",
    "zoe",
    2,
    NOW,
    "America/Guadeloupe",
    absence=Absence(
        "a1", "zoe", "Congés", date(2026, 12, 24), date(2026, 12, 31), time(9), time(18), None, "America/Guadeloupe"
    ),
    organisation_id="org",
    verticale=Verticale.MAIRIE,
)


def parsed(change: PlanChange, owner: Agent = OWNER) -> EmailMessage:
    written = plan_email(PlanNotice(change, owner, NOW), SETTINGS)
    read = email.message_from_bytes(written.as_bytes(), policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert not [part.defects for part in read.walk() if part.defects]
    return read


def text_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def calendar_of(message: EmailMessage) -> tuple[Any, Any]:
    (attachment,) = message.iter_attachments()
    content = attachment.get_payload(decode=True)
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert part.get_payload(decode=True) == content
    assert isinstance(content, bytes)
    return read_calendar(content)


def test_an_opening_is_told_in_words_with_who_did_it() -> None:
    message = parsed(CHANGE)
    assert message["Subject"] == "Plage d’ouverture créée : Permanence"
    assert (message["To"], message["X-RDV-Kind"]) == ("zoe@mairie.example", "opening")
    text = text_of(message)
    assert "Votre plage d’ouverture « Permanence » a été créée par Paul PETIT." in text
    # The rule has no day in the week of its first Tuesday but Thursday.
    assert (
        "Quand : toutes les deux semaines le lundi et le jeudi jusqu’au 10 juin 2027, de 9h00 à 12h00, "
        "à partir du jeudi 26 novembre 2026" in text
    )
    assert "Sauf : 10 décembre 2026" in text
    assert "Lieu : MDS Centre (10 rue d’ici)" in text
    assert "Motifs : Accueil" in text
    assert "https://www.rdv-solidarites.fr/agent/organisations/org/plages" in text
    html = message.get_body(("html",))
    assert html is not None
    assert "« Permanence »" in html.get_content()


def test_an_owner_who_reads_english_is_told_in_english() -> None:
    message = parsed(ABSENCE, replace(OWNER, language=Language.ENGLISH))
    assert message["Subject"] == "Absence changed: Congés"
    text = text_of(message)
    assert "Your absence “Congés” was changed." in text
    assert "When: Thursday 24 December 2026 at 9:00 to Thursday 31 December 2026 at 18:00" in text
    assert "https://www.rdv-solidarites.fr/agent/organisations/org/indisponibilites" in text


@pytest.mark.parametrize("change", [CHANGE, ABSENCE])
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("action", list(PlanAction))
def test_every_mail_can_be_written(change: PlanChange, language: Language, action: PlanAction) -> None:
    message = parsed(replace(change, action=action), replace(OWNER, language=language))
    assert change.opening is None or "Permanence" in message["Subject"]
    assert calendar_of(message)[0]["METHOD"] == ("CANCEL" if action is PlanAction.DELETED else "PUBLISH")


def test_a_calendar_shows_the_days_that_the_opening_has() -> None:
    _, event = calendar_of(parsed(CHANGE))
    assert event["UID"] == "plage_ouverture_o1@RDV Solidarités"
    assert (event["SEQUENCE"], event["STATUS"]) == (3, "CONFIRMED")
    assert event["SUMMARY"] == "RDV Solidarités Permanence"
    start = event["DTSTART"].dt
    assert start.isoformat() == "2026-11-26T09:00:00+01:00"
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    excepted = {one.dt for one in event["EXDATE"].dts}
    shown = [one.date() for one in rule if one not in excepted]
    expected = opening_ordinals(OPENING, TUESDAY.toordinal(), date(2028, 1, 1).toordinal())
    assert shown == [date.fromordinal(day) for day in expected]
    assert shown[-1] == date(2027, 6, 10)


def test_an_absence_is_at_its_zones_time() -> None:
    message = parsed(ABSENCE)
    _, event = calendar_of(message)
    assert event["UID"] == "absence_a1@RDV Solidarités"
    assert event["DTSTART"].dt.isoformat() == "2026-12-24T09:00:00-04:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-31T18:00:00-04:00"
    assert event["SUMMARY"] == "RDV Service Public Congés"
    assert "RRULE" not in event
    (attachment,) = message.iter_attachments()
    assert attachment.get_filename() == "absence-a1-20261224T0900.ics"


@pytest.mark.parametrize(
    ("owner", "state", "reason"),
    [
        (OWNER, MessageState.SENT, ""),
        (replace(OWNER, told_of_absences=False), MessageState.SENT, ""),
        (replace(OWNER, told_of_openings=False), MessageState.SKIPPED, Objection.LEVEL),
        (replace(OWNER, email=""), MessageState.SKIPPED, Objection.NO_ADDRESS),
        (replace(OWNER, deleted_at=NOW), MessageState.SKIPPED, Objection.GONE),
    ],
)
def test_a_change_becomes_one_mail_where_its_owner_wants_it(owner: Agent, state: MessageState, reason: str) -> None:
    records, queue, provider, clock = MemoryRecords(), FakeQueue(), Provider(), HandClock(NOW)
    records.commit([Put(AgentKey("zoe"), owner), Put(PlanChangeKey.of(CHANGE), CHANGE)])
    courier = EmailCourier(FakeMail(provider), SETTINGS)
    for _ in range(2):
        (job,) = relay(queue, clock, CHANGE)
        mark = deliver(records, MemoryDirectory(records), courier, queue, clock, KEYRING, job)
        assert (mark.state, mark.reason) == (state, reason)
    assert len(provider.taken) == (1 if state is MessageState.SENT else 0)


def test_it_is_told_by_mail_alone_and_in_time() -> None:
    queue, clock = FakeQueue(), HandClock(NOW)
    with pytest.raises(TypeError):
        SmsCourier(FakeSms(Provider()), SETTINGS).compose(PlanNotice(CHANGE, OWNER, NOW))
    clock.advance(days=2)
    assert relay(queue, clock, CHANGE) == ()


def test_an_event_that_is_gone_is_told_nobody() -> None:
    records, provider, clock = MemoryRecords(), Provider(), HandClock(NOW)
    records.commit([Put(AgentKey("zoe"), OWNER), Drop(PlanChangeKey.of(CHANGE))])
    courier = EmailCourier(FakeMail(provider), SETTINGS)
    job = job_for_plan(CHANGE)
    mark = deliver(records, MemoryDirectory(records), courier, FakeQueue(), clock, KEYRING, job)
    assert mark.reason == Objection.GONE


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@st.composite
def rules(draw: st.DrawFn) -> Recurrence:
    """What the editor offers (2.10)."""
    first = draw(DAYS)
    interval = draw(st.integers(1, 5))
    until = draw(st.none() | st.integers(1, 700).map(lambda days: first + timedelta(days=days)))
    if draw(st.booleans()):
        on = tuple(sorted(draw(st.sets(st.integers(1, 6), max_size=6))))
        return Recurrence(Every.WEEK, first, interval, on, until=until)
    return Recurrence(Every.MONTH, first, interval, nth=nth_weekday(first), until=until)


@given(rule=rules(), zone=st.sampled_from(["Europe/Paris", "America/Guadeloupe", "Indian/Reunion"]))
def test_calendars_and_slots_have_the_same_days(rule: Recurrence, zone: str) -> None:
    first, last = rule.starts.toordinal(), rule.starts.toordinal() + 800
    opening = replace(OPENING, first_day=rule.starts, recurrence=rule, exceptions=())
    expected = [date.fromordinal(day) for day in opening_ordinals(opening, first, last)]
    assume(expected)
    _, event = calendar_of(parsed(replace(CHANGE, opening=opening, time_zone=zone)))
    start = event["DTSTART"].dt
    shown = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start).between(
        start, datetime.combine(date.fromordinal(last), time(23), ZoneInfo(zone)), inc=True
    )
    assert [one.date() for one in shown] == expected
