import { CheckField, RadioList } from "@rdv/theme";
import type { AccessLevel, Named } from "../../api/types";
import { useWords } from "../../i18n";

interface LevelFieldProps {
  readonly value: AccessLevel;
  readonly onChange: (level: AccessLevel) => void;
}

const LEVELS: readonly AccessLevel[] = ["basic", "admin", "contributor"];

/** What an agent may do in the organisation; each level says what that is. */
export function LevelField({ value, onChange }: LevelFieldProps) {
  const { levelLegend, levels, levelHints } = useWords().texts.people;
  return (
    <RadioList
      name="level"
      legend={levelLegend}
      answers={LEVELS.map((level) => ({ value: level, label: levels[level], hint: levelHints[level] }))}
      value={value}
      onChange={(level) => onChange(LEVELS.find((one) => one === level) ?? "basic")}
    />
  );
}

interface ServicesFieldProps {
  readonly services: readonly Named[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** The services of an agent: one at least. */
export function ServicesField({ services, chosen, error, onChange }: ServicesFieldProps) {
  const { servicesLegend, servicesHint } = useWords().texts.people;
  return (
    <fieldset
      className="ds-fieldset choice-group"
      id="service_ids"
      tabIndex={-1}
      aria-describedby={error ? "service_ids-error" : undefined}
    >
      <legend className="ds-label">{servicesLegend}</legend>
      <p data-field="description">{servicesHint}</p>
      {services.map(({ id, name }) => (
        <CheckField
          key={id}
          id={`service-${id}`}
          label={name}
          checked={chosen.includes(id)}
          onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
      {error && (
        <p className="ds-validation-message" data-field="validation" id="service_ids-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
