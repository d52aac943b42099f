"""The facts of a notice put in words: what the templates fill their places with.

Templates hold the wording, this module the values: dates in the organisation's zone, names, places, limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from rdv.domain.appointment_sheet import contact_phone_number
from rdv.domain.appointments import (
    Appointment,
    AuthorKind,
    EventKind,
    Status,
    allows_moving,
    allows_withdrawing,
    attending_ids,
    cancel_deadline,
    family_of,
    move_deadline,
    video_url,
)
from rdv.domain.brands import brand_of
from rdv.domain.dates import dates_in
from rdv.domain.directory import BookableBy, LocationType, Offer
from rdv.domain.languages import Language
from rdv.domain.messages import AgentNotice, AppointmentNotice, CodeNotice, MessageKind, PlanNotice, recipient_of
from rdv.domain.people import CODE_LIFETIME, User
from rdv.domain.phones import dialled
from rdv.domain.plan_changes import PlanAction, PlanChange
from rdv.domain.recurrence import Recurrence, occurrence_ordinals
from rdv.domain.recurrence_words import day_in_words, times_in_words
from rdv.settings import MessageSettings

TITLE_CHARACTERS = 50


@dataclass(frozen=True, slots=True)
class Limit:
    """A right of the reader: whether the appointment allows it at all, until when, and whether that is still to come.

    The button's label follows from them (MAIL-03), and each limit is told by itself (CHG-01).
    """

    allowed: bool
    until: str
    is_open: bool

    @property
    def usable(self) -> bool:
        """Whether the reader can use it now."""
        return self.allowed and self.is_open


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """The places of every message, of the layout's: `organisation` is empty where none is spoken of."""

    language: Language
    instance: str
    brand: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentWords(LetterWords):
    """The places of a template about an appointment; texts are empty where there is nothing to say.

    `place` is a full name and address, a home address or a video link, by `location_type`. `others` are the
    participants' names when the reader is not the only one, `agents_short` and `agents` those who follow the user
    (SMS-02, MAIL-02), `previous_when` and `previous_place` what a change replaced (MAIL-04). `title` is the name of a
    group appointment, `title_short` as an SMS has it; `participation`: the message is about the reader's place in a
    group.
    """

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
    agents_short: str
    agents: tuple[str, ...]
    duration_minutes: int
    instructions: str
    phone: str
    phone_dialled: str
    link: str
    move_link: str
    cancel_link: str
    answer_link: str
    cancelling: Limit
    moving: Limit
    at_request: bool
    rebook_link: str

    @property
    def the_service(self) -> str:
        """In a French sentence: `le service PMI`, and `le service social` of what is called a service already."""
        called, _, rest = self.service.partition(" ")
        return f"le service {rest if rest and called.casefold() == 'service' else self.service}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords(LetterWords):
    """The places of a template about an agent's opening or absence; `author` is empty when they made it themselves."""

    action: PlanAction
    title: str
    when: str
    except_days: tuple[str, ...]
    place: str
    motifs: tuple[str, ...]
    author: str
    link: str


@dataclass(frozen=True, slots=True)
class Times:
    """When an opening or an absence takes place for the first time (clock times of its zone), and again."""

    starts: datetime
    ends: datetime
    rule: Recurrence | None
    excepted: tuple[date, ...]


class EndedBy(StrEnum):
    """Why an agent's appointment is no more (6.6). REASSIGNED: it goes on with another agent."""

    SERVICE = "service"
    AT_REQUEST = "at_request"
    USER = "user"
    REASSIGNED = "reassigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWords(LetterWords):
    """The places of a template for an agent; `when` is told as people say it (today, tomorrow).

    `participation`: it is about one participant of a group; `ended_by` matters to cancellations only.
    """

    service: str
    motif: str
    title: str
    participation: bool
    by_user: bool
    when: str
    when_long: str
    previous_when: str
    previous_place: str
    location_type: LocationType
    place: str
    participants: tuple[str, ...]
    agents: tuple[str, ...]
    duration_minutes: int
    ended_by: EndedBy
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords(LetterWords):
    """The places of a template about a contact code."""

    code: str
    minutes: int


def words_of_code(notice: CodeNotice, settings: MessageSettings) -> CodeWords:
    """What a contact code's message says."""
    return CodeWords(
        language=notice.request.language,
        instance=settings.instance_name,
        brand=notice.brand.name,
        organisation=notice.organisation.name if notice.organisation else settings.instance_name,
        code=notice.code,
        minutes=int(CODE_LIFETIME.total_seconds()) // 60,
    )


def words_of_appointment(notice: AppointmentNotice, settings: MessageSettings) -> AppointmentWords:
    """What a message about an appointment says (SMS-01, SMS-02, SMS-03, SMS-08, MAIL-01 to MAIL-05)."""
    appointment, event, offer = notice.appointment, notice.event, notice.offer
    zone, dates = ZoneInfo(appointment.time_zone), dates_in(notice.recipient.language)
    at_home = offer.motif.location_type is LocationType.HOME
    phone = contact_phone_number(offer, appointment.location_id)
    participants = _participants(notice)
    link = f"{settings.site_url}/r/{notice.link_token}"

    def long(instant: datetime) -> str:
        return dates.long_date_time(instant.astimezone(zone))

    return AppointmentWords(
        language=notice.recipient.language,
        instance=settings.instance_name,
        brand=brand_of(offer.organisation.verticale).name,
        organisation=offer.organisation.name,
        service=offer.service.name,
        service_short=offer.service.short_name,
        motif=offer.motif.name,
        title=appointment.title.strip(),
        title_short=sms_title(appointment.title),
        participation=appointment.collectif and not appointment.status.is_cancelled,
        when_short=dates.short_date_time(appointment.starts_at.astimezone(zone), around=at_home),
        when_long=long(appointment.starts_at),
        previous_when=long(event.previous_starts_at) if event.previous_starts_at else "",
        previous_place=_previous_place(notice),
        location_type=offer.motif.location_type,
        place=place_of(notice),
        participants=tuple(user.display_name for user in participants),
        others=", ".join(user.display_name for user in participants)
        if any(user.id != notice.recipient.id for user in participants) and not appointment.collectif
        else "",
        agents_short=", ".join(sorted(agent.short_name for agent in notice.agents)),
        agents=tuple(agent.display_name for agent in notice.agents),
        duration_minutes=appointment.duration_minutes,
        instructions=offer.motif.instructions.strip(),
        phone=phone,
        phone_dialled=dialled(phone),
        link=link,
        move_link=f"{link}/deplacer",
        cancel_link=f"{link}/annuler",
        answer_link=f"{link}/reponse",
        cancelling=Limit(
            allows_withdrawing(appointment, offer.motif, family_of(appointment, notice.participant.id)),
            long(cancel_deadline(appointment)),
            is_open=notice.now < cancel_deadline(appointment),
        ),
        moving=Limit(
            allows_moving(appointment, offer.motif),
            long(move_deadline(appointment)),
            is_open=notice.now < move_deadline(appointment),
        ),
        at_request=_at_request(notice),
        rebook_link=_rebook_link(offer, settings),
    )


def words_of_agent(notice: AgentNotice, settings: MessageSettings) -> AgentWords:
    """What a message to an agent says (6.6)."""
    appointment, event, offer, language = notice.appointment, notice.event, notice.offer, notice.recipient.language
    zone, dates = ZoneInfo(appointment.time_zone), dates_in(language)
    ended_by = _ended_by(notice)
    # Who leaves an appointment knew it at its former time.
    left = notice.kind is MessageKind.AGENT_CANCELLED and ended_by is EndedBy.REASSIGNED
    start = (event.previous_starts_at if left else None) or appointment.starts_at
    previous_place = _previous_place(notice)
    previous_when = event.previous_starts_at
    return AgentWords(
        language=language,
        instance=settings.instance_name,
        brand=brand_of(offer.organisation.verticale).name,
        organisation=offer.organisation.name,
        service=offer.service.name,
        motif=offer.motif.name,
        title=appointment.title.strip(),
        participation=is_participation(notice),
        by_user=event.author.kind is AuthorKind.USER,
        when=dates.relative_date_time(start.astimezone(zone), notice.now.astimezone(zone)),
        when_long=dates.long_date_time(start.astimezone(zone)),
        previous_when=dates.long_date_time(previous_when.astimezone(zone)) if previous_when else "",
        previous_place=previous_place,
        location_type=offer.motif.location_type,
        place=previous_place if left and previous_place else place_of(notice),
        participants=_names_for_agents(notice),
        agents=tuple(agent.display_name for agent in notice.agents),
        duration_minutes=appointment.duration_minutes,
        ended_by=ended_by,
        link=f"{settings.site_url}/agent/rendez_vous/{appointment.id}",
    )


def words_of_plan(notice: PlanNotice, settings: MessageSettings) -> PlanWords:
    """What a message to the owner of an opening or an absence says."""
    change, language, times = notice.change, notice.recipient.language, times_of(notice.change)
    page = "plages" if change.opening else "indisponibilites"
    return PlanWords(
        language=language,
        instance=settings.instance_name,
        brand=brand_of(change.verticale).name,
        organisation=change.organisation_name,
        action=change.action,
        title=plan_title(change),
        when=times_in_words(times.starts, times.ends, times.rule, language),
        except_days=tuple(day_in_words(day, language) for day in times.excepted),
        place=change.place,
        motifs=change.motif_names,
        author=change.author_name,
        link=f"{settings.site_url}/agent/organisations/{change.organisation_id}/{page}",
    )


def plan_title(change: PlanChange) -> str:
    """What its owner calls it."""
    subject = change.opening or change.absence
    return subject.title if subject else ""


def times_of(change: PlanChange) -> Times:
    """When it takes place; the first time is the first day of its rule, which may lie after its own first day (REC-05).

    Raises ValueError for a change of nothing.
    """
    if change.opening is not None:
        one, rule, excepted = change.opening, change.opening.recurrence, change.opening.exceptions
        first, days = _first_day(one.first_day, rule), 0
    elif change.absence is not None:
        one, rule, excepted = change.absence, change.absence.recurrence, ()
        first, days = _first_day(one.first_day, rule), (one.end_day - one.first_day).days
    else:
        raise ValueError("a change of nothing")
    last = first + timedelta(days=days)
    return Times(datetime.combine(first, one.start_time), datetime.combine(last, one.end_time), rule, excepted)


def _first_day(day: date, rule: Recurrence | None) -> date:
    if rule is None:
        return day
    year_on = day.toordinal() + 366
    return date.fromordinal(next(occurrence_ordinals(rule, day.toordinal(), year_on), day.toordinal()))


def is_participation(notice: AgentNotice) -> bool:
    """Whether the event is about some participants of a group, which goes on with or without them (6.2)."""
    event = notice.event
    back = event.kind is EventKind.RESTORED and event.author.kind is AuthorKind.USER
    return event.kind in (EventKind.REGISTERED, EventKind.UNREGISTERED) or (back and notice.appointment.collectif)


def _ended_by(notice: AgentNotice) -> EndedBy:
    event = notice.event
    if event.kind not in (EventKind.CANCELLED, EventKind.UNREGISTERED):
        return EndedBy.REASSIGNED
    if event.author.kind is AuthorKind.USER:
        return EndedBy.USER
    return EndedBy.SERVICE if notice.appointment.status is Status.REVOKED else EndedBy.AT_REQUEST


def _names_for_agents(notice: AgentNotice) -> tuple[str, ...]:
    """Whom the event is about, where it is about some, or was about those who are cancelled now; else who attends."""
    about = attending_ids(notice.appointment)
    if is_participation(notice) or not about:
        about = notice.event.user_ids
    users = [notice.users[one] for one in about if one in notice.users]
    return tuple(user.display_name for user in sorted(users, key=lambda user: (user.last_name, user.first_name)))


def place_of(notice: AppointmentNotice | AgentNotice) -> str:
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


def _previous_place(notice: AppointmentNotice | AgentNotice) -> str:
    """What it was moved away from; empty where it was not, and for a place that the organisation no longer has."""
    event = notice.event
    if event.previous_location_id in (None, notice.appointment.location_id):
        return ""
    if event.previous_single_use is not None:
        return event.previous_single_use.full_name
    return _location_name(notice.offer, event.previous_location_id)


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


def _attending(appointment: Appointment, notice: AppointmentNotice | AgentNotice) -> list[User]:
    attending = [one for one in appointment.participations if not one.status.is_cancelled]
    return [notice.users[one.user_id] for one in attending if one.user_id in notice.users]


def _home_address(notice: AppointmentNotice | AgentNotice) -> str:
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
