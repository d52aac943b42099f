/** What the service says of agents, in its own names. */

export type AccessLevel = "basic" | "admin" | "contributor";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** An organisation where the agent has a role. */
export interface OwnOrganisation extends Named {
  readonly departement: string;
  readonly level: AccessLevel;
}

export interface TerritoryRights {
  readonly admin: boolean;
  readonly manage_teams: boolean;
  readonly manage_access_rights: boolean;
  readonly invite_agents: boolean;
}

export interface OwnTerritory extends TerritoryRights {
  readonly departement: string;
  readonly name: string;
}

export type NotificationLevel = "all" | "others" | "soon" | "none";

export interface Preferences {
  readonly notification_level: NotificationLevel;
  readonly told_of_openings: boolean;
  readonly told_of_absences: boolean;
  readonly display_saturdays: boolean;
  readonly display_cancelled: boolean;
}

/** The agent who is signed in. */
export interface Me {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly services: readonly Named[];
  readonly is_secretary: boolean;
  readonly organisations: readonly OwnOrganisation[];
  readonly territories: readonly OwnTerritory[];
  readonly preferences: Preferences;
  readonly connected_with_proconnect: boolean;
  readonly version: number;
}

export interface DeskSession {
  readonly agent: Me | null;
  readonly csrf_token: string | null;
  readonly expires_at: string | null;
  /** True when the deployment has ProConnect. */
  readonly proconnect: boolean;
}

/** An agent as the others of the organisation see them. */
export interface Colleague {
  readonly id: string;
  readonly first_name: string;
  readonly last_name: string;
  /** Empty for who may not see it, and for contributors, who have none. */
  readonly email: string;
  readonly level: AccessLevel;
  readonly services: readonly Named[];
  readonly pending: boolean;
  readonly invited_at: string | null;
  readonly version: number;
}
