/** The people whom appointments are for, as agents find and register them. */
import type { Problem } from "@rdv/app/problem";
import { ask } from "./client";

export interface FoundUser {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_name: string;
  /** `1990-02-28`, or masked (USA-04), or empty. */
  readonly birth_date: string;
  readonly email: string;
  readonly phone_number: string;
  /** True for somebody of the territory whose details stay hidden until chosen. */
  readonly masked: boolean;
  /** The id of the responsible of a relative. */
  readonly relative_of: string | null;
}

export interface NewUser {
  readonly organisation_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly birth_date?: string;
  readonly email?: string;
  readonly phone_number?: string;
  readonly address?: string;
  readonly notify_by_sms?: boolean;
  readonly notify_by_email?: boolean;
  readonly responsible_id?: string;
  readonly ignore_warnings?: boolean;
}

export interface Duplicate {
  readonly user: FoundUser;
  /** What shows that the service has named them here, to make them known in the organisation with. */
  readonly ticket: string;
  readonly on: "email" | "identity" | "phone";
}

export const findUsers = async (
  organisation_id: string,
  q: string,
  scope: "organisation" | "wizard",
): Promise<readonly FoundUser[]> =>
  (
    await ask<{ readonly users: readonly FoundUser[] }>("GET", "/api/agent/users", {
      query: { organisation_id, q, scope },
    })
  ).users;

export const readUser = (organisation_id: string, id: string): Promise<FoundUser> =>
  ask("GET", `/api/agent/users/${encodeURIComponent(id)}`, { query: { organisation_id } });

export const createUser = (body: NewUser): Promise<FoundUser> => ask("POST", "/api/agent/users", { body });

/**
 * Makes somebody whom a search has shown, or a duplicate with its ticket, known in the organisation: nothing of them is
 * masked any more.
 */
export const attachUser = (organisation_id: string, id: string, ticket?: string): Promise<FoundUser> =>
  ask("POST", `/api/agent/users/${encodeURIComponent(id)}/organisations`, {
    body: { organisation_id, ...(ticket ? { ticket } : {}) },
  });

/** Who may be the same person, when a creation was refused for it; null when it is another refusal. */
export function duplicatesOf(problem: Problem): readonly Duplicate[] | null {
  if (problem.code !== "duplicate_user" || !Array.isArray(problem.body.duplicates)) return null;
  return problem.body.duplicates as readonly Duplicate[];
}
