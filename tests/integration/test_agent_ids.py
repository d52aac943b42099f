"""What is named by an id inside a body or a query is of where the agent works, or nothing is told and nothing changes.

Generated from the schemas: for each agents' route and each of its fields that holds an id, the id of another
organisation's or another territory's thing, given by somebody who may use the route. A new field without a stranger to give fails.
"""

from __future__ import annotations

import copy
import importlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from infra.openapi.document import apis
from rdv.domain.directory import Service
from rdv.ports import ServiceKey

from .agent_town import ARRAS, LENS, PARIS, STRANGER, Town, appointment_of
from .rest import ENVIRONMENT, ROUTES, Reply, call
from .rights_of_routes import RELATIONS, RIGHTS_OF_ROUTES, Row, Values

# The ids of things that nobody of Arras may use there: Lens is of the same territory, Paris is not. Who comes may be
# known to the territory (USA-04); who answers for somebody must be known here; services are a national list.
STRANGERS = {
    "organisation_id": LENS,
    "organisation_ids": [LENS],
    "motif_id": "motif_pmi_lens",
    "motif_ids": ["motif_pmi_lens"],
    "location_id": "place_lens",
    "location_ids": "place_lens",
    "agent_id": STRANGER,
    "agent_ids": [STRANGER],
    "team_ids": "team_75",
    "user_id": "user_paris",
    "responsible_id": "user_lens",
    "opening_id": f"opening_{STRANGER}",
    "service_id": "unused",
    "service_ids": ["unused"],
}
# Whose ids or names an answer about strangers would have.
THEIRS = (
    *("motif_pmi_lens", "motif_social_lens", "place_lens", "spare_place_lens", "Secret-lens", "Secret-paris"),
    *("user_lens", "user_paris", f"Secret-{STRANGER}", f"opening_{STRANGER}", appointment_of(STRANGER)),
)
# Where all of the territory's are one's own to give.
OF_ANOTHER_TERRITORY = {("POST", "/api/agent/territories/{departement}/motifs", "organisation_ids"): [ARRAS, PARIS]}
# Fields that are strangers' by right.
BY_RIGHT = {
    # The territory's own list of services is chosen from the national one.
    ("PUT", "/api/agent/territories/{departement}/services", "service_ids"),
    # Both work in the territory.
    ("POST", "/api/agent/territories/{departement}/teams", "agent_ids"),
    ("PATCH", "/api/agent/territories/{departement}/teams/{team_id}", "agent_ids"),
    # Chooses among the clocks of the owner's organisations; any other chooses the first of them.
    ("POST", "/api/agent/agents/{agent_id}/absences", "organisation_id"),
}


def ids_in(model: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    """The paths of the fields that hold ids."""
    schema = model.model_json_schema()

    def walk(part: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if "$ref" in part:
            yield from walk(schema["$defs"][part["$ref"].rpartition("/")[2]], path)
        for one in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else ())):
            yield from walk(one, path)
        for name, one in part.get("properties", {}).items():
            if name.endswith(("_id", "_ids")):
                yield (*path, name)
            yield from walk(one, (*path, name))

    yield from walk(schema, ())


def fields() -> list[tuple[str, str, str, tuple[str, ...]]]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        routes = [one for api in apis() for one in api.routes if (one.method, one.path) in RIGHTS_OF_ROUTES]
        return [
            (one.method, one.path, kind, path)
            for one in routes
            for kind, model in (("body", one.body), ("query", one.query))
            if model is not None
            for path in dict.fromkeys(ids_in(model))
            if (one.method, one.path, path[-1]) not in BY_RIGHT
        ]


FIELDS = fields()


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        functions = sorted({ROUTES[route] for route in RIGHTS_OF_ROUTES})
        for function in functions:
            importlib.import_module(f"{function}.app")
        made = Town()
        made.records.items[ServiceKey("unused")] = Service("unused", "Secret-unused", "Unused")
        made.items = dict(made.records.items)
        with made.serving(functions) as serving:
            yield serving


def allowed(row: Row) -> tuple[str, Values]:
    """Somebody of Arras, or of its territory, who may use the route, and about what."""
    for persona in ("admin", "territory", "basic"):
        for relation in RELATIONS:
            values = row.kind(persona, relation)
            if values is None or values.get("organisation_id") == LENS or values.get("departement") == "75":
                continue
            if row.rule.allows(persona, relation):
                return persona, values
    raise AssertionError("nobody may")


def asked(
    town: Town, route: tuple[str, str], persona: str, values: Values, body: Any, query: dict[str, str] | None
) -> Reply:
    named = {one.strip("{}") for one in route[1].split("/") if one.startswith("{")}
    path = {name: values.get(name, "2026-12-01") for name in named}
    town.restore()
    headers = {**RIGHTS_OF_ROUTES[route].headers, **town.headers[persona]}
    return call(*route, body=body, query=query, headers=headers, **path)


def with_stranger(route: tuple[str, str], whole: Any, path: tuple[str, ...]) -> Any:
    """The body or the query with a stranger's id at that place."""
    changed = copy.deepcopy(whole) if whole else {}
    part = changed
    for name in path[:-1]:
        part = part.setdefault(name, [{}])
        part = part[0] if isinstance(part, list) else part
    part[path[-1]] = OF_ANOTHER_TERRITORY.get((*route, path[-1]), STRANGERS[path[-1]])
    return changed


@pytest.mark.parametrize(
    ("method", "path", "kind", "field"), FIELDS, ids=lambda one: ".".join(one) if isinstance(one, tuple) else one
)
def test_a_strangers_id_opens_nothing(town: Town, method: str, path: str, kind: str, field: tuple[str, ...]) -> None:
    row = RIGHTS_OF_ROUTES[method, path]
    persona, values = allowed(row)
    body, query = (make(values) if make else None for make in (row.body, row.query))
    answers = row.answers if isinstance(row.answers, tuple) else (row.answers,)
    assert asked(town, (method, path), persona, values, body, query).status in answers
    if kind == "body":
        body = with_stranger((method, path), body, field)
    else:
        given = STRANGERS[field[-1]]
        query = {**(query or {}), field[-1]: given[0] if isinstance(given, list) else given}
    reply = asked(town, (method, path), persona, values, body, query)
    where = f"{method} {path} with {json.dumps(body or query)}: {reply.status} {reply.text[:400]}"
    listed = kind == "query" and reply.status == 200
    assert listed or reply.status in (403, 404, 422), where
    assert not any(one in reply.text for one in THEIRS), where
    assert town.records.items == town.items, where


def test_the_strangers_are_strangers(town: Town) -> None:
    """Each of them is somebody's: a refusal is not that of an id that nobody has."""
    town.restore()
    text = repr(list(town.records.items))
    for one in STRANGERS.values():
        assert (one if isinstance(one, str) else one[0]) in text
    assert PARIS in text
