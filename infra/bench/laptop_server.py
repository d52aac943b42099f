"""The laptop's gateway and the HTTP functions in a process of their own, on a DynamoDB elsewhere, with a stopwatch."""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from waitress.server import create_server

from infra.local.functions import Function, Functions
from infra.local.gateway import RestApi
from infra.local.resources import expand, name_functions
from infra.rehearse.stage import PARAMETERS

from . import stopwatch
from .children import child
from .report import ROOT

THREADS = 8
HTTP_FUNCTIONS = ("AvailabilityFunction", "BookingFunction", "CancelFunction")


class Server:
    """The running server. `url` is the root of its API; `process_id` its process."""

    def __init__(self, pipe: Connection, url: str, process_id: int) -> None:
        self._pipe, self.url, self.process_id = pipe, url, process_id

    def laps(self) -> list[stopwatch.Lap]:
        """The requests served since the last time."""
        self._pipe.send("laps")
        return self._pipe.recv()


@contextmanager
def laptop_server(environment: Mapping[str, str]) -> Iterator[Server]:
    """Start it with those variables, stop it. Raises TimeoutError when it does not come up."""
    with child(_serve, environment) as process:
        yield Server(process.pipe, process.greeting, process.process_id)


class _Application:
    """WSGI: the API, and a lap for each request."""

    def __init__(self, api: RestApi) -> None:
        self._answer = stopwatch.timed("gateway", api.answer)
        self._laps: list[stopwatch.Lap] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        response = self._answer(environ)
        if (lap := stopwatch.lap()) is not None:
            self._laps.append(lap)
        start_response(response.status_line, [*response.headers, ("Content-Length", str(len(response.body)))])
        return [response.body]

    def drain(self) -> list[stopwatch.Lap]:
        laps, self._laps = self._laps, []
        return laps


def _serve(pipe: Connection, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    # The lines of the log are made and written, as in Lambda, but on nobody's screen.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    # More clients than threads are told of nowhere: clients wait, and that is what is measured.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    stopwatch.install()
    expanded = expand(PARAMETERS)
    name_functions(expanded)
    described = expanded.of_type("AWS::Lambda::Function")
    functions = Functions(
        {
            name: Function(
                name, described[name]["Handler"], {}, described[name]["Timeout"], described[name]["MemorySize"]
            )
            for name in HTTP_FUNCTIONS
        },
        ROOT / "functions",
    )
    # One for each thread: none is to start cold while it is measured.
    for _ in range(THREADS):
        functions.warm()
    application = _Application(RestApi(expanded, functions))
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(application, sockets=[listening], threads=THREADS, clear_untrusted_proxy_headers=False)
    threading.Thread(target=server.run, daemon=True).start()
    pipe.send(f"http://127.0.0.1:{listening.getsockname()[1]}")
    while pipe.recv() == "laps":
        pipe.send(application.drain())
