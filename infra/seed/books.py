"""The books of the demonstration: what each organisation has settled, and what is published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rdv.domain.agenda import AbsenceSheet
from rdv.domain.directory import Agent, Book, Offer, Organisation, Service, Staff, StaffMember, Team, Territory
from rdv.domain.publications import offers_of
from rdv.ids import derived_id
from rdv.usecases.desk_booking import DeskRequest

from .demonstration import (
    AGENTS,
    HEAD,
    LOCATIONS,
    MOTIFS,
    NURSE_A,
    NURSE_B,
    ORGANISATIONS,
    PMI,
    SECRETARIAT,
    SERVICES,
    SOCIAL,
    WORKER_OVERSEAS,
    absence_sheets_from,
    groups_from,
    openings_from,
)

TERRITORIES = (
    Territory(
        "62",
        "Pas-de-Calais",
        tuple(service.id for service in SERVICES),
        (HEAD,),
        context_field=True,
        waiting_room_mail=True,
        waiting_room_color=True,
    ),
    Territory("971", "Guadeloupe", tuple(one.id for one in (SOCIAL, PMI, SECRETARIAT)), (WORKER_OVERSEAS,)),
)
TEAMS = (Team(derived_id("demo", "team", "pmi-arras"), "62", "PMI d’Arras", (NURSE_A, NURSE_B)),)


@dataclass(frozen=True)
class Demonstration:
    """What the loader writes."""

    territories: tuple[Territory, ...]
    services: tuple[Service, ...]
    teams: tuple[Team, ...]
    agents: tuple[Agent, ...]
    books: tuple[Book, ...]
    offers: tuple[Offer, ...]
    absence_sheets: tuple[AbsenceSheet, ...]
    groups: tuple[DeskRequest, ...]

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Those of the books."""
        return tuple(book.organisation for book in self.books)


def demonstration(today: date) -> Demonstration:
    """The data of a day: openings from this week's Monday on, for more than three months."""
    openings = openings_from(today)
    books = tuple(
        Book(
            organisation,
            staff_of(organisation),
            tuple(one for one in LOCATIONS if one.organisation_id == organisation.id),
            tuple(one for one in MOTIFS if one.organisation_id == organisation.id),
            tuple(one for one in openings if one.organisation_id == organisation.id),
        )
        for organisation in ORGANISATIONS
    )
    return Demonstration(
        TERRITORIES,
        SERVICES,
        TEAMS,
        AGENTS,
        books,
        tuple(offer for book in books for offer in offers_of(book, SERVICES, today)),
        tuple(absence_sheets_from(today)),
        tuple(groups_from(today)),
    )


def staff_of(organisation: Organisation) -> Staff:
    """All agents with a role there."""
    levels = [(agent.id, agent.level_in(organisation.id)) for agent in AGENTS]
    return Staff(organisation.id, tuple(StaffMember(agent_id, level) for agent_id, level in levels if level))
