/** What a call can fail with, told apart by its code and never by its text. */

export interface Alternative {
  readonly starts_at: string;
  readonly location_id: string | null;
}

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

interface Details {
  readonly status: number;
  readonly code: string;
  /** In the reader's language, written by the service. */
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly alternatives?: readonly Alternative[];
  readonly phoneNumber?: string;
  readonly retryAfterSeconds?: number;
  readonly body?: Json;
}

/** The service refused, or did not answer. `status` 0 is no answer at all: `network`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly alternatives: readonly Alternative[];
  readonly phoneNumber: string;
  /** Everything that the refusal says: what stands in the way, what there is now. */
  readonly body: Json;
  /** When to come back, of the reader's clock; null when the service did not say. */
  readonly retryAt: Date | null;

  constructor(details: Details) {
    super(details.code);
    this.name = "Problem";
    this.status = details.status;
    this.code = details.code;
    this.detail = details.detail ?? "";
    this.errors = details.errors ?? [];
    this.alternatives = details.alternatives ?? [];
    this.phoneNumber = details.phoneNumber ?? "";
    this.body = details.body ?? {};
    const wait = details.retryAfterSeconds;
    this.retryAt = wait === undefined ? null : new Date(Date.now() + wait * 1000);
  }

  /** True when trying again unchanged may help: no network, or the service is in trouble. */
  get passing(): boolean {
    return this.code === "network" || this.status >= 500;
  }
}

/** The network is gone, or the service did not answer in time. */
export const networkGone = (): Problem => new Problem({ status: 0, code: "network" });

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Reads problem+json; an answer that is none (a proxy's page, an empty body) keeps its status alone. */
export function problemFrom(body: unknown, response: Response): Problem {
  const json: Json = isObject(body) ? body : {};
  const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new Problem({
    status: response.status,
    code: text(json.code) || (response.status === 429 ? "too_many_attempts" : "unexpected"),
    detail: text(json.detail) || text(json.title),
    errors: list(json.errors).map((one) => ({
      field: text(one.field),
      code: text(one.code),
      message: text(one.message),
    })),
    alternatives: list(json.alternatives)
      .filter((one) => typeof one.starts_at === "string")
      .map((one) => ({ starts_at: text(one.starts_at), location_id: text(one.location_id) || null })),
    phoneNumber: text(json.phone_number),
    body: json,
    ...(Number.isNaN(wait) ? {} : { retryAfterSeconds: wait }),
  });
}

/** The problem in whatever was thrown; a mistake of ours is not one and goes on. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  throw thrown;
}
