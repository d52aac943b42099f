"""What the benches and races are played on: one organisation, its agents and motifs, and a day that never changes.

Invented names; numbers of the ranges kept for fiction; `.example` addresses.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from rdv import ids
from rdv.domain.agenda import Absence, AbsenceSheet, AgentWeek, BusyInterval, week_of
from rdv.domain.directory import BookableBy, Location, Motif, Offer, Opening, Organisation, Service
from rdv.domain.people import CONTACT_TOKEN_LIFETIME, Channel, Token, TokenPurpose
from rdv.domain.recurrence import Every, Recurrence
from rdv.domain.slots import Period, occurrences_of
from rdv.ports import AbsencesKey, Put, Records, TokenKey, WeekKey
from rdv.settings import TableSettings

from .rest import Request

PARIS = ZoneInfo("Europe/Paris")
# A Saturday morning: the working days are ahead, and no public holiday is near.
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
# Far enough ahead for an appointment to be moved (RDV-13).
DAY = MONDAY + timedelta(days=3)

TABLES = TableSettings("directory", "agenda", "people")
SECRET_KEY = "a secret of benches, long enough for it"  # noqa: S105 - of the emulators only
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_REGION": "eu-west-3",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "AWS_EC2_METADATA_DISABLED": "true",
    "DIRECTORY_TABLE": TABLES.directory_table,
    "AGENDA_TABLE": TABLES.agenda_table,
    "PEOPLE_TABLE": TABLES.people_table,
    "SECRET_KEY": SECRET_KEY,
    "FORWARDED_HOPS": "0",
    "POWERTOOLS_SERVICE_NAME": "bench",
    "POWERTOOLS_METRICS_NAMESPACE": "rdv",
}

ORGANISATION = Organisation(
    ids.derived_id("bench", "organisation"),
    "Maison des solidarités de l’Exemple",
    "62",
    "03 53 01 00 00",
    email="accueil@solidarites.example",
    website="https://solidarites.example",
    city="Arras",
)
SERVICE = Service(ids.derived_id("bench", "service"), "Service social", "Service social")
PLACE = Location(
    ids.derived_id("bench", "location"),
    ORGANISATION.id,
    "Site du centre",
    "1 place de l’Exemple, 62000 Arras",
    50.2910,
    2.7775,
    "03 53 01 00 10",
)
MORNING = (time(9), time(12))
AFTERNOON = (time(13, 30), time(17, 30))


def agents(name: str, count: int) -> tuple[str, ...]:
    """Ids of agents that belong to one scene."""
    return tuple(ids.derived_id("bench", "agent", name, str(number)) for number in range(count))


def an_offer(
    name: str,
    agent_ids: Sequence[str],
    minutes: int = 30,
    hours: Sequence[tuple[time, time]] = (MORNING, AFTERNOON),
    days: Sequence[date] = (),
    limit_per_person: int = 1,
) -> Offer:
    """A motif of that length, served at the place by each agent: every weekday, or on `days` only."""
    motif = Motif(
        ids.derived_id("bench", "motif", name),
        ORGANISATION.id,
        SERVICE.id,
        f"Rendez-vous {name}",
        duration_minutes=minutes,
        bookable_by=BookableBy.EVERYONE,
        instructions="Merci d’apporter une pièce d’identité et votre dernier avis d’impôt.",
        limit_per_person=limit_per_person,
    )
    weekdays = Recurrence(Every.WEEK, MONDAY, on=(1, 2, 3, 4, 5))
    openings = tuple(
        Opening(
            ids.derived_id("bench", "opening", name, agent_id, str(first_day), str(opens)),
            agent_id,
            ORGANISATION.id,
            first_day,
            opens,
            closes,
            PLACE.id,
            None if days else weekdays,
            (motif.id,),
            "Permanence",
        )
        for agent_id in agent_ids
        for first_day in (days or (MONDAY,))
        for opens, closes in hours
    )
    return Offer(motif, SERVICE, ORGANISATION, (PLACE,), openings)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """A wall-clock time in Paris."""
    return datetime.combine(day, time(hour, minute), PARIS)


def fill(records: Records, offer: Offer, first: date, days: int, share: float) -> int:
    """Book that share of the offer's time in its agents' weeks, and give each agent a weekly meeting.

    Returns how many intervals there are. Only the agents' side is written: it is all that a search reads.
    """
    chance = random.Random(1)
    length = offer.motif.duration_minutes
    busy: dict[WeekKey, list[BusyInterval]] = {}
    period = Period.of_days(first, first + timedelta(days=days - 1), PARIS)
    for start, end, opening in occurrences_of(offer, period, NOW):
        for minute in range(start, end - length + 1, length):
            if chance.random() < share:
                interval = BusyInterval(minute, minute + length, 0, 0, UUID(int=chance.getrandbits(128)).bytes)
                busy.setdefault(WeekKey(opening.agent_id, week_of(minute)), []).append(interval)
    for key, intervals in busy.items():
        records.commit([Put(key, AgentWeek(key.agent_id, key.week, 1, tuple(sorted(intervals))))])
    meeting = Recurrence(Every.WEEK, MONDAY, on=(2,))
    for agent_id in {opening.agent_id for opening in offer.openings}:
        absence = Absence(
            ids.derived_id("bench", "absence", agent_id),
            agent_id,
            "Réunion d’équipe",
            MONDAY,
            MONDAY,
            time(11),
            time(12),
            meeting,
        )
        records.commit([Put(AbsencesKey(agent_id), AbsenceSheet(agent_id, 1, (absence,)))])
    return sum(map(len, busy.values()))


# --- citizens ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citizen:
    """Somebody with a browser of their own. The number makes the name, the address and the network address."""

    number: int

    @property
    def email(self) -> str:
        """Their address."""
        return f"citoyen{self.number}@courriel.example"

    @property
    def source(self) -> str:
        """The address that they call from (of a range kept for benchmarks)."""
        return f"198.{18 + self.number // 65536}.{self.number // 256 % 256}.{self.number % 256}"

    @property
    def person(self) -> dict[str, str]:
        """What they type about themselves."""
        return {
            "first_name": "Zoé",
            "last_name": f"Martin-{self.number}",
            "email": self.email,
            "phone_number": "06 10 00 00 01",
        }

    def hold(self, offer: Offer, starts_at: datetime) -> Request:
        """Press a slot."""
        body = {"motif_id": offer.motif.id, "location_id": PLACE.id, "starts_at": starts_at.isoformat()}
        headers = {"X-Visitor": f"visitor-{self.number}"}
        return Request("booking", "POST", "/api/holds", body=body, headers=headers, source=self.source)

    def confirm(self, held: dict[str, str], contact_token: str, key: str = "key", **person: str) -> Request:
        """Confirm a hold; `person` changes what is typed."""
        body = {
            "hold_id": held["hold_id"],
            "hold_token": held["hold_token"],
            "contact_token": contact_token,
            "user": {**self.person, **person},
        }
        headers = {"Idempotency-Key": key}
        return Request("booking", "POST", "/api/appointments", body=body, headers=headers, source=self.source)

    def proof(self, now: datetime = NOW) -> tuple[str, Put]:
        """A contact token as the six digits give it, and the write that makes it good: races are not about codes."""
        secret = ids.derived_id("bench", "proof", self.email)
        token = Token(
            ids.digest(secret),
            TokenPurpose.CONTACT,
            now + CONTACT_TOKEN_LIFETIME,
            channel=Channel.EMAIL,
            address=self.email,
        )
        return secret, Put(TokenKey(token.hash), token)


def slots(offer: Offer, first: date, days: int) -> Request:
    """Look at what is free."""
    query = {"motif_id": offer.motif.id, "location_id": PLACE.id, "from": first.isoformat(), "days": str(days)}
    return Request("availability", "GET", "/api/slots", query=query)


def move(appointment: dict[str, str], starts_at: datetime) -> Request:
    """Move a booked appointment, with the proof that its booking gave."""
    return _with_proof(appointment, "booking", "move", {"starts_at": starts_at.isoformat()})


def cancel(appointment: dict[str, str]) -> Request:
    """Cancel it."""
    return _with_proof(appointment, "cancel", "cancel", {})


def _with_proof(appointment: dict[str, str], function: str, verb: str, body: dict[str, str]) -> Request:
    return Request(
        function,
        "POST",
        f"/api/appointments/{{appointment_id}}/{verb}",
        body=body,
        headers={"Authorization": f"Bearer {appointment['access_token']}"},
        path={"appointment_id": appointment["id"]},
    )


def without_openings(offer: Offer) -> Offer:
    """The same offer with nothing open any more."""
    return replace(offer, openings=())
