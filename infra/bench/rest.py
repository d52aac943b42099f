"""Calls to the HTTP functions as API Gateway makes them: REST v1 proxy events, one copy of a function for each thread."""

from __future__ import annotations

import json
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import rdv.http.handler
from infra.local.functions import Context, ExecutionEnvironment, Function
from rdv.ports import Directory, Records
from rdv.telemetry import logger

FUNCTIONS = Path(__file__).resolve().parents[2] / "functions"
TIMEOUT_SECONDS = 30
MEMORY_MB = 1024
UNAVAILABLE = 503
# What a browser does with a 503 that says when to come back; the pause is shorter than it says, the races longer.
TRIES = 20
PAUSE_SECONDS = 0.005


@dataclass(frozen=True, slots=True)
class Request:
    """One call to a route of a function. `path` are the values of the resource's parameters."""

    function: str
    method: str
    resource: str
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Mapping[str, str] = field(default_factory=dict[str, str])
    source: str = "192.0.2.1"

    def event(self) -> dict[str, Any]:
        """The proxy event."""
        headers = {"Content-Type": "application/json", **self.headers}
        path = self.resource.format(**self.path)
        return {
            "resource": self.resource,
            "path": path,
            "httpMethod": self.method,
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "queryStringParameters": dict(self.query) or None,
            "multiValueQueryStringParameters": {name: [value] for name, value in self.query.items()} or None,
            "pathParameters": dict(self.path) or None,
            "stageVariables": None,
            "requestContext": {
                "resourcePath": self.resource,
                "httpMethod": self.method,
                "path": f"/prod{path}",
                "stage": "prod",
                "requestId": str(uuid.uuid4()),
                "identity": {"sourceIp": self.source},
            },
            "body": None if self.body is None else json.dumps(self.body),
            "isBase64Encoded": False,
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer. `began` and `ended` are seconds of the machine's monotonic clock, the same in every process.

    `unavailable`: how often the store refused before, and the same call was made again.
    """

    status: int
    json: Any
    began: float
    ended: float
    unavailable: int = 0

    @property
    def milliseconds(self) -> float:
        """How long the caller waited."""
        return (self.ended - self.began) * 1000

    @property
    def code(self) -> str:
        """The problem's code; empty for a success."""
        return str(self.json.get("code", "")) if self.status >= 400 else ""


class _NoMetrics:
    def add_metric(self, name: str, unit: object, value: float) -> None:
        """Counted nowhere."""

    def flush_metrics(self) -> None:
        """Told to nobody."""


@contextmanager
def as_before() -> Iterator[None]:
    """Give back, at the end, what `Handlers` changes for the whole process: the log's level and the metrics."""
    level, metrics = logger.log_level, rdv.http.handler.Metrics
    try:
        yield
    finally:
        logger.setLevel(level)
        rdv.http.handler.Metrics = metrics


class Handlers:
    """The functions of this process. Each thread gets a copy of its own, as each Lambda environment has.

    `stores` replaces what `wiring.py` has connected, for functions that are to run on memory.
    """

    def __init__(self, stores: tuple[Directory, Records] | None = None) -> None:
        self._stores = stores
        self._own = threading.local()
        # Importing is not what is measured, and two threads that import at once only wait for each other.
        self._cold_start = threading.Lock()
        # A crash is to be seen; one line for each request is not.
        logger.setLevel("ERROR")
        # Powertools keeps one set of metrics for a whole process, which in Lambda serves one request at a time:
        # threads that share it would count, and trip, over each other.
        rdv.http.handler.Metrics = _NoMetrics  # type: ignore[assignment]

    def call(self, request: Request) -> Reply:
        """The function's answer; a 503 is tried again, as its `Retry-After` asks."""
        began = time.monotonic()
        for attempt in range(TRIES):
            reply = self._once(request)
            if reply.status != UNAVAILABLE:
                break
            time.sleep(PAUSE_SECONDS * (attempt + 1))
        return replace(reply, began=began, unavailable=attempt + (reply.status == UNAVAILABLE))

    def warm(self, *functions: str) -> None:
        """Make this thread's copies now."""
        for function in functions:
            self._handler(function)

    def _once(self, request: Request) -> Reply:
        handler = self._handler(request.function)
        context = Context(request.function, str(MEMORY_MB), time.monotonic() + TIMEOUT_SECONDS, str(uuid.uuid4()))
        began = time.monotonic()
        answer = handler(request.event(), context)
        ended = time.monotonic()
        return Reply(answer["statusCode"], json.loads(answer["body"] or "null"), began, ended)

    def _handler(self, function: str) -> Callable[[Any, Any], Any]:
        handlers: dict[str, Callable[[Any, Any], Any]] = self._own.__dict__
        if function not in handlers:
            with self._cold_start:
                handlers[function] = self._load(function)
        return handlers[function]

    def _load(self, function: str) -> Callable[[Any, Any], Any]:
        described = Function(function, f"{function}.app.handler", {}, TIMEOUT_SECONDS, MEMORY_MB)
        environment = ExecutionEnvironment(described, FUNCTIONS)
        if self._stores is not None:
            directory, records = self._stores
            app = sys.modules[f"{environment.name}.app"]
            app.wiring = replace(app.wiring, directory=directory, records=records)  # type: ignore[attr-defined]
        return environment.handler
