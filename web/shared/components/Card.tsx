import type { ReactNode } from "react";

interface CardProps {
  readonly children: ReactNode;
  readonly quiet?: boolean;
  /** Id of the heading that names this part of the page. */
  readonly labelledBy?: string;
}

/** A part of the page set apart. */
export function Card({ children, quiet = false, labelledBy }: CardProps) {
  return (
    <section className="ds-card card" data-variant={quiet ? "tinted" : "default"} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
