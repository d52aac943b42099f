"""`make test`: the suites that compute, one after the other, and beside them the rehearsal, which mostly waits.

What runs beside prints to a file, which is shown after the others. The first suite that fails ends the others, and is
named in the last line. Each suite leads a session of its own, and what is left of that is killed when the suite is over.
A suite that has to be killed is killed with all its descendants, in whatever session they are (Linux). Not found is what
a suite has put into another session and left behind by itself.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "suites"
# A suite that is interrupted ends its servers and browsers; then it is killed.
GRACE_SECONDS = 20
POLL_SECONDS = 0.2
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite and the command that runs it alone."""

    name: str
    command: Sequence[str]


def made(name: str) -> Suite:
    return Suite(name, ("make", "--no-print-directory", name))


IN_TURN = tuple(made(name) for name in ("test-python", "test-races", "test-e2e", "test-web"))
BESIDE = made("rehearse")


class Running:
    """A suite on its way; `output` is where it prints, this process's own place when there is none."""

    def __init__(self, suite: Suite, output: IO[bytes] | None = None) -> None:
        self.suite = suite
        self._began = time.monotonic()
        # What this make was told to be is not told to the next one: how many may run at once, above all.
        environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
        self._process = subprocess.Popen(
            suite.command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            start_new_session=True,
        )
        self.told = "stopped"

    def ended(self) -> bool:
        """Whether it is over; then `told` says how."""
        if self._process.returncode is not None:
            return True
        try:
            code = self._process.wait(POLL_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        # At once: later, its number may be a stranger's.
        self._signal(signal.SIGKILL)
        seconds = time.monotonic() - self._began
        self.told = f"{'passed' if code == 0 else 'failed'} in {seconds // 60:.0f} min {seconds % 60:02.0f} s"
        return True

    @property
    def failed(self) -> bool:
        return self.told.startswith("failed")

    def interrupt(self) -> None:
        """As Ctrl-C does, unless it is over."""
        if not self.ended():
            self._signal(signal.SIGINT)

    def end(self, latest: float) -> None:
        """Wait for it until that instant (monotonic seconds), then kill what is left of it."""
        if self._process.returncode is not None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, latest - time.monotonic()))
        if self._process.returncode is None:
            for process in family(self._process.pid):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


def family(leader: int) -> set[int]:
    """A process that runs, its descendants, and whoever shares a session with one of them; itself where /proc is not."""
    parents_and_sessions: dict[int, tuple[int, int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        # Gone in between, perhaps. After the name in brackets: state, parent, group, session.
        with suppress(OSError):
            fields = status.read_text("utf-8", "replace").rpartition(")")[2].split()
            parents_and_sessions[int(status.parent.name)] = int(fields[1]), int(fields[3])
    found, more = set[int](), {leader}
    while more:
        found |= more
        sessions = {parents_and_sessions[one][1] for one in found if one in parents_and_sessions}
        more = {
            one for one, (parent, session) in parents_and_sessions.items() if parent in found or session in sessions
        } - found
    return found


def run(in_turn: Sequence[Suite], beside: Suite, folder: Path, signals: Sequence[int] = ()) -> int:
    """Run them until all have passed, one has failed, or a signal has come (`heed_signals`).

    Returns the exit code; the last line tells what failed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{beside.name}.log"
    began: list[Running] = []
    with log.open("wb") as output:
        try:
            aside = Running(beside, output)
            began.append(aside)
            _say(f"=== {beside.name} begins beside the others; it prints to {_shown(log)}")
            for suite in in_turn:
                _say(f"=== {suite.name}")
                current = Running(suite)
                began.append(current)
                while not (current.ended() or aside.failed or signals):
                    aside.ended()
                if current.failed or aside.failed or signals:
                    break
            if aside.failed or not (signals or any(one.failed for one in began)):
                _say(f"=== {beside.name}")
                _follow(aside, log, signals)
        finally:
            for one in began:
                one.interrupt()
            latest = time.monotonic() + GRACE_SECONDS
            for one in began:
                one.end(latest)
            _say("\n".join(["=== what became of them", *(f"{one.suite.name:>12}  {one.told}" for one in began)]))
    if signals:
        _say("interrupted")
        return INTERRUPTED
    for one in began:
        if one.failed:
            print(f"error: {one.suite.name} failed; alone: {' '.join(one.suite.command)}", file=sys.stderr, flush=True)
            return 1
    return 0


def _follow(running: Running, log: Path, signals: Sequence[int]) -> None:
    """Show what a suite has printed, and what it prints until it ends or a signal comes."""
    with log.open("rb") as printed:
        over = False
        while not over:
            over = running.ended() or bool(signals)
            shutil.copyfileobj(printed, sys.stdout.buffer)
            sys.stdout.flush()


def _say(text: str) -> None:
    print(f"\n{text}", flush=True)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def heed_signals() -> Sequence[int]:
    """The signals to end that come from now on: Ctrl-C, a closed terminal, or SIGTERM.

    They are only noted: nothing that is being started or ended is broken off, however many come. SIGINT counts where it
    was ignored too (in a shell's background job, say), SIGHUP does not (`nohup`).
    """
    come: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda received, _frame: come.append(received))
    return come


if __name__ == "__main__":
    sys.exit(run(IN_TURN, BESIDE, FOLDER, heed_signals()))
