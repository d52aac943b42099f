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
}

/** One answer: its title, and what helps to choose it. */
export function ChoiceLink({ href, title, icon, children }: ChoiceLinkProps) {
  return (
    <li>
      <a className="ds-card choice" href={href}>
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
