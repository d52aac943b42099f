"""`python -m infra.local`: the service on one laptop, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

DEFAULT_PORT = 8080
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def main() -> int:
    """Run until SIGINT or SIGTERM. Exit code 1 when the port is taken or is no port."""
    started = time.monotonic()
    # Lambda's wall clock is UTC.
    os.environ["TZ"] = "UTC"
    time.tzset()
    text = os.environ.get("PORT", str(DEFAULT_PORT))
    if not text.isdigit() or not 0 < int(text) < 65536:
        print(f"PORT={text} n’est pas un numéro de port.", file=sys.stderr)
        return 1
    if os.environ.get("LOG_LEVEL", "INFO") not in LOG_LEVELS:
        print(f"LOG_LEVEL est l’un de {', '.join(LOG_LEVELS)}.", file=sys.stderr)
        return 1
    print("Préparation du poste local (quelques secondes)…", flush=True)

    # Imported here: the first line above must not wait for moto and boto3.
    from infra.local.stack import PortTaken, Stack
    from infra.seed import load
    from infra.seed.agents import AGENT_PASSWORD, SHOWN, load_agents
    from infra.seed.citizens import CITIZEN_EMAIL, CITIZEN_PASSWORD, load_citizens

    # The pages' tests start hundreds of times, and bring citizens of their own.
    with_citizens = os.environ.get("DEMO_CITIZENS", "yes") != "no"

    def seed() -> None:
        load()
        load_agents()
        if with_citizens:
            load_citizens()

    stack = Stack(int(text), seed=seed, report=lambda line: print(f"  {line}", flush=True))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        stack.start()
    except PortTaken:
        print(
            f"Le port {text} est déjà pris : libérez-le, ou choisissez-en un autre (PORT=8081 make run).",
            file=sys.stderr,
        )
        return 1
    print(
        f"Prêt en {time.monotonic() - started:.1f} s. Arrêt : Ctrl-C.\n"
        f"  Site des usagers     {stack.base_url}/\n"
        f"  Espace des agents    {stack.base_url}/agent/\n"
        f"  SMS et courriels     {stack.base_url}/_local/\n"
        f"  API                  {stack.base_url}/api/openapi.json\n"
        f"  Compte usager        {CITIZEN_EMAIL}, mot de passe {CITIZEN_PASSWORD}\n"
        f"  Comptes agents       {', '.join(agent.email for agent in SHOWN)}, mot de passe {AGENT_PASSWORD}\n"
        f"  Horloge du service   {stack.base_url}/_local/clock\n"
        f"Journaux : les incidents seulement ; LOG_LEVEL=INFO make run montre tout.",
        flush=True,
    )
    stop.wait()
    print("Arrêt…", flush=True)
    stack.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
