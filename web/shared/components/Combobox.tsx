import { type KeyboardEvent, type Ref, useState } from "react";
import { Icon, type IconName } from "./Icon";

export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** What tells it from its neighbours. */
  readonly detail?: string;
  readonly icon?: IconName;
}

interface ComboboxProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly suggestions: readonly Suggestion[];
  /** Names the list of suggestions. */
  readonly listLabel: string;
  readonly onPick: (suggestion: Suggestion) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly maxLength?: number;
  readonly focusRef?: Ref<HTMLInputElement>;
}

/**
 * A line of text with suggestions under it (the ARIA combobox with a list): arrows go through them, Enter takes one,
 * Escape closes them. Nothing is taken unasked: what is typed stays an answer of its own.
 */
export function Combobox(props: ComboboxProps) {
  const { id, label, value, hint, error, suggestions, onPick } = props;
  const [wanted, setWanted] = useState(false);
  // The suggestion itself, not its place: others may come while the keys go through them.
  const [activeId, setActiveId] = useState<string>();
  const active = suggestions.findIndex((suggestion) => suggestion.id === activeId);
  const open = wanted && suggestions.length > 0;
  const current = open ? suggestions[active] : undefined;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const optionId = (index: number) => `${id}-option-${index}`;

  function close(): void {
    setWanted(false);
    setActiveId(undefined);
  }

  function pick(suggestion: Suggestion): void {
    close();
    onPick(suggestion);
  }

  function press(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && suggestions.length > 0) {
      event.preventDefault();
      setWanted(true);
      // One place more than the suggestions: the line itself, where none is active.
      const places = suggestions.length + 1;
      setActiveId(suggestions[((active + 1 + step + places) % places) - 1]?.id);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      pick(current);
    }
  }

  return (
    <div className="ds-field field combobox">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="combobox-line">
        <input
          className="ds-input"
          ref={props.focusRef}
          id={id}
          name={id}
          type="text"
          role="combobox"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          value={value}
          maxLength={props.maxLength}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={current ? optionId(active) : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          onChange={(event) => {
            setWanted(true);
            setActiveId(undefined);
            props.onChange(event.currentTarget.value);
          }}
          onKeyDown={press}
          onBlur={close}
        />
        {open && (
          <div className="combobox-list" id={`${id}-list`} role="listbox" aria-label={props.listLabel} tabIndex={-1}>
            {suggestions.map((suggestion, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the line listens to the keys
              <div
                key={suggestion.id}
                id={optionId(index)}
                role="option"
                aria-selected={index === active}
                tabIndex={-1}
                // The line keeps the focus while one is pressed.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(suggestion)}
              >
                {suggestion.icon && <Icon name={suggestion.icon} />}
                <span>
                  {suggestion.label}
                  {suggestion.detail && <span className="combobox-detail"> {suggestion.detail}</span>}
                </span>
              </div>
            ))}
          </div>
        )}
      </div>
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
