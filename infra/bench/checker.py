"""The independent checker: reads the stored items as they lie there, and knows none of the code that wrote them.

Items are DynamoDB JSON, as `Scan` gives them. How a week's busy time is packed, how keys are spelled and what a body
holds is written here a second time, on purpose: a mistake in the code that writes must not be shared by its judge.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple
from uuid import UUID

type RawItem = Mapping[str, Mapping[str, Any]]

# Start and end minute, expiry second (0: an appointment), overbooked on purpose, the holder's id.
_INTERVAL = struct.Struct(">IIIB16s")
_CANCELLED = ("excused", "revoked")
# How many live holds one visitor and one network address may have (http.md).
_MOST_HOLDS = {"VISITOR": 3, "SOURCE": 100}


class Seats(NamedTuple):
    """The seats of a group appointment, with where they are filed."""

    motif_id: str
    filed_at: str
    body: dict[str, Any]


class Claim(NamedTuple):
    """Busy time of an agent, in minutes since the epoch."""

    start: int
    end: int
    expires: int
    forced: bool
    holder: str


@dataclass(slots=True)
class Stored:
    """The items by what they are: bodies as they were written."""

    claims: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict[str, list[Claim]](list))
    appointments: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    versions: dict[str, int] = field(default_factory=dict[str, int])
    events: dict[str, list[tuple[int, str, dict[str, Any]]]] = field(default_factory=lambda: defaultdict(list))
    holds: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    quotas: dict[tuple[str, str], set[str]] = field(default_factory=dict[tuple[str, str], set[str]])
    users: set[str] = field(default_factory=set[str])
    tokens: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    seats: dict[str, Seats] = field(default_factory=dict[str, Seats])
    registrations: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    places: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict[tuple[str, str], dict[str, Any]])


def read(items: Iterable[RawItem]) -> Stored:
    """Sort the items of the Agenda and People tables by their keys."""
    stored = Stored()
    for item in items:
        kind, _, owner = item["pk"]["S"].partition("#")
        sort, _, rest = item["sk"]["S"].partition("#")
        body: dict[str, Any] = json.loads(item["body"]["S"]) if "body" in item else {}
        match kind, sort:
            case "AGENT", "WEEK":
                packed = item.get("busy", {}).get("B", b"")
                stored.claims[owner] += [_claim(*one) for one in _INTERVAL.iter_unpack(bytes(packed))]
            case "APPT", "A":
                stored.appointments[owner] = body
                stored.versions[owner] = int(item["version"]["N"])
            case "APPT", "EVT":
                version, _, event_kind = rest.partition("#")
                stored.events[owner].append((int(version), event_kind, body))
            case "APPT", "FAMILY":
                stored.places[owner, rest] = body
            case "MOTIF", "GROUP":
                filed_at, _, appointment_id = rest.partition("#")
                stored.seats[appointment_id] = Seats(owner, filed_at, body)
            case "REGISTRATION", _:
                stored.registrations.append(body)
            case "HOLD", "H":
                stored.holds[owner] = body
            case "PERSON" | "VISITOR" | "SOURCE", _:
                stored.quotas[item["pk"]["S"], item["sk"]["S"]] = set(item.get("entries", {}).get("SS", ()))
            case "USER", _:
                stored.users.add(owner)
            case "TOKEN", _:
                stored.tokens.append(body)
            case _:
                pass
    return stored


def _claim(start: int, end: int, expires: int, forced: int, holder: bytes) -> Claim:
    return Claim(start, end, expires, bool(forced), str(UUID(bytes=holder)))


def violations(items: Iterable[RawItem], now: datetime, limits: Mapping[str, int] | None = None) -> list[str]:
    """What is wrong with the items as of `now`; nothing is the only right answer.

    `limits` are the live appointments that one person may have, by motif id; without it that is not looked at.
    """
    stored, second = read(items), now.timestamp()
    live = {agent: [one for one in claims if _is_live(one, second)] for agent, claims in stored.claims.items()}
    return [
        *_two_places(live),
        *_claims_without_object(live, stored),
        *_objects_without_claim(live, stored, second),
        *_forced_in_silence(live, stored),
        *_histories(stored),
        *_attendance(stored),
        *_seats(stored, second),
        *_quotas(stored, second, limits),
        *_half_written(stored),
    ]


def _is_live(claim: Claim, second: float) -> bool:
    return claim.expires == 0 or claim.expires > second


def _two_places(live: Mapping[str, list[Claim]]) -> Iterator[str]:
    for agent, claims in live.items():
        furthest: Claim | None = None
        # What is overbooked on purpose may lie over anything; the others still not over each other.
        for claim in sorted(one for one in claims if not one.forced):
            if furthest and claim.start < furthest.end:
                yield f"agent {agent} is in two places at minute {claim.start}"
            if furthest is None or claim.end > furthest.end:
                furthest = claim


def _claims_without_object(live: Mapping[str, list[Claim]], stored: Stored) -> Iterator[str]:
    for agent, claims in live.items():
        for claim in claims:
            held = stored.appointments if claim.expires == 0 else stored.holds
            if claim.holder not in held:
                what = "appointment" if claim.expires == 0 else "hold"
                yield f"agent {agent}: a claim of {what} {claim.holder}, which does not exist"


def _forced_in_silence(live: Mapping[str, list[Claim]], stored: Stored) -> Iterator[str]:
    for agent, claims in live.items():
        for claim in claims:
            if claim.forced and not _on_purpose(stored, claim.holder):
                yield f"agent {agent} is overbooked by {claim.holder}, and no event says that it was meant"


def _on_purpose(stored: Stored, appointment_id: str) -> bool:
    return any(event.get("forced") for _, _, event in stored.events[appointment_id])


def _objects_without_claim(live: Mapping[str, list[Claim]], stored: Stored, second: float) -> Iterator[str]:
    by_holder: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for agent, claims in live.items():
        for claim in claims:
            by_holder[claim.holder][agent].append(claim)
    for appointment_id, body in stored.appointments.items():
        cancelled = body.get("status") in _CANCELLED
        times = None if cancelled else (_minute(body["starts_at"]), _minute(body["ends_at"]))
        wanted = {} if times is None else dict.fromkeys(body["agent_ids"], times)
        found = {agent: _span(claims) for agent, claims in by_holder[appointment_id].items()}
        if found != wanted:
            yield f"appointment {appointment_id} should claim {wanted}, and claims {found}"
    for hold_id, body in stored.holds.items():
        # Times are told in whole seconds: in its last fraction of one, a hold may have its claim or not.
        if int(_instant(body["expires_at"]).timestamp()) > second:
            ref = body["ref"]
            found = {agent: _span(claims) for agent, claims in by_holder[hold_id].items()}
            wanted = {} if "group" in ref else {ref["agent_id"]: (ref["start"], ref["end"])}
            if found != wanted:
                yield f"hold {hold_id} should claim {ref}, and claims {found}"
            expiries = {claim.expires for claims in by_holder[hold_id].values() for claim in claims}
            if expiries - {int(_instant(body["expires_at"]).timestamp())}:
                yield f"hold {hold_id} ends at {body['expires_at']}, its claims at {sorted(expiries)}"


def _span(claims: Iterable[Claim]) -> tuple[int, int] | str:
    """From where to where; a claim over a week's border is stored in two parts that meet there."""
    ordered = sorted(claims)
    if any(first.end != second.start for first, second in pairwise(ordered)):
        return f"in pieces: {ordered}"
    return ordered[0].start, ordered[-1].end


def _histories(stored: Stored) -> Iterator[str]:
    for appointment_id, body in stored.appointments.items():
        events = sorted(stored.events[appointment_id], key=lambda event: event[0])
        version = stored.versions[appointment_id]
        if [number for number, _, _ in events] != list(range(1, version + 1)):
            yield f"appointment {appointment_id} is at version {version}, its events are {[e[:2] for e in events]}"
            continue
        kinds = [kind for _, kind, _ in events]
        if kinds[0] != "created" or kinds.count("created") != 1:
            yield f"appointment {appointment_id} was not created once: {kinds}"
        turns = [kind for kind in kinds if kind in ("cancelled", "restored")]
        if (turns[-1:] == ["cancelled"]) != (body.get("status") in _CANCELLED):
            yield f"appointment {appointment_id} is {body.get('status', 'unknown')}, its events are {kinds}"
        told = [(kind, event) for _, kind, event in events if kind in ("created", "updated", "restored")]
        last = told[-1][1]
        if (last["starts_at"], last["agent_ids"]) != (body["starts_at"], body["agent_ids"]):
            yield f"appointment {appointment_id} is not where its last event says"
        for (_, before), (kind, after) in pairwise(told):
            # A move taken back tells of two times; a cancellation taken back of none but its own.
            came_from = after.get("previous_starts_at", None if kind == "updated" else after["starts_at"])
            if came_from != before["starts_at"]:
                yield f"appointment {appointment_id}: an event says it came from elsewhere than the one before"
    for appointment_id in stored.events.keys() - stored.appointments.keys() - _deleted(stored):
        yield f"events of appointment {appointment_id}, which does not exist"


def _deleted(stored: Stored) -> set[str]:
    """The appointments of which only the events are left, the last of which says so."""
    last = {one: max(events, key=lambda event: event[0]) for one, events in stored.events.items() if events}
    return {one for one, event in last.items() if event[1] == "deleted"} - stored.appointments.keys()


def _attendance(stored: Stored) -> Iterator[str]:
    for appointment_id, body in stored.appointments.items():
        attending = [one for one in body["participations"] if one.get("status") not in _CANCELLED]
        cancelled = body.get("status") in _CANCELLED
        # A group to which nobody came is revoked, and its participants stay what they were (RDV-17).
        expected = [one for one in attending if one.get("status") != "noshow"]
        if (cancelled and expected) or not (cancelled or attending or body.get("collectif")):
            yield f"appointment {appointment_id} is {body.get('status', 'unknown')}, and {len(attending)} attend it"
        for family in {one["family"] for one in attending if one.get("family") and body.get("collectif")}:
            place = stored.places.get((appointment_id, family))
            if place is None or place["starts_at"] != body["starts_at"]:
                yield f"appointment {appointment_id} is not in the list of a family that attends it"
    for appointment_id, _ in stored.places:
        if appointment_id not in stored.appointments:
            yield f"the place of a family in {appointment_id}, which does not exist"


def _seats(stored: Stored, second: float) -> Iterator[str]:
    groups = {
        appointment_id: body
        for appointment_id, body in stored.appointments.items()
        if body.get("collectif") and body.get("status") not in _CANCELLED
    }
    for appointment_id in groups.keys() ^ stored.seats.keys():
        yield f"group {appointment_id} has no seats, or seats of no group that stands"
    held: dict[str, str] = {}
    for appointment_id, (motif_id, filed_at, seats) in stored.seats.items():
        live = [one["hold_id"] for one in seats.get("holds", ()) if one["expires"] > second]
        held |= dict.fromkeys(live, appointment_id)
        body = groups.get(appointment_id)
        if body is None:
            continue
        taken = sum(one.get("status") not in _CANCELLED for one in body["participations"])
        if seats.get("taken", 0) != taken:
            yield f"group {appointment_id} counts {seats.get('taken', 0)} seats taken, really {taken}"
        repeated = ("motif_id", "location_id", "agent_ids", "starts_at", "ends_at", "title", "max_participants")
        if any(seats.get(name) != body.get(name) for name in repeated) or motif_id != body["motif_id"]:
            yield f"group {appointment_id} is not what its seats say"
        if _instant(filed_at.replace("Z", "+00:00")) != _instant(body["starts_at"]):
            yield f"group {appointment_id} is filed at {filed_at}"
        most = body.get("max_participants")
        if most is not None and taken + len(live) > most and not _on_purpose(stored, appointment_id):
            yield f"group {appointment_id} has {taken} participants and {len(live)} held seats of {most}"
    for appointment_id, body in stored.appointments.items():
        people = [one["user_id"] for one in body["participations"]]
        families = [one["family"] for one in body["participations"] if "family" in one]
        if len(people) != len(set(people)) or len(families) != len(set(families)):
            yield f"appointment {appointment_id}: one person, or one family, takes part twice"
    for hold_id, body in stored.holds.items():
        group, until = body["ref"].get("group"), int(_instant(body["expires_at"]).timestamp())
        seated = held.get(hold_id)
        standing = groups.get(group["appointment_id"]) if group else None
        # A seat is held for a start: of a group that agents have moved since, nothing is left of it.
        there = standing is not None and _minute(standing["starts_at"]) == body["ref"]["start"]
        if group and until > second and there and seated != group["appointment_id"]:
            yield f"hold {hold_id} should have a seat in {group['appointment_id']}, and has one in {seated}"
    for hold_id in held.keys() - stored.holds.keys():
        yield f"a seat is held by {hold_id}, which does not exist"


def _quotas(stored: Stored, second: float, limits: Mapping[str, int] | None) -> Iterator[str]:
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for appointment_id, body in stored.appointments.items():
        if body.get("status") not in _CANCELLED and _instant(body["ends_at"]).timestamp() > second:
            live = [one for one in body["participations"] if one.get("status") not in _CANCELLED]
            persons = [one["person"] for one in live if "person" in one] if body.get("collectif") else ()
            for person in persons or body.get("quotas", ()):
                wanted[f"PERSON#{person}", f"MOTIF#{body['motif_id']}"].add(appointment_id)
    for hold_id, body in stored.holds.items():
        if int(_instant(body["expires_at"]).timestamp()) > second:
            wanted[f"VISITOR#{body['visitor_key']}", "HOLDS"].add(hold_id)
            wanted[f"SOURCE#{body['source_key']}", "HOLDS"].add(hold_id)
    counted: dict[tuple[str, str], set[str]] = {}
    for key, entries in stored.quotas.items():
        living = {entry.partition(":")[2] for entry in entries if int(entry.partition(":")[0]) > second}
        if living and key[1] != "CODES":
            counted[key] = living
    for key in wanted.keys() | counted.keys():
        if wanted.get(key, set()) != counted.get(key, set()):
            yield f"{key}: counted {sorted(counted.get(key, ()))}, really {sorted(wanted.get(key, ()))}"
    for (owner, scope), ids in wanted.items():
        kind = owner.partition("#")[0]
        most = (limits or {}).get(scope.removeprefix("MOTIF#")) if kind == "PERSON" else _MOST_HOLDS[kind]
        if most is not None and len(ids) > most:
            yield f"{owner} has {len(ids)} in {scope}, {most} at most"


def _half_written(stored: Stored) -> Iterator[str]:
    deleted = _deleted(stored)
    for appointment_id, body in stored.appointments.items():
        missing = {one["user_id"] for one in body["participations"]} - stored.users
        if missing:
            yield f"appointment {appointment_id} of users who do not exist: {missing}"
        if body["participations"] and appointment_id not in {one.get("appointment_id") for one in stored.tokens}:
            yield f"appointment {appointment_id} has no link that opens it"
    for token in stored.tokens:
        opened = token.get("appointment_id")
        if opened and opened not in stored.appointments and opened not in deleted:
            yield f"a token of appointment {opened}, which does not exist"
    for registration in stored.registrations:
        if registration["appointment_id"] not in stored.appointments.keys() | deleted:
            yield f"a registration for {registration['appointment_id']}, which does not exist"


def blocked(items: Iterable[RawItem], agent_ids: Iterable[str], start: datetime, minutes: int, now: datetime) -> bool:
    """Whether every one of the agents has something at that time: whoever was told "taken" was told the truth."""
    claims, second = read(items).claims, now.timestamp()
    first, last = _minute(start.isoformat()), _minute((start + timedelta(minutes=minutes)).isoformat())
    return all(
        any(one.start < last and first < one.end and _is_live(one, second) for one in claims.get(agent, ()))
        for agent in agent_ids
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _minute(text: str) -> int:
    return int(_instant(text).timestamp()) // 60
