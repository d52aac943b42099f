"""One running service: AWS, functions, API, sites, pumps and clock, wired from the template."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import ExitStack
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from waitress import wasyncore
from waitress.server import create_server

from rdv.clock import system_clock

from . import ROOT
from .aws import Aws, Queue, StartResponse, aws
from .clock import ServiceClock
from .control import Control
from .functions import Functions, adopted_output, common_environment
from .gateway import RestApi
from .inbox import Inbox
from .openid import AGENTS, CITIZENS, Client, LocalOpenId
from .provider_reports import ProviderReports
from .pumps import Pumps
from .resources import UnknownResource, create, expand, functions_of
from .schedules import Schedule
from .site import Site
from .sources import QueueSource, QuietUntil, ScheduleSource, Source, StreamSource
from .stories import Story, stories_of

HOST = "127.0.0.1"
# As many as a race has runners.
THREADS = 32
# Bodies up to this many bytes reach the gateway, which refuses them as API Gateway does; more is cut at the door.
DOOR_BODY_BYTES = 64 * 1024 * 1024
MAIL_FROM = "rendez-vous@service.example"
INSTANCE_NAME = "Poste local"
REPLY_DOMAIN = "reponse.service.example"
# What the identity provider of this machine calls the citizens' site, and the agents' dashboard.
CITIZEN_CLIENT = "rendez-vous-usagers"
AGENT_CLIENT = "rendez-vous-agents"
# What went wrong is shown; `LOG_LEVEL=INFO` shows every request and message as well.
DEFAULT_LOG_LEVEL = "WARNING"
# The reminder sweep acts on what has this attribute and on nothing else: before the earliest one, its ticks find
# nothing to do, and a jump of the clock may leave them out (decision 0011).
QUIET_WITHOUT = {"SweepFunction": ("AgendaTable", "due_at")}
# Of the ticks of a jump, the last one does: what lists remember depends on the instant alone, and the reconciler goes
# on from where it was.
LAST_TICK_DOES = frozenset({"RefreshListsFunction", "ReconcileFunction"})

# What they would tell is no news on a laptop: requests that wait for a thread, usage figures that nobody collects.
for chatty in ("waitress.queue", "samtranslator.metrics"):
    logging.getLogger(chatty).setLevel(logging.ERROR)

type Seed = Callable[[], None]
type Report = Callable[[str], None]


class PortTaken(Exception):
    """Another program listens on the port."""


class Stack:
    """The service on one port of this machine. One at a time in a process: AWS and the clock are the process's own.

    `template` is another template than the service's, in tests, and `functions` the folder of its packages.
    `seed` writes the first data. Use as a context manager, or `start` and `stop`.
    """

    def __init__(
        self,
        port: int = 0,
        *,
        seed: Seed | None = None,
        template: Mapping[str, Any] | None = None,
        functions: Path = ROOT / "functions",
        parameters: Mapping[str, str] | None = None,
        report: Report = lambda line: None,
    ) -> None:
        self.clock, self.inbox, self.reports = ServiceClock(), Inbox(), ProviderReports(aws)
        self.port = port
        self._seed, self._template, self._folder, self._report = seed, template, functions, report
        self._parameters = parameters
        self._provider_secret = secrets.token_urlsafe(24)
        self._site = Site(ROOT / "web" / "citizen" / "dist")
        self._desk = Site(ROOT / "web" / "agent" / "dist", "/agent/")
        self._ending = ExitStack()
        self._resetting = threading.Lock()

    @property
    def base_url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def aws(self) -> Aws:
        """Its AWS, for tests that look behind the service or cut it off."""
        return aws

    def __enter__(self) -> Stack:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Make everything and listen; ready when this returns. Raises PortTaken."""
        with ExitStack() as ending:
            listening = ending.enter_context(_bound(self.port))
            self.port = listening.getsockname()[1]
            # The functions read the environment as they would in a process of their own; `stop` gives it back.
            ending.callback(_restore_environment, dict(os.environ))
            ending.callback(self.clock.back_to_real_time)
            self._make_service()
            ending.callback(self.functions.refresh)
            ending.enter_context(adopted_output(os.environ.get("POWERTOOLS_LOG_LEVEL", DEFAULT_LOG_LEVEL)))
            aws.observers.append(self.inbox.observe)
            ending.callback(aws.observers.remove, self.inbox.observe)
            aws.observers.append(self.reports.observe)
            ending.callback(aws.observers.remove, self.reports.observe)
            self.pumps.start()
            ending.callback(self.pumps.stop)
            self._serve(listening, ending)
            self._ending = ending.pop_all()

    def stop(self) -> None:
        """Stop listening, end the threads, free the port."""
        self._ending.close()

    def _make_service(self) -> None:
        os.environ.update(aws.environment())
        aws.reset()
        self._report("Lecture de template.yaml…")
        self.openid = self._provider()
        parameters = self._own_parameters() if self._parameters is None else self._parameters
        self._expanded = expand(parameters, self._template)
        self._make_resources()
        functions = functions_of(self._expanded)
        os.environ.update(common_environment(functions))
        self._report("Démarrage des fonctions…")
        self.functions = Functions(functions, self._folder)
        self.functions.warm()
        self._fill()
        self.api = RestApi(self._expanded, self.functions)
        self.reports.bind(self._expanded, self.functions, self._logical_id)
        self._control = Control(self)
        self.pumps = self._pumps()

    def _own_parameters(self) -> dict[str, str]:
        """What a deployment's owner would choose, for a laptop."""
        return {
            "SiteUrl": self.base_url,
            "MailFrom": MAIL_FROM,
            "InstanceName": INSTANCE_NAME,
            "ReplyDomain": REPLY_DOMAIN,
            # Nothing stands before the gateway here.
            "ForwardedHops": "0",
            "FranceConnectUrl": self.openid.issuer,
            "FranceConnectClientId": CITIZEN_CLIENT,
            "FranceConnectClientSecret": self._provider_secret,
            "ProConnectUrl": self.openid.issuer,
            "ProConnectClientId": AGENT_CLIENT,
            "ProConnectClientSecret": self._provider_secret,
            "AddressApiUrl": f"{self.base_url}/_local/addresses/search/",
            "LogLevel": os.environ.get("LOG_LEVEL", DEFAULT_LOG_LEVEL),
        }

    def _provider(self) -> LocalOpenId:
        """The identity provider of this machine, to which the service is registered as to FranceConnect and ProConnect."""
        site = self.base_url
        citizens = Client(
            CITIZEN_CLIENT,
            self._provider_secret,
            [f"{site}/franceconnect_v2/callback"],
            [f"{site}/franceconnect_v2/post_logout"],
            CITIZENS,
        )
        agents = Client(AGENT_CLIENT, self._provider_secret, [f"{site}/agent_connect/callback"], [f"{site}/"], AGENTS)
        return LocalOpenId(site, system_clock, [citizens, agents])

    def crash(self) -> None:
        """What calls functions dies, and with it all that was only in memory; the data survive. `recover` follows."""
        self.pumps.crash()
        self.functions.refresh()

    def recover(self) -> None:
        """AWS answers again and the pumps run."""
        aws.cut = False
        self.pumps.start()

    def reset(self) -> None:
        """Data, inbox and clock as on the first start."""
        with self._resetting:
            self.pumps.stop()
            aws.reset()
            self.clock.back_to_real_time()
            self._make_resources()
            self.functions.refresh()
            self._fill()
            self.inbox.clear()
            self.reports.clear()
            self.pumps.rewind()
            self.pumps.start()

    def next_event(self) -> datetime | None:
        """When a message is next due: at a sweep that has a reminder to find, or at another try of what failed."""
        moments = [self.pumps.retry_at()]
        for properties in self._expanded.of_type("AWS::Scheduler::Schedule").values():
            quiet_until = self._quiet_until(self._logical_id(properties["Target"]["Arn"]))
            due = quiet_until() if quiet_until else None
            if due is not None:
                ticks = Schedule(properties["ScheduleExpression"], properties.get("ScheduleExpressionTimezone", "UTC"))
                moments.append(ticks.next_after(max(due, self.clock.now()) - timedelta(microseconds=1)))
        return min((at for at in moments if at is not None), default=None)

    def stories(self, appointment_ids: Collection[str]) -> Mapping[str, Story]:
        """What is stored of those appointments; nothing where the template has no Agenda."""
        table_name = self._expanded.names.get("AgendaTable")
        return stories_of(table_name, appointment_ids) if table_name and appointment_ids else {}

    def _make_resources(self) -> None:
        self._report("Création des tables, des files et des sujets…")
        create(self._expanded, MAIL_FROM)

    def _fill(self) -> None:
        if self._seed is not None:
            self._report("Écriture des données de démonstration…")
            self._seed()

    def _serve(self, listening: socket.socket, ending: ExitStack) -> None:
        sockets: dict[int, Any] = {}
        server: Any = create_server(
            self,
            map=sockets,
            sockets=[listening],
            threads=THREADS,
            max_request_body_size=DOOR_BODY_BYTES,
            # The gateway adds to X-Forwarded-For, as API Gateway does; it must see what came.
            clear_untrusted_proxy_headers=False,
        )
        answering = threading.Thread(target=server.run, name="http", daemon=True)
        answering.start()
        ending.callback(server.task_dispatcher.shutdown, timeout=1)
        ending.callback(answering.join, timeout=5)
        # By the thread that waits on the sockets: closed under its feet, they would end it with a traceback.
        ending.callback(server.trigger.pull_trigger, partial(wasyncore.close_all, sockets, ignore_all=True))

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if path == "/api" or path.startswith(("/api/", "/franceconnect_v2/", "/agent_connect/")):
            response = self.api.answer(environ)
        elif path == "/_local" or path.startswith("/_local/"):
            response = self._control.answer(environ)
        elif path.startswith("/_openid/"):
            response = self.openid.answer(environ)
        elif path == "/agent" or path.startswith("/agent/"):
            response = self._desk.answer(environ)
        else:
            response = self._site.answer(environ)
        start_response(response.status_line, [*response.headers, ("Content-Length", str(len(response.body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]

    def _pumps(self) -> Pumps:
        aws.forget_readers()
        sources = [
            self._source(mapping) for mapping in self._expanded.of_type("AWS::Lambda::EventSourceMapping").values()
        ]
        schedules = [
            self._schedule(logical_id, schedule)
            for logical_id, schedule in self._expanded.of_type("AWS::Scheduler::Schedule").items()
        ]
        return Pumps(aws, self.clock, sources, schedules, self._dead_letter_queues())

    def _source(self, mapping: Mapping[str, Any]) -> Source:
        arn, function_id = mapping["EventSourceArn"], self._logical_id(mapping["FunctionName"])
        if ":sqs:" in arn:
            return QueueSource(self._queue(arn), self.functions, function_id, mapping)
        if ":dynamodb:" in arn:
            stream = aws.stream(arn.split("/")[1])
            return StreamSource(stream, self.functions, function_id, mapping, self._destination(mapping), self.clock)
        raise UnknownResource(f"no event source for {arn}")

    def _schedule(self, logical_id: str, properties: Mapping[str, Any]) -> ScheduleSource:
        function_id = self._logical_id(properties["Target"]["Arn"])
        invocations = self._expanded.of_type("AWS::Lambda::EventInvokeConfig").values()
        invocation = next((one for one in invocations if self._logical_id(one["FunctionName"]) == function_id), {})
        return ScheduleSource(
            logical_id,
            Schedule(properties["ScheduleExpression"], properties.get("ScheduleExpressionTimezone", "UTC")),
            self.functions,
            function_id,
            properties,
            invocation,
            self._destination(invocation),
            self.clock,
            self._quiet_until(function_id),
        )

    def _quiet_until(self, function_id: str) -> QuietUntil | None:
        if function_id in LAST_TICK_DOES:
            return lambda: None
        if function_id not in QUIET_WITHOUT:
            return None
        table, attribute = QUIET_WITHOUT[function_id]
        return lambda: aws.earliest(self._expanded.names[table], attribute)

    def _logical_id(self, name_or_arn: str) -> str:
        """The template's id of a function that is named by its physical name or its ARN."""
        name = name_or_arn.rpartition(":")[2]
        return next(one for one in self.functions.by_id if self._expanded.names[one] == name)

    def _destination(self, properties: Mapping[str, Any]) -> Queue | None:
        arn = properties.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        return self._queue(arn) if arn else None

    def _queue(self, arn: str) -> Queue:
        return aws.queue(arn.rpartition(":")[2])

    def _dead_letter_queues(self) -> list[Queue]:
        """Every queue that something failed ends in: of a redrive policy or of a destination."""
        arns = {
            policy["deadLetterTargetArn"]
            for queue in self._expanded.of_type("AWS::SQS::Queue").values()
            if (policy := queue.get("RedrivePolicy"))
        }
        for kind in ("AWS::Lambda::EventSourceMapping", "AWS::Lambda::EventInvokeConfig"):
            for properties in self._expanded.of_type(kind).values():
                arns.add(properties.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination", ""))
        return [self._queue(arn) for arn in sorted(arns - {""})]


def _restore_environment(before: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(before)


def _bound(port: int) -> socket.socket:
    """A socket on that port of the loopback address. Raises PortTaken."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((HOST, port))
    except OSError as error:
        opened.close()
        raise PortTaken(str(port)) from error
    return opened
