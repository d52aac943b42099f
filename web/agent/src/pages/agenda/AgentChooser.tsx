import { Button, CheckField, ChoiceGroup, Icon, TextField } from "@rdv/theme";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Colleague } from "../../api/types";
import { agentName } from "./visibleAgents";
import { useAgendaWords } from "./words";

/** More would make columns that nobody can read. */
export const MOST_AGENTS = 8;
// Fewer are found by looking.
const WORTH_FILTERING = 8;

interface AgentChooserProps {
  readonly agents: readonly Colleague[];
  readonly chosen: readonly string[];
  readonly me: string;
  readonly onChange: (agentIds: readonly string[]) => void;
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Whose agendas are shown together: boxes under a button. */
export function AgentChooser({ agents, chosen, me, onChange }: AgentChooserProps) {
  const words = useAgendaWords().agents;
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const listed = agents.filter((agent) => plain(agentName(agent)).includes(plain(filter.trim())));
  const full = chosen.length >= MOST_AGENTS;

  function toggle(id: string, wanted: boolean): void {
    const next = wanted ? [...chosen, id] : chosen.filter((one) => one !== id);
    // Nobody's agenda is not an agenda: the last one stays.
    if (next.length > 0 && next.length <= MOST_AGENTS) onChange(next);
  }

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the list from anywhere within
    <div className="agenda-agents" onKeyDown={closeOnEscape}>
      <button
        type="button"
        className="ds-button button"
        data-variant="secondary"
        ref={button}
        aria-expanded={open}
        aria-controls="agenda-agents"
        onClick={() => setOpen(!open)}
      >
        <Icon name="group" />
        {words.choose(chosen.length)}
        <Icon name="down" />
      </button>
      <div id="agenda-agents" className="agenda-agents-list" hidden={!open}>
        {agents.length > WORTH_FILTERING && (
          <TextField
            id="agents-filter"
            type="search"
            label={words.filter}
            value={filter}
            onChange={setFilter}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <ChoiceGroup legend={words.legend}>
          {listed.map((agent) => (
            <CheckField
              key={agent.id}
              id={`agenda-agent-${agent.id}`}
              label={agent.id === me ? words.mine(agentName(agent)) : agentName(agent)}
              checked={chosen.includes(agent.id)}
              onChange={(wanted) => toggle(agent.id, wanted)}
            />
          ))}
        </ChoiceGroup>
        {listed.length === 0 && <p>{words.none}</p>}
        {full && <p className="quiet">{words.tooMany(MOST_AGENTS)}</p>}
        <Button variant="tertiary" onClick={() => onChange([me])}>
          {words.onlyMe}
        </Button>
      </div>
    </div>
  );
}
