import { useFocusWhen } from "@rdv/app/focus";
import { Alert } from "@rdv/theme";
import type { Warning } from "../../api/appointments";
import { prose } from "../../i18n";
import { useAppointmentWords } from "./words";

/** What stands in the way of an appointment and can be accepted (7.3), under the focus as soon as it is told. */
export function WarningList({ warnings }: { readonly warnings: readonly Warning[] }) {
  const words = useAppointmentWords().warnings;
  const codes = warnings.map(({ code, agent_id, user_id }) => [code, agent_id, user_id].join()).join("+");
  const target = useFocusWhen<HTMLDivElement>(codes || null);
  return (
    <Alert tone="warning" title={words.title} focusRef={target}>
      <ul>
        {warnings.map(({ code, agent_id, user_id, text }) => (
          <li key={[code, agent_id, user_id].join()}>{prose(text)}</li>
        ))}
      </ul>
    </Alert>
  );
}
