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
        *_histories(stored),
        *_quotas(stored, second, limits),
        *_half_written(stored),
    ]


def _is_live(claim: Claim, second: float) -> bool:
    return claim.expires == 0 or claim.expires > second


def _two_places(live: Mapping[str, list[Claim]]) -> Iterator[str]:
    for agent, claims in live.items():
        furthest: Claim | None = None
        for claim in sorted(claims):
            if furthest and claim.start < furthest.end and not (claim.forced or furthest.forced):
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
            if found != {ref["agent_id"]: (ref["start"], ref["end"])}:
                yield f"hold {hold_id} should claim {ref}, and claims {found}"


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
        if kinds.count("cancelled") != (body.get("status") == "excused"):
            yield f"appointment {appointment_id} is {body.get('status', 'unknown')}, its events are {kinds}"
        told = [event for _, kind, event in events if kind in ("created", "updated")]
        if (told[-1]["starts_at"], told[-1]["agent_ids"]) != (body["starts_at"], body["agent_ids"]):
            yield f"appointment {appointment_id} is not where its last event says"
        for before, after in pairwise(told):
            if after.get("previous_starts_at") != before["starts_at"]:
                yield f"appointment {appointment_id}: an event says it came from elsewhere than the one before"
    for appointment_id in stored.events.keys() - stored.appointments.keys():
        yield f"events of appointment {appointment_id}, which does not exist"


def _quotas(stored: Stored, second: float, limits: Mapping[str, int] | None) -> Iterator[str]:
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for appointment_id, body in stored.appointments.items():
        if body.get("status") not in _CANCELLED and _instant(body["ends_at"]).timestamp() > second:
            for person in body.get("quotas", ()):
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
    for appointment_id, body in stored.appointments.items():
        missing = {one["user_id"] for one in body["participations"]} - stored.users
        if missing:
            yield f"appointment {appointment_id} of users who do not exist: {missing}"
        if appointment_id not in {token.get("appointment_id") for token in stored.tokens}:
            yield f"appointment {appointment_id} has no link that opens it"
    for token in stored.tokens:
        opened = token.get("appointment_id")
        if opened and opened not in stored.appointments:
            yield f"a token of appointment {opened}, which does not exist"


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
