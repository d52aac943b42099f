"""`make test`'s own running: in order, together, ended together, and the one that failed named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra.suites import INTERRUPTED, ROOT, Suite, run

LONG_SECONDS = 60


def suite(name: str, program: str) -> Suite:
    return Suite(name, (sys.executable, "-uc", program))


def sleeper(name: str, note: Path) -> Suite:
    """Starts a process of its own, notes its id, and sleeps."""
    program = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep({LONG_SECONDS})"])
print("begun")
open({str(note)!r}, "w").write(str(child.pid))
child.wait()
"""
    return suite(name, program)


def after(note: Path, then: str) -> str:
    """A program that goes on once a sleeper is there."""
    waits = f"import os, sys, time\nwhile not (os.path.exists({str(note)!r}) and open({str(note)!r}).read()):\n"
    return f"{waits}    time.sleep(0.01)\n{then}"


def is_running(note: Path) -> bool:
    """Whether the process of a note runs: neither gone nor a zombie."""
    try:
        stat = Path(f"/proc/{int(note.read_text())}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def wait_until_gone(note: Path) -> None:
    deadline = time.monotonic() + 10
    while is_running(note):
        assert time.monotonic() < deadline, "it outlives its suite"
        time.sleep(0.05)


def test_what_runs_beside_is_shown_after_the_others(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "note"
    first = suite("first", after(note, "print('one')"))
    beside = suite("beside", f"print('aside'); open({str(note)!r}, 'w').write('0')")
    assert run([first, suite("second", "print('two')")], beside, tmp_path) == 0
    printed = capfd.readouterr().out
    told = [line for line in printed.splitlines() if line in ("one", "two", "aside")]
    assert told == ["one", "two", "aside"]
    assert [name for name in ("first", "second", "beside") if f"{name}  passed in 0 min" in printed] == [
        "first",
        "second",
        "beside",
    ]


def test_a_suite_that_fails_ends_what_runs_beside_and_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note"
    failing, never = suite("failing", after(note, "sys.exit(3)")), suite("never", "print('never begun')")
    assert run([failing, never], sleeper("beside", note), tmp_path) == 1
    printed = capfd.readouterr()
    assert "error: failing failed" in printed.err
    assert "beside  stopped" in printed.out
    assert "never begun" not in printed.out
    wait_until_gone(note)


def test_what_runs_beside_ends_the_others_when_it_fails_and_is_shown(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "note"
    beside = suite("beside", after(note, "print('what went wrong'); sys.exit(1)"))
    assert run([sleeper("slow", note)], beside, tmp_path) == 1
    printed = capfd.readouterr()
    assert "error: beside failed" in printed.err
    assert "what went wrong" in printed.out
    assert "slow  stopped" in printed.out
    wait_until_gone(note)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_everything(tmp_path: Path, number: signal.Signals) -> None:
    notes = [tmp_path / "one", tmp_path / "two"]
    program = f"""
import sys
from pathlib import Path
from infra import suites
from tests.infra.test_suites import sleeper
suites.heed_signals()
one, two = Path({str(notes[0])!r}), Path({str(notes[1])!r})
sys.exit(suites.run([sleeper("slow", one)], sleeper("beside", two), Path({str(tmp_path)!r})))
"""
    process = subprocess.Popen(
        ["sh", "-c", 'trap "" INT; exec "$@"', "sh", sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    deadline = time.monotonic() + 60
    while not all(note.exists() and note.read_text() for note in notes):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    process.send_signal(number)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert b"interrupted" in output
    for note in notes:
        wait_until_gone(note)
