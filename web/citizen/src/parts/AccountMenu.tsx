import { Disclosure } from "@rdv/app/Disclosure";
import { useAddress } from "@rdv/app/router";
import { useSignOut } from "@rdv/app/useSignOut";
import { Icon, TextLink } from "@rdv/theme";
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
          <Own user={user} key={pathname} />
        </>
      ) : (
        <TextLink href={DOORS.test(pathname) ? "/connexion" : signInPath(pathname + search)}>{words.signIn}</TextLink>
      )}
    </nav>
  );
}

function Own({ user }: { readonly user: SessionUser }) {
  const { texts } = useWords();
  const words = texts.account;
  const { leave, busy, failed } = useSignOut({ signOut, home: "/", said: words.signedOut });

  return (
    <Disclosure
      id="account-menu"
      label={
        <>
          <Icon name="person" />
          <span className="account-name">
            <span className="sr-only">{words.menu}</span> {user.first_name}
            <span className="account-family-name"> {user.last_name}</span>
          </span>
        </>
      }
    >
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
    </Disclosure>
  );
}
