"""Clients over HTTP: each has a connection that stays open, and one call at a time."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

from .rest import Reply, Request

TIMEOUT_SECONDS = 30


class Caller:
    """One client of an API whose root is `url`."""

    def __init__(self, url: str) -> None:
        split = urlsplit(url)
        self._connection = http.client.HTTPConnection(split.netloc, timeout=TIMEOUT_SECONDS)
        self._root = split.path

    def call(self, request: Request, status: int) -> Reply:
        """The answer; AssertionError when it has another status."""
        path = self._root + request.resource.format(**request.path)
        if request.query:
            path += f"?{urlencode(request.query)}"
        headers = {"Content-Type": "application/json", "X-Forwarded-For": request.source, **request.headers}
        body = None if request.body is None else json.dumps(request.body)
        began = time.monotonic()
        self._connection.request(request.method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        ended = time.monotonic()
        if response.status != status:
            raise AssertionError(f"{request.method} {request.resource}: {response.status} {content[:500]!r}")
        return Reply(response.status, json.loads(content), began, ended)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def together[T](url: str, clients: int, works: Sequence[Callable[[Caller], T]]) -> list[T]:
    """Do the works, so many clients at once, each with every n-th of them."""

    def one(number: int) -> list[T]:
        caller = Caller(url)
        try:
            return [work(caller) for work in works[number::clients]]
        finally:
            caller.close()

    with ThreadPoolExecutor(clients) as pool:
        return [result for results in pool.map(one, range(clients)) for result in results]
