"""The template, expanded once as AWS would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from infra.template import expand_template

PARAMETERS = {"SiteUrl": "https://rdv.example.org", "MailFrom": "rdv@example.org"}

type Resources = dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def template() -> dict[str, Any]:
    """The expanded template; what refers to resources still does."""
    return expand_template(PARAMETERS)


@pytest.fixture(scope="session")
def of_type(template: dict[str, Any]) -> Callable[[str], Resources]:
    """The properties of every resource of a type, by logical id; there is at least one."""

    def properties(kind: str) -> Resources:
        found = {name: body["Properties"] for name, body in template["Resources"].items() if body["Type"] == kind}
        assert found, f"the template has no {kind}"
        return found

    return properties
