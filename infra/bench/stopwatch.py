"""Where the time of a request goes: wall and processor time between the layers of a function, thread by thread.

`install` puts watches around the layers of this process, for good: use a process of its own. Processor time is the
thread's own (`time.thread_time`), so that clients and other requests do not count.
"""

from __future__ import annotations

import functools
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.local import functions
from rdv.store.directory import DynamoDirectory
from rdv.store.exchange import Line
from rdv.store.records import DynamoRecords

# The verbs that the functions' views call, one a request.
USE_CASES = ("slots_of", "hold", "book", "cancel", "move")
PARTS = ("gateway", "parse", "compute", "store", "emulator", "serialise")


@dataclass(frozen=True, slots=True)
class Lap:
    """Milliseconds of one request by part, of the clock and of the processor. `emulator`: waiting for the store."""

    wall: Mapping[str, float]
    cpu: Mapping[str, float]

    @property
    def function_cpu(self) -> float:
        """What the function itself has cost: everything but the gateway, which in production is not ours."""
        return sum(spent for part, spent in self.cpu.items() if part != "gateway")


type Instant = tuple[float, float]


class _Watch(threading.local):
    """Of one thread: when each layer was entered and left (the last time), and the sums of those that repeat."""

    def __init__(self) -> None:
        self.entered: dict[str, Instant] = {}
        self.left: dict[str, Instant] = {}
        self.spent: dict[str, Instant] = {}


_watch = _Watch()


def _now() -> Instant:
    return time.perf_counter(), time.thread_time()


def timed[**P, T](layer: str, work: Callable[P, T]) -> Callable[P, T]:
    """`work`, watched."""

    @functools.wraps(work)
    def watched(*args: P.args, **kwargs: P.kwargs) -> T:
        begin = _watch.entered[layer] = _now()
        try:
            return work(*args, **kwargs)
        finally:
            end = _watch.left[layer] = _now()
            before = _watch.spent.get(layer, (0.0, 0.0))
            _watch.spent[layer] = before[0] + end[0] - begin[0], before[1] + end[1] - begin[1]

    return watched


def lap() -> Lap | None:
    """The request that this thread has just served, and a new start; None when it reached no use case."""
    watch, spent = _watch, _watch.spent
    found: Lap | None = None
    if "use case" in spent:
        found = Lap(_parts(0), _parts(1))
    for kept in (watch.entered, watch.left, watch.spent):
        kept.clear()
    return found


def _parts(kind: int) -> dict[str, float]:
    entered, left = _watch.entered, _watch.left
    spent = {layer: spent[kind] for layer, spent in _watch.spent.items()}
    store, wire = spent.get("store", 0.0), spent.get("wire", 0.0)
    parts = {
        "gateway": spent["gateway"] - spent["handler"],
        "parse": entered["use case"][kind] - entered["handler"][kind],
        "compute": spent["use case"] - store,
        "store": store - wire,
        "emulator": wire,
        "serialise": left["handler"][kind] - left["use case"][kind],
    }
    return {part: seconds * 1000 for part, seconds in parts.items()}


class _WatchedEnvironment(functions.ExecutionEnvironment):
    """A function's copy with watches around its handler and its use cases."""

    def __init__(self, function: functions.Function, root: Path) -> None:
        super().__init__(function, root)
        app = sys.modules[f"{self.name}.app"]
        for name in USE_CASES:
            if hasattr(app, name):
                setattr(app, name, timed("use case", getattr(app, name)))
        self.handler: Callable[[Any, functions.Context], Any] = timed("handler", self.handler)


def install() -> None:
    """Watch every layer of this process from now on."""
    functions.ExecutionEnvironment = _WatchedEnvironment  # type: ignore[misc]
    for owner, names in ((DynamoRecords, ("read", "commit", "group_seats")), (DynamoDirectory, ("offer",))):
        for name in names:
            setattr(owner, name, timed("store", getattr(owner, name)))
    Line.post = timed("wire", Line.post)  # type: ignore[method-assign]
