"""The laptop's gateway gives functions what API Gateway would, and callers what API Gateway would answer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from infra.local.stack import PortTaken, Stack

from .local_service import template, write_functions

THREADS, REQUESTS_EACH = 16, 40


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = write_functions(tmp_path_factory.mktemp("functions"))
    with Stack(template=template(), functions=folder, parameters={}) as running:
        yield running


def test_path_and_query_reach_the_function_decoded_and_complete(stack: Stack) -> None:
    answer = requests.get(f"{stack.base_url}/api/echo/a%20b%2Fc?x=1&x=2&y=%C3%A9&z=", timeout=60).json()
    assert answer["name"] == "a b/c"
    assert answer["resource"] == "/api/echo/{name}"
    assert answer["query"] == {"x": "2", "y": "é", "z": ""}
    assert answer["all"] == {"x": ["1", "2"], "y": ["é"], "z": [""]}


def test_the_gateway_adds_the_address_it_sees_after_what_the_caller_claims(stack: Stack) -> None:
    claimed = {"X-Forwarded-For": "203.0.113.7"}
    answer = requests.get(f"{stack.base_url}/api/echo/a", headers=claimed, timeout=60).json()
    assert answer["source"] == "127.0.0.1"
    assert answer["forwarded"] == "203.0.113.7, 127.0.0.1"


def test_binary_bodies_arrive_whole(stack: Stack) -> None:
    octets = bytes(range(256))
    headers = {"Content-Type": "application/octet-stream"}
    answer = requests.post(f"{stack.base_url}/api/echo/a", data=octets, headers=headers, timeout=60).json()
    assert answer["length"] == 256


def test_several_headers_of_one_name_and_a_binary_answer_come_back(stack: Stack) -> None:
    response = requests.get(f"{stack.base_url}/api/cookies", headers={"Accept": "application/octet-stream"}, timeout=60)
    assert response.status_code == 201
    assert response.content == b"\x00\xff"
    assert response.raw.headers.getlist("Set-Cookie") == ["a=1", "b=2"]


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/nothing"), ("DELETE", "/api/echo/a"), ("GET", "/api/echo")])
def test_an_unknown_route_is_answered_as_the_template_says(stack: Stack, method: str, path: str) -> None:
    response = requests.request(method, stack.base_url + path, timeout=60)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["X-Found"] == "no"
    assert response.json() == {"detail": "Missing Authentication Token"}


@pytest.mark.parametrize("path", ["/api/odd", "/api/kill"])
def test_a_function_that_fails_is_a_bad_gateway(stack: Stack, path: str) -> None:
    response = requests.get(stack.base_url + path, timeout=60)
    assert (response.status_code, response.json()) == (502, {"message": "Internal server error"})


def test_a_body_over_ten_megabytes_is_refused(stack: Stack) -> None:
    headers = {"Content-Type": "text/plain"}
    url = f"{stack.base_url}/api/echo/a"
    largest = requests.post(url, data=b"x" * (10 * 1024 * 1024), headers=headers, timeout=60)
    assert largest.json()["length"] == 10 * 1024 * 1024
    refused = requests.post(url, data=b"x" * (10 * 1024 * 1024 + 1), headers=headers, timeout=60)
    assert (refused.status_code, refused.json()) == (413, {"message": "Request Too Long"})


def test_sixteen_threads_with_different_identities_never_read_each_other(stack: Stack) -> None:
    def visit(visitor: str) -> list[tuple[str, str, str]]:
        with requests.Session() as session:
            answers = [
                session.get(f"{stack.base_url}/api/echo/{visitor}", headers={"X-Visitor": visitor}, timeout=30).json()
                for _ in range(REQUESTS_EACH)
            ]
        return [(answer["name"], answer["visitor"], answer["seen"]) for answer in answers]

    with ThreadPoolExecutor(THREADS) as pool:
        visitors = [f"visitor-{number}" for number in range(THREADS)]
        for visitor, seen in zip(visitors, pool.map(visit, visitors), strict=True):
            assert seen == [(visitor, visitor, visitor)] * REQUESTS_EACH


def test_an_authorizer_admits_whom_its_policy_allows_and_tells_the_function_who_it_is(stack: Stack) -> None:
    url = f"{stack.base_url}/api/guarded/zoe"
    admitted = requests.get(url, headers={"Authorization": "zoe"}, timeout=60)
    assert (admitted.status_code, admitted.json()) == (
        200,
        {"principalId": "zoe", "organisations": "2", "admin": "true"},
    )


@pytest.mark.parametrize(
    ("token", "status", "message"),
    [
        (None, 401, "Unauthorized"),
        ("nobody", 401, "Unauthorized"),
        ("paul", 403, "User is not authorized to access this resource"),
        ("crash", 500, "Internal server error"),
        ("no policy", 500, "Internal server error"),
    ],
)
def test_an_authorizer_keeps_the_others_out(stack: Stack, token: str | None, status: int, message: str) -> None:
    headers = {"Authorization": token} if token else {}
    response = requests.get(f"{stack.base_url}/api/guarded/zoe", headers=headers, timeout=60)
    assert (response.status_code, response.json()) == (status, {"message": message})


def test_a_signed_request_says_whose_it_is(stack: Stack) -> None:
    asked = AWSRequest("GET", f"{stack.base_url}/api/signed")
    SigV4Auth(Credentials("AKIASUPPORT", "secret"), "execute-api", "eu-west-3").add_auth(asked)
    answer = requests.get(f"{stack.base_url}/api/signed", headers=dict(asked.headers), timeout=60)
    assert answer.json() == {"account": "123456789012", "key": "AKIASUPPORT", "source": "127.0.0.1"}


@pytest.mark.parametrize("signature", [None, "Bearer token", "AWS4-HMAC-SHA256", "aws4-hmac-sha256 Credential=a/b"])
def test_a_route_for_signed_requests_refuses_the_others(stack: Stack, signature: str | None) -> None:
    headers = {"Authorization": signature} if signature else {}
    answer = requests.get(f"{stack.base_url}/api/signed", headers=headers, timeout=60)
    assert (answer.status_code, answer.headers["x-amzn-ErrorType"]) == (403, "AccessDeniedException")


def test_the_environment_is_the_templates(stack: Stack) -> None:
    assert len(os.environ["SECRET"]) == 40
    assert os.environ["JOBS_URL"].startswith(stack.aws.endpoint)


def test_a_taken_port_is_told(stack: Stack) -> None:
    with pytest.raises(PortTaken):
        Stack(stack.port, template=template(), parameters={}).start()
