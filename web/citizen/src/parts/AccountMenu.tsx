import { announce } from "@rdv/app/announcer";
import { navigate, useAddress } from "@rdv/app/router";
import { Icon, TextLink } from "@rdv/theme";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n";
import { type SessionUser, signInPath, signOut, useSession } from "../session";

// Coming back to these after signing in would be coming back to the door.
const DOORS = /^\/(connexion|inscription|mot_de_passe_oublie|compte\/(lien|supprime))?(\/|$)/;

/** The way in; for who is signed in, their appointments, their account and the way out. */
export function AccountMenu() {
  const { texts } = useWords();
  const words = texts.account;
  const { session } = useSession();
  const { pathname, search } = useAddress();
  const user = session?.user;
  return (
    <nav className="account-nav" aria-label={words.nav}>
      {user ? (
        <>
          <TextLink href="/mes_rendez_vous">{words.mine}</TextLink>
          <Disclosure user={user} key={pathname} />
        </>
      ) : (
        <TextLink href={DOORS.test(pathname) ? "/connexion" : signInPath(pathname + search)}>{words.signIn}</TextLink>
      )}
    </nav>
  );
}

function Disclosure({ user }: { readonly user: SessionUser }) {
  const { texts } = useWords();
  const words = texts.account;
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [open]);

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  }

  async function leave(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      const provider = await signOut();
      if (provider) window.location.assign(provider);
      else {
        navigate("/");
        announce(words.signedOut);
      }
    } catch {
      // Still signed in, and told so: leaving without knowing would leave the account open.
      setFailed(true);
      setBusy(false);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from anywhere within
    <div className="account-menu" ref={menu} onKeyDown={closeOnEscape}>
      <button
        className="account-button"
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls="account-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <span className="account-name">
          <span className="sr-only">{words.menu}</span> {user.first_name}
          <span className="account-family-name"> {user.last_name}</span>
        </span>
        <Icon name="down" />
      </button>
      <ul id="account-menu" hidden={!open}>
        <li>
          <TextLink href="/compte">{words.account}</TextLink>
        </li>
        <li>
          <TextLink href="/compte/proches">{words.relatives}</TextLink>
        </li>
        <li>
          <TextLink onClick={leave}>{busy ? words.signingOut : words.signOut}</TextLink>
          {failed && <p role="alert">{words.notSignedOut}</p>}
        </li>
      </ul>
    </div>
  );
}
