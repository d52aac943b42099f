import { Button } from "@rdv/theme";
import type { Status } from "../../api/agenda";
import { useAppointmentWords } from "./words";

interface StatusMenuProps {
  /** Names the group: whose status it is. */
  readonly label: string;
  readonly offered: readonly Status[];
  /** Of whom: of everybody, of a group as such, or of one of several participants, whose name stands above. */
  readonly of: "all" | "group" | "one";
  readonly busy: boolean;
  readonly onChoose: (status: Status) => void;
}

/** What may be made of the appointment now (2.12): one button each, in words that say what it does. */
export function StatusMenu({ label, offered, of, busy, onChoose }: StatusMenuProps) {
  const words = useAppointmentWords().menu;
  const set = { all: words.set, group: words.setGroup, one: words.setOne }[of];
  if (offered.length === 0) return null;
  return (
    <fieldset className="status-menu" data-of={of}>
      <legend className={of === "one" ? "sr-only" : "ds-label"}>{label}</legend>
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
