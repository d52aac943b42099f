import { peopleFr } from "./people.fr";

/**
 * The dashboard's words in French. Typed plainly: apostrophes, quotation marks and no-break spaces are set by
 * `typography.ts`. Each part of the dashboard has a catalogue of its own, added here by one line.
 */
export const fr = {
  people: peopleFr,

  language: { other: "English", switch: "Read this site in English" },

  layout: {
    skip: "Aller au contenu",
    space: "Espace agents",
    nav: "Menu principal",
    menu: "Menu",
    organisation: "Organisation",
    organisations: "Vos organisations",
    territory: (name: string) => `Territoire : ${name}`,
    account: "Compte de",
    preferences: "Préférences",
    signOut: "Se déconnecter",
    signingOut: "Déconnexion en cours",
    signedOut: "Vous êtes déconnecté.",
    notSignedOut: "La déconnexion n'a pas abouti : réessayez.",
    citizens: "Site des usagers",
    offline: "Vous n'êtes plus connecté à internet. Ce que vous avez saisi est gardé.",
    online: "La connexion est revenue.",
    documentTitle: (page: string, site: string) => `${page} – ${site}`,
    documentTitleWithError: (page: string, site: string) => `Erreur : ${page} – ${site}`,
  },

  sections: {
    agenda: "Agenda",
    appointments: "Rendez-vous",
    slots: "Trouver un créneau",
    openings: "Plages d'ouverture",
    absences: "Indisponibilités",
    settings: "Réglages",
    preferences: "Préférences",
  },

  common: {
    back: "Retour",
    retry: "Réessayer",
    loading: "Chargement en cours",
    save: "Enregistrer",
    saving: "Enregistrement en cours",
    saved: "Enregistré.",
    cancel: "Annuler",
    close: "Fermer",
    add: "Ajouter",
    edit: "Modifier",
    remove: "Supprimer",
    removing: "Suppression en cours",
    removed: "Supprimé.",
    actions: "Actions",
    search: "Rechercher",
    yes: "Oui",
    no: "Non",
    optional: "facultatif",
    errors: "À corriger avant d'enregistrer",
    missing: "Cette réponse est nécessaire.",
    changedTitle: "Quelqu'un d'autre a modifié cette page entre-temps",
    changed: "Rien n'a été enregistré. Relisez ce qui a changé, puis refaites votre modification.",
    reread: "Voir la version actuelle",
  },

  notFound: {
    title: "Page introuvable",
    text: "L'adresse est peut-être incomplète, ou cette page n'est pas dans votre organisation.",
    home: "Aller à l'agenda",
    broken: "Cette page a rencontré une erreur",
    brokenHelp: "Rechargez la page. Si le problème continue, prévenez votre administrateur.",
    reload: "Recharger la page",
  },

  problem: {
    networkTitle: "La connexion est interrompue",
    network: "Vérifiez votre connexion à internet, puis réessayez. Rien de ce que vous avez saisi n'est perdu.",
    unavailableTitle: "Le service ne répond pas",
    unavailable:
      "Le problème vient de chez nous. Réessayez dans quelques instants : rien de ce que vous avez saisi n'est perdu.",
    title: "Cette demande n'a pas pu aboutir",
    forbiddenTitle: "Vous n'avez pas ce droit",
    forbidden: "Demandez à un administrateur de votre organisation.",
    waitUntil: (minutes: number, time: string) =>
      minutes <= 1
        ? `Réessayez dans une minute, à partir de ${time}.`
        : `Réessayez dans ${minutes} minutes, à partir de ${time}.`,
    waitHours: (hours: number, time: string) => `Réessayez dans ${hours} heures environ, à partir de ${time}.`,
    wait: "Réessayez un peu plus tard.",
    tooMany: "Trop de demandes",
  },
};
