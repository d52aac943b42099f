/** The public pages in French, fetched with them. Typed plainly, as `locales/fr.ts` is. */
import retention from "./retention.json";

/** A paragraph, a list, or steps to take in their order. */
export type Block = string | readonly string[] | { readonly steps: readonly string[] };

/** The sites of others that the texts name, and where they are. */
export const OTHER_SITES: Readonly<Record<string, string>> = {
  "lannuaire.service-public.fr": "https://lannuaire.service-public.fr/",
  "cnil.fr": "https://www.cnil.fr/",
  "defenseurdesdroits.fr": "https://www.defenseurdesdroits.fr/",
};

export interface PublicText {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
}

const keptFor = retention;

const help: PublicText = {
  title: "Aide",
  lead: "Prendre, déplacer ou annuler un rendez-vous avec un service public, pas à pas.",
  sections: [
    {
      title: "À quoi sert ce site",
      blocks: [
        "Ce site sert à prendre rendez-vous en ligne avec une administration. Il ne vous reçoit pas lui-même : pour une question sur votre dossier, contactez l'organisme qui vous accueille.",
        "Vous pouvez réserver avec ou sans compte.",
      ],
    },
    {
      title: "Prendre un rendez-vous",
      blocks: [
        {
          steps: [
            "Indiquez votre commune, votre adresse, votre département ou le nom de l'organisme. Si un organisme vous a donné un lien, ouvrez-le : il mène directement à ses rendez-vous.",
            "Choisissez un service, puis un motif.",
            "Choisissez un lieu. Cette question n'est pas posée pour un rendez-vous par téléphone, en visioconférence ou à domicile.",
            "Lisez les instructions, quand il y en a, et acceptez-les.",
            "Choisissez une date et une heure. Si rien ne convient, regardez les semaines suivantes ou un autre lieu.",
            `Le créneau choisi est réservé pour vous pendant ${keptFor.hold_minutes} minutes, le temps de finir.`,
            "Identifiez-vous : avec FranceConnect quand il est proposé, avec votre compte, ou sans compte avec un code reçu par e-mail ou par SMS.",
            "Dites pour qui est le rendez-vous, vérifiez, et confirmez.",
          ],
        },
        "Un message de confirmation arrive quelques minutes après. S'il n'arrive pas, regardez dans les courriers indésirables. Un rappel est envoyé 48 heures avant.",
      ],
    },
    {
      title: "Se créer un compte",
      blocks: [
        "Un compte sert à retrouver tous vos rendez-vous et ceux de vos proches. Il n'est pas obligatoire.",
        [
          "Avec FranceConnect, quand le bouton est proposé : choisissez un compte que vous avez déjà (impots.gouv.fr, Ameli…). Il n'y a pas de nouveau mot de passe à retenir.",
          "Avec votre adresse e-mail : donnez votre nom, votre prénom et votre adresse, ouvrez le lien reçu par e-mail, puis choisissez un mot de passe.",
        ],
        `Mot de passe oublié ? Demandez un nouveau lien depuis la page de connexion : il est valable ${keptFor.reset_hours} heures.`,
        "Les rendez-vous pris sans compte avec la même adresse vérifiée rejoignent votre compte.",
      ],
    },
    {
      title: "Déplacer un rendez-vous",
      blocks: [
        "Ouvrez le lien du message de confirmation ou du rappel, ou la page de vos rendez-vous si vous avez un compte. Choisissez « Déplacer le RDV », une nouvelle date, puis confirmez. L'ancienne date est gardée tant que vous n'avez pas confirmé.",
        "Un rendez-vous se déplace en ligne plus de 2 jours avant. Certains motifs ne le permettent pas : la page du rendez-vous le dit.",
      ],
    },
    {
      title: "Annuler un rendez-vous",
      blocks: [
        "Vous pouvez annuler dès la confirmation et jusqu'à 4 heures avant le rendez-vous.",
        {
          steps: [
            "Ouvrez le lien reçu par SMS ou par e-mail.",
            "Saisissez les 3 premières lettres de votre nom de famille.",
            "Choisissez « Annuler le RDV », puis « Oui, annuler le rendez-vous ».",
          ],
        },
        "Un message confirme l'annulation. Vous avez 10 minutes pour revenir en arrière.",
        "À moins de 4 heures du rendez-vous, téléphonez à l'organisme : le numéro est sur la page du rendez-vous.",
        "L'organisme peut aussi devoir annuler. Vous en êtes averti aussitôt, et vous pouvez reprendre un rendez-vous.",
      ],
    },
    {
      title: "Joindre un service",
      blocks: [
        "Les coordonnées de l'organisme sont sur la page de votre rendez-vous. Celles de toutes les administrations sont dans l'annuaire du service public : lannuaire.service-public.fr.",
      ],
    },
  ],
};

const privacy: PublicText = {
  title: "Vos données personnelles",
  lead: "Ce que ce service garde de vous, pourquoi, et combien de temps.",
  sections: [
    {
      title: "Qui est responsable",
      blocks: [
        "L'organisme avec lequel vous prenez rendez-vous décide de l'usage de vos données. L'éditeur de ce site, nommé dans les mentions légales, les traite pour lui.",
      ],
    },
    {
      title: "Ce qui est gardé, et pourquoi",
      blocks: [
        "Seulement ce qu'il faut pour le rendez-vous : le nom et le prénom de la personne qui vient et de celle qui réserve, une adresse e-mail ou un numéro de téléphone vérifié, et, pour certains motifs, une adresse, une date de naissance ou un numéro de pré-demande.",
        "Ces données servent à réserver, à confirmer, à rappeler, à déplacer ou à annuler le rendez-vous. Elles ne servent ni à la publicité ni à mesurer l'audience, et ne sont pas vendues.",
        "L'adresse que vous cherchez est envoyée à la Base adresse nationale par notre serveur. L'adresse de la page ne garde ensuite que la commune et un point à un kilomètre près.",
      ],
    },
    {
      title: "Combien de temps",
      blocks: [
        "Voici les durées que le service applique de lui-même :",
        [
          `la réservation provisoire d'un créneau : ${keptFor.hold_minutes} minutes ;`,
          `un code reçu par e-mail ou par SMS : ${keptFor.code_minutes} minutes, et la preuve qu'il donne : ${keptFor.contact_proof_minutes} minutes ;`,
          `l'accès à un rendez-vous ouvert par le lien d'un message : ${keptFor.access_minutes} minutes ;`,
          `le lien d'un message : ${keptFor.link_weeks} semaines au moins, et jusqu'au lendemain du rendez-vous ;`,
          `une session : ${keptFor.session_idle_minutes} minutes sans activité, ${keptFor.session_hours} heures au plus ;`,
          `les journaux techniques, qui ne contiennent ni nom ni coordonnées : ${keptFor.log_days} jours.`,
        ],
        "Les rendez-vous et les coordonnées données pour eux n'ont pas encore d'effacement automatique : ils sont gardés jusqu'à ce que vous ou l'organisme demandiez leur effacement. Un compte est gardé jusqu'à ce que vous le supprimiez.",
      ],
    },
    {
      title: "Qui peut les voir",
      blocks: [
        "Vous, et les agents du service qui vous reçoit. Les messages passent par un prestataire d'e-mail et de SMS, qui ne les utilise pour rien d'autre.",
        "Si vous utilisez FranceConnect, il nous transmet votre identité et votre adresse e-mail, avec votre accord.",
      ],
    },
    {
      title: "Vos droits",
      blocks: [
        "Vous pouvez consulter, corriger et télécharger vos données, et supprimer votre compte, depuis la page de votre compte. La suppression remplace votre identité par des valeurs qui ne désignent plus personne.",
        "Sans compte, ou pour vous opposer à un usage, écrivez à l'organisme qui vous reçoit. Vous pouvez adresser une réclamation à la CNIL : cnil.fr.",
      ],
    },
    {
      title: "Ce qui est gardé dans votre navigateur",
      blocks: [
        "Aucun traceur : il n'y a donc pas de bandeau à accepter. Un cookie tient votre session quand vous êtes connecté.",
        "Le navigateur garde aussi la langue choisie, un numéro tiré au sort qui sert à limiter les réservations provisoires, la réservation provisoire en cours, et, jusqu'à la fermeture de l'onglet, ce que vous avez saisi.",
      ],
    },
  ],
};

const accessibility: PublicText = {
  title: "Accessibilité : non conforme",
  lead: "Déclaration d'accessibilité de ce site, au regard du RGAA 4.1.",
  sections: [
    {
      title: "État de conformité",
      blocks: [
        "Ce site n'a pas encore été audité selon le référentiel général d'amélioration de l'accessibilité (RGAA). Tant qu'un audit ne dit pas le contraire, il est déclaré non conforme. Aucun taux de conformité n'est donc annoncé.",
      ],
    },
    {
      title: "Ce qui est vérifié",
      blocks: [
        "Ces vérifications sont faites par des tests automatiques à chaque changement du site :",
        [
          "chaque étape d'une réservation passe les règles de l'outil axe (WCAG 2.2, niveaux A et AA) sans aucune erreur ;",
          "une réservation entière se fait au clavier seul ;",
          "rien ne demande de défilement horizontal sur 320 pixels de large, ni à 200 % d'agrandissement ;",
          "chaque page a un seul titre principal, et le focus y est placé quand on y arrive ;",
          "les erreurs sont annoncées et reliées à leur champ ;",
          "le thème sombre, l'impression et la réduction des animations sont pris en compte.",
        ],
      ],
    },
    {
      title: "Ce qui ne l'est pas encore",
      blocks: [
        [
          "aucun essai avec des personnes handicapées ni avec un lecteur d'écran n'a été fait ;",
          "les textes écrits par les organismes (motifs, instructions) ne sont pas relus ;",
          "FranceConnect et les visioconférences sont d'autres sites, avec leur propre déclaration.",
        ],
      ],
    },
    {
      title: "Signaler un problème",
      blocks: [
        "Si vous ne pouvez pas prendre rendez-vous avec ce site, téléphonez à l'organisme : il peut réserver pour vous. Vous pouvez aussi écrire à l'éditeur du site, nommé dans les mentions légales.",
        "Si la réponse ne vous satisfait pas, vous pouvez saisir le Défenseur des droits : defenseurdesdroits.fr.",
      ],
    },
    {
      title: "Établissement de cette déclaration",
      blocks: ["Cette déclaration a été établie le 21 novembre 2026, par les auteurs du site eux-mêmes."],
    },
  ],
};

const legal: PublicText = {
  title: "Mentions légales",
  lead: "Qui publie ce site, et dans quelles conditions.",
  sections: [
    {
      title: "Conditions d'utilisation",
      blocks: [
        "Ce service est gratuit. Il met en relation avec des administrations, qui restent seules responsables de leurs rendez-vous et de leurs décisions.",
        "En réservant, vous vous engagez à donner des informations exactes et à annuler un rendez-vous auquel vous ne viendrez pas.",
        "Les créneaux proposés changent à tout moment. Un rendez-vous est pris quand la page de confirmation s'affiche.",
      ],
    },
    {
      title: "Logiciel",
      blocks: ["Le logiciel de ce site est libre, sous licence MIT."],
    },
  ],
};

export const publicFr = {
  help,
  privacy,
  accessibility,
  legal,
  imprint: {
    title: "Éditeur et hébergeur",
    publisher: "Éditeur",
    director: "Directeur ou directrice de la publication",
    host: "Hébergeur",
    contact: "Contact",
    missing:
      "L'organisme qui met ce site en service n'a pas encore renseigné son nom, son adresse et son hébergeur. Ils doivent figurer ici avant l'ouverture au public.",
  },
};
