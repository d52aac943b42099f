"""What an account says about itself, and what of it may be changed (2.11, AUT-03)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..domain.errors import FieldError, Invalid, Unavailable
from ..domain.phones import normal_phone
from ..domain.sessions import Actor
from ..ports import Clock, Conflict, Records
from .accounts import Member, put_user, whoami
from .attending import check_birth_date
from .claims import rounds


def change_profile(records: Records, clock: Clock, actor: Actor, typed: Mapping[str, Any]) -> Member:
    """Change the user's fields that were typed, by their names.

    Raises Invalid with every wrong field, `frozen_field` for what FranceConnect has settled (AUT-03).
    """
    for _ in rounds():
        me = whoami(records, actor)
        values = dict(typed)
        errors: list[FieldError] = []
        if number := values.get("phone_number"):
            values["phone_number"] = normal_phone(number)
            if values["phone_number"] is None:
                errors.append(FieldError("phone_number", "not_a_phone_number"))
        check_birth_date(errors, "birth_date", values.get("birth_date"), clock.now())
        errors += [
            FieldError(field, "frozen_field")
            for field in me.account.frozen_fields
            if field in values and values[field] != getattr(me.user, field)
        ]
        if errors:
            raise Invalid(errors)
        after = replace(me.user, **values)
        if after == me.user:
            return me
        try:
            records.commit([put_user(me.user, after)])
        except Conflict:
            continue
        return Member(me.account, replace(after, version=me.user.version + 1))
    raise Unavailable
