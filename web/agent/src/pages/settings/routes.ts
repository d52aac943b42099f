/** The addresses of the settings, the agents' excepted. */
import type { Route } from "../../routes";

const at = (page: string, load: Route["load"]): Route => ({
  path: `/agent/organisations/:o/reglages${page}`,
  section: "settings",
  load,
});

export const settingsRoutes: readonly Route[] = [
  at("", async () => (await import("./SettingsPage")).SettingsPage),
  at("/organisation", async () => (await import("./OrganisationPage")).OrganisationPage),
  at("/lieux", async () => (await import("./LocationsPage")).LocationsPage),
  at("/lieux/nouveau", async () => (await import("./LocationFormPage")).NewLocationPage),
  at("/lieux/:id", async () => (await import("./LocationFormPage")).LocationPage),
  at("/lieux/:id/supprimer", async () => (await import("./LocationFormPage")).RemoveLocationPage),
  at("/motifs", async () => (await import("./MotifsPage")).MotifsPage),
  at("/motifs/nouveau", async () => (await import("./MotifFormPage")).NewMotifPage),
  at("/motifs/:id", async () => (await import("./MotifFormPage")).MotifPage),
  at("/motifs/:id/dupliquer", async () => (await import("./MotifActionPages")).CopyMotifPage),
  at("/motifs/:id/supprimer", async () => (await import("./MotifActionPages")).RemoveMotifPage),
  at("/services", async () => (await import("./ServicesPage")).ServicesPage),
  at("/equipes", async () => (await import("./TeamsPage")).TeamsPage),
  at("/equipes/nouvelle", async () => (await import("./TeamsPage")).NewTeamPage),
  at("/equipes/:id", async () => (await import("./TeamsPage")).TeamPage),
  at("/equipes/:id/supprimer", async () => (await import("./TeamsPage")).RemoveTeamPage),
  at("/reservation_en_ligne", async () => (await import("./OnlineBookingPage")).OnlineBookingPage),
  at("/territoire", async () => (await import("./TerritoryPage")).TerritoryPage),
];
