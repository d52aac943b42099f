"""E-mails as MIME: text, HTML and the appointment for calendars (ICS-01, G-09, MAIL-06)."""

from __future__ import annotations

from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

from rdv.domain.appointments import Appointment
from rdv.domain.brands import Brand, brand_of
from rdv.domain.directory import Offer
from rdv.domain.ics import Attendee, CalendarEvent, Method, Repetition
from rdv.domain.messages import AgentNotice, AppointmentNotice, CodeNotice, MessageKind, PlanNotice
from rdv.domain.plan_changes import PlanAction, PlanKind
from rdv.settings import MessageSettings

from .rendering import email_text, phrase
from .words import (
    LetterWords,
    is_participation,
    times_of,
    words_of_agent,
    words_of_appointment,
    words_of_code,
    words_of_plan,
)

LONGEST_LINE = 76


class _WholeSubjects(EmailPolicy):
    """Folds a subject as encoded words alone, spaces included.

    Python's own folding leaves what is ASCII as it is, and loses or doubles the spaces beside it: those between two
    encoded words are no part of the text (RFC 2047 6.2).
    """

    def fold(self, name: str, value: Any) -> str:
        """The header as it is sent."""
        text = str(value)
        if name.lower() != "subject" or text.isascii():
            return super().fold(name, value)
        encoded = Header(text, "utf-8", maxlinelen=LONGEST_LINE, header_name=name).encode(linesep=self.linesep)
        return f"{name}: {encoded}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The same in bytes."""
        return self.fold(name, value).encode("ascii") if name.lower() == "subject" else super().fold_binary(name, value)


MAIL = _WholeSubjects(linesep="\r\n")


def code_email(notice: CodeNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail of a contact code."""
    words = words_of_code(notice, settings)
    return letter(notice.kind, words, notice.request.to, notice.brand, settings, notice.request.key, notice.now)


def appointment_email(notice: AppointmentNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail about an appointment to one of its users, with its calendar event as a part and as a file (ICS-01)."""
    words, appointment, offer = words_of_appointment(notice, settings), notice.appointment, notice.offer
    of_brand = brand_of(offer.organisation.verticale)
    message = letter(notice.kind, words, notice.recipient.email, of_brand, settings, appointment.id, notice.now)
    reply_to = _reply_address(appointment, offer, settings)
    if reply_to:
        message["Reply-To"] = reply_to
    if notice.kind is not MessageKind.WAITING_LIST:
        method = Method.CANCEL if notice.kind is MessageKind.CANCELLED else Method.PUBLISH
        event = _calendar_event(notice, words, of_brand, method, "calendar_description", words.place, words.link)
        _attach(message, event)
    return message


def agent_email(notice: AgentNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail about an appointment to one of its agents; its calendar event names them all (6.6, ICS-02)."""
    words, appointment, offer = words_of_agent(notice, settings), notice.appointment, notice.offer
    of_brand = brand_of(offer.organisation.verticale)
    message = letter(notice.kind, words, notice.recipient.email, of_brand, settings, appointment.id, notice.now)
    if notice.kind is MessageKind.AGENT_ARRIVED:
        # It changes nothing of what the calendar shows.
        return message
    ends = notice.kind is MessageKind.AGENT_CANCELLED and not is_participation(notice)
    attendees = tuple(Attendee(one.display_name, one.email) for one in notice.agents if one.email)
    if ends:
        # A cancellation is for its reader: with another agent the appointment may go on.
        attendees = (Attendee(notice.recipient.display_name, notice.recipient.email),)
    method = Method.CANCEL if ends else Method.REQUEST
    event = _calendar_event(
        notice, words, of_brand, method, "agent_calendar_description", words.place, words.link, attendees
    )
    _attach(message, event)
    return message


def plan_email(notice: PlanNotice, settings: MessageSettings) -> EmailMessage:
    """The e-mail about an opening or an absence to its owner, with its calendar event (6.2, ICS-04)."""
    words, change = words_of_plan(notice, settings), notice.change
    of_brand = brand_of(change.verticale)
    message = letter(notice.kind, words, notice.recipient.email, of_brand, settings, change.object_id, notice.now)
    zone, times = ZoneInfo(change.time_zone), times_of(change)
    stem = "plage_ouverture" if change.kind is PlanKind.OPENING else "absence"
    event = CalendarEvent(
        uid=f"{stem}_{change.object_id}@RDV Solidarités",
        sequence=change.version,
        method=Method.CANCEL if change.action is PlanAction.DELETED else Method.PUBLISH,
        starts_at=times.starts.replace(tzinfo=zone),
        ends_at=times.ends.replace(tzinfo=zone),
        time_zone=change.time_zone,
        stamped_at=notice.now,
        summary=f"{of_brand.name} {words.title}",
        location=change.place,
        description=", ".join(change.motif_names),
        url=words.link,
        organiser_name=of_brand.name,
        organiser_address=of_brand.organiser_address,
        recurrence=Repetition(times.rule, times.excepted) if times.rule else None,
        file_stem=f"{stem}-{change.object_id}",
    )
    _attach(message, event)
    return message


def letter(
    kind: MessageKind,
    words: LetterWords,
    to: str,
    of_brand: Brand,
    settings: MessageSettings,
    subject_id: str,
    now: datetime,
) -> EmailMessage:
    """An e-mail of any kind in the name of a brand: its subject, its text and its HTML (G-09)."""
    text = email_text(kind, words)
    message = EmailMessage(policy=MAIL)
    message["From"] = Address(display_name=of_brand.name, addr_spec=settings.mail_from)
    message["To"] = to
    message["Subject"] = text.subject
    message["Date"] = format_datetime(now)
    message["Auto-Submitted"] = "auto-generated"
    message["X-RDV-Kind"] = kind
    message["X-RDV-Subject"] = subject_id
    message.set_content(text.text)
    message.add_alternative(text.html, subtype="html")
    # Of both texts: set before, it would have stayed with the first.
    message["Content-Language"] = words.language
    return message


def _reply_address(appointment: Appointment, offer: Offer, settings: MessageSettings) -> str:
    """One for each appointment, so that a reply finds it (MAIL-06); the organisation's where replies are not received."""
    if settings.reply_domain:
        return f"rdv+{appointment.id}@{settings.reply_domain}"
    return offer.organisation.email


def _attach(message: EmailMessage, event: CalendarEvent) -> None:
    """The event as a part that mail programs show, and as a file."""
    content = event.text().encode()
    message.add_alternative(
        content, maintype="text", subtype="calendar", params={"method": event.method, "charset": "utf-8"}
    )
    message.add_attachment(content, maintype="application", subtype="ics", filename=event.filename)


def _calendar_event(
    notice: AppointmentNotice | AgentNotice,
    words: LetterWords,
    of_brand: Brand,
    method: Method,
    description: str,
    place: str,
    link: str,
    attendees: tuple[Attendee, ...] = (),
) -> CalendarEvent:
    """The appointment as it is now: its version is the sequence, so that a late message never wins over a newer one.

    By phone there is no place, and by video the link is one. `description` is the phrase that describes it.
    """
    appointment, motif = notice.appointment, notice.offer.motif
    return CalendarEvent(
        uid=appointment.id,
        sequence=appointment.version,
        method=method,
        starts_at=appointment.starts_at,
        ends_at=appointment.ends_at,
        time_zone=appointment.time_zone,
        stamped_at=notice.now,
        summary=phrase("calendar_summary", words, motif=motif.name),
        location=place,
        description=phrase(description, words, location_type=motif.location_type, link=link),
        url=link,
        organiser_name=of_brand.name,
        organiser_address=of_brand.organiser_address,
        attendees=attendees,
    )
