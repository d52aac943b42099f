"""The membership handler on moto: users and links that the stream hands over are filed; failures come again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from membership import app, wiring
from rdv.clock import system_clock
from rdv.domain.appointments import Author, AuthorKind
from rdv.domain.directory import Organisation
from rdv.domain.errors import Unavailable
from rdv.domain.membership import EVERYWHERE, FindKind, of_organisation, of_territory
from rdv.domain.people import User
from rdv.ids import Keyring
from rdv.ports import OrganisationKey, Put, TokenKey, UserKey
from rdv.store.directory import DynamoDirectory
from rdv.store.keys import address_of
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.store.user_index import DynamoUserIndex
from rdv.usecases.desk_booking import Attendee, DeskRequest, create_appointment
from tests.unit.usecases.world import AGENTS, MONDAY, MOTIF, PLACE, an_offer, at

from .rest import ENVIRONMENT, TABLES
from .test_http_functions import aws, operations
from .test_listing import Context

__all__ = ["aws", "operations"]

ZOE = User("zoe", "Zoé", "Martin", "zoe.martin@ville.example", "+33612345601")
ORGANISATION_ID = an_offer().organisation.id


@pytest.fixture
def records(aws: Any) -> DynamoRecords:
    """An organisation, and somebody whom it does not know."""
    wiring.records.cache_clear()
    made = DynamoRecords(connect(TABLES))
    organisation = an_offer().organisation
    made.commit([Put(OrganisationKey(organisation.id), organisation), Put(UserKey("zoe"), ZOE)])
    return made


def written(*keys: UserKey | TokenKey, others: tuple[tuple[str, str], ...] = ()) -> dict[str, Any]:
    places = [*((address.pk, address.sk) for address in map(address_of, keys)), *others]
    return {
        "Records": [
            {
                "eventName": "INSERT",
                "dynamodb": {"SequenceNumber": str(number), "Keys": {"pk": {"S": pk}, "sk": {"S": sk}}},
            }
            for number, (pk, sk) in enumerate(places)
        ]
    }


def follow(event: dict[str, Any]) -> dict[str, Any]:
    return app.follow(event, Context())  # type: ignore[arg-type]


def links(aws: Any) -> list[TokenKey]:
    items = aws.scan(TableName=TABLES.people_table)["Items"]
    return [TokenKey(one["pk"]["S"].removeprefix("TOKEN#")) for one in items if one["pk"]["S"].startswith("TOKEN#")]


def found(scope: str, prefix: str, kind: FindKind = FindKind.WORD) -> list[str]:
    return [one.user_id for one in DynamoUserIndex().filed(scope, kind, prefix, 10)]


def book(records: DynamoRecords) -> None:
    request = DeskRequest(
        motif_id=MOTIF.id,
        location_id=PLACE.id,
        starts_at=at(MONDAY + timedelta(days=1), 9),
        agent_ids=(AGENTS[0],),
        idempotency_key="key",
        fingerprint="",
        attendees=(Attendee("zoe"),),
    )
    keyring = Keyring(ENVIRONMENT["SECRET_KEY"])
    create_appointment(DynamoDirectory(), records, system_clock, keyring, Author(AuthorKind.AGENT, AGENTS[0]), request)


def test_who_has_an_appointment_is_known_to_its_organisation(records: DynamoRecords, aws: Any) -> None:
    book(records)
    assert found(of_organisation(ORGANISATION_ID), "mart") == []
    assert follow(written(*links(aws))) == {"batchItemFailures": []}
    assert found(of_organisation(ORGANISATION_ID), "mart") == ["zoe"]
    assert found(of_territory("62"), "zoe") == ["zoe"]
    assert found(of_organisation(ORGANISATION_ID), "zoe.m", FindKind.EMAIL) == ["zoe"]
    assert found(EVERYWHERE, "+33612345601", FindKind.PHONE) == ["zoe"]


def test_a_batch_reads_each_person_once_and_writes_nothing_twice(
    records: DynamoRecords, aws: Any, operations: list[str]
) -> None:
    book(records)
    batch = written(*links(aws), *links(aws), UserKey("zoe"), UserKey("zoe"), others=(("USER#zoe", "RELATIVES"),))
    follow(batch)
    operations.clear()
    follow(batch)
    # The links; the appointment; who is known already; the user.
    assert operations == ["BatchGetItem"] * 4


def test_a_new_name_is_found(records: DynamoRecords) -> None:
    records.commit([Put(OrganisationKey("other"), Organisation("other", "Autre", "62"))])
    follow(written(UserKey("zoe")))
    assert found(EVERYWHERE, "zoe.martin@", FindKind.EMAIL) == ["zoe"]
    records.commit([Put(UserKey("zoe"), replace(ZOE, email="zoe@ville.example", version=2), 1)])
    follow(written(UserKey("zoe")))
    assert found(EVERYWHERE, "zoe", FindKind.EMAIL) == ["zoe"]
    assert found(EVERYWHERE, "zoe.martin@", FindKind.EMAIL) == []
    gone = replace(ZOE.anonymised(datetime.now(UTC)), version=3)
    records.commit([Put(UserKey("zoe"), gone, 2)])
    follow(written(UserKey("zoe")))
    assert found(EVERYWHERE, "zoe", FindKind.EMAIL) == []


def test_what_the_store_refuses_comes_again(records: DynamoRecords, monkeypatch: pytest.MonkeyPatch, aws: Any) -> None:
    book(records)
    read = DynamoRecords.read

    def failing(self: DynamoRecords, keys: Any, *, consistent: bool = True) -> Any:
        if any(isinstance(key, TokenKey) for key in keys):
            raise Unavailable
        return read(self, keys, consistent=consistent)

    monkeypatch.setattr(DynamoRecords, "read", failing)
    answer = follow(written(UserKey("zoe"), *links(aws)))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert found(EVERYWHERE, "zoe.martin@", FindKind.EMAIL) == ["zoe"]
