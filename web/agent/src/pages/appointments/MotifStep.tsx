import { CheckedForm } from "@rdv/app/CheckedForm";
import { navigate } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { RadioList, SelectField, TextField } from "@rdv/theme";
import { useState } from "react";
import type { Motif } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { Empty } from "../../parts/Empty";
import { servicesOf } from "./lists";
import { StepPage } from "./WizardPage";
import { minutesOf } from "./when";
import { change, type Wizard, wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

interface MotifStepProps {
  readonly motifs: readonly Motif[];
  readonly wizard: Wizard;
}

/** What the appointment is about, and how long it takes. */
export function MotifStep({ motifs, wizard }: MotifStepProps) {
  const texts = useAppointmentWords();
  const words = texts.wizard;
  const organisation = useOrganisation();
  const services = servicesOf(motifs);
  const [first, another] = motifs;
  const chosen = motifs.find(({ id }) => id === wizard.motif_id) ?? (another ? undefined : first);
  const [service, setService] = useState("");
  const form = useForm({
    initial: {
      motif_id: chosen?.id ?? "",
      duration: String(wizard.duration_minutes ?? chosen?.duration_minutes ?? ""),
    },
    check: ({ motif_id, duration }) => ({
      ...(motif_id ? {} : { motif_id: words.missingMotif }),
      ...(motif_id && minutesOf(duration) === null ? { duration: texts.form.wrongDuration } : {}),
    }),
    send: async ({ motif_id, duration }) => {
      const { location_id: _place, ...kept } = wizard;
      const same = motif_id === wizard.motif_id || wizard.motif_id === undefined;
      const next = change(same ? wizard : { ...kept, elsewhere: false }, {
        motif_id,
        duration_minutes: minutesOf(duration) ?? 30,
        step: "users",
      });
      navigate(wizardPath(organisation.id, next));
    },
  });

  function choose(id: string): void {
    const before = motifs.find((motif) => motif.id === form.values.motif_id);
    const motif = motifs.find((one) => one.id === id);
    // A length typed, or drawn on the agenda, stays; a motif's own follows the motif.
    const own = form.values.duration === "" || form.values.duration === String(before?.duration_minutes);
    form.set("motif_id", id);
    if (motif && own) form.set("duration", String(motif.duration_minutes));
  }

  const shown = motifs.filter((motif) => !service || motif.service.id === service);
  return (
    <StepPage step="motif" wizard={wizard} hasErrors={form.wrong.length > 0}>
      {motifs.length === 0 ? (
        <Empty icon="calendar" title={words.noMotif} />
      ) : (
        <CheckedForm form={form} submit={words.next} busy={words.next} errorTitle={words.errorTitle}>
          {services.length > 1 && (
            <SelectField
              id="service"
              label={words.service}
              value={service}
              onChange={setService}
              placeholder={words.anyService}
              answers={services.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <RadioList
            name="motif_id"
            legend={words.motif}
            value={form.values.motif_id}
            error={form.errors.motif_id}
            onChange={choose}
            answers={shown.map((motif) => ({
              value: motif.id,
              label: motif.name,
              hint: (motif.collectif ? words.groupHint : words.motifHint)(
                texts.place[motif.location_type],
                motif.duration_minutes,
              ),
            }))}
          />
          <TextField {...form.field("duration")} inputMode="numeric" width={6} label={words.duration} required />
        </CheckedForm>
      )}
    </StepPage>
  );
}
