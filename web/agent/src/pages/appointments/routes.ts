import type { Route } from "../../routes";

export const appointmentRoutes: readonly Route[] = [
  {
    path: "/agent/organisations/:o/rendez_vous/nouveau",
    section: "appointments",
    load: async () => (await import("./WizardPage")).WizardPage,
  },
  {
    path: "/agent/organisations/:o/rendez_vous/:id/modifier",
    section: "appointments",
    load: async () => (await import("./EditPage")).EditPage,
  },
  {
    path: "/agent/organisations/:o/rendez_vous/:id",
    section: "appointments",
    load: async () => (await import("./AppointmentPage")).AppointmentPage,
  },
  {
    path: "/agent/organisations/:o/rendez_vous",
    section: "appointments",
    load: async () => (await import("./ListPage")).ListPage,
  },
  {
    path: "/agent/organisations/:o/creneaux",
    section: "slots",
    load: async () => (await import("./SlotsPage")).SlotsPage,
  },
  // The link of a message names the appointment alone.
  { path: "/agent/rendez_vous/:id", load: async () => (await import("./WhichPage")).WhichPage },
];
