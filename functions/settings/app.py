"""What organisations and territories settle, over HTTP: themselves, places, motifs, services, teams."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import Chalice

from rdv.domain.directory import Location, Motif, Organisation, Team, Territory
from rdv.domain.errors import ChangedMeanwhile, FieldError, Invalid, NotFound
from rdv.domain.policy import Right
from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import presented_by_agent
from rdv.http.views import Wire
from rdv.ports import Key, OrganisationKey, TerritoryKey
from rdv.usecases import checking, settling, settling_territories
from rdv.usecases.agents_acting import Desk, at_desk
from rdv.usecases.settling import LocationSheet, MotifSheet, Overtaken

from .schemas import (
    CheckView,
    MotifBody,
    MotifChange,
    MotifCopy,
    MotifDraft,
    MotifOfSeveral,
    MotifPreview,
    MotifsAsked,
    MotifSettings,
    MotifSettingsList,
    MotifsMade,
    OnlineBookingView,
    OrganisationChange,
    OrganisationSettings,
    PlaceBody,
    PlaceChange,
    PlaceList,
    PlaceView,
    ServiceBody,
    ServiceDetails,
    ServicesChoice,
    TeamBody,
    TeamChange,
    TeamList,
    TeamView,
    TerritoryChange,
    TerritoryServices,
    TerritoryView,
    UsedServices,
    check_view,
    motif_list,
    motif_preview,
    motif_settings,
    motifs_made,
    online_booking_view,
    organisation_settings,
    place_view,
    service_details,
    team_view,
    territory_services,
    territory_view,
    typed,
    typed_motif,
    typed_place,
)
from .wiring import wire

app = Chalice(app_name="settings", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)

SEEN = ("unauthenticated", "forbidden", "not_found")
MADE = (*SEEN, "wrong_csrf_token", "invalid")
CHANGED = (*MADE, "changed_meanwhile")
ORGANISATION = "/api/agent/organisations/{organisation_id}"
TERRITORY = "/api/agent/territories/{departement}"


# --- the organisation ------------------------------------------------------------------------------------------------


@api.route("GET", ORGANISATION, answers={200: OrganisationSettings}, problems=SEEN, needs_session=True)
def read_organisation(call: Call) -> Answer:
    """An organisation as it is settled."""
    desk, organisation_id = _in_organisation(call)
    found = settling.organisation_of(desk, Right.ORGANISATION_SEE, organisation_id)
    return Answer(organisation_settings(settling.organisation_sheet(wiring.records, found)))


@api.route(
    "PATCH",
    ORGANISATION,
    body=OrganisationChange,
    answers={200: OrganisationSettings},
    problems=CHANGED,
    needs_session=True,
)
def change_organisation(call: Call, body: OrganisationChange) -> Answer:
    """Change an organisation's name, contacts, hours and time zone."""
    desk, organisation_id = _in_organisation(call)
    with_current = _with_current(
        Organisation, lambda one: organisation_settings(settling.OrganisationSheet(one, False)), "context_field"
    )
    changed = with_current(
        lambda: settling.change_organisation(
            wiring.records, wiring.directory, desk, organisation_id, typed(body, "version"), body.version
        )
    )
    return Answer(organisation_settings(settling.organisation_sheet(wiring.records, changed)))


# --- places ----------------------------------------------------------------------------------------------------------


@api.route("GET", ORGANISATION + "/locations", answers={200: PlaceList}, problems=SEEN, needs_session=True)
def list_locations(call: Call) -> Answer:
    """The places of an organisation."""
    desk, organisation_id = _in_organisation(call)
    found = settling.locations_of(wiring.books, desk, organisation_id)
    return Answer(PlaceList(locations=[place_view(one) for one in found]))


@api.route(
    "POST", ORGANISATION + "/locations", body=PlaceBody, answers={201: PlaceView}, problems=MADE, needs_session=True
)
def add_location(call: Call, body: PlaceBody) -> Answer:
    """Add a place; its address and coordinates are those that the address search gives."""
    desk, organisation_id = _in_organisation(call)
    made = settling.create_location(wiring.records, desk, organisation_id, typed_place(body))
    return Answer(place_view(made), 201)


@api.route(
    "PATCH",
    ORGANISATION + "/locations/{location_id}",
    body=PlaceChange,
    answers={200: PlaceView},
    problems=CHANGED,
    needs_session=True,
)
def change_location(call: Call, body: PlaceChange) -> Answer:
    """Change a place, enable it or disable it."""
    desk, organisation_id = _in_organisation(call)
    with_current = _with_current(Location, lambda one: place_view(LocationSheet(one, 0)), "used_by")
    changed = with_current(
        lambda: settling.change_location(
            wiring.records,
            wiring.books,
            desk,
            organisation_id,
            call.path_id("location_id"),
            typed_place(body, "version"),
            body.version,
        )
    )
    return Answer(place_view(changed))


@api.route(
    "DELETE",
    ORGANISATION + "/locations/{location_id}",
    answers={204: None},
    problems=(*SEEN, "wrong_csrf_token", "in_use"),
    needs_session=True,
)
def remove_location(call: Call) -> Answer:
    """Delete a place that neither openings nor appointments refer to."""
    desk, organisation_id = _in_organisation(call)
    settling.delete_location(wiring.records, wiring.books, desk, organisation_id, call.path_id("location_id"))
    return Answer(status=204)


# --- motifs ----------------------------------------------------------------------------------------------------------


@api.route(
    "GET",
    ORGANISATION + "/motifs",
    query=MotifsAsked,
    answers={200: MotifSettingsList},
    problems=SEEN,
    needs_session=True,
)
def list_motifs(call: Call, query: MotifsAsked) -> Answer:
    """The motifs of an organisation that the agent may see, or make appointments with."""
    desk, organisation_id = _in_organisation(call)
    return Answer(
        motif_list(settling.motifs_of(wiring.books, wiring.clock, desk, organisation_id, usable=query.usable))
    )


@api.route(
    "POST", ORGANISATION + "/motifs", body=MotifBody, answers={201: MotifSettings}, problems=MADE, needs_session=True
)
def add_motif(call: Call, body: MotifBody) -> Answer:
    """Add a motif."""
    desk, organisation_id = _in_organisation(call)
    made = settling.create_motif(wiring.records, wiring.books, wiring.clock, desk, organisation_id, typed_motif(body))
    return Answer(motif_settings(made), 201)


@api.route(
    "POST",
    ORGANISATION + "/motifs/preview",
    body=MotifDraft,
    answers={200: MotifPreview},
    problems=MADE,
    needs_session=True,
)
def preview_motif(call: Call, body: MotifDraft) -> Answer:
    """What a citizen would see of a motif that is being written."""
    desk, organisation_id = _in_organisation(call)
    organisation, motif = settling.previewed_motif(
        wiring.records, wiring.books, desk, organisation_id, typed_motif(body, "motif_id"), body.motif_id or ""
    )
    return Answer(motif_preview(organisation, motif, wiring.clock.now()))


@api.route("GET", ORGANISATION + "/motifs/{motif_id}", answers={200: MotifSettings}, problems=SEEN, needs_session=True)
def read_motif(call: Call) -> Answer:
    """A motif with all of its settings."""
    desk, organisation_id = _in_organisation(call)
    found = settling.motif_of(wiring.books, wiring.clock, desk, organisation_id, call.path_id("motif_id"))
    return Answer(motif_settings(found))


@api.route(
    "PATCH",
    ORGANISATION + "/motifs/{motif_id}",
    body=MotifChange,
    answers={200: MotifSettings},
    problems=CHANGED,
    needs_session=True,
)
def change_motif(call: Call, body: MotifChange) -> Answer:
    """Change a motif."""
    desk, organisation_id = _in_organisation(call)
    with_current = _with_current(
        Motif, lambda one: motif_settings(MotifSheet(one, None, 0)), "service", "openings_count"
    )
    changed = with_current(
        lambda: settling.change_motif(
            wiring.records,
            wiring.books,
            wiring.clock,
            desk,
            organisation_id,
            call.path_id("motif_id"),
            typed_motif(body, "version"),
            body.version,
        )
    )
    return Answer(motif_settings(changed))


@api.route(
    "DELETE",
    ORGANISATION + "/motifs/{motif_id}",
    answers={204: None},
    problems=(*SEEN, "wrong_csrf_token", "changed_meanwhile"),
    needs_session=True,
)
def remove_motif(call: Call) -> Answer:
    """Delete a motif; its appointments stay."""
    desk, organisation_id = _in_organisation(call)
    with_current = _with_current(
        Motif, lambda one: motif_settings(MotifSheet(one, None, 0)), "service", "openings_count"
    )
    with_current(
        lambda: settling.delete_motif(wiring.records, wiring.books, desk, organisation_id, call.path_id("motif_id"))
    )
    return Answer(status=204)


@api.route(
    "POST",
    ORGANISATION + "/motifs/{motif_id}/duplicate",
    body=MotifCopy,
    answers={201: MotifSettings},
    problems=MADE,
    needs_session=True,
)
def copy_motif(call: Call, body: MotifCopy) -> Answer:
    """Copy a motif, in its organisation or into another one that the agent administers."""
    target_id = body.organisation_id or call.path_id("organisation_id")
    desk, organisation_id = _in_organisation(call, OrganisationKey(target_id))
    target = desk.found.get(OrganisationKey(target_id))
    if not isinstance(target, Organisation):
        settling.organisation_of(desk, Right.MOTIF_EDIT, organisation_id)
        raise Invalid([FieldError("organisation_id", "unknown")])
    made = settling.duplicate_motif(
        wiring.records, wiring.books, wiring.clock, desk, organisation_id, call.path_id("motif_id"), target
    )
    return Answer(motif_settings(made), 201)


# --- ready to be booked ----------------------------------------------------------------------------------------------


@api.route("GET", ORGANISATION + "/online_booking", answers={200: OnlineBookingView}, problems=SEEN, needs_session=True)
def read_online_booking(call: Call) -> Answer:
    """What citizens can book of an organisation, and its public link."""
    desk, organisation_id = _in_organisation(call)
    found = checking.online_booking(wiring.records, wiring.books, wiring.clock, desk, organisation_id)
    return Answer(online_booking_view(found, wiring.site_url))


@api.route("GET", ORGANISATION + "/check", answers={200: CheckView}, problems=SEEN, needs_session=True)
def check_configuration(call: Call) -> Answer:
    """What is settled, and what is missing before somebody can book."""
    desk, organisation_id = _in_organisation(call)
    return Answer(check_view(checking.check(wiring.records, wiring.books, wiring.clock, desk, organisation_id)))


# --- services --------------------------------------------------------------------------------------------------------


@api.route("GET", ORGANISATION + "/services", answers={200: UsedServices}, problems=SEEN, needs_session=True)
def list_services(call: Call) -> Answer:
    """The services that an organisation's territory uses."""
    desk, organisation_id = _in_organisation(call)
    found = settling.services_seen(wiring.records, wiring.books, desk, organisation_id)
    return Answer(UsedServices(services=[service_details(one) for one in found]))


@api.route("GET", TERRITORY + "/services", answers={200: TerritoryServices}, problems=SEEN, needs_session=True)
def list_territory_services(call: Call) -> Answer:
    """The national list of services, and which of them a territory uses."""
    desk, departement = _in_territory(call)
    territory = settling_territories.territory_of(desk, Right.TERRITORY_SEE, departement)
    return Answer(territory_services(settling_territories.services_used(wiring.books, territory), territory))


@api.route(
    "PUT",
    TERRITORY + "/services",
    body=ServicesChoice,
    answers={200: TerritoryServices},
    problems=CHANGED,
    needs_session=True,
)
def choose_services(call: Call, body: ServicesChoice) -> Answer:
    """Choose which services a territory uses."""
    desk, departement = _in_territory(call)
    with_current = _with_current(Territory, territory_view)
    territory = with_current(
        lambda: settling_territories.choose_services(
            wiring.records, wiring.books, wiring.directory, desk, departement, body.service_ids, body.version
        )
    )
    return Answer(territory_services(settling_territories.services_used(wiring.books, territory), territory))


@api.route(
    "POST", "/api/agent/services", body=ServiceBody, answers={201: ServiceDetails}, problems=MADE, needs_session=True
)
def add_service(call: Call, body: ServiceBody) -> Answer:
    """Add a service to the national list."""
    made = settling_territories.create_service(wiring.records, wiring.books, _desk(call), body.name, body.short_name)
    return Answer(service_details(made), 201)


@api.route(
    "POST", TERRITORY + "/motifs", body=MotifOfSeveral, answers={201: MotifsMade}, problems=MADE, needs_session=True
)
def add_motif_to_several(call: Call, body: MotifOfSeveral) -> Answer:
    """Add the same motif to several organisations of a territory: to all of them, or to none."""
    desk = _desk(call, *(OrganisationKey(one) for one in dict.fromkeys(body.organisation_ids)))
    made = settling.create_motifs(
        wiring.records,
        wiring.books,
        wiring.clock,
        desk,
        call.path_id("departement"),
        body.organisation_ids,
        typed_motif(body, "organisation_ids"),
    )
    return Answer(motifs_made(made), 201)


# --- teams and the territory -----------------------------------------------------------------------------------------


@api.route("GET", TERRITORY + "/teams", answers={200: TeamList}, problems=SEEN, needs_session=True)
def list_teams(call: Call) -> Answer:
    """The teams of a territory."""
    desk, departement = _in_territory(call)
    found = settling_territories.teams_of(wiring.directory, desk, departement)
    return Answer(TeamList(teams=[team_view(one) for one in found]))


@api.route("POST", TERRITORY + "/teams", body=TeamBody, answers={201: TeamView}, problems=MADE, needs_session=True)
def add_team(call: Call, body: TeamBody) -> Answer:
    """Add a team."""
    desk, departement = _in_territory(call)
    made = settling_territories.create_team(
        wiring.records, wiring.directory, desk, departement, body.name, body.agent_ids
    )
    return Answer(team_view(made), 201)


@api.route(
    "PATCH",
    TERRITORY + "/teams/{team_id}",
    body=TeamChange,
    answers={200: TeamView},
    problems=CHANGED,
    needs_session=True,
)
def change_team(call: Call, body: TeamChange) -> Answer:
    """Change a team's name or agents."""
    desk, departement = _in_territory(call)
    changes = typed(body, "version")
    if "agent_ids" in changes:
        changes["agent_ids"] = tuple(dict.fromkeys(body.agent_ids))
    with_current = _with_current(Team, team_view)
    changed = with_current(
        lambda: settling_territories.change_team(
            wiring.records, wiring.directory, desk, departement, call.path_id("team_id"), changes, body.version
        )
    )
    return Answer(team_view(changed))


@api.route(
    "DELETE",
    TERRITORY + "/teams/{team_id}",
    answers={204: None},
    problems=(*SEEN, "wrong_csrf_token"),
    needs_session=True,
)
def remove_team(call: Call) -> Answer:
    """Delete a team; its agents stay."""
    desk, departement = _in_territory(call)
    settling_territories.delete_team(wiring.records, desk, departement, call.path_id("team_id"))
    return Answer(status=204)


@api.route("GET", TERRITORY, answers={200: TerritoryView}, problems=SEEN, needs_session=True)
def read_territory(call: Call) -> Answer:
    """A territory as it is settled."""
    desk, departement = _in_territory(call)
    return Answer(territory_view(settling_territories.territory_of(desk, Right.TERRITORY_SEE, departement)))


@api.route("PATCH", TERRITORY, body=TerritoryChange, answers={200: TerritoryView}, problems=CHANGED, needs_session=True)
def change_territory(call: Call, body: TerritoryChange) -> Answer:
    """Change a territory's name and the optional fields of its forms."""
    desk, departement = _in_territory(call)
    with_current = _with_current(Territory, territory_view)
    changed = with_current(
        lambda: settling_territories.change_territory(
            wiring.records, desk, departement, typed(body, "version"), body.version
        )
    )
    return Answer(territory_view(changed))


# --- who asks --------------------------------------------------------------------------------------------------------


def _desk(call: Call, *also: Key) -> Desk:
    return at_desk(wiring.records, wiring.clock, wiring.keyring, presented_by_agent(call), also)


def _in_organisation(call: Call, *also: Key) -> tuple[Desk, str]:
    organisation_id = call.path_id("organisation_id")
    return _desk(call, *dict.fromkeys((OrganisationKey(organisation_id), *also))), organisation_id


def _in_territory(call: Call) -> tuple[Desk, str]:
    departement = call.path_id("departement")
    return _desk(call, TerritoryKey(departement)), departement


def _with_current[E, A](kind: type[E], view: Callable[[E], Wire], *not_read: str) -> Callable[[Callable[[], A]], A]:
    """Runs a change; who comes too late is shown what there is now, but for what only a whole page reads."""

    def run(change: Callable[[], A]) -> A:
        try:
            return change()
        except Overtaken as late:
            if not isinstance(late.current, kind):
                raise NotFound from None
            current = view(late.current).model_dump(mode="json", exclude=set(not_read))
            raise ChangedMeanwhile(current) from None

    return run


handler = lambda_handler(app)
