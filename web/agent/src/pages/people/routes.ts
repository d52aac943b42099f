import type { Route } from "../../routes";

const AGENTS = "/agent/organisations/:o/reglages/agents";

/** Agents' own settings, and the agents of an organisation. */
export const peopleRoutes: readonly Route[] = [
  {
    path: "/agent/preferences",
    section: "preferences",
    load: async () => (await import("./PreferencesPage")).PreferencesPage,
  },
  {
    path: "/agent/preferences/identite",
    section: "preferences",
    load: async () => (await import("./IdentityPage")).IdentityPage,
  },
  {
    path: "/agent/preferences/mot_de_passe",
    section: "preferences",
    load: async () => (await import("./PasswordPage")).PasswordPage,
  },
  { path: AGENTS, section: "settings", staffing: true, load: async () => (await import("./AgentsPage")).AgentsPage },
  {
    path: `${AGENTS}/nouveau`,
    section: "settings",
    staffing: true,
    load: async () => (await import("./InvitePage")).InvitePage,
  },
  {
    path: `${AGENTS}/:agent`,
    section: "settings",
    staffing: true,
    load: async () => (await import("./AgentPage")).AgentPage,
  },
  {
    path: "/agent/territoires/:departement/organisations",
    load: async () => (await import("./TerritoryOrganisationsPage")).TerritoryOrganisationsPage,
  },
];
