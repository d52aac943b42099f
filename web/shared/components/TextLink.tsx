import type { ReactNode } from "react";

interface TextLinkProps {
  readonly href?: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
  readonly lang?: string;
}

/** A link in or beside a text; without an address, a button that looks like one. */
export function TextLink({ href, onClick, children, lang }: TextLinkProps) {
  return href === undefined ? (
    <button className="ds-link link" type="button" onClick={onClick} lang={lang}>
      {children}
    </button>
  ) : (
    <a className="ds-link link" href={href} onClick={onClick} lang={lang}>
      {children}
    </a>
  );
}
