import { Heading, TextField } from "@rdv/theme";
import { prose, useWords } from "../i18n";
import type { OtherPerson } from "../journey/booking";
import type { DetailErrors } from "../journey/details";

interface OtherPersonFieldsProps {
  readonly other: OtherPerson;
  readonly errors: DetailErrors;
  readonly onChange: (other: OtherPerson) => void;
}

/** Who comes, when it is neither the person who books nor a relative that is known. */
export function OtherPersonFields({ other, errors, onChange }: OtherPersonFieldsProps) {
  const { texts } = useWords();
  const words = texts.whom;
  const field = (name: keyof OtherPerson) => ({
    id: `other_${name}`,
    value: other[name],
    error: errors[`other_${name}`] && prose(errors[`other_${name}`] ?? ""),
    onChange: (value: string) => onChange({ ...other, [name]: value }),
    spellCheck: false,
    autoComplete: "off",
  });
  return (
    <section className="form-part" aria-labelledby="other">
      <Heading level={2} size="xs" id="other">
        {words.otherTitle}
      </Heading>
      <TextField {...field("first_name")} label={words.otherFirstName} maxLength={100} required />
      <TextField {...field("last_name")} label={words.otherLastName} maxLength={100} required />
      <TextField {...field("birth_date")} type="date" label={`${words.birthDate} (${texts.common.optional})`} />
    </section>
  );
}
