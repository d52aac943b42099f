"""How keys are spelled, here only: each kind of key gives its table, partition key and sort key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from ..domain.membership import FindKind
from ..domain.outlooks import AgentChanged, Change, ListingChanged, MotifChanged
from ..domain.plan_changes import PlanKind
from ..ports import (
    AbsencesKey,
    AccountKey,
    AccountLinkKey,
    AccountMailKey,
    AddressKey,
    AgentKey,
    AppointmentKey,
    CodeKey,
    CodeRequestKey,
    DispatchKey,
    EventKey,
    FindKey,
    GroupPlaceKey,
    HoldKey,
    Key,
    LocationKey,
    LoginKey,
    MarkKey,
    MembershipsKey,
    MotifKey,
    NameKey,
    NameOf,
    OpeningKey,
    OrganisationKey,
    PlanChangeKey,
    QuotaKey,
    ReferentsKey,
    RegistrationKey,
    RelativesKey,
    SeatsKey,
    ServiceKey,
    SessionKey,
    SmsCountKey,
    StaffKey,
    TeamKey,
    TerritoryKey,
    TokenKey,
    UserKey,
    VisitKey,
    WatermarkKey,
    WeekKey,
)

AGENDA = "agenda"
DIRECTORY = "directory"
PEOPLE = "people"
EVENT_PREFIX = "EVT#"
MARK_PREFIX = "MSG#"
APPOINTMENT_ITEM = "A"
FAMILY_PREFIX = "FAMILY#"
ACCOUNT_MAILS = "ACCOUNT#"
PLAN_CHANGES = "PLAN#"


class Address(NamedTuple):
    """Where an item is."""

    table: str
    pk: str
    sk: str


def address_of(key: Key) -> Address:
    """The address of an item that `Records` reads and writes."""
    match key:
        case WeekKey(agent_id, week):
            return Address(AGENDA, f"AGENT#{agent_id}", f"WEEK#{week}")
        case AbsencesKey(agent_id):
            return Address(AGENDA, f"AGENT#{agent_id}", "ABSENCES")
        case HoldKey(hold_id):
            return Address(AGENDA, f"HOLD#{hold_id}", "H")
        case AppointmentKey(appointment_id):
            return Address(AGENDA, appointment_partition(appointment_id), APPOINTMENT_ITEM)
        case SeatsKey(motif_id, starts_at, appointment_id):
            return Address(AGENDA, seats_partition(motif_id), f"{seats_from(starts_at)}#{appointment_id}")
        case RegistrationKey(registration_id):
            return Address(AGENDA, f"REGISTRATION#{registration_id}", "R")
        case GroupPlaceKey(appointment_id, family):
            return Address(AGENDA, f"APPT#{appointment_id}", f"{FAMILY_PREFIX}{family}")
        case EventKey(appointment_id, version, kind):
            return Address(AGENDA, f"APPT#{appointment_id}", f"{EVENT_PREFIX}{version:06d}#{kind}")
        case MarkKey(subject_id, reference, kind, user_id, channel):
            return Address(AGENDA, f"APPT#{subject_id}", f"{MARK_PREFIX}{reference}#{kind}#{user_id}#{channel}")
        case QuotaKey("PERSON", owner_key, scope):
            return Address(AGENDA, f"PERSON#{owner_key}", f"MOTIF#{scope}")
        case QuotaKey(owner, owner_key, scope):
            return Address(AGENDA, f"{owner}#{owner_key}", scope)
        case CodeRequestKey(address_key, nonce):
            return Address(AGENDA, f"CODE#{address_key}", f"{EVENT_PREFIX}{nonce}#contact_code")
        case DispatchKey(provider_message_id):
            return Address(AGENDA, f"DISPATCH#{provider_message_id}", "D")
        case AddressKey(address_key):
            return Address(PEOPLE, f"ADDRESS#{address_key}", "S")
        case AccountMailKey(address_key, nonce):
            return Address(AGENDA, f"{ACCOUNT_MAILS}{address_key}", f"{EVENT_PREFIX}{nonce}#account")
        case PlanChangeKey(owner_id, kind, object_id, version):
            return Address(AGENDA, f"{PLAN_CHANGES}{owner_id}", f"{EVENT_PREFIX}{kind}#{object_id}#{version:06d}")
        case WatermarkKey(name):
            return Address(AGENDA, f"SWEEP#{name}", "W")
        case SmsCountKey(organisation_id, month, shard):
            return Address(AGENDA, f"ORG#{organisation_id}", f"SMS#{month}#{shard}")
        case UserKey(user_id):
            return Address(PEOPLE, f"USER#{user_id}", "U")
        case ReferentsKey(user_id):
            return Address(PEOPLE, f"USER#{user_id}", "REFERENTS")
        case RelativesKey(user_id):
            return Address(PEOPLE, f"USER#{user_id}", "RELATIVES")
        case MembershipsKey(user_id):
            return Address(PEOPLE, f"KNOWN#{user_id}", "K")
        case FindKey(scope, kind, value, user_id):
            return Address(PEOPLE, find_partition(scope, kind, value), f"{value}#{user_id}")
        case TokenKey(token_hash):
            return Address(PEOPLE, f"TOKEN#{token_hash}", "T")
        case CodeKey(address_key):
            return Address(PEOPLE, f"CODE#{address_key}", "C")
        case SessionKey(session_hash):
            return Address(PEOPLE, f"SESSION#{session_hash}", "S")
        case AccountKey(person_id):
            return Address(PEOPLE, f"USER#{person_id}", "ACCOUNT")
        case LoginKey(scheme, owner):
            return Address(PEOPLE, f"LOGIN#{scheme}#{owner}", "L")
        case AccountLinkKey(token_hash):
            return Address(PEOPLE, f"LINK#{token_hash}", "L")
        case VisitKey(state_hash):
            return Address(PEOPLE, f"VISIT#{state_hash}", "V")
        case AgentKey(agent_id):
            return Address(DIRECTORY, agent_partition(agent_id), AGENT_ITEM)
        case TerritoryKey(departement):
            return Address(DIRECTORY, departement_partition(departement), "TERRITORY")
        case TeamKey(departement, team_id):
            return Address(DIRECTORY, departement_partition(departement), team_item(team_id))
        case ServiceKey(service_id):
            return Address(DIRECTORY, SERVICES_PARTITION, f"SERVICE#{service_id}")
        case OrganisationKey(organisation_id):
            return Address(DIRECTORY, book_partition(organisation_id), ORGANISATION_ITEM)
        case StaffKey(organisation_id):
            return Address(DIRECTORY, book_partition(organisation_id), STAFF_ITEM)
        case LocationKey(organisation_id, location_id):
            return Address(DIRECTORY, book_partition(organisation_id), location_item(location_id))
        case MotifKey(organisation_id, motif_id):
            return Address(DIRECTORY, book_partition(organisation_id), f"MOTIF#{motif_id}")
        case OpeningKey(organisation_id, agent_id, opening_id):
            return Address(DIRECTORY, book_partition(organisation_id), f"{agent_openings(agent_id)}{opening_id}")
        case NameKey(NameOf.MOTIF, organisation_id, name):
            return Address(DIRECTORY, book_partition(organisation_id), f"NAME#{name}")
        case NameKey(of, departement, name):
            return Address(DIRECTORY, departement_partition(departement), f"NAME#{of}#{name}")


def appointment_partition(appointment_id: str) -> str:
    """An appointment, its events and the marks of its messages."""
    return f"APPT#{appointment_id}"


def event_key_of(pk: str, sk: str) -> EventKey:
    """The key of an appointment's event that `address_of` had spelled. Raises ValueError when it is none."""
    owner, _, appointment_id = pk.partition("#")
    prefix, version, kind = sk.split("#")
    if (owner, f"{prefix}#") != ("APPT", EVENT_PREFIX):
        raise ValueError("not an event of an appointment")
    return EventKey(appointment_id, int(version), kind)


def told_at(pk: str, sk: str) -> EventKey | PlanChangeKey:
    """The key of what happened that `address_of` had spelled: to an appointment, an opening or an absence. Raises ValueError."""
    if not pk.startswith(PLAN_CHANGES):
        return event_key_of(pk, sk)
    kind, object_id, version = sk.removeprefix(EVENT_PREFIX).split("#")
    return PlanChangeKey(pk.removeprefix(PLAN_CHANGES), PlanKind(kind), object_id, int(version))


def find_partition(scope: str, kind: FindKind, value: str) -> str:
    """The users of a scope whose words or addresses begin alike; numbers and identities are looked up whole."""
    whole = kind in (FindKind.PHONE, FindKind.IDENTITY)
    return f"FIND#{scope}#{kind}#{value if whole else value[:1]}"


def people_change_at(pk: str, sk: str) -> UserKey | TokenKey | None:
    """What a written item of the People table means for who is known where; None for an item that means nothing."""
    match pk.partition("#"), sk:
        case ["USER", _, user_id], "U":
            return UserKey(user_id)
        case ["TOKEN", _, token_hash], "T":
            return TokenKey(token_hash)
        case _:
            return None


def seats_partition(motif_id: str) -> str:
    """The group appointments of a motif."""
    return f"MOTIF#{motif_id}"


def seats_from(starts_at: datetime) -> str:
    """Where the group appointments of that start begin in their motif's partition."""
    return f"GROUP#{starts_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def seats_until(starts_at: datetime) -> str:
    """Where they end: behind every id."""
    return f"{seats_from(starts_at)}#~"


# --- the Directory ------------------------------------------------------------------------------------------------


def motif_partition(motif_id: str) -> str:
    """One Query by motif: the motif, its organisation and service, its locations and openings."""
    return f"MOTIF#{motif_id}"


def departement_partition(departement: str) -> str:
    """The organisations and the bookable motifs of a département."""
    return f"DEPT#{departement}"


def organisation_partition(organisation_id: str) -> str:
    """An organisation and its bookable motifs."""
    return f"ORG#{organisation_id}"


def book_partition(organisation_id: str) -> str:
    """What an organisation has settled, beside what is published of it."""
    return f"{BOOK_PREFIX}{organisation_id}"


def book_at(pk: str) -> str | None:
    """The organisation whose book a written item of the Directory is in; None for an item of no book."""
    return pk.removeprefix(BOOK_PREFIX) if pk.startswith(BOOK_PREFIX) else None


def agent_openings(agent_id: str) -> str:
    """How the sort keys of an agent's openings begin in an organisation's book."""
    return f"OPENING#{agent_id}#"


SERVICES_PARTITION = "SERVICES"
STAFF_ITEM = "STAFF"


def word_partition(word: str) -> str:
    """Where the words of organisations' names and towns that begin alike are filed; words are slugs."""
    return f"WORD#{word[:2]}"


MOTIF_ITEM = "M"
ORGANISATION_ITEM = "O"
AGENT_ITEM = "A"
REVISION_ITEM = "R"
# How far the publication of an organisation's book has come, in the organisation's partition.
PUBLICATION_ITEM = "PUBLISHED"
BOOK_PREFIX = "BOOK#"


def opening_item(opening_id: str) -> str:
    """Sort key of an opening in a motif's partition."""
    return f"OPENING#{opening_id}"


def location_item(location_id: str) -> str:
    """Sort key of a location in a motif's partition."""
    return f"LOCATION#{location_id}"


def agent_partition(agent_id: str) -> str:
    """What is known of an agent in the Directory: who they are, and the motifs that their openings serve."""
    return f"AGENT#{agent_id}"


def served_item(motif_id: str) -> str:
    """Sort key of a motif in an agent's partition."""
    return f"MOTIF#{motif_id}"


# The départements that have a list.
LISTS_PARTITION = "LISTS"


def list_item(departement: str) -> str:
    """Sort key of a département among those that have a list."""
    return f"DEPT#{departement}"


def listing_item(merge_key: str, motif_id: str) -> str:
    """Sort key of a bookable motif in a list's partition."""
    return f"{listings_prefix(merge_key)}{motif_id}"


def listings_prefix(merge_key: str | None = None) -> str:
    """How the sort keys of bookable motifs begin, of one merge key or of all."""
    return "LISTING#" if merge_key is None else f"LISTING#{merge_key}#"


def outlook_item(merge_key: str, motif_id: str, location_id: str | None) -> str:
    """Sort key of what a département's list remembers of a motif at a place."""
    return f"{outlooks_prefix(merge_key, motif_id)}{location_id or '-'}"


def outlooks_prefix(merge_key: str | None = None, motif_id: str | None = None) -> str:
    """How the sort keys of outlooks begin: all, those of a merge key, or of one of its motifs."""
    parts = ["NEXT", *(one for one in (merge_key, motif_id) if one is not None)]
    return "#".join(parts) + "#"


def change_at(pk: str, sk: str) -> Change | None:
    """What a written item of the Agenda or the Directory means for lists; None for an item that means nothing."""
    match pk.split("#"), sk.split("#"):
        case ["AGENT", agent_id], ["WEEK", _] | ["ABSENCES"]:
            return AgentChanged(agent_id)
        case ["MOTIF", motif_id], ["GROUP", *_]:
            return MotifChanged(motif_id)
        case ["DEPT", departement], ["LISTING", merge_key, motif_id]:
            return ListingChanged(departement, merge_key, motif_id)
        case _:
            return None


def organisation_item(organisation_id: str) -> str:
    """Sort key of an organisation in a département's partition."""
    return f"ORG#{organisation_id}"


def team_item(team_id: str) -> str:
    """Sort key of a team in its territory's partition."""
    return f"TEAM#{team_id}"


def word_item(word: str, organisation_id: str) -> str:
    """Sort key of a word of an organisation's name."""
    return f"{word}#{organisation_id}"
