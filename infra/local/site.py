"""The built sites as CloudFront would serve them: files, compressed, and the one page for every client-side route."""

from __future__ import annotations

import gzip
import mimetypes
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from .gateway import Environ, Response

# A name that changes with its content: `app-4f9a1c2b.js`.
HASHED = re.compile(r"-[A-Za-z0-9_-]{8,}\.\w+$")
COMPRESSIBLE = re.compile(r"^(text/|application/(javascript|json|manifest\+json)|image/svg)")
NOT_BUILT = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Site non construit</title>
<h1>Ce site n’est pas encore construit</h1>
<p><code>make run</code> le construit avant de démarrer. L’API répond déjà sous <a href="/api/openapi.json">/api</a>
et les messages envoyés sont dans la <a href="/_local/">boîte de réception</a>.</p>"""
NOT_FOUND = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Page introuvable</title>
<h1>Page introuvable</h1><p><a href="/">Revenir à l’accueil</a></p>"""

mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@dataclass(frozen=True)
class Site:
    """A single-page site: `folder` is what its build wrote, `base` the path that it is served under."""

    folder: Path
    base: str = "/"

    def answer(self, environ: Environ) -> Response:
        """The file, or `index.html` for a path that names none."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return Response(405, [("Allow", "GET, HEAD"), ("Content-Type", "text/plain")], b"Method Not Allowed")
        if not (self.folder / "index.html").is_file():
            return _page(503, NOT_BUILT)
        path = unquote(environ["REQUEST_URI"].partition("?")[0]).removeprefix(self.base).lstrip("/")
        try:
            wanted = (self.folder / path).resolve()
            is_file = wanted.is_file()
        except (OSError, ValueError):
            # A name that is too long, or holds what no name may.
            return _page(404, NOT_FOUND)
        if not wanted.is_relative_to(self.folder.resolve()):
            return _page(404, NOT_FOUND)
        if is_file:
            return _file(wanted, environ)
        if wanted.suffix:
            return _page(404, NOT_FOUND)
        return _file(self.folder / "index.html", environ)


def _page(status: int, html: str) -> Response:
    return Response(
        status, [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")], html.encode()
    )


def _file(file: Path, environ: Environ) -> Response:
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    immutable = HASHED.search(file.name) is not None
    headers = [
        ("Content-Type", content_type),
        ("Cache-Control", "public, max-age=31536000, immutable" if immutable else "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if COMPRESSIBLE.match(content_type):
        headers.append(("Vary", "Accept-Encoding"))
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return Response(200, [*headers, ("Content-Encoding", "gzip")], _gzipped(file, file.stat().st_mtime_ns))
    return Response(200, headers, file.read_bytes())


@lru_cache(maxsize=256)
def _gzipped(file: Path, modified: int) -> bytes:
    return gzip.compress(file.read_bytes(), 9, mtime=0)
