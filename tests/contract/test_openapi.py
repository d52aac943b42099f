"""The published contract: generated, fresh, and whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from infra.openapi.document import DOCUMENT, apis, rendered
from rdv.domain import errors
from rdv.domain.errors import DomainError
from rdv.http.problems import STATUSES, problem_of, status_of
from rdv.http.texts import FIELDS, PROBLEMS
from tests.integration.rest import ROUTES


def test_the_committed_document_is_fresh() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == rendered(), "run `make openapi`"


def test_the_document_lists_each_route_of_the_functions_once() -> None:
    document: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    told = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    registered = {(route.method, route.path) for api in apis() for route in api.routes}
    assert told == registered == ROUTES.keys() - {("GET", "/api/openapi.json")}


def test_every_refusal_has_a_status_and_both_languages() -> None:
    refusals = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DomainError)]
    for kind in refusals:
        if kind is DomainError:
            continue
        assert kind.code in PROBLEMS, kind
        assert any(parent in STATUSES for parent in kind.__mro__), kind
    for title, detail in PROBLEMS.values():
        for wording in (title, detail):
            assert wording.fr.strip()
            assert wording.en.strip()
            assert wording.fr != wording.en
    assert all(wording.fr and wording.en for wording in FIELDS.values())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_unexpected_error_tells_nothing_of_itself(language: str) -> None:
    status, body, _ = problem_of(ValueError("zoe@courriel.example"), language)
    assert (status, body["code"]) == (500, "internal")
    assert "zoe" not in json.dumps(body)


def test_a_subclass_is_found_along_its_ancestors() -> None:
    class Stranger(errors.NotFound):
        """Of a kind that the table does not name."""

    assert status_of(Stranger()) == 404
