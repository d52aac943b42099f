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
    expiredTitle: "This link is no longer valid",
    expired:
      "It has been used, or it is too old. An invitation is valid for 7 days: ask your administrator to send another one. For a forgotten password, ask for a new link.",
    unknownTitle: "This link leads nowhere",
    unknown: "It may be incomplete: copy the whole of it from the message.",
    newReset: "Ask for a password link",
    signIn: "Sign in",
  },

  fresh: {
    title: "Open your organisation",
    lead: "ProConnect has confirmed who you are, and you have no account here yet. Name your organisation: you will be its administrator. If a colleague has invited you, open the link of their message instead.",
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
    levels: { basic: "Agent", admin: "Administrator" },
    noneTitle: "You are in no organisation",
    none: "Your account exists, but it belongs to no organisation.",
    noneHelp: "Ask the administrator of your organisation to invite you again.",
  },
};
