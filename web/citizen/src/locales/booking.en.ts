import type { bookingFr } from "./booking.fr";

/** The words of the booking's steps in English. */
export const bookingEn: typeof bookingFr = {
  identify: {
    title: "How do you want to continue?",
    lead: "The time stays held for you while you identify yourself.",
    franceconnect: "Sign in with FranceConnect",
    franceconnectHelp: "With an account that you already have: impots.gouv.fr, Ameli, La Poste…",
    signIn: "Sign in with your account",
    signInHelp: "With your e-mail address and your password.",
    signUp: "Create an account",
    signUpHelp: "To find your appointments and those of your relatives.",
    guest: "Continue without an account",
    guestHelp: "A code by e-mail or text message is enough.",
    expiredTitle: "Your session has ended",
    expired: "Sign in again: you will come back to where you were, nothing that you typed is lost.",
  },

  whom: {
    title: "Who is this appointment for?",
    self: "For me",
    other: "For somebody else",
    newRelative: "For another relative",
    newRelativeHelp: "They will be added to your relatives.",
    otherTitle: "The person who comes to the appointment",
    otherFirstName: "First name of the person",
    otherLastName: "Last name of the person",
    birthDate: "Date of birth",
    missing: "Say who this appointment is for.",
    missingFirstName: "Enter the first name of the person who comes.",
    missingLastName: "Enter the last name of the person who comes.",
    wrongBirthDate: "This date of birth is in the future.",
  },

  needed: {
    title: "What this appointment needs",
    ants: "ANTS pre-application number",
    antsHint: "10 letters and digits, on the summary of your pre-application for an identity card or a passport.",
    antsTitle: "Your pre-application",
    missingAnts: "Enter the number of your ANTS pre-application.",
    wrongAnts: "This number has 10 letters and digits. Example: A12B34C56D",
  },

  recap: {
    title: "Check and confirm",
    heading: "Summary",
    who: "For",
    bookedBy: "Booked by",
    email: "E-mail",
    phone: "Phone",
    address: "Address",
    ants: "ANTS pre-application",
    change: "Change these details",
  },

  confirmed: {
    next: "What happens next?",
    message: "The message has the link to this appointment. If it does not come, look in your spam folder.",
    reminder: "A reminder is sent to you 48 hours before the appointment.",
    change: (limit) => `If you cannot come, cancel before ${limit}: somebody else will use the time.`,
    call: "If you cannot come, tell the organisation.",
    calendar: "Add to my calendar",
    keep: "Keep this appointment",
    mine: "See all my appointments",
  },
};
