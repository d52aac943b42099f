"""An account begins with a confirmed address: sign-up, the mails' links, a forgotten password, another address (AUT-01, AUT-05).

Whoever asks is told the same for every address, in the same time: an address that is known gets another mail, and what
is written has the same shape. There is no account before its address is confirmed, so nobody can occupy another's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .. import ids
from ..domain.accounts import (
    LINK_LIFETIMES,
    Account,
    AccountLink,
    AccountMail,
    AccountMailKind,
    LinkPurpose,
    local_path,
)
from ..domain.errors import AccountLinkExpired, FieldError, Invalid, NotFound, Unauthenticated, Unavailable
from ..domain.languages import Language
from ..domain.passwords import password_faults
from ..domain.people import User, normal_email
from ..domain.phones import normal_phone
from ..domain.sessions import Actor, PersonKind, SignInWay
from ..ports import (
    AccountKey,
    AccountLinkKey,
    AccountMailKey,
    Clock,
    Conflict,
    Drop,
    Passwords,
    Put,
    Records,
    UserKey,
    Write,
)
from .accounts import (
    Member,
    SignedIn,
    Visitor,
    email_key,
    email_login,
    find,
    member_of,
    put_account,
    put_login,
    put_user,
)
from .claims import rounds
from .limits import Limit, attempt, count
from .sessions import begin

MAILS_TO_ONE_ADDRESS = Limit("MAILS", 5, timedelta(hours=1))
MAILS_FROM_ONE_SOURCE = Limit("MAILS", 60, timedelta(hours=1))
WRONG_LINKS = Limit("LINKS", 30, timedelta(hours=1))
# A mail that comes later than this finds nobody waiting for it.
MAIL_HELPS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class SignUp:
    """What somebody typed to have an account."""

    first_name: str
    last_name: str
    email: str
    phone_number: str = ""
    language: str = "fr"
    return_to: str = "/"


def sign_up(records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, typed: SignUp) -> None:
    """Have a confirmation link sent, or a mail that says that there is an account already.

    Raises Invalid (`email`, `phone_number`), TooManyAttempts.
    """
    email, phone = normal_email(typed.email), normal_phone(typed.phone_number) if typed.phone_number.strip() else ""
    errors = [FieldError("email", "not_an_email")] if email is None else []
    errors += [FieldError("phone_number", "not_a_phone_number")] if phone is None else []
    if email is None or phone is None or errors:
        raise Invalid(errors)
    known = find(records, email_login(keyring, email))
    fresh = AccountLink(
        "",
        LinkPurpose.CONFIRM,
        email,
        clock.now(),
        first_name=typed.first_name,
        last_name=typed.last_name,
        phone_number=phone,
        language=typed.language,
        return_to=local_path(typed.return_to),
    )
    if known is None:
        _post(records, clock, keyring, visitor, fresh, AccountMailKind.CONFIRMATION)
    else:
        _post(records, clock, keyring, visitor, _reset_link(known, fresh), AccountMailKind.EXISTS)


def request_reset(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    email: str,
    language: str,
    return_to: str = "/",
) -> None:
    """Have a link sent to choose another password, six hours long (AUT-05), which then leads to `return_to`.

    Raises Invalid, TooManyAttempts.
    """
    address = _address(email)
    known = find(records, email_login(keyring, address))
    way_back = local_path(return_to)
    blank = AccountLink("", LinkPurpose.RESET, address, clock.now(), language=language, return_to=way_back)
    kind = AccountMailKind.NONE if known is None else AccountMailKind.RESET
    _post(records, clock, keyring, visitor, blank if known is None else _reset_link(known, blank), kind)


def request_email_change(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, actor: Actor, email: str
) -> None:
    """Have a link sent to the new address; the old one stays until it is opened (AUT-05).

    Raises Invalid, TooManyAttempts.
    """
    try:
        request_email_change_of(records, clock, keyring, visitor, actor.person_id, email)
    except NotFound as error:
        raise Unauthenticated from error


def request_email_change_of(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, user_id: str, email: str
) -> None:
    """The same for somebody's account, when an agent has typed their new address (USA-08).

    Raises NotFound (without an account), Invalid, TooManyAttempts.
    """
    address = _address(email)
    for _ in rounds():
        me = member_of(records, user_id)
        if me is None:
            raise NotFound
        known = find(records, email_login(keyring, address))
        blank = AccountLink("", LinkPurpose.EMAIL_CHANGE, address, clock.now(), language=me.user.language)
        if known is None:
            link, kind = replace(blank, person_id=user_id), AccountMailKind.EMAIL_CHANGE
        else:
            link, kind = _reset_link(known, blank), AccountMailKind.EXISTS
        changed = put_account(me.account, replace(me.account, pending_email=address))
        try:
            _post(records, clock, keyring, visitor, link, kind, changed)
        except Conflict:
            continue
        return
    raise Unavailable


def _address(typed: str) -> str:
    address = normal_email(typed)
    if address is None:
        raise Invalid([FieldError("email", "not_an_email")])
    return address


def _reset_link(known: Member, like: AccountLink) -> AccountLink:
    """A link to choose another password, for the account that the address has."""
    return replace(
        like,
        purpose=LinkPurpose.RESET,
        person_id=known.account.person_id,
        password_version=known.account.password_version,
        first_name=known.user.first_name,
        last_name="",
        phone_number="",
        language=known.user.language,
    )


def _post(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    link: AccountLink,
    kind: AccountMailKind,
    *also: Write,
) -> None:
    post_link(records, clock, keyring, visitor, email_key(keyring, link.email), link, kind, *also)


def post_link(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    visitor: Visitor,
    key: str,
    link: AccountLink,
    kind: AccountMailKind,
    *also: Write,
) -> None:
    """The link and the mail that carries it, in one transaction with `also`; `key` stands for the address.

    Raises TooManyAttempts; Conflict when `also` conflicts.
    """
    now, nonce = clock.now(), ids.new_id()
    stored = replace(
        link, hash=ids.digest(keyring.account_token(key, nonce)), expires_at=now + LINK_LIFETIMES[link.purpose]
    )
    # Who is invited waits for nothing; who asked is there now.
    helps = LINK_LIFETIMES[link.purpose] if link.purpose is LinkPurpose.INVITATION else MAIL_HELPS
    helps_until = min(stored.expires_at, now + helps)
    mail = AccountMail(
        key, nonce, kind, link.email, now, helps_until, link.language, link.first_name, link.organisation_name
    )
    attempts = [
        attempt("LOGIN", key, MAILS_TO_ONE_ADDRESS, now),
        attempt("SOURCE", visitor.source_key, MAILS_FROM_ONE_SOURCE, now),
    ]
    count(
        records,
        now,
        attempts,
        [Put(AccountLinkKey(stored.hash), stored, 0), Put(AccountMailKey(key, nonce), mail, 0), *also],
    )


# --- the links -----------------------------------------------------------------------------------------------------


def open_account_link(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, token: str
) -> AccountLink:
    """What the link of a mail is for; nothing is used up. Raises NotFound, AccountLinkExpired, TooManyAttempts."""
    link, known = _opened(records, clock, keyring, visitor, token)
    return replace(link, first_name=known.user.first_name) if known else link


def _opened(
    records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, token: str
) -> tuple[AccountLink, Member | None]:
    now, key = clock.now(), AccountLinkKey(ids.digest(token))
    link = records.read([key]).get(key)
    if not isinstance(link, AccountLink):
        count(records, now, [attempt("SOURCE", visitor.source_key, WRONG_LINKS, now)])
        raise NotFound
    if now >= link.expires_at:
        raise AccountLinkExpired
    if link.kind is not PersonKind.USER:
        raise NotFound
    if link.purpose is LinkPurpose.CONFIRM:
        if find(records, email_login(keyring, link.email)) is not None:
            raise AccountLinkExpired
        return link, None
    known = member_of(records, link.person_id)
    if known is None or not _still_wanted(link, known.account):
        raise AccountLinkExpired
    return link, known


def _still_wanted(link: AccountLink, account: Account) -> bool:
    if link.purpose is LinkPurpose.RESET:
        return link.password_version == account.password_version
    return link.email == account.pending_email


def choose_password(
    records: Records,
    clock: Clock,
    keyring: ids.Keyring,
    passwords: Passwords,
    visitor: Visitor,
    token: str,
    password: str,
) -> SignedIn:
    """Choose the first password of an account, or another one, by a mail's link; whoever does is signed in.

    Another password ends every session that the account had. Raises Invalid (`password`, 9.3), NotFound,
    AccountLinkExpired, TooManyAttempts.
    """
    for _ in rounds():
        link, known = _opened(records, clock, keyring, visitor, token)
        if link.purpose is LinkPurpose.EMAIL_CHANGE:
            raise NotFound
        check_password(password)
        hashed, now = passwords.hash(password), clock.now()
        before = known or _fresh(link, now)
        account = replace(before.account, password_hash=hashed, password_version=before.account.password_version + 1)
        beginning = begin(keyring, account, SignInWay.PASSWORD, now, rotated_from=visitor.session_secret, alone=True)
        writes: list[Write] = [*beginning.writes, Drop(AccountLinkKey(link.hash), must_exist=True)]
        if known is None:
            login = email_login(keyring, link.email)
            new = [
                Put(AccountKey(account.person_id), beginning.account, 0),
                Put(UserKey(before.user.id), before.user, 0),
            ]
            writes += [*new, put_login(login, account.person_id)]
        else:
            writes.append(put_account(before.account, beginning.account))
        try:
            records.commit(writes)
        except Conflict:
            continue
        return SignedIn(Member(beginning.account, before.user), beginning.started, link.return_to)
    raise Unavailable


def check_password(password: str, field: str = "password") -> None:
    """Raises Invalid with every fault of a password that somebody wants (9.3)."""
    if faults := password_faults(password):
        raise Invalid([FieldError(field, fault) for fault in faults])


def _fresh(link: AccountLink, now: datetime) -> Member:
    person_id = ids.derived_id("account", link.hash)
    user = User(
        person_id,
        link.first_name,
        link.last_name,
        link.email,
        link.phone_number,
        consented_at=now,
        language=Language(link.language),
    )
    return Member(Account(person_id, link.email, now), user)


def confirm_email_change(records: Records, clock: Clock, keyring: ids.Keyring, visitor: Visitor, token: str) -> str:
    """The new address takes the old one's place; returns it. Raises NotFound, AccountLinkExpired, TooManyAttempts."""
    for _ in rounds():
        link, known = _opened(records, clock, keyring, visitor, token)
        if known is None or link.purpose is not LinkPurpose.EMAIL_CHANGE:
            raise NotFound
        taken = find(records, email_login(keyring, link.email))
        if taken is not None:
            raise AccountLinkExpired
        before = known.account
        writes: list[Write] = [
            Drop(AccountLinkKey(link.hash), must_exist=True),
            put_account(before, replace(before, email=link.email, pending_email="")),
            put_user(known.user, replace(known.user, email=link.email)),
            put_login(email_login(keyring, link.email), before.person_id),
        ]
        if before.email:
            writes.append(Drop(email_login(keyring, before.email)))
        try:
            records.commit(writes)
        except Conflict:
            continue
        return link.email
    raise Unavailable
