"""E-mails as MIME: text, HTML and the appointment for calendars (ICS-01, G-09, MAIL-06)."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from rdv.domain.appointments import Appointment
from rdv.domain.brands import Brand
from rdv.domain.directory import LocationType
from rdv.domain.ics import CalendarEvent, Method
from rdv.domain.messages import AppointmentNotice, CodeNotice, MessageKind
from rdv.settings import MessageSettings

from .rendering import EmailText, email_text
from .words import AppointmentWords, brand, words_of_appointment, words_of_code


def code_email(notice: CodeNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail of a contact code."""
    text = email_text(notice.kind, words_of_code(notice, settings))
    return _message(text, notice.request.to, notice.brand, settings, notice.kind, notice.request.key, notice.now)


def appointment_email(notice: AppointmentNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail about an appointment, with its calendar event as a part and as a file (ICS-01)."""
    words = words_of_appointment(notice, settings)
    text = email_text(notice.kind, words)
    to, of_brand, appointment = notice.recipient.email, brand(notice), notice.appointment
    message = _message(text, to, of_brand, settings, notice.kind, appointment.id, notice.now)
    if notice.offer.organisation.email:
        message["Reply-To"] = notice.offer.organisation.email
    event = _calendar_event(notice, words, of_brand)
    content = event.text().encode()
    message.add_alternative(
        content, maintype="text", subtype="calendar", params={"method": event.method, "charset": "utf-8"}
    )
    message.add_attachment(content, maintype="application", subtype="ics", filename=event.filename)
    return message


def _message(
    text: EmailText,
    to: str,
    of_brand: Brand,
    settings: MessageSettings,
    kind: MessageKind,
    subject_id: str,
    now: datetime,
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(display_name=of_brand.name, addr_spec=settings.mail_from)
    message["To"] = to
    message["Subject"] = text.subject
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "fr"
    message["X-RDV-Kind"] = kind
    message["X-RDV-Subject"] = subject_id
    message.set_content(text.text)
    message.add_alternative(text.html, subtype="html")
    return message


def _calendar_event(notice: AppointmentNotice, words: AppointmentWords, of_brand: Brand) -> CalendarEvent:
    """The appointment as it is now: its version is the sequence, so that a late message never wins over a newer one."""
    appointment: Appointment = notice.appointment
    by_phone = notice.offer.motif.location_type is LocationType.PHONE
    cancelled = notice.kind is MessageKind.CANCELLED
    return CalendarEvent(
        uid=appointment.id,
        sequence=appointment.version,
        method=Method.CANCEL if cancelled else Method.PUBLISH,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        time_zone=appointment.time_zone,
        stamped_at=notice.now,
        summary=f"RDV {words.motif}",
        location=words.place,
        description=f"{'RDV téléphonique\n' if by_phone else ''}Infos et annulation : {words.link}",
        url=words.link,
        organiser_name=of_brand.name,
        organiser_address=of_brand.organiser_address,
    )
