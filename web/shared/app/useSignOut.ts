import { useState } from "react";
import { announce } from "./announcer";
import { navigate } from "./router";

interface SignOutOptions {
  /** Closes the session; the provider's own page to go to, if any. */
  readonly signOut: () => Promise<string | null>;
  /** Where to go then. */
  readonly home: string;
  /** What is said there. */
  readonly said: string;
}

/** The way out: to the provider's page when it has one, else home; a failure is told, for the session is still open. */
export function useSignOut({ signOut, home, said }: SignOutOptions) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function leave(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      const provider = await signOut();
      if (provider) window.location.assign(provider);
      else {
        navigate(home);
        announce(said);
      }
    } catch {
      // Still signed in, and told so: leaving without knowing would leave the session open.
      setFailed(true);
      setBusy(false);
    }
  }

  return { leave, busy, failed };
}
