/** Calls made with the session's cookie, which prove that a change comes from our own pages. */
import { patientFetch } from "./transport";

interface Tokens {
  readonly csrfToken: () => Promise<string | null>;
  readonly sessionDoubted: () => Promise<string | null>;
}

const READING = new Set(["GET", "HEAD"]);

/** True when the session's token is not the one that was sent: another tab has signed in since it was read. */
async function refusesToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const problem: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return (problem as { code?: unknown } | null)?.code === "wrong_csrf_token";
}

/**
 * A call with the session's cookie. A change carries the session's token; when another tab has renewed the session, the
 * change is asked for once more with the new token, provided that the same person is signed in.
 */
export const signedFetch =
  ({ csrfToken, sessionDoubted }: Tokens) =>
  async (request: Request): Promise<Response> => {
    // The proof of one appointment speaks for itself: no session is asked for.
    if (request.headers.has("Authorization")) return patientFetch(request);
    const again = READING.has(request.method) ? null : request.clone();
    const token = again && (await csrfToken());
    if (token) request.headers.set("X-CSRF-Token", token);
    const response = await patientFetch(request);
    if (again && (await refusesToken(response))) {
      const renewed = await sessionDoubted();
      if (!renewed) return response;
      again.headers.set("X-CSRF-Token", renewed);
      return patientFetch(again);
    }
    // Whether the session is over is the session's own answer to give: a 401 may also be of another proof.
    if (response.status === 401) await sessionDoubted();
    return response;
  };
