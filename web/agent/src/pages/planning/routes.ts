/** The addresses of openings and absences. */
import type { Route, Section } from "../../routes";

const at = (section: Section, page: string, load: Route["load"]): Route => ({
  path: `/agent/organisations/:o/${page}`,
  section,
  load,
});

export const planningRoutes: readonly Route[] = [
  at("openings", "plages", async () => (await import("./OpeningsPage")).OpeningsPage),
  at("openings", "plages/nouvelle", async () => (await import("./OpeningFormPage")).NewOpeningPage),
  at("openings", "plages/:agent/:id", async () => (await import("./OpeningFormPage")).OpeningPage),
  at("openings", "plages/:agent/:id/supprimer", async () => (await import("./OpeningFormPage")).RemoveOpeningPage),
  at("absences", "indisponibilites", async () => (await import("./AbsencesPage")).AbsencesPage),
  at("absences", "indisponibilites/nouvelle", async () => (await import("./AbsenceFormPage")).NewAbsencePage),
  at("absences", "indisponibilites/:agent/:id", async () => (await import("./AbsenceFormPage")).AbsencePage),
  at(
    "absences",
    "indisponibilites/:agent/:id/supprimer",
    async () => (await import("./AbsenceFormPage")).RemoveAbsencePage,
  ),
];
