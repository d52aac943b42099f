"""The two channels: each writes a notice its own way and hands it to its provider."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from rdv.domain.messages import AccountNotice, CodeNotice, Notice
from rdv.domain.sms_text import segments
from rdv.ports import MailGateway, SmsGateway
from rdv.settings import MessageSettings

from .account_mails import account_email
from .mime import appointment_email, code_email
from .rendering import sms_text
from .words import brand, words_of_appointment, words_of_code


@dataclass(frozen=True, slots=True)
class SmsParcel:
    """An SMS, ready to go."""

    gateway: SmsGateway
    to: str
    text: str
    sender_id: str
    kind: str
    subject_id: str

    @property
    def segments(self) -> int:
        """What it is billed."""
        return segments(self.text)

    def send(self) -> str:
        """`usecases.sending.Parcel.send`."""
        return self.gateway.send(self.to, self.text, self.sender_id, self.kind, self.subject_id)


@dataclass(frozen=True, slots=True)
class EmailParcel:
    """An e-mail, ready to go."""

    gateway: MailGateway
    message: EmailMessage
    kind: str
    subject_id: str
    segments: int = 0

    def send(self) -> str:
        """`usecases.sending.Parcel.send`."""
        return self.gateway.send(self.message, self.kind, self.subject_id)


@dataclass(frozen=True, slots=True)
class SmsCourier:
    """`usecases.sending.Courier` for SMS."""

    gateway: SmsGateway
    settings: MessageSettings

    def compose(self, notice: Notice) -> SmsParcel:
        """The SMS of a notice, at most two segments. Raises ValueError for what is told by e-mail alone."""
        if isinstance(notice, AccountNotice):
            raise ValueError("no SMS is about an account")  # noqa: TRY004 - a job of the wrong channel
        if isinstance(notice, CodeNotice):
            words, of_brand = words_of_code(notice, self.settings), notice.brand
            to, subject_id = notice.request.to, notice.request.key
        else:
            words, of_brand = words_of_appointment(notice, self.settings), brand(notice)
            to, subject_id = notice.recipient.phone_number, notice.appointment.id
        text = sms_text(notice.kind, words)
        return SmsParcel(self.gateway, to, text, of_brand.sms_sender_id, notice.kind, subject_id)


@dataclass(frozen=True, slots=True)
class EmailCourier:
    """`usecases.sending.Courier` for e-mail."""

    gateway: MailGateway
    settings: MessageSettings

    def compose(self, notice: Notice) -> EmailParcel:
        """The e-mail of a notice."""
        if isinstance(notice, AccountNotice):
            return EmailParcel(self.gateway, account_email(notice, self.settings), notice.kind, notice.mail.key)
        if isinstance(notice, CodeNotice):
            return EmailParcel(self.gateway, code_email(notice, self.settings), notice.kind, notice.request.key)
        message = appointment_email(notice, self.settings)
        return EmailParcel(self.gateway, message, notice.kind, notice.appointment.id)
