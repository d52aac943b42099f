/** Who is signed in on the citizen's site. */
import type { SessionAnswer, SessionUser } from "@rdv/api";
import { ownPath, sessionsOf } from "@rdv/app/session";
import { body, plainClient } from "@rdv/app/transport";

export type { SessionAnswer, SessionUser };

export const { csrfToken, currentSession, enter, leave, sessionDoubted, signOut, useSession, watchSession } =
  sessionsOf<SessionAnswer>({
    name: "rdv.session",
    read: () => body(plainClient.GET("/api/session")),
    close: (token) =>
      body(plainClient.DELETE("/api/session", token ? { params: { header: { "X-CSRF-Token": token } } } : {})),
    who: ({ user }) => user?.id,
    nobody: (before) => ({
      user: null,
      csrf_token: null,
      expires_at: null,
      franceconnect: before?.franceconnect ?? false,
    }),
  });

/** Where to go after signing in: a path of this site, whatever an address claims; `/mes_rendez_vous` without one. */
export const safeReturn = (path: string | null, origin?: string): string => ownPath(path, "/mes_rendez_vous", origin);

/** The step of a booking that somebody left to sign in, for those who would rather go on without; else nothing. */
export const bookingLeft = (path: string): string | undefined => (/^\/prendre_rdv\//.test(path) ? path : undefined);

/** The address of the sign-in page that comes back here. */
export const signInPath = (back: string): string => `/connexion?${new URLSearchParams({ return_to: back })}`;
