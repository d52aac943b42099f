"""The national address service, as the address function asks it: the laptop's small one, on a port of its own."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from infra.local.addresses import found


class _Search(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        text = parse_qs(urlsplit(self.path).query).get("q", [""])[0]
        body = json.dumps(found(text)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """What somebody typed of an address is in no log."""


@contextmanager
def national_address_service() -> Generator[str]:
    """Serve on this machine only; the address of its search."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Search) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/search/"
        finally:
            server.shutdown()
