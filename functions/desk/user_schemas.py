"""What is asked and answered about people, on the agents' side."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from rdv.domain.people import User
from rdv.http.views import NAME_PATTERN, Day, Identifier, Wire
from rdv.usecases.finding_users import Found, masked_birth_date, masked_email, masked_phone
from rdv.usecases.registering_users import Duplicate, UserDraft, UserPage

type Name = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=rf"^$|{NAME_PATTERN}")]
type Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^\x00-\x1f\x7f<>]*$")]


class Scope(StrEnum):
    """Where people are looked for: where the agent sees them, or, to make an appointment, a little further (USA-04)."""

    ORGANISATION = "organisation"
    WIZARD = "wizard"


class UsersQuery(Wire):
    """A name or its beginning, an e-mail address or its beginning, or a phone number."""

    organisation_id: Identifier
    q: Annotated[str, StringConstraints(max_length=100)] = ""
    scope: Scope = Scope.ORGANISATION


class UserQuery(Wire):
    """From which organisation somebody is looked at."""

    organisation_id: Identifier


class AttachBody(Wire):
    """Where somebody is to be known; the `ticket` of a duplicate, who may be of another territory."""

    organisation_id: Identifier
    ticket: Annotated[str, StringConstraints(max_length=64)] | None = None


class UserBody(Wire):
    """Somebody to register; `ignore_warnings`: those who may be the same were looked at (never of the same e-mail)."""

    organisation_id: Identifier
    first_name: Name
    last_name: Name
    birth_name: Name = ""
    birth_date: Day | None = None
    email: Line = ""
    phone_number: Line = ""
    address: Line = ""
    notify_by_sms: bool = True
    notify_by_email: bool = True
    responsible_id: Identifier | None = None
    ignore_warnings: bool = False


class UserChange(Wire):
    """What is to be corrected of somebody who was read in this version; what is left out stays."""

    version: Annotated[int, Field(ge=1)]
    first_name: Name = ""
    last_name: Name = ""
    birth_name: Name = ""
    birth_date: Day | None = None
    email: Line = ""
    phone_number: Line = ""
    address: Line = ""
    notify_by_sms: bool = True
    notify_by_email: bool = True
    ignore_warnings: bool = False


class FoundUser(Wire):
    """Somebody who was found. `masked`: of the territory, with what is hidden until they are chosen (USA-04).

    `relative_of`: the responsible of a relative.
    """

    id: str
    first_name: str
    last_name: str
    birth_name: str
    birth_date: Annotated[str, Field(description="2020-01-31, masked 31/01/****, or empty")]
    email: str
    phone_number: str
    masked: bool
    relative_of: str | None


class FoundUsers(Wire):
    """The people whom the text may mean, the likeliest first."""

    users: list[FoundUser]


class NotificationState(Wire):
    """Whether messages arrive: active, missing (no address or number), not_a_mobile, off."""

    email: str
    sms: str


class UserView(FoundUser):
    """Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more."""

    address: str
    language: str
    notify_by_sms: bool
    notify_by_email: bool
    notification: NotificationState
    has_account: bool
    pending_email: str
    frozen_fields: list[str]
    responsible: FoundUser | None
    relatives: list[FoundUser]
    version: int


class DuplicateView(Wire):
    """Who may be the same person, and what they share: email, identity (names and birth date), phone."""

    user: FoundUser
    on: str
    ticket: Annotated[str, Field(description="lets the agent who was told attach the user, for an hour")]


def user_draft(body: UserBody) -> UserDraft:
    """What was typed of somebody new."""
    return UserDraft(
        body.first_name,
        body.last_name,
        body.birth_name,
        body.birth_date,
        body.email,
        body.phone_number,
        body.address,
        body.notify_by_sms,
        body.notify_by_email,
        body.responsible_id or "",
    )


def user_changes(body: UserChange) -> dict[str, object]:
    """The fields that were typed."""
    return {name: getattr(body, name) for name in body.model_fields_set - {"version", "ignore_warnings"}}


def found_user(found: Found) -> FoundUser:
    """The view of somebody who was found."""
    return FoundUser.model_validate(_brief(found.user, masked=found.masked))


def user_view(page: UserPage) -> UserView:
    """The view of a user's page."""
    user = page.user
    return UserView(
        **_brief(user),
        address=user.address,
        language=user.language,
        notify_by_sms=user.notify_by_sms,
        notify_by_email=user.notify_by_email,
        notification=NotificationState(email=page.by_email, sms=page.by_sms),
        has_account=page.account is not None,
        pending_email=page.pending_email,
        frozen_fields=list(page.account.frozen_fields) if page.account else [],
        responsible=found_user(Found(page.responsible)) if page.responsible else None,
        relatives=[found_user(Found(one)) for one in page.relatives],
        version=user.version,
    )


def duplicate_view(duplicate: Duplicate) -> DuplicateView:
    """The view of who may be the same."""
    return DuplicateView(user=found_user(duplicate.found), on=duplicate.shared, ticket=duplicate.ticket)


def _brief(user: User, *, masked: bool = False) -> dict[str, Any]:
    born = user.birth_date.isoformat() if user.birth_date else ""
    return {
        "id": user.id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "birth_name": user.birth_name,
        "birth_date": masked_birth_date(born) if masked else born,
        "email": masked_email(user.email) if masked else user.email,
        "phone_number": masked_phone(user.phone_number) if masked else user.phone_number,
        "masked": masked,
        "relative_of": user.responsible_id or None,
    }
