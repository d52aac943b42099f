/** Calls by their path, for a site that writes the shapes of its answers itself. */
import { networkGone, problemFrom } from "./problem";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Asked {
  /** What is undefined, null or empty is left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cache?: RequestCache;
}

/** The address of a call at the site's own origin. */
export function addressOf(path: string, query: Asked["query"] = {}, origin = globalThis.location?.origin): string {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** A caller: the JSON of a good answer, nothing of an empty one; anything else is thrown as a Problem. */
export const caller =
  (fetch: (request: Request) => Promise<Response>) =>
  async <Answer = void>(method: Method, path: string, asked: Asked = {}): Promise<Answer> => {
    const { query, body, headers, cache } = asked;
    const request = new Request(addressOf(path, query), {
      method,
      headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(cache ? { cache } : {}),
    });
    const response = await fetch(request);
    const text = await response.text().catch(() => "");
    const json = parsed(text);
    if (!response.ok) throw problemFrom(json, response);
    // A good status with a body that is no JSON is not the service's: the page of a hotel's network, for one.
    if (text !== "" && json === undefined) throw networkGone();
    return json as Answer;
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
