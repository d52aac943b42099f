/** The client of the pages: it goes with the session's cookie, and proves that a change comes from our own pages. */
import { apiClient } from "@rdv/api";
import { signedFetch } from "@rdv/app/signed";
import { csrfToken, sessionDoubted } from "../session";

export const client = apiClient(signedFetch({ csrfToken, sessionDoubted }));
