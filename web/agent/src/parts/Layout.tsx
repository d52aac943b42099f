import { Announcer } from "@rdv/app/announcer";
import { Disclosure } from "@rdv/app/Disclosure";
import { Offline } from "@rdv/app/Offline";
import { useSignOut } from "@rdv/app/useSignOut";
import { Icon, type IconName, SkipLink, site, TextLink } from "@rdv/theme";
import { type ReactNode, useState } from "react";
import type { Me } from "../api/types";
import { type DeskOrganisation, organisationPath, staffedTerritories, territoryPath } from "../desk";
import { speak, useWords } from "../i18n";
import type { Section } from "../routes";
import { signOut } from "../session";

interface LayoutProps {
  readonly children: ReactNode;
  readonly me?: Me | undefined;
  /** The organisation that the navigation leads into. */
  readonly organisation?: DeskOrganisation | undefined;
  readonly section?: Section | undefined;
  readonly path?: string;
}

/** Header, side navigation, content: the same on every page; without navigation before the door. */
export function Layout({ children, me, organisation, section, path = "" }: LayoutProps) {
  const { texts, language } = useWords();
  const words = texts.layout;
  const other = language === "fr" ? "en" : "fr";
  return (
    <>
      <SkipLink to="content">{words.skip}</SkipLink>
      <header className="site-header desk-header">
        <div className="wrap">
          <a className="site-name" href="/agent/">
            <img src={site.logo} alt="" width="40" height="40" />
            <span>
              {site.name} <span className="desk-space">{words.space}</span>
            </span>
          </a>
          <div className="site-tools">
            {me && organisation && <Organisations me={me} current={organisation} key={`o${path}`} />}
            {me && <Account me={me} key={`a${path}`} />}
            <TextLink onClick={() => speak(other)} lang={other}>
              <span aria-hidden="true">{texts.language.other}</span>
              <span className="sr-only">{texts.language.switch}</span>
            </TextLink>
          </div>
        </div>
      </header>
      <Offline />
      <div className="desk" data-nav={organisation ? true : undefined}>
        {organisation && <Navigation organisation={organisation} section={section} key={path} />}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Announcer />
    </>
  );
}

/** The organisation of the page; a list to go to another, for who is in several. */
function Organisations({ me, current }: { readonly me: Me; readonly current: DeskOrganisation }) {
  const words = useWords().texts.layout;
  const name = (
    <>
      <Icon name="building" />
      <span className="account-name">
        <span className="sr-only">{words.organisation}</span> {current.name}
      </span>
    </>
  );
  if (me.organisations.length < 2) return <p className="desk-organisation">{name}</p>;
  return (
    <nav aria-label={words.organisations}>
      <Disclosure id="organisations-menu" label={name}>
        {me.organisations.map(({ id, name: other }) => (
          <li key={id}>
            <a
              className="ds-link link"
              href={organisationPath(id, "agenda")}
              aria-current={id === current.id ? "true" : undefined}
            >
              {other}
            </a>
          </li>
        ))}
      </Disclosure>
    </nav>
  );
}

function Account({ me }: { readonly me: Me }) {
  const { texts } = useWords();
  const words = texts.layout;
  const { leave, busy, failed } = useSignOut({ signOut, home: "/agent/connexion", said: words.signedOut });

  return (
    <Disclosure
      id="account-menu"
      label={
        <>
          <Icon name="person" />
          <span className="account-name">
            <span className="sr-only">{words.account}</span> {me.first_name} {me.last_name}
          </span>
        </>
      }
    >
      <li>
        <TextLink href="/agent/preferences">{words.preferences}</TextLink>
      </li>
      <li>
        <TextLink href="/agent/organisations">{words.organisations}</TextLink>
      </li>
      {staffedTerritories(me).map(({ departement, name }) => (
        <li key={departement}>
          <TextLink href={territoryPath(departement)}>{words.territory(name)}</TextLink>
        </li>
      ))}
      <li>
        <TextLink onClick={leave}>{busy ? words.signingOut : words.signOut}</TextLink>
        {failed && <p role="alert">{words.notSignedOut}</p>}
      </li>
    </Disclosure>
  );
}

// Where each entry leads inside the organisation, in the order of a day's work.
const ENTRIES: readonly (readonly [Section, string, IconName])[] = [
  ["agenda", "agenda", "calendar"],
  ["appointments", "rendez_vous", "list"],
  ["slots", "creneaux", "search"],
  ["openings", "plages", "clock"],
  ["absences", "indisponibilites", "away"],
  ["settings", "reglages", "settings"],
];

// All that there is for who manages the roles of an organisation without having one there (POL-01).
const VISITOR_ENTRIES: typeof ENTRIES = [["settings", "reglages/agents", "settings"]];

interface NavigationProps {
  readonly organisation: DeskOrganisation;
  readonly section: Section | undefined;
}

/** The sections; under a button where there is no room beside the page. */
function Navigation({ organisation, section }: NavigationProps) {
  const { texts } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <nav className="desk-nav" aria-label={texts.layout.nav} data-open={open}>
      <button
        className="desk-nav-button"
        type="button"
        aria-expanded={open}
        aria-controls="desk-sections"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        <span>{texts.layout.menu}</span>
        {section && <span className="desk-nav-here">{texts.sections[section]}</span>}
      </button>
      <ul id="desk-sections">
        {(organisation.level === null ? VISITOR_ENTRIES : ENTRIES).map(([name, page, icon]) => (
          <li key={name}>
            <a href={organisationPath(organisation.id, page)} aria-current={name === section ? "true" : undefined}>
              <Icon name={icon} />
              <span>{texts.sections[name]}</span>
            </a>
          </li>
        ))}
        <li>
          <a href="/agent/preferences" aria-current={section === "preferences" ? "true" : undefined}>
            <Icon name="person" />
            <span>{texts.sections.preferences}</span>
          </a>
        </li>
      </ul>
    </nav>
  );
}
