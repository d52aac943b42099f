"""MiniStack as a process of its own, on this machine only, and the clients that speak to it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import requests
from botocore.config import Config

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-rehearse" / "bin" / "python"
REGION = "eu-west-3"
# Generous: the machine may be busy with other suites.
READY_SECONDS = 90


class EmulatorFailed(RuntimeError):
    """MiniStack did not start; the text is the end of what it printed."""


@dataclass(frozen=True, slots=True)
class Emulator:
    """A running MiniStack. `process_id` also names the session in which its functions run; 0 when it is unknown."""

    url: str
    log: Path
    process_id: int = 0

    def client(self, service: str) -> Any:
        """A boto3 client with the rights of the account's owner."""
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",  # noqa: S106 - the emulator's word for its owner
            config=Config(retries={"total_max_attempts": 1}, read_timeout=120),
        )

    def inspect(self, path: str) -> Any:
        """What MiniStack has captured, from one of its own pages."""
        response = requests.get(f"{self.url}/_ministack/{path}", timeout=30)
        response.raise_for_status()
        return response.json()


@contextmanager
def running_emulator(log: Path) -> Generator[Emulator]:
    """Start MiniStack, and stop it with everything that it has started. Raises EmulatorFailed."""
    port = _free_port()
    log.parent.mkdir(parents=True, exist_ok=True)
    scratch = tempfile.mkdtemp(prefix="rdv-rehearsal-")
    # Nothing of this machine's environment: functions inherit it, and must live on what the template gives them.
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": scratch,
        "TMPDIR": scratch,
        "PYTHONDONTWRITEBYTECODE": "1",
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "MINISTACK_HOST": "127.0.0.1",
        "MINISTACK_REGION": REGION,
        "AUTH": "true",
        "LOG_LEVEL": "INFO",
        # Listeners on other ports that nobody here speaks to.
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [PYTHON, Path(__file__).with_name("ministack_like_aws.py")],
            env=environment,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        emulator = Emulator(f"http://127.0.0.1:{port}", log, process.pid)
        _wait_until_ready(process, emulator)
        yield emulator
    finally:
        _stop(process)
        shutil.rmtree(scratch, ignore_errors=True)


def _wait_until_ready(process: subprocess.Popen[bytes], emulator: Emulator) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            emulator.inspect("health")
        except requests.RequestException:
            time.sleep(0.1)
        else:
            return
    raise EmulatorFailed(emulator.log.read_text("utf-8", "replace")[-2000:])


def _stop(process: subprocess.Popen[bytes]) -> None:
    """MiniStack leads a session of its own, in which its functions run: all of it ends, and nothing of it is kept."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
