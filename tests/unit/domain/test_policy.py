"""The permission table (7.13), row by row: every right × persona × object, and what nobody is told of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from rdv.domain.directory import AccessLevel, Agent, Role, TerritoryRights
from rdv.domain.errors import Forbidden, NotFound
from rdv.domain.policy import (
    TABLE,
    On,
    Right,
    about_agent,
    about_appointment,
    about_motif,
    allows,
    demand,
)

ARRAS, LENS, ELSEWHERE = "arras", "lens", "paris"
PMI, SOCIAL = "pmi", "social"
BASIC, ADMIN, CONTRIBUTOR = AccessLevel.BASIC, AccessLevel.ADMIN, AccessLevel.CONTRIBUTOR


def agent(name: str, level: AccessLevel | None, service: str = PMI, organisation: str = ARRAS, **more: object) -> Agent:
    departement = "75" if organisation == ELSEWHERE else "62"
    roles = (Role(organisation, departement, level),) if level else ()
    made = Agent(name, "Alix", "Exemple", f"{name}@service.example", service_ids=(service,), roles=roles)
    return replace(made, **more)  # type: ignore[arg-type]


def with_right(name: str, **rights: bool) -> Agent:
    """Somebody of the territory's team, who works in no organisation."""
    return agent(name, None, rights=(TerritoryRights("62", **rights),))


PERSONAS = {
    "basic": agent("basic", BASIC),
    "secretary": agent("secretary", BASIC, "secretariat", is_secretary=True),
    "admin": agent("admin", ADMIN, SOCIAL),
    "contributor": agent("contributor", CONTRIBUTOR),
    "of Lens": agent("of Lens", ADMIN, organisation=LENS),
    "of Paris": agent("of Paris", ADMIN, organisation=ELSEWHERE),
    "territory admin": with_right("territory admin", admin=True),
    "teams": with_right("teams", manage_teams=True),
    "access": with_right("access", manage_access_rights=True),
    "invites": with_right("invites", invite_agents=True),
    "nobody": agent("nobody", None),
}
COLLEAGUE = agent("colleague", BASIC)
OTHER = agent("other", BASIC, SOCIAL)

type About = Callable[[Agent], On]
# What it is about, from who asks: theirs, of their service, of another service, all of it in Arras.
APPOINTMENT: dict[str, About] = {
    "own": lambda me: about_appointment(ARRAS, SOCIAL if me.service_ids == (PMI,) else PMI, [me.id, "x"]),
    "same": lambda me: about_appointment(ARRAS, PMI, ["x"]),
    "other": lambda me: about_appointment(ARRAS, SOCIAL, ["x"]),
}
OF_AGENT: dict[str, About] = {
    "own": lambda me: about_agent(me, ARRAS, "62"),
    "same": lambda me: about_agent(COLLEAGUE, ARRAS, "62"),
    "other": lambda me: about_agent(OTHER, ARRAS, "62"),
}
ABSENCE: dict[str, About] = {
    "own": lambda me: about_agent(me),
    "same": lambda me: about_agent(COLLEAGUE),
    "other": lambda me: about_agent(OTHER),
}
MOTIF: dict[str, About] = {
    "same": lambda me: about_motif(ARRAS, PMI, "62"),
    "other": lambda me: about_motif(ARRAS, SOCIAL, "62"),
}
PLACE: dict[str, About] = {"here": lambda me: On(ARRAS, "62")}
TERRITORY: dict[str, About] = {"here": lambda me: On(departement="62")}
USER: dict[str, About] = {
    "here": lambda me: On(ARRAS, "62", memberships=frozenset({ARRAS})),
    "shared": lambda me: On("", "62", memberships=frozenset({ARRAS}), shared=True),
    "not here": lambda me: On(ARRAS, "62", memberships=frozenset({LENS})),
}

SAME_SERVICE = {"own": "basic secretary admin", "same": "basic secretary admin", "other": "secretary admin"}
EVERYBODY = {"here": "basic secretary admin"}
HERE = "basic secretary admin"
# Each row of 7.13: who may, of what. Who is not named may not.
ROWS: dict[Right, tuple[dict[str, About], dict[str, str]]] = {
    Right.APPOINTMENT_SEE: (APPOINTMENT, SAME_SERVICE),
    Right.APPOINTMENT_EDIT: (APPOINTMENT, SAME_SERVICE),
    Right.APPOINTMENT_CREATE: (APPOINTMENT, {"own": HERE, "same": HERE, "other": HERE}),
    Right.APPOINTMENT_DELETE: (APPOINTMENT, {"own": "admin", "same": "admin", "other": "admin"}),
    Right.AGENDA_SEE: (OF_AGENT, SAME_SERVICE),
    Right.OPENING_SEE: (OF_AGENT, SAME_SERVICE),
    Right.OPENING_EDIT: (OF_AGENT, SAME_SERVICE),
    # One's own always; the admin of a territory has all of its agents'.
    Right.ABSENCE_SEE: (
        ABSENCE,
        {
            "own": "*",
            "same": "basic secretary admin territory_admin",
            "other": "secretary admin territory_admin",
        },
    ),
    Right.ABSENCE_EDIT: (
        ABSENCE,
        {"own": "*", "same": "basic secretary admin territory_admin", "other": "secretary admin territory_admin"},
    ),
    Right.AGENT_SEE: (OF_AGENT, {"own": "*", "same": "admin", "other": "admin"}),
    Right.AGENT_EDIT: (OF_AGENT, {"own": "*", "same": "admin", "other": "admin"}),
    Right.AGENT_REMOVE: (
        OF_AGENT,
        {"own": "", "same": "admin territory_admin invites", "other": "admin territory_admin invites"},
    ),
    Right.MOTIF_USE: (MOTIF, {"same": HERE, "other": "secretary admin"}),
    Right.MOTIF_CREATE: (MOTIF, {"same": "admin territory_admin", "other": "admin territory_admin"}),
    Right.MOTIF_EDIT: (MOTIF, {"same": "admin", "other": "admin"}),
    Right.LOCATION_SEE: (PLACE, EVERYBODY),
    Right.LOCATION_EDIT: (PLACE, {"here": "admin"}),
    Right.ORGANISATION_SEE: (PLACE, EVERYBODY),
    Right.ORGANISATION_EDIT: (PLACE, {"here": "admin"}),
    Right.ORGANISATION_CREATE: (TERRITORY, {"here": "territory_admin"}),
    Right.USER_SEE: (USER, {"here": HERE, "shared": f"{HERE} of_Lens", "not here": ""}),
    Right.USER_EDIT: (USER, {"here": HERE, "shared": f"{HERE} of_Lens", "not here": ""}),
    Right.USER_HISTORY: (USER, {"here": "admin", "shared": "", "not here": ""}),
    Right.USER_PRESCRIBE: (MOTIF, {"same": f"{HERE} of_Lens", "other": "secretary admin of_Lens"}),
    Right.TERRITORY_SEE: (TERRITORY, {"here": "territory_admin teams access invites"}),
    Right.TERRITORY_EDIT: (TERRITORY, {"here": "territory_admin"}),
    Right.TEAM_EDIT: (TERRITORY, {"here": "teams"}),
    Right.ACCESS_RIGHTS_EDIT: (OF_AGENT, {"own": "", "same": "access", "other": "access"}),
    # The organisation's own admin by DS-4 (decision 0144).
    Right.ROLE_EDIT: (PLACE, {"here": "admin territory_admin invites"}),
    Right.TERRITORY_ADMIN_EDIT: (OF_AGENT, {"own": "", "same": "territory_admin", "other": "territory_admin"}),
    Right.EXPORT_SEE: (ABSENCE, {"own": "*", "same": "", "other": ""}),
    Right.REFERENT_EDIT: (PLACE, EVERYBODY),
}
CASES = [
    pytest.param(right, thing, name, id=f"{right.value}-{thing}-{name}")
    for right, (things, _) in ROWS.items()
    for thing in things
    for name in PERSONAS
]


def test_the_table_has_every_right_and_so_have_the_rows() -> None:
    assert set(TABLE) == set(Right) == set(ROWS)
    assert all(set(things) == set(allowed) for things, allowed in ROWS.values())


@pytest.mark.parametrize(("right", "thing", "name"), CASES)
def test_a_right_is_given_to_those_of_its_row_and_to_nobody_else(right: Right, thing: str, name: str) -> None:
    things, allowed = ROWS[right]
    me = PERSONAS[name]
    wanted = name.replace(" ", "_") in allowed[thing].split() or "*" in allowed[thing].split()
    assert allows(me, right, things[thing](me)) is wanted


@pytest.mark.parametrize("right", list(Right))
def test_who_is_invited_or_gone_may_nothing(right: Right) -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    admin = replace(PERSONAS["admin"], rights=(TerritoryRights("62", True, True, True, True),))
    things, _ = ROWS[right]
    for me in (replace(admin, invited_at=now), replace(admin, deleted_at=now)):
        assert not any(allows(me, right, about(me)) for about in things.values())


@pytest.mark.parametrize("right", list(Right))
def test_nothing_said_is_nothing_allowed(right: Right) -> None:
    admin = replace(PERSONAS["admin"], rights=(TerritoryRights("62", True, True, True, True),))
    assert not allows(admin, right, On())


def test_ones_own_appointment_is_seen_where_one_works_only() -> None:
    me = PERSONAS["basic"]
    assert not allows(me, Right.APPOINTMENT_SEE, about_appointment(LENS, PMI, [me.id]))


def test_a_colleague_is_one_in_the_organisation_where_it_is_asked() -> None:
    in_lens = agent("in_lens", BASIC, organisation=LENS)
    me = PERSONAS["basic"]
    for right in (Right.AGENDA_SEE, Right.OPENING_EDIT):
        assert not allows(me, right, about_agent(in_lens, ARRAS))
        assert not allows(me, right, about_agent(in_lens, LENS))
        with pytest.raises(NotFound):
            demand(me, right, about_agent(in_lens, ARRAS))


@pytest.mark.parametrize(
    ("name", "right", "about", "error"),
    [
        ("basic", Right.LOCATION_EDIT, On(ARRAS, "62"), Forbidden),
        ("basic", Right.LOCATION_EDIT, On(LENS, "62"), NotFound),
        ("basic", Right.APPOINTMENT_SEE, about_appointment(ARRAS, SOCIAL, ["x"]), Forbidden),
        ("basic", Right.APPOINTMENT_SEE, about_appointment(LENS, SOCIAL, ["x"]), NotFound),
        ("basic", Right.TERRITORY_EDIT, On(departement="62"), Forbidden),
        ("basic", Right.TERRITORY_EDIT, On(departement="75"), NotFound),
        ("basic", Right.ABSENCE_EDIT, about_agent(OTHER), Forbidden),
        ("basic", Right.ABSENCE_EDIT, about_agent(agent("far", BASIC, organisation=ELSEWHERE)), NotFound),
        ("territory admin", Right.ORGANISATION_SEE, On(ARRAS, "62"), Forbidden),
        ("territory admin", Right.ORGANISATION_SEE, On(ELSEWHERE, "75"), NotFound),
        ("contributor", Right.ORGANISATION_SEE, On(ARRAS, "62"), NotFound),
        ("nobody", Right.EXPORT_SEE, On(), NotFound),
    ],
)
def test_what_is_others_is_not_known_and_what_is_near_is_forbidden(
    name: str, right: Right, about: On, error: type[Exception]
) -> None:
    with pytest.raises(error):
        demand(PERSONAS[name], right, about)


def test_a_territory_admin_has_nothing_of_the_organisations_but_their_staff() -> None:
    """POL-01."""
    chief = PERSONAS["territory admin"]
    inside = {Right.APPOINTMENT_SEE, Right.USER_SEE, Right.AGENDA_SEE, Right.LOCATION_SEE, Right.ORGANISATION_EDIT}
    assert not any(allows(chief, right, about(chief)) for right in inside for about in ROWS[right][0].values())
    assert allows(chief, Right.ROLE_EDIT, On(ARRAS, "62"))
    assert not allows(chief, Right.ROLE_EDIT, On(ELSEWHERE, "75"))


def test_nobody_makes_themselves_the_admin_of_another_territory() -> None:
    far = agent("far", BASIC, organisation=ELSEWHERE)
    assert not allows(PERSONAS["territory admin"], Right.TERRITORY_ADMIN_EDIT, about_agent(far, departement="62"))
    assert not allows(PERSONAS["access"], Right.ACCESS_RIGHTS_EDIT, about_agent(far, departement="62"))
