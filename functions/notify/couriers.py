"""The two channels: each writes a notice its own way and hands it to its provider."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from rdv.domain.brands import brand_of
from rdv.domain.messages import AccountNotice, AgentNotice, CodeNotice, MessageJob, Notice, PlanNotice
from rdv.domain.sms_text import segments
from rdv.ports import MailGateway, SmsGateway
from rdv.settings import MessageSettings

from .account_mails import account_email
from .mime import agent_email, appointment_email, code_email, plan_email
from .rendering import sms_text
from .words import words_of_appointment, words_of_code


@dataclass(frozen=True, slots=True)
class SmsParcel:
    """An SMS, ready to go."""

    gateway: SmsGateway
    to: str
    text: str
    sender_id: str

    @property
    def segments(self) -> int:
        """What it is billed."""
        return segments(self.text)

    def send(self, job: MessageJob) -> str:
        """`usecases.sending.Parcel.send`."""
        return self.gateway.send(self.to, self.text, self.sender_id, job)


@dataclass(frozen=True, slots=True)
class EmailParcel:
    """An e-mail, ready to go."""

    gateway: MailGateway
    message: EmailMessage
    segments: int = 0

    @property
    def to(self) -> str:
        """`usecases.sending.Parcel.to`."""
        return self.message["To"].addresses[0].addr_spec

    def send(self, job: MessageJob) -> str:
        """`usecases.sending.Parcel.send`."""
        return self.gateway.send(self.message, job)


@dataclass(frozen=True, slots=True)
class SmsCourier:
    """`usecases.sending.Courier` for SMS."""

    gateway: SmsGateway
    settings: MessageSettings

    def compose(self, notice: Notice) -> SmsParcel:
        """The SMS of a notice, at most two segments. Raises TypeError for what is told by e-mail alone."""
        if isinstance(notice, AgentNotice | AccountNotice | PlanNotice):
            raise TypeError("agents, and what is about an account, are told by e-mail")
        if isinstance(notice, CodeNotice):
            words, of_brand, to = words_of_code(notice, self.settings), notice.brand, notice.request.to
        else:
            words, to = words_of_appointment(notice, self.settings), notice.recipient.phone_number
            of_brand = brand_of(notice.offer.organisation.verticale)
        return SmsParcel(self.gateway, to, sms_text(notice.kind, words), of_brand.sms_sender_id)


@dataclass(frozen=True, slots=True)
class EmailCourier:
    """`usecases.sending.Courier` for e-mail."""

    gateway: MailGateway
    settings: MessageSettings

    def compose(self, notice: Notice) -> EmailParcel:
        """The e-mail of a notice."""
        if isinstance(notice, AccountNotice):
            return EmailParcel(self.gateway, account_email(notice, self.settings))
        if isinstance(notice, CodeNotice):
            return EmailParcel(self.gateway, code_email(notice, self.settings))
        if isinstance(notice, PlanNotice):
            message = plan_email(notice, self.settings)
        elif isinstance(notice, AgentNotice):
            message = agent_email(notice, self.settings)
        else:
            message = appointment_email(notice, self.settings)
        return EmailParcel(self.gateway, message)
