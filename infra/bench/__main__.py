"""`make bench`: every figure, a table each and JSON in `build/bench/`. Exit code 1 when a goal is broken.

Each bench runs in a process of its own, so that none measures what another has left behind. The full race suite is a
matter of half an hour: `python -m infra.bench.races`.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time

from .report import FOLDER, ROOT

# The longest, which loads 200,000 appointments, takes some four minutes on two cores.
MOST_SECONDS = 600
ENDING_SECONDS = 30
BENCHES = ("round_trips", "imports", "slots_cpu", "availability", "lists", "sweep", "pressing", "site", "lighthouse")


def main(wanted: list[str]) -> int:
    """Run the benches of these names, or all."""
    began, broken = time.monotonic(), list[str]()
    for name in wanted or BENCHES:
        if _run(name):
            broken.append(name)
    print(f"\n{time.monotonic() - began:.0f} s; JSON in {FOLDER.relative_to(ROOT)}/")
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


def _run(name: str) -> int:
    """The exit code of a bench. One that takes too long is told to end, and stops what it has started."""
    bench = subprocess.Popen([sys.executable, "-m", f"infra.bench.{name}"], cwd=ROOT)
    try:
        return bench.wait(MOST_SECONDS)
    except subprocess.TimeoutExpired:
        print(f"{name}: not done after {MOST_SECONDS} s", file=sys.stderr)
        # As the keyboard would: every bench takes down what it has put up.
        bench.send_signal(signal.SIGINT)
        return bench.wait(ENDING_SECONDS) or 1
    finally:
        bench.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
