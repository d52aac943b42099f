"""The service that the journeys are lived on: the one at `RDV_BASE_URL`, or the laptop, started here."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from .citizen import Service

ROOT = Path(__file__).resolve().parents[2]
# Generous: the machine may be busy. What `make run` promises is tested in tests/integration/test_local_process.py.
READY_SECONDS = 90
STOPPING_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_laptop(port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`make run`'s process, once it answers; what it prints goes to a file. It never outlives its test."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.local"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(process, port, log)
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if requests.get(f"http://127.0.0.1:{port}/_local/health", timeout=5).status_code == 200:
                return
        except requests.RequestException:
            # Nobody listens yet, or the first answer takes its time.
            time.sleep(0.05)
    raise AssertionError(f"the laptop did not start:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if given := os.environ.get("RDV_BASE_URL"):
        yield given
        return
    port = free_port()
    with running_laptop(port, tmp_path_factory.mktemp("laptop") / "output.txt") as process:
        yield f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=STOPPING_SECONDS) == 0


@pytest.fixture(scope="session")
def laptop(base_url: str) -> Service:
    """A service with an inbox to read and a clock to move; without them these journeys cannot be lived."""
    service = Service(base_url)
    if not service.is_local:
        pytest.skip("this service has neither an inbox nor a clock that moves")
    return service


@pytest.fixture
def service(laptop: Service) -> Service:
    """The service with the data and the time of a first start."""
    laptop.reset()
    return laptop
