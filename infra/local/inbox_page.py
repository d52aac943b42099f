"""The inbox as a page: what citizens were sent, for whoever tries the service out. Forms only: nothing runs in it."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from rdv.domain.appointments import Appointment, Status
from rdv.domain.french_dates import long_date_time
from rdv.domain.messages import Failure, MessageMark, MessageState
from rdv.domain.sms_text import Alphabet, alphabet_of, segments, units

from .inbox import CapturedMessage
from .inbox_style import STYLE
from .provider_reports import Played
from .threads import Letter, Scene, Thread

READERS_ZONE = ZoneInfo("Europe/Paris")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
# What one segment to a French mobile costs at the provider, about: an order of size, not a tariff.
EUROS_A_SEGMENT = 0.07
CHANNELS = {"sms": "SMS", "email": "E-mail"}
KINDS = {
    "contact_code": "Code de vérification",
    "created": "Confirmation",
    "updated": "Modification",
    "cancelled": "Annulation",
    "reminder": "Rappel",
    "waiting_list": "Liste d’attente",
    "account": "Compte",
    "agent_created": "Agent : nouveau rendez-vous",
    "agent_updated": "Agent : modification",
    "agent_cancelled": "Agent : annulation",
    "agent_arrived": "Agent : usager arrivé",
    "opening": "Agent : plage d’ouverture",
    "absence": "Agent : indisponibilité",
}
STATES = {
    MessageState.QUEUED: ("En attente", "waiting"),
    MessageState.SENDING: ("En cours d’envoi", "waiting"),
    MessageState.SENT: ("Envoyé", "sent"),
    MessageState.DELIVERED: ("Distribué", "good"),
    MessageState.FAILED: ("Échec", "bad"),
    MessageState.SKIPPED: ("Non envoyé", "waiting"),
    MessageState.EXPIRED: ("Périmé", "bad"),
}
FAILURES = {Failure.PERMANENT: "définitif", Failure.TEMPORARY: "temporaire"}
REASONS = {
    "gone": "le rendez-vous n’existe plus",
    "started": "le rendez-vous a commencé",
    "cancelled": "le rendez-vous est annulé",
    "not_cancelled": "le rendez-vous n’est plus annulé",
    "moved": "le rendez-vous a encore changé",
    "invisible": "motif invisible",
    "not_a_participant": "ne participe plus",
    "switched_off": "notifications désactivées pour ce participant",
    "same_recipient": "déjà dit à la même personne",
    "channel_off": "canal refusé par la personne",
    "no_address": "aucune adresse pour ce canal",
    "replaced": "un code plus récent existe",
    "address_failed": "adresse qui ne reçoit plus",
    "complained": "la personne s’est plainte",
    "night": "la nuit, et le matin serait trop tard",
    "not_assigned": "agent qui n’est plus concerné",
    "assigned_again": "agent de nouveau concerné",
    "not_waiting": "l’usager n’attend plus",
    "notification_level": "niveau de notification de l’agent",
    "answer_lost": "réponse du fournisseur perdue",
}
STATUSES = {
    Status.UNKNOWN: ("À venir", "sent"),
    Status.SEEN: ("Honoré", "good"),
    Status.EXCUSED: ("Annulé par l’usager", "bad"),
    Status.REVOKED: ("Annulé par le service", "bad"),
    Status.NOSHOW: ("Absent", "bad"),
}
REPORTS = {
    Played.DELIVERED: "Distribué",
    Played.BOUNCED: "Adresse inconnue",
    Played.UNREACHED: "Injoignable",
    Played.REJECTED: "Rejeté",
    Played.COMPLAINED: "Plainte",
}


def inbox_page(scene: Scene) -> str:
    """The page's HTML, threads in the order given."""
    # The newest e-mail is read at once, the others when they are opened: a page of frames is slow, and long.
    newest = next((letter for letter in scene.letters if letter.message.html is not None), None)
    shown = "".join(_thread(thread, scene, newest) for thread in scene.threads) or (
        '<p class="empty">Aucun message pour l’instant. Prenez un rendez-vous sur le site : ce que le service envoie '
        "arrive ici.</p>"
    )
    count = len(scene.letters)
    return f"""<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Boîte de réception ({count}) – poste local</title><style>{STYLE}</style></head>
<body><a class="skip" href="#messages">Aller aux messages</a>
<header><div class="wrap head"><div><h1>Boîte de réception</h1>
<p class="quiet">Les SMS et les e-mails que le service a envoyés. Rien ne sort de ce poste.</p></div>
<nav aria-label="Ailleurs"><a href="/">Le site</a><a href="/_local/">Tous les messages</a></nav></div></header>
<div class="wrap page"><aside aria-label="Le poste local">{_clock(scene)}{_providers(scene)}{_filter(scene)}{_sum(scene)}
</aside><main id="messages">{shown}</main></div></body></html>"""


# --- the side: clock, providers, filter ----------------------------------------------------------------------------


def _clock(scene: Scene) -> str:
    event = scene.next_event
    if event is None:
        next_one = '<p class="quiet">Rien n’est prévu : ni rappel, ni nouvel essai.</p>'
    else:
        label = f"Avancer au prochain événement<small>{_moment(event)}</small>"
        next_one = _form("clock", label, {"to_next": "1"}, scene, "primary")
    jumps = "".join(
        _form("clock", label, {"seconds": str(seconds)}, scene)
        for label, seconds in (("+ 10 min", 600), ("+ 1 h", 3600), ("+ 1 jour", 86400))
    )
    return (
        f'<section class="panel"><h2>Heure du service</h2><p class="now"><time datetime="{scene.now.isoformat()}">'
        f'{_moment(scene.now)}</time></p>{next_one}<div class="row">{jumps}</div></section>'
    )


def _providers(scene: Scene) -> str:
    rows = ""
    for channel, name in CHANNELS.items():
        down = channel in scene.down
        state = _chip("En panne", "bad") if down else _chip("En service", "good")
        label = f"Rétablir<span class='hidden'> {name}</span>" if down else f"Panne<span class='hidden'> {name}</span>"
        fields = {"channel": channel, "down": "" if down else "1"}
        rows += f"<li><span>{name}</span>{state}{_form('outage', label, fields, scene)}</li>"
    return f'<section class="panel"><h2>Fournisseurs</h2><ul class="providers">{rows}</ul></section>'


def _filter(scene: Scene) -> str:
    return (
        '<section class="panel"><h2>Destinataire</h2><form method="get" action="/_local/" class="filter">'
        '<label for="to">Adresse ou numéro</label>'
        f'<input id="to" name="to" autocomplete="off" value="{escape(scene.to)}"><button>Filtrer</button></form></section>'
    )


def _sum(scene: Scene) -> str:
    texts = [letter.message.text for letter in scene.letters if letter.message.channel == "sms"]
    used = sum(segments(text) for text in texts)
    mails = sum(letter.message.channel == "email" for letter in scene.letters)
    return (
        '<section class="panel"><h2>En tout</h2><dl class="sum">'
        f"<dt>SMS</dt><dd>{len(texts)}</dd><dt>Segments</dt><dd>{used}</dd>"
        f"<dt>Coût des SMS</dt><dd>{_euros(used)}</dd><dt>E-mails</dt><dd>{mails}</dd></dl>"
        f'<p class="quiet">Environ {_euros(1)} le segment.</p></section>'
    )


# --- threads -------------------------------------------------------------------------------------------------------


def _thread(thread: Thread, scene: Scene, newest: Letter | None) -> str:
    # A mail's own id would do for a code, but nobody looks for one: they share a thread.
    name = f"t-{thread.appointment_id or 'codes'}"
    letters = "".join(_letter(letter, scene, letter is newest) for letter in thread.letters)
    return (
        f'<section class="thread" aria-labelledby="{escape(name)}"><header class="thread-head">'
        f'<h2 id="{escape(name)}">{_title(thread)}</h2>{_facts(thread.appointment)}</header>'
        f"{letters}{_kept_back(thread)}</section>"
    )


def _title(thread: Thread) -> str:
    if thread.appointment is None:
        return "Rendez-vous" if thread.appointment_id else "Codes de vérification"
    appointment = thread.appointment
    when = long_date_time(appointment.starts_at.astimezone(ZoneInfo(appointment.time_zone)))
    return f"Rendez-vous du {escape(when)}"


def _facts(appointment: Appointment | None) -> str:
    if appointment is None:
        return ""
    chips = [_chip(*STATUSES[appointment.status])]
    if any(one.confirmed_at for one in appointment.participations):
        chips.append(_chip("A répondu « Je viens »", "good"))
    if appointment.reminder_at and not appointment.status.is_cancelled:
        chips.append(f'<span class="quiet">Prochain rappel : {_moment(appointment.reminder_at)}</span>')
    return f'<p class="facts">{"".join(chips)}</p>'


def _kept_back(thread: Thread) -> str:
    if not thread.kept_back:
        return ""
    rows = "".join(
        f"<li>{CHANNELS[mark.job.channel]} · {escape(KINDS.get(mark.job.kind, mark.job.kind))} {_state(mark)}</li>"
        for mark in thread.kept_back
    )
    count = len(thread.kept_back)
    return (
        f'<details class="kept"><summary>{count} message{"s" if count > 1 else ""} non parti{"s" if count > 1 else ""}'
        f"</summary><ul>{rows}</ul></details>"
    )


# --- one message ---------------------------------------------------------------------------------------------------


def _letter(letter: Letter, scene: Scene, is_open: bool) -> str:
    message = letter.message
    sent_at = datetime.fromisoformat(message.sent_at)
    kind = escape(KINDS.get(message.event, message.event))
    body = _sms(message) if message.channel == "sms" else _mail(message, is_open)
    state = _state(letter.mark) if letter.mark else ""
    return (
        f'<article id="m-{message.id}" class="{message.channel}" aria-labelledby="h-{message.id}">'
        f'<header><h3 id="h-{message.id}"><span class="channel">{CHANNELS[message.channel]}</span> {kind}</h3>{state}'
        f'<p class="quiet">De <span class="who">{escape(message.sender)}</span> à <span class="who">'
        f'{escape(message.to)}</span>, <time datetime="{escape(message.sent_at)}">{_moment(sent_at)}</time></p></header>'
        f"{body}{_steps(letter.mark)}{_simulate(letter, scene)}</article>"
    )


def _sms(message: CapturedMessage) -> str:
    count = segments(message.text)
    return (
        f'<pre class="bubble">{_linked(message.text)}</pre><p class="quiet cost">{_length(message.text)}'
        f" · environ {_euros(count)}</p>"
    )


def _mail(message: CapturedMessage, is_open: bool) -> str:
    subject = f'<p class="subject">{escape(message.subject or "(sans objet)")}</p>'
    text = f"<pre>{_linked(message.text)}</pre>"
    if message.html is None:
        return f"{subject}{text}{_attachments(message)}"
    # `allow-popups` and a base target let its links open in a tab of their own; scripts stay off.
    content = escape(f'<base target="_blank">{message.html}')
    frame = (
        f'<iframe title="E-mail : {escape(message.subject or "sans objet")}" loading="lazy" '
        f'sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{content}"></iframe>'
    )
    shown = f"<details{' open' if is_open else ''}><summary>E-mail tel qu’il se lit</summary>{frame}</details>"
    return f"{subject}{shown}<details><summary>Version texte</summary>{text}</details>{_attachments(message)}"


def _attachments(message: CapturedMessage) -> str:
    return "".join(
        f"<details><summary>Pièce jointe : {escape(part.filename or part.content_type)}</summary>"
        f"<pre>{escape(part.text)}</pre></details>"
        for part in message.attachments
    )


def _steps(mark: MessageMark | None) -> str:
    if mark is None or not mark.steps:
        return ""
    rows = "".join(
        f'<li><time datetime="{step.at.isoformat()}">{_moment(step.at)}</time> {STATES[step.state][0]}'
        f"{_why(step.reason)}</li>"
        for step in mark.steps
    )
    return f'<details class="steps"><summary>Ce qu’il est devenu</summary><ol>{rows}</ol></details>'


def _simulate(letter: Letter, scene: Scene) -> str:
    """What the provider could report of it, a button each; nothing for what no provider knows."""
    message = letter.message
    if letter.mark is None:
        return ""
    forms = "".join(
        _form(
            "report",
            label,
            {"provider_message_id": message.provider_message_id, "report": played},
            scene,
            "",
            message.id,
        )
        for played, label in REPORTS.items()
        if message.channel == "email" or played is not Played.COMPLAINED
    )
    return f'<details class="simulate"><summary>Simuler un retour du fournisseur</summary><div class="row">{forms}</div></details>'


# --- pieces --------------------------------------------------------------------------------------------------------


def _form(do: str, label: str, fields: dict[str, str], scene: Scene, look: str = "", anchor: str = "") -> str:
    """A button that posts; it comes back to the same messages."""
    hidden = fields | {"do": do, "back_to": scene.to, "back_at": anchor}
    inputs = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in hidden.items())
    return f'<form method="post" action="/_local/">{inputs}<button class="{look}">{label}</button></form>'


def _state(mark: MessageMark) -> str:
    label, tone = STATES[mark.state]
    kind = f" {FAILURES[mark.failure]}" if mark.failure else ""
    return f"{_chip(label + kind, tone)}{_why(mark.reason)}"


def _why(reason: str) -> str:
    return f' <span class="quiet why">{escape(REASONS.get(reason, reason))}</span>' if reason else ""


def _chip(label: str, tone: str) -> str:
    return f'<span class="chip {tone}">{escape(label)}</span>'


def _moment(instant: datetime) -> str:
    return instant.astimezone(READERS_ZONE).strftime("%d/%m/%Y à %H:%M")


def _euros(count: int) -> str:
    return f"{count * EUROS_A_SEGMENT:.2f} €".replace(".", ",")


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
