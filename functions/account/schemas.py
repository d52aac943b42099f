"""What the account function reads and answers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints

from rdv.domain.accounts import AccountLink, LinkPurpose
from rdv.domain.sessions import Session, SignInWay
from rdv.http.views import NAME_PATTERN, Wire
from rdv.usecases.accounts import Member

type Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100, pattern=NAME_PATTERN)]
type Phone = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
type Email = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=254)]
# Whatever a password is, it is judged; this only keeps a request from being long.
type Typed = Annotated[str, StringConstraints(max_length=1024)]
type LinkToken = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
type Path = Annotated[str, StringConstraints(max_length=2000)]
type Language = Literal["fr", "en"]


class PersonView(Wire):
    """Who is signed in, and through what."""

    id: str
    first_name: str
    last_name: str
    email: str
    phone_number: str
    language: str
    through: Literal["password", "franceconnect"]


class SessionView(Wire):
    """The session of a browser; `user`, `csrf_token` and `expires_at` are null when nobody is signed in.

    `csrf_token` goes in the header `X-CSRF-Token` of every change. `franceconnect`: whether this service offers it.
    """

    user: PersonView | None
    csrf_token: str | None
    expires_at: datetime | None
    franceconnect: bool


class SignInRequest(Wire):
    """An address and its password."""

    email: Email
    password: Typed


class SignUpRequest(Wire):
    """Who wants an account. `return_to`: the path of the site to come back to once the address is confirmed."""

    first_name: Name
    last_name: Name
    email: Email
    phone_number: Phone | None = None
    language: Language | None = None
    return_to: Path | None = None


class MailSent(Wire):
    """The same for every address: how long the link of the mail is good, if one was sent, in seconds."""

    expires_in_seconds: int


class LinkRequest(Wire):
    """The token of a mail's link."""

    token: LinkToken


class OpenedLink(Wire):
    """What the link is for, and whom it greets."""

    purpose: Literal["confirm", "reset", "email_change"]
    first_name: str
    return_to: str


class PasswordChoice(Wire):
    """The token of a mail's link, and the password to have."""

    token: LinkToken
    password: Typed


class AddressRequest(Wire):
    """An e-mail address."""

    email: Email


class ResetRequest(AddressRequest):
    """Who has forgotten a password. `return_to`: the path of the site to come back to once another one is chosen."""

    return_to: Path | None = None


class ConfirmedAddress(Wire):
    """The address that the account has now."""

    email: str


class PasswordChange(Wire):
    """The password that was, and the one to have."""

    current_password: Typed
    password: Typed


class SignedOut(Wire):
    """Where to end the identity provider's own session; null when none is open there."""

    logout_url: str | None


class VisitQuery(Wire):
    """Where to come back to, a path of the site."""

    return_to: Path = "/"


class ReturnQuery(BaseModel):
    """What the provider sends back; it may add what it likes (RFC 6749 4.1.2)."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    state: Annotated[str, StringConstraints(max_length=512)] = ""
    code: Annotated[str, StringConstraints(max_length=4096)] = ""


class AfterLogoutQuery(BaseModel):
    """What the provider sends back after a logout; nothing of it is used."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class SectorIdentifier(RootModel[list[str]]):
    """The redirect URIs for which a subject is one (OpenID Connect Core 8.1)."""


# What citizens' mails are for; agents' links are opened by their own function.
_PURPOSES: dict[LinkPurpose, Literal["confirm", "reset", "email_change"]] = {
    LinkPurpose.CONFIRM: "confirm",
    LinkPurpose.RESET: "reset",
    LinkPurpose.EMAIL_CHANGE: "email_change",
}


def opened_link(link: AccountLink) -> OpenedLink:
    """The view of a mail's link."""
    return OpenedLink(purpose=_PURPOSES[link.purpose], first_name=link.first_name, return_to=link.return_to)


def session_view(
    member: Member | None, session: Session | None, csrf_token: str | None, *, franceconnect: bool
) -> SessionView:
    """The view of a session, or of none."""
    if member is None or session is None:
        return SessionView(user=None, csrf_token=None, expires_at=None, franceconnect=franceconnect)
    user = member.user
    person = PersonView(
        id=user.id,
        first_name=user.first_name,
        last_name=user.last_name,
        email=member.account.email or user.email,
        phone_number=user.phone_number,
        language=user.language,
        through="franceconnect" if session.way is SignInWay.FRANCECONNECT else "password",
    )
    return SessionView(user=person, csrf_token=csrf_token, expires_at=session.ends_at, franceconnect=franceconnect)
