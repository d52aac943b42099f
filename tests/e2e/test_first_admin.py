"""A département that nobody administers gets its first administrator, by `make admin` and the mail that it sends."""

from __future__ import annotations

import re
import subprocess
import sys

from infra.explain import sign_in

from .citizen import Service
from .conftest import ROOT

ADDRESS, PASSWORD = "anne.martin@mairie.example", "Un-mot-de-passe-2026"
ANNE = ["--departement=2A", "--organisation=Mairie d’Ajaccio", f"--email={ADDRESS}", "--first-name=Anne"]


def admin(service: Service, *arguments: str) -> tuple[int, str]:
    """What `make admin` runs; its exit code and what it says."""
    command = [sys.executable, "-m", "infra.admin", *arguments, "--last-name=Martin", f"--url={service.base_url}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def test_the_first_administrator_of_a_territory_comes_in_by_mail(service: Service) -> None:
    assert admin(service, *ANNE) == (0, "The administrator of 2A is invited by mail, for seven days.\n")
    [mail] = service.messages(ADDRESS)
    assert mail["event"] == "account"
    link = re.search(r"/agent/lien/(\w+)", mail["text"])
    assert link is not None
    accepted = service.call(
        "POST",
        "/api/agent/links/password",
        {"token": link[1], "password": PASSWORD, "first_name": "Anne", "last_name": "Martin"},
    )
    assert accepted.status_code == 201, accepted.text
    headers = sign_in(service.base_url, ADDRESS, PASSWORD)
    seen = service.call("GET", "/api/agent/territories/2A/organisations", headers=headers)
    assert [one["name"] for one in seen.json()["organisations"]] == ["Mairie d’Ajaccio"]
    territory = service.call("GET", "/api/agent/territories/2A", headers=headers)
    assert territory.json()["name"] == "Corse-du-Sud"
    # Whoever comes after them is invited in the dashboard.
    somebody_else = admin(service, *ANNE[:2], "--email=luc@mairie.example", ANNE[3])
    assert somebody_else == (1, "2A has an administrator, who appoints others in the dashboard\n")
