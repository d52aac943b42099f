import { announce } from "@rdv/app/announcer";
import { inviteAgain } from "../../api/people";
import type { Colleague } from "../../api/types";
import { useWords } from "../../i18n";
import { Confirm } from "../../parts/Confirm";
import { nameOf } from "./colleagues";

interface InviteAgainProps {
  readonly organisation: string;
  readonly agent: Colleague;
  readonly onClose: () => void;
}

/** Another invitation, good for seven days from now (AGM-02). */
export function InviteAgain({ organisation, agent, onClose }: InviteAgainProps) {
  const words = useWords().texts.people.again;
  return (
    <Confirm
      id="invite-again"
      title={words.title(nameOf(agent))}
      confirm={words.submit}
      busy={words.busy}
      onClose={onClose}
      onConfirm={async () => {
        await inviteAgain(organisation, agent.id);
        announce(words.sent(agent.email));
        onClose();
      }}
    >
      <p>{words.text(agent.email)}</p>
    </Confirm>
  );
}
