"""`make run`'s process: ready soon, one clear line when the port is taken, nothing left behind by Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.e2e.conftest import ROOT, free_port, running_laptop

READY_SECONDS = 15


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_ready_in_time_says_what_is_where_and_frees_the_port(tmp_path: Path, number: signal.Signals) -> None:
    port, output = free_port(), tmp_path / "output.txt"
    with running_laptop(port, output) as process:
        # Its own processor time, because this machine may be busy with other tests.
        assert processor_seconds(process.pid) < READY_SECONDS
        # It listens on this machine only.
        with socket.socket() as probe:
            probe.settimeout(1)
            assert probe.connect_ex((_own_address(), port)) != 0
        # A connection that a browser keeps open does not hold it back.
        session = requests.Session()
        assert session.get(f"http://127.0.0.1:{port}/api/organisations?departement=62", timeout=30).status_code == 200
        process.send_signal(number)
        assert process.wait(timeout=60) == 0
    with socket.socket() as next_one:
        next_one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        next_one.bind(("127.0.0.1", port))
        next_one.listen()
    said = output.read_text("utf-8")
    for told in (f"http://127.0.0.1:{port}/\n", "/_local/\n", "/api/openapi.json\n", "Prêt en"):
        assert told in said
    assert "Traceback" not in said


def processor_seconds(pid: int) -> float:
    """What a process has used since it started (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _own_address() -> str:
    """An address of this machine that is not the loopback's; the loopback's other end when there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            return "127.0.0.2"
        return probe.getsockname()[0]


def test_a_taken_port_is_one_clear_line_and_an_exit_code() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "infra.local"],
            cwd=ROOT,
            env={**os.environ, "PORT": port},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines() == [
        f"Le port {port} est déjà pris : libérez-le, ou choisissez-en un autre (PORT=8081 make run)."
    ]


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("PORT", "", "n’est pas un numéro de port"),
        ("PORT", "http", "n’est pas un numéro de port"),
        ("PORT", "65536", "n’est pas un numéro de port"),
        ("PORT", "-1", "n’est pas un numéro de port"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL est l’un de"),
    ],
)
def test_a_setting_that_makes_no_sense_is_one_clear_line(variable: str, value: str, told: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "infra.local"],
        cwd=ROOT,
        env={**os.environ, variable: value},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 1
    assert told in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
