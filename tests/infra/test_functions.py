"""The template and the functions' code say the same: routes, handlers, variables."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from infra.build.checks import lambda_functions

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = lambda_functions()


@cache
def probe(logical_id: str) -> dict[str, Any]:
    properties = FUNCTIONS[logical_id]["Properties"]
    paths = [str(ROOT / "layers/shared/python"), str(ROOT / "functions")]
    outcome = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("functions_probe.py")), properties["Handler"]],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(paths),
            "AWS_DEFAULT_REGION": "eu-west-3",
            **properties["Environment"]["Variables"],
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert outcome.returncode == 0, outcome.stderr
    return json.loads(outcome.stdout)


def routes_of_the_template(template: dict[str, Any]) -> dict[tuple[str, str], str]:
    body = template["Resources"]["Api"]["Properties"]["Body"]
    found: dict[tuple[str, str], str] = {}
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            target = re.search(r"\$\{(\w+)\.Arn\}", json.dumps(operation["x-amazon-apigateway-integration"]["uri"]))
            assert target is not None
            found[(method.upper(), path)] = target[1]
    return found


def test_every_route_of_the_template_is_one_of_its_function_and_the_reverse(template: dict[str, Any]) -> None:
    of_the_apps = {
        (method, path): logical_id for logical_id in FUNCTIONS for method, path in probe(logical_id)["routes"]
    }
    assert routes_of_the_template(template) == of_the_apps


def test_the_contract_of_the_citizen_journey_is_routed(template: dict[str, Any]) -> None:
    """The paths of the HTTP contract: none may be lost from both sides at once."""
    assert set(routes_of_the_template(template)) >= {
        ("GET", "/api/organisations"),
        ("GET", "/api/services"),
        ("GET", "/api/motifs"),
        ("GET", "/api/locations"),
        ("GET", "/api/slots"),
        ("GET", "/api/openapi.json"),
        ("POST", "/api/holds"),
        ("DELETE", "/api/holds/{hold_id}"),
        ("POST", "/api/contact_codes"),
        ("POST", "/api/contact_codes/verify"),
        ("POST", "/api/appointments"),
        ("GET", "/api/appointments/{appointment_id}"),
        ("POST", "/api/appointments/{appointment_id}/move"),
        ("POST", "/api/appointments/{appointment_id}/cancel"),
        ("POST", "/api/links/open"),
    }


@pytest.mark.parametrize("logical_id", FUNCTIONS)
def test_a_function_is_given_the_variables_that_it_reads_and_no_other(logical_id: str) -> None:
    given = set(FUNCTIONS[logical_id]["Properties"]["Environment"]["Variables"])
    of_powertools = {name for name in given if name.startswith("POWERTOOLS_")}
    assert given - of_powertools == set(probe(logical_id)["settings"])
    assert of_powertools == {"POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_LOG_LEVEL"}


def test_every_variable_that_settings_can_read_is_read_by_some_function() -> None:
    source = (ROOT / "layers/shared/python/rdv/settings.py").read_text("utf-8")
    known = set(re.findall(r'_text\(environment, "([A-Z_]+)"\)', source))
    assert known
    assert known == {name for logical_id in FUNCTIONS for name in probe(logical_id)["settings"]}


def test_functions_are_told_apart_in_logs_and_metrics() -> None:
    names = [body["Properties"]["Environment"]["Variables"]["POWERTOOLS_SERVICE_NAME"] for body in FUNCTIONS.values()]
    assert len(set(names)) == len(names)


def test_every_function_folder_is_deployed() -> None:
    folders = {path.parent.name for path in (ROOT / "functions").glob("*/app.py")}
    assert folders == {body["Properties"]["Handler"].partition(".")[0] for body in FUNCTIONS.values()}
    for body in FUNCTIONS.values():
        assert (
            body["Properties"]["Code"]["S3Key"] == f"build/functions/{body['Properties']['Handler'].partition('.')[0]}"
        )
