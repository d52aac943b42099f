/** The words of the agents' appointments, in the language of the page. */
import type { Language } from "@rdv/app/dates";
import { frenchCatalogue } from "@rdv/app/typography";
import { useWords } from "../../i18n";
import { appointmentsEn } from "../../locales/appointments.en";
import { appointmentsFr } from "../../locales/appointments.fr";

export type AppointmentTexts = typeof appointmentsFr;

const words: Readonly<Record<Language, AppointmentTexts>> = { fr: frenchCatalogue(appointmentsFr), en: appointmentsEn };

/** The appointments' texts; the component renders again when the language changes. */
export const useAppointmentWords = (): AppointmentTexts => words[useWords().language];
