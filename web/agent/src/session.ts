/** Which agent is signed in. */
import { caller } from "@rdv/app/ask";
import { ownPath, sessionsOf } from "@rdv/app/session";
import { patientFetch } from "@rdv/app/transport";
import type { DeskSession } from "./api/types";

const ask = caller(patientFetch);

export const {
  csrfToken,
  enter,
  hasEnded,
  leave,
  readAnew,
  readSession,
  sessionDoubted,
  signOut,
  useSession,
  watchSession,
} = sessionsOf<DeskSession>({
  name: "rdv.desk",
  read: () => ask("GET", "/api/agent/session"),
  close: (token) => ask("DELETE", "/api/agent/session", token ? { headers: { "X-CSRF-Token": token } } : {}),
  who: ({ agent }) => agent?.id,
  nobody: (before) => ({
    agent: null,
    csrf_token: null,
    expires_at: null,
    proconnect: before?.proconnect ?? false,
  }),
});

export const HOME = "/agent/organisations";

/** Where to go after signing in: a path of the dashboard, whatever an address claims; the organisations without one. */
export function safeReturn(path: string | null, origin?: string): string {
  const own = ownPath(path, HOME, origin);
  return own.startsWith("/agent/") ? own : HOME;
}

/** The address of the sign-in page that comes back here. */
export const signInPath = (back: string): string =>
  back === HOME || back === "/agent/"
    ? "/agent/connexion"
    : `/agent/connexion?${new URLSearchParams({ return_to: back })}`;

const HOUR_MS = 3_600_000;

/** Asks for the session once an hour, which gives its cookie another working day while the dashboard stays open. */
export function keepSession(): void {
  window.setInterval(() => {
    readSession().catch(() => undefined);
  }, HOUR_MS);
}
