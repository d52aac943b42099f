"""A citizen with an account, a child and some appointments: to sign in with on a laptop. Nobody here exists."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from rdv.clock import system_clock
from rdv.domain.accounts import Account
from rdv.domain.appointments import Author, AuthorKind
from rdv.domain.directory import Location, Motif
from rdv.domain.people import User
from rdv.ids import Keyring, derived_id
from rdv.outbound.passwords import Argon2Passwords
from rdv.ports import AccountKey, Put, UserKey
from rdv.settings import IdentitySettings, TableSettings
from rdv.store.directory import DynamoDirectory
from rdv.store.models import connect
from rdv.store.records import DynamoRecords
from rdv.usecases.accounts import email_login, put_login
from rdv.usecases.attending import BookingRequest, Person
from rdv.usecases.booking import book
from rdv.usecases.desk_booking import Attendee, DeskRequest, create_appointment
from rdv.usecases.holding import Caller, hold
from rdv.usecases.relatives import add_relative
from rdv.usecases.searching import slots_of

from .demonstration import ARRAS_SOUTH, CHILD_CHECK, COUNTER_1, IDENTITY_PAPERS, LENS_HALL, NURSE_A, PHONE_ADVICE

CITIZEN_EMAIL: Final = "camille.exemple@courriel.example"
# Shown at start and good for nothing but a laptop's own data.
CITIZEN_PASSWORD: Final = "Demonstration-2026!"  # noqa: S105
CITIZEN_ID: Final = derived_id("demo", "citizen", "camille")
# Ahead of what somebody who tries the site books first.
FIRST_AHEAD = timedelta(days=15)


def load_citizens() -> None:
    """Write them, with the key of the service that will read them; `load` has written what they book.

    Raises `rdv.settings.MissingSetting` and `rdv.domain.errors.Unavailable`.
    """
    keyring = Keyring(IdentitySettings.read().secret_key)
    records, directory = DynamoRecords(connect(TableSettings.read())), DynamoDirectory()
    now = system_clock.now()
    user = User(
        CITIZEN_ID,
        "Camille",
        "Exemple",
        CITIZEN_EMAIL,
        "+33612345601",
        date(1988, 4, 12),
        "4 rue de l’Exemple, 62000 Arras",
        consented_at=now,
    )
    account = Account(
        CITIZEN_ID, CITIZEN_EMAIL, now, password_hash=Argon2Passwords().hash(CITIZEN_PASSWORD), password_version=1
    )
    records.commit(
        [
            Put(UserKey(user.id), user),
            Put(AccountKey(user.id), account),
            put_login(email_login(keyring, CITIZEN_EMAIL), user.id),
        ]
    )
    child = add_relative(records, system_clock, user.id, Person("Noé", "Exemple", birth_date=date(2023, 9, 2)))

    def book_next(motif: Motif, place: Location | None, for_user_id: str, after: timedelta) -> None:
        """The first free start of the motif at or after that time ahead."""
        place_id, first_day = place.id if place else None, (now + after).date()
        found = slots_of(directory, records, system_clock, motif.id, place_id, first_day, 31)
        caller = Caller.of(keyring, motif.id, "")
        given = hold(directory, records, system_clock, motif.id, place_id, found.times[0].starts_at, caller)
        request = BookingRequest(
            given.hold.ref.spelled(),
            given.hold_token,
            contact_token="",
            idempotency_key=motif.id,
            fingerprint="",
            user=Person("", ""),
            account_id=user.id,
            for_user_id=for_user_id,
        )
        book(directory, records, system_clock, keyring, request)

    book_next(PHONE_ADVICE, None, user.id, FIRST_AHEAD)
    book_next(CHILD_CHECK, ARRAS_SOUTH, child.id, FIRST_AHEAD + timedelta(days=7))
    for weeks, motif, place, agent_id in (
        (5, IDENTITY_PAPERS, LENS_HALL, COUNTER_1),
        (20, CHILD_CHECK, ARRAS_SOUTH, NURSE_A),
    ):
        past = datetime.combine(now.date() - timedelta(weeks=weeks), datetime.min.time(), UTC) + timedelta(hours=9)
        request = DeskRequest(
            motif_id=motif.id,
            location_id=place.id,
            starts_at=past,
            agent_ids=(agent_id,),
            idempotency_key=f"past {weeks}",
            fingerprint="",
            attendees=(Attendee(user.id),),
        )
        create_appointment(directory, records, system_clock, keyring, Author(AuthorKind.AGENT, agent_id), request)
