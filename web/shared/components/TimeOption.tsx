import type { ReactNode } from "react";

interface TimeGroupProps {
  readonly legend: string;
  readonly children: ReactNode;
}

/** The times of one day: a named group of radio buttons. */
export function TimeGroup({ legend, children }: TimeGroupProps) {
  return (
    <fieldset className="ds-fieldset day">
      <legend className="day-legend">{legend}</legend>
      {children}
    </fieldset>
  );
}

interface TimeOptionProps {
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

/** One time of a day. The radio button covers the whole shape, so that a finger, a voice and a screen reader find it. */
export function TimeOption({ name, value, checked, onChoose, children }: TimeOptionProps) {
  return (
    <label className="time">
      <input type="radio" name={name} value={value} checked={checked} onChange={() => onChoose(value)} />
      <span className="time-label">{children}</span>
    </label>
  );
}
