"""The races, by their numbers: each prepares, lets its clients go at once, and judges what they were told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from rdv.domain.agenda import Absence, AbsenceSheet, HoldRef
from rdv.domain.directory import Offer

from . import desk_races, group_races, scenery
from .engines import Action, clock_at
from .race_scene import (
    ALTERNATIVES,
    AskInTurn,
    BeAbsent,
    Publish,
    Race,
    Scene,
    alternatives,
    expect,
    only,
    real_alternatives,
    tally,
    told_the_truth,
)
from .rest import Reply, Request
from .scenery import DAY, Citizen, agents, an_offer, at

# --- (1), (2): claims ----------------------------------------------------------------------------------------------

_ONE = an_offer("un agent", agents("un", 1))
_TWO = an_offer("deux agents", agents("deux", 2))


def same_slot(scene: Scene) -> list[str]:
    """One start of one agent: one winner."""
    return _press_one_start(scene, _ONE, 1)


def two_agents(scene: Scene) -> list[str]:
    """One start that two agents serve: two winners."""
    return _press_one_start(scene, _TWO, 2)


def _press_one_start(scene: Scene, offer: Offer, seats: int) -> list[str]:
    scene.publish(offer)
    start, free = at(10), scene.free(offer)
    replies = scene.press([citizen.hold(offer, start) for citizen in scene.citizens()])
    winners = min(seats, scene.clients)
    losers = [reply for reply in replies if reply.status != 201]
    found = expect("same slot", replies, {"201": winners, "409 slot_taken": scene.clients - winners})
    found += real_alternatives(losers, free, [start] * len(losers))
    found += told_the_truth(scene, offer, [start] * bool(losers))
    if losers and not found:
        # An alternative is real when it can be taken.
        scene.hold(Citizen(900), offer, alternatives(losers[0])[0])
    if not found:
        winner = next(number for number, reply in enumerate(replies) if reply.status == 201)
        [proof] = scene.prove(Citizen(winner))
        scene.call(Citizen(winner).confirm(replies[winner].json, proof), 201)
    return found


_LENGTHS = tuple(
    an_offer(f"{minutes} minutes", agents("longueurs", 1), minutes, hours=((opens, scenery.AFTERNOON[1]),))
    for minutes, opens in ((30, at(9).time()), (45, at(9, 10).time()), (20, at(9, 5).time()), (60, at(9, 15).time()))
)


def overlapping_slots(scene: Scene) -> list[str]:
    """Four motifs of one agent, of different lengths and offsets, around one hour."""
    scene.publish(*_LENGTHS)
    nearby = [(offer, start) for offer in _LENGTHS for start in scene.free(offer) if at(9) <= start < at(10, 30)]
    wanted = [scene.chance.choice(nearby) for _ in range(scene.clients)]
    replies = scene.press([citizen.hold(*press) for citizen, press in zip(scene.citizens(), wanted, strict=True)])
    found = only("overlapping slots", replies, {"201", "409 slot_taken"})
    if not tally(replies)["201"]:
        found.append("overlapping slots: nobody won")
    afterwards = {offer.motif.id: scene.free(offer) for offer in _LENGTHS}
    lost = [(*press, reply) for press, reply in zip(wanted, replies, strict=True) if reply.status == 409]
    for offer, start, reply in lost:
        # Starts follow what is booked (SLOT-09): one may be gone although its time is free, and others be offered.
        if start in afterwards[offer.motif.id]:
            found.append(f"{start:%d %H:%M} is offered, and somebody was told that it is taken")
        offered = alternatives(reply)
        if len(set(offered)) != ALTERNATIVES or start in offered:
            found.append(f"a loser of {start:%d %H:%M} was given {[f'{one:%d %H:%M}' for one in offered]}")
    if lost and not found:
        offer, start, _ = lost[0]
        late = scene.call(Citizen(901).hold(offer, start), 409)
        found += real_alternatives([late], afterwards[offer.motif.id], [start])
        scene.hold(Citizen(902), offer, alternatives(late)[0])
    return found


# --- (5), (9), (11): confirmations ---------------------------------------------------------------------------------


def hold_against_booking(scene: Scene) -> list[str]:
    """The owner of a hold confirms while the others press its start: the owner has it, and nobody else."""
    scene.publish(_ONE)
    owner, start, free = Citizen(900), at(10), scene.free(_ONE)
    held = scene.hold(owner, _ONE, start)
    [proof] = scene.prove(owner)
    others = scene.citizens()[1:]
    confirmed, *refused = scene.press([owner.confirm(held, proof), *(one.hold(_ONE, start) for one in others)])
    found = expect("the owner", [confirmed], {"201": 1})
    found += expect("the others", refused, {"409 slot_taken": len(others)})
    return found + real_alternatives(refused, free, [start] * len(refused))


def expiry_against_confirmation(scene: Scene) -> list[str]:
    """A hold ends about when its owner confirms, and the others press its start: one has it at the most."""
    scene.publish(_ONE)
    owner, start = Citizen(900), at(10)
    held = scene.hold(owner, _ONE, start)
    [proof] = scene.prove(owner)
    others = scene.citizens()[1:]
    # A hold's end is told to the second in the agent's week, and more finely in the hold: stay around both.
    moment = datetime.fromisoformat(held["expires_at"]) + timedelta(seconds=scene.chance.uniform(-1.3, 0.2))
    confirmed, *pressed = scene.press([owner.confirm(held, proof), *(one.hold(_ONE, start) for one in others)], moment)
    found = only("the owner", [confirmed], {"201", "410 hold_expired"})
    found += only("the others", pressed, {"201", "409 slot_taken"})
    if (winners := tally([confirmed, *pressed])["201"]) > 1:
        found.append(f"{winners} have one start")
    # All that were held at the base of the clock are over by now, but for the new one.
    scene.ends_at = max(scene.ends_at, moment + timedelta(seconds=2))
    with clock_at(scene.ends_at):
        again = scene.call(Citizen(901).hold(_ONE, start))
    return found + expect("afterwards", [again], {"409 slot_taken": 1} if winners else {"201": 1})


def one_key(scene: Scene) -> list[str]:
    """One confirmation sent many times with one key, half of them with another body: one appointment."""
    scene.publish(_ONE)
    owner = Citizen(900)
    held = scene.hold(owner, _ONE, at(10))
    [proof] = scene.prove(owner)
    bodies = [owner.confirm(held, proof), owner.confirm(held, proof, first_name="Ana")]
    # Every third round, all with the same body: then all are answered with the appointment.
    kinds = [number % 2 if scene.number % 3 else 0 for number in range(scene.clients)]
    replies = scene.press([bodies[kind] for kind in kinds])
    winners = {kind for kind, reply in zip(kinds, replies, strict=True) if reply.status in (200, 201)}
    if len(winners) != 1:
        return [f"bodies {sorted(winners)} won: {dict(tally(replies))}"]
    same = [reply for kind, reply in zip(kinds, replies, strict=True) if kind in winners]
    others = [reply for kind, reply in zip(kinds, replies, strict=True) if kind not in winners]
    found = expect("the same body", same, {"201": 1, "200": len(same) - 1})
    found += expect("another body", others, {"409 idempotency_mismatch": len(others)})
    if len({(reply.json["id"], reply.json["access_token"]) for reply in same}) != 1:
        found.append("one key was answered with several appointments")
    return found


# --- (6), (7): one appointment -------------------------------------------------------------------------------------


def five_moves(scene: Scene) -> list[str]:
    """One appointment moved to five starts at once, each asked for by one client or more."""
    scene.publish(_ONE)
    booked = scene.book(Citizen(900), _ONE, at(9))
    targets = [at(10), at(10, 30), at(11), at(14), at(15, day=DAY + timedelta(days=4))]
    wanted = [targets[number % len(targets)] for number in range(scene.clients)]
    replies = scene.press([scenery.move(booked, start) for start in wanted])
    found = expect("moves", replies, {"200": scene.clients})
    last = scene.call(_show(booked), 200).json
    if datetime.fromisoformat(last["starts_at"]) not in targets:
        found.append(f"it ended at {last['starts_at']}")
    free = scene.free(_ONE)
    found += [
        f"{start:%d %H:%M} is not free again"
        for start in [at(9), *targets]
        if start not in free and start != datetime.fromisoformat(last["starts_at"])
    ]
    return found


def cancel_against_move(scene: Scene) -> list[str]:
    """Half cancel, half move: it ends cancelled, and nothing of it is left in the agent's time."""
    scene.publish(_ONE)
    booked, before = scene.book(Citizen(900), _ONE, at(9)), scene.free(_ONE)
    cancels = (scene.clients + 1) // 2
    starts = [at(10), at(11), at(14)]
    moves = [scenery.move(booked, starts[number % 3]) for number in range(scene.clients - cancels)]
    replies = scene.press([scenery.cancel(booked)] * cancels + moves)
    found = expect("cancelling", replies[:cancels], {"200": cancels})
    found += only("moving", replies[cancels:], {"200", "422 not_movable"})
    if {reply.json["status"] for reply in replies[:cancels] if reply.status == 200} != {"excused"}:
        found.append("somebody cancelled, and was shown another status")
    if set(scene.free(_ONE)) != {*before, at(9)}:
        found.append("cancelled, and its time is not free")
    return found


def _show(appointment: Mapping[str, str]) -> Request:
    return Request(
        "booking",
        "GET",
        "/api/appointments/{appointment_id}",
        headers={"Authorization": f"Bearer {appointment['access_token']}"},
        path={"appointment_id": appointment["id"]},
    )


# --- (8): limits ---------------------------------------------------------------------------------------------------

_TWICE = an_offer("deux fois", agents("deux fois", 1), limit_per_person=2)


def limit_per_person(scene: Scene) -> list[str]:
    """One person in many browsers confirms as many holds at once: one appointment, or two where the motif says so."""
    scene.publish(_ONE, _TWICE)
    offer = (_ONE, _TWICE)[scene.number % 2]
    person = Citizen(900)
    [proof] = scene.prove(person)
    free = scene.free(offer)
    held = [scene.hold(one, offer, free[number]) for number, one in enumerate(scene.citizens())]
    replies = scene.press([person.confirm(one, proof, key=f"key {number}") for number, one in enumerate(held)])
    most = min(offer.motif.limit_per_person, scene.clients)
    return expect("one person", replies, {"201": most, "409 already_booked": scene.clients - most})


def limit_of_holds(scene: Scene) -> list[str]:
    """One browser presses as many starts at once: three holds."""
    scene.publish(_ONE)
    visitor, free = Citizen(900), scene.free(_ONE)
    replies = scene.press([visitor.hold(_ONE, free[number]) for number in range(scene.clients)])
    most = min(3, scene.clients)
    return expect("one browser", replies, {"201": most, "429 too_many_holds": scene.clients - most})


# --- (12), (13): what changes meanwhile ----------------------------------------------------------------------------


def freed_slot(scene: Scene) -> list[str]:
    """An appointment is cancelled, or a hold let go, while the others press its start: one has it at the most."""
    scene.publish(_ONE)
    owner, start = Citizen(900), at(10)
    if scene.number % 2:
        freeing = scenery.cancel(scene.book(owner, _ONE, start))
    else:
        held = scene.hold(owner, _ONE, start)
        freeing = Request(
            "booking",
            "DELETE",
            "/api/holds/{hold_id}",
            headers={"X-Hold-Token": held["hold_token"]},
            path={"hold_id": held["hold_id"]},
        )
    others = scene.citizens()[1:] or [Citizen(1)]
    freed, *pressed = scene.press([freeing, *(one.hold(_ONE, start) for one in others)])
    found = only("freeing", [freed], {"200", "204"})
    found += only("the others", pressed, {"201", "409 slot_taken"})
    winners = tally(pressed)["201"]
    if winners == 0:
        # All came too early. It is free now: press again.
        pressed = scene.press([one.hold(_ONE, start) for one in others])
        winners = tally(pressed)["201"]
    return found if winners == 1 else [*found, f"{winners} have the freed start"]


_CHANGING = an_offer("changeant", agents("changeant", 2))
_PRESSES = 4


def absence_or_closing(scene: Scene) -> list[str]:
    """An absence is written, or an opening closed, while starts are pressed: none is taken that was asked for after."""
    scene.publish(_CHANGING)
    [absent, _] = agents("changeant", 2)
    closing = scene.number % 2 == 1
    if closing:
        kept = tuple(one for one in _CHANGING.openings if one.agent_id != absent)
        change: Action = Publish(replace(_CHANGING, openings=kept))
    else:
        off = Absence("absence", absent, "Congé", DAY, DAY, at(8).time(), at(18).time())
        change = BeAbsent(AbsenceSheet(absent, 1, (off,)))
    starts = [start for start in scene.free(_CHANGING) if start.date() == DAY]
    rows = [
        tuple(one.hold(_CHANGING, scene.chance.choice(starts)) for _ in range(_PRESSES)) for one in scene.citizens()
    ]
    # One client changes the agent's time; the others press one start after another.
    changed, *_ = scene.press([change, *(AskInTurn(row) for row in rows[1:])])
    found = only(
        "presses", [one for one in scene.replies if one.status != 204], {"201", "409 slot_taken", "429 too_many_holds"}
    )
    found += [
        f"agent {absent} was held {reply.began - changed.ended:.3f} s after the change"
        for reply in scene.replies
        if reply.status == 201 and reply.began > changed.ended and _agent_of(reply) == absent
    ]
    if closing:
        scene.engine.service.writer.publish_offer(_CHANGING)
    return found


def _agent_of(held: Reply) -> str:
    """Whose time a hold has: the public id spells it."""
    ref = HoldRef.read(held.json["hold_id"])
    return ref.agent_id if ref else ""


RACES = (
    *group_races.RACES,
    Race("1", "same slot", same_slot),
    Race("1b", "same slot of two agents", two_agents),
    Race("2", "overlapping slots", overlapping_slots),
    Race("5", "pending hold against booking", hold_against_booking),
    Race("6", "one appointment, five moves", five_moves),
    Race("7", "cancel against move", cancel_against_move),
    Race("8", "limit per person", limit_per_person),
    Race("8b", "limit of holds per visitor", limit_of_holds),
    Race("9", "hold expiry against confirmation", expiry_against_confirmation),
    Race("11", "one key, one or two bodies", one_key),
    Race("12", "a freed slot", freed_slot),
    Race("13", "absence or closing during bookings", absence_or_closing),
    *desk_races.RACES,
)
