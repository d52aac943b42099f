"""People over HTTP: found, registered, corrected, known in one more organisation (7.4)."""

from __future__ import annotations

from rdv.domain.directory import Agent
from rdv.domain.errors import ChangedMeanwhile, DuplicateUser
from rdv.http.api import Answer, Api, Call
from rdv.http.sessions import presented_by_agent
from rdv.usecases.agents_acting import at_desk
from rdv.usecases.attaching import attach_user
from rdv.usecases.finding_users import find_users
from rdv.usecases.registering_users import (
    SamePerson,
    change_user,
    register_user,
    user_page,
)

from .user_schemas import (
    AttachBody,
    FoundUsers,
    Scope,
    UserBody,
    UserChange,
    UserQuery,
    UsersQuery,
    UserView,
    duplicate_view,
    found_user,
    user_changes,
    user_draft,
    user_view,
)
from .wiring import Wiring

_USERS = "/api/agent/users"
_USER = _USERS + "/{user_id}"
_SEEN = ("unauthenticated", "forbidden", "not_found", "malformed")
_CHANGED = (*_SEEN, "wrong_csrf_token", "invalid")


def register_users(api: Api, wiring: Wiring) -> None:
    """The routes about people."""

    def agent(call: Call) -> Agent:
        return at_desk(wiring.records, wiring.clock, wiring.keyring, presented_by_agent(call)).agent

    @api.route("GET", _USERS, query=UsersQuery, answers={200: FoundUsers}, problems=_SEEN, needs_session=True)
    def search_users(call: Call, query: UsersQuery) -> Answer:  # pyright: ignore[reportUnusedFunction]
        """Find people by name, e-mail or phone; to make an appointment, in the territory too, masked."""
        found = find_users(
            wiring.records,
            wiring.user_index,
            agent(call),
            query.organisation_id,
            query.q,
            wizard=query.scope is Scope.WIZARD,
        )
        return Answer(FoundUsers(users=[found_user(one) for one in found]))

    @api.route(
        "POST",
        _USERS,
        body=UserBody,
        answers={201: UserView},
        problems=(*_CHANGED, "duplicate_user"),
        needs_session=True,
    )
    def create_user(call: Call, body: UserBody) -> Answer:  # pyright: ignore[reportUnusedFunction]
        """Register somebody, or a relative of somebody, in an organisation."""
        try:
            page = register_user(
                wiring.records,
                wiring.user_index,
                wiring.clock,
                wiring.keyring,
                agent(call),
                body.organisation_id,
                user_draft(body),
                ignore_warnings=body.ignore_warnings,
            )
        except SamePerson as same:
            raise _duplicates(same) from same
        return Answer(user_view(page), 201)

    @api.route("GET", _USER, query=UserQuery, answers={200: UserView}, problems=_SEEN, needs_session=True)
    def read_user(call: Call, query: UserQuery) -> Answer:  # pyright: ignore[reportUnusedFunction]
        """Somebody's page, without their appointments."""
        page = user_page(wiring.records, agent(call), query.organisation_id, call.path_id("user_id"))
        return Answer(user_view(page))

    @api.route(
        "PATCH",
        _USER,
        query=UserQuery,
        body=UserChange,
        answers={200: UserView},
        problems=(*_CHANGED, "duplicate_user", "changed_meanwhile", "too_many_attempts"),
        needs_session=True,
    )
    def correct_user(call: Call, query: UserQuery, body: UserChange) -> Answer:  # pyright: ignore[reportUnusedFunction]
        """Correct what is known of somebody; who has an account confirms a new address themselves."""
        acting, user_id = agent(call), call.path_id("user_id")
        try:
            page = change_user(
                wiring.records,
                wiring.user_index,
                wiring.clock,
                wiring.keyring,
                acting,
                query.organisation_id,
                user_id,
                user_changes(body),
                body.version,
                ignore_warnings=body.ignore_warnings,
            )
        except SamePerson as same:
            raise _duplicates(same) from same
        except ChangedMeanwhile as stale:
            current = user_view(user_page(wiring.records, acting, query.organisation_id, user_id))
            raise ChangedMeanwhile(current.model_dump(mode="json")) from stale
        return Answer(user_view(page))

    @api.route(
        "POST",
        _USER + "/organisations",
        body=AttachBody,
        answers={200: UserView},
        problems=_CHANGED,
        needs_session=True,
    )
    def attach(call: Call, body: AttachBody) -> Answer:  # pyright: ignore[reportUnusedFunction]
        """Have somebody whom a search or a duplicate showed, and their family, known in an organisation."""
        acting, user_id = agent(call), call.path_id("user_id")
        attach_user(
            wiring.records, wiring.clock, wiring.keyring, acting, body.organisation_id, user_id, body.ticket or ""
        )
        return Answer(user_view(user_page(wiring.records, acting, body.organisation_id, user_id)))


def _duplicates(same: SamePerson) -> DuplicateUser:
    return DuplicateUser([duplicate_view(one).model_dump(mode="json") for one in same.duplicates])
