"""Starts MiniStack with two of its permission checks made AWS's own. Run by the rehearsal's environment, as a script.

1. SQS's batch calls are no actions of IAM: `sqs:SendMessage` allows `SendMessageBatch`. MiniStack 1.5.33 asks for an
   action that no policy can name.
2. Sending by SES is allowed on the sender's identity, and policies are told who sends (`ses:FromAddress`). MiniStack
   checks the resource `*` and leaves the key out, so that a policy which names either would never allow anything.
"""

# MiniStack lives in an environment of its own, and these checks have no public door.
# pyright: reportMissingImports=false
# ruff: noqa: SLF001

from __future__ import annotations

import json
from contextvars import ContextVar
from typing import Any

import ministack.app
from ministack.core import iam_actions
from ministack.core.responses import get_account_id

_SINGLE = {f"sqs:{name}Batch": f"sqs:{name}" for name in ("SendMessage", "DeleteMessage", "ChangeMessageVisibility")}

_extract_iam_action = iam_actions.extract_iam_action
_enforce_ses_v2 = ministack.app._enforce_ses_v2
_enforce_data_plane = ministack.app._enforce_data_plane
_sender: ContextVar[str | None] = ContextVar("sender", default=None)


def extract_iam_action(*arguments: Any) -> str | None:
    action = _extract_iam_action(*arguments)
    return _SINGLE.get(action, action) if action else action


def enforce_ses_v2(method: str, path: str, headers: Any, body: bytes, query_params: Any, request_id: str) -> Any:
    try:
        _sender.set(json.loads(body or b"{}").get("FromEmailAddress"))
    except ValueError:
        _sender.set(None)
    return _enforce_ses_v2(method, path, headers, body, query_params, request_id)


def enforce_data_plane(service: str, action: str, headers: Any, query_params: Any, *rest: Any, **more: Any) -> Any:
    if service == "sesv2" and (sender := _sender.get()):
        region = ministack.app.extract_region(headers, query_params)
        identity = f"arn:aws:ses:{region}:{get_account_id()}:identity/{sender}"
        more |= {"resource_arn": identity, "named_resource": identity, "service_context": {"ses:FromAddress": sender}}
    return _enforce_data_plane(service, action, headers, query_params, *rest, **more)


iam_actions.extract_iam_action = extract_iam_action
ministack.app._enforce_ses_v2 = enforce_ses_v2
ministack.app._enforce_data_plane = enforce_data_plane

if __name__ == "__main__":
    ministack.app.main()
