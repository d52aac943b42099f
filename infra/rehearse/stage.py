"""What a rehearsal needs to have on stage before a citizen can enter, and how tests are told where it stands."""

from __future__ import annotations

import json
import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from infra.seed.agents import load_agents
from infra.seed.loading import load

from .deployment import Deployment
from .emulator import REGION, Emulator

MAIL_FROM = "ne-pas-repondre@rdv.example.org"
PARAMETERS = {
    "SiteUrl": "https://rdv.example.org",
    "MailFrom": MAIL_FROM,
    "InstanceName": "",
    "ReplyDomain": "",
    "ForwardedHops": "0",
}
VARIABLE = "RDV_REHEARSAL"


@dataclass(frozen=True, slots=True)
class Stage:
    """A deployment in a running emulator."""

    emulator: Emulator
    deployment: Deployment

    def write(self, path: Path) -> None:
        """Leave it for another process, which finds it through `RDV_REHEARSAL`."""
        path.write_text(
            json.dumps(
                {
                    "url": self.emulator.url,
                    "log": str(self.emulator.log),
                    "deployment": {**asdict(self.deployment)},
                },
                default=dict,
            )
        )

    @classmethod
    def read(cls, path: Path) -> Stage:
        """What `write` has left."""
        kept = json.loads(path.read_text())
        return cls(Emulator(kept["url"], Path(kept["log"])), Deployment(**kept["deployment"]))


def verify_sender(emulator: Emulator) -> None:
    """What the deployer does once in an account: SES sends for a verified identity only."""
    emulator.client("sesv2").create_email_identity(EmailIdentity=MAIL_FROM)


def seed(stage: Stage) -> None:
    """The demonstration data, with the rights of the account's owner."""
    secret = stage.emulator.client("secretsmanager").get_secret_value(SecretId=stage.deployment.resources["SecretKey"])
    # Agents' accounts are made with the key of the service that will check them.
    key = {"SECRET_KEY": json.loads(secret["SecretString"])["secret_key"], "FORWARDED_HOPS": "0"}
    with owner_environment(stage), _environment(key):
        load()
        load_agents()


@contextmanager
def owner_environment(stage: Stage) -> Generator[None]:
    """The standard variables that point this process's own stores at the deployment."""
    resources = stage.deployment.resources
    with _environment(
        {
            "AWS_ENDPOINT_URL": stage.emulator.url,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "DIRECTORY_TABLE": resources["DirectoryTable"],
            "AGENDA_TABLE": resources["AgendaTable"],
            "PEOPLE_TABLE": resources["PeopleTable"],
        }
    ):
        yield


@contextmanager
def _environment(variables: Mapping[str, str]) -> Generator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
