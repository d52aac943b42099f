import type { Route } from "../../routes";

/** The pages before the door, and the first one behind it. */
export const doorRoutes: readonly Route[] = [
  { path: "/agent", load: async () => (await import("./OrganisationsPage")).HomePage },
  { path: "/agent/organisations", load: async () => (await import("./OrganisationsPage")).OrganisationsPage },
  { path: "/agent/connexion", open: true, load: async () => (await import("./SignInPage")).SignInPage },
  { path: "/agent/mot_de_passe_oublie", open: true, load: async () => (await import("./ForgottenPage")).ForgottenPage },
  { path: "/agent/lien/:token", open: true, load: async () => (await import("./LinkPage")).LinkPage },
  { path: "/agent/nouveau", open: true, load: async () => (await import("./NewPage")).NewPage },
];
