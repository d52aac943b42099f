import type { peopleFr } from "./people.fr";

/** The words of signing in, of organisations and of agents, in English. */
export const peopleEn: typeof peopleFr = {
  session: {
    endedTitle: "Your session has ended",
    ended:
      "To protect citizens’ information, a session ends after a while without activity, or when you sign out in another tab. Sign in again: you will come back to this page.",
    signIn: "Sign in again",
  },

  signIn: {
    title: "Agents’ sign-in",
    lead: "Find your calendar and your appointments.",
    back: "After signing in, you will come back to the page that you had opened.",
    proconnect: "With ProConnect",
    proconnectHelp: "Your professional identity is enough: no other password to remember.",
    proconnectButton: "Sign in with ProConnect",
    proconnectWhat: "What is ProConnect?",
    proconnectFailedTitle: "Signing in with ProConnect did not work",
    proconnectFailed: "Nothing has changed. Try again, or sign in with your e-mail address.",
    own: "With your e-mail address",
    email: "Work e-mail address",
    password: "Password",
    submit: "Sign in",
    busy: "Signing in",
    forgotten: "Forgotten password?",
    missingEmail: "Give your e-mail address, for example name@example.fr.",
    missingPassword: "Give your password.",
    wrong: "The e-mail address or the password is not right.",
    citizen: "Are you looking for an appointment?",
    citizenLink: "Go to the citizens’ site",
  },

  forgotten: {
    title: "Forgotten password",
    lead: "Give your address: a link to choose a new password will be sent to it.",
    submit: "Send the link",
    busy: "Sending",
    sentTitle: "Look into your mailbox",
    sent: (email) =>
      `If an agent’s account exists for ${email}, a message has been sent to it. Its link is valid for 6 hours.`,
    spam: "Nothing there? Look into the junk mail: the message may take a few minutes.",
    open: (provider) => `Open ${provider}`,
  },

  names: {
    firstName: "First name",
    lastName: "Last name",
    missingFirstName: "Give the first name.",
    missingLastName: "Give the last name.",
  },

  link: {
    title: "Your link",
    invitedTitle: "Welcome to the team",
    invited: (organisation, email) =>
      `${organisation} invites you. You will sign in with the address ${email} and the password chosen here.`,
    resetTitle: "Choose a new password",
    reset: (email) => `For the account ${email}.`,
    accept: "Accept the invitation",
    submit: "Save the password",
    busy: "Saving",
    deadTitle: "This link is no longer valid",
    dead: "It has been used, it is too old, or it is incomplete. An invitation is valid for 7 days: ask your administrator to send another one. For a forgotten password, ask for a new link.",
    newReset: "Ask for a password link",
    signIn: "Sign in",
  },

  fresh: {
    title: "Open your organisation",
    lead: (email) =>
      `ProConnect has confirmed your address ${email}, and you have no account here yet. Name your organisation: you will be its administrator. If a colleague has invited you at another address, open the link of their message instead.`,
    name: "Name of the organisation",
    nameHint: "For example: MDS d’Arras or France Services de Lens. Citizens will see it.",
    departement: "Number of the département",
    departementHint: "For example: 62, 2A or 971.",
    missingName: "Give the name of the organisation.",
    missingDepartement: "Give the number of a département, for example 62.",
    submit: "Open the organisation",
    busy: "Opening",
    endedTitle: "The sign-in with ProConnect has expired",
    ended: "Sign in again to open your organisation.",
    signIn: "Sign in",
  },

  organisations: {
    title: "Your organisations",
    departement: (number) => `Département ${number}`,
    noneTitle: "You are in no organisation",
    none: "Your account exists, but it belongs to no organisation.",
    noneHelp: "Ask the administrator of your organisation to invite you again.",
  },

  levels: { basic: "Agent", admin: "Administrator", contributor: "Contributor" },
  levelLegend: "Level of permission",
  levelHints: {
    basic: "Manages their own calendar and the appointments of their services.",
    admin: "Also manages the agents, locations, motifs and appointments of the whole organisation.",
    contributor: "A name in the calendar, without an address or a login: colleagues manage their appointments.",
  },
  servicesLegend: "Services",
  servicesHint: "At least one.",
  missingService: "Choose at least one service.",

  agents: {
    title: "Agents",
    lead: (organisation) => `${organisation}: who works there, who is invited.`,
    name: "Agent",
    level: "Level",
    services: "Services",
    actions: "Actions",
    pending: "Invitation pending",
    invite: "Add an agent",
    again: (name) => `Invite ${name} again`,
  },

  again: {
    title: (name) => `Invite ${name} again?`,
    text: (email) => `A new message goes to ${email}. Its link is valid for 7 days; the old one no longer is.`,
    submit: "Invite again",
    busy: "Sending",
    sent: (email) => `The invitation has been sent to ${email}.`,
  },

  invite: {
    title: "Add an agent",
    lead: "The agent receives a message and chooses a password. Who has an account already enters at once.",
    email: "Work e-mail address",
    emailHint: "The one of their account on the State’s other services, if any. For example: name@example.fr.",
    missingEmail: "Give an e-mail address, for example name@example.fr.",
    contributorName: "Name shown",
    contributorHint: "For example: Tuesday psychologist.",
    contributorFirstName: "First name (optional)",
    submit: "Send the invitation",
    busy: "Sending",
    add: "Add the contributor",
    adding: "Adding",
    invited: (name) => `${name} is invited: the link is valid for 7 days.`,
    joined: (name) => `${name} had an account already and is now in the organisation.`,
    added: (name) => `${name} is in the organisation.`,
    servicesKept: "Their services have not changed: they are those that they already have elsewhere.",
  },

  agent: {
    title: "Agent",
    goneTitle: "This agent is not in the organisation",
    gone: "They may have been removed in the meantime.",
    becomesContributor:
      "By becoming a contributor, the agent loses their address, password and first name: they can no longer sign in.",
    saved: (name) => `The settings of ${name} are saved.`,
    more: "Leave the organisation",
    remove: "Remove from the organisation",
    cancelInvitation: "Cancel the invitation",
  },

  removal: {
    title: (name, organisation) => `Remove ${name} from ${organisation}?`,
    text: "Their opening times in the organisation are deleted. Without another organisation, their account is deleted. Appointments to come must first be cancelled or given to others.",
    own: "This is you: you will no longer see anything of this organisation.",
    invitation: "The link of the invitation will no longer be valid.",
    submit: "Remove",
    busy: "Removing",
    done: {
      invitation_deleted: (name) => `The invitation of ${name} is cancelled.`,
      agent_deleted: (name) => `${name} is no longer in the organisation, and their account is deleted.`,
      agent_removed: (name) => `${name} is no longer in the organisation.`,
    },
  },

  rights: {
    title: (territory) => `Rights in the territory: ${territory}`,
    admin: "Administer the territory",
    invite_agents: "Invite agents into all organisations",
    manage_teams: "Manage the teams",
    manage_access_rights: "Manage the agents’ rights",
    hints: { admin: "Settings of the territory, services, roles and organisations." },
    submit: "Save the rights",
    saved: (name) => `The rights of ${name} are saved.`,
  },

  preferences: {
    title: "Preferences",
    appointments: "Be told by e-mail of changes to your appointments",
    levels: {
      all: "Of all, even those that you make",
      others: "Of those that others make: citizens and colleagues",
      soon: "Of those that others make, for today and tomorrow only",
      none: "Of none",
    },
    told: "Be told also",
    openings: "Of your opening times: created, changed, deleted",
    absences: "Of your absences",
    display: "Your calendar",
    saturdays: "Show Saturdays",
    cancelled: "Show cancelled appointments",
    language: "Language",
    languages: { fr: "Français", en: "English" },
    saved: "Your preferences are saved.",
  },

  account: {
    title: "Your account",
    identity: "Change the name or the address",
    password: "Change the password",
    remove: "Delete my account",
    removeTitle: "Delete your account?",
    removeText:
      "You leave all your organisations, and your opening times are deleted. It is not possible while you have appointments to come, or if you are the only administrator of an organisation.",
    removeSubmit: "Delete my account",
    removing: "Deleting",
  },

  identity: {
    title: "Name and address",
    names: "Name",
    frozen: (name) => `${name}: ProConnect gives your name, it cannot be changed here.`,
    saved: "Your name is saved.",
    email: "E-mail address",
    emailNow: (email) => `Your address is ${email}.`,
    emailNew: "New e-mail address",
    emailHint: "A confirmation link is sent to it; the address changes when you open the link.",
    emailSubmit: "Send the link",
    emailBusy: "Sending",
    emailSent: (email) => `A confirmation link has been sent to ${email}.`,
    confirmTitle: "Confirm your new address",
    confirm: (email) => `You will sign in with ${email}.`,
    confirmSubmit: "Confirm the address",
    confirmBusy: "Confirming",
    confirmedTitle: "Your address has changed",
    confirmed: (email) => `Your account now has the address ${email}.`,
    goOn: "Go on",
  },

  newPassword: {
    title: "Change the password",
    lead: "The other devices where you are signed in will be signed out.",
    current: "Present password",
    missing: "Give your present password.",
    saved: "Your password has changed.",
  },
};
