/** The agenda's words, in the language of the page; they come with the agenda, not with the first page. */
import type { Language } from "@rdv/app/dates";
import { frenchCatalogue } from "@rdv/app/typography";
import { useWords } from "../../i18n";
import { agendaEn } from "../../locales/agenda.en";
import { agendaFr } from "../../locales/agenda.fr";

export type AgendaTexts = typeof agendaFr;

const words: Readonly<Record<Language, AgendaTexts>> = { fr: frenchCatalogue(agendaFr), en: agendaEn };

/** The agenda's texts; the component renders again when the language changes. */
export const useAgendaWords = (): AgendaTexts => words[useWords().language];
