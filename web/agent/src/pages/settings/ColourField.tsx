import { TextField } from "@rdv/theme";
import { textOn } from "../agenda/colours";
import { fullColour, isColour, PALETTE, PALETTE_NAMES, paletteName } from "./colours";
import { useSettingsWords } from "./words";

interface ColourFieldProps {
  readonly value: string;
  readonly onChange: (colour: string) => void;
  readonly error: string | undefined;
  /** What the agenda writes on it. */
  readonly title: string;
  /** The motifs that have it already. */
  readonly users: readonly string[];
}

const OWN = "own";

/** A colour among some that are told apart, or one's own; and how a title reads on it. */
export function ColourField({ value, onChange, error, title, users }: ColourFieldProps) {
  const words = useSettingsWords().motifs;
  const chosen = paletteName(value) ?? OWN;
  const colour = fullColour(value);
  return (
    <fieldset className="ds-fieldset colours" aria-describedby="color-hint">
      <legend className="ds-label">{words.colour}</legend>
      <p className="quiet" id="color-hint">
        {words.colourHint}
      </p>
      <div className="colours-list">
        {PALETTE_NAMES.map((name, index) => (
          <label className="colour" key={name}>
            <input
              type="radio"
              name="palette"
              // The line that tells a mistake leads to the field that has it.
              id={index === 0 && chosen !== OWN ? "color" : undefined}
              checked={chosen === name}
              onChange={() => onChange(PALETTE[name])}
            />
            <span className="swatch" style={{ background: PALETTE[name] }} aria-hidden="true" />
            <span>{words.colours[name]}</span>
          </label>
        ))}
        <label className="colour">
          <input type="radio" name="palette" checked={chosen === OWN} onChange={() => onChange("#")} />
          <span>{words.colourOwn}</span>
        </label>
      </div>
      {chosen === OWN && (
        <TextField
          id="color"
          label={words.colourCode}
          hint={words.colourCodeHint}
          value={value}
          onChange={onChange}
          error={error}
          maxLength={7}
          width={9}
          spellCheck={false}
          autoComplete="off"
        />
      )}
      {isColour(value) && colour && (
        <p className="colour-sample">
          <span className="quiet">{words.colourSample}</span>
          <span className="colour-event" style={{ background: colour, color: textOn(colour) }}>
            {title}
          </span>
        </p>
      )}
      {users.length > 0 && <p className="quiet">{words.usedBy(users.join(", "))}</p>}
    </fieldset>
  );
}
