/** The words of signing in, of organisations and of agents, in French. Typed plainly, as `fr.ts` is. */
export const peopleFr = {
  session: {
    endedTitle: "Votre session a pris fin",
    ended:
      "Pour protéger les informations des usagers, la session se termine au bout d'un moment sans activité, ou quand vous vous déconnectez dans un autre onglet. Reconnectez-vous : vous reviendrez à cette page.",
    signIn: "Se connecter de nouveau",
  },

  signIn: {
    title: "Connexion des agents",
    lead: "Retrouvez votre agenda et vos rendez-vous.",
    back: "Après la connexion, vous reviendrez à la page que vous aviez ouverte.",
    proconnect: "Avec ProConnect",
    proconnectHelp: "Votre identité professionnelle suffit : pas de mot de passe de plus à retenir.",
    proconnectButton: "S'identifier avec ProConnect",
    proconnectWhat: "Qu'est-ce que ProConnect ?",
    proconnectFailedTitle: "La connexion avec ProConnect n'a pas abouti",
    proconnectFailed: "Rien n'a changé. Réessayez, ou connectez-vous avec votre adresse e-mail.",
    own: "Avec votre adresse e-mail",
    email: "Adresse e-mail professionnelle",
    password: "Mot de passe",
    submit: "Se connecter",
    busy: "Connexion en cours",
    forgotten: "Mot de passe oublié ?",
    missingEmail: "Indiquez votre adresse e-mail, par exemple nom@exemple.fr.",
    missingPassword: "Indiquez votre mot de passe.",
    wrong: "L'adresse e-mail ou le mot de passe n'est pas le bon.",
    citizen: "Vous cherchez un rendez-vous ?",
    citizenLink: "Aller au site des usagers",
  },

  forgotten: {
    title: "Mot de passe oublié",
    lead: "Indiquez votre adresse : un lien pour choisir un nouveau mot de passe y sera envoyé.",
    submit: "Envoyer le lien",
    busy: "Envoi en cours",
    sentTitle: "Consultez votre boîte aux lettres",
    sent: (email: string) =>
      `Si un compte d'agent existe pour ${email}, un message y a été envoyé. Son lien est valable 6 heures.`,
    spam: "Vous n'avez rien reçu ? Regardez dans les courriers indésirables : le message peut mettre quelques minutes à arriver.",
    open: (provider: string) => `Ouvrir ${provider}`,
  },

  names: {
    firstName: "Prénom",
    lastName: "Nom",
    missingFirstName: "Indiquez le prénom.",
    missingLastName: "Indiquez le nom.",
  },

  link: {
    title: "Votre lien",
    invitedTitle: "Bienvenue dans l'équipe",
    invited: (organisation: string, email: string) =>
      `${organisation} vous invite. Vous vous connecterez avec l'adresse ${email} et le mot de passe choisi ici.`,
    resetTitle: "Choisissez un nouveau mot de passe",
    reset: (email: string) => `Pour le compte ${email}.`,
    accept: "Accepter l'invitation",
    submit: "Enregistrer le mot de passe",
    busy: "Enregistrement en cours",
    expiredTitle: "Ce lien n'est plus valable",
    expired:
      "Il a déjà servi, ou il est trop ancien. Une invitation est valable 7 jours : demandez à votre administrateur d'en envoyer une autre. Pour un mot de passe oublié, demandez un nouveau lien.",
    unknownTitle: "Ce lien ne mène à rien",
    unknown: "Il est peut-être incomplet : copiez-le en entier depuis le message.",
    newReset: "Demander un lien de mot de passe",
    signIn: "Se connecter",
  },

  fresh: {
    title: "Ouvrez votre organisation",
    lead: (email: string) =>
      `ProConnect a confirmé votre adresse ${email}, et vous n'avez pas encore de compte ici. Nommez votre organisation : vous en serez l'administrateur. Si un collègue vous a invité à une autre adresse, ouvrez plutôt le lien de son message.`,
    name: "Nom de l'organisation",
    nameHint: "Par exemple : MDS d'Arras ou France Services de Lens. Les usagers le verront.",
    departement: "Numéro du département",
    departementHint: "Par exemple : 62, 2A ou 971.",
    missingName: "Indiquez le nom de l'organisation.",
    missingDepartement: "Indiquez un numéro de département, par exemple 62.",
    submit: "Ouvrir l'organisation",
    busy: "Ouverture en cours",
    endedTitle: "La connexion avec ProConnect a expiré",
    ended: "Identifiez-vous de nouveau pour ouvrir votre organisation.",
    signIn: "Se connecter",
  },

  organisations: {
    title: "Vos organisations",
    departement: (number: string) => `Département ${number}`,
    noneTitle: "Vous n'êtes dans aucune organisation",
    none: "Votre compte existe, mais il n'est rattaché à aucune organisation.",
    noneHelp: "Demandez à l'administrateur de votre organisation de vous inviter à nouveau.",
  },

  levels: { basic: "Agent", admin: "Administrateur", contributor: "Intervenant" },
  levelLegend: "Niveau de permission",
  levelHints: {
    basic: "Gère son agenda et les rendez-vous de ses services.",
    admin: "Gère aussi les agents, les lieux, les motifs et les rendez-vous de toute l'organisation.",
    contributor: "Un nom dans l'agenda, sans adresse ni connexion : ses collègues gèrent ses rendez-vous.",
  },
  servicesLegend: "Services",
  servicesHint: "Un au moins.",
  missingService: "Choisissez au moins un service.",

  agents: {
    title: "Agents",
    lead: (organisation: string) => `Qui travaille dans ${organisation}, et qui est invité.`,
    name: "Agent",
    level: "Niveau",
    services: "Services",
    actions: "Actions",
    pending: "Invitation en attente",
    invite: "Ajouter un agent",
    again: (name: string) => `Inviter à nouveau ${name}`,
  },

  again: {
    title: (name: string) => `Inviter à nouveau ${name} ?`,
    text: (email: string) =>
      `Un nouveau message part à ${email}. Son lien est valable 7 jours ; l'ancien ne le sera plus.`,
    submit: "Inviter à nouveau",
    busy: "Envoi en cours",
    sent: (email: string) => `L'invitation a été envoyée à ${email}.`,
  },

  invite: {
    title: "Ajouter un agent",
    lead: "L'agent reçoit un message et choisit son mot de passe. S'il a déjà un compte, il entre tout de suite.",
    email: "Adresse e-mail professionnelle",
    emailHint: "Celle de son compte sur les autres services de l'État, s'il en a un. Par exemple : nom@exemple.fr.",
    missingEmail: "Indiquez une adresse e-mail, par exemple nom@exemple.fr.",
    contributorName: "Nom affiché",
    contributorHint: "Par exemple : Psychologue du mardi.",
    contributorFirstName: "Prénom (facultatif)",
    submit: "Envoyer l'invitation",
    busy: "Envoi en cours",
    add: "Ajouter l'intervenant",
    adding: "Ajout en cours",
    invited: (name: string) => `${name} est invité : son lien est valable 7 jours.`,
    joined: (name: string) => `${name} avait déjà un compte et fait maintenant partie de l'organisation.`,
    added: (name: string) => `${name} est dans l'organisation.`,
    servicesKept: "Ses services n'ont pas changé : ce sont ceux qu'il a déjà ailleurs.",
  },

  agent: {
    title: "Agent",
    goneTitle: "Cet agent n'est pas dans l'organisation",
    gone: "Il a peut-être été retiré entre-temps.",
    becomesContributor:
      "En devenant intervenant, l'agent perd son adresse, son mot de passe et son prénom : il ne pourra plus se connecter.",
    saved: (name: string) => `Les réglages de ${name} sont enregistrés.`,
    more: "Quitter l'organisation",
    remove: "Retirer de l'organisation",
    cancelInvitation: "Annuler l'invitation",
  },

  removal: {
    title: (name: string, organisation: string) => `Retirer ${name} de ${organisation} ?`,
    text: "Ses plages d'ouverture dans l'organisation sont supprimées. Sans autre organisation, son compte est supprimé. Il faut d'abord annuler ou confier à d'autres ses rendez-vous à venir.",
    own: "C'est vous-même : vous ne verrez plus rien de cette organisation.",
    invitation: "Le lien de l'invitation ne sera plus valable.",
    submit: "Retirer",
    busy: "Retrait en cours",
    done: {
      invitation_deleted: (name: string) => `L'invitation de ${name} est annulée.`,
      agent_deleted: (name: string) => `${name} n'est plus dans l'organisation, et son compte est supprimé.`,
      agent_removed: (name: string) => `${name} n'est plus dans l'organisation.`,
    },
  },

  rights: {
    title: (territory: string) => `Droits dans le territoire : ${territory}`,
    admin: "Administrer le territoire",
    invite_agents: "Inviter des agents dans toutes les organisations",
    manage_teams: "Gérer les équipes",
    manage_access_rights: "Gérer les droits des agents",
    hints: {
      admin: "Réglages du territoire, services, rôles et organisations.",
      invite_agents: undefined,
      manage_teams: undefined,
      manage_access_rights: undefined,
    } as Readonly<Record<string, string | undefined>>,
    submit: "Enregistrer les droits",
    saved: (name: string) => `Les droits de ${name} sont enregistrés.`,
  },

  preferences: {
    title: "Préférences",
    appointments: "Être averti par e-mail des changements de vos rendez-vous",
    levels: {
      all: "De tous, même ceux que vous faites",
      others: "De ceux que font les autres : usagers et collègues",
      soon: "De ceux que font les autres, pour aujourd'hui et demain seulement",
      none: "D'aucun",
    },
    told: "Être averti aussi",
    openings: "De vos plages d'ouverture : création, modification, suppression",
    absences: "De vos indisponibilités",
    display: "Votre agenda",
    saturdays: "Afficher les samedis",
    cancelled: "Afficher les rendez-vous annulés",
    language: "Langue",
    languages: { fr: "Français", en: "English" },
    saved: "Vos préférences sont enregistrées.",
  },

  account: {
    title: "Votre compte",
    identity: "Modifier le nom ou l'adresse",
    password: "Changer de mot de passe",
    remove: "Supprimer mon compte",
    removeTitle: "Supprimer votre compte ?",
    removeText:
      "Vous quittez toutes vos organisations, et vos plages d'ouverture sont supprimées. C'est impossible tant que vous avez des rendez-vous à venir, ou si vous êtes le seul administrateur d'une organisation.",
    removeSubmit: "Supprimer mon compte",
    removing: "Suppression en cours",
  },

  identity: {
    title: "Nom et adresse",
    names: "Nom",
    frozen: (name: string) => `${name} : ProConnect donne votre nom, il ne peut pas être modifié ici.`,
    saved: "Votre nom est enregistré.",
    email: "Adresse e-mail",
    emailNow: (email: string) => `Votre adresse est ${email}.`,
    emailNew: "Nouvelle adresse e-mail",
    emailHint: "Un lien de confirmation y est envoyé ; l'adresse change quand vous l'ouvrez.",
    emailSubmit: "Envoyer le lien",
    emailBusy: "Envoi en cours",
    emailSent: (email: string) => `Un lien de confirmation a été envoyé à ${email}.`,
    confirmTitle: "Confirmez votre nouvelle adresse",
    confirm: (email: string) => `Vous vous connecterez avec ${email}.`,
    confirmSubmit: "Confirmer l'adresse",
    confirmBusy: "Confirmation en cours",
    confirmedTitle: "Votre adresse est changée",
    confirmed: (email: string) => `Votre compte a maintenant l'adresse ${email}.`,
    goOn: "Continuer",
  },

  newPassword: {
    title: "Changer de mot de passe",
    lead: "Les autres appareils où vous êtes connecté seront déconnectés.",
    current: "Mot de passe actuel",
    missing: "Indiquez votre mot de passe actuel.",
    saved: "Votre mot de passe est changé.",
  },
};
