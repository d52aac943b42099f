"""The periods that the privacy page promises are those that the code applies (spec 10)."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

from rdv.domain.accounts import LINK_LIFETIMES, LinkPurpose
from rdv.domain.agenda import HOLD_DURATION
from rdv.domain.people import ACCESS_LIFETIME, CODE_LIFETIME, CONTACT_TOKEN_LIFETIME, LINK_LIFETIME
from rdv.domain.sessions import LIFETIMES, PersonKind

ROOT = Path(__file__).parents[2]
PERIODS: dict[str, int] = json.loads((ROOT / "web/citizen/src/pages/public/retention.json").read_text("utf-8"))


def test_the_privacy_page_says_the_periods_of_the_code() -> None:
    session = LIFETIMES[PersonKind.USER]
    applied = {
        "hold_minutes": HOLD_DURATION / timedelta(minutes=1),
        "code_minutes": CODE_LIFETIME / timedelta(minutes=1),
        "contact_proof_minutes": CONTACT_TOKEN_LIFETIME / timedelta(minutes=1),
        "access_minutes": ACCESS_LIFETIME / timedelta(minutes=1),
        "link_weeks": LINK_LIFETIME / timedelta(weeks=1),
        "session_idle_minutes": session.idle / timedelta(minutes=1),
        "session_hours": session.at_most / timedelta(hours=1),
        "reset_hours": LINK_LIFETIMES[LinkPurpose.RESET] / timedelta(hours=1),
        "log_days": PERIODS["log_days"],
    }
    assert applied == PERIODS


def test_the_privacy_page_says_how_long_logs_are_kept() -> None:
    kept = re.findall(r"RetentionInDays: (\d+)", (ROOT / "template.yaml").read_text("utf-8"))
    # The providers' own reports, which name numbers, go sooner still.
    assert max(int(days) for days in kept) == PERIODS["log_days"]
