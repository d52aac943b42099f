/** The public pages in English: a page or a word missing here does not compile. */
import retention from "./retention.json";
import type { PublicText, publicFr } from "./texts.fr";

const keptFor = retention;

const help: PublicText = {
  title: "Help",
  lead: "Book, move or cancel an appointment with a public service, step by step.",
  sections: [
    {
      title: "What this site is for",
      blocks: [
        "This site books appointments with administrations. It is not the office that receives you: for a question about your case, contact that organisation.",
        "You can book with or without an account.",
      ],
    },
    {
      title: "Book an appointment",
      blocks: [
        {
          steps: [
            "Enter your town, your address, your département or the name of the organisation. If an organisation gave you a link, open it: it leads straight to its appointments.",
            "Choose a service, then a reason.",
            "Choose a place. This question is not asked for an appointment by phone, by video or at your home.",
            "Read the instructions, if there are any, and accept them.",
            "Choose a date and a time. If nothing suits you, look at the following weeks or at another place.",
            `The time that you choose is held for you for ${keptFor.hold_minutes} minutes, while you finish.`,
            "Identify yourself: with FranceConnect where it is offered, with your account, or without an account by a code sent by e-mail or text message.",
            "Say who the appointment is for, check, and confirm.",
          ],
        },
        "A confirmation message comes a few minutes later. If it does not, look in your spam folder. A reminder is sent 48 hours before.",
      ],
    },
    {
      title: "Create an account",
      blocks: [
        "An account shows all your appointments and those of your relatives. You do not have to have one.",
        [
          "With FranceConnect, where the button is offered: choose an account that you already have (impots.gouv.fr, Ameli…). There is no new password to remember.",
          "With your e-mail address: give your names and your address, open the link that you get by e-mail, then choose a password.",
        ],
        `Forgotten password? Ask for a new link on the sign-in page: it works for ${keptFor.reset_hours} hours.`,
        "Appointments booked without an account with the same verified address join your account.",
      ],
    },
    {
      title: "Move an appointment",
      blocks: [
        "Open the link in the confirmation or in the reminder, or the page of your appointments if you have an account. Choose “Move the appointment”, a new date, then confirm. The old date is kept until you confirm.",
        "An appointment can be moved online more than 2 days before. Some reasons do not allow it: the page of the appointment says so.",
      ],
    },
    {
      title: "Cancel an appointment",
      blocks: [
        "You can cancel from the confirmation until 4 hours before the appointment.",
        {
          steps: [
            "Open the link that you got by text message or e-mail.",
            "Type the first 3 letters of your last name.",
            "Choose to cancel the appointment, then confirm.",
          ],
        },
        "A message confirms it. You have 10 minutes to change your mind.",
        "Less than 4 hours before, phone the organisation: its number is on the page of the appointment.",
        "The organisation may have to cancel too. You are told at once, and you can book again.",
      ],
    },
    {
      title: "Reach a service",
      blocks: [
        "How to reach the organisation is on the page of your appointment. All administrations are in the public service directory: lannuaire.service-public.fr.",
      ],
    },
  ],
};

const privacy: PublicText = {
  title: "Your personal data",
  lead: "What this service keeps about you, why, and for how long.",
  sections: [
    {
      title: "Who is responsible",
      blocks: [
        "The organisation with which you book decides what your data is used for. The publisher of this site, named in the legal notice, processes it on its behalf.",
      ],
    },
    {
      title: "What is kept, and why",
      blocks: [
        "Only what the appointment needs: the names of the person who comes and of the person who books, a verified e-mail address or phone number, and for some reasons an address, a date of birth or a pre-application number.",
        "This data serves to book, confirm, remind, move or cancel the appointment. It is not used for advertising or to measure audience, and it is not sold.",
        "The address that you search for is sent to the French national address base by our server. The address of the page then keeps only the town and a point within a kilometre.",
      ],
    },
    {
      title: "For how long",
      blocks: [
        "These are the periods that the service applies by itself:",
        [
          `a time held while you book: ${keptFor.hold_minutes} minutes;`,
          `a code sent by e-mail or text message: ${keptFor.code_minutes} minutes, and the proof that it gives: ${keptFor.contact_proof_minutes} minutes;`,
          `access to an appointment opened by the link of a message: ${keptFor.access_minutes} minutes;`,
          `the link of a message: at least ${keptFor.link_weeks} weeks, and until the day after the appointment;`,
          `a session: ${keptFor.session_idle_minutes} minutes without activity, ${keptFor.session_hours} hours at most;`,
          `technical logs, which contain no name and no contact details: ${keptFor.log_days} days.`,
        ],
        "Appointments, and the contact details given for them, are not erased automatically yet: they are kept until you or the organisation ask for them to be erased. An account is kept until you delete it.",
      ],
    },
    {
      title: "Who can see it",
      blocks: [
        "You, and the agents of the service that receives you. Messages go through an e-mail and text message provider, which uses them for nothing else.",
        "If you use FranceConnect, it gives us your identity and your e-mail address, with your consent.",
      ],
    },
    {
      title: "Your rights",
      blocks: [
        "You can see, correct and download your data, and delete your account, on the page of your account. Deleting replaces your identity with values that point to nobody.",
        "Without an account, or to object to a use, write to the organisation that receives you. You can complain to the French data protection authority: cnil.fr.",
      ],
    },
    {
      title: "What your browser keeps",
      blocks: [
        "No trackers: there is no banner to accept. A cookie holds your session while you are signed in.",
        "The browser also keeps the language that you chose, a random number that limits how many times can be held, the time being held, and, until the tab is closed, what you typed.",
      ],
    },
  ],
};

const accessibility: PublicText = {
  title: "Accessibility: not compliant",
  lead: "Accessibility statement of this site, under the French standard RGAA 4.1.",
  sections: [
    {
      title: "Compliance",
      blocks: [
        "This site has not been audited under the French accessibility standard (RGAA) yet. Until an audit says otherwise, it is declared not compliant. No compliance rate is claimed.",
      ],
    },
    {
      title: "What is checked",
      blocks: [
        "Automatic tests check this at each change of the site:",
        [
          "each step of a booking passes the rules of the axe tool (WCAG 2.2, levels A and AA) without any error;",
          "a whole booking can be made with the keyboard alone;",
          "nothing needs sideways scrolling on 320 pixels, nor at 200 % zoom;",
          "each page has one main heading, and the focus is put there on arrival;",
          "errors are announced and linked to their fields;",
          "the dark theme, printing and reduced motion are taken into account.",
        ],
      ],
    },
    {
      title: "What is not checked yet",
      blocks: [
        [
          "nobody with a disability and no screen reader has tried the site;",
          "texts written by organisations (reasons, instructions) are not proofread;",
          "FranceConnect and video calls are other sites, with their own statements.",
        ],
      ],
    },
    {
      title: "Report a problem",
      blocks: [
        "If you cannot book with this site, phone the organisation: it can book for you. You can also write to the publisher of the site, named in the legal notice.",
        "If the answer does not satisfy you, you can turn to the Defender of Rights: defenseurdesdroits.fr.",
      ],
    },
    {
      title: "About this statement",
      blocks: ["This statement was made on 21 November 2026 by the authors of the site themselves."],
    },
  ],
};

const legal: PublicText = {
  title: "Legal notice",
  lead: "Who publishes this site, and on what terms.",
  sections: [
    {
      title: "Terms of use",
      blocks: [
        "This service is free of charge. It connects people with administrations, which alone are responsible for their appointments and decisions.",
        "By booking, you agree to give accurate information and to cancel an appointment to which you will not come.",
        "The times on offer change at any moment. An appointment is booked when the confirmation page is shown.",
      ],
    },
    {
      title: "Software",
      blocks: ["The software of this site is free, under the MIT licence."],
    },
  ],
};

export const publicEn: typeof publicFr = {
  help,
  privacy,
  accessibility,
  legal,
  imprint: {
    title: "Publisher and host",
    publisher: "Publisher",
    director: "Publication director",
    host: "Host",
    contact: "Contact",
    missing:
      "The organisation that runs this site has not given its name, address and host yet. They must be here before the site opens to the public.",
  },
};
