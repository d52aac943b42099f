import { useResource } from "@rdv/app/resource";
import type { Form } from "@rdv/app/useForm";
import { CheckField, ChoiceGroup, Combobox, RadioList, SelectField, TextField } from "@rdv/theme";
import { ask } from "../../api/client";
import type { Location } from "../../api/settings";
import type { Colleague } from "../../api/types";
import { prose } from "../../i18n";
import { agentName } from "../agenda/visibleAgents";
import type { When } from "./when";
import { useAppointmentWords } from "./words";

/** A form that asks at least this. */
type WhenForm = Pick<Form<When>, "values" | "errors" | "set" | "field">;

interface WhenFieldsProps {
  readonly form: WhenForm;
  readonly agents: readonly Colleague[];
  readonly locations: readonly Location[];
  readonly onSite: boolean;
}

/** Who, when and where. Any time may be chosen: what speaks against it is told, and may be accepted (7.3). */
export function WhenFields({ form, agents, locations, onSite }: WhenFieldsProps) {
  const words = useAppointmentWords().form;
  const { values, errors, set } = form;
  return (
    <>
      <div className="form-row">
        <TextField {...form.field("date")} type="date" label={words.date} required />
        <TextField {...form.field("time")} type="time" step={300} label={words.time} required />
        <TextField {...form.field("duration")} inputMode="numeric" width={6} label={words.duration} required />
      </div>
      <ChoiceGroup legend={words.agents}>
        {agents.map((agent, index) => (
          <CheckField
            key={agent.id}
            id={index === 0 ? "agent_ids" : `agent-${agent.id}`}
            label={agentName(agent)}
            checked={values.agent_ids.includes(agent.id)}
            error={index === 0 && errors.agent_ids ? prose(errors.agent_ids) : undefined}
            onChange={(chosen) =>
              set(
                "agent_ids",
                chosen ? [...values.agent_ids, agent.id] : values.agent_ids.filter((id) => id !== agent.id),
              )
            }
          />
        ))}
      </ChoiceGroup>
      {onSite && (
        <>
          <RadioList
            name="elsewhere"
            legend={words.location}
            answers={[
              { value: "listed", label: words.listed },
              { value: "elsewhere", label: words.elsewhere },
            ]}
            value={values.elsewhere ? "elsewhere" : "listed"}
            onChange={(value) => set("elsewhere", value === "elsewhere")}
          />
          {values.elsewhere ? (
            <PlaceFields form={form} />
          ) : (
            <SelectField
              {...form.field("location_id")}
              label={words.location}
              placeholder={words.chooseLocation}
              answers={locations.map(({ id, name, address }) => ({ value: id, label: `${name}, ${address}` }))}
              required
            />
          )}
        </>
      )}
    </>
  );
}

interface Found {
  readonly label: string;
  readonly latitude: number;
  readonly longitude: number;
}

const SHORTEST = 3;

/** A place for one appointment: a line of address, with what the address service knows of it. */
function PlaceFields({ form }: { readonly form: WhenForm }) {
  const words = useAppointmentWords().form;
  const typed = form.values.place_address.trim();
  const picked = form.values.latitude !== null;
  const wanted = typed.length >= SHORTEST && !picked;
  const { value: found } = useResource(wanted ? `places/${typed.toLowerCase()}` : null, async () => {
    const answer = await ask<{ readonly addresses: readonly Found[] }>("GET", "/api/addresses", {
      query: { q: typed },
    });
    return answer.addresses;
  });
  function put(address: string, latitude: number | null, longitude: number | null): void {
    form.set("place_address", address);
    form.set("latitude", latitude);
    form.set("longitude", longitude);
  }
  return (
    <>
      <TextField {...form.field("place_name")} label={words.placeName} maxLength={100} autoComplete="off" />
      <Combobox
        id="place_address"
        label={words.placeAddress}
        value={form.values.place_address}
        error={form.errors.place_address && prose(form.errors.place_address)}
        maxLength={300}
        listLabel={words.placeAddresses}
        suggestions={(wanted ? (found ?? []) : []).map(({ label }) => ({ id: label, label, icon: "pin" as const }))}
        onChange={(address) => put(address, null, null)}
        onPick={({ label }) => {
          const address = found?.find((one) => one.label === label);
          put(label, address?.latitude ?? null, address?.longitude ?? null);
        }}
      />
    </>
  );
}
