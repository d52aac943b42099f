import { Icon, TextLink } from "@rdv/theme";
import { useWords } from "../i18n";

/** A number to call: one touch on a phone. */
export function PhoneLink({ number }: { readonly number: string }) {
  const { texts } = useWords();
  return (
    <TextLink href={`tel:${number.replace(/[^\d+]/g, "")}`}>
      <Icon name="phone" />
      <span>{texts.common.call(number.replace(/ /g, "\u00a0"))}</span>
    </TextLink>
  );
}
