import { Announcer } from "@rdv/app/announcer";
import { Offline } from "@rdv/app/Offline";
import { SkipLink, site, TextLink } from "@rdv/theme";
import type { ReactNode } from "react";
import { speak, useWords } from "../i18n";
import { AccountMenu } from "./AccountMenu";

/** Header, content, footer: the same on every page. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const { texts, language } = useWords();
  const other = language === "fr" ? "en" : "fr";
  return (
    <>
      <SkipLink to="content">{texts.layout.skip}</SkipLink>
      <header className="site-header">
        <div className="wrap">
          <a className="site-name" href="/">
            <img src={site.logo} alt="" width="40" height="40" />
            <span>{site.name}</span>
          </a>
          <div className="site-tools">
            <AccountMenu />
            <TextLink onClick={() => speak(other)} lang={other}>
              <span aria-hidden="true">{texts.language.other}</span>
              <span className="sr-only">{texts.language.switch}</span>
            </TextLink>
          </div>
        </div>
      </header>
      <Offline />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="wrap">
          <p>{site.name}</p>
          <ul>
            <li>
              <TextLink href={site.supportUrl || "/aide"}>{texts.layout.support}</TextLink>
            </li>
            <li>
              <TextLink href="/accessibilite">{texts.layout.accessibility}</TextLink>
            </li>
            <li>
              <TextLink href="/mentions_legales">{texts.layout.legal}</TextLink>
            </li>
            <li>
              <TextLink href="/confidentialite">{texts.layout.privacy}</TextLink>
            </li>
            {site.links.map(({ label, href }) => (
              <li key={href}>
                <TextLink href={href}>{label[language]}</TextLink>
              </li>
            ))}
          </ul>
        </div>
      </footer>
      <Announcer />
    </>
  );
}
