"""Accounts as a browser lives them: the mail's link, the cookie, FranceConnect there and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin
from uuid import uuid4

import pytest
import requests

from .citizen import Service

PASSWORD = "Vélo-rouge-42-Arras"
ANOTHER = "Quatre cigognes 7 !"
SUBJECTS = {
    "confirmation": "Confirmez votre adresse pour",
    "reset": "Choisissez un nouveau mot de passe",
    "email_change": "Confirmez votre nouvelle adresse",
    "exists": "Vous avez déjà un compte",
}


@dataclass
class Browser:
    """Keeps cookies as Chromium does on this machine's own address: `Secure` ones too, which `requests` would not."""

    service: Service
    cookies: dict[str, str] = field(default_factory=dict[str, str])
    last_return: str = ""

    def call(self, method: str, path: str, body: Any = None) -> requests.Response:
        """A call of the site's own pages: changes carry the session's token. Redirects are left to `follow`."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method != "GET" and "__Host-session" in self.cookies:
            headers["X-CSRF-Token"] = self.whoami()["csrf_token"] or ""
        answer = requests.request(
            method,
            urljoin(self.service.base_url, path),
            json=body,
            headers=headers,
            timeout=30,
            allow_redirects=False,
        )
        for cookie in answer.raw.headers.getlist("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            assert "HttpOnly" in cookie
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        return answer

    def whoami(self) -> dict[str, Any]:
        return self.call("GET", "/api/session").json()

    def follow(self, address: str) -> requests.Response:
        """One step: what a link or a redirect leads to, without the redirects behind it."""
        return self.call("GET", address)

    def identify(self, person: str, return_to: str = "/mes-rendez-vous") -> str:
        """To FranceConnect, as somebody, and back; where the browser ends."""
        there = self.follow(f"/franceconnect_v2/auth?return_to={return_to}")
        page = self.follow(there.headers["Location"])
        assert page.status_code == 200
        link = re.search(rf'href="([^"]+)" id="{person}"', page.text)
        assert link is not None
        back = self.follow(link[1].replace("&amp;", "&"))
        self.last_return = back.headers["Location"]
        return self.follow(self.last_return).headers["Location"]


@pytest.fixture
def browser(laptop: Service) -> Browser:
    return Browser(laptop)


def an_address() -> str:
    return f"zoe-{uuid4().hex[:8]}@courriel.example"


def link_in_mail(service: Service, to: str, kind: str) -> str:
    """The token of the newest mail's link, which its subject tells from others about accounts."""
    messages = service.messages(to)
    assert messages[0]["event"] == "account"
    assert SUBJECTS[kind] in messages[0]["subject"]
    found = re.search(r"/compte/lien/(\w+)", messages[0]["text"])
    assert found is not None
    return found[1]


def sign_up(browser: Browser, email: str) -> dict[str, Any]:
    typed = {"first_name": "Zoé", "last_name": "Martin", "email": email, "return_to": "/rendez-vous/nouveau"}
    assert browser.call("POST", "/api/accounts", typed).status_code == 202
    token = link_in_mail(browser.service, email, "confirmation")
    opened = browser.call("POST", "/api/account_links/open", {"token": token}).json()
    assert opened == {"purpose": "confirm", "first_name": "Zoé", "return_to": "/rendez-vous/nouveau"}
    chosen = browser.call("POST", "/api/account_links/password", {"token": token, "password": PASSWORD})
    assert chosen.status_code == 201
    return chosen.json()


def test_signing_up_by_the_mail_of_the_inbox_and_signing_in_again(browser: Browser) -> None:
    email = an_address()
    user = sign_up(browser, email)["user"]
    assert browser.whoami()["user"] == user
    assert browser.call("DELETE", "/api/session").json() == {"logout_url": None}
    assert browser.whoami()["user"] is None
    assert browser.call("POST", "/api/sessions", {"email": email, "password": ANOTHER}).status_code == 422
    assert browser.call("POST", "/api/sessions", {"email": email, "password": PASSWORD}).json()["user"] == user


def test_a_forgotten_password_is_chosen_anew_and_signs_every_other_browser_out(
    browser: Browser, laptop: Service
) -> None:
    email = an_address()
    sign_up(browser, email)
    elsewhere = Browser(laptop)
    assert elsewhere.call("POST", "/api/password_resets", {"email": email}).status_code == 202
    token = link_in_mail(laptop, email, "reset")
    assert (
        elsewhere.call("POST", "/api/account_links/password", {"token": token, "password": ANOTHER}).status_code == 201
    )
    assert elsewhere.whoami()["user"]["email"] == email
    assert browser.whoami()["user"] is None


def test_another_address_and_another_password(browser: Browser, laptop: Service) -> None:
    email, new = an_address(), an_address()
    sign_up(browser, email)
    assert browser.call("POST", "/api/account/email_changes", {"email": new}).status_code == 202
    token = link_in_mail(laptop, new, "email_change")
    assert Browser(laptop).call("POST", "/api/account_links/email", {"token": token}).json() == {"email": new}
    change = {"current_password": PASSWORD, "password": ANOTHER}
    assert browser.call("PUT", "/api/account/password", change).status_code == 204
    assert Browser(laptop).call("POST", "/api/sessions", {"email": new, "password": ANOTHER}).status_code == 201


def test_an_address_that_has_an_account_is_told_so_by_mail_alone(browser: Browser, laptop: Service) -> None:
    email = an_address()
    sign_up(browser, email)
    stranger = Browser(laptop)
    typed = {"first_name": "Autre", "last_name": "Personne", "email": email}
    assert stranger.call("POST", "/api/accounts", typed).status_code == 202
    assert link_in_mail(laptop, email, "exists")


def test_a_session_rests_for_half_an_hour_at_most(browser: Browser, laptop: Service) -> None:
    sign_up(browser, an_address())
    laptop.move_clock(laptop.now() + timedelta(minutes=29))
    assert browser.whoami()["user"] is not None
    laptop.move_clock(laptop.now() + timedelta(minutes=30))
    assert browser.whoami()["user"] is None


def test_there_and_back_with_franceconnect_and_out_of_both(browser: Browser, laptop: Service) -> None:
    assert browser.whoami()["franceconnect"] is True
    assert browser.identify("camille") == "/mes-rendez-vous"
    user = browser.whoami()["user"]
    assert (user["first_name"], user["last_name"], user["through"]) == ("Camille Rose", "MARTIN", "franceconnect")
    again = Browser(laptop)
    again.identify("camille")
    assert again.whoami()["user"]["id"] == user["id"]
    logout_url = browser.call("DELETE", "/api/session").json()["logout_url"]
    ended = browser.follow(logout_url)
    assert browser.follow(ended.headers["Location"]).headers["Location"] == "/"
    assert browser.whoami()["user"] is None


def test_a_return_that_is_replayed_or_of_another_browser_signs_nobody_in(browser: Browser, laptop: Service) -> None:
    browser.identify("thomas")
    for thief in (browser, Browser(laptop)):
        assert thief.follow(browser.last_return).headers["Location"] == "/connexion?error=franceconnect"


def test_whoever_refuses_at_the_provider_comes_back_signed_out(browser: Browser) -> None:
    assert browser.identify("refuse") == "/connexion?error=franceconnect&return_to=%2Fmes-rendez-vous"
    assert browser.whoami()["user"] is None
