import type { Route } from "../../routes";

export const agendaRoutes: readonly Route[] = [
  {
    path: "/agent/organisations/:o/agenda",
    section: "agenda",
    load: async () => (await import("./AgendaPage")).AgendaPage,
  },
];
