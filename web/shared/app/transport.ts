/** How any call to the service is made: with patience, in the reader's language, its failures told as Problems. */
import { apiClient } from "@rdv/api";
import { language } from "./language";
import { networkGone, Problem, problemFrom } from "./problem";

const PATIENCE_MS = 15_000;

/** `fetch` with a time limit. Throws Problem `network` when there is no answer. */
export async function patientFetch(request: Request): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
  try {
    request.headers.set("Accept-Language", language());
    return await fetch(request, { signal: limit.signal });
  } catch {
    throw networkGone();
  } finally {
    clearTimeout(timer);
  }
}

/** A client that knows nothing of sessions: the session itself is read with it. */
export const plainClient = apiClient(patientFetch);

interface Outcome<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** A good status with a body that is no JSON is not the service's: the page of a hotel's network, for one. */
function notTheService(thrown: unknown): never {
  throw thrown instanceof Problem ? thrown : networkGone();
}

/** The body of a good answer; anything else is thrown as a Problem. */
export async function body<Body>(call: Promise<Outcome<Body>>): Promise<Body> {
  const { data, error, response } = await call.catch(notTheService);
  if (!response.ok || data === undefined) throw problemFrom(error, response);
  return data;
}

/** A good answer that has no body to read; anything else is thrown as a Problem. */
export async function done(call: Promise<Outcome<unknown>>): Promise<void> {
  const { error, response } = await call.catch(notTheService);
  if (!response.ok) throw problemFrom(error, response);
}
