"""The citizen site's weight and how far away the first free time is: `python -m infra.bench.site`.

The weight is taken by `npm run size`; the requests are counted in a browser by the web tests, and told when they ran.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from .report import FOLDER, ROOT, Cell, Goal, Report, Table, publish

MOST_SCRIPT_BYTES = 120_000
SIZES = FOLDER / "citizen_size.json"
REQUESTS = FOLDER / "citizen_requests.json"


def main() -> int:
    """Weigh, print, write `build/bench/site.json`; 1 when the first page is over its budget."""
    subprocess.run(
        ["npm", "--prefix", ROOT / "web", "run", "--silent", "size"], cwd=ROOT, check=True, capture_output=True
    )
    sizes: dict[str, Any] = json.loads(SIZES.read_text("utf-8"))["results"]
    rows: list[tuple[Cell, ...]] = [
        (ui, kind, *(files[f"{how}_bytes"] for how in ("raw", "gzip", "brotli")))
        for ui, page in sizes.items()
        for kind, files in page.items()
    ]
    # The first is what is served; the others are built to compare.
    scripts = int(next(iter(sizes.values()))["scripts"]["gzip_bytes"])
    tables = [Table("Citizen site, first page, bytes", ("built on", "kind", "raw", "gzip", "brotli"), rows)]
    figures: dict[str, object] = {"sizes": sizes}
    notes: list[str] = []
    if REQUESTS.exists():
        counted: dict[str, Any] = json.loads(REQUESTS.read_text("utf-8"))["results"]
        ways = [(way, seen) for way, seen in counted.items() if isinstance(seen, dict)]
        columns = ("way to the first free time", "API requests", "all requests", "ms in the browser")
        names = ("api_requests", "all_requests", "first_time_visible_ms")
        tables.append(
            Table("Counted by the web tests", columns, [(way, *(seen[n] for n in names)) for way, seen in ways])
        )
        figures["first_time"] = counted
    else:
        notes.append("requests to the first free time: not counted yet (make test-web)")
    promise = f"JavaScript of the first page: {scripts:,} bytes gzip, {MOST_SCRIPT_BYTES:,} at most"
    goals = [Goal(promise, scripts <= MOST_SCRIPT_BYTES)]
    return 0 if publish(Report("site", tables, figures, goals, notes)) else 1


if __name__ == "__main__":
    sys.exit(main())
