"""`make test`: the suites that compute, one after the other, and beside them the rehearsal, which mostly waits.

What runs beside prints to a file, which is shown after the others. The first suite that fails ends the others, and is
named in the last line. Each suite leads a session of its own, so that it ends with everything that it has started.
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
        try:
            code = self._process.wait(POLL_SECONDS)
        except subprocess.TimeoutExpired:
            return False
        if self.told == "stopped":
            seconds = time.monotonic() - self._began
            self.told = f"{'passed' if code == 0 else 'failed'} in {seconds // 60:.0f} min {seconds % 60:02.0f} s"
        return True

    @property
    def failed(self) -> bool:
        return self.told.startswith("failed")

    def stop(self) -> None:
        """As Ctrl-C does; what does not end by itself is killed."""
        if self._process.poll() is None:
            self._signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE_SECONDS)
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)


def run(in_turn: Sequence[Suite], beside: Suite, folder: Path) -> int:
    """Run them until all have passed, or one has failed. Returns the exit code; the last line tells what failed."""
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
                while not current.ended() and not aside.failed:
                    aside.ended()
                if current.failed or aside.failed:
                    break
            if aside.failed or not any(one.failed for one in began):
                _say(f"=== {beside.name}")
                _follow(aside, log)
        except KeyboardInterrupt:
            _say("interrupted")
            return INTERRUPTED
        finally:
            for one in began:
                one.stop()
            _say("\n".join(["=== what became of them", *(f"{one.suite.name:>12}  {one.told}" for one in began)]))
    for one in began:
        if one.failed:
            print(f"error: {one.suite.name} failed; alone: {' '.join(one.suite.command)}", file=sys.stderr, flush=True)
            return 1
    return 0


def _follow(running: Running, log: Path) -> None:
    """Show what a suite has printed, and what it prints until it ends."""
    with log.open("rb") as printed:
        over = False
        while not over:
            over = running.ended()
            shutil.copyfileobj(printed, sys.stdout.buffer)
            sys.stdout.flush()


def _say(text: str) -> None:
    print(f"\n{text}", flush=True)


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def heed_signals() -> None:
    """End everything by SIGTERM too, and by SIGINT where it was ignored: in a shell's background job, say."""

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)


if __name__ == "__main__":
    heed_signals()
    sys.exit(run(IN_TURN, BESIDE, FOLDER))
