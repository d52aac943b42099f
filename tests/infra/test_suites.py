"""`make test`'s own running: in order, together, ended together, and the one that failed named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from infra import suites
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


def stubborn(name: str, note: Path, seconds: float) -> Suite:
    """As a sleeper whose process has a session of its own; interrupted, it goes on for so long."""
    program = f"""
import signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_IGN)
sleeping = [sys.executable, "-c", "import time; time.sleep({LONG_SECONDS})"]
child = subprocess.Popen(sleeping, start_new_session=True)
signal.signal(signal.SIGINT, lambda *_: (time.sleep({seconds}), child.kill(), child.wait(), sys.exit(1)))
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


def test_what_a_suite_leaves_in_its_session_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "note"
    leaving = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep({LONG_SECONDS})"])
open({str(note)!r}, "w").write(str(child.pid))
"""
    # What follows sees it gone while the others still run.
    seen = f"""
import time
from pathlib import Path
from tests.infra.test_suites import wait_until_gone
wait_until_gone(Path({str(note)!r}))
"""
    assert run([suite("leaving", leaving), suite("seeing", seen)], suite("beside", after(note, "")), tmp_path) == 0


def test_a_suite_that_does_not_end_is_killed_with_what_it_has_detached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suites, "GRACE_SECONDS", 0.5)
    note = tmp_path / "note"
    failing = suite("failing", after(note, "sys.exit(3)"))
    assert run([failing], stubborn("beside", note, LONG_SECONDS), tmp_path) == 1
    wait_until_gone(note)


@pytest.mark.parametrize(
    "signals",
    [
        [signal.SIGINT],
        [signal.SIGTERM],
        [signal.SIGHUP],
        [signal.SIGINT, signal.SIGINT],
        [signal.SIGHUP, signal.SIGTERM],
    ],
)
def test_ctrl_c_ends_everything(tmp_path: Path, signals: list[signal.Signals]) -> None:
    notes = [tmp_path / "one", tmp_path / "two"]
    program = f"""
import sys
from pathlib import Path
from infra import suites
from tests.infra.test_suites import stubborn
one, two = Path({str(notes[0])!r}), Path({str(notes[1])!r})
heeded = suites.heed_signals()
sys.exit(suites.run([stubborn("slow", one, 1)], stubborn("beside", two, 1), Path({str(tmp_path)!r}), heeded))
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
    for number in signals:
        process.send_signal(number)
        # While the suites are being ended: they take a second.
        time.sleep(0.6)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert b"interrupted" in output
    for note in notes:
        wait_until_gone(note)


def test_nohup_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = {signal.SIGINT: signal.SIG_IGN, signal.SIGTERM: signal.SIG_DFL, signal.SIGHUP: signal.SIG_IGN}
    monkeypatch.setattr(signal, "getsignal", handlers.__getitem__)
    set_handlers: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda number, _handler: set_handlers.append(number))
    suites.heed_signals()
    assert set_handlers == [signal.SIGINT, signal.SIGTERM]
