"""The inbox as a page: what citizens were sent, for whoever tries the service out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from rdv.domain.sms_text import Alphabet, alphabet_of, segments, units

from .inbox import CapturedMessage

READERS_ZONE = ZoneInfo("Europe/Paris")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
KINDS = {
    "contact_code": "Code de vérification",
    "created": "Confirmation",
    "updated": "Modification",
    "cancelled": "Annulation",
    "reminder": "Rappel",
}
STYLE = """
body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:0 auto;padding:1rem;color:#1b1b1b;background:#fff}
article{border:1px solid #6b6b6b;border-radius:.5rem;padding:1rem;margin:1rem 0}
h2{font-size:1.1rem;margin:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}
dt{color:#4a4a4a}dd{margin:0;overflow-wrap:anywhere}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f4f4f4;padding:.75rem;font:inherit}
iframe{width:100%;height:28rem;border:1px solid #6b6b6b}a{color:#00489c}
summary{cursor:pointer}input,button{font:inherit;padding:.25rem .5rem}
"""


def inbox_page(messages: Sequence[CapturedMessage], now: datetime) -> str:
    """The page's HTML, messages in the order given."""
    shown = "".join(_article(message) for message in messages) or "<p>Aucun message pour l’instant.</p>"
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Boîte de réception ({len(messages)}) – poste local</title><style>{STYLE}</style></head>
<body><header><h1>Boîte de réception</h1>
<p>Les SMS et les courriels que le service a envoyés, le plus récent en premier.
Rien ne sort de ce poste. Il est <time datetime="{now.isoformat()}">{_moment(now)}</time> pour le service.</p>
<form method="get" action="/_local/"><label for="to">Destinataire (adresse ou numéro)</label>
<input id="to" name="to" autocomplete="off"> <button>Filtrer</button></form>
<nav><a href="/_local/">Tout afficher</a> · <a href="/">Aller au site</a></nav></header>
<main>{shown}</main></body></html>"""


def _moment(instant: datetime) -> str:
    return instant.astimezone(READERS_ZONE).strftime("%d/%m/%Y à %H:%M")


def _article(message: CapturedMessage) -> str:
    channel = "SMS" if message.channel == "sms" else "Courriel"
    kind = KINDS.get(message.event, message.event)
    rows = [("À", message.to), ("De", message.sender), ("Envoyé le", _moment(datetime.fromisoformat(message.sent_at)))]
    if message.subject is not None:
        rows.append(("Objet", message.subject))
    if message.channel == "sms":
        rows.append(("Longueur", _length(message.text)))
    listed = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows)
    return (
        f'<article id="m-{message.id}"><h2>{channel} : {escape(kind)}</h2><dl>{listed}</dl>'
        f"<pre>{_linked(message.text)}</pre>{_html_view(message)}{_attachments(message)}</article>"
    )


def _html_view(message: CapturedMessage) -> str:
    if message.html is None:
        return ""
    # `allow-popups` and a base target let its links open in a tab of their own; scripts stay off.
    content = escape(f'<base target="_blank">{message.html}')
    return (
        "<details><summary>Version HTML</summary>"
        f'<iframe title="Version HTML du courriel" sandbox="allow-popups allow-popups-to-escape-sandbox" '
        f'srcdoc="{content}"></iframe></details>'
    )


def _attachments(message: CapturedMessage) -> str:
    return "".join(
        f"<details><summary>Pièce jointe : {escape(part.filename or part.content_type)}</summary>"
        f"<pre>{escape(part.text)}</pre></details>"
        for part in message.attachments
    )


def _linked(text: str) -> str:
    """The text with its links clickable."""
    pieces: list[str] = []
    position = 0
    for found in LINK.finditer(text):
        url = escape(found.group())
        pieces += [escape(text[position : found.start()]), f'<a href="{url}">{url}</a>']
        position = found.end()
    return "".join(pieces) + escape(text[position:])


def _length(text: str) -> str:
    """As it is billed."""
    alphabet = "GSM" if alphabet_of(text) is Alphabet.GSM_7 else "UCS-2"
    count = segments(text)
    return f"{units(text)} caractères {alphabet}, {count} segment{'s' if count > 1 else ''}"
