"""What Lighthouse says of the citizen's pages on a phone: `python -m infra.bench.lighthouse`.

A local stack is started on a port of its own and ended; `web/scripts/lighthouse.mjs` does the rest. `SITE_URL` names a
stack that already runs. Skipped, and said, where Lighthouse or Chromium is not installed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .report import FOLDER, ROOT, Cell, Goal, Report, Table, publish

LEAST_PERFORMANCE = 95
LEAST_ACCESSIBILITY = 100
RESULTS = FOLDER / "citizen_lighthouse.json"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 60
# Three pages, three runs each at the most.
MOST_SECONDS = 300
COLUMNS = ("page", "performance", "accessibility", "largest paint ms", "blocked ms", "layout shift")
FIGURES = ("performance", "accessibility", "largest_contentful_paint_ms", "total_blocking_ms", "layout_shift")


def main() -> int:
    """Measure, print, write `build/bench/lighthouse.json`; 1 when a goal is broken."""
    if missing := _missing():
        print(f"lighthouse: skipped, {missing}")
        return 0
    with _site() as url:
        subprocess.run(
            ["node", ROOT / "web" / "scripts" / "lighthouse.mjs"],
            cwd=ROOT / "web",
            env={**os.environ, "SITE_URL": url},
            check=True,
            capture_output=True,
            timeout=MOST_SECONDS,
        )
    pages: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text("utf-8"))["results"]
    rows: list[tuple[Cell, ...]] = [(name, *(seen[figure] for figure in FIGURES)) for name, seen in pages.items()]
    goals = [
        goal
        for name, seen in pages.items()
        for goal in (
            Goal(
                f"{name}: performance {seen['performance']}, {LEAST_PERFORMANCE} at least",
                seen["performance"] >= LEAST_PERFORMANCE,
            ),
            Goal(
                f"{name}: accessibility {seen['accessibility']}, {LEAST_ACCESSIBILITY} wanted",
                seen["accessibility"] >= LEAST_ACCESSIBILITY,
            ),
        )
    ]
    notes = [f"{name}: {', '.join(seen['faults'])}" for name, seen in pages.items() if seen["faults"]]
    tables = [Table("Citizen site, Lighthouse, mobile profile", COLUMNS, rows)]
    return 0 if publish(Report("lighthouse", tables, {"pages": pages}, goals, notes)) else 1


def _missing() -> str:
    """What is not installed, or nothing."""
    if not (ROOT / "web" / "node_modules" / "lighthouse").is_dir():
        return "npm's lighthouse is not installed (make setup)"
    if "CHROMIUM" not in os.environ and not any(map(shutil.which, BROWSERS)):
        return "there is no Chromium on the PATH"
    return ""


@contextmanager
def _site() -> Iterator[str]:
    """The address of a stack: the one that `SITE_URL` names, or one of our own."""
    if given := os.environ.get("SITE_URL"):
        yield given
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "infra.local"],
        cwd=ROOT,
        env={**os.environ, "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _await(f"{url}/_local/health", process)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until it answers. Raises TimeoutError when it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - a local address of our own
                return
        except OSError:
            time.sleep(0.3)
    raise TimeoutError("the local stack did not start")


if __name__ == "__main__":
    sys.exit(main())
