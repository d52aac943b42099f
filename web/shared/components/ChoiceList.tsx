import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";

/** A list of answers to one question, one link each. */
export function ChoiceList({ children }: { readonly children: ReactNode }) {
  return <ul className="choices">{children}</ul>;
}

interface ChoiceLinkProps {
  readonly href: string;
  readonly title: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
  /** True when the address is the service's, not a page of the site: the browser itself goes there. */
  readonly outside?: boolean;
}

/** One answer: its title, and what helps to choose it. */
export function ChoiceLink({ href, title, icon, children, outside = false }: ChoiceLinkProps) {
  return (
    <li>
      <a className="ds-card choice" href={href} rel={outside ? "external" : undefined}>
        {icon && (
          <span className="choice-icon">
            <Icon name={icon} />
          </span>
        )}
        <span className="choice-body">
          <span className="choice-title">{title}</span>
          {children && <span className="choice-meta">{children}</span>}
        </span>
        <span className="choice-arrow">
          <Icon name="arrow" />
        </span>
      </a>
    </li>
  );
}
