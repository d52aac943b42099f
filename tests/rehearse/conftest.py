"""The stage that `make rehearse` has set."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import cycle
from pathlib import Path

import pytest

from infra.rehearse.stage import VARIABLE, Stage
from tests.e2e.citizen import FIRST_SOCIAL, SOCIAL, Json, in_days

from .deployed import Deployed

# As far as the demonstration's motifs can be booked; then each day has a second slot.
_days_ahead = cycle(range(4, 80))


@pytest.fixture(scope="session")
def stage() -> Stage:
    """The deployment of the unmodified template."""
    if VARIABLE not in os.environ:
        pytest.skip("nothing is deployed: run `make rehearse`")
    return Stage.read(Path(os.environ[VARIABLE]))


@pytest.fixture(scope="session")
def service(stage: Stage) -> Deployed:
    return Deployed(stage)


@pytest.fixture
def place(service: Deployed) -> Json:
    """Where two agents receive."""
    return service.place(FIRST_SOCIAL, SOCIAL, name="Site Arras Sud")


@pytest.fixture
def start(service: Deployed, place: Json) -> datetime:
    """A slot that is still free, on a day that no test near this one has."""
    return service.slot_after(place, in_days(service, next(_days_ahead)))
