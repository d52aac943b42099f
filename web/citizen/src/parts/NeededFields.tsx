import type { HoldSummary } from "@rdv/api";
import { Heading, TextField } from "@rdv/theme";
import { useWords } from "../i18n";
import type { ContactDetails } from "../journey/booking";

type Field = (name: keyof ContactDetails) => {
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly spellCheck: boolean;
  readonly onChange: (value: string) => void;
};

interface NeededFieldsProps {
  readonly needed: HoldSummary["fields"];
  readonly field: Field;
}

/** What some motifs ask for: where the agent comes (WIZ-02), the ANTS number (WIZ-03). */
export function NeededFields({ needed, field }: NeededFieldsProps) {
  const { texts } = useWords();
  return (
    <>
      {needed.address_required && (
        <section className="form-part" aria-labelledby="where">
          <Heading level={2} size="xs" id="where">
            {texts.details.where}
          </Heading>
          <TextField
            {...field("address")}
            label={texts.details.address}
            hint={texts.details.addressHint}
            autoComplete="street-address"
            maxLength={254}
            required
          />
        </section>
      )}
      {needed.ants_number_required && (
        <section className="form-part" aria-labelledby="ants">
          <Heading level={2} size="xs" id="ants">
            {texts.needed.antsTitle}
          </Heading>
          <TextField
            {...field("ants_number")}
            label={texts.needed.ants}
            hint={texts.needed.antsHint}
            autoComplete="off"
            width={14}
            maxLength={14}
            required
          />
        </section>
      )}
    </>
  );
}
