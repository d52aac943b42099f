"""`make rehearse`: start the emulator, deploy what was built, seed it, and have the tests live the journey on it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from infra.build.artefacts import ROOT, Artefacts
from infra.template import TEMPLATE

from .deployment import DeploymentFailed, deploy, upload
from .emulator import EmulatorFailed, running_emulator
from .national import national_address_service
from .stage import PARAMETERS, VARIABLE, Stage, seed, verify_sender

# The journey, and the stores' contract on this engine too.
SUITES = ["tests/rehearse", "tests/contract/test_records.py", "-k", "rehearse or ministack"]


def main(arguments: list[str]) -> int:
    """Returns the exit code: that of the tests, or 1 when nothing could be deployed."""
    folder = ROOT / "build" / "rehearse"
    started = time.monotonic()
    try:
        with (
            national_address_service() as address_api_url,
            running_emulator(folder / "ministack.log") as emulator,
        ):
            print(f"  emulator up: {time.monotonic() - started:.1f} s", flush=True)
            verify_sender(emulator)
            upload(emulator, Artefacts())
            began = time.monotonic()
            parameters = {**PARAMETERS, "AddressApiUrl": address_api_url}
            stage = Stage(emulator, deploy(emulator, "rdv", TEMPLATE.read_text("utf-8"), parameters))
            resources = len(stage.deployment.resources)
            print(f"  template deployed, {resources} resources: {time.monotonic() - began:.1f} s", flush=True)
            began = time.monotonic()
            seed(stage)
            print(f"  demonstration data: {time.monotonic() - began:.1f} s", flush=True)
            stage.write(folder / "stage.json")
            return subprocess.run(
                [sys.executable, "-m", "pytest", *(arguments or SUITES)],
                cwd=ROOT,
                env={
                    **os.environ,
                    VARIABLE: str(folder / "stage.json"),
                    "RDV_BASE_URL": stage.deployment.api_url,
                    "RDV_MINISTACK_URL": emulator.url,
                },
                check=False,
            ).returncode
    except (DeploymentFailed, EmulatorFailed) as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
