"""An agent's day over HTTP: the agenda, the appointments, the search for a slot."""

from __future__ import annotations

from chalice.app import Chalice

from rdv.http.api import Answer, Api, Call
from rdv.http.handler import lambda_handler
from rdv.http.sessions import presented_by_agent
from rdv.usecases.desk_agenda import agenda_of

from .agenda_schemas import AgendaRequest, AgendaView, agenda_query, agenda_view
from .wiring import wire

app = Chalice(app_name="desk", configure_logs=False)
wiring = wire()
api = Api(app, wiring.forwarded_hops)


@api.route(
    "GET",
    "/api/agent/agenda",
    query=AgendaRequest,
    answers={200: AgendaView},
    problems=("unauthenticated", "forbidden", "not_found", "invalid"),
    needs_session=True,
)
def read_agenda(call: Call, query: AgendaRequest) -> Answer:
    """Some agents' time of a period: appointments, openings, absences, holidays; 304 while nothing has changed."""
    agenda = agenda_of(
        wiring.records, wiring.books, wiring.clock, wiring.keyring, presented_by_agent(call), agenda_query(query)
    )
    return Answer(agenda_view(agenda, call.language), revalidated=True)


handler = lambda_handler(app)
