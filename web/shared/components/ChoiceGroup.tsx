import type { ReactNode } from "react";

interface ChoiceGroupProps {
  /** The question that the boxes answer. */
  readonly legend: string;
  readonly children: ReactNode;
}

/** Boxes that answer one question together. */
export function ChoiceGroup({ legend, children }: ChoiceGroupProps) {
  return (
    <fieldset className="ds-fieldset choice-group">
      <legend className="ds-label">{legend}</legend>
      {children}
    </fieldset>
  );
}
