/** What the lists of openings and of absences share: whose they are, which ones, and words of the title. */
import { navigate } from "@rdv/app/router";
import { Button, SelectField, TextField, TextLink } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import type { Colleague } from "../../api/types";
import { useMe, useOrganisation } from "../../desk";
import { nameOf } from "../people/colleagues";
import { manageable } from "./access";
import { usePlanningWords } from "./words";

export interface Asked {
  readonly agent: string;
  readonly expired: boolean;
  readonly search: string;
}

/** What the address of a list asks for: the state is there, to come back to and to share. */
export const askedOf = (query: URLSearchParams, me: string): Asked => ({
  agent: query.get("agent") ?? me,
  expired: query.has("terminees"),
  search: query.get("q") ?? "",
});

/** The address of a list. */
export function askedPath(path: string, { agent, expired, search }: Asked): string {
  const query = new URLSearchParams({
    agent,
    ...(expired ? { terminees: "1" } : {}),
    ...(search ? { q: search } : {}),
  });
  return `${path}?${query}`;
}

interface AgentFieldProps {
  readonly label: string;
  readonly agents: readonly Colleague[];
  readonly value: string;
  readonly onChange: (agent: string) => void;
  readonly error?: string | undefined;
}

/** The agent whose planning it is, among those that the reader may manage. */
export function AgentField({ label, agents, value, onChange, error }: AgentFieldProps) {
  const words = usePlanningWords();
  const me = useMe();
  const organisation = useOrganisation();
  return (
    <SelectField
      id="agent_id"
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      answers={manageable(me, organisation, agents).map((agent) => ({
        value: agent.id,
        label: agent.id === me.id ? words.mine(nameOf(agent)) : nameOf(agent),
      }))}
    />
  );
}

interface ListFiltersProps {
  readonly path: string;
  readonly asked: Asked;
  readonly agents: readonly Colleague[];
}

/** The filters of a list; each answer is another address. */
export function ListFilters({ path, asked, agents }: ListFiltersProps) {
  const words = usePlanningWords();
  const [typed, setTyped] = useState(asked.search);
  const go = (change: Partial<Asked>) => navigate(askedPath(path, { ...asked, ...change }), { replace: true });

  function search(event: FormEvent): void {
    event.preventDefault();
    go({ search: typed.trim() });
  }

  return (
    <div className="filters">
      <AgentField label={words.whose} agents={agents} value={asked.agent} onChange={(agent) => go({ agent })} />
      <form className="filters-search" onSubmit={search}>
        <TextField id="q" type="search" label={words.search} value={typed} onChange={setTyped} maxLength={100} />
        <Button type="submit" variant="secondary">
          {words.find}
        </Button>
      </form>
      <nav className="tabs" aria-label={words.tabs}>
        {[false, true].map((expired) => (
          <span key={String(expired)} className="tab" data-current={expired === asked.expired}>
            {expired === asked.expired ? (
              <span aria-current="true">{expired ? words.expired : words.current}</span>
            ) : (
              <TextLink href={askedPath(path, { ...asked, expired })}>
                {expired ? words.expired : words.current}
              </TextLink>
            )}
          </span>
        ))}
      </nav>
    </div>
  );
}
