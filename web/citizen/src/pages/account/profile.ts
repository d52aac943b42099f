import type { Profile } from "@rdv/api";
import { type Resource, remember, useResource } from "@rdv/app/resource";
/** The profile of who is signed in, read once and remembered as it changes. */
import { readProfile } from "../../api/account";

const KEY = "account";

export const useProfile = (): Resource<Profile> => useResource(KEY, readProfile);

/** Takes the profile that a change has answered. */
export const rememberProfile = (profile: Profile): void => remember(KEY, profile);
