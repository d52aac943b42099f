"""Run in a process of its own, in the environment of one function: imports its handler and builds what it works with.

Prints the routes of its Chalice app, if it has one, and the variables that `rdv.settings` read, as JSON.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Mapping

# The builder of `wiring.py` behind each bare handler; a Chalice app builds at import.
BUILDERS = {
    "notify.app.relay": "relay",
    "notify.app.send_sms": "sms_sender",
    "notify.app.send_email": "email_sender",
    "notify.app.sweep": "sweeper",
    "notify.app.receipts": "receiver",
    "notify.app.reconcile": "reconciler",
    "listing.app.follow": "keeper",
    "listing.app.refresh": "keeper",
    "publish.app.follow": "publisher",
    "membership.app.follow": "records",
}


class Watched(dict[str, str]):
    """An environment that remembers which variables were taken by name."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        super().__init__(variables)
        self.taken: set[str] = set()

    def __getitem__(self, name: str) -> str:
        if sys._getframe(1).f_globals.get("__name__") == "rdv.settings":
            self.taken.add(name)
        return super().__getitem__(name)


def main(handler: str) -> None:
    watched = Watched(os.environ)
    os.environ = watched  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B003 - before anything has read it
    module_name, _, function = handler.rpartition(".")
    module = importlib.import_module(module_name)
    assert callable(getattr(module, function))
    if handler in BUILDERS:
        getattr(importlib.import_module(f"{module_name.partition('.')[0]}.wiring"), BUILDERS[handler])()
    routes = module.app.routes if hasattr(module, "app") else {}
    found = sorted([method, path] for path, methods in routes.items() for method in methods)
    print(json.dumps({"routes": found, "settings": sorted(watched.taken)}))


main(sys.argv[1])
