import type { ReactNode } from "react";

type Variant = "primary" | "secondary" | "tertiary";

interface Look {
  readonly variant?: Variant;
  readonly danger?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

interface ButtonProps extends Look {
  readonly type?: "button" | "submit";
  readonly onClick?: () => void;
  /** True while the action is under way: a second press does nothing, the focus stays. */
  readonly busy?: boolean;
  readonly describedBy?: string;
}

const look = ({ variant = "primary", danger, wide }: Look) => ({
  className: "ds-button button",
  "data-variant": variant,
  "data-color": danger ? "danger" : undefined,
  "data-fullwidth": wide ? true : undefined,
});

/** A button that does something here. */
export function Button({ type = "button", onClick, busy = false, describedBy, ...rest }: ButtonProps) {
  return (
    <button
      {...look(rest)}
      type={type}
      aria-busy={busy}
      aria-disabled={busy}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy && <span className="button-spinner" aria-hidden="true" />}
      {rest.children}
    </button>
  );
}

interface ButtonLinkProps extends Look {
  readonly href: string;
  /** True when the address is the service's, not a page of the site: the browser itself goes there. */
  readonly outside?: boolean;
}

/** A link to the next page, as prominent as a button. */
export function ButtonLink({ href, outside = false, ...rest }: ButtonLinkProps) {
  return (
    <a {...look(rest)} href={href} rel={outside ? "external" : undefined}>
      {rest.children}
    </a>
  );
}
