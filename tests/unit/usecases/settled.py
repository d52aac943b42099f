"""The demonstration's organisations in memory, for tests of what is settled: who asks, and the stores they ask."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from infra.seed.books import Demonstration, demonstration
from infra.seed.demonstration import ARRAS
from rdv.domain.directory import Agent, Book
from rdv.domain.sessions import PersonKind, Session, SignInWay
from rdv.ports import (
    AgentKey,
    Key,
    LocationKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    ServiceKey,
    StaffKey,
    TeamKey,
    TerritoryKey,
)
from rdv.store.memory import MemoryBooks, MemoryDirectory, MemoryRecords
from rdv.store.memory_publications import MemoryPublications
from rdv.usecases.agents_acting import Desk
from rdv.usecases.publishing import publish

from .town import Clock

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@cache
def _data() -> Demonstration:
    return demonstration(TODAY)


class Settled:
    """Every book of the demonstration; nothing is published before `publish`."""

    def __init__(self) -> None:
        self.records, self.clock = MemoryRecords(), Clock(NOW)
        self.books, self.directory = MemoryBooks(self.records), MemoryDirectory(self.records)
        self.publications = MemoryPublications(self.directory)
        items, data = self.records.items, _data()
        for book in data.books:
            there = book.organisation.id
            items[OrganisationKey(there)] = book.organisation
            items[StaffKey(there)] = book.staff
            items |= {LocationKey(there, one.id): one for one in book.locations}
            items |= {MotifKey(there, one.id): one for one in book.motifs}
            items |= {OpeningKey(there, one.agent_id, one.id): one for one in book.openings}
            self.directory.publish_organisation(book.organisation)
        items |= {ServiceKey(one.id): one for one in data.services}
        items |= {TerritoryKey(one.departement): one for one in data.territories}
        items |= {TeamKey(one.departement, one.id): one for one in data.teams}
        items |= {AgentKey(one.id): one for one in data.agents}

    def desk(self, agent_id: str, *keys: Key) -> Desk:
        """That agent, signed in; what `at_desk` was asked for is read now."""
        agent = self.records.items[AgentKey(agent_id)]
        assert isinstance(agent, Agent)
        session = Session("hash", PersonKind.AGENT, agent_id, SignInWay.PASSWORD, NOW, NOW)
        return Desk(
            agent, session, "token", {key: self.records.items[key] for key in keys if key in self.records.items}
        )

    def at(self, agent_id: str, organisation_id: str = ARRAS.id) -> Desk:
        """That agent, about an organisation."""
        return self.desk(agent_id, OrganisationKey(organisation_id))

    def over(self, agent_id: str, departement: str = "62") -> Desk:
        """That agent, about a territory."""
        return self.desk(agent_id, TerritoryKey(departement))

    def book(self, organisation_id: str = ARRAS.id) -> Book:
        """What is settled by now."""
        book = self.books.book(organisation_id)
        assert book
        return book

    def publish(self, organisation_id: str = ARRAS.id) -> int:
        """As the stream does after a change."""
        return publish(self.books, self.publications, self.clock, organisation_id)
