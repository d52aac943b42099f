import { bookingFr } from "./booking.fr";

/**
 * The site's words in French. Typed plainly: apostrophes, quotation marks and no-break spaces are set by
 * `typography.ts`. Plain words, short sentences, "vous"; a button says what it does.
 */
export const fr = {
  language: { name: "Français", other: "English", switch: "Read this site in English" },

  layout: {
    skip: "Aller au contenu",
    home: "Accueil",
    support: "Aide",
    // The law wants the status beside the link.
    accessibility: "Accessibilité : non conforme",
    legal: "Mentions légales",
    privacy: "Données personnelles",
    offline: "Vous n'êtes plus connecté à internet. Ce que vous avez saisi est gardé.",
    online: "La connexion est revenue.",
    documentTitle: (page: string, site: string) => `${page} – ${site}`,
    documentTitleWithError: (page: string, site: string) => `Erreur : ${page} – ${site}`,
  },

  account: {
    nav: "Votre espace",
    signIn: "Connexion usager",
    mine: "Mes rendez-vous",
    menu: "Compte de",
    account: "Mon compte",
    relatives: "Mes proches",
    signOut: "Se déconnecter",
    signingOut: "Déconnexion en cours",
    signedOut: "Vous êtes déconnecté.",
    notSignedOut: "La déconnexion n'a pas abouti : réessayez.",
  },

  common: {
    back: "Retour",
    change: "Modifier",
    continue: "Continuer",
    retry: "Réessayer",
    loading: "Chargement en cours",
    minutes: (count: number) => `${count} minutes`,
    at: (day: string, time: string) => `${day} à ${time}`,
    fromTo: (start: string, end: string) => `de ${start} à ${end}`,
    optional: "facultatif",
    call: (phone: string) => `Appeler le ${phone}`,
    phone: "Téléphone",
  },

  locationType: {
    public_office: "Sur place",
    phone: "Par téléphone",
    home: "À domicile",
    visio: "En visioconférence",
  },

  steps: {
    names: ["Votre demande", "Date et heure", "Vos informations", "Confirmation"],
    label: (current: number, total: number, name: string) => `Étape ${current} sur ${total} : ${name}`,
  },

  home: {
    title: "Prendre rendez-vous avec un service public",
    lead: "En quelques minutes, sans créer de compte.",
    label: "Votre commune, votre adresse, votre département ou le nom de l'organisme",
    hint: "Par exemple : Arras, 62, Pas-de-Calais ou Mairie d'Arras",
    suggestions: "Lieux proposés",
    suggested: (count: number) =>
      count === 1
        ? "1 lieu proposé. Les flèches permettent de le choisir."
        : `${count} lieux proposés. Les flèches permettent de choisir.`,
    departement: "département",
    addresses: "Communes et adresses",
    addressesAway:
      "La recherche par adresse ne répond pas pour le moment. Vous pouvez indiquer votre département ou le nom de l'organisme.",
    submit: "Rechercher",
    empty: "Indiquez une commune, une adresse, un département ou le nom d'un organisme.",
    results: (query: string) => `Résultats pour "${query}"`,
    departements: "Départements",
    organisations: "Organismes",
    allServices: "Voir tous les services de ce département",
    nothing: "Aucun résultat",
    nothingHelp:
      "Vérifiez l'orthographe, ou indiquez le numéro de votre département. Certains organismes ne proposent pas encore de rendez-vous en ligne : vous pouvez leur téléphoner.",
    found: (count: number) => (count === 1 ? "1 résultat" : `${count} résultats`),
    promises: [
      { title: "Sans compte", text: "Une adresse e-mail ou un numéro de mobile suffit." },
      { title: "Confirmé tout de suite", text: "Vous recevez un message, puis un rappel 48 heures avant." },
      { title: "Modifiable en ligne", text: "Déplacez ou annulez avec le lien du message." },
    ],
    already: "Vous avez déjà un rendez-vous ?",
    alreadyHelp:
      "Ouvrez le lien reçu par SMS ou par e-mail : il permet de voir, de déplacer ou d'annuler votre rendez-vous.",
    alreadyAccount: "Voir mes rendez-vous avec mon compte",
  },

  search: {
    yourRequest: "Votre demande",
    where: "Lieu de recherche",
    service: "Service",
    motif: "Motif",
    place: "Lieu",
    organisation: "Organisme",
    when: "Date et heure",
    changeAnswer: (answer: string) => `Modifier : ${answer}`,
    serviceTitle: "Quel service souhaitez-vous rencontrer ?",
    motifTitle: "Quel est le motif de votre rendez-vous ?",
    placeTitle: "Où souhaitez-vous aller ?",
    organisationTitle: "Avec quel organisme ?",
    offeredBy: (organisation: string) => `Rendez-vous proposés par ${organisation}`,
    around: (town: string) => `${town} et ses environs`,
    distance: (kilometres: string) => `à ${kilometres} km`,
    nearestFirst: "Les lieux les plus proches sont en premier.",
    soonestFirst: "Les lieux disponibles le plus tôt sont en premier.",
    unknownOrganisation: "Cet organisme ne propose pas de rendez-vous ici",
    unknownOrganisationHelp:
      "Le lien est peut-être incomplet, ou l'organisme n'utilise plus ce service. Vous pouvez faire une autre recherche.",
    restrictionTitle: "À lire avant de réserver",
    restrictionAccept: "J'ai lu, choisir une date",
    restrictionRefuse: "Choisir un autre motif",
    slotsTitle: "Choisissez une date et une heure",
    group: "Rendez-vous collectif",
    nextAvailability: "Prochaine disponibilité :",
    nothing: "Aucun rendez-vous en ligne pour le moment",
    nothingHelp: "Aucun rendez-vous ne peut être pris en ligne ici pour le moment. Contactez directement l'organisme.",
    newSearch: "Faire une autre recherche",
  },

  slots: {
    week: (range: string) => `Semaine ${range}`,
    previous: "Semaine précédente",
    next: "Semaine suivante",
    morning: "Matin",
    afternoon: "Après-midi",
    count: (count: number, range: string) =>
      count === 0 ? `Aucun créneau ${range}` : count === 1 ? `1 créneau ${range}` : `${count} créneaux ${range}`,
    emptyWeek: "Aucun créneau n'est libre cette semaine.",
    elsewhere: "Voir les autres lieux",
    nextAvailability: (when: string) => `Prochaine disponibilité : ${when}`,
    nothing: "Aucun créneau n'est libre pour le moment.",
    nothingHelp: "De nouveaux créneaux sont ouverts régulièrement : revenez plus tard, ou téléphonez à l'organisme.",
    none: "Choisissez une heure dans la liste.",
    chosen: (when: string) => `Créneau choisi : ${when}`,
    submit: "Réserver ce créneau",
    holding: "Réservation en cours",
    zone: (place: string, offset: string) => `Les heures sont celles du lieu du rendez-vous : ${place} (${offset}).`,
    zoneUnnamed: (offset: string) => `Les heures sont celles du lieu du rendez-vous (${offset}).`,
    taken: "Ce créneau vient d'être pris",
    takenChoose: "Quelqu'un l'a réservé avant vous. Voici les créneaux les plus proches :",
    takenNone: "Quelqu'un l'a réservé avant vous. Choisissez une autre date.",
    otherTimes: "Voir tous les créneaux",
  },

  hold: {
    summary: "Votre rendez-vous",
    remaining: (minutes: number) =>
      minutes > 1
        ? `Ce créneau vous est réservé pendant encore ${minutes} minutes.`
        : minutes === 1
          ? "Ce créneau vous est réservé pendant encore 1 minute."
          : "Ce créneau vous est réservé pendant encore moins d'une minute.",
    expiredTitle: "Le créneau n'est plus réservé pour vous",
    expired: "Le délai est passé, mais rien de ce que vous avez saisi n'est perdu.",
    again: "Réserver de nouveau ce créneau",
    recovered: "Le créneau est de nouveau réservé pour vous.",
    tooMany: "Vous avez déjà plusieurs créneaux en cours de réservation",
    tooManyHelp: "Terminez ou abandonnez une réservation commencée dans un autre onglet, ou attendez un peu.",
  },

  details: {
    title: "Vos coordonnées",
    firstName: "Prénom",
    lastName: "Nom de famille",
    email: "Adresse e-mail",
    emailHint: "Par exemple : nom@exemple.fr",
    phone: "Numéro de téléphone",
    phoneHint: "Un mobile permet de recevoir le rappel par SMS.",
    phoneHintRequired: "L'agent vous appellera à ce numéro.",
    contactHint: "Donnez une adresse e-mail, un numéro de téléphone, ou les deux.",
    who: "Qui êtes-vous ?",
    contact: "Comment vous joindre ?",
    address: "Adresse où se déplace l'agent",
    addressHint: "Numéro, rue, code postal et ville",
    where: "Où l'agent doit-il venir ?",
    consent:
      "En donnant ces coordonnées, vous acceptez qu'elles servent à gérer ce rendez-vous : confirmation, rappel, changement ou annulation. Elles ne servent à rien d'autre.",
    submit: "Recevoir mon code",
    sending: "Envoi en cours",
    errors: "Il faut corriger ces réponses",
    missing: {
      first_name: "Indiquez votre prénom.",
      last_name: "Indiquez votre nom de famille.",
      contact: "Indiquez une adresse e-mail ou un numéro de téléphone.",
      phone: "Indiquez votre numéro de téléphone : le rendez-vous a lieu par téléphone.",
      address: "Indiquez l'adresse où l'agent doit venir.",
    },
    wrong: {
      email: "Cette adresse e-mail semble incomplète. Exemple : nom@exemple.fr",
      phone: "Ce numéro semble incomplet. Exemple : 06 12 34 56 78",
    },
  },

  code: {
    title: "Saisissez le code reçu",
    sent: {
      email: (to: string) =>
        `Nous avons envoyé un code à 6 chiffres à ${to}. Pensez à regarder dans les courriers indésirables.`,
      sms: (to: string) => `Nous avons envoyé un code à 6 chiffres par SMS au ${to}.`,
    },
    why: "Ce code vérifie que vos coordonnées sont justes. Il est valable 10 minutes.",
    label: "Code à 6 chiffres",
    submit: "Confirmer le rendez-vous",
    confirming: "Confirmation en cours",
    resend: "Renvoyer le code",
    another: "Recevoir un nouveau code",
    resent: "Un nouveau code vient d'être envoyé.",
    other: { email: "Recevoir le code par e-mail", sms: "Recevoir le code par SMS" },
    change: "Changer mes coordonnées",
    trouble: "Vous n'avez rien reçu ?",
    incomplete: "Le code a 6 chiffres.",
    wrong: "Ce code n'est pas le bon, ou il n'est plus valable. Vérifiez le dernier message reçu.",
    tooOld: "Trop de temps a passé depuis votre code. Demandez-en un nouveau.",
  },

  appointment: {
    title: "Votre rendez-vous",
    confirmedTitle: "Votre rendez-vous est confirmé",
    confirmed: "Un message de confirmation vous est envoyé dans quelques minutes.",
    movedTitle: "Votre rendez-vous est déplacé",
    moved: "Un message vous confirme la nouvelle date dans quelques minutes.",
    cancelledTitle: "Votre rendez-vous est annulé",
    cancelled: "Le créneau est libéré. Un message vous le confirme dans quelques minutes.",
    status: {
      upcoming: "À venir",
      cancelled: "Annulé",
      past: "Passé",
    },
    when: "Quand",
    where: "Où",
    who: "Pour qui",
    ants: (number: string) => `Pré-demande ANTS ${number}`,
    motif: "Motif",
    with: "Avec",
    bring: "À savoir pour le rendez-vous",
    before: "À lire",
    byPhone: "L'agent vous appelle au numéro que vous avez donné.",
    atHome: "L'agent vient à l'adresse que vous avez donnée.",
    byVideo: "Par visioconférence : le lien est dans le message de confirmation.",
    joinVideo: "Rejoindre la visioconférence",
    what: "Ce que vous pouvez faire",
    move: "Déplacer le RDV",
    cancel: "Annuler le RDV",
    manage: "Voir, déplacer ou annuler ce rendez-vous",
    print: "Imprimer",
    again: "Reprendre un rendez-vous",
    limits: (cancel: string, move: string) => `Vous pouvez annuler jusqu'au ${cancel}, et déplacer jusqu'au ${move}.`,
    limitCancel: (cancel: string) =>
      `Vous pouvez annuler jusqu'au ${cancel}. Il n'est pas possible de déplacer ce rendez-vous en ligne.`,
    limitMove: (move: string) =>
      `Vous pouvez déplacer jusqu'au ${move}. Il n'est pas possible d'annuler ce rendez-vous en ligne.`,
    noChange: "Ce rendez-vous ne peut plus être changé ni annulé en ligne. En cas d'empêchement, prévenez l'organisme.",
    linkReminder: "Gardez le message : son lien permet de retrouver, de déplacer ou d'annuler ce rendez-vous.",
    zone: (place: string, offset: string) => `heure de ${place} (${offset})`,
    calendar: "Ajouter à mon agenda",
    attendee: "Changer la personne qui vient",
    attendeeTitle: "La personne qui vient est changée",
    attendeeChanged: "Un message vous le confirme dans quelques minutes.",
    undoUntil: (time: string) => `Vous avez changé d'avis ? Vous pouvez revenir en arrière jusqu'à ${time}.`,
    undoCancel: "Rétablir le rendez-vous",
    undoMove: "Remettre la date d'avant",
    undoing: "Rétablissement en cours",
    restoredTitle: "Votre rendez-vous est rétabli",
    restored:
      "Il a de nouveau lieu comme prévu avant le changement. Un message vous le confirme dans quelques minutes.",
    unknownTitle: "Ce rendez-vous n'est pas dans votre compte",
    unknown: "Il est peut-être dans un autre compte, ou trop ancien pour être gardé.",
    lostTitle: "Pour revoir ce rendez-vous, ouvrez le lien du message",
    lost: "Pour protéger vos informations, cette page se ferme au bout de quelques minutes. Le lien reçu par SMS ou par e-mail ouvre de nouveau votre rendez-vous.",
  },

  letters: {
    title: "Retrouver votre rendez-vous",
    lead: "Pour protéger vos informations, nous vérifions que ce rendez-vous est bien le vôtre.",
    again: "Pour votre sécurité, cette page s'était fermée. Saisissez de nouveau les lettres.",
    label: "Les 3 premières lettres de votre nom de famille",
    hint: "Sans vous soucier des accents ni des majuscules. Par exemple : DUP pour Dupont.",
    submit: "Voir mon rendez-vous",
    opening: "Ouverture en cours",
    onlyAnswer: "Confirmer seulement ma venue",
    missing: "Indiquez les 3 premières lettres de votre nom de famille.",
    wrong: "Ces lettres ne correspondent pas au nom donné pour ce rendez-vous. Vérifiez l'orthographe.",
    expiredTitle: "Ce lien n'est plus valable",
    expired:
      "Le lien de ce message est trop ancien. Utilisez le lien du dernier message reçu, ou prenez un nouveau rendez-vous.",
    unknownTitle: "Ce lien ne mène à aucun rendez-vous",
    unknown: "Vérifiez que l'adresse est complète : copiez-la en entier depuis le SMS ou l'e-mail.",
  },

  answer: {
    title: "Viendrez-vous à votre rendez-vous ?",
    lead: "Votre réponse aide le service à s'organiser, et libère la place pour quelqu'un d'autre si vous ne venez pas.",
    coming: "Je viens",
    notComing: "Je ne peux pas venir",
    sending: "Envoi de votre réponse",
    note: "Si vous ne pouvez pas venir, vous pourrez annuler à la page suivante.",
    thanksTitle: "Merci, votre venue est confirmée",
    thanks: (when: string) => `Le service vous attend le ${when}.`,
    see: "Voir mon rendez-vous",
    overTitle: "Ce rendez-vous n'attend plus de réponse",
    over: "Il est annulé, ou il a déjà commencé.",
  },

  move: {
    title: "Choisissez une nouvelle date",
    lead: (when: string) => `Votre rendez-vous actuel, ${when}, est gardé tant que vous n'avez pas confirmé.`,
    submit: "Choisir cette date",
    confirmTitle: "Confirmer le changement de date ?",
    old: "Date actuelle",
    new: "Nouvelle date",
    confirm: "Oui, déplacer le rendez-vous",
    other: "Choisir une autre date",
    keep: "Garder la date actuelle",
    moving: "Déplacement en cours",
    place: "Où souhaitez-vous aller ?",
    tooLate: "Il est trop tard pour déplacer ce rendez-vous en ligne",
    tooLateHelp: "Un rendez-vous se déplace en ligne plus de 2 jours avant.",
    notMovable: "Ce rendez-vous ne peut pas être déplacé en ligne",
  },

  cancel: {
    title: "Annuler ce rendez-vous ?",
    warning: "Voulez-vous vraiment annuler ce rendez-vous ? Le créneau sera proposé à une autre personne.",
    yes: "Oui, annuler le rendez-vous",
    no: "Non, garder mon rendez-vous",
    cancelling: "Annulation en cours",
    tooLate: "Il est trop tard pour annuler ce rendez-vous en ligne",
    tooLateHelp: "Un rendez-vous s'annule en ligne plus de 4 heures avant.",
    notCancellable: "Ce rendez-vous ne peut pas être annulé en ligne",
  },

  problem: {
    networkTitle: "La connexion est interrompue",
    network: "Vérifiez votre connexion à internet, puis réessayez. Rien de ce que vous avez saisi n'est perdu.",
    unavailableTitle: "Le service ne répond pas",
    unavailable:
      "Le problème vient de chez nous. Réessayez dans quelques instants : rien de ce que vous avez saisi n'est perdu.",
    title: "Cette demande n'a pas pu aboutir",
    unknownTitle: "Cette page n'existe plus",
    waitUntil: (minutes: number, time: string) =>
      minutes <= 1
        ? `Réessayez dans une minute, à partir de ${time}.`
        : `Réessayez dans ${minutes} minutes, à partir de ${time}.`,
    waitHours: (hours: number, time: string) => `Réessayez dans ${hours} heures environ, à partir de ${time}.`,
    wait: "Réessayez un peu plus tard.",
    tooMany: "Trop de demandes",
    alreadyBookedTitle: "Vous avez déjà un rendez-vous pour ce motif",
    alreadyBooked:
      "Un seul rendez-vous à venir est possible pour ce motif. Pour le déplacer ou l'annuler, ouvrez le lien reçu par SMS ou par e-mail.",
  },

  notFound: {
    title: "Page introuvable",
    text: "L'adresse est peut-être incomplète, ou la page a été déplacée.",
    home: "Prendre rendez-vous",
    broken: "Cette page a rencontré une erreur",
    brokenHelp: "Rechargez la page. Si le problème continue, téléphonez à l'organisme.",
    reload: "Recharger la page",
  },

  zones: {
    "Europe/Paris": "France métropolitaine",
    "America/Guadeloupe": "Guadeloupe",
    "America/Martinique": "Martinique",
    "America/Cayenne": "Guyane",
    "America/Miquelon": "Saint-Pierre-et-Miquelon",
    "America/St_Barthelemy": "Saint-Barthélemy",
    "America/Marigot": "Saint-Martin",
    "Indian/Reunion": "La Réunion",
    "Indian/Mayotte": "Mayotte",
    "Pacific/Noumea": "Nouvelle-Calédonie",
    "Pacific/Tahiti": "Polynésie française",
    "Pacific/Wallis": "Wallis-et-Futuna",
  } as Readonly<Record<string, string>>,

  ...bookingFr,
};
