"""What a relying party believes of its provider, against the laptop's own, honest and not."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey
from waitress.server import create_server

from infra.local.openid import AGENTS, CITIZENS, Client, LocalOpenId
from rdv.domain.accounts import Identity, ProvenIdentity
from rdv.domain.errors import ProviderFailed, Unavailable
from rdv.outbound.identity import OpenIdProvider, franceconnect, proconnect
from tests.unit.usecases.house import Hands

SITE = "https://rendez-vous.example"
NONCE = "fc_v2_nonce_1"
VERIFIER = "v" * 64


class TamperedOpenId(LocalOpenId):
    """The provider, with the claims and the signature that an attacker would like; honest unless told otherwise."""

    def honest(self) -> None:
        self._key = ECKey.generate_key("P-256", {"kid": "own", "use": "sig", "alg": "ES256"})
        self.claims: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.sign: Callable[[dict[str, Any], ECKey], str] | None = None
        self.discovery: dict[str, Any] = {}

    def signed(self, claims: dict[str, Any], audience: str) -> str:
        whole = jwt.decode(super().signed(claims, audience), self._key, algorithms=["ES256"]).claims
        whole = self.claims(whole)
        if self.sign is not None:
            return self.sign(whole, self._key)
        return jwt.encode({"alg": "ES256", "kid": self._key.kid}, whole, self._key)

    def _discovery(self) -> dict[str, Any]:
        return {**super()._discovery(), **self.discovery}


@pytest.fixture(scope="module")
def server() -> Iterator[TamperedOpenId]:
    holder: list[TamperedOpenId] = []

    def answer(environ: Any, start_response: Any) -> list[bytes]:
        response = holder[0].answer(environ)
        start_response(response.status_line, response.headers)
        return [response.body]

    listening = create_server(answer, host="127.0.0.1", port=0, threads=2)
    base_url = f"http://127.0.0.1:{listening.effective_port}"  # type: ignore[union-attr]
    client = Client(
        "rdv", "secret", [f"{SITE}/franceconnect_v2/callback"], [f"{SITE}/franceconnect_v2/post_logout"], CITIZENS
    )
    agents = Client("agents", "secret", [f"{SITE}/agent_connect/callback"], [f"{SITE}/"], AGENTS)
    holder.append(TamperedOpenId(base_url, Hands(), [client, agents]))
    threading.Thread(target=listening.run, daemon=True).start()
    yield holder[0]
    listening.close()


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def openid(server: TamperedOpenId, clock: Hands) -> TamperedOpenId:
    server.honest()
    server._clock = clock
    return server


@pytest.fixture
def provider(openid: TamperedOpenId, clock: Hands) -> OpenIdProvider:
    return OpenIdProvider(franceconnect(openid.issuer, "rdv", "secret", SITE), clock)


def code(provider: OpenIdProvider, person: str = "camille", *, nonce: str = NONCE, state: str = "state") -> str:
    """What the browser comes back with."""
    url = provider.authorization_url(state, nonce, VERIFIER)
    answer = requests.get(f"{url}&as={person}", allow_redirects=False, timeout=60)
    target = urlsplit(answer.headers["Location"])
    callback = f"{target.scheme}://{target.netloc}{target.path}"
    assert callback in (f"{SITE}/franceconnect_v2/callback", f"{SITE}/agent_connect/callback")
    parameters = parse_qs(target.query)
    assert parameters["state"] == [state]
    return parameters["code"][0]


def identify(provider: OpenIdProvider, person: str = "camille", nonce: str = NONCE) -> ProvenIdentity:
    return provider.identify(code(provider, person), nonce, VERIFIER)


def test_the_request_is_the_one_of_the_specification(provider: OpenIdProvider) -> None:
    url = urlsplit(provider.authorization_url("fc_v2_state_x", NONCE, VERIFIER))
    parameters = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert url.path == "/_openid/authorize"
    assert parameters.pop("code_challenge")
    assert parameters == {
        "response_type": "code",
        "client_id": "rdv",
        "redirect_uri": f"{SITE}/franceconnect_v2/callback",
        "scope": "openid email birthdate given_name family_name",
        "state": "fc_v2_state_x",
        "nonce": NONCE,
        "acr_values": "eidas1",
        "code_challenge_method": "S256",
    }


def test_an_honest_answer_is_an_identity(provider: OpenIdProvider) -> None:
    proven = identify(provider)
    subject = next(one for one in CITIZENS if one.key == "camille").claims["sub"]
    email = "camille.martin@courriel.example"
    assert proven.identity == Identity(subject, email, "Camille Rose", "DUPONT", "MARTIN", date(1990, 2, 28))
    assert identify(provider, "amina").identity.last_name == "BENALI"
    assert identify(provider, "thomas").identity.email == ""


@pytest.mark.parametrize("said", [False, "false"])
def test_an_address_that_the_provider_does_not_vouch_for_is_nobodys(
    openid: TamperedOpenId, provider: OpenIdProvider, said: object
) -> None:
    openid.claims = lambda claims: {**claims, "email_verified": True}
    assert identify(provider).identity.email == "camille.martin@courriel.example"
    openid.claims = lambda claims: {**claims, "email_verified": said}
    assert identify(provider).identity.email == ""


@pytest.mark.parametrize("claimed", [["camille.martin@courriel.example"], {"a": 1}, 7])
def test_an_address_that_is_no_text_is_none(openid: TamperedOpenId, provider: OpenIdProvider, claimed: object) -> None:
    openid.claims = lambda claims: {**claims, "email": claimed}
    assert identify(provider).identity.email == ""


def test_logging_out_there_comes_back_here(provider: OpenIdProvider) -> None:
    answer = requests.get(provider.logout_url(identify(provider).id_token, "st"), allow_redirects=False, timeout=60)
    assert answer.headers["Location"] == f"{SITE}/franceconnect_v2/post_logout?state=st"


def test_a_code_is_good_once_and_with_its_verifier_only(provider: OpenIdProvider) -> None:
    replayed = code(provider)
    provider.identify(replayed, NONCE, VERIFIER)
    for wrong, verifier in ((replayed, VERIFIER), (code(provider), "w" * 64), ("guess", VERIFIER), ("", VERIFIER)):
        with pytest.raises(ProviderFailed):
            provider.identify(wrong, NONCE, verifier)


def test_the_answer_to_another_visit_is_refused(provider: OpenIdProvider) -> None:
    with pytest.raises(ProviderFailed):
        identify(provider, nonce="fc_v2_nonce_2")


def test_a_wrong_secret_is_refused(openid: TamperedOpenId, clock: Hands) -> None:
    stranger = OpenIdProvider(franceconnect(openid.issuer, "rdv", "guess", SITE), clock)
    with pytest.raises(ProviderFailed):
        identify(stranger)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://autre.example"},
        {"aud": "another-service"},
        {"aud": ["another-service"]},
        {"exp": 1},
        {"iat": 4_000_000_000},
        {"nbf": 4_000_000_000},
        {"sub": ""},
        {"sub": None},
        {"iss": None},
        {"aud": None},
    ],
    ids=str,
)
@pytest.mark.parametrize("which", ["id_token", "userinfo"])
def test_claims_that_are_not_for_us_or_not_for_now_are_refused(
    openid: TamperedOpenId, provider: OpenIdProvider, changed: dict[str, Any], which: str
) -> None:
    def tampered(claims: dict[str, Any]) -> dict[str, Any]:
        if ("nonce" in claims) != (which == "id_token"):
            return claims
        return {name: value for name, value in {**claims, **changed}.items() if value is not None}

    openid.claims = tampered
    with pytest.raises(ProviderFailed):
        identify(provider)


@pytest.mark.parametrize("missing", ["nonce", "exp"])
def test_a_token_without_what_ties_it_to_the_visit_is_refused(
    openid: TamperedOpenId, provider: OpenIdProvider, missing: str
) -> None:
    openid.claims = lambda claims: {
        name: value for name, value in claims.items() if name != missing or "nonce" not in claims
    }
    with pytest.raises(ProviderFailed):
        identify(provider)


def test_the_userinfo_of_another_person_is_refused(openid: TamperedOpenId, provider: OpenIdProvider) -> None:
    openid.claims = lambda claims: claims if "nonce" in claims else {**claims, "sub": "another-subject"}
    with pytest.raises(ProviderFailed):
        identify(provider)


def part(content: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def unsigned(claims: dict[str, Any], _: ECKey) -> str:
    return f"{part({'alg': 'none'})}.{part(claims)}."


def signed_with_the_public_key(claims: dict[str, Any], key: ECKey) -> str:
    shared = OctKey.import_key(json.dumps(key.as_dict(private=False)))
    return jwt.encode({"alg": "HS256", "kid": key.kid}, claims, shared)


def signed_by_a_stranger(claims: dict[str, Any], key: ECKey) -> str:
    return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, ECKey.generate_key("P-256"))


def signed_with_a_key_of_its_own(claims: dict[str, Any], _: ECKey) -> str:
    stranger = ECKey.generate_key("P-256", {"kid": "mine"})
    return jwt.encode({"alg": "ES256", "kid": "mine", "jwk": stranger.as_dict(private=False)}, claims, stranger)


def cut(claims: dict[str, Any], key: ECKey) -> str:
    return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key).rpartition(".")[0] + "."


def in_clear(claims: dict[str, Any], _: ECKey) -> str:
    return json.dumps(claims)


def endless(claims: dict[str, Any], key: ECKey) -> str:
    return jwt.encode({"alg": "ES256", "kid": key.kid}, {**claims, "more": "x" * 20_000}, key)


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_with_the_public_key,
        signed_by_a_stranger,
        signed_with_a_key_of_its_own,
        cut,
        in_clear,
        endless,
    ],
)
@pytest.mark.parametrize("which", ["id_token", "userinfo"])
def test_a_signature_that_is_not_the_providers_is_refused(
    openid: TamperedOpenId, provider: OpenIdProvider, sign: Callable[[dict[str, Any], ECKey], str], which: str
) -> None:
    def signed(claims: dict[str, Any], key: ECKey) -> str:
        if ("nonce" in claims) == (which == "id_token"):
            return sign(claims, key)
        return jwt.encode({"alg": "ES256", "kid": key.kid}, claims, key)

    openid.sign = signed
    with pytest.raises(ProviderFailed):
        identify(provider)


def test_an_issuer_that_is_another_is_refused(openid: TamperedOpenId, provider: OpenIdProvider) -> None:
    openid.discovery = {"issuer": "https://autre.example"}
    with pytest.raises(ProviderFailed):
        provider.authorization_url("s", NONCE, VERIFIER)


def test_a_new_key_of_the_provider_is_found(openid: TamperedOpenId, provider: OpenIdProvider, clock: Hands) -> None:
    identify(provider)
    openid._key = ECKey.generate_key("P-256", {"kid": "next", "use": "sig", "alg": "ES256"})
    with pytest.raises(ProviderFailed):
        # Not looked for at each unknown key: anybody could make us ask the provider all day.
        identify(provider)
    clock.at += timedelta(minutes=1)
    assert identify(provider).identity.first_name == "Camille Rose"


def test_what_the_provider_publishes_is_read_once_an_hour(
    openid: TamperedOpenId, provider: OpenIdProvider, clock: Hands
) -> None:
    read: list[datetime] = []
    published = openid._discovery

    def counted() -> dict[str, Any]:
        read.append(clock.at)
        return published()

    openid._discovery = counted  # type: ignore[method-assign]
    for minutes in (0, 1, 58, 2):
        clock.at += timedelta(minutes=minutes)
        identify(provider)
    del openid._discovery
    assert len(read) == 2


def test_a_provider_that_is_away_is_unavailable(provider: OpenIdProvider, clock: Hands) -> None:
    away = OpenIdProvider(franceconnect("http://127.0.0.1:9/api/v2", "rdv", "secret", SITE), clock)
    with pytest.raises(Unavailable):
        away.authorization_url("s", NONCE, VERIFIER)
    identify(provider)
    assert provider._cached is not None
    elsewhere = {**provider._cached.addresses, "token_endpoint": "http://127.0.0.1:9/token"}
    provider._cached = replace(provider._cached, addresses=elsewhere)
    with pytest.raises(Unavailable):
        provider.identify("code", NONCE, VERIFIER)


# --- the laptop's provider itself: what a service does wrong must fail here already -------------------------------------


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"client_id": "stranger"}, 400),
        ({"redirect_uri": "https://autre.example/callback"}, 400),
        ({"code_challenge": ""}, 302),
        ({"code_challenge_method": "plain"}, 302),
        ({"nonce": ""}, 302),
        ({"state": ""}, 302),
        ({"scope": "email"}, 302),
        ({"acr_values": ""}, 302),
    ],
    ids=str,
)
def test_a_careless_request_is_refused(provider: OpenIdProvider, changed: dict[str, str], status: int) -> None:
    url = urlsplit(provider.authorization_url("s", NONCE, VERIFIER))
    query = {name: values[0] for name, values in parse_qs(url.query).items()} | changed | {"as": "amina"}
    answer = requests.get(url._replace(query="").geturl(), params=query, allow_redirects=False, timeout=60)
    assert answer.status_code == status
    assert "code=" not in answer.headers.get("Location", "")


def test_whoever_refuses_comes_back_without_a_code(provider: OpenIdProvider) -> None:
    url = provider.authorization_url("s", NONCE, VERIFIER)
    answer = requests.get(f"{url}&as=", allow_redirects=False, timeout=60)
    assert parse_qs(urlsplit(answer.headers["Location"]).query) == {"error": ["access_denied"], "state": ["s"]}
    page = requests.get(url, timeout=60)
    assert all(one.label.partition(",")[0] in page.text for one in CITIZENS)


def test_a_code_lives_a_minute(provider: OpenIdProvider, clock: Hands) -> None:
    late = code(provider)
    clock.at = clock.at.astimezone(UTC) + timedelta(minutes=1)
    with pytest.raises(ProviderFailed):
        provider.identify(late, NONCE, VERIFIER)


# --- ProConnect ------------------------------------------------------------------------------------------------------


def proconnect_provider(openid: TamperedOpenId, clock: Hands, *, second_factor: bool = False) -> OpenIdProvider:
    return OpenIdProvider(proconnect(openid.issuer, "agents", "secret", SITE, second_factor=second_factor), clock)


def asked(provider: OpenIdProvider) -> dict[str, str]:
    query = urlsplit(provider.authorization_url("agent_connect_state_x", NONCE, VERIFIER)).query
    return {name: values[0] for name, values in parse_qs(query).items()}


def test_proconnect_is_asked_as_it_specifies(openid: TamperedOpenId, clock: Hands) -> None:
    parameters = asked(proconnect_provider(openid, clock))
    assert parameters.pop("code_challenge")
    assert parameters == {
        "response_type": "code",
        "client_id": "agents",
        "redirect_uri": f"{SITE}/agent_connect/callback",
        "scope": "openid email given_name usual_name",
        "state": "agent_connect_state_x",
        "nonce": NONCE,
        "acr_values": "eidas1",
        "code_challenge_method": "S256",
    }


def test_a_provider_that_knows_no_pkce_is_shown_no_challenge(openid: TamperedOpenId, clock: Hands) -> None:
    openid.discovery = {"code_challenge_methods_supported": None}
    assert not {"code_challenge", "code_challenge_method"} & asked(proconnect_provider(openid, clock)).keys()
    # FranceConnect is shown one all the same.
    assert "code_challenge" in asked(OpenIdProvider(franceconnect(openid.issuer, "rdv", "secret", SITE), clock))


def test_an_agent_is_who_proconnect_says(openid: TamperedOpenId, clock: Hands) -> None:
    provider = proconnect_provider(openid, clock)
    proven = identify(provider, "paul")
    assert proven.identity.email == "Paul.Martel@mairie-lens.example"
    assert (proven.identity.first_name, proven.identity.last_name) == ("Paul", "Martel")
    answer = requests.get(provider.logout_url(proven.id_token, "st"), allow_redirects=False, timeout=60)
    assert answer.headers["Location"] == f"{SITE}/?state=st"


def test_a_second_factor_is_asked_for_and_nothing_less_is_believed(openid: TamperedOpenId, clock: Hands) -> None:
    provider = proconnect_provider(openid, clock, second_factor=True)
    parameters = asked(provider)
    assert "acr_values" not in parameters
    assert json.loads(parameters["claims"]) == {
        "id_token": {"acr": {"essential": True, "values": ["eidas0-mfa", "eidas1-mfa", "eidas2", "eidas3"]}}
    }
    assert identify(provider, "helene").identity.last_name == "Coste"
    for weaker in ({"acr": "eidas1"}, {"acr": ""}):
        openid.claims = lambda claims, weaker=weaker: claims | weaker
        with pytest.raises(ProviderFailed):
            identify(provider, "helene")
    openid.claims = lambda claims: {name: value for name, value in claims.items() if name != "acr"}
    with pytest.raises(ProviderFailed):
        identify(provider, "helene")
