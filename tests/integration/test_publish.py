"""The publisher on moto: what is written to a book is what searches read, whatever goes wrong in between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import EndpointConnectionError
from moto import mock_aws
from pynamodb.connection import Connection

from publish import app, wiring
from rdv.clock import system_clock
from rdv.domain.directory import (
    AccessLevel,
    Location,
    LocationAvailability,
    LocationType,
    Motif,
    Offer,
    Opening,
    Organisation,
    Service,
    Staff,
    StaffMember,
)
from rdv.domain.publications import offers_of
from rdv.domain.recurrence import Every, Recurrence
from rdv.ports import Drop, Key, LocationKey, MotifKey, OpeningKey, OrganisationKey, Put, ServiceKey, StaffKey
from rdv.store import publications
from rdv.store.books import DynamoBooks
from rdv.store.directory import DirectoryWriter, DynamoDirectory
from rdv.store.keys import address_of, organisation_partition
from rdv.store.lists import DynamoLists
from rdv.store.models import connect
from rdv.store.publications import DynamoPublications
from rdv.store.records import DynamoRecords
from rdv.usecases.publishing import publish
from tests.contract.conftest import create_tables
from tests.unit.usecases.world import AGENTS, MOTIF, NOW, ORGANISATION, OTHER_PLACE, PLACE, SERVICE, weekday_opening

from .rest import ENVIRONMENT, TABLES
from .test_listing import Context

PHONE = replace(MOTIF, id="phone-motif", name="Par téléphone", location_type=LocationType.PHONE)
OPENING = replace(weekday_opening(AGENTS[0]), motif_ids=(MOTIF.id, PHONE.id))
OTHER_OPENING = replace(weekday_opening(AGENTS[1], OTHER_PLACE, (10, 12)), motif_ids=(MOTIF.id,))
MEMBERS = tuple(StaffMember(one, AccessLevel.BASIC) for one in AGENTS)


@pytest.fixture(autouse=True)
def records(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoRecords]:
    """An organisation's book, of which nothing is published yet."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(system_clock, "offset", NOW - datetime.now(UTC))
    wiring.publisher.cache_clear()
    with mock_aws():
        create_tables(boto3.client("dynamodb"), TABLES)
        written = DynamoRecords(connect(TABLES))
        settle(written, SERVICE, ORGANISATION, PLACE, OTHER_PLACE, MOTIF, PHONE, OPENING, OTHER_OPENING)
        written.commit([Put(StaffKey(ORGANISATION.id), Staff(ORGANISATION.id, MEMBERS))])
        yield written
    wiring.publisher.cache_clear()


def settle(records: DynamoRecords, *entities: Service | Organisation | Location | Motif | Opening) -> None:
    """Write to the book, as those who change it do."""
    records.commit([Put(key_of(one), one) for one in entities])


def key_of(entity: Service | Organisation | Location | Motif | Opening) -> Key:
    match entity:
        case Service(id=service_id):
            return ServiceKey(service_id)
        case Organisation(id=organisation_id):
            return OrganisationKey(organisation_id)
        case Location(id=place_id):
            return LocationKey(ORGANISATION.id, place_id)
        case Motif(id=motif_id):
            return MotifKey(ORGANISATION.id, motif_id)
        case Opening(id=opening_id):
            return OpeningKey(ORGANISATION.id, entity.agent_id, opening_id)


def told(*written: Key) -> dict[str, Any]:
    """A batch of the stream."""
    places = [address_of(key) for key in written]
    return {
        "Records": [
            {"dynamodb": {"SequenceNumber": str(number), "Keys": {"pk": {"S": pk}, "sk": {"S": sk}}}}
            for number, (_, pk, sk) in enumerate(places)
        ]
    }


def follow(*written: Key) -> dict[str, Any]:
    return app.follow(told(*(written or (OrganisationKey(ORGANISATION.id),))), Context("publish"))  # type: ignore[arg-type]


def items() -> list[dict[str, Any]]:
    """All that is in the Directory."""
    found: list[dict[str, Any]] = boto3.client("dynamodb").scan(TableName=TABLES.directory_table)["Items"]
    return found


def put_back(before: list[dict[str, Any]]) -> None:
    """The Directory is as it was."""
    client = boto3.client("dynamodb")
    for one in items():
        client.delete_item(TableName=TABLES.directory_table, Key={"pk": one["pk"], "sk": one["sk"]})
    for one in before:
        client.put_item(TableName=TABLES.directory_table, Item=one)


def rows() -> dict[tuple[str, str], dict[str, Any]]:
    """All that is in the Directory but books, services, and how far the publication has come."""
    return {
        (one["pk"]["S"], one["sk"]["S"]): one
        for one in items()
        if not one["pk"]["S"].startswith(("BOOK#", "SERVICES")) and one["sk"]["S"] != "PUBLISHED"
    }


def offer(motif_id: str) -> Offer:
    found = DynamoDirectory().offer(motif_id, consistent=True)
    assert found
    return found


def listed() -> set[str]:
    by_departement = {one.motif_id for one in DynamoDirectory().listings(departement=ORGANISATION.departement)}
    assert by_departement == {one.motif_id for one in DynamoDirectory().listings(organisation_id=ORGANISATION.id)}
    return by_departement


def as_written_at_once() -> dict[tuple[str, str], dict[str, Any]]:
    """What `DirectoryWriter` makes of the same book in an empty table."""
    book = DynamoBooks().book(ORGANISATION.id)
    assert book
    offers = offers_of(book, DynamoBooks().services(), NOW.date())
    before = items()
    put_back([])
    writer = DirectoryWriter()
    writer.publish_organisation(book.organisation)
    for one in offers:
        writer.publish_offer(one)
    written = rows()
    put_back(before)
    return written


def test_a_book_is_published_as_one_writer_would_have_written_it() -> None:
    assert follow() == {"batchItemFailures": []}
    published = rows()
    assert {opening.id for opening in offer(MOTIF.id).openings} == {OPENING.id, OTHER_OPENING.id}
    assert {place.id for place in offer(PHONE.id).locations} == {PLACE.id, OTHER_PLACE.id}
    assert listed() == {MOTIF.id, PHONE.id}
    assert published == as_written_at_once()


def test_an_opening_of_somebody_who_works_there_no_more_is_not_published(records: DynamoRecords) -> None:
    """Opened while its owner was taken out (AGM-05): nobody deletes it, and nobody can book it."""
    follow()
    left = Staff(ORGANISATION.id, tuple(one for one in MEMBERS if one.agent_id != OTHER_OPENING.agent_id))
    records.commit([Put(StaffKey(ORGANISATION.id), left)])
    assert follow(StaffKey(ORGANISATION.id)) == {"batchItemFailures": []}
    assert OTHER_OPENING.agent_id != OPENING.agent_id
    assert {opening.id for opening in offer(MOTIF.id).openings} == {OPENING.id}


def test_what_is_published_already_is_not_written_again(monkeypatch: pytest.MonkeyPatch) -> None:
    follow()
    made: list[str] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        made.append(operation)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    follow(OrganisationKey(ORGANISATION.id), MotifKey(ORGANISATION.id, MOTIF.id), StaffKey(ORGANISATION.id))
    assert made == ["Query"] * 3, "how far it has come, the book, the services; once for the organisation"


def test_a_change_writes_what_differs_and_nothing_else(records: DynamoRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    follow()
    before = rows()
    settle(records, replace(OTHER_OPENING, title="Another", version=2))
    sent: list[dict[str, Any]] = []
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "TransactWriteItems":
            sent.append(arguments)
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    follow()
    [transaction] = sent
    written = {one["Put"]["Item"]["sk"]["S"] for one in transaction["TransactItems"]}
    listing = next(sk for pk, sk in before if sk.startswith("LISTING#") and sk.endswith(MOTIF.id))
    assert written == {"PUBLISHED", "R", f"OPENING#{OTHER_OPENING.id}", listing}
    assert offer(PHONE.id).openings == (OPENING,)


def test_an_opening_that_is_gone_serves_no_motif_and_no_agent(records: DynamoRecords) -> None:
    follow()
    lists = DynamoLists(connect(TABLES))
    assert lists.motifs_of_agent(OTHER_OPENING.agent_id) == [MOTIF.id]
    records.commit([Drop(key_of(OTHER_OPENING))])
    follow()
    assert [one.id for one in offer(MOTIF.id).openings] == [OPENING.id]
    assert lists.motifs_of_agent(OTHER_OPENING.agent_id) == []
    assert rows() == as_written_at_once()


def test_a_deleted_motif_is_read_for_its_appointments_and_listed_no_more(records: DynamoRecords) -> None:
    """MOT-04."""
    follow()
    settle(records, replace(MOTIF, deleted=True, version=2))
    follow()
    assert offer(MOTIF.id).motif.deleted
    assert offer(MOTIF.id).openings == ()
    assert listed() == {PHONE.id}


def test_a_motif_without_a_trace_in_the_book_leaves_nothing(records: DynamoRecords) -> None:
    """MOT-04: without appointments a motif is deleted for good."""
    follow()
    settle(records, replace(OPENING, motif_ids=(PHONE.id,)), replace(OTHER_OPENING, motif_ids=(PHONE.id,)))
    records.commit([Drop(MotifKey(ORGANISATION.id, MOTIF.id))])
    follow()
    assert DynamoDirectory().offer(MOTIF.id, consistent=True) is None
    assert not [place for place in rows() if MOTIF.id in "".join(place)]
    assert rows() == as_written_at_once()


def test_the_openings_of_a_disabled_place_are_not_bookable_on_site(records: DynamoRecords) -> None:
    """LIEU-02, RDV-02: but the telephone does not mind where the agent sits."""
    settle(records, replace(PLACE, availability=LocationAvailability.DISABLED))
    follow()
    assert [one.id for one in offer(MOTIF.id).openings] == [OTHER_OPENING.id]
    assert [one.id for one in offer(PHONE.id).openings] == [OPENING.id]
    assert offer(MOTIF.id).location(PLACE.id), "appointments there still say where they are"


def test_single_use_places_belong_to_their_appointments(records: DynamoRecords) -> None:
    """LIEU-01."""
    settle(records, replace(PLACE, id="once", availability=LocationAvailability.SINGLE_USE))
    follow()
    assert {place.id for place in offer(MOTIF.id).locations} == {PLACE.id, OTHER_PLACE.id}


def test_searches_do_not_grow_with_openings_that_are_long_over(records: DynamoRecords) -> None:
    """House rule 7; an opening that is over since yesterday still explains why there is no slot."""
    over = replace(OPENING, id="over", recurrence=None, first_day=NOW.date() - timedelta(days=1))
    forgotten = replace(over, id="forgotten", first_day=NOW.date() - timedelta(days=32))
    ended = replace(
        forgotten,
        id="ended",
        recurrence=Recurrence(Every.WEEK, forgotten.first_day - timedelta(days=70), until=forgotten.first_day),
    )
    settle(records, over, forgotten, ended)
    follow()
    assert {one.id for one in offer(PHONE.id).openings} == {OPENING.id, "over"}


def test_another_name_is_found_and_the_old_one_is_not(records: DynamoRecords) -> None:
    follow()
    settle(records, replace(ORGANISATION, name="Espace Zéphyr", departement="59", version=2))
    follow()
    directory = DynamoDirectory()
    assert [one.id for one in directory.organisations_named("zephyr")] == [ORGANISATION.id]
    for word in ORGANISATION.name.split():
        assert directory.organisations_named(word) == []
    assert directory.organisations_of(ORGANISATION.departement) == []
    assert {one.motif_id for one in directory.listings(departement="59")} == {MOTIF.id, PHONE.id}
    assert {offer(one).organisation.name for one in (MOTIF.id, PHONE.id)} == {"Espace Zéphyr"}


def test_an_organisation_that_was_published_by_hand_is_taken_over() -> None:
    writer = DirectoryWriter()
    book = DynamoBooks().book(ORGANISATION.id)
    assert book
    writer.publish_organisation(book.organisation)
    for one in offers_of(book, DynamoBooks().services(), NOW.date()):
        writer.publish_offer(one)
    before = rows()
    follow()
    assert rows() == before


class PowerCut(Exception):
    """Nothing more happens in this process."""


def cut_at(monkeypatch: pytest.MonkeyPatch, number: int, *, answered: bool) -> None:
    """From the `number`th write on the plug is pulled: before it arrives, or after it was done and unanswered."""
    dispatch, writes = Connection.dispatch, 0

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        nonlocal writes
        if operation != "TransactWriteItems":
            return dispatch(self, operation, arguments)
        writes += 1
        if writes < number:
            return dispatch(self, operation, arguments)
        if writes == number and answered:
            dispatch(self, operation, arguments)
        raise PowerCut

    monkeypatch.setattr(Connection, "dispatch", watched)


def _much_changed() -> list[Organisation | Location | Motif | Opening]:
    return [
        replace(ORGANISATION, name="Maison nouvelle", version=2),
        replace(MOTIF, name="Autre nom", version=2),
        replace(PHONE, deleted=True, version=2),
        replace(OPENING, agent_id=AGENTS[2], id="of another"),
        replace(PLACE, name="Autre lieu", version=2),
    ]


@pytest.mark.parametrize("answered", [False, True])
@pytest.mark.parametrize("writes_a_call", [90, 2])
def test_whenever_the_plug_is_pulled_the_next_event_publishes_all_of_it(
    records: DynamoRecords, monkeypatch: pytest.MonkeyPatch, writes_a_call: int, answered: bool
) -> None:
    """At every write in turn; with large offers in several transactions (here: of two rows) as well."""
    monkeypatch.setattr(publications, "WRITES_A_CALL", writes_a_call)
    follow()
    settle(records, *_much_changed())
    records.commit([Drop(key_of(OTHER_OPENING))])
    begun = items()
    wanted = as_written_at_once()
    cuts = 0
    while True:
        put_back(begun)
        with monkeypatch.context() as power:
            cut_at(power, cuts + 1, answered=answered)
            try:
                publish(DynamoBooks(), DynamoPublications(connect(TABLES)), system_clock, ORGANISATION.id)
            except PowerCut:
                cuts += 1
            else:
                break
        follow()
        assert rows() == wanted, f"after the {cuts}th write"
    assert cuts == (3 if writes_a_call == 90 else 14)


def test_two_publishers_converge_to_the_newest_book(records: DynamoRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reads the book, another publishes a newer one, then the first goes on: the newer one stays."""
    follow()
    newer = replace(MOTIF, name="Le plus récent", version=3)
    settle(records, replace(MOTIF, name="Déjà ancien", version=2))
    read = DynamoBooks.book
    overtaken = False

    def slow(self: DynamoBooks, organisation_id: str) -> Any:
        nonlocal overtaken
        book = read(self, organisation_id)
        if not overtaken:
            overtaken = True
            settle(records, newer)
            publish(DynamoBooks(), DynamoPublications(connect(TABLES)), system_clock, ORGANISATION.id)
        return book

    monkeypatch.setattr(DynamoBooks, "book", slow)
    follow()
    assert offer(MOTIF.id).motif == newer
    assert rows() == as_written_at_once()


def test_many_publishers_at_once_end_with_the_book(records: DynamoRecords) -> None:
    """Changes and publications in eight threads; each publishes after its change, as the stream does."""
    table_lock, failures = threading.Lock(), list[BaseException]()
    dispatch = Connection.dispatch

    def one_at_a_time(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        with table_lock:  # moto alone needs it
            return dispatch(self, operation, arguments)

    def change(number: int) -> None:
        try:
            for turn in range(3):
                settle(records, replace(MOTIF, name=f"Nom {number}.{turn}"))
                while "batchItemFailures" in (answer := follow()) and answer["batchItemFailures"]:
                    pass
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Connection, "dispatch", one_at_a_time)
        follow()
        threads = [threading.Thread(target=change, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failures == []
    assert rows() == as_written_at_once()


def test_a_book_that_cannot_be_published_comes_again_and_does_not_hold_others(
    records: DynamoRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.commit([Put(OrganisationKey("other"), replace(ORGANISATION, id="other", name="Autre"))])
    dispatch = Connection.dispatch

    def watched(self: Connection, operation: str, arguments: dict[str, Any]) -> Any:
        if operation == "TransactWriteItems" and organisation_partition(ORGANISATION.id) in str(arguments):
            raise EndpointConnectionError(endpoint_url="nowhere")
        return dispatch(self, operation, arguments)

    monkeypatch.setattr(Connection, "dispatch", watched)
    answer = follow(MotifKey(ORGANISATION.id, MOTIF.id), OrganisationKey("other"), LocationKey(ORGANISATION.id, "p"))
    assert answer == {"batchItemFailures": [{"itemIdentifier": "0"}, {"itemIdentifier": "2"}]}
    assert DynamoDirectory().organisation("other")


def test_what_nobody_knows_is_not_published() -> None:
    assert follow(OrganisationKey("unknown")) == {"batchItemFailures": []}
    assert rows() == {}
