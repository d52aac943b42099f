"""Phone numbers (spec 6.9). `phonenumbers` costs 50 ms and 82 modules to import: it is loaded by the first number."""

from __future__ import annotations

import re

# TEL-01: mainland first, then overseas; the first region where the number is valid wins.
REGIONS = ("FR", "GP", "GF", "MQ", "RE", "YT")
# The longest E.164 number has 15 digits; what people put between them does not triple it.
LONGEST_INPUT = 40
_TYPED = re.compile(r"\(?\+?[0-9(][0-9 ()./-]*")
# What phones and word processors put for a space.
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " "})


def normal_phone(text: str) -> str | None:
    """The E.164 form of a number as people type it; None when it is no valid number (TEL-01).

    A blank text is no number either (TEL-03): the caller decides whether one is needed.
    """
    typed = text.translate(_SPACES).strip()
    if len(typed) > LONGEST_INPUT or not _TYPED.fullmatch(typed):
        return None
    import phonenumbers  # noqa: PLC0415 (see the module's docstring)

    for region in REGIONS:
        try:
            number = phonenumbers.parse(typed, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def is_mobile(e164: str) -> bool:
    """Whether an SMS may be sent to that E.164 number; "fixed or mobile" does not count (TEL-02)."""
    if not e164:
        return False
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return False
    return (
        phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    )


def is_organisation_phone(text: str) -> bool:
    """A valid number, a short number of four digits, or nothing (2.2, TEL-03)."""
    typed = text.strip()
    return not typed or bool(re.fullmatch(r"[0-9]{4}", typed)) or normal_phone(typed) is not None


def dialled(text: str) -> str:
    """A number without what is only there to be read (`03 21 00 00 00` gives `0321000000`): what fits an SMS."""
    return re.sub(r"[^0-9+]", "", text)
