/** The calls about agents: their session, their profile, their colleagues. Each returns its answer, or throws a Problem. */
import { enter } from "../session";
import { ask } from "./client";
import type { AccessLevel, Colleague, DeskSession, Me, Named, Preferences, TerritoryRights } from "./types";

/** Signs in. Throws Problem: `wrong_credentials`, 429. */
export async function signIn(email: string, password: string): Promise<void> {
  enter(await ask<DeskSession>("POST", "/api/agent/sessions", { body: { email, password } }));
}

/** Has a link sent; the answer is the same for every address. */
export const askReset = (email: string) => ask("POST", "/api/agent/password_resets", { body: { email } });

export interface OpenedLink {
  readonly purpose: "invitation" | "reset" | "email_change";
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly organisation_name: string;
}

/** What a mailed link is for; looking does not use it up. Throws Problem: 404, 410. */
export const openLink = (token: string) => ask<OpenedLink>("POST", "/api/agent/links/open", { body: { token } });

interface Chosen {
  readonly password: string;
  readonly first_name?: string;
  readonly last_name?: string;
}

/** Uses a link to choose a password, and signs in. Throws Problem: 422 on fields, 404, 410. */
export async function choosePassword(token: string, chosen: Chosen): Promise<void> {
  enter(await ask<DeskSession>("POST", "/api/agent/links/password", { body: { token, ...chosen } }));
}

interface Newcomer {
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
}

/** Whom ProConnect has just vouched for in this browser, and who has no account. Throws Problem: 401. */
export const readNewcomer = () => ask<Newcomer>("GET", "/api/agent/newcomer");

/** Opens the organisation of somebody whom ProConnect has just vouched for, and signs them in (DS-2). */
export async function openOrganisation(organisation_name: string, departement: string): Promise<void> {
  enter(await ask<DeskSession>("POST", "/api/agent/organisations", { body: { organisation_name, departement } }));
}

export const readMe = () => ask<Me>("GET", "/api/agent/me");

export interface MeChange {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly language?: "fr" | "en";
  readonly preferences?: Partial<Preferences>;
  readonly version: number;
}

export const changeMe = (change: MeChange) => ask<Me>("PATCH", "/api/agent/me", { body: change });

export const changePassword = (current_password: string, password: string) =>
  ask("PUT", "/api/agent/password", { body: { current_password, password } });

/** Deletes the agent's own account (AGM-07). */
export const deleteMe = () => ask("DELETE", "/api/agent/me");

const agentsOf = (organisation: string) => `/api/agent/organisations/${encodeURIComponent(organisation)}/agents`;
const agentOf = (organisation: string, agent: string) => `${agentsOf(organisation)}/${encodeURIComponent(agent)}`;

export const listAgents = async (organisation: string): Promise<readonly Colleague[]> =>
  (await ask<{ readonly agents: readonly Colleague[] }>("GET", agentsOf(organisation))).agents;

export interface Invitation {
  readonly email?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly level: AccessLevel;
  readonly service_ids: readonly string[];
}

export interface Invited extends Colleague {
  /** `services_kept`: the agent was known elsewhere, and keeps the services that they have. */
  readonly warnings?: readonly string[];
}

/** Throws Problem: 422 `already_member`, `already_invited`. */
export const inviteAgent = (organisation: string, invitation: Invitation) =>
  ask<Invited>("POST", agentsOf(organisation), { body: invitation });

export interface ColleagueChange {
  readonly level?: AccessLevel;
  readonly service_ids?: readonly string[];
  /** Makes an agent of a contributor. */
  readonly email?: string;
  readonly version: number;
}

/** Throws Problem: 409 `last_admin`, `changed_meanwhile`. */
export const changeAgent = (organisation: string, agent: string, change: ColleagueChange) =>
  ask<Colleague>("PATCH", agentOf(organisation, agent), { body: change });

export const inviteAgain = (organisation: string, agent: string) =>
  ask("POST", `${agentOf(organisation, agent)}/invitations`);

/** What a removal was: of an invitation, of an agent with their last organisation, or from this one alone (AGM-05). */
export type Removal = "invitation_deleted" | "agent_deleted" | "agent_removed";

/** Throws Problem: 409 `last_admin`, `has_appointments`, `last_territory_admin`. */
export const removeAgent = async (organisation: string, agent: string): Promise<Removal> =>
  (await ask<{ readonly outcome: Removal }>("DELETE", agentOf(organisation, agent))).outcome;

export interface Rights extends TerritoryRights {
  readonly version: number;
}

const rightsOf = (departement: string, agent: string) =>
  `/api/agent/territories/${encodeURIComponent(departement)}/agents/${encodeURIComponent(agent)}/rights`;

export const readRights = (departement: string, agent: string) => ask<Rights>("GET", rightsOf(departement, agent));

export const changeRights = (departement: string, agent: string, rights: Rights) =>
  ask<Rights>("PUT", rightsOf(departement, agent), { body: rights });

/** Has a link sent to the new address; the old one stays until it is opened. */
export const askNewEmail = (email: string) => ask("POST", "/api/agent/email_changes", { body: { email } });

/** Uses a link to confirm a new address; the address. Throws Problem: 404, 410. */
export const confirmEmail = async (token: string): Promise<string> =>
  (await ask<{ readonly email: string }>("POST", "/api/agent/links/email", { body: { token } })).email;

/** The services that the organisation's territory uses. */
export const listServices = async (organisation: string): Promise<readonly Named[]> =>
  (
    await ask<{ readonly services: readonly Named[] }>(
      "GET",
      `/api/agent/organisations/${encodeURIComponent(organisation)}/services`,
    )
  ).services;
