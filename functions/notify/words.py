"""The facts of a notice put in words: what the templates fill their places with.

Templates hold the wording, this module the values: dates in the organisation's zone, names, places, limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from rdv.domain.appointment_sheet import contact_phone_number
from rdv.domain.appointments import (
    Appointment,
    AuthorKind,
    Status,
    allows_moving,
    allows_withdrawing,
    cancel_deadline,
    family_of,
    move_deadline,
    video_url,
)
from rdv.domain.brands import Brand, brand_of
from rdv.domain.directory import BookableBy, LocationType, Offer
from rdv.domain.french_dates import long_date_time, short_date_time
from rdv.domain.messages import AppointmentNotice, CodeNotice, recipient_of
from rdv.domain.people import CODE_LIFETIME, User
from rdv.domain.phones import dialled
from rdv.settings import MessageSettings

TITLE_CHARACTERS = 50


@dataclass(frozen=True, slots=True)
class Limit:
    """A right of the reader: whether the appointment allows it at all, until when, and whether that is still to come."""

    allowed: bool
    until: str
    open: bool

    @property
    def usable(self) -> bool:
        """Whether the reader can use it now."""
        return self.allowed and self.open


@dataclass(frozen=True, slots=True)
class AppointmentWords:
    """The places of a template about an appointment; texts are empty where there is nothing to say.

    `place` is a full name and address, a home address or a video link, by `location_type`. `others` are the
    participants' names when the reader is not the only one (SMS-02). `title` is the name of a group appointment,
    `title_short` as an SMS has it; `participation`: the message is about the reader's place in a group.
    """

    instance: str
    brand: str
    organisation: str
    service: str
    service_short: str
    motif: str
    title: str
    title_short: str
    participation: bool
    when_short: str
    when_long: str
    previous_when: str
    previous_place: str
    location_type: LocationType
    place: str
    participants: tuple[str, ...]
    others: str
    duration_minutes: int
    instructions: str
    phone: str
    phone_dialled: str
    link: str
    cancelling: Limit
    moving: Limit
    at_request: bool
    rebook_link: str


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The places of a template about a contact code."""

    instance: str
    brand: str
    organisation: str
    code: str
    minutes: int


def words_of_code(notice: CodeNotice, settings: MessageSettings) -> CodeWords:
    """What a contact code's message says."""
    return CodeWords(
        instance=settings.instance_name,
        brand=notice.brand.name,
        organisation=notice.organisation.name if notice.organisation else settings.instance_name,
        code=notice.code,
        minutes=int(CODE_LIFETIME.total_seconds()) // 60,
    )


def words_of_appointment(notice: AppointmentNotice, settings: MessageSettings) -> AppointmentWords:
    """What a message about an appointment says (SMS-01 to SMS-03, MAIL-01 to MAIL-05)."""
    appointment, event, offer = notice.appointment, notice.event, notice.offer
    zone = ZoneInfo(appointment.time_zone)
    at_home = offer.motif.location_type is LocationType.HOME
    phone = contact_phone_number(offer, appointment.location_id)
    participants = _participants(notice)
    moved_place = event.previous_location_id is not None and event.previous_location_id != appointment.location_id
    return AppointmentWords(
        instance=settings.instance_name,
        brand=brand(notice).name,
        organisation=offer.organisation.name,
        service=offer.service.name,
        service_short=offer.service.short_name,
        motif=offer.motif.name,
        title=appointment.title.strip(),
        title_short=sms_title(appointment.title),
        participation=appointment.collectif and not appointment.status.is_cancelled,
        when_short=short_date_time(appointment.starts_at.astimezone(zone), around=at_home),
        when_long=_long(appointment.starts_at, zone),
        previous_when=_long(event.previous_starts_at, zone) if event.previous_starts_at else "",
        previous_place=_location_name(offer, event.previous_location_id) if moved_place else "",
        location_type=offer.motif.location_type,
        place=place_of(notice),
        participants=tuple(user.display_name for user in participants),
        others=", ".join(user.display_name for user in participants)
        if any(user.id != notice.recipient.id for user in participants) and not appointment.collectif
        else "",
        duration_minutes=appointment.duration_minutes,
        instructions=offer.motif.instructions.strip(),
        phone=phone,
        phone_dialled=dialled(phone),
        link=f"{settings.site_url}/r/{notice.link_token}",
        cancelling=_limit(
            allows_withdrawing(appointment, offer.motif, family_of(appointment, notice.participant.id)),
            cancel_deadline(appointment),
            notice.now,
            zone,
        ),
        moving=_limit(allows_moving(appointment, offer.motif), move_deadline(appointment), notice.now, zone),
        at_request=_at_request(notice),
        rebook_link=_rebook_link(offer, settings),
    )


def brand(notice: AppointmentNotice) -> Brand:
    """The brand of the appointment's organisation (G-06)."""
    return brand_of(notice.offer.organisation.verticale)


def place_of(notice: AppointmentNotice) -> str:
    """Where the appointment takes place: full name, home address, video link; empty by phone (RDV-10, RDV-11)."""
    match notice.offer.motif.location_type:
        case LocationType.PUBLIC_OFFICE:
            return _location_name(notice.offer, notice.appointment.location_id)
        case LocationType.HOME:
            return _home_address(notice)
        case LocationType.VISIO:
            return video_url(notice.appointment.id)
        case LocationType.PHONE:
            return ""


def _long(instant: datetime, zone: ZoneInfo) -> str:
    return long_date_time(instant.astimezone(zone))


def _limit(allowed: bool, deadline: datetime, now: datetime, zone: ZoneInfo) -> Limit:
    return Limit(allowed, _long(deadline, zone), now < deadline)


def _location_name(offer: Offer, location_id: str | None) -> str:
    place = offer.location(location_id)
    return place.full_name if place else ""


def sms_title(title: str) -> str:
    """The name of a group appointment in an SMS: cut to 50 characters and three dots (SMS-01); empty when blank."""
    plain = " ".join(title.split())
    return plain if len(plain) <= TITLE_CHARACTERS else f"{plain[:TITLE_CHARACTERS]}..."


def _at_request(notice: AppointmentNotice) -> bool:
    """Whether it was the user's wish: not when the service cancelled, nor when an agent took them out (MAIL-05)."""
    own = next((one for one in notice.appointment.participations if one.user_id == notice.participant.id), None)
    if notice.appointment.status is Status.REVOKED or (own and own.status is Status.REVOKED):
        return False
    return own is not None or notice.event.author.kind is AuthorKind.USER


def _participants(notice: AppointmentNotice) -> tuple[User, ...]:
    """Whom the appointment is for, sorted; of a group, the reader's own only (MAIL-02, MAIL-07)."""
    if notice.appointment.collectif:
        own = family_of(notice.appointment, notice.participant.id)
        attending = [one.user_id for one in own if not one.status.is_cancelled and one.user_id in notice.users]
        users = [notice.users[one] for one in attending] or [notice.participant]
        return tuple(sorted(users, key=lambda user: (user.last_name, user.first_name)))
    return tuple(sorted(_attending(notice.appointment, notice), key=lambda user: (user.last_name, user.first_name)))


def _attending(appointment: Appointment, notice: AppointmentNotice) -> list[User]:
    attending = [one for one in appointment.participations if not one.status.is_cancelled]
    return [notice.users[one.user_id] for one in attending if one.user_id in notice.users]


def _home_address(notice: AppointmentNotice) -> str:
    """The first participant's who has an address, relatives first with their responsible's (RDV-11)."""
    for user in sorted(_attending(notice.appointment, notice), key=lambda user: not user.responsible_id):
        address = recipient_of(user, notice.users).address or user.address
        if address:
            return address
    return ""


def _rebook_link(offer: Offer, settings: MessageSettings) -> str:
    """The search prefilled with the same motif, for motifs that everybody can book (MAIL-05); nothing personal in it."""
    if offer.motif.deleted or offer.motif.bookable_by is not BookableBy.EVERYONE:
        return ""
    query = {
        "departement": offer.organisation.departement,
        "organisation_id": offer.organisation.id,
        "service_id": offer.service.id,
        "motif_key": offer.motif.merge_key,
    }
    return f"{settings.site_url}/prendre_rdv?{urlencode(query)}"
