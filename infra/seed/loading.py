"""Writes the demonstration data through the same writers as everything else."""

from __future__ import annotations

from datetime import date

from rdv.clock import system_clock
from rdv.ports import AbsencesKey, Put
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter
from rdv.store.models import connect
from rdv.store.records import DynamoRecords

from .demonstration import demonstration


def load(today: date | None = None) -> None:
    """Publish every organisation and offer, and the agents' absences, relative to `today` (the service's, by default).

    Raises `rdv.settings.MissingSetting` and `rdv.domain.errors.Unavailable`.
    """
    records, writer = DynamoRecords(connect(TableSettings.read())), DirectoryWriter()
    data = demonstration(today or system_clock.now().date())
    for organisation in data.organisations:
        writer.publish_organisation(organisation)
    for offer in data.offers:
        writer.publish_offer(offer)
    records.commit([Put(AbsencesKey(sheet.agent_id), sheet) for sheet in data.absence_sheets])
