"""Calendar events (spec 6.7), read back with `icalendar`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rdv.domain.ics import CalendarEvent, Method
from tests.unit.messaging import read_calendar

EVENT = CalendarEvent(
    uid="0f8fad5b-d9cb-469f-a165-70867728950e",
    sequence=3,
    method=Method.PUBLISH,
    starts_at=datetime(2026, 12, 10, 12, 10, tzinfo=UTC),
    ends_at=datetime(2026, 12, 10, 12, 40, tzinfo=UTC),
    time_zone="Europe/Paris",
    stamped_at=datetime(2026, 12, 1, 8, 0, tzinfo=UTC),
    summary="RDV Consultation; suivi, bilan",
    location='MDS "Centre" (10 rue d\'ici, Paris)',
    description="RDV téléphonique\nInfos et annulation : https://rdv.example/r/abc",
    url="https://rdv.example/r/abc",
    organiser_name='RDV "Solidarités"',
    organiser_address="secretariat@rdv.example",
)


def test_a_calendar_reads_what_was_written() -> None:
    calendar, event = read_calendar(EVENT.text())
    assert calendar["METHOD"] == "PUBLISH"
    assert event["UID"] == EVENT.uid
    assert event["SEQUENCE"] == 3
    assert event["SUMMARY"] == EVENT.summary
    assert event["LOCATION"] == EVENT.location
    assert event["DESCRIPTION"] == EVENT.description
    assert event["STATUS"] == "CONFIRMED"
    assert event["ORGANIZER"] == "mailto:secretariat@rdv.example"
    assert event["ORGANIZER"].params["CN"] == "RDV Solidarités"
    assert event["DTSTART"].dt == EVENT.starts_at
    assert event["DTEND"].dt == EVENT.ends_at
    assert event["DTSTART"].params["TZID"] == "Europe/Paris"
    assert event["DTSTART"].to_ical() == b"20261210T131000"
    assert not calendar.errors
    assert not event.errors


def test_a_cancellation_says_so() -> None:
    calendar, cancelled = read_calendar(replace(EVENT, method=Method.CANCEL).text())
    assert (calendar["METHOD"], cancelled["STATUS"]) == ("CANCEL", "CANCELLED")


def test_what_is_empty_is_left_out() -> None:
    _, event = read_calendar(replace(EVENT, location="", description="", url="").text())
    assert not {"LOCATION", "DESCRIPTION", "URL"} & event.keys()


@pytest.mark.parametrize(
    ("zone", "filename"),
    [("Europe/Paris", "20261210T1310"), ("America/Guadeloupe", "20261210T0810"), ("Indian/Reunion", "20261210T1610")],
)
def test_the_file_is_named_after_the_local_start(zone: str, filename: str) -> None:
    assert replace(EVENT, time_zone=zone).filename == f"rdv-{EVENT.uid}-{filename}.ics"


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Guadeloupe", "Indian/Reunion", "America/Miquelon"])
def test_the_time_zone_written_is_the_real_one(zone: str) -> None:
    """The VTIMEZONE alone gives the right offset at every hour of a year around the event."""
    middle = datetime(2026, 12, 1, tzinfo=UTC)
    event = replace(EVENT, time_zone=zone, starts_at=middle, ends_at=middle + timedelta(minutes=30))
    (written,) = read_calendar(event.text())[0].walk("VTIMEZONE")
    read, real = written.to_tz(lookup_tzid=False), ZoneInfo(zone)
    for hour in range(-182 * 24, 182 * 24):
        instant = middle + timedelta(hours=hour)
        assert instant.astimezone(read).utcoffset() == instant.astimezone(real).utcoffset(), instant


def test_daylight_saving_begins_in_the_hour_that_it_ends() -> None:
    """RFC 5545: an onset is told in the local time before it."""
    text = EVENT.text()
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" in text
    assert "BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n" in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_any_text_is_folded_and_read_back(text: str) -> None:
    written = replace(EVENT, summary=text).text()
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert read_calendar(written)[1]["SUMMARY"] == text
