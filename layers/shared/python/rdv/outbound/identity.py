"""An OpenID Connect provider as its relying party sees it (partner API 5.4, 5.5): Authlib asks, joserfc judges.

Nothing that the browser carries is believed but the code, and that only with its PKCE verifier where the provider
knows of them. What the provider says
is believed when it is signed with one of its own ES256 keys, by it, for us, in answer to this visit, and not too old.
"""

# Authlib is only partly typed: what it hands over is checked where it enters.
# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from ..domain.accounts import Identity, ProvenIdentity
from ..domain.errors import ProviderFailed, Unavailable
from ..ports import Clock

# No algorithm is taken from the token itself: `none` and shared secrets are refused whatever it says (RFC 8725).
ALGORITHMS = ["ES256"]
TIMEOUT_SECONDS = (2.0, 5.0)
# How long what the provider publishes is believed, and how soon a key that is not in it may be looked for again.
PUBLISHED_FOR = timedelta(hours=1)
LOOKED_AGAIN_AFTER = timedelta(minutes=1)
CLOCK_SKEW_SECONDS = 30
LONGEST_TOKEN = 16_384
# RFC 5321: of an address, with its angle brackets.
LONGEST_ADDRESS = 256


@dataclass(frozen=True, slots=True)
class Registration:
    """What the provider knows of us, and what we ask of it. `issuer` is its base address, without a final slash.

    `acr_values` is asked for, and nothing more; one of `demanded_acr`, when there are any, must be what it answers.
    `pkce`: whether a provider that does not say that it knows of PKCE is shown a challenge all the same.
    """

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str
    post_logout_redirect_uri: str
    scope: str
    acr_values: str
    demanded_acr: tuple[str, ...] = ()
    pkce: bool = True


def franceconnect(base_url: str, client_id: str, client_secret: str, site_url: str) -> Registration:
    """FranceConnect's version 2, with the parameters of 5.4."""
    return Registration(
        issuer=base_url.rstrip("/"),
        client_id=client_id,
        client_secret=client_secret,
        redirect_uri=f"{site_url}/franceconnect_v2/callback",
        post_logout_redirect_uri=f"{site_url}/franceconnect_v2/post_logout",
        scope="openid email birthdate given_name family_name",
        acr_values="eidas1",
    )


# What ProConnect calls a second factor (5.5).
SECOND_FACTOR = ("eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3")


def proconnect(
    base_url: str, client_id: str, client_secret: str, site_url: str, *, second_factor: bool
) -> Registration:
    """ProConnect's version 2, with the parameters of 5.5; `second_factor`: nobody comes in without one."""
    return Registration(
        issuer=base_url.rstrip("/"),
        client_id=client_id,
        client_secret=client_secret,
        redirect_uri=f"{site_url}/agent_connect/callback",
        # The one that is registered: the root, with its slash.
        post_logout_redirect_uri=f"{site_url}/",
        scope="openid email given_name usual_name",
        acr_values="" if second_factor else "eidas1",
        demanded_acr=SECOND_FACTOR if second_factor else (),
        pkce=False,
    )


@dataclass(frozen=True, slots=True)
class _Published:
    """The provider's addresses and keys, as of an instant."""

    addresses: Mapping[str, Any]
    keys: KeySet
    at: datetime


class OpenIdProvider:
    """`ports.IdentityProvider`; one an execution environment, so that what the provider publishes is read seldom."""

    def __init__(self, registration: Registration, clock: Clock) -> None:
        self._registration, self._clock = registration, clock
        self._cached: _Published | None = None

    def authorization_url(self, state: str, nonce: str, code_verifier: str) -> str:
        """`ports.IdentityProvider.authorization_url`."""
        asked: dict[str, str] = {"acr_values": self._registration.acr_values} if self._registration.acr_values else {}
        if self._registration.demanded_acr:
            acr = {"essential": True, "values": list(self._registration.demanded_acr)}
            asked["claims"] = json.dumps({"id_token": {"acr": acr}}, separators=(",", ":"))
        if self._with_pkce():
            asked["code_verifier"] = code_verifier
        with self._session() as session:
            url, _ = session.create_authorization_url(
                self._address("authorization_endpoint"), state=state, nonce=nonce, **asked
            )
        return str(url)

    def identify(self, code: str, nonce: str, code_verifier: str) -> ProvenIdentity:
        """`ports.IdentityProvider.identify`."""
        token_endpoint, userinfo_endpoint = self._address("token_endpoint"), self._address("userinfo_endpoint")
        try:
            with self._session() as session:
                shown = {"code_verifier": code_verifier} if self._with_pkce() else {}
                token = session.fetch_token(token_endpoint, grant_type="authorization_code", code=code, **shown)
                id_token = _text(token, "id_token")
                claims = self._claims(id_token)
                if not hmac.compare_digest(_text(claims, "nonce"), nonce):
                    raise ProviderFailed
                demanded = self._registration.demanded_acr
                if demanded and _text(claims, "acr") not in demanded:
                    raise ProviderFailed
                answer = session.get(f"{userinfo_endpoint}?schema=openid", headers={"Accept": "application/jwt"})
                answer.raise_for_status()
                about = self._claims(answer.text, of_session=False)
        except (requests.ConnectionError, requests.Timeout) as error:
            raise Unavailable from error
        except (requests.RequestException, AuthlibBaseError, ValueError) as error:
            raise ProviderFailed from error
        if _text(about, "sub") != _text(claims, "sub"):
            raise ProviderFailed
        return ProvenIdentity(_identity(about), id_token)

    def logout_url(self, id_token: str, state: str) -> str:
        """`ports.IdentityProvider.logout_url`."""
        parameters = {
            "id_token_hint": id_token,
            "state": state,
            "post_logout_redirect_uri": self._registration.post_logout_redirect_uri,
        }
        return f"{self._address('end_session_endpoint')}?{urlencode(parameters)}"

    def _with_pkce(self) -> bool:
        return self._registration.pkce or "S256" in (
            self._published().addresses.get("code_challenge_methods_supported") or ()
        )

    def _session(self) -> Any:
        return OAuth2Session(
            self._registration.client_id,
            self._registration.client_secret,
            token_endpoint_auth_method="client_secret_post",  # noqa: S106 - the name of a method
            scope=self._registration.scope,
            redirect_uri=self._registration.redirect_uri,
            code_challenge_method="S256" if self._with_pkce() else None,
            default_timeout=TIMEOUT_SECONDS,
        )

    # --- what is believed ------------------------------------------------------------------------------------------

    def _claims(self, token: str, *, of_session: bool = True) -> Mapping[str, Any]:
        """The claims of a token that is signed by the provider, for us; `of_session`: it also says until when."""
        if len(token) > LONGEST_TOKEN:
            raise ProviderFailed
        rules = jwt.JWTClaimsRegistry(
            now=int(self._clock.now().timestamp()),
            leeway=CLOCK_SKEW_SECONDS,
            iss={"essential": True, "value": self._registration.issuer},
            aud={"essential": True, "value": self._registration.client_id},
            sub={"essential": True},
            exp={"essential": of_session},
        )
        published = self._published()
        try:
            claims = _signed_claims(token, published.keys)
            if claims is None and self._clock.now() - published.at >= LOOKED_AGAIN_AFTER:
                # The provider may have a new key since.
                claims = _signed_claims(token, self._published(anew=True).keys)
            if claims is None:
                raise ProviderFailed
            rules.validate(dict(claims))
        except JoseError as error:
            raise ProviderFailed from error
        return claims

    def _address(self, name: str) -> str:
        return _text(self._published().addresses, name)

    def _published(self, *, anew: bool = False) -> _Published:
        now, cached = self._clock.now(), self._cached
        if cached is None or anew or not timedelta() <= now - cached.at < PUBLISHED_FOR:
            addresses = _json(f"{self._registration.issuer}/.well-known/openid-configuration")
            if addresses.get("issuer") != self._registration.issuer:
                raise ProviderFailed
            try:
                keys = KeySet.import_key_set(_json(_text(addresses, "jwks_uri")))  # type: ignore[arg-type]
            except (JoseError, ValueError, KeyError) as error:
                raise ProviderFailed from error
            cached = self._cached = _Published(addresses, keys, now)
        return cached


def _signed_claims(token: str, keys: KeySet) -> Mapping[str, Any] | None:
    """The claims of a token with a good signature; None when no such key is known. Raises JoseError otherwise."""
    try:
        return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except InvalidKeyIdError:
        return None


def _json(url: str) -> dict[str, Any]:
    try:
        answer = requests.get(url, timeout=TIMEOUT_SECONDS, headers={"Accept": "application/json"})
        answer.raise_for_status()
        document = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise Unavailable from error
    if not isinstance(document, dict):
        raise ProviderFailed
    return document


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    if not isinstance(value, str) or not value:
        raise ProviderFailed
    return value


def _identity(claims: Mapping[str, Any]) -> Identity:
    """5.4: the family name is the birth name; the usage name, else the family name, is the last name.

    5.5: an agent has a usual name alone.
    """

    def text(name: str, longest: int = 100) -> str:
        value = claims.get(name)
        return value.strip()[:longest] if isinstance(value, str) else ""

    try:
        birth_date = date.fromisoformat(text("birthdate"))
    except ValueError:
        # Who was born on an unknown day has zeros in its place.
        birth_date = None
    return Identity(
        subject=_text(claims, "sub"),
        # An address that the provider itself does not vouch for is nobody's: no account is found by it.
        email="" if claims.get("email_verified") in (False, "false") else text("email", LONGEST_ADDRESS),
        first_name=text("given_name"),
        birth_name=text("family_name"),
        last_name=text("usual_name") or text("preferred_username") or text("family_name"),
        birth_date=birth_date,
    )
