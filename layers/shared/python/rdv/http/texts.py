"""What people read when something is refused, French first; a test holds both languages to the same keys."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """One text in each language."""

    fr: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in `fr` or `en`."""
        return self.en if language == "en" else self.fr


# code: (title, detail); `{name}` places take the error's params.
PROBLEMS: dict[str, tuple[Wording, Wording]] = {
    "not_found": (
        Wording("Introuvable", "Not found"),
        Wording("Ce que vous demandez n’existe pas ou n’existe plus.", "What you asked for does not exist (any more)."),
    ),
    "unauthenticated": (
        Wording("Preuve d’identité nécessaire", "Proof of identity needed"),
        Wording(
            "La preuve manque ou a expiré. Ouvrez de nouveau le lien de votre message, ou demandez un nouveau code.",
            "The proof is missing or has expired. Open the link of your message again, or ask for a new code.",
        ),
    ),
    "forbidden": (
        Wording("Accès refusé", "Not allowed"),
        Wording("Votre preuve ne donne pas accès à cet objet.", "Your proof does not give access to this object."),
    ),
    "wrong_csrf_token": (
        Wording("Demande refusée par sécurité", "Refused for your safety"),
        Wording(
            "La page ouverte n’est plus à jour. Rechargez-la, puis recommencez.",
            "The page that you have open is out of date. Reload it and try again.",
        ),
    ),
    "wrong_credentials": (
        Wording("Adresse électronique ou mot de passe incorrect", "Wrong e-mail address or password"),
        Wording(
            "Vérifiez les deux. Si vous avez oublié votre mot de passe, choisissez-en un nouveau.",
            "Please check both. If you have forgotten your password, choose a new one.",
        ),
    ),
    "account_link_expired": (
        Wording("Ce lien n’est plus valable", "This link is no longer valid"),
        Wording(
            "Il a expiré ou a déjà servi. Demandez-en un nouveau.",
            "It has expired or was already used. Please ask for a new one.",
        ),
    ),
    "provider_failed": (
        Wording("La connexion n’a pas abouti", "Signing in did not work"),
        Wording(
            "Le fournisseur d’identité n’a pas pu confirmer qui vous êtes. Recommencez.",
            "The identity provider could not confirm who you are. Please try again.",
        ),
    ),
    "invalid": (
        Wording("Informations à corriger", "Please correct the information"),
        Wording("Certaines informations ne conviennent pas.", "Some of the information is not acceptable."),
    ),
    "malformed": (
        Wording("Demande illisible", "Unreadable request"),
        Wording("La demande n’a pas la forme attendue.", "The request does not have the expected form."),
    ),
    "body_too_large": (
        Wording("Demande trop longue", "Request too large"),
        Wording("La demande dépasse 64 Kio.", "The request is larger than 64 KiB."),
    ),
    "slot_taken": (
        Wording("Ce créneau n’est plus disponible", "This slot is no longer available"),
        Wording(
            "Quelqu’un vient de le prendre, ou il n’est plus proposé. Choisissez un autre créneau.",
            "Somebody has just taken it, or it is no longer offered. Please choose another slot.",
        ),
    ),
    "starts_in_the_past": (
        Wording("Cette heure est passée", "This time is over"),
        Wording("Choisissez un créneau à venir.", "Please choose a slot in the future."),
    ),
    "too_many_holds": (
        Wording("Trop de créneaux retenus", "Too many slots on hold"),
        Wording(
            "Vous retenez déjà plusieurs créneaux. Terminez une réservation ou attendez quelques minutes.",
            "You already hold several slots. Finish one booking or wait a few minutes.",
        ),
    ),
    "hold_expired": (
        Wording("Le créneau n’est plus retenu", "The slot is no longer held for you"),
        Wording(
            "Les dix minutes sont écoulées. Choisissez de nouveau le créneau : ce que vous avez saisi reste valable.",
            "The ten minutes are over. Choose the slot again: what you typed is still good.",
        ),
    ),
    "already_booked": (
        Wording("Vous avez déjà un rendez-vous pour ce motif", "You already have an appointment for this reason"),
        Wording(
            "Déplacez ou annulez le rendez-vous existant avant d’en prendre un autre.",
            "Move or cancel the existing appointment before you take another.",
        ),
    ),
    "idempotency_mismatch": (
        Wording("Clé déjà utilisée", "Key already used"),
        Wording(
            "Cette clé d’idempotence a déjà servi pour une autre demande.",
            "This idempotency key has already been used for another request.",
        ),
    ),
    "wrong_code": (
        Wording("Code incorrect", "Wrong code"),
        Wording(
            "Le code n’est pas le bon ou a expiré. Vérifiez-le ou demandez-en un nouveau.",
            "The code is wrong or has expired. Check it or ask for a new one.",
        ),
    ),
    "too_many_attempts": (
        Wording("Trop d’essais", "Too many attempts"),
        Wording("Réessayez dans {minutes} min.", "Try again in {minutes} min."),
    ),
    "wrong_letters": (
        Wording("Lettres incorrectes", "Wrong letters"),
        Wording(
            "Ce ne sont pas les trois premières lettres du nom de famille donné pour ce rendez-vous.",
            "These are not the first three letters of the last name given for this appointment.",
        ),
    ),
    "link_expired": (
        Wording("Ce lien a expiré", "This link has expired"),
        Wording(
            "Contactez le service qui vous a donné rendez-vous.", "Please contact the service that you have to meet."
        ),
    ),
    "too_late_to_cancel": (
        Wording("Il est trop tard pour annuler en ligne", "It is too late to cancel online"),
        Wording(
            "L’annulation en ligne s’arrête 4 heures avant le rendez-vous. Prévenez le service{by_phone}.",
            "Online cancellation ends 4 hours before the appointment. Please tell the service{by_phone}.",
        ),
    ),
    "too_late_to_move": (
        Wording("Il est trop tard pour déplacer en ligne", "It is too late to move it online"),
        Wording(
            "Le déplacement en ligne s’arrête 2 jours avant le rendez-vous. Contactez le service{by_phone}.",
            "Moving online ends 2 days before the appointment. Please contact the service{by_phone}.",
        ),
    ),
    "too_late_to_undo": (
        Wording("Il est trop tard pour revenir en arrière", "It is too late to undo this"),
        Wording(
            "Un changement peut être défait pendant 10 minutes. Contactez le service{by_phone}.",
            "A change can be undone for 10 minutes. Please contact the service{by_phone}.",
        ),
    ),
    "not_expected": (
        Wording("Ce rendez-vous n’attend plus de réponse", "This appointment no longer waits for an answer"),
        Wording("Il est annulé, ou il a déjà commencé.", "It was cancelled, or it has already begun."),
    ),
    "not_undoable": (
        Wording("Il n’y a rien à défaire", "There is nothing to undo"),
        Wording(
            "Vous n’avez rien changé avec ce lien, ou le rendez-vous a encore changé depuis.",
            "You changed nothing with this link, or the appointment was changed again since.",
        ),
    ),
    "agent_busy": (
        Wording("Un agent est déjà pris à cette heure", "An agent is already taken at that time"),
        Wording(
            "Choisissez une autre heure, ou confirmez que les rendez-vous se chevauchent.",
            "Choose another time, or confirm that the appointments overlap.",
        ),
    ),
    "duplicate_appointment": (
        Wording("Ce rendez-vous existe déjà", "This appointment already exists"),
        Wording(
            "Même motif, même lieu, mêmes heures, mêmes agents et mêmes usagers.",
            "Same reason, same place, same times, same agents and same users.",
        ),
    ),
    "group_full": (
        Wording("Il ne reste pas assez de places", "Not enough seats are left"),
        Wording(
            "Inscrivez moins de personnes, ou confirmez que le maximum est dépassé.",
            "Register fewer people, or confirm that the maximum is exceeded.",
        ),
    ),
    "not_cancellable": (
        Wording("Ce rendez-vous ne s’annule pas en ligne", "This appointment cannot be cancelled online"),
        Wording("Contactez le service qui vous reçoit.", "Please contact the service."),
    ),
    "not_movable": (
        Wording("Ce rendez-vous ne se déplace pas en ligne", "This appointment cannot be moved online"),
        Wording("Contactez le service qui vous reçoit.", "Please contact the service."),
    ),
    "has_appointments": (
        Wording("Des rendez-vous sont encore à venir", "There are still appointments to come"),
        Wording(
            "Annulez-les d’abord, ou confirmez leur annulation. Pour ceux qui ne s’annulent plus en ligne, appelez le service.",
            "Cancel them first, or confirm that they are cancelled. For those that can no longer be cancelled online, "
            "please call the service.",
        ),
    ),
    "in_use": (
        Wording("Encore utilisé", "Still in use"),
        Wording(
            "Des plages d’ouverture ou des rendez-vous s’y rapportent. Désactivez-le plutôt.",
            "Openings or appointments refer to it. Disable it instead.",
        ),
    ),
    "already_member": (
        Wording("Cet agent fait déjà partie de l’organisation", "This agent is already in the organisation"),
        Wording("Vous pouvez modifier son niveau dans la liste des agents.", "You can change their level in the list."),
    ),
    "already_invited": (
        Wording("Cet agent est déjà invité dans l’organisation", "This agent is already invited to the organisation"),
        Wording(
            "L’invitation attend sa réponse. Vous pouvez la renvoyer depuis la liste des agents.",
            "The invitation awaits their answer. You can send it again from the list of agents.",
        ),
    ),
    "last_admin": (
        Wording("L’organisation doit garder un administrateur", "The organisation must keep an administrator"),
        Wording("Nommez d’abord un autre administrateur.", "Please make somebody else an administrator first."),
    ),
    "last_territory_admin": (
        Wording("Le territoire doit garder un administrateur", "The territory must keep an administrator"),
        Wording(
            "Nommez d’abord un autre administrateur de territoire.",
            "Please make somebody else an administrator of the territory first.",
        ),
    ),
    "has_openings": (
        Wording("Des plages d’ouverture utilisent ce service", "Openings use this service"),
        Wording(
            "Supprimez d’abord les plages d’ouverture de cet agent dont un motif est de ce service.",
            "Please delete this agent’s openings that have a motif of this service first.",
        ),
    ),
    "several_organisations": (
        Wording("Un intervenant appartient à une seule organisation", "A contributor belongs to one organisation only"),
        Wording(
            "Retirez d’abord cet agent de ses autres organisations.",
            "Please remove this agent from the other organisations first.",
        ),
    ),
    "cannot_leave": (
        Wording("Votre compte ne peut pas encore être supprimé", "Your account cannot be deleted yet"),
        Wording(
            "Des rendez-vous y sont à venir, ou vous en êtes le dernier administrateur : {organisations}.",
            "There are appointments to come, or you are the last administrator, in: {organisations}.",
        ),
    ),
    "changed_meanwhile": (
        Wording("Quelqu’un l’a modifié entre-temps", "Somebody has changed it meanwhile"),
        Wording(
            "Voici la version actuelle : vérifiez-la, puis recommencez.",
            "Here is how it is now: please look at it and try again.",
        ),
    ),
    "warnings": (
        Wording("À confirmer", "Please confirm"),
        Wording("Relisez ces avertissements, puis confirmez.", "Please read these warnings, then confirm."),
    ),
    "duplicate_user": (
        Wording("Cette personne est peut-être déjà connue", "This person may already be known"),
        Wording(
            "Un usager a la même adresse électronique, le même téléphone, ou les mêmes nom et date de naissance.",
            "A user has the same e-mail address, the same phone number, or the same name and date of birth.",
        ),
    ),
    "attendee_fixed": (
        Wording("On ne peut plus changer la personne qui vient", "Who comes can no longer be changed"),
        Wording("Le rendez-vous a commencé, ou il est annulé.", "The appointment has begun, or it is cancelled."),
    ),
    "addresses_unavailable": (
        Wording("La recherche d’adresse ne répond pas", "The address search does not answer"),
        Wording(
            "Cherchez par département ou par le nom de l’organisation, ou réessayez dans quelques minutes.",
            "Search by département or by the organisation’s name, or try again in a few minutes.",
        ),
    ),
    "unavailable": (
        Wording("Service momentanément indisponible", "Service unavailable for the moment"),
        Wording(
            "Rien n’a été modifié. Réessayez dans quelques secondes.",
            "Nothing was changed. Please try again in a few seconds.",
        ),
    ),
    "internal": (
        Wording("Erreur du service", "Service error"),
        Wording(
            "Une erreur s’est produite de notre côté. Elle est enregistrée ; réessayez plus tard.",
            "Something went wrong on our side. It is recorded; please try again later.",
        ),
    ),
}

FIELDS: dict[str, Wording] = {
    "required": Wording("Ce champ est obligatoire.", "This field is required."),
    "unknown": Wording("Cette valeur n’existe pas ici.", "This value does not exist here."),
    "unexpected": Wording("Ce champ n’est pas prévu.", "This field is not expected."),
    "too_long": Wording("C’est trop long.", "This is too long."),
    "too_short": Wording("C’est trop court.", "This is too short."),
    "out_of_range": Wording("Cette valeur est hors limites.", "This value is out of range."),
    "not_a_date": Wording(
        "Une date est attendue, par exemple 2026-11-23.", "A date is expected, for example 2026-11-23."
    ),
    "not_an_instant": Wording(
        "Une date et une heure avec leur décalage sont attendues, par exemple 2026-11-23T09:00:00+01:00.",
        "A date and time with its offset is expected, for example 2026-11-23T09:00:00+01:00.",
    ),
    "wrong_type": Wording("Cette valeur n’a pas la forme attendue.", "This value does not have the expected form."),
    "not_json": Wording("Le contenu n’est pas du JSON valide.", "The content is not valid JSON."),
    "unrealistic": Wording(
        "Cette date est trop lointaine ou trop ancienne.", "This date is too far in the future or in the past."
    ),
    "in_the_past": Wording("Cette date est passée.", "This date is in the past."),
    "not_an_email": Wording(
        "Une adresse électronique est attendue, par exemple prenom.nom@exemple.fr.",
        "An e-mail address is expected, for example first.last@example.org.",
    ),
    "not_a_phone_number": Wording(
        "Un numéro de téléphone est attendu, par exemple 06 12 34 56 78.",
        "A phone number is expected, for example 06 12 34 56 78.",
    ),
    "not_a_mobile": Wording(
        "Un numéro de mobile est nécessaire pour recevoir un SMS.", "A mobile number is needed to receive an SMS."
    ),
    "not_verified": Wording(
        "Ce n’est pas l’adresse ou le numéro que vous avez confirmé par un code.",
        "This is not the address or number that you confirmed with a code.",
    ),
    "one_per_family": Wording(
        "Un rendez-vous collectif accueille une seule personne par famille.",
        "A group appointment takes one person per family.",
    ),
    "needs_digit": Wording("Il faut au moins un chiffre.", "At least one digit is needed."),
    "needs_upper_case": Wording("Il faut au moins une majuscule.", "At least one capital letter is needed."),
    "needs_special": Wording(
        "Il faut au moins un caractère spécial, par exemple « ! » ou « - ».",
        "At least one special character is needed, for example “!” or “-”.",
    ),
    "too_common": Wording(
        "Ce mot de passe est trop courant : il se devine vite.", "This password is too common: it is quickly guessed."
    ),
    "wrong_password": Wording("Ce n’est pas votre mot de passe actuel.", "This is not your current password."),
    "not_an_ants_number": Wording(
        "Un numéro de pré-demande compte 10 lettres ou chiffres, par exemple ABCD123456.",
        "A pre-application number has 10 letters or digits, for example ABCD123456.",
    ),
    "frozen_field": Wording(
        "FranceConnect a fixé cette information : elle ne se modifie plus ici.",
        "FranceConnect has settled this information: it can no longer be changed here.",
    ),
    "collectif": Wording(
        "Un motif collectif ne s’ouvre pas par une plage : ses rendez-vous se créent un par un.",
        "A group reason has no openings: its appointments are made one by one.",
    ),
    "not_after_start": Wording("La fin doit suivre le début.", "The end must be after the start."),
    "not_a_whole_minute": Wording("Une heure à la minute près est attendue.", "A time to the minute is expected."),
    "disabled": Wording("Ce lieu est fermé.", "This place is closed."),
    "several_days": Wording(
        "Une indisponibilité de plusieurs jours ne se répète pas.", "An absence of several days cannot be repeated."
    ),
    "not_first_day": Wording(
        "La récurrence doit commencer le premier jour.", "The recurrence must begin on the first day."
    ),
    "repeated": Wording("La même valeur figure deux fois.", "The same value is there twice."),
    "secretariat": Wording(
        "Le service Secrétariat n’a pas de motif à lui.", "The secretariat has no reasons of its own."
    ),
    "not_a_color": Wording(
        "Une couleur est attendue, par exemple #99CC99.", "A colour is expected, for example #99CC99."
    ),
    "only_on_site": Wording("Un motif collectif se tient sur place.", "A group reason takes place on site."),
    "choice_not_offered": Wording("Ce choix n’est pas proposé ici.", "This choice is not offered here."),
    "not_after_min": Wording(
        "Le délai maximal doit dépasser le délai minimal.", "The longest delay must exceed the shortest."
    ),
    "not_for_secretariat": Wording(
        "Un motif de suivi ne s’ouvre pas au secrétariat.", "A follow-up reason is not open to the secretariat."
    ),
    "frozen_once_used": Wording(
        "Un rendez-vous existe déjà : cela ne se change plus. Dupliquez plutôt le motif.",
        "An appointment exists already: this can no longer be changed. Duplicate the reason instead.",
    ),
    "service_in_use": Wording(
        "Des motifs du territoire dépendent encore de ce service.", "Reasons of the territory still use this service."
    ),
    "address_not_chosen": Wording(
        "L’adresse doit être choisie parmi celles qui sont proposées.",
        "The address must be chosen among those that are suggested.",
    ),
    "not_a_url": Wording(
        "Une adresse web est attendue, par exemple https://exemple.fr.",
        "A web address is expected, for example https://example.org.",
    ),
    "single_use": Wording("Un lieu ponctuel ne se règle pas ici.", "A single-use place is not settled here."),
    "other_territory": Wording(
        "Cet agent ne travaille pas dans ce territoire, ou pas seulement dans celui-ci.",
        "This agent does not work in this territory, or not only there.",
    ),
    "invalid": Wording("Cette valeur ne convient pas.", "This value is not acceptable."),
    "not_positive": Wording("Un nombre entier positif est attendu.", "A positive whole number is expected."),
    "not_after_first_day": Wording(
        "La récurrence doit finir après le premier jour.", "The recurrence must end after the first day."
    ),
    "not_an_occurrence": Wording("La récurrence ne comprend pas ce jour.", "This day is not one of the recurrence’s."),
    "frozen_by_proconnect": Wording(
        "ProConnect fournit cette information : elle ne se modifie pas ici.",
        "ProConnect gives this information: it is not changed here.",
    ),
    "closed_territory": Wording(
        "Ce territoire partage ses usagers : ses administrateurs seuls y créent des organisations.",
        "This territory shares its users: only its administrators create organisations there.",
    ),
    "taken": Wording("C’est déjà pris.", "This is already taken."),
    "too_many": Wording("C’est trop : supprimez-en d’abord.", "That is too many: please delete some first."),
    "not_a_minute": Wording("Une heure à la minute près est attendue.", "A time to the minute is expected."),
    "no_phone": Wording(
        "Aucune de ces personnes n’a de numéro de téléphone.", "None of these people has a phone number."
    ),
    "no_contact": Wording(
        "Aucune de ces personnes n’a d’adresse électronique ni de mobile.",
        "None of these people has an e-mail address or a mobile number.",
    ),
    "not_offered": Wording(
        "Ce rendez-vous ne peut pas passer à ce statut.", "This appointment cannot be given this status."
    ),
    "not_a_birth_date": Wording("Cette date de naissance n’est pas plausible.", "This date of birth is not plausible."),
}

# What speaks against something that may be done all the same (7.3, PO-05).
CAUTIONS: dict[str, Wording] = {
    "overlap_opening": Wording(
        "Elle chevauche une autre plage d’ouverture de cet agent : {title}.",
        "It overlaps another opening of this agent: {title}.",
    ),
    "overlap_elsewhere": Wording(
        "Elle chevauche une plage d’ouverture de cet agent dans une autre organisation.",
        "It overlaps an opening of this agent in another organisation.",
    ),
    "motif_too_long": Wording(
        "Le motif « {name} » dure {minutes} minutes, plus longtemps que la plage.",
        "The reason “{name}” takes {minutes} minutes, longer than the opening.",
    ),
    "elsewhere": Wording(
        "{agent} a une plage d’ouverture dans un autre lieu à ce moment.",
        "{agent} has an opening at another place at that time.",
    ),
    "absence": Wording("{agent} a une indisponibilité à ce moment.", "{agent} is absent at that time."),
    "ends_shortly_before": Wording(
        "{agent} a un rendez-vous qui se termine {minutes} min avant.",
        "{agent} has an appointment that ends {minutes} min before.",
    ),
    "overlap": Wording(
        "{agent} a déjà un rendez-vous de {begins} à {ends}.",
        "{agent} has an appointment from {begins} to {ends} already.",
    ),
    "same_user_same_day": Wording(
        "{user} a déjà un rendez-vous pour ce motif le même jour, à {begins}.",
        "{user} has an appointment for this reason on that day already, at {begins}.",
    ),
    "past_minutes": Wording("Cette heure est passée depuis {count} min.", "This time was {count} min ago."),
    "past_hours": Wording("Cette heure est passée depuis {count} h.", "This time was {count} h ago."),
    "past_days": Wording("Cette date est passée depuis {count} j.", "This date was {count} d ago."),
    "title_too_long": Wording(
        "Le titre est long. Dans les SMS, il sera écrit : {shortened}",
        "The title is long. In an SMS it will read: {shortened}",
    ),
    "overlap_now": Wording(
        "Un agent de ce rendez-vous est déjà pris à ce moment.",
        "One of its agents is taken at that time already.",
    ),
    "overbooked_now": Wording("Il ne reste plus assez de places.", "There are not enough seats left."),
    "overbooked": Wording(
        "Il y aurait {count} participants pour {seats} places.",
        "There would be {count} participants for {seats} seats.",
    ),
}

# Why a period has no slot, by `rdv.domain.emptiness.Emptiness`; `{delay}` is the motif's.
EMPTY: dict[str, Wording] = {
    "no_referent": Wording(
        "Ce rendez-vous se prend avec l’agent qui vous suit, et aucun ne vous est encore attribué.",
        "This appointment is with the agent who follows your case, and you have none yet.",
    ),
    "past": Wording("Ces dates sont passées.", "These dates are over."),
    "not_offered": Wording(
        "Ce rendez-vous ne se prend pas en ligne ici pour le moment.",
        "This appointment cannot be booked online here for the moment.",
    ),
    "nothing_yet": Wording(
        "Personne ne reçoit pour ce rendez-vous à ces dates.", "Nobody sees people for this appointment on these dates."
    ),
    "closed_period": Wording("Le service est fermé à ces dates.", "The service is closed on these dates."),
    "too_soon": Wording(
        "Ces dates sont trop proches : ce rendez-vous se prend au moins {delay} à l’avance.",
        "These dates are too soon: this appointment is to be booked at least {delay} ahead.",
    ),
    "too_far": Wording(
        "Ces dates sont trop lointaines : ce rendez-vous se prend au plus {delay} à l’avance.",
        "These dates are too far away: this appointment can be booked at most {delay} ahead.",
    ),
    "fully_booked": Wording(
        "Tous les créneaux de ces dates sont déjà pris.", "All the slots of these dates are already taken."
    ),
}

# What to do then.
NEXT_STEPS: dict[str, Wording] = {
    "later": Wording("Le prochain créneau libre est le {when}.", "The next free slot is on {when}."),
    "come_back": Wording(
        "De nouveaux créneaux s’ouvrent régulièrement : revenez dans quelques jours.",
        "New slots open regularly: please come back in a few days.",
    ),
    "elsewhere": Wording("Vous pouvez aussi regarder un autre lieu.", "You can also look at another place."),
    "call": Wording("Vous pouvez appeler le {phone}.", "You can call {phone}."),
}

# Delays, one and several.
UNITS: dict[str, tuple[Wording, Wording]] = {
    "minutes": (Wording("{count} minute", "{count} minute"), Wording("{count} minutes", "{count} minutes")),
    "hours": (Wording("{count} heure", "{count} hour"), Wording("{count} heures", "{count} hours")),
    "days": (Wording("{count} jour", "{count} day"), Wording("{count} jours", "{count} days")),
    "weeks": (Wording("{count} semaine", "{count} week"), Wording("{count} semaines", "{count} weeks")),
    "months": (Wording("{count} mois", "{count} month"), Wording("{count} mois", "{count} months")),
}
