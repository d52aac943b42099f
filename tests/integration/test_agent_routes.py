"""Every agent's route as everybody about everything, against the permission table (7.13): a route without a row fails."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra.openapi.document import apis

from .agent_town import (
    AGENTS_ASKING,
    ARRAS,
    CITIZEN,
    ELSEWHERE_AGENT,
    INVITER,
    LENS,
    NAMED,
    PERSONAS,
    TERRITORY_ADMIN,
    Town,
)
from .rest import ENVIRONMENT, ROUTES, Reply, call
from .rights_of_routes import OPEN_ROUTES, RELATIONS, RIGHTS_OF_ROUTES, Row, Values

TOLD_APART = (*AGENTS_ASKING, CITIZEN)


def is_of_agents(path: str) -> bool:
    """Whether agents ask it; what citizens ask is held by `test_citizen_routes.py`."""
    return path.startswith(("/api/agent/", "/agent_connect/")) or path in (
        "/api/slots/explain",
        "/api/appointments/{appointment_id}/messages",
    )


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        apis()
        functions = sorted({ROUTES[route] for route in RIGHTS_OF_ROUTES})
        for function in functions:
            importlib.import_module(f"{function}.app")
        with Town().serving(functions) as serving:
            yield serving


def asked(town: Town, route: tuple[str, str], row: Row, persona: str, values: Values) -> Reply:
    """The route, asked by that persona about that thing."""
    method, resource = route
    named = {one.strip("{}") for one in resource.split("/") if one.startswith("{")}
    path = {name: values.get(name, "2026-12-01") for name in named}
    town.restore()
    return call(
        method,
        resource,
        body=row.body(values) if row.body else None,
        query=row.query(values) if row.query else None,
        headers={**row.headers, **town.headers[persona]},
        **path,
    )


def refused_with(persona: str, relation: str, values: Values) -> set[int]:
    """403 where one works, 404 for what is of another organisation, 401 for who is no agent."""
    if persona not in AGENTS_ASKING or persona == NAMED:
        return {401}
    if "organisation_id" not in values or relation == "crossed" or persona in (TERRITORY_ADMIN, INVITER):
        return {403, 404}
    own = LENS if persona == ELSEWHERE_AGENT else ARRAS
    return {403} if values["organisation_id"] == own else {404}


def test_every_route_of_agents_has_a_row() -> None:
    routes = {(one.method, one.path) for api in apis() for one in api.routes if is_of_agents(one.path)}
    assert routes == RIGHTS_OF_ROUTES.keys() | OPEN_ROUTES
    assert not RIGHTS_OF_ROUTES.keys() & OPEN_ROUTES


def test_every_row_says_whom_it_is_for() -> None:
    """A rule without anybody, or a kind without things, would test nothing."""
    for route, row in RIGHTS_OF_ROUTES.items():
        cells = [(one, relation) for one in PERSONAS for relation in RELATIONS if row.kind(one, relation) is not None]
        allowed = [cell for cell in cells if row.rule.allows(*cell)]
        assert allowed, route
        assert len(cells) > len(allowed), route


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize("route", RIGHTS_OF_ROUTES, ids=" ".join)
def test_who_may_is_answered_and_who_may_not_learns_and_changes_nothing(
    town: Town, route: tuple[str, str], persona: str
) -> None:
    row = RIGHTS_OF_ROUTES[route]
    for relation in RELATIONS:
        # Who is no agent has nothing of their own here: they ask about what is there.
        values = row.kind(persona, relation)
        if values is None and relation == "own" and persona not in AGENTS_ASKING:
            values = row.kind(AGENTS_ASKING[0], relation)
        if values is None:
            continue
        reply = asked(town, route, row, persona, values)
        where = f"{' '.join(route)} as {persona} about {relation}: {reply.status} {reply.text[:300]}"
        if row.rule.allows(persona, relation):
            assert reply.status in (row.answers if isinstance(row.answers, tuple) else (row.answers,)), where
        else:
            assert reply.status in refused_with(persona, relation, values), where
            assert "Secret" not in reply.text, where
            assert town.records.items == town.items, where


@pytest.mark.parametrize("route", [one for one, row in RIGHTS_OF_ROUTES.items() if row.shows], ids=" ".join)
def test_a_list_has_what_one_may_see_all_of_it_and_nothing_else(town: Town, route: tuple[str, str]) -> None:
    row = RIGHTS_OF_ROUTES[route]
    shown = row.shows
    assert shown is not None
    for persona in AGENTS_ASKING:
        for relation in ("organisation", "elsewhere"):
            if not row.rule.allows(persona, relation):
                continue
            values = row.kind(persona, relation)
            assert values is not None
            reply = asked(town, route, row, persona, values)
            ids = set(_texts(json.loads(reply.text)))
            for thing in ("own", "service", "organisation", "elsewhere"):
                of_thing = shown.kind(persona, thing)
                if of_thing is None:
                    continue
                here = of_thing["organisation_id"] == values["organisation_id"]
                allowed = here and (
                    shown.rule.allows(persona, thing) or _is_listed_as_another(shown.rule, persona, thing)
                )
                assert (of_thing[shown.name] in ids) is allowed, (route, persona, relation, thing)


def _is_listed_as_another(rule: Any, persona: str, thing: str) -> bool:
    """One's own is in a list that does not tell it apart from the others of the organisation."""
    return (
        thing == "own"
        and not rule.own
        and rule.allows(persona, "elsewhere" if persona == ELSEWHERE_AGENT else "organisation")
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


@pytest.mark.parametrize("route", [one for one in RIGHTS_OF_ROUTES if one[0] != "GET"], ids=" ".join)
def test_a_change_without_the_sessions_token_is_refused(town: Town, route: tuple[str, str]) -> None:
    row = RIGHTS_OF_ROUTES[route]
    cells = ((one, relation) for one in AGENTS_ASKING for relation in RELATIONS if row.rule.allows(one, relation))
    persona, relation = next(cell for cell in cells if row.kind(*cell) is not None)
    values = row.kind(persona, relation)
    assert values is not None
    kept = town.headers[persona]
    town.headers[persona] = {"Cookie": kept["Cookie"], "X-CSRF-Token": "another"}
    try:
        reply = asked(town, route, row, persona, values)
    finally:
        town.headers[persona] = kept
    assert (reply.status, reply.json["code"]) == (403, "wrong_csrf_token")
    assert town.records.items == town.items


@pytest.mark.parametrize("persona", AGENTS_ASKING)
def test_addresses_are_for_who_may_see_profiles(town: Town, persona: str) -> None:
    route = ("GET", "/api/agent/organisations/{organisation_id}/agents")
    reply = asked(town, route, RIGHTS_OF_ROUTES[route], persona, {"organisation_id": ARRAS})
    if reply.status != 200:
        return
    with_address = {one["id"] for one in reply.json["agents"] if one["email"]}
    everybody = {one["id"] for one in reply.json["agents"]} - {NAMED}
    assert with_address == (everybody if persona in ("admin", TERRITORY_ADMIN, INVITER) else {persona})
