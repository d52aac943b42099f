import type { Texts } from "../i18n";
import { peopleEn } from "./people.en";

/** The dashboard's words in English: a key missing here, or one too many, does not compile. */
export const en: Texts = {
  people: peopleEn,

  language: { other: "Français", switch: "Lire ce site en français" },

  layout: {
    skip: "Skip to content",
    space: "Agents’ space",
    nav: "Main menu",
    menu: "Menu",
    organisation: "Organisation",
    organisations: "Your organisations",
    territory: (name) => `Territory: ${name}`,
    account: "Account of",
    preferences: "Preferences",
    signOut: "Sign out",
    signingOut: "Signing out",
    signedOut: "You are signed out.",
    notSignedOut: "Signing out did not work: try again.",
    citizens: "Citizens’ site",
    offline: "You are offline. What you have typed is kept.",
    online: "You are online again.",
    documentTitle: (page, site) => `${page} – ${site}`,
    documentTitleWithError: (page, site) => `Error: ${page} – ${site}`,
  },

  sections: {
    agenda: "Calendar",
    appointments: "Appointments",
    slots: "Find a time",
    openings: "Opening times",
    absences: "Absences",
    settings: "Settings",
    preferences: "Preferences",
  },

  common: {
    back: "Back",
    retry: "Try again",
    loading: "Loading",
    save: "Save",
    saving: "Saving",
    saved: "Saved.",
    cancel: "Cancel",
    close: "Close",
    add: "Add",
    edit: "Change",
    remove: "Delete",
    removing: "Deleting",
    removed: "Deleted.",
    actions: "Actions",
    search: "Search",
    yes: "Yes",
    no: "No",
    optional: "optional",
    errors: "To correct before saving",
    missing: "This answer is needed.",
    changedTitle: "Somebody else has changed this in the meantime",
    changed: "Nothing was saved. Read what has changed, then make your change again.",
    reread: "See the present version",
  },

  notFound: {
    title: "Page not found",
    text: "The address may be incomplete, or this page is not in your organisation.",
    home: "Go to the calendar",
    broken: "Something went wrong on this page",
    brokenHelp: "Reload the page. If it happens again, tell your administrator.",
    reload: "Reload the page",
  },

  problem: {
    networkTitle: "The connection is lost",
    network: "Check your internet connection, then try again. Nothing that you typed is lost.",
    unavailableTitle: "The service does not answer",
    unavailable: "The problem is on our side. Try again in a moment: nothing that you typed is lost.",
    title: "This request could not be completed",
    forbiddenTitle: "You do not have this right",
    forbidden: "Ask an administrator of your organisation.",
    waitUntil: (minutes, time) =>
      minutes <= 1 ? `Try again in a minute, from ${time}.` : `Try again in ${minutes} minutes, from ${time}.`,
    waitHours: (hours, time) => `Try again in about ${hours} hours, from ${time}.`,
    wait: "Try again a little later.",
    tooMany: "Too many requests",
  },
};
