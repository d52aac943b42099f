/** The dashboard's addresses: each part lists its own. */
import { match } from "@rdv/app/router";
import type { ComponentType } from "react";
import { agendaRoutes } from "./pages/agenda/routes";
import { appointmentRoutes } from "./pages/appointments/routes";
import { doorRoutes } from "./pages/door/routes";
import { peopleRoutes } from "./pages/people/routes";
import { planningRoutes } from "./pages/planning/routes";
import { settingsRoutes } from "./pages/settings/routes";

/** An entry of the side navigation, which is marked while one of its pages is shown. */
export type Section = "agenda" | "appointments" | "slots" | "openings" | "absences" | "settings" | "preferences";

/** What a page is given: the named parts of its path, and what follows the question mark. */
export interface PageProperties {
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface Route {
  /** Such as `/agent/organisations/:o/reglages/agents`; a page under `:o` has `useOrganisation()`. */
  readonly path: string;
  readonly section?: Section;
  /** True for pages that nobody need be signed in for. */
  readonly open?: boolean;
  /** True for pages that who manages a territory's roles opens without a role in the organisation (POL-01). */
  readonly staffing?: boolean;
  /** Fetches the page; written once, so that it is the same function each time. */
  readonly load: () => Promise<ComponentType<PageProperties>>;
}

export const ROUTES: readonly Route[] = [
  ...doorRoutes,
  ...peopleRoutes,
  ...agendaRoutes,
  ...appointmentRoutes,
  ...planningRoutes,
  ...settingsRoutes,
];

/** The page of a path, with the named parts of the path; the first that fits. */
export function findRoute(pathname: string, routes = ROUTES): { route: Route; parts: Record<string, string> } | null {
  for (const route of routes) {
    const parts = match(route.path, pathname);
    if (parts) return { route, parts };
  }
  return null;
}
