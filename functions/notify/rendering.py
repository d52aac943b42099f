"""Templates to texts: SMS that fit their budget, e-mails in text and HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from rdv.domain.languages import Language
from rdv.domain.messages import MessageKind
from rdv.domain.sms_text import segments, shortened, to_gsm, units

from .words import AppointmentWords, LetterWords

TEMPLATES = Path(__file__).parent / "templates"
# What is the same in every language: the letter's frame, which asks the language's own phrases for its words.
SHARED = "shared"
# SMS cost: no template may need more segments than this, whatever a place or a family is called.
SEGMENT_BUDGET = 2
# The septets of two segments.
_ROOM = 306


@dataclass(frozen=True, slots=True)
class EmailText:
    """A rendered e-mail."""

    subject: str
    text: str
    html: str


@cache
def _environment(language: Language) -> Environment:
    return Environment(
        loader=FileSystemLoader([TEMPLATES / language, TEMPLATES / SHARED]),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _render(template: str, words: LetterWords, **more: str) -> str:
    return _environment(words.language).get_template(template).render(words=words, **more).strip()


def sms_text(kind: MessageKind, words: LetterWords) -> str:
    """The SMS in the GSM alphabet, at most two segments (SMS-01 to SMS-04).

    A text that is too long loses the end of its place, then of its names, then of its service: what is behind the
    link all the same.
    """
    text = _sms(kind, words)
    if isinstance(words, AppointmentWords):
        for name in ("place", "others", "agents_short", "title_short", "service_short"):
            if segments(text) <= SEGMENT_BUDGET:
                break
            shorter = shortened(to_gsm(getattr(words, name)), units(text) - _ROOM)
            words = replace(words, **{name: shorter})
            text = _sms(kind, words)
    return text


def _sms(kind: MessageKind, words: LetterWords) -> str:
    return to_gsm(_render(f"sms/{kind}.txt", words))


def phrase(name: str, words: LetterWords, **places: str) -> str:
    """One of the language's phrases (`email/_phrases.txt`), for what is neither text nor HTML: a calendar's fields."""
    module = _environment(words.language).get_template("email/_phrases.txt").module
    return str(getattr(module, name)(**places)).strip()


def email_text(kind: MessageKind, words: LetterWords) -> EmailText:
    """The e-mail's subject (one line), text and HTML (MAIL-01 to MAIL-05)."""
    subject = " ".join(_render(f"email/{kind}.subject.txt", words).split())
    return EmailText(
        subject=subject,
        text=re.sub(r"\n{3,}", "\n\n", _render(f"email/{kind}.txt", words)) + "\n",
        html=_render(f"email/{kind}.html", words, subject=subject) + "\n",
    )
