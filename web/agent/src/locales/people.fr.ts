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
    lead: "ProConnect a confirmé votre identité, et vous n'avez pas encore de compte ici. Nommez votre organisation : vous en serez l'administrateur. Si un collègue vous a invité, ouvrez plutôt le lien de son message.",
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
    levels: { basic: "Agent", admin: "Administrateur" },
    noneTitle: "Vous n'êtes dans aucune organisation",
    none: "Votre compte existe, mais il n'est rattaché à aucune organisation.",
    noneHelp: "Demandez à l'administrateur de votre organisation de vous inviter à nouveau.",
  },
};
