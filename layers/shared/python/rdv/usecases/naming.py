"""Names that only one may have: a motif's, a team's, an organisation's (2.2, 2.4.2, 2.7).

Who takes a name claims it in the transaction that writes them: what others are called was read a moment before, and two
who take the same name at once are both right then. A claim whose holder is gone, or is called something else, is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.directory import Motif, NameClaim, Organisation, Team, slug
from ..domain.errors import FieldError, Invalid, Unavailable
from ..ports import Conflict, Drop, MotifKey, NameKey, NameOf, OrganisationKey, Put, Records, TeamKey, Write
from .claims import rounds

type Named = Motif | Team | Organisation


def name_of(one: Named) -> NameKey:
    """Where its name is claimed: names that lists could not tell apart are one."""
    match one:
        case Motif():
            name = f"{one.service_id}#{one.location_type}#{slug(one.name)}"
            return NameKey(NameOf.MOTIF, one.organisation_id, name)
        case Team():
            return NameKey(NameOf.TEAM, one.departement, slug(one.name))
        case Organisation():
            return NameKey(NameOf.ORGANISATION, one.departement, slug(one.name))


def commit_named(
    records: Records,
    writes: Sequence[Write],
    *,
    before: Named | None = None,
    after: Named | None = None,
    field: str = "name",
) -> None:
    """Write them, the name of `after` taken and that of `before` left in the same transaction.

    Raises Invalid (`field` is taken), Conflict of the writes themselves, Unavailable.
    """
    left = name_of(before) if before else None
    if after is not None and name_of(after) == left:
        records.commit(writes)
        return
    leaving = _leaving(records, before, left) if before and left else ()
    commit_all_named(records, [*writes, *leaving], [after] if after else [], field=field)


def commit_all_named(records: Records, writes: Sequence[Write], named: Sequence[Named], *, field: str = "name") -> None:
    """Write them, the names of all of `named` taken in the same transaction, or nothing. Raises as `commit_named`."""
    holders = {name_of(one): one for one in named}
    taking = {key: Put(key, NameClaim(one.id), 0) for key, one in holders.items()}
    for _ in rounds():
        try:
            records.commit([*writes, *taking.values()])
        except Conflict as conflict:
            met = {key: claim for key, claim in conflict.current.items() if isinstance(key, NameKey) and key in holders}
            if len(met) < len(conflict.current):
                raise
            for key, claim in met.items():
                one = holders[key]
                if not isinstance(claim, NameClaim):
                    taking[key] = Put(key, NameClaim(one.id), 0)
                elif _holds(records, claim.holder_id, one, key):
                    raise Invalid([FieldError(field, "taken")]) from conflict
                else:
                    taking[key] = Put(key, NameClaim(one.id, claim.version + 1), claim.version)
            continue
        return
    raise Unavailable


def _leaving(records: Records, before: Named, left: NameKey) -> list[Write]:
    claim = records.read([left]).get(left)
    mine = isinstance(claim, NameClaim) and claim.holder_id == before.id
    return [Drop(left)] if mine else []


def _holds(records: Records, holder_id: str, like: Named, wanted: NameKey) -> bool:
    """Whether somebody else is called so."""
    if holder_id == like.id:
        return False
    match like:
        case Motif():
            key = MotifKey(like.organisation_id, holder_id)
        case Team():
            key = TeamKey(like.departement, holder_id)
        case Organisation():
            key = OrganisationKey(holder_id)
    holder = records.read([key]).get(key)
    if isinstance(holder, Motif) and holder.deleted:
        return False
    return isinstance(holder, Motif | Team | Organisation) and name_of(holder) == wanted
