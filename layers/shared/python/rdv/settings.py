"""The environment, read once, typed; a missing variable fails with its name and nothing has a default that hides it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


class MissingSetting(RuntimeError):
    """A variable that the function needs is not in its environment."""


def _text(environment: Mapping[str, str], name: str) -> str:
    try:
        return environment[name]
    except KeyError:
        raise MissingSetting(f"environment variable {name} is not set") from None


@dataclass(frozen=True, slots=True)
class TableSettings:
    """DIRECTORY_TABLE, AGENDA_TABLE, PEOPLE_TABLE: the three tables' names."""

    directory_table: str
    agenda_table: str
    people_table: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> TableSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(
            _text(environment, "DIRECTORY_TABLE"),
            _text(environment, "AGENDA_TABLE"),
            _text(environment, "PEOPLE_TABLE"),
        )


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """SECRET_KEY: root of every keyed hash and derived token. FORWARDED_HOPS: how many trusted proxies add an address."""

    secret_key: str
    forwarded_hops: int

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> IdentitySettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "SECRET_KEY"), int(_text(environment, "FORWARDED_HOPS")))


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """SITE_URL: the citizen site's root, without the last slash."""

    site_url: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> SiteSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "SITE_URL").rstrip("/"))


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """SMS_QUEUE_URL, EMAIL_QUEUE_URL: where the relay puts its jobs."""

    sms_queue_url: str
    email_queue_url: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> QueueSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "SMS_QUEUE_URL"), _text(environment, "EMAIL_QUEUE_URL"))


@dataclass(frozen=True, slots=True)
class AddressSettings:
    """ADDRESS_API_URL: the national address service's search, empty where a deployment asks none."""

    address_api_url: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> AddressSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "ADDRESS_API_URL"))


@dataclass(frozen=True, slots=True)
class FranceConnectSettings:
    """FRANCECONNECT_URL: the provider's base address, empty where it is not offered; SITE_URL: where people come back to.

    FRANCECONNECT_CLIENT_ID, FRANCECONNECT_CLIENT_SECRET: what the provider gave at registration.
    """

    base_url: str
    client_id: str
    client_secret: str
    site_url: str

    @property
    def is_offered(self) -> bool:
        """Whether people may sign in with it."""
        return bool(self.base_url)

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> FranceConnectSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(
            _text(environment, "FRANCECONNECT_URL"),
            _text(environment, "FRANCECONNECT_CLIENT_ID"),
            _text(environment, "FRANCECONNECT_CLIENT_SECRET"),
            _text(environment, "SITE_URL").rstrip("/"),
        )


@dataclass(frozen=True, slots=True)
class ProConnectSettings:
    """PROCONNECT_URL: the provider's base address, empty where it is not offered; SITE_URL: where agents come back to.

    PROCONNECT_CLIENT_ID, PROCONNECT_CLIENT_SECRET: what the provider gave at registration. PROCONNECT_SECOND_FACTOR:
    `true` where nobody comes in without one.
    """

    base_url: str
    client_id: str
    client_secret: str
    second_factor: bool
    site_url: str

    @property
    def is_offered(self) -> bool:
        """Whether agents may sign in with it."""
        return bool(self.base_url)

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> ProConnectSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(
            _text(environment, "PROCONNECT_URL"),
            _text(environment, "PROCONNECT_CLIENT_ID"),
            _text(environment, "PROCONNECT_CLIENT_SECRET"),
            _text(environment, "PROCONNECT_SECOND_FACTOR") == "true",
            _text(environment, "SITE_URL").rstrip("/"),
        )


@dataclass(frozen=True, slots=True)
class MessageSettings:
    """SITE_URL: the citizen site's root, for links. MAIL_FROM: the verified sender. INSTANCE_NAME: empty in production (G-10).

    REPLY_DOMAIN: where mail to `rdv+<appointment>@…` is received (MAIL-06); empty where nobody receives it yet: replies
    then go to the organisation.
    """

    site_url: str
    mail_from: str
    instance_name: str
    reply_domain: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> MessageSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(
            _text(environment, "SITE_URL").rstrip("/"),
            _text(environment, "MAIL_FROM"),
            _text(environment, "INSTANCE_NAME"),
            _text(environment, "REPLY_DOMAIN"),
        )


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """MAIL_CONFIGURATION_SET: what SES reports of each e-mail, and to whom."""

    mail_configuration_set: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> ReportSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "MAIL_CONFIGURATION_SET"))


@dataclass(frozen=True, slots=True)
class ReceiptQueueSettings:
    """RECEIPTS_QUEUE_URL: where the providers' reports wait to be taken in."""

    receipts_queue_url: str

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> ReceiptQueueSettings:
        """Raises MissingSetting, naming the variable."""
        return cls(_text(environment, "RECEIPTS_QUEUE_URL"))
