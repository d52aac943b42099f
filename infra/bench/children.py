"""A process of our own that serves through a pipe, and never outlives its bench."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Child:
    """The running process: our end of its pipe, the first thing that it has sent, and its id."""

    pipe: Connection
    greeting: Any
    process_id: int


@contextmanager
def child(serve: Callable[[Connection, dict[str, str]], None], environment: Mapping[str, str]) -> Iterator[Child]:
    """Start `serve` with its end of the pipe and those variables, stop it. It is up when it has sent something.

    Raises TimeoutError when it does not come up.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, dict(environment)), daemon=True)
    process.start()
    try:
        theirs.close()
        if not ours.poll(READY_SECONDS):
            raise TimeoutError(f"{serve.__module__} did not start")
        yield Child(ours, ours.recv(), process.pid or 0)
    finally:
        process.terminate()
        process.join(timeout=10)
