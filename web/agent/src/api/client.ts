/** The dashboard's calls: with the session's cookie, and the proof that a change comes from our own pages. */
import { caller } from "@rdv/app/ask";
import { signedFetch } from "@rdv/app/signed";
import { csrfToken, sessionDoubted } from "../session";

/** Asks the service: the JSON of a good answer, nothing of an empty one. Throws Problem. */
export const ask = caller(signedFetch({ csrfToken, sessionDoubted }));
