"""The national address service as it is asked: its shape, its silences, and what is remembered."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from infra.local.addresses import found
from rdv.domain.addresses import FoundAddress
from rdv.domain.errors import AddressesUnavailable
from rdv.outbound import ban
from rdv.outbound.ban import REMEMBERED_SECONDS, REST_SECONDS, BaseAdresseNationale

from .rest import call


class Service(HTTPServer):
    """A service that says what it is told to, and remembers what it was asked."""

    status, text, pause_seconds = 200, "", 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, list[str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/search/"


class Handler(BaseHTTPRequestHandler):
    server: Service  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        self.server.asked.append(query)
        time.sleep(self.server.pause_seconds)
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write((self.server.text or json.dumps(found(query["q"][0]))).encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


class Hand:
    """Seconds that pass when they are told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_address_has_what_a_search_needs(service: Service) -> None:
    assert BaseAdresseNationale(service.url).search("12 rue de la démo")[0] == FoundAddress(
        label="12 rue de la Démonstration 62000 Arras",
        city="Arras",
        post_code="62000",
        city_code="62041",
        street_id="62041_ruedelad",
        departement="62",
        latitude=50.2811,
        longitude=2.7742,
    )
    assert service.asked[0]["q"] == ["12 rue de la démo"]


def test_a_town_has_no_street_and_overseas_three_digits(service: Service) -> None:
    [town] = BaseAdresseNationale(service.url).search("pointe-à-pitre")
    assert (town.street_id, town.departement, town.city_code) == ("", "971", "97120")


def test_the_same_text_is_asked_once_an_hour(service: Service) -> None:
    hand = Hand()
    addresses = BaseAdresseNationale(service.url, hand)
    first = addresses.search("Arras")
    assert addresses.search("  arras ") == first
    assert len(service.asked) == 1
    hand.now += REMEMBERED_SECONDS
    addresses.search("arras")
    assert len(service.asked) == 2


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (500, "broken"),
        (302, ""),
        (200, "<html>"),
        (200, "[]"),
        (200, '{"features":[{}]}'),
        (200, '{"features":[{"geometry":{"coordinates":["x",1]},"properties":{"label":"a","context":"62"}}]}'),
    ],
)
def test_a_service_that_fails_is_left_alone_for_a_while(service: Service, status: int, text: str) -> None:
    hand = Hand()
    addresses = BaseAdresseNationale(service.url, hand)
    service.status, service.text = status, text
    for _ in range(2):
        with pytest.raises(AddressesUnavailable):
            addresses.search("arras")
    assert len(service.asked) == 1
    service.status, service.text = 200, ""
    hand.now += REST_SECONDS
    assert addresses.search("arras")


def test_a_text_that_the_service_cannot_search_finds_nothing(service: Service) -> None:
    service.status, service.text = 400, '{"code":400}'
    assert BaseAdresseNationale(service.url).search("???") == ()


def test_nobody_waits_for_a_silent_service(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ban, "READ_TIMEOUT_SECONDS", 0.1)
    # An answer comes, to whoever waits for it.
    service.pause_seconds = 1
    with pytest.raises(AddressesUnavailable):
        BaseAdresseNationale(service.url).search("arras")


def test_a_service_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(AddressesUnavailable):
        BaseAdresseNationale("http://127.0.0.1:9/search/").search("arras")


def test_a_deployment_without_the_service_says_so_and_the_rest_of_the_search_stays() -> None:
    refused = call("GET", "/api/addresses", query={"q": "arras"})
    assert (refused.status, refused.json["code"]) == (503, "addresses_unavailable")
    assert "département" in refused.json["detail"]
    short = call("GET", "/api/addresses", query={"q": "ar"})
    assert (short.status, short.json["errors"][0]["field"]) == (400, "q")
