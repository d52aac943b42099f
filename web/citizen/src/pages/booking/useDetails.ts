import { useFocusWhen } from "@rdv/app/focus";
import { useRef, useState } from "react";
import { prose } from "../../i18n";
import { type ContactDetails, keepDetails, keptDetails } from "../../journey/booking";
import { DETAIL_FIELDS, type DetailErrors } from "../../journey/details";

/** What the person types of themselves, kept at each key, and what is wrong with it. */
export function useDetails(first: () => ContactDetails = keptDetails) {
  const [details, setDetails] = useState(first);
  // What stands now: an answer that comes late is put beside what was typed meanwhile, not in its place.
  const latest = useRef(details);
  const [errors, setErrors] = useState<DetailErrors>({});
  const wrong = DETAIL_FIELDS.filter((name) => errors[name]);
  const summary = useFocusWhen<HTMLElement>(wrong.length > 0 ? errors : null);

  /** The properties of the text field of one detail. */
  const field = (name: keyof ContactDetails) => ({
    id: name,
    value: details[name],
    error: errors[name] && prose(errors[name]),
    spellCheck: false,
    onChange: (value: string) => {
      latest.current = { ...latest.current, [name]: value };
      setDetails(latest.current);
      keepDetails(latest.current);
    },
  });
  /** One line of the error summary for each wrong field, in the order of the page. */
  const lines = wrong.map((name) => ({ fieldId: name, message: prose(errors[name] ?? "") }));
  return { details, errors, setErrors, field, lines, summary };
}
