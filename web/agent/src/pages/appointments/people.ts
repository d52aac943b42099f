/** The people of an appointment being made: named from what has been found, read again after a reload. */
import { remember, useResource } from "@rdv/app/resource";
import type { Motif } from "../../api/settings";
import { type FoundUser, readUser } from "../../api/users";
import { personName } from "./say";

const keyOf = (organisationId: string, id: string): string => `user/${organisationId}/${id}`;

/** Keeps what a search or a creation has answered, so that the next step names the person at once. */
export const rememberUser = (organisationId: string, user: FoundUser): void =>
  remember(keyOf(organisationId, user.id), user);

export const useUser = (organisationId: string, id: string) =>
  useResource(keyOf(organisationId, id), () => readUser(organisationId, id));

export const userName = (user: FoundUser): string =>
  user.birth_name && user.birth_name !== user.last_name ? `${personName(user)} (${user.birth_name})` : personName(user);

const MOBILE = /^(?:\+33|\+262|\+590|\+594|\+596|0)\s?[67]/;

/** What is missing for a motif by phone or by video: somebody who can be reached so (7.2). */
export function reachProblem(
  motif: Pick<Motif, "location_type">,
  users: readonly Pick<FoundUser, "email" | "phone_number">[],
): "phone" | "contact" | null {
  if (motif.location_type === "phone" && !users.some(({ phone_number }) => phone_number)) return "phone";
  const reached = ({ email, phone_number }: (typeof users)[number]) => email || MOBILE.test(phone_number ?? "");
  if (motif.location_type === "visio" && !users.some(reached)) return "contact";
  return null;
}
