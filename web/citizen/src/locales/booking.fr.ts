/** The words of the booking's steps in French. Typed plainly, as `fr.ts` is. */
export const bookingFr = {
  identify: {
    title: "Comment souhaitez-vous continuer ?",
    lead: "Le créneau reste réservé pour vous pendant que vous vous identifiez.",
    franceconnect: "S'identifier avec FranceConnect",
    franceconnectHelp: "Avec un compte que vous avez déjà : impots.gouv.fr, Ameli, La Poste…",
    signIn: "Se connecter avec son compte",
    signInHelp: "Avec votre adresse e-mail et votre mot de passe.",
    signUp: "Se créer un compte",
    signUpHelp: "Pour retrouver vos rendez-vous et ceux de vos proches.",
    guest: "Continuer sans compte",
    guestHelp: "Un code reçu par e-mail ou par SMS suffit.",
    expiredTitle: "Votre session a pris fin",
    expired:
      "Identifiez-vous de nouveau : vous reviendrez là où vous en étiez, rien de ce que vous avez saisi n'est perdu.",
  },

  whom: {
    title: "Pour qui est ce rendez-vous ?",
    self: "Pour moi",
    other: "Pour une autre personne",
    newRelative: "Pour un autre proche",
    newRelativeHelp: "Il sera ajouté à vos proches.",
    otherTitle: "La personne qui vient au rendez-vous",
    otherFirstName: "Prénom de la personne",
    otherLastName: "Nom de famille de la personne",
    birthDate: "Date de naissance",
    missing: "Indiquez pour qui est ce rendez-vous.",
    missingFirstName: "Indiquez le prénom de la personne qui vient.",
    missingLastName: "Indiquez le nom de famille de la personne qui vient.",
    wrongBirthDate: "Cette date de naissance n'existe pas encore.",
  },

  needed: {
    title: "Ce qu'il faut pour ce rendez-vous",
    ants: "Numéro de pré-demande ANTS",
    antsHint: "10 lettres et chiffres, sur le récapitulatif de votre pré-demande de carte d'identité ou de passeport.",
    antsTitle: "Votre pré-demande",
    missingAnts: "Indiquez le numéro de votre pré-demande ANTS.",
    wrongAnts: "Ce numéro a 10 lettres et chiffres. Exemple : A12B34C56D",
  },

  recap: {
    title: "Vérifiez et confirmez",
    heading: "Récapitulatif",
    who: "Pour qui",
    bookedBy: "Réservé par",
    email: "E-mail",
    phone: "Téléphone",
    address: "Adresse",
    ants: "Pré-demande ANTS",
    change: "Modifier ces informations",
  },

  confirmed: {
    next: "Et maintenant ?",
    message:
      "Le message contient le lien de ce rendez-vous. S'il n'arrive pas, regardez dans les courriers indésirables.",
    reminder: "Un rappel vous est envoyé 48 heures avant le rendez-vous.",
    change: (limit: string) =>
      `Si vous ne pouvez pas venir, annulez avant le ${limit} : le créneau servira à quelqu'un d'autre.`,
    call: "Si vous ne pouvez pas venir, prévenez l'organisme.",
    calendar: "Ajouter à mon agenda",
    keep: "Garder ce rendez-vous",
    mine: "Voir tous mes rendez-vous",
  },
};
