"""Agents sign in, choose and change their passwords and addresses (AUT-05, AUT-10, AUT-14); as citizens do, with limits.

Whoever asks is told the same for every address, in the same time.
"""

from __future__ import annotations

from dataclasses import replace

from .. import ids
from ..domain.accounts import AccountLink, AccountMailKind, LinkPurpose
from ..domain.directory import Agent
from ..domain.errors import AccountLinkExpired, FieldError, Invalid, NotFound, Unauthenticated, Unavailable
from ..domain.people import normal_email
from ..domain.sessions import PersonKind, SignInWay
from ..ports import AccountLinkKey, Clock, Conflict, Drop, Passwords, Records, Write
from .accounts import Visitor, put_account
from .agent_accounts import (
    AgentMember,
    AgentSignedIn,
    agent_email_key,
    agent_login,
    agent_member_of,
    find_agent,
    put_agent,
    put_agent_login,
)
from .agents_acting import Desk
from .claims import rounds
from .limits import attempt, count
from .sessions import begin
from .signing_in import prove, replace_password
from .signing_up import WRONG_LINKS, check_password, post_link


def sign_agent_in(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    visitor: Visitor,
    email: str,
    password: str,
) -> AgentSignedIn:
    """A new session for who knows the password. Raises WrongCredentials, TooManyAttempts."""
    address = normal_email(email) or email
    login, key = agent_login(keyring, address), agent_email_key(keyring, address)
    member, beginning = prove(
        records, clock, keyring, passwords, visitor, key, lambda: find_agent(records, login), password
    )
    return AgentSignedIn(AgentMember(beginning.account, member.agent), beginning.started)


def change_agent_password(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    desk: Desk,
    current: str,
    password: str,
) -> None:
    """Another password; every other session of the account ends, and links sent to choose one are worth nothing.

    Raises Invalid (`current_password`, `password`), TooManyAttempts.
    """
    replace_password(
        records,
        clock,
        passwords,
        desk.actor,
        lambda email: agent_email_key(keyring, email),
        lambda: me(records, desk).account,
        current,
        password,
    )


def me(records: Records, desk: Desk) -> AgentMember:
    """The agent who is signed in, with their account. Raises Unauthenticated when they are gone."""
    member = agent_member_of(records, desk.agent.id)
    if member is None:
        raise Unauthenticated
    return member


# --- the mails -----------------------------------------------------------------------------------------------------


def request_agent_reset(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, email: str, language: str
) -> None:
    """Have a link sent to choose another password, six hours long (AUT-05); to who is invited, the invitation again.

    Raises Invalid, TooManyAttempts.
    """
    address = _address(email)
    known = find_agent(records, agent_login(keyring, address))
    link, kind = AccountLink("", LinkPurpose.RESET, address, clock.now(), PersonKind.AGENT), AccountMailKind.NONE
    link = replace(link, language=language)
    if known is not None and not known.agent.is_complete:
        link, kind = invitation_link(clock, known.agent, ""), AccountMailKind.AGENT_INVITATION
    elif known is not None:
        link = replace(
            link,
            person_id=known.agent.id,
            password_version=known.account.password_version,
            first_name=known.agent.first_name,
            last_name=known.agent.last_name,
            language=known.agent.language,
        )
        kind = AccountMailKind.AGENT_RESET
    post_link(records, clock, keyring, visitor, agent_email_key(keyring, address), link, kind)


def request_agent_email_change(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, desk: Desk, email: str
) -> None:
    """Have a link sent to the new address; the old one stays until it is opened (AUT-05, AGM-07).

    Raises Invalid, TooManyAttempts.
    """
    address = _address(email)
    for _ in rounds():
        member = me(records, desk)
        taken = find_agent(records, agent_login(keyring, address)) is not None
        kind = AccountMailKind.NONE if taken else AccountMailKind.AGENT_EMAIL_CHANGE
        link = AccountLink(
            "",
            LinkPurpose.EMAIL_CHANGE,
            address,
            clock.now(),
            PersonKind.AGENT,
            member.agent.id,
            first_name=member.agent.first_name,
            last_name=member.agent.last_name,
            language=member.agent.language,
        )
        waiting = put_account(member.account, replace(member.account, pending_email="" if taken else address))
        try:
            post_link(records, clock, keyring, visitor, agent_email_key(keyring, address), link, kind, waiting)
        except Conflict:
            continue
        return
    raise Unavailable


def invitation_link(clock: Clock, agent: Agent, organisation_name: str) -> AccountLink:
    """The link with which an invited agent accepts; `post_link` says until when."""
    return AccountLink(
        "",
        LinkPurpose.INVITATION,
        agent.email,
        clock.now(),
        PersonKind.AGENT,
        agent.id,
        first_name=agent.first_name,
        last_name=agent.last_name,
        language=agent.language,
        organisation_name=organisation_name,
    )


def _address(typed: str) -> str:
    address = normal_email(typed)
    if address is None:
        raise Invalid([FieldError("email", "not_an_email")])
    return address


# --- the links -----------------------------------------------------------------------------------------------------


def open_agent_link(records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, token: str) -> AccountLink:
    """What the link of a mail is for, and whose; nothing is used up.

    Raises NotFound, AccountLinkExpired, TooManyAttempts.
    """
    link, member = _opened(records, clock, visitor, token)
    return replace(link, first_name=member.agent.first_name, last_name=member.agent.last_name)


def _opened(records: Records, clock: Clock, visitor: Visitor, token: str) -> tuple[AccountLink, AgentMember]:
    now, key = clock.now(), AccountLinkKey(ids.digest(token))
    link = records.read([key]).get(key)
    by_mail = (LinkPurpose.RESET, LinkPurpose.INVITATION, LinkPurpose.EMAIL_CHANGE)
    if not isinstance(link, AccountLink) or link.kind is not PersonKind.AGENT or link.purpose not in by_mail:
        count(records, now, [attempt("SOURCE", visitor.source_key, WRONG_LINKS, now)])
        raise NotFound
    member = agent_member_of(records, link.person_id)
    if now >= link.expires_at or member is None or not _still_wanted(link, member):
        raise AccountLinkExpired
    return link, member


def _still_wanted(link: AccountLink, member: AgentMember) -> bool:
    match link.purpose:
        case LinkPurpose.INVITATION:
            return not member.agent.is_complete and link.email == member.account.email
        case LinkPurpose.RESET:
            return link.password_version == member.account.password_version
        case _:
            return link.email == member.account.pending_email


def choose_agent_password(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    visitor: Visitor,
    token: str,
    password: str,
    first_name: str = "",
    last_name: str = "",
) -> AgentSignedIn:
    """Accept an invitation with names and a password, or choose another password; whoever does is signed in (AUT-14).

    Every other session of the account ends. Raises Invalid (`password`, 9.3; `first_name`, `last_name`), NotFound,
    AccountLinkExpired, TooManyAttempts.
    """
    for _ in rounds():
        link, before = _opened(records, clock, visitor, token)
        if link.purpose is LinkPurpose.EMAIL_CHANGE:
            raise NotFound
        check_password(password)
        now, agent = clock.now(), before.agent
        if link.purpose is LinkPurpose.INVITATION:
            agent = replace(
                agent,
                first_name=first_name or agent.first_name,
                last_name=last_name or agent.last_name,
                accepted_at=now,
            )
            missing = [name for name in ("first_name", "last_name") if not getattr(agent, name)]
            if missing:
                raise Invalid([FieldError(name, "required") for name in missing])
        hashed, version = passwords.hash(password), before.account.password_version + 1
        account = replace(before.account, password_hash=hashed, password_version=version)
        beginning = begin(keyring, account, SignInWay.PASSWORD, now, rotated_from=visitor.session_secret, alone=True)
        writes: list[Write] = [
            *beginning.writes,
            Drop(AccountLinkKey(link.hash), must_exist=True),
            put_account(before.account, beginning.account),
        ]
        if agent != before.agent:
            writes.append(put_agent(before.agent, agent))
        try:
            records.commit(writes)
        except Conflict:
            continue
        return AgentSignedIn(AgentMember(beginning.account, agent), beginning.started)
    raise Unavailable


def confirm_agent_email(records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, token: str) -> str:
    """The new address takes the old one's place; returns it. Raises NotFound, AccountLinkExpired, TooManyAttempts."""
    for _ in rounds():
        link, before = _opened(records, clock, visitor, token)
        if link.purpose is not LinkPurpose.EMAIL_CHANGE:
            raise NotFound
        login = agent_login(keyring, link.email)
        if find_agent(records, login) is not None:
            raise AccountLinkExpired
        writes: list[Write] = [
            Drop(AccountLinkKey(link.hash), must_exist=True),
            put_account(before.account, replace(before.account, email=link.email, pending_email="")),
            put_agent(before.agent, replace(before.agent, email=link.email)),
            put_agent_login(login, before.agent.id),
            Drop(agent_login(keyring, before.account.email)),
        ]
        try:
            records.commit(writes)
        except Conflict:
            continue
        return link.email
    raise Unavailable
