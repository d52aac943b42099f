"""An organisation's book and its agents, in any store: what the tests of the desk begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rdv import ids
from rdv.domain.agenda import Absence, AbsenceSheet
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    Offer,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
)
from rdv.domain.membership import Membership, Memberships
from rdv.domain.people import User
from rdv.ports import (
    AbsencesKey,
    AgentKey,
    LocationKey,
    MembershipsKey,
    MotifKey,
    OpeningKey,
    OrganisationKey,
    Put,
    Records,
    ServiceKey,
    StaffKey,
    TerritoryKey,
    UserKey,
    Write,
)
from tests.unit.usecases.world import (
    AGENTS,
    GROUP,
    MONDAY,
    MOTIF,
    ORGANISATION,
    OTHER_PLACE,
    PLACE,
    SERVICE,
    weekday_opening,
)

PMI = Service(ids.derived_id("service", "pmi"), "PMI", "PMI")
TOWN_HALL = Organisation(ids.derived_id("organisation", "lens"), "Mairie de Lens", "62", city="Lens")


def _agent(number: int, last_name: str, *roles: Role, service: Service = SERVICE, **more: object) -> Agent:
    return replace(
        Agent(
            AGENTS[number], "Nour", last_name, f"agent{number}@arras.example", service_ids=(service.id,), roles=roles
        ),
        **more,  # type: ignore[arg-type]
    )


HERE, AS_ADMIN = Role(ORGANISATION.id, "62"), Role(ORGANISATION.id, "62", AccessLevel.ADMIN)
THERE = Role(TOWN_HALL.id, "62")
BASIC = _agent(0, "Basique", HERE)
# The same service; and works for the town hall too.
COLLEAGUE = _agent(1, "Collègue", HERE, THERE)
OTHER_SERVICE = _agent(2, "Autre", HERE, service=PMI)
ADMIN = _agent(3, "Chef", AS_ADMIN, rights=(TerritoryRights("62", admin=True),))
STRANGER = _agent(4, "Étranger", THERE)
EVERYBODY = (BASIC, COLLEAGUE, OTHER_SERVICE, ADMIN, STRANGER)

PMI_MOTIF = replace(MOTIF, id=ids.derived_id("motif", "vaccin"), service_id=PMI.id, name="Vaccination", color="#123")
TOWN_MOTIF = replace(MOTIF, id=ids.derived_id("motif", "papiers"), organisation_id=TOWN_HALL.id, name="Papiers")
TOWN_PLACE = replace(PLACE, id=ids.derived_id("location", "mairie"), organisation_id=TOWN_HALL.id, name="Mairie")
ZOE = User(ids.derived_id("user", "zoe"), "Zoé", "Lefèvre", "zoe@b.example", "+33612345601")
LEO = User(ids.derived_id("user", "leo"), "Léo", "Lefèvre", responsible_id=ZOE.id)
ANA = User(ids.derived_id("user", "ana"), "Ana", "Petit", "ana@b.example")
# Known in Lens alone, in the same territory; and in another territory.
NEIGHBOUR = User(ids.derived_id("user", "noe"), "Noé", "Voisin", phone_number="+33612345602")
FAR = User(ids.derived_id("user", "eva"), "Eva", "Lointaine", phone_number="+33612345603")
_KNOWN_HERE = Membership(ORGANISATION.id, "62")
KNOWN_IN = (
    (ZOE, _KNOWN_HERE),
    (LEO, _KNOWN_HERE),
    (ANA, _KNOWN_HERE),
    (NEIGHBOUR, Membership(TOWN_HALL.id, "62")),
    (FAR, Membership(ids.derived_id("organisation", "lille"), "59")),
)

OPENING = replace(weekday_opening(BASIC.id), title="Permanence", motif_ids=(MOTIF.id,))
OFFERS = (
    Offer(MOTIF, SERVICE, ORGANISATION, (PLACE, OTHER_PLACE), (OPENING,)),
    Offer(GROUP, SERVICE, ORGANISATION, (PLACE, OTHER_PLACE)),
    Offer(PMI_MOTIF, PMI, ORGANISATION, (PLACE,)),
    Offer(TOWN_MOTIF, SERVICE, TOWN_HALL, (TOWN_PLACE,)),
)


def an_absence(agent_id: str, day: date) -> AbsenceSheet:
    """Three to five in the afternoon of that day."""
    opening = weekday_opening(agent_id, hours=(15, 17))
    absence = Absence(
        ids.derived_id("absence", agent_id), agent_id, "Formation", day, day, opening.start_time, opening.end_time
    )
    return AbsenceSheet(agent_id, 1, (absence,))


def settle(records: Records) -> None:
    """Write the organisations' books, their agents, the territory and five users, three of them known here."""
    here = Staff(
        ORGANISATION.id,
        tuple(StaffMember(one.id, one.level_in(ORGANISATION.id) or AccessLevel.BASIC) for one in EVERYBODY[:4]),
    )
    there = Staff(
        TOWN_HALL.id, (StaffMember(COLLEAGUE.id, AccessLevel.BASIC), StaffMember(STRANGER.id, AccessLevel.BASIC))
    )
    writes: list[Write] = [
        Put(OrganisationKey(ORGANISATION.id), ORGANISATION),
        Put(OrganisationKey(TOWN_HALL.id), TOWN_HALL),
        Put(StaffKey(ORGANISATION.id), here),
        Put(StaffKey(TOWN_HALL.id), there),
        Put(TerritoryKey("62"), Territory("62", "Pas-de-Calais", context_field=True, waiting_room_color=True)),
        *(Put(ServiceKey(one.id), one) for one in (SERVICE, PMI)),
        *(Put(LocationKey(one.organisation_id, one.id), one) for one in (PLACE, OTHER_PLACE, TOWN_PLACE)),
        *(Put(MotifKey(one.organisation_id, one.id), one) for one in (MOTIF, GROUP, PMI_MOTIF, TOWN_MOTIF)),
        Put(OpeningKey(ORGANISATION.id, BASIC.id, OPENING.id), OPENING),
        Put(AbsencesKey(BASIC.id), an_absence(BASIC.id, MONDAY + timedelta(days=1))),
        *(Put(AgentKey(one.id), one) for one in EVERYBODY),
        *(Put(UserKey(one.id), one) for one, _ in KNOWN_IN),
        *(Put(MembershipsKey(one.id), Memberships(one.id, 1, (known,))) for one, known in KNOWN_IN),
    ]
    records.commit(writes)
