"""Under what users are found, the same on every engine."""

from __future__ import annotations

from rdv.domain.membership import FindEntry, FindKind
from rdv.ports import FindKey, Put, UserIndex
from rdv.store.memory import MemoryRecords, MemoryUserIndex
from rdv.store.user_index import DynamoUserIndex

from .conftest import Engine

ORG = "ORG#org"


def index_of(engine: Engine) -> UserIndex:
    return MemoryUserIndex(engine.records) if isinstance(engine.records, MemoryRecords) else DynamoUserIndex()


def test_users_are_filed_by_the_beginning_of_their_words(engine: Engine) -> None:
    rows = [
        (ORG, FindKind.WORD, "martin", "a"),
        (ORG, FindKind.WORD, "marceau", "b"),
        (ORG, FindKind.WORD, "martineau", "c"),
        (ORG, FindKind.EMAIL, "martin@ville.example", "d"),
        ("ORG#other", FindKind.WORD, "martin", "e"),
        (ORG, FindKind.PHONE, "+33612345601", "f"),
        (ORG, FindKind.PHONE, "+33612345602", "g"),
    ]
    engine.records.commit([Put(FindKey(*row), FindEntry(row[3], (f"A{row[2]}",))) for row in rows])
    index = index_of(engine)

    def found(kind: FindKind, prefix: str, limit: int = 10) -> list[str]:
        return [one.user_id for one in index.filed(ORG, kind, prefix, limit)]

    assert found(FindKind.WORD, "mar") == ["b", "a", "c"]
    assert found(FindKind.WORD, "mart") == ["a", "c"]
    assert found(FindKind.WORD, "mart", limit=1) == ["a"]
    assert found(FindKind.WORD, "m") == ["b", "a", "c"]
    assert found(FindKind.WORD, "x") == []
    assert found(FindKind.EMAIL, "martin@") == ["d"]
    assert found(FindKind.PHONE, "+33612345601") == ["f"]
