"""What every agent's route may be asked by whom, about what: the permission table (spec 7.13) for the generated test.

To add a route, add a row: the kind of thing that its path names, and the rule of the table. `test_agent_routes.py` then
asks it as everybody about everything. A rule names the personas that may, for each relation of the thing:

- `own`: the persona's own thing (of a service that is not theirs);
- `service`: a PMI colleague's thing in Arras (PMI is the service of `basic`);
- `organisation`: a social worker's thing in Arras (that of `other` and of `admin`);
- `elsewhere`: a thing of Lens, another organisation of the territory (that of `elsewhere`).

A thing of Lens asked for by Arras's path is nobody's, ever. Personas: basic, other, secretary, admin (of Arras),
territory (admin of 62 with every right there, of no organisation), inviter (with the right to invite in 62, of no
organisation), elsewhere (basic in Lens), contributor, citizen, another_citizen, nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .agent_town import (
    AGENTS_ASKING,
    ANOTHER_COLLEAGUE,
    ARRAS,
    COLLEAGUE,
    ELSEWHERE_AGENT,
    INVITER,
    LENS,
    NAMED,
    PMI,
    SOCIAL,
    STRANGER,
    TERRITORY_ADMIN,
    appointment_of,
    service_of,
)

RELATIONS = ("own", "service", "organisation", "elsewhere", "crossed")
type Values = dict[str, str]


@dataclass(frozen=True)
class Rule:
    """Who may, by relation; what is not said nobody may."""

    own: str = ""
    service: str = ""
    organisation: str = ""
    elsewhere: str = ""

    def allows(self, persona: str, relation: str) -> bool:
        """Whether the table lets that persona."""
        return relation != "crossed" and persona in getattr(self, relation).split()


MEMBERS = "basic other secretary admin"
# Appointments, agendas, openings: one's own, those of one's services, all for a secretary and an admin.
COLLEAGUES = Rule(
    own=f"{MEMBERS} elsewhere",
    service="basic secretary admin",
    organisation="other secretary admin",
    elsewhere="elsewhere",
)
# The same where nothing is one's own: motifs.
OF_SERVICE = Rule(service="basic secretary admin", organisation="other secretary admin", elsewhere="elsewhere")
ABSENCES = Rule(
    own=f"{MEMBERS} elsewhere territory inviter",
    service="basic secretary admin territory",
    organisation="other secretary admin territory",
    elsewhere="elsewhere territory",
)
EVERY_MEMBER = Rule(own=f"{MEMBERS} elsewhere", service=MEMBERS, organisation=MEMBERS, elsewhere="elsewhere")
ADMINS = Rule(own="admin", service="admin", organisation="admin")
ADMINS_AND_TERRITORY = Rule(
    own="admin territory", service="admin territory", organisation="admin territory", elsewhere="territory"
)
# Roles and invitations: decision 0144. Nobody removes themselves.
STAFFING = Rule(
    own="admin",
    service="admin territory inviter",
    organisation="admin territory inviter",
    elsewhere="territory inviter",
)
REMOVAL = Rule(service="admin territory inviter", organisation="admin territory inviter", elsewhere="territory inviter")
STAFF_LIST = Rule(
    service=f"{MEMBERS} territory inviter",
    organisation=f"{MEMBERS} territory inviter",
    elsewhere="elsewhere territory inviter",
)
# What any of the three rights lets one see.
TERRITORY_SEEN = Rule(organisation="territory inviter")
TERRITORY = Rule(organisation="territory")
TERRITORY_AGENTS = Rule(service="territory", organisation="territory", elsewhere="territory")
TERRITORY_AGENTS_SEEN = Rule(
    service="territory inviter", organisation="territory inviter", elsewhere="territory inviter"
)
ONESELF = Rule(own=f"{MEMBERS} elsewhere territory inviter")


# --- kinds of things: the values of the path, None where there is no such thing --------------------------------------


def _owner(persona: str, relation: str) -> str | None:
    match relation:
        case "own":
            return persona if persona in AGENTS_ASKING else None
        case "service":
            return COLLEAGUE
        case "organisation":
            return ANOTHER_COLLEAGUE
        case _:
            return STRANGER


def _place(persona: str, relation: str) -> str:
    """The organisation by whose path it is asked."""
    at_lens = relation == "elsewhere" or (relation == "own" and persona == ELSEWHERE_AGENT)
    return LENS if at_lens else ARRAS


def of_agent(persona: str, relation: str) -> Values | None:
    """An agent in an organisation, and what is theirs there: opening_id, absence_id, appointment_id."""
    owner = _owner(persona, relation)
    if owner in (None, TERRITORY_ADMIN, INVITER):
        return None
    return {
        "organisation_id": _place(persona, relation),
        "agent_id": owner,
        "opening_id": f"opening_{owner}",
        "absence_id": f"absence_{owner}",
        "appointment_id": appointment_of(owner),
        "motif_id": f"motif_{service_of(owner)}_{LENS if owner in (STRANGER, ELSEWHERE_AGENT) else ARRAS}",
        "user_id": "user_lens" if owner in (STRANGER, ELSEWHERE_AGENT) else "user_arras",
        "departement": "62",
    }


def of_agent_alone(persona: str, relation: str) -> Values | None:
    """The same where the path names no organisation: nothing is crossed."""
    if relation == "own" and persona in (TERRITORY_ADMIN, INVITER):
        return {"agent_id": persona, "absence_id": f"absence_{persona}"}
    return None if relation == "crossed" else of_agent(persona, relation)


def in_territory(persona: str, relation: str) -> Values | None:
    """An agent by a territory's path: Arras and Lens are of one."""
    values = of_agent_alone(persona, relation) if relation != "own" else None
    return values and {"departement": "62", "agent_id": values["agent_id"]}


def invited(persona: str, relation: str) -> Values | None:
    """Somebody whose invitation waits."""
    if relation == "own":
        return None
    name = {"service": "invited_pmi", "organisation": "invited_social"}.get(relation, "invited_elsewhere")
    return {"organisation_id": _place(persona, relation), "agent_id": name}


def of_organisation(persona: str, relation: str) -> Values | None:
    """An organisation, or a list of what is in it."""
    return {"organisation_id": _place(persona, relation)} if relation in ("organisation", "elsewhere") else None


def motif(persona: str, relation: str) -> Values | None:
    """A motif of PMI, of the social service, of Lens's PMI; `spare_motif_id` has no opening."""
    if relation == "own":
        return None
    service = SOCIAL if relation == "organisation" else PMI
    of = LENS if relation in ("elsewhere", "crossed") else ARRAS
    return {
        "organisation_id": _place(persona, relation),
        "motif_id": f"motif_{service}_{of}",
        "spare_motif_id": f"spare_motif_{service}_{of}",
        "service_id": service,
    }


def motif_alone(persona: str, relation: str) -> Values | None:
    """A motif where nothing names its organisation: nothing is crossed."""
    values = motif(persona, relation) if relation != "crossed" else None
    return values and {**values, "location_id": f"place_{values['organisation_id']}"}


def spare_motif(persona: str, relation: str) -> Values | None:
    """A motif that nothing uses."""
    values = motif(persona, relation)
    return values and {**values, "motif_id": values["spare_motif_id"]}


def place(persona: str, relation: str) -> Values | None:
    """A location that nothing uses."""
    if relation not in ("organisation", "elsewhere", "crossed"):
        return None
    of = ARRAS if relation == "organisation" else LENS
    return {"organisation_id": _place(persona, relation), "location_id": f"spare_place_{of}"}


def territory(_persona: str, relation: str) -> Values | None:
    """The territory of Arras and Lens (`organisation`), another one (`elsewhere`), a team of that by this one's path."""
    match relation:
        case "organisation":
            return {"departement": "62", "team_id": "team_62"}
        case "elsewhere":
            return {"departement": "75", "team_id": "team_75"}
        case _:
            return None


def team(persona: str, relation: str) -> Values | None:
    """A team of the territory, and one of another."""
    return {"departement": "62", "team_id": "team_75"} if relation == "crossed" else territory(persona, relation)


def user(persona: str, relation: str) -> Values | None:
    """Somebody whom the organisation that it is asked from knows; `crossed`: whom another one knows."""
    values = of_organisation(persona, "organisation" if relation == "crossed" else relation)
    return values and {**values, "user_id": "user_arras" if relation == "organisation" else "user_lens"}


def user_known_elsewhere(persona: str, relation: str) -> Values | None:
    """Somebody whom another organisation of the territory knows, to be known here too (USA-04); `crossed`: of another one."""
    values = of_organisation(persona, "organisation" if relation == "crossed" else relation)
    names = {"organisation": "user_lens", "elsewhere": "user_arras", "crossed": "user_paris"}
    return values and {**values, "user_id": names[relation]}


def oneself(persona: str, relation: str) -> Values | None:
    """Nothing in the path: who asks is who it is about."""
    return {} if relation == "own" and persona in AGENTS_ASKING else None


# --- rows --------------------------------------------------------------------------------------------------------------

type Kind = Callable[[str, str], Values | None]
type Make = Callable[[Values], Any]


@dataclass(frozen=True)
class Shown:
    """What a list contains: the ids of things of a kind, each for who may see it by the rule."""

    kind: Kind
    name: str
    rule: Rule


@dataclass(frozen=True)
class Row:
    """A route's: `body` and `query` are made of the path's values.

    `answers` when it is allowed: several where a rule of another kind may then say no (409, 422).
    """

    kind: Kind
    rule: Rule
    answers: int | tuple[int, ...] = 200
    body: Make | None = None
    query: Make | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    shows: Shown | None = None


# Asked by who has no session yet, or by anybody: what they give away is tested where they are (`test_http_agents.py`).
OPEN_ROUTES = frozenset(
    {
        ("GET", "/api/agent/session"),
        ("POST", "/api/agent/sessions"),
        ("DELETE", "/api/agent/session"),
        ("POST", "/api/agent/password_resets"),
        ("POST", "/api/agent/links/open"),
        ("POST", "/api/agent/links/password"),
        ("POST", "/api/agent/links/email"),
        ("GET", "/api/agent/newcomer"),
        ("POST", "/api/agent/organisations"),
        ("GET", "/agent_connect/auth"),
        ("GET", "/agent_connect/callback"),
    }
)

_O = "/api/agent/organisations/{organisation_id}"
_T = "/api/agent/territories/{departement}"
_A = "/api/agent/agents/{agent_id}"
_OPENING = f"{_O}/openings/{{agent_id}}/{{opening_id}}"
_APPOINTMENT = "/api/agent/appointments/{appointment_id}"
_USER = "/api/agent/users/{user_id}"
_INVITATION = {
    "email": "nouvelle@service.example",
    "first_name": "Nour",
    "last_name": "Exemple",
    "level": "basic",
    "service_ids": [PMI],
}
_PLACE = {"name": "Annexe", "address": "2 rue de l’Exemple, 62000 Arras", "latitude": 50.3, "longitude": 2.8}
_ABSENCE = {"title": "Congé", "first_day": "2026-12-01", "start_time": "09:00", "end_time": "12:00"}


def _opening(values: Values) -> dict[str, Any]:
    of = values["organisation_id"]
    return {
        "title": "Mardi",
        "agent_id": values["agent_id"],
        "location_id": f"place_{of}",
        "motif_ids": [f"motif_{PMI}_{of}", f"motif_{SOCIAL}_{of}"],
        "first_day": "2026-12-02",
        "start_time": "14:00",
        "end_time": "16:00",
        "ignore_warnings": True,
    }


def _organisation(values: Values) -> Values:
    return {"organisation_id": values["organisation_id"]}


def _wish(values: Values) -> dict[str, Any]:
    of = values["organisation_id"]
    return {
        **_organisation(values),
        "motif_id": values["motif_id"],
        "starts_at": "2026-11-27T10:00:00+01:00",
        "agent_ids": [STRANGER if of == LENS else COLLEAGUE],
        "location_id": f"place_{of}",
        "users": [{"user_id": "user_lens" if of == LENS else "user_arras"}],
    }


def _motif(values: Values) -> dict[str, Any]:
    return {"name": "Un autre motif", "service_id": values.get("service_id", PMI)}


RIGHTS_OF_ROUTES: Mapping[tuple[str, str], Row] = {
    # --- oneself
    ("GET", "/api/agent/me"): Row(oneself, ONESELF),
    ("PATCH", "/api/agent/me"): Row(oneself, ONESELF, body=lambda _: {"first_name": "Ada", "version": 1}),
    ("DELETE", "/api/agent/me"): Row(oneself, ONESELF, (204, 409)),
    ("PUT", "/api/agent/password"): Row(
        oneself, ONESELF, 422, body=lambda _: {"current_password": "?", "password": "Quatre cigognes 7 !"}
    ),
    ("POST", "/api/agent/email_changes"): Row(oneself, ONESELF, 202, body=lambda _: {"email": "autre@service.example"}),
    # --- the agents of an organisation
    ("GET", f"{_O}/agents"): Row(of_organisation, STAFF_LIST, shows=Shown(of_agent, "agent_id", STAFF_LIST)),
    ("POST", f"{_O}/agents"): Row(of_organisation, STAFFING, 201, body=lambda _: _INVITATION),
    ("PATCH", f"{_O}/agents/{{agent_id}}"): Row(
        of_agent, STAFFING, body=lambda _: {"service_ids": [PMI, SOCIAL], "version": 1}
    ),
    ("DELETE", f"{_O}/agents/{{agent_id}}"): Row(of_agent, REMOVAL, 409),
    ("POST", f"{_O}/agents/{{agent_id}}/invitations"): Row(invited, STAFFING, 202),
    ("GET", f"{_T}/organisations"): Row(territory, TERRITORY_SEEN),
    ("POST", f"{_T}/organisations"): Row(territory, TERRITORY, 201, body=lambda _: {"name": "Béthune"}),
    ("GET", f"{_T}/agents/{{agent_id}}/rights"): Row(in_territory, TERRITORY_AGENTS_SEEN),
    ("PUT", f"{_T}/agents/{{agent_id}}/rights"): Row(
        in_territory,
        TERRITORY_AGENTS,
        body=lambda _: {
            "admin": True,
            "manage_teams": True,
            "manage_access_rights": False,
            "invite_agents": False,
            "version": 1,
        },
    ),
    # --- settings
    ("GET", _O): Row(of_organisation, EVERY_MEMBER),
    ("PATCH", _O): Row(of_organisation, ADMINS, body=lambda _: {"hours": "De 9 h à 12 h", "version": 1}),
    ("GET", f"{_O}/locations"): Row(of_organisation, EVERY_MEMBER),
    ("POST", f"{_O}/locations"): Row(of_organisation, ADMINS, 201, body=lambda _: _PLACE),
    ("PATCH", f"{_O}/locations/{{location_id}}"): Row(place, ADMINS, body=lambda _: {"name": "A", "version": 1}),
    ("DELETE", f"{_O}/locations/{{location_id}}"): Row(place, ADMINS, 204),
    ("GET", f"{_O}/motifs"): Row(of_organisation, EVERY_MEMBER, shows=Shown(motif, "motif_id", OF_SERVICE)),
    ("POST", f"{_O}/motifs"): Row(of_organisation, ADMINS_AND_TERRITORY, 201, body=_motif),
    ("POST", f"{_O}/motifs/preview"): Row(of_organisation, ADMINS_AND_TERRITORY, body=_motif),
    ("GET", f"{_O}/motifs/{{motif_id}}"): Row(motif, OF_SERVICE),
    ("PATCH", f"{_O}/motifs/{{motif_id}}"): Row(motif, ADMINS, body=lambda _: {"name": "Autre", "version": 1}),
    ("DELETE", f"{_O}/motifs/{{motif_id}}"): Row(spare_motif, ADMINS, 204),
    ("POST", f"{_O}/motifs/{{motif_id}}/duplicate"): Row(motif, ADMINS, 201, body=lambda _: {}),
    ("GET", f"{_O}/online_booking"): Row(of_organisation, EVERY_MEMBER),
    ("GET", f"{_O}/check"): Row(of_organisation, EVERY_MEMBER),
    ("GET", f"{_O}/services"): Row(of_organisation, STAFF_LIST),
    ("POST", "/api/agent/services"): Row(
        oneself, Rule(own="territory"), 201, body=lambda _: {"name": "Logement", "short_name": "Logement"}
    ),
    ("GET", _T): Row(territory, TERRITORY_SEEN),
    ("PATCH", _T): Row(territory, TERRITORY, body=lambda _: {"context_field": True, "version": 1}),
    ("GET", f"{_T}/services"): Row(territory, TERRITORY_SEEN),
    ("PUT", f"{_T}/services"): Row(territory, TERRITORY, body=lambda _: {"service_ids": [PMI, SOCIAL, "secretariat"]}),
    ("POST", f"{_T}/motifs"): Row(
        territory, TERRITORY, 201, body=lambda values: {**_motif(values), "organisation_ids": [ARRAS, LENS]}
    ),
    ("GET", f"{_T}/teams"): Row(territory, TERRITORY),
    ("POST", f"{_T}/teams"): Row(territory, TERRITORY, 201, body=lambda _: {"name": "Nord", "agent_ids": [COLLEAGUE]}),
    ("PATCH", f"{_T}/teams/{{team_id}}"): Row(team, TERRITORY, body=lambda _: {"name": "Sud", "version": 1}),
    ("DELETE", f"{_T}/teams/{{team_id}}"): Row(team, TERRITORY, 204),
    # --- openings and absences
    ("GET", f"{_O}/openings"): Row(of_organisation, EVERY_MEMBER, shows=Shown(of_agent, "opening_id", COLLEAGUES)),
    ("POST", f"{_O}/openings"): Row(of_agent, COLLEAGUES, 201, body=_opening),
    ("POST", f"{_O}/openings/preview"): Row(of_agent, COLLEAGUES, body=_opening),
    ("GET", _OPENING): Row(of_agent, COLLEAGUES),
    ("PATCH", _OPENING): Row(
        of_agent, COLLEAGUES, body=lambda _: {"title": "A", "version": 1, "ignore_warnings": True}
    ),
    ("DELETE", _OPENING): Row(of_agent, COLLEAGUES, 204),
    ("POST", f"{_OPENING}/exceptions"): Row(of_agent, COLLEAGUES, body=lambda _: {"day": "2026-12-01"}),
    ("DELETE", f"{_OPENING}/exceptions/{{day}}"): Row(of_agent, COLLEAGUES),
    ("GET", f"{_A}/absences"): Row(of_agent_alone, ABSENCES),
    ("POST", f"{_A}/absences"): Row(of_agent_alone, ABSENCES, 201, body=lambda _: _ABSENCE),
    ("GET", f"{_A}/absences/{{absence_id}}"): Row(of_agent_alone, ABSENCES),
    ("PATCH", f"{_A}/absences/{{absence_id}}"): Row(
        of_agent_alone, ABSENCES, body=lambda _: {"title": "A", "version": 1}
    ),
    ("DELETE", f"{_A}/absences/{{absence_id}}"): Row(of_agent_alone, ABSENCES, 204),
    # --- the day
    ("GET", "/api/agent/agenda"): Row(
        of_agent,
        COLLEAGUES,
        query=lambda values: {
            "organisation_id": values["organisation_id"],
            "agent_ids": values["agent_id"],
            "from": "2026-11-23",
        },
    ),
    ("GET", "/api/agent/appointments"): Row(
        of_organisation, EVERY_MEMBER, query=_organisation, shows=Shown(of_agent, "appointment_id", COLLEAGUES)
    ),
    ("POST", "/api/agent/appointments"): Row(motif, OF_SERVICE, 201, body=_wish, headers={"Idempotency-Key": "a"}),
    ("POST", "/api/agent/appointments/check"): Row(motif, OF_SERVICE, body=_wish),
    ("GET", _APPOINTMENT): Row(of_agent_alone, COLLEAGUES),
    ("PATCH", _APPOINTMENT): Row(of_agent_alone, COLLEAGUES, body=lambda _: {"context": "A", "version": 1}),
    ("DELETE", _APPOINTMENT): Row(of_agent_alone, ADMINS, 204),
    ("POST", f"{_APPOINTMENT}/status"): Row(of_agent_alone, COLLEAGUES, body=lambda _: {"status": "excused"}),
    ("POST", f"{_APPOINTMENT}/participations/{{user_id}}/status"): Row(
        of_agent_alone, COLLEAGUES, body=lambda _: {"status": "excused"}
    ),
    ("POST", f"{_APPOINTMENT}/reminders"): Row(of_agent_alone, COLLEAGUES, 202),
    ("POST", f"{_APPOINTMENT}/arrivals"): Row(of_agent_alone, COLLEAGUES, (200, 422), body=lambda _: {"arrived": True}),
    ("GET", "/api/agent/slots"): Row(
        motif, OF_SERVICE, query=lambda values: {**_organisation(values), "motif_id": values["motif_id"]}
    ),
    ("GET", "/api/slots/explain"): Row(
        motif_alone,
        OF_SERVICE,
        query=lambda values: {
            "motif_id": values["motif_id"],
            "location_id": values["location_id"],
            "from": "2026-11-24",
        },
    ),
    ("GET", "/api/appointments/{appointment_id}/messages"): Row(of_agent_alone, COLLEAGUES),
    # --- people
    ("GET", "/api/agent/users"): Row(
        of_organisation, EVERY_MEMBER, query=lambda values: {**_organisation(values), "q": "personne"}
    ),
    ("POST", "/api/agent/users"): Row(
        of_organisation,
        EVERY_MEMBER,
        201,
        body=lambda values: {**_organisation(values), "first_name": "Nour", "last_name": "Exemple"},
    ),
    ("GET", _USER): Row(user, EVERY_MEMBER, query=_organisation),
    ("PATCH", _USER): Row(user, EVERY_MEMBER, query=_organisation, body=lambda _: {"first_name": "Nour", "version": 1}),
    ("POST", f"{_USER}/organisations"): Row(user_known_elsewhere, EVERY_MEMBER, body=_organisation),
}
# A contributor has no login: not even their own.
assert not any(row.rule.allows(NAMED, relation) for row in RIGHTS_OF_ROUTES.values() for relation in RELATIONS)
