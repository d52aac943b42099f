import type { Motif } from "@rdv/api";
import { type Alternative, asProblem, type Problem } from "@rdv/app/problem";
import { wayOn } from "@rdv/app/router";
import type { ReactNode } from "react";
import { useState } from "react";
import { useWords } from "../../i18n";
import { hold } from "../../journey/booking";
import { zoneOf } from "../../journey/organisations";
import { chosenPlace, usePlaces } from "../../journey/places";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { Alternatives } from "../../parts/Alternatives";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { SlotPicker } from "../../parts/SlotPicker";

interface SlotsStepProps {
  readonly search: Search;
  readonly motif: Motif | undefined;
  readonly aside: ReactNode;
}

/** When? The chosen time is held for the person, who then says who they are. */
export function SlotsStep({ search, motif, aside }: SlotsStepProps) {
  const { texts } = useWords();
  const [problem, setProblem] = useState<Problem>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const places = usePlaces(search, motif);
  const locationId = search.location_id ?? null;
  const place = chosenPlace(search, places.value);

  async function take({ starts_at, location_id }: Alternative): Promise<void> {
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      await hold({ motif_id: search.motif_id ?? "", location_id, starts_at });
      const chosen = { ...search, starts_at };
      goOn(searchPath(location_id ? { ...chosen, location_id } : chosen, "identification"));
    } catch (thrown) {
      const refusal = asProblem(thrown);
      setProblem(refusal);
      if (refusal.code === "slot_taken") setRefused([...refused, starts_at]);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page
      title={texts.search.slotsTitle}
      step={2}
      back={searchPath(askAgain(search, motif?.location_type === "public_office" ? "place" : "motif"))}
      aside={aside}
    >
      {problem?.code === "slot_taken" ? (
        <Alternatives problem={problem} onPick={take} busy={busy} />
      ) : (
        problem && <ProblemNotice problem={problem} phone={place?.phone_number} />
      )}
      <SlotPicker
        waiting={!motif}
        motifId={search.motif_id ?? ""}
        locationId={locationId}
        from={search.from}
        weekPath={(from) => searchPath({ ...search, from })}
        zone={zoneOf(search)}
        phone={place?.phone_number}
        elsewherePath={motif?.location_type === "public_office" ? searchPath(askAgain(search, "place")) : undefined}
        submitLabel={texts.slots.submit}
        busyLabel={texts.slots.holding}
        busy={busy}
        refused={refused}
        onPick={(starts_at) => take({ starts_at, location_id: locationId })}
      />
    </Page>
  );
}
