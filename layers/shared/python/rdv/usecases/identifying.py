"""Signing in with FranceConnect: the visit to the provider and the return (AUT-02, AUT-03; RFC 7636, OpenID Connect Core)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .. import ids
from ..domain.accounts import (
    VISIT_LIFETIME,
    Account,
    Identity,
    LoginScheme,
    ProvenIdentity,
    ProviderVisit,
    local_path,
)
from ..domain.errors import ProviderFailed, ReturnFailed, Unavailable
from ..domain.people import User, normal_email
from ..domain.sessions import SignInWay
from ..ports import (
    AccountKey,
    Clock,
    Conflict,
    Drop,
    IdentityProvider,
    LoginKey,
    Put,
    Records,
    UserKey,
    VisitKey,
    Write,
)
from .accounts import Member, SignedIn, Visitor, email_login, find, put_account, put_login, put_user
from .claims import rounds
from .limits import Limit, attempt, count
from .sessions import begin

FRANCECONNECT = "fc_v2"
VISITS_FROM_ONE_SOURCE = Limit("VISITS", 60, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the browser goes, and the secret that it must still have when it comes back."""

    url: str
    browser_secret: str


def leave_for_provider(
    records: Records,
    clock: Clock,
    provider: IdentityProvider,
    visitor: Visitor,
    return_to: str,
    provider_name: str = FRANCECONNECT,
) -> Departure:
    """Begin a visit to the provider of that name. Raises TooManyAttempts, Unavailable."""
    now = clock.now()
    state, nonce = f"{provider_name}_state_{ids.new_secret()}", f"{provider_name}_nonce_{ids.new_secret()}"
    # Two secrets of 32 characters: RFC 7636 wants 43 at least.
    verifier, browser_secret = ids.new_secret() + ids.new_secret(), ids.new_secret()
    url = provider.authorization_url(state, nonce, verifier)
    visit = ProviderVisit(
        ids.digest(state), ids.digest(browser_secret), nonce, verifier, local_path(return_to), now + VISIT_LIFETIME
    )
    limited = [attempt("SOURCE", visitor.source_key, VISITS_FROM_ONE_SOURCE, now)]
    count(records, now, limited, [Put(VisitKey(visit.hash), visit, 0)])
    return Departure(url, browser_secret)


def return_from_provider(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    provider: IdentityProvider,
    visitor: Visitor,
    browser_secret: str,
    state: str,
    code: str,
) -> SignedIn:
    """Sign in who comes back from the provider.

    Raises ProviderFailed (a state that is unknown, used, too old or of another browser), ReturnFailed (an answer of the
    provider that cannot be believed, or none), Unavailable.
    """
    visit, proven = proven_by_visit(records, clock, provider, browser_secret, state, code)
    for _ in rounds():
        try:
            return _sign_in(records, clock, keyring, visitor, proven, visit.return_to)
        except ProviderFailed as error:
            raise ReturnFailed(visit.return_to) from error
        except Conflict:
            continue
    raise Unavailable


def proven_by_visit(
    records: Records,
    clock: Clock,
    provider: IdentityProvider,
    browser_secret: str,
    state: str,
    code: str,
    provider_name: str = FRANCECONNECT,
) -> tuple[ProviderVisit, ProvenIdentity]:
    """The visit that ends, and whom the provider says came back. Raises ProviderFailed, ReturnFailed, Unavailable."""
    visit = _visited(records, clock, browser_secret, state, provider_name)
    if not code:
        # Whoever refuses there comes back without one: there is nothing to ask the provider.
        raise ReturnFailed(visit.return_to)
    try:
        return visit, provider.identify(code, visit.nonce, visit.code_verifier)
    except ProviderFailed as error:
        raise ReturnFailed(visit.return_to) from error


def _visited(records: Records, clock: Clock, browser_secret: str, state: str, provider_name: str) -> ProviderVisit:
    """The visit that ends, used up: a state is good for one return from that provider, in the browser that left."""
    if not state.startswith(f"{provider_name}_state_"):
        raise ProviderFailed
    key = VisitKey(ids.digest(state))
    visit = records.read([key]).get(key)
    if not isinstance(visit, ProviderVisit) or clock.now() >= visit.expires_at:
        raise ProviderFailed
    if not hmac.compare_digest(ids.digest(browser_secret), visit.browser_hash):
        raise ProviderFailed
    try:
        records.commit([Drop(key, must_exist=True)])
    except Conflict:
        raise ProviderFailed from None
    return visit


def _sign_in(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    proven: ProvenIdentity,
    return_to: str,
) -> SignedIn:
    now, identity = clock.now(), replace(proven.identity, email=normal_email(proven.identity.email) or "")
    by_subject = LoginKey(LoginScheme.FRANCECONNECT, keyring.pseudonym("franceconnect", identity.subject))
    known = find(records, by_subject)
    first = known is None
    if known is None and identity.email:
        known = find(records, email_login(keyring, identity.email))
        if known is not None and known.account.identified_at is not None:
            # The address is that of somebody whom the provider has identified as another person.
            raise ProviderFailed
    before = known or _fresh(identity, now)
    account, user = before.account, before.user
    if first:
        account = replace(account, identified_at=now, subject_key=by_subject.key)
        user = _identified(user, identity)
    beginning = begin(
        keyring,
        account,
        SignInWay.FRANCECONNECT,
        now,
        rotated_from=visitor.session_secret,
        id_token=proven.id_token,
    )
    writes: list[Write] = [*beginning.writes]
    if known is None:
        writes += [Put(AccountKey(account.person_id), beginning.account, 0), Put(UserKey(user.id), user, 0)]
        if account.email:
            writes.append(put_login(email_login(keyring, account.email), account.person_id))
    else:
        writes.append(put_account(before.account, beginning.account))
        if first:
            writes.append(put_user(before.user, user))
    if first:
        writes.append(put_login(by_subject, account.person_id))
    records.commit(writes)
    return SignedIn(Member(beginning.account, user), beginning.started, return_to)


def _fresh(identity: Identity, now: datetime) -> Member:
    person_id = ids.new_id()
    user = User(person_id, identity.first_name, identity.last_name, identity.email, consented_at=now)
    return Member(Account(person_id, identity.email, now), user)


def _identified(user: User, identity: Identity) -> User:
    """What the provider says takes the place of what was typed; what it does not say is not erased (AUT-02)."""
    return replace(
        user,
        first_name=identity.first_name or user.first_name,
        last_name=identity.last_name or user.last_name,
        birth_name=identity.birth_name or user.birth_name,
        birth_date=identity.birth_date or user.birth_date,
        email=user.email or identity.email,
    )
