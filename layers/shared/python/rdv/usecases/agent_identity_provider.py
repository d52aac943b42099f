"""Signing agents in with ProConnect (AUT-11, AUT-13; partner API 5.5), and the first time of who has no account (DS-2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from .. import ids
from ..domain.accounts import LINK_LIFETIMES, Account, AccountLink, LinkPurpose, ProvenIdentity, local_path
from ..domain.departements import NAMES, time_zone_of
from ..domain.directory import (
    AccessLevel,
    Agent,
    Organisation,
    Role,
    Service,
    Staff,
    StaffMember,
    Territory,
    TerritoryRights,
    Verticale,
    slug,
)
from ..domain.errors import AccountLinkExpired, FieldError, Invalid, ProviderFailed, Unauthenticated, Unavailable
from ..domain.languages import Language
from ..domain.people import normal_email
from ..domain.sessions import PersonKind, SignInWay
from ..ports import (
    AccountKey,
    AccountLinkKey,
    AgentKey,
    Books,
    Clock,
    Conflict,
    Directory,
    Drop,
    IdentityProvider,
    OrganisationKey,
    Put,
    Records,
    StaffKey,
    TerritoryKey,
    Write,
)
from .accounts import Visitor, put_account
from .agent_accounts import (
    AgentMember,
    AgentSignedIn,
    agent_login,
    find_agent,
    proconnect_login,
    put_agent,
    put_agent_login,
)
from .claims import rounds
from .identifying import Departure, leave_for_provider, proven_by_visit
from .naming import commit_named
from .sessions import begin

PROCONNECT = "agent_connect"
HOME = "/agent/"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom the provider has identified and who has no account: the secret that stands for it, for a while."""

    secret: str
    return_to: str


def leave_for_proconnect(
    records: Records, clock: Clock, provider: IdentityProvider, visitor: Visitor, return_to: str
) -> Departure:
    """Begin a visit to ProConnect. Raises TooManyAttempts, Unavailable."""
    return leave_for_provider(records, clock, provider, visitor, return_to, PROCONNECT)


def return_from_proconnect(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    provider: IdentityProvider,
    visitor: Visitor,
    browser_secret: str,
    state: str,
    code: str,
) -> AgentSignedIn | Newcomer:
    """Sign in the agent who comes back; found by the subject, else by the address.

    Raises ProviderFailed (a state that is unknown, used, too old or of another browser; an answer that cannot be
    believed, or without an address), Unavailable.
    """
    visit, proven = proven_by_visit(records, clock, provider, browser_secret, state, code, PROCONNECT)
    email = normal_email(proven.identity.email)
    if email is None or email != proven.identity.email.strip().lower():
        # What people mistype is repaired elsewhere; here it would be an address that nobody vouches for.
        raise ProviderFailed
    return_to = HOME if local_path(visit.return_to) == "/" else local_path(visit.return_to)
    for _ in rounds():
        try:
            return _recognised(records, clock, keyring, visitor, proven, email, return_to)
        except Conflict:
            continue
    raise Unavailable


def _recognised(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    proven: ProvenIdentity,
    email: str,
    return_to: str,
) -> AgentSignedIn | Newcomer:
    now, by_subject = clock.now(), proconnect_login(keyring, proven.identity.subject)
    of_subject = find_agent(records, by_subject)
    before = of_subject or find_agent(records, agent_login(keyring, email))
    names = _names(proven)
    if before is None:
        return _newcomer(records, now, proven, email, names, by_subject.key, return_to)
    agent = replace(
        before.agent,
        first_name=names[0] or before.agent.first_name,
        last_name=names[1] or before.agent.last_name,
        connected_with_proconnect=True,
        accepted_at=before.agent.accepted_at or (now if before.agent.invited_at else None),
    )
    account = replace(before.account, identified_at=before.account.identified_at or now, subject_key=by_subject.key)
    beginning = begin(
        keyring, account, SignInWay.PROCONNECT, now, rotated_from=visitor.session_secret, id_token=proven.id_token
    )
    writes: list[Write] = [*beginning.writes, put_account(before.account, beginning.account)]
    if agent != before.agent:
        writes.append(put_agent(before.agent, agent))
    if of_subject is None:
        # The address is what reconciles (AUT-11): who comes by another identity provider has another subject.
        writes.append(put_agent_login(by_subject, agent.id))
        if before.account.subject_key:
            writes.append(Drop(replace(by_subject, key=before.account.subject_key)))
    records.commit(writes)
    return AgentSignedIn(AgentMember(beginning.account, agent), beginning.started, return_to)


def _names(proven: ProvenIdentity) -> tuple[str, str]:
    """First and last name; a given name that ends with the last name is without it (AUT-11)."""
    first, last = proven.identity.first_name.strip(), proven.identity.last_name.strip()
    if last and first.casefold().endswith(f" {last.casefold()}"):
        first = first[: -len(last)].strip()
    return first, last


def _newcomer(
    records: Records,
    now: datetime,
    proven: ProvenIdentity,
    email: str,
    names: tuple[str, str],
    subject_key: str,
    return_to: str,
) -> Newcomer:
    secret = ids.new_secret()
    link = AccountLink(
        ids.digest(secret),
        LinkPurpose.NEWCOMER,
        email,
        now + LINK_LIFETIMES[LinkPurpose.NEWCOMER],
        PersonKind.AGENT,
        first_name=names[0],
        last_name=names[1],
        return_to=return_to,
        subject_key=subject_key,
        id_token=proven.id_token,
    )
    records.commit([Put(AccountLinkKey(link.hash), link, 0)])
    return Newcomer(secret, return_to)


# --- the account that does not exist yet -------------------------------------------------------------------------------


def newcomer_of(records: Records, clock: Clock, secret: str) -> AccountLink:
    """Whom the provider has identified. Raises Unauthenticated."""
    key = AccountLinkKey(ids.digest(secret))
    link = records.read([key]).get(key) if secret else None
    if not isinstance(link, AccountLink) or link.purpose is not LinkPurpose.NEWCOMER:
        raise Unauthenticated
    if clock.now() >= link.expires_at:
        raise Unauthenticated
    return link


def found_organisation(
    records: Records,
    books: Books,
    directory: Directory,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    secret: str,
    name: str,
    departement: str,
    service_id: str | None,
    language: Language,
) -> AgentSignedIn:
    """The newcomer's account with an organisation of their own, which they administer; they are signed in (DS-2).

    Raises Unauthenticated, Invalid (`organisation_name`, `departement`, `service_id`), AccountLinkExpired (the address
    has an account meanwhile), Unavailable.
    """
    service = _service(books, service_id)
    for _ in rounds():
        link, now = newcomer_of(records, clock, secret), clock.now()
        if find_agent(records, agent_login(keyring, link.email)) is not None:
            raise AccountLinkExpired
        territory_key = TerritoryKey(departement)
        territory = records.read([territory_key]).get(territory_key)
        before = territory if isinstance(territory, Territory) else None
        _check_place(directory, before, name, departement)
        organisation = Organisation(
            ids.new_id(),
            name,
            departement,
            email=link.email,
            verticale=Verticale.MAIRIE,
            time_zone=time_zone_of(departement),
        )
        agent = Agent(
            ids.new_id(),
            link.first_name,
            link.last_name,
            link.email,
            language=language,
            service_ids=(service.id,),
            is_secretary=service.is_secretariat,
            roles=(Role(organisation.id, departement, AccessLevel.ADMIN),),
            # No right in the territory, which is others' too (decision 0145).
            rights=(TerritoryRights(departement),),
            connected_with_proconnect=True,
        )
        account = Account(
            agent.id, agent.email, now, kind=PersonKind.AGENT, identified_at=now, subject_key=link.subject_key
        )
        beginning = begin(
            keyring, account, SignInWay.PROCONNECT, now, rotated_from=visitor.session_secret, id_token=link.id_token
        )
        staff = Staff(organisation.id, (StaffMember(agent.id, AccessLevel.ADMIN),))
        by_subject = replace(proconnect_login(keyring, ""), key=link.subject_key)
        writes: list[Write] = [
            Drop(AccountLinkKey(link.hash), must_exist=True),
            Put(OrganisationKey(organisation.id), organisation, 0),
            Put(StaffKey(organisation.id), staff, 0),
            Put(AgentKey(agent.id), agent, 0),
            Put(AccountKey(agent.id), beginning.account, 0),
            put_agent_login(agent_login(keyring, agent.email), agent.id),
            put_agent_login(by_subject, agent.id),
            *beginning.writes,
            *_territory_writes(before, departement, service),
        ]
        try:
            commit_named(records, writes, after=organisation, field="organisation_name")
        except Conflict:
            continue
        return AgentSignedIn(AgentMember(beginning.account, agent), beginning.started, link.return_to)
    raise Unavailable


def _service(books: Books, service_id: str | None) -> Service:
    """The chosen service, or the town hall's, which is what comes by itself (DS-2)."""
    offered = books.services()
    wanted = (one for one in offered if (one.id == service_id if service_id else slug(one.name) == "mairie"))
    found = next(wanted, None)
    if found is None:
        raise Invalid([FieldError("service_id", "unknown" if service_id else "required")])
    return found


def _check_place(directory: Directory, territory: Territory | None, name: str, departement: str) -> None:
    if departement not in NAMES and territory is None:
        raise Invalid([FieldError("departement", "unknown")])
    if territory is not None and territory.visible_users:
        # Who enters it sees the users of all its organisations: nobody lets themselves in.
        raise Invalid([FieldError("departement", "closed_territory")])
    if any(slug(one.name) == slug(name) for one in directory.organisations_of(departement)):
        raise Invalid([FieldError("organisation_name", "taken")])


def _territory_writes(before: Territory | None, departement: str, service: Service) -> list[Write]:
    key = TerritoryKey(departement)
    if before is None:
        return [Put(key, Territory(departement, NAMES[departement], (service.id,)), 0)]
    if service.id in before.service_ids:
        return []
    after = replace(before, service_ids=(*before.service_ids, service.id), version=before.version + 1)
    return [Put(key, after, before.version)]
