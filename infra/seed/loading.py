"""Writes the demonstration data through the same writers as everything else."""

from __future__ import annotations

from datetime import date

from rdv.clock import system_clock
from rdv.domain.appointments import Author, AuthorKind
from rdv.ids import Keyring, new_secret
from rdv.ports import AbsencesKey, Put
from rdv.settings import TableSettings
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.desk_booking import create_appointment

from .demonstration import demonstration


def load(today: date | None = None) -> None:
    """Publish every organisation, agent and offer, the agents' absences and the group appointments.

    All of it is relative to `today` (the service's, by default).

    Raises `rdv.settings.MissingSetting` and `rdv.domain.errors.Unavailable`.
    """
    records, writer = DynamoRecords(connect(TableSettings.read())), DirectoryWriter()
    data = demonstration(today or system_clock.now().date())
    for organisation in data.organisations:
        writer.publish_organisation(organisation)
    for agent in data.agents:
        writer.publish_agent(agent)
    for offer in data.offers:
        writer.publish_offer(offer)
    records.commit([Put(AbsencesKey(sheet.agent_id), sheet) for sheet in data.absence_sheets])
    # The workshops begin without participants: there is nobody whose link the service's own secret would have to make.
    directory, keyring = DynamoDirectory(), Keyring(new_secret())
    for group in data.groups:
        author = Author(AuthorKind.AGENT, group.agent_ids[0])
        create_appointment(directory, records, system_clock, keyring, author, group)
