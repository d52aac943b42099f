"""Mails about accounts: the link that confirms, resets or changes an address (AUT-01, AUT-05), in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from rdv.domain.accounts import LINK_LIFETIMES, AccountMailKind, LinkPurpose
from rdv.domain.brands import SERVICE_PUBLIC
from rdv.domain.messages import AccountNotice
from rdv.settings import MessageSettings

LANGUAGES = ("fr", "en")
_PURPOSES = {
    AccountMailKind.CONFIRMATION: LinkPurpose.CONFIRM,
    AccountMailKind.EXISTS: LinkPurpose.RESET,
    AccountMailKind.RESET: LinkPurpose.RESET,
    AccountMailKind.EMAIL_CHANGE: LinkPurpose.EMAIL_CHANGE,
}


@dataclass(frozen=True, slots=True)
class AccountWords:
    """The places of a template about an account. `hours`: how long its link is good."""

    instance: str
    brand: str
    first_name: str
    link: str
    hours: int


def account_email(notice: AccountNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail of a notice about an account, in its reader's language."""
    mail = notice.mail
    language = mail.language if mail.language in LANGUAGES else "fr"
    words = AccountWords(
        instance=settings.instance_name,
        brand=SERVICE_PUBLIC.name,
        first_name=mail.first_name,
        link=f"{settings.site_url}/compte/lien/{notice.token}",
        hours=int(LINK_LIFETIMES[_PURPOSES[mail.kind]].total_seconds()) // 3600,
    )
    subject = " ".join(_rendered(language, f"{mail.kind}.subject.txt", words).split())
    text = re.sub(r"\n{3,}", "\n\n", _rendered(language, f"{mail.kind}.txt", words)) + "\n"
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=SERVICE_PUBLIC.name, addr_spec=settings.mail_from)
    message["To"] = mail.to
    message["Subject"] = subject
    message["Date"] = format_datetime(notice.now)
    message["Auto-Submitted"] = "auto-generated"
    message["X-RDV-Kind"] = notice.kind
    message["X-RDV-Subject"] = mail.key
    message.set_content(text)
    message.add_alternative(_rendered(language, f"{mail.kind}.html", words, subject=subject) + "\n", subtype="html")
    # Last: what is set before the content belongs to its first part.
    message["Content-Language"] = language
    return message


def _rendered(language: str, template: str, words: AccountWords, **more: str) -> str:
    return _templates(language).get_template(f"email/{template}").render(words=words, **more).strip()


@cache
def _templates(language: str) -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates" / language),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
