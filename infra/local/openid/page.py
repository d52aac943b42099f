"""The page on which one chooses whom to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from ..gateway import Response
from .identities import TestIdentity

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 1.5rem; }
ul { list-style: none; padding: 0; }
a { display: block; padding: .75rem 1rem; margin: .5rem 0; border: 2px solid currentColor; border-radius: .5rem; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
"""


def identity_page(identities: Sequence[TestIdentity], query: Mapping[str, str]) -> Response:
    """One link for each identity, and one to refuse; each carries the service's own request."""

    def link(key: str, label: str) -> str:
        target = f"/_openid/authorize?{urlencode({**query, 'as': key})}"
        return f'<li><a href="{escape(target)}" id="{escape(key or "refuse")}">{escape(label)}</a></li>'

    links = "".join(link(one.key, one.label) for one in identities)
    return _page(
        200,
        "Qui êtes-vous ?",
        "<p>Ce fournisseur d’identité est celui du poste local : ces personnes n’existent pas.</p>"
        f"<ul>{links}{link('', 'Ne pas me connecter')}</ul>",
    )


def problem_page(status: int, text: str) -> Response:
    """Something is wrong with the request; nobody is sent anywhere."""
    return _page(status, "Demande refusée", f"<p>{escape(text)}</p>")


def _page(status: int, title: str, body: str) -> Response:
    html = (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>{body}</main></body></html>"
    )
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"),
        ("Cache-Control", "no-store"),
    ]
    return Response(status, headers, html.encode())
