"""One function in a process that does nothing else, fed as Lambda feeds it: every instruction of that process is ours.

The event comes as JSON and the answer leaves as JSON, as through Lambda's runtime. Processor time is the whole process's
(`time.process_time`): the user's and the kernel's, of every thread, with what the garbage collector took; sockets, signing,
log lines and metrics are in it, the emulator and the gateway are not. Beside it stands a yardstick: the same fixed work, in
the same process, just before and after. What the yardstick takes longer than at best, the machine has made of it, and not we.
"""

from __future__ import annotations

import json
import os
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from infra.local.functions import Context, ExecutionEnvironment, Function
from rdv.domain import slots
from rdv.store import direct, directory, items

from .children import child
from .report import ROOT
from .rest import Request

FUNCTION = "availability"
_TIMEOUT_SECONDS = 30
_MEMORY_MB = 1024
_YARDSTICK_ROUNDS = 5
_LENGTH = [[number, str(number), {"at": number}] for number in range(600)]


@dataclass(frozen=True, slots=True)
class Spell:
    """Requests served one after the other: processor milliseconds of each, and of the yardstick around them.

    `refusal` is what was said instead, which ends the spell.
    """

    milliseconds: Sequence[float]
    yardstick: float
    refusal: str = ""


class Alone:
    """The running process."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def serve(self, request: Request, times: int, *, remembering: bool = True) -> Spell:
        """Have it answered so often; AssertionError when it is refused.

        Without `remembering`, what the process had decoded and worked out of stored items before is forgotten before each.
        """
        self._pipe.send((json.dumps(request.event()), times, remembering))
        spell: Spell = self._pipe.recv()
        if spell.refusal:
            raise AssertionError(spell.refusal)
        return spell


@contextmanager
def alone(environment: Mapping[str, str]) -> Iterator[Alone]:
    """Start the process with those variables, stop it. Raises TimeoutError when it does not come up."""
    with child(_serve, environment) as process:
        yield Alone(process.pipe)


def _serve(pipe: Connection, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    # The lines of the log and the metrics are made and written, as in Lambda, but on nobody's screen.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    described = Function(FUNCTION, f"{FUNCTION}.app.handler", {}, _TIMEOUT_SECONDS, _MEMORY_MB)
    function = ExecutionEnvironment(described, ROOT / "functions")
    spelled = sys.modules[f"{function.name}.schemas"]._spelled_slot  # noqa: SLF001
    # What is remembered of stored items, by their bytes; types and midnights are no data.
    remembered = (
        direct._binary,  # noqa: SLF001
        directory._offer,  # noqa: SLF001
        items._intervals,  # noqa: SLF001
        items._absences,  # noqa: SLF001
        slots._days,  # noqa: SLF001
        slots._lasting_starts,  # noqa: SLF001
        spelled,
    )

    def forget() -> None:
        for cache in remembered:
            cache.cache_clear()

    pipe.send("ready")
    while True:
        event, times, remembering = pipe.recv()
        pipe.send(_spell(function.handler, event, times, (lambda: None) if remembering else forget))


def _spell(handler: Callable[[Any, Any], Any], event: str, times: int, before_each: Callable[[], None]) -> Spell:
    spent, before = list[float](), _yardstick()
    for _ in range(times):
        before_each()
        context = Context(FUNCTION, str(_MEMORY_MB), time.monotonic() + _TIMEOUT_SECONDS, str(uuid.uuid4()))
        began = time.process_time()
        answer = handler(json.loads(event), context)
        json.dumps(answer)
        spent.append((time.process_time() - began) * 1000)
        if answer["statusCode"] != 200:
            return Spell(spent, before, f"{answer['statusCode']} {answer['body'][:500]}")
    return Spell(spent, (before + _yardstick()) / 2)


def _yardstick() -> float:
    """Processor milliseconds of the same work as ever, at best of a few: objects made, spelled, read and dropped."""
    spent: list[float] = []
    for _ in range(_YARDSTICK_ROUNDS):
        began = time.process_time()
        json.loads(json.dumps(_LENGTH))
        spent.append((time.process_time() - began) * 1000)
    return min(spent)
