"""The built site as CloudFront would serve it."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from infra.local.gateway import Response
from infra.local.site import Site

PAGE = "<!doctype html><title>Rendez-vous</title>" + "<p>é</p>" * 100


@pytest.fixture
def site(tmp_path: Path) -> Site:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE, "utf-8")
    (folder / "assets" / "index-4f9a1c2b.js").write_text("console.log(1)", "utf-8")
    (folder / "assets" / "inter-BDF6Xk0_.woff2").write_bytes(b"wOF2")
    (folder / "logo.svg").write_text("<svg/>", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return Site(folder)


def get(site: Site, path: str, method: str = "GET", **environ: Any) -> tuple[Response, dict[str, str]]:
    response = site.answer({"REQUEST_METHOD": method, "REQUEST_URI": path, **environ})
    return response, dict(response.headers)


@pytest.mark.parametrize("path", ["/", "/r/AbC123", "/rendez-vous/services?departement=62", "/org/1/arras", "/org/%ff"])
def test_every_page_of_the_site_is_its_one_page(site: Site, path: str) -> None:
    response, headers = get(site, path)
    assert (response.status, response.body.decode()) == (200, PAGE)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/org/%00", f"/org/{'a' * 5000}", "/org/%2e%2e/%2e%2e/secret.txt%00"])
def test_a_path_that_can_name_no_file_is_not_found(site: Site, path: str) -> None:
    response, _ = get(site, path)
    assert response.status == 404
    assert b"secret" not in response.body


def test_a_file_whose_name_changes_with_its_content_is_kept_for_a_year(site: Site) -> None:
    response, headers = get(site, "/assets/index-4f9a1c2b.js")
    assert response.body == b"console.log(1)"
    assert headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert get(site, "/assets/inter-BDF6Xk0_.woff2")[1]["Content-Type"] == "font/woff2"
    assert get(site, "/logo.svg")[1]["Cache-Control"] == "no-cache"


def test_text_is_compressed_for_who_can_read_it(site: Site) -> None:
    response, headers = get(site, "/", HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(response.body).decode() == PAGE
    assert len(response.body) < len(PAGE.encode())
    assert "Content-Encoding" not in get(site, "/")[1]
    assert "Content-Encoding" not in get(site, "/assets/inter-BDF6Xk0_.woff2", HTTP_ACCEPT_ENCODING="gzip")[1]


@pytest.mark.parametrize("path", ["/agent", "/agent/", "/agent/organisations/1/agenda?from=2026-11-23"])
def test_a_site_under_a_path_has_its_own_page_and_files(site: Site, path: str) -> None:
    desk = Site(site.folder, "/agent/")
    assert get(desk, path)[0].body.decode() == PAGE
    assert get(desk, "/agent/assets/index-4f9a1c2b.js")[0].body == b"console.log(1)"
    assert get(desk, "/agent/missing.js")[0].status == 404


@pytest.mark.parametrize(
    "path", ["/missing.js", "/assets/old-12345678.css", "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"]
)
def test_what_is_not_in_the_site_is_not_found(site: Site, path: str) -> None:
    response, _ = get(site, path)
    assert response.status == 404
    assert b"secret" not in response.body


def test_a_site_is_only_read(site: Site) -> None:
    response, headers = get(site, "/", "POST")
    assert (response.status, headers["Allow"]) == (405, "GET, HEAD")


def test_without_a_build_the_page_says_what_to_do(tmp_path: Path) -> None:
    response, _ = get(Site(tmp_path), "/")
    assert response.status == 503
    assert "make run" in response.body.decode()
