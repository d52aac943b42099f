"""Mails about accounts: the link that confirms, resets, invites or changes an address (AUT-01, AUT-05, AUT-14)."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from rdv.domain.accounts import LINK_LIFETIMES, AccountMailKind, LinkPurpose
from rdv.domain.brands import SERVICE_PUBLIC
from rdv.domain.languages import Language
from rdv.domain.messages import AccountNotice
from rdv.settings import MessageSettings

from .mime import letter
from .words import LetterWords

_PURPOSES = {
    AccountMailKind.CONFIRMATION: LinkPurpose.CONFIRM,
    AccountMailKind.EXISTS: LinkPurpose.RESET,
    AccountMailKind.RESET: LinkPurpose.RESET,
    AccountMailKind.EMAIL_CHANGE: LinkPurpose.EMAIL_CHANGE,
    AccountMailKind.AGENT_INVITATION: LinkPurpose.INVITATION,
    AccountMailKind.AGENT_RESET: LinkPurpose.RESET,
    AccountMailKind.AGENT_EMAIL_CHANGE: LinkPurpose.EMAIL_CHANGE,
}
_OF_AGENTS = frozenset(
    {AccountMailKind.AGENT_INVITATION, AccountMailKind.AGENT_RESET, AccountMailKind.AGENT_EMAIL_CHANGE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWords(LetterWords):
    """The places of a template about an account. `hours`: how long its link is good."""

    first_name: str
    link: str
    hours: int


def account_email(notice: AccountNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail of a notice about an account, in its reader's language; agents' links lead to their dashboard."""
    mail = notice.mail
    page = "agent/lien" if mail.kind in _OF_AGENTS else "compte/lien"
    words = AccountWords(
        language=Language.ENGLISH if mail.language == Language.ENGLISH else Language.FRENCH,
        instance=settings.instance_name,
        brand=SERVICE_PUBLIC.name,
        organisation=mail.organisation_name,
        first_name=mail.first_name,
        link=f"{settings.site_url}/{page}/{notice.token}",
        hours=int(LINK_LIFETIMES[_PURPOSES[mail.kind]].total_seconds()) // 3600,
    )
    return letter(notice.kind, words, mail.to, SERVICE_PUBLIC, settings, mail.key, notice.now)
