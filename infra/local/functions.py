"""Functions as Lambda runs them: each execution environment has its own copy of the function's modules.

A Chalice object keeps the request at hand on itself, so one copy may serve one request at a time. Environments are
taken from a pool and made when none is free: the most that ever exist is the number of threads that call.
"""

from __future__ import annotations

import gc
import importlib
import importlib.util
import json
import logging
import sys
import threading
import time
import traceback
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from aws_lambda_powertools import Metrics
from aws_lambda_powertools.metrics.provider.cloudwatch_emf import cloudwatch

from rdv.telemetry import logger

from .aws import ACCOUNT_ID, REGION

# The name under which the function at hand logs; in AWS each has an environment of its own for it.
SERVICE_NAME_VARIABLE = "POWERTOOLS_SERVICE_NAME"
current_service: ContextVar[str] = ContextVar("current_service", default="")

_numbers = count(1)


class FunctionFailed(Exception):
    """The handler raised, or answered what no runtime could serialise."""


class ConflictingEnvironment(Exception):
    """Two functions want different values of one variable: one process cannot give both."""


@dataclass(frozen=True, slots=True)
class Function:
    """A Lambda function of the template: `handler` is `package.module.attribute`, `timeout_seconds` its limit."""

    logical_id: str
    handler: str
    environment: Mapping[str, str]
    timeout_seconds: int
    memory_mb: int


@dataclass(frozen=True)
class Context:
    """The Lambda context: ids, the function's limits, and how much time is left."""

    function_name: str
    memory_limit_in_mb: str
    deadline: float
    aws_request_id: str
    function_version: str = "$LATEST"
    log_stream_name: str = "local"

    @property
    def invoked_function_arn(self) -> str:
        """The function's ARN."""
        return f"arn:aws:lambda:{REGION}:{ACCOUNT_ID}:function:{self.function_name}"

    @property
    def log_group_name(self) -> str:
        """The function's log group."""
        return f"/aws/lambda/{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        """Milliseconds until the function's time is up."""
        return max(0, int((self.deadline - time.monotonic()) * 1000))


def common_environment(functions: Mapping[str, Function]) -> dict[str, str]:
    """The variables of all functions together, but for the name each logs under.

    Raises ConflictingEnvironment when two functions give one variable different values.
    """
    merged: dict[str, str] = {}
    for function in functions.values():
        for name, value in function.environment.items():
            if name != SERVICE_NAME_VARIABLE and merged.setdefault(name, value) != value:
                raise ConflictingEnvironment(
                    f"{function.logical_id} sets {name} to another value than a function before it"
                )
    return merged


class ExecutionEnvironment:
    """One copy of a function's package, under a name of its own so that its modules are shared with nobody."""

    def __init__(self, function: Function, root: Path) -> None:
        package, _, path = function.handler.partition(".")
        module_name, _, attribute = path.rpartition(".")
        self.name = f"environment_{next(_numbers)}_{package}"
        _load_package(self.name, root / package)
        module = importlib.import_module(f"{self.name}.{module_name}")
        self.handler: Callable[[Any, Context], Any] = getattr(module, attribute)

    def discard(self) -> None:
        """Forget the copy's modules."""
        for name in [name for name in sys.modules if name == self.name or name.startswith(f"{self.name}.")]:
            del sys.modules[name]


def _load_package(name: str, folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"no package in {folder.name}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class Functions:
    """All functions of a template, ready to be invoked by any thread."""

    def __init__(self, functions: Mapping[str, Function], root: Path) -> None:
        self.by_id = dict(functions)
        self._root = root
        self._free: dict[str, deque[ExecutionEnvironment]] = {name: deque() for name in functions}
        self._cold_start = threading.Lock()
        self._generation = 0

    def warm(self) -> None:
        """Make one environment of each function, so that a wrong import shows at once."""
        for function in self.by_id.values():
            self._free[function.logical_id].append(self._made(function))

    def _made(self, function: Function) -> ExecutionEnvironment:
        """A new environment, one at a time: its metrics are its own, which Powertools would share in a process."""
        with self._cold_start:
            _renew_metrics()
            try:
                return ExecutionEnvironment(function, self._root)
            finally:
                _renew_metrics()

    def refresh(self) -> None:
        """Throw all environments away: the next calls start cold, and nothing remembered in memory survives."""
        self._generation += 1
        # Functions freeze what they load (`rdv.http.handler`), and here it is thrown away.
        gc.unfreeze()
        for free in self._free.values():
            while free:
                free.pop().discard()

    def invoke(self, logical_id: str, event: Mapping[str, Any]) -> Any:
        """The handler's answer as JSON would carry it. Raises FunctionFailed; what happened is on standard error."""
        function = self.by_id[logical_id]
        context = Context(
            function_name=logical_id,
            memory_limit_in_mb=str(function.memory_mb),
            deadline=time.monotonic() + function.timeout_seconds,
            aws_request_id=str(uuid.uuid4()),
        )
        token = current_service.set(function.environment.get(SERVICE_NAME_VARIABLE, logical_id))
        try:
            with self._environment(function) as environment:
                return json.loads(json.dumps(environment.handler(event, context)))
        except Exception as error:
            # The boundary of a runtime: whatever a handler raises ends its invocation, not the service.
            traceback.print_exc(file=sys.stderr)
            raise FunctionFailed(logical_id) from error
        finally:
            current_service.reset(token)

    @contextmanager
    def _environment(self, function: Function) -> Iterator[ExecutionEnvironment]:
        """A free environment, or a new one; nobody else has it until it is given back."""
        free, generation = self._free[function.logical_id], self._generation
        try:
            environment = free.pop()
        except IndexError:
            environment = self._made(function)
        try:
            yield environment
        finally:
            if generation == self._generation:
                free.append(environment)
            else:
                environment.discard()


def _renew_metrics() -> None:
    """What `Metrics()` collects from here on is not what others collected before."""
    for shared in ("_metrics", "_dimensions", "_metadata", "_default_dimensions"):
        setattr(Metrics, shared, {})


@contextmanager
def adopted_output(level: str) -> Iterator[None]:
    """Have the functions' one logger write what `level` lets through, each line under its function's name.

    In AWS every function has a logger of its own, made with its environment; here it was made before there was one.
    Metrics are lines of the log for CloudWatch to read: they are written with the INFO lines.
    """
    level_before = logger.log_level
    logger.setLevel(level)
    logger.addFilter(_name_lines)
    if logging.getLevelNamesMapping()[level] > logging.INFO:
        cloudwatch.print = _unsaid  # type: ignore[attr-defined]
    try:
        yield
    finally:
        logger.setLevel(level_before)
        logger.removeFilter(_name_lines)
        cloudwatch.print = print  # type: ignore[attr-defined]


def _unsaid(*_: object, **__: object) -> None:
    """Stands for `print` where nothing is to be said."""


def _name_lines(record: logging.LogRecord) -> bool:
    if name := current_service.get():
        record.service = name
    return True
