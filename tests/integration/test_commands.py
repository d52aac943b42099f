"""What `make` runs for people who operate the service starts as `make` starts it: with nobody's path but the project's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOBODY_LISTENS = "http://127.0.0.1:9"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("infra.explain", "motif"),
        ("infra.redrive",),
        (
            "infra.admin",
            "--departement=62",
            "--organisation=Mairie",
            "--email=anne@mairie.example",
            "--first-name=Anne",
            "--last-name=Martin",
        ),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_command_without_a_service_says_so_in_one_line(arguments: tuple[str, ...]) -> None:
    ended = run(*arguments, f"--url={NOBODY_LISTENS}")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert NOBODY_LISTENS in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_make_hands_on_what_it_was_given_whatever_the_signs() -> None:
    given = {
        "DEPARTEMENT": "62",
        "ORGANISATION": 'Maison "Les Lilas" d’Arras `& fils`',
        "EMAIL": "anne@mairie.example",
        "FIRST_NAME": "Anne",
        "LAST_NAME": "O'Neill",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ended = subprocess.run(
        ["make", "--old-file=.venv/.ready", r"PYTHON=printf '%s\n'", "admin", *map("=".join, given.items())],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    told = ended.stdout.splitlines()
    assert told[told.index("--departement") + 1 :: 2] == list(given.values())
