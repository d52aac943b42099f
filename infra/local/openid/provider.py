"""The provider's five addresses: discovery, authorization, token, userinfo, end of session."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from ..gateway import Environ, Response
from .identities import TestIdentity
from .page import identity_page, problem_page

PREFIX = "/_openid"
CODE_LIFETIME = timedelta(minutes=1)
TOKEN_LIFETIME = timedelta(minutes=10)
LONGEST_BODY_BYTES = 16 * 1024


class HasNow(Protocol):
    """The service's clock, which a laptop's owner may move."""

    def now(self) -> datetime: ...


@dataclass(frozen=True)
class Client:
    """A registered service: where it may send people back to, and as whom they can come."""

    id: str
    secret: str
    redirect_uris: Sequence[str]
    post_logout_redirect_uris: Sequence[str]
    identities: Sequence[TestIdentity]


@dataclass(frozen=True)
class _Grant:
    """What a code or an access token stands for."""

    client: Client
    identity: TestIdentity
    redirect_uri: str
    nonce: str
    code_challenge: str
    expires_at: datetime
    acr: str


class Refused(Exception):
    """An OAuth error (RFC 6749 5.2): `str()` is its code."""


class LocalOpenId:
    """The provider at `{base_url}/_openid`."""

    def __init__(self, base_url: str, clock: HasNow, clients: Sequence[Client]) -> None:
        self.issuer = f"{base_url}{PREFIX}"
        self._clock = clock
        self._clients = {client.id: client for client in clients}
        self._key = ECKey.generate_key("P-256", {"kid": secrets.token_hex(8), "use": "sig", "alg": "ES256"})
        self._codes: dict[str, _Grant] = {}
        self._tokens: dict[str, _Grant] = {}

    def answer(self, environ: Environ) -> Response:
        """The answer to one request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"].removeprefix(PREFIX)
        try:
            match method, path:
                case "GET", "/.well-known/openid-configuration":
                    return _json(self._discovery())
                case "GET", "/jwks":
                    return _json({"keys": [self._key.as_dict(private=False)]})
                case "GET", "/authorize":
                    return self._authorize(_query(environ))
                case "POST", "/token":
                    return self._token(_form(environ))
                case "GET", "/userinfo":
                    return self._userinfo(environ.get("HTTP_AUTHORIZATION", ""))
                case "GET", "/session/end":
                    return self._end_session(_query(environ))
                case _:
                    return problem_page(404, "Il n’y a rien à cette adresse.")
        except Refused as refusal:
            return _json({"error": str(refusal)}, 401 if str(refusal) == "invalid_token" else 400)

    def _discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/session/end",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "userinfo_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def _authorize(self, query: Mapping[str, str]) -> Response:
        """The page of identities; with one chosen (`as`), or none (`as=`), back to the service."""
        client = self._clients.get(query.get("client_id", ""))
        redirect_uri = query.get("redirect_uri", "")
        # Who is not known is not sent anywhere (RFC 6749 4.1.2.1).
        if client is None or redirect_uri not in client.redirect_uris:
            return problem_page(400, "Ce service n’est pas connu du fournisseur d’identité.")
        wanted = {"response_type": "code", "code_challenge_method": "S256"}
        needed = ("state", "nonce", "code_challenge")
        complete = all(query.get(name) == value for name, value in wanted.items()) and all(map(query.get, needed))
        acr = _acr(query)
        if not complete or not acr or "openid" not in query.get("scope", "").split():
            return _back(redirect_uri, error="invalid_request", state=query.get("state", ""))
        if "as" not in query:
            return identity_page(client.identities, query)
        chosen = next((one for one in client.identities if one.key == query["as"]), None)
        if chosen is None:
            return _back(redirect_uri, error="access_denied", state=query["state"])
        code = secrets.token_urlsafe(24)
        expires_at = self._clock.now() + CODE_LIFETIME
        self._codes[code] = _Grant(
            client, chosen, redirect_uri, query["nonce"], query["code_challenge"], expires_at, acr
        )
        return _back(redirect_uri, code=code, state=query["state"], iss=self.issuer)

    def _token(self, form: Mapping[str, str]) -> Response:
        client = self._clients.get(form.get("client_id", ""))
        if client is None or not hmac.compare_digest(form.get("client_secret", ""), client.secret):
            raise Refused("invalid_client")
        # A code is good for one exchange, right or wrong.
        grant = self._codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            form.get("grant_type") != "authorization_code"
            or grant is None
            or grant.client is not client
            or grant.redirect_uri != form.get("redirect_uri")
            or grant.expires_at <= self._clock.now()
            or not hmac.compare_digest(challenge.rstrip(b"=").decode(), grant.code_challenge)
        ):
            raise Refused("invalid_grant")
        access_token = secrets.token_urlsafe(24)
        self._tokens[access_token] = grant
        id_token = self.signed({"sub": grant.identity.claims["sub"], "nonce": grant.nonce, "acr": grant.acr}, client.id)
        return _json(
            {
                "access_token": access_token,
                "token_type": "Bearer",
                "expires_in": int(TOKEN_LIFETIME.total_seconds()),
                "id_token": id_token,
            }
        )

    def _userinfo(self, authorization: str) -> Response:
        grant = self._tokens.get(authorization.removeprefix("Bearer ").strip())
        if grant is None:
            raise Refused("invalid_token")
        text = self.signed(dict(grant.identity.claims), grant.client.id)
        return Response(200, [("Content-Type", "application/jwt"), ("Cache-Control", "no-store")], text.encode())

    def signed(self, claims: dict[str, Any], audience: str) -> str:
        """A JWT of the provider for a client."""
        now = int(self._clock.now().timestamp())
        ends = now + int(TOKEN_LIFETIME.total_seconds())
        whole = {"iss": self.issuer, "aud": audience, "iat": now, "exp": ends, **claims}
        return jwt.encode({"alg": "ES256", "kid": self._key.kid}, whole, self._key)

    def _end_session(self, query: Mapping[str, str]) -> Response:
        try:
            hint = jwt.decode(query.get("id_token_hint", ""), self._key, algorithms=["ES256"]).claims
        except (JoseError, ValueError):
            return problem_page(400, "La session à fermer n’est pas connue.")
        client = self._clients.get(str(hint.get("aud")))
        target = query.get("post_logout_redirect_uri", "")
        if client is None or target not in client.post_logout_redirect_uris:
            return problem_page(400, "Ce service n’est pas connu du fournisseur d’identité.")
        return _back(target, state=query.get("state", ""))


def _acr(query: Mapping[str, str]) -> str:
    """How surely somebody is known here: as surely as is asked for, by value or as a claim (OpenID Connect Core 5.5)."""
    if query.get("acr_values"):
        return query["acr_values"].split()[0]
    try:
        return str(json.loads(query.get("claims", ""))["id_token"]["acr"]["values"][0])
    except (ValueError, KeyError, IndexError, TypeError):
        return ""


def _back(uri: str, **parameters: str) -> Response:
    joint = "&" if urlsplit(uri).query else "?"
    return Response(302, [("Location", f"{uri}{joint}{urlencode(parameters)}"), ("Cache-Control", "no-store")])


def _query(environ: Environ) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(environ.get("QUERY_STRING", ""), True).items()}


def _form(environ: Environ) -> dict[str, str]:
    length = min(int(environ.get("CONTENT_LENGTH") or 0), LONGEST_BODY_BYTES)
    text = environ["wsgi.input"].read(length).decode("utf-8", "replace")
    return {name: values[-1] for name, values in parse_qs(text, True).items()}


def _json(body: object, status: int = 200) -> Response:
    headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
    return Response(status, headers, json.dumps(body).encode())
