"""`make bench`: every figure, a table each and JSON in `build/bench/`. Exit code 1 when a goal is broken.

Each bench runs in a process of its own, so that none measures what another has left behind. The full race suite is a
matter of half an hour: `python -m infra.bench.races`.
"""

from __future__ import annotations

import subprocess
import sys
import time

from .report import FOLDER, ROOT

BENCHES = ("round_trips", "imports", "slots_cpu", "availability", "lists", "pressing", "site", "lighthouse")


def main(wanted: list[str]) -> int:
    """Run the benches of these names, or all."""
    began, broken = time.monotonic(), list[str]()
    for name in wanted or BENCHES:
        if subprocess.run([sys.executable, "-m", f"infra.bench.{name}"], cwd=ROOT, check=False).returncode:
            broken.append(name)
    print(f"\n{time.monotonic() - began:.0f} s; JSON in {FOLDER.relative_to(ROOT)}/")
    if broken:
        print(f"broken: {', '.join(broken)}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
