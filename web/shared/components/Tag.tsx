import type { ReactNode } from "react";
import type { AlertTone } from "./Alert";

/** A short state or kind: "Annulé", "Par téléphone". */
export function Tag({ tone, children }: { readonly tone?: AlertTone | "neutral"; readonly children: ReactNode }) {
  return (
    <span className="ds-tag" data-color={tone} data-size="sm">
      {children}
    </span>
  );
}
