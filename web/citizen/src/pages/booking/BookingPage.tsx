import { announce } from "@rdv/app/announcer";
import { useFocusWhen } from "@rdv/app/focus";
import type { Alternative } from "@rdv/app/problem";
import { wayOn } from "@rdv/app/router";
import { Alert, Button, SkeletonList } from "@rdv/theme";
import type { ReactNode } from "react";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import { askAgain, type BookingStep, type Search, searchPath } from "../../journey/search";
import { Alternatives } from "../../parts/Alternatives";
import { HoldSummaryCard } from "../../parts/HoldSummaryCard";
import { HoldTimer } from "../../parts/HoldTimer";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import type { Held } from "./useHeld";

interface BookingPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
  readonly held: Held;
  readonly page: BookingStep;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly step: 3 | 4;
  readonly back: string;
  readonly hasErrors?: boolean;
  /** True while the page does not know yet whether it is the one to show. */
  readonly deciding?: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages where a time is held: what is booked, how long it is kept, and what to do when it is not. */
export function BookingPage(props: BookingPageProps) {
  const { search, slot, held, page, children } = props;
  const { texts } = useWords();
  const { problem } = held;
  const expiredNotice = useFocusWhen<HTMLDivElement>(held.expired && !problem ? true : null);
  const summary = held.held?.hold.summary;
  const gone = problem?.code === "slot_taken";

  async function pick({ starts_at, location_id }: Alternative): Promise<void> {
    const goOn = wayOn();
    if (!(await held.take({ ...slot, starts_at, location_id }))) return;
    announce(texts.hold.recovered);
    const chosen = { ...search, starts_at, ...(location_id ? { location_id } : {}) };
    goOn(searchPath(chosen, page), { replace: true });
  }

  async function takeAgain(): Promise<void> {
    if (await held.take(slot)) announce(texts.hold.recovered);
  }

  return (
    <Page
      title={props.title}
      lead={props.lead}
      step={props.step}
      back={props.back}
      hasErrors={props.hasErrors ?? false}
      deciding={props.deciding ?? false}
      asideFirst
      aside={<HoldSummaryCard summary={summary} changePath={searchPath(askAgain(search, "slots"))} />}
    >
      {gone && <Alternatives problem={problem} busy={held.busy} onPick={pick} />}
      {problem && !gone && (
        <ProblemNotice
          problem={problem}
          onRetry={takeAgain}
          busy={held.busy}
          phone={summary?.organisation.phone_number}
        />
      )}
      {held.expired && !problem && (
        <Alert tone="warning" title={texts.hold.expiredTitle} focusRef={expiredNotice}>
          <p>{texts.hold.expired}</p>
          <Button variant="secondary" onClick={takeAgain} busy={held.busy}>
            {texts.hold.again}
          </Button>
        </Alert>
      )}
      {held.held && !held.expired && !gone && <HoldTimer endsAt={held.held.endsAt} onEnd={held.expire} />}
      {held.held ? !gone && children : !problem && <SkeletonList rows={1} shape="card" label={texts.common.loading} />}
    </Page>
  );
}
