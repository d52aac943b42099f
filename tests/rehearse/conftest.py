"""The stage that `make rehearse` has set."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from infra.rehearse.stage import VARIABLE, Stage

from .deployed import Deployed


@pytest.fixture(scope="session")
def stage() -> Stage:
    """The deployment of the unmodified template."""
    if VARIABLE not in os.environ:
        pytest.skip("nothing is deployed: run `make rehearse`")
    return Stage.read(Path(os.environ[VARIABLE]))


@pytest.fixture(scope="session")
def service(stage: Stage) -> Deployed:
    return Deployed(stage)
