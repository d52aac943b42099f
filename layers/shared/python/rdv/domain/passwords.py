"""What a password must be (spec 9.3): long, mixed, and not one of those that everybody tries first."""

from __future__ import annotations

import unicodedata
from functools import cache

SHORTEST = 12
LONGEST = 128

# What French speakers choose when twelve characters, a capital, a digit and a sign are asked of them is a word of this
# list, or several, written with a capital and a few signs behind. Our own list, from the habits that such lists show.
_WORDS = frozenset(
    """
    motdepasse monmotdepasse password passw passe mot secret secrete azerty azertyuiop azertyuiopqsdfghjklm qsdfghjklm
    qsdfgh wxcvbn qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm qazwsx aqwzsx abcdef abcdefgh abcdefghijkl bonjour salut
    bonsoir bienvenue welcome coucou soleil doudou chouchou loulou nounours chocolat marseille paris lyon toulouse france
    vivelafrance allezlom olympique psg football jetaime jetaimemonamour monamour amour amourtoujours toujours moncoeur
    coeur princesse papillon doudoune vacances liberte egalite fraternite administrateur administrator admin
    administration compte utilisateur user test tester connexion identifiant internet facebook google microsoft
    ordinateur rendezvous rdv service public servicepublic mairie janvier fevrier mars avril juin juillet aout
    septembre octobre novembre decembre printemps automne hiver lundi mardi mercredi jeudi vendredi samedi dimanche
    nicolas camille thomas julien alexandre pierre marie sophie isabelle caroline celine stephane sebastien frederic
    family famille maison travail bureau changeme changemoi iloveyou dragon monkey letmein superman batman pokemon
    starwars naruto tintin asterix chouette tigrou minou titi toto tata
    """.split()  # noqa: SIM905 - a list of words is read as words
)
# How letters are written with digits and signs.
_WRITTEN = str.maketrans("013456789@$€!|", "oleasgtbgaseil")
_MOST_DIFFERENT_WHEN_REPEATED = 3


def password_faults(password: str) -> tuple[str, ...]:
    """What is wrong with a password, as field error codes; nothing when it may be chosen. 9.3."""
    faults: list[str] = []
    if len(password) < SHORTEST:
        faults.append("too_short")
    if len(password) > LONGEST:
        faults.append("too_long")
    if not any(one.isdigit() for one in password):
        faults.append("needs_digit")
    if not any(one.isupper() for one in password):
        faults.append("needs_upper_case")
    if not any(not one.isalnum() and one != "_" for one in password):
        faults.append("needs_special")
    if not faults and is_common(password):
        faults.append("too_common")
    return tuple(faults)


def is_common(password: str) -> bool:
    """Whether nothing is left of it once the words that everybody uses, signs and digits are taken away."""
    plain = _without_accents(password.casefold())
    letters = "".join(one for one in plain if one.isalpha())
    spelled = "".join(one for one in _unsigned(plain).translate(_WRITTEN) if one.isalpha())
    return any(len(set(one)) <= _MOST_DIFFERENT_WHEN_REPEATED or _is_made_of_words(one) for one in (letters, spelled))


def _unsigned(text: str) -> str:
    """Without the digits and signs that are merely put behind."""
    end = len(text)
    while end and not text[end - 1].isalpha():
        end -= 1
    return text[:end]


def _without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


@cache
def _longest_word() -> int:
    return max(map(len, _WORDS))


def _is_made_of_words(letters: str) -> bool:
    reached = [True] + [False] * len(letters)
    for end in range(1, len(letters) + 1):
        first = max(0, end - _longest_word())
        reached[end] = any(reached[start] and letters[start:end] in _WORDS for start in range(first, end))
    return reached[-1]
