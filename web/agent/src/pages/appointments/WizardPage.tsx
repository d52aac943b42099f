import { clockTime, longDay } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { Steps } from "@rdv/theme";
import type { ReactNode } from "react";
import type { Motif } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { useWords } from "../../i18n";
import type { PageProperties } from "../../routes";
import { useColleagues } from "../agenda/colleagues";
import { agendaPath } from "../agenda/period";
import { agentName } from "../agenda/visibleAgents";
import type { WallClock } from "../agenda/zone";
import "./appointments.css";
import { useUsableMotifs } from "./lists";
import { MotifStep } from "./MotifStep";
import { RecapStep } from "./RecapStep";
import { UsersStep } from "./UsersStep";
import { WhenStep } from "./WhenStep";
import { reachable, readWizard, STEPS, type Step, type Wizard, wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

/** An appointment made in four steps (7.2); each step is an address. */
export function WizardPage({ query }: PageProperties) {
  const words = useAppointmentWords().wizard;
  const organisation = useOrganisation();
  const motifs = useUsableMotifs(organisation.id);
  return (
    <Loaded title={words.title[0] ?? ""} resource={motifs}>
      {(known) => <CurrentStep motifs={known} wizard={readWizard(query)} />}
    </Loaded>
  );
}

export interface StepProps {
  readonly wizard: Wizard;
  readonly motif: Motif;
}

function CurrentStep({ motifs, wizard }: { readonly motifs: readonly Motif[]; readonly wizard: Wizard }) {
  const motif = motifs.find(({ id }) => id === wizard.motif_id);
  const step = reachable(wizard, motif);
  if (step === "motif" || !motif) return <MotifStep motifs={motifs} wizard={wizard} />;
  if (step === "users") return <UsersStep wizard={wizard} motif={motif} />;
  if (step === "when") return <WhenStep wizard={wizard} motif={motif} />;
  return <RecapStep wizard={wizard} motif={motif} />;
}

/** When and with whom, as it was pressed on the agenda or found, until there are fields that show it. */
function SoFar({ startsAt, agentIds }: { readonly startsAt: WallClock; readonly agentIds: readonly string[] }) {
  const words = useAppointmentWords().wizard;
  const { language } = useWords();
  const agents = useColleagues(useOrganisation().id).value ?? [];
  const names = agents.filter(({ id }) => agentIds.includes(id)).map(agentName);
  return (
    <p className="wizard-lead">
      {words.soFar(longDay(startsAt.slice(0, 10), language), clockTime(`${startsAt}:00Z`, language), names.join(", "))}
    </p>
  );
}

interface StepPageProps {
  readonly step: Step;
  readonly wizard: Wizard;
  readonly hasErrors?: boolean;
  readonly children: ReactNode;
}

/** The frame of a step: how far one has come, and the way back, which keeps what is chosen. */
export function StepPage({ step, wizard, hasErrors = false, children }: StepPageProps) {
  const words = useAppointmentWords().wizard;
  const organisation = useOrganisation();
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const { starts_at, agent_ids } = wizard;
  const agenda = agendaPath(organisation.id, {
    ...(starts_at ? { date: starts_at.slice(0, 10) } : {}),
    agentIds: agent_ids,
  });
  return (
    <Page
      title={words.title[at] ?? ""}
      back={before ? wizardPath(organisation.id, { ...wizard, step: before }) : agenda}
      lead={(step === "motif" || step === "users") && starts_at && <SoFar startsAt={starts_at} agentIds={agent_ids} />}
      hasErrors={hasErrors}
      above={
        <Steps label={words.step(at + 1, STEPS.length, words.names[at] ?? "")} current={at + 1} total={STEPS.length} />
      }
    >
      {children}
    </Page>
  );
}
