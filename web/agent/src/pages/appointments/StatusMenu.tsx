import { Button } from "@rdv/theme";
import type { Status } from "../../api/agenda";
import { useAppointmentWords } from "./words";

interface StatusMenuProps {
  /** Names the group: whose status it is. */
  readonly label: string;
  readonly offered: readonly Status[];
  readonly collectif: boolean;
  readonly busy: boolean;
  readonly onChoose: (status: Status) => void;
}

/** What may be made of the appointment now (2.12): one button each, in words that say what it does. */
export function StatusMenu({ label, offered, collectif, busy, onChoose }: StatusMenuProps) {
  const words = useAppointmentWords().menu;
  const set = collectif ? words.setGroup : words.set;
  if (offered.length === 0) return null;
  return (
    <fieldset className="status-menu">
      <legend className="ds-label">{label}</legend>
      {offered.map((status) => (
        <Button
          key={status}
          variant="secondary"
          danger={status === "excused" || status === "revoked"}
          busy={busy}
          onClick={() => onChoose(status)}
        >
          {set[status]}
        </Button>
      ))}
    </fieldset>
  );
}
