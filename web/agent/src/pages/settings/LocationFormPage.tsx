import { announce } from "@rdv/app/announcer";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { Combobox, Icon, RadioList, TextField } from "@rdv/theme";
import { useEffect } from "react";
import { addLocation, changeLocation, keys, type Location, removeLocation, settled } from "../../api/settings";
import { organisationPath, useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import type { PageProperties } from "../../routes";
import { EditorForm } from "./EditorForm";
import { useLocations } from "./LocationsPage";
import { FieldGroup, Lost, RemovePage, useSettingsPath } from "./parts";
import { useAddresses } from "./useAddresses";
import { type Saved, useEditor } from "./useEditor";
import { useSettingsWords } from "./words";

/** A place to add. */
export function NewLocationPage() {
  return <LocationForm location={undefined} />;
}

/** A place to change. */
export function LocationPage({ parts }: PageProperties) {
  const words = useSettingsWords().locations;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("lieux")} resource={useLocations()} editing>
      {(known) => {
        const location = known.find(({ id }) => id === parts.id);
        return location ? <LocationForm location={location} key={location.version} /> : <Lost />;
      }}
    </Loaded>
  );
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Values {
  readonly name: string;
  readonly address: string;
  /** Where the chosen address is; null while none of the list is chosen. */
  readonly point: Point | null;
  readonly phone_number: string;
  readonly availability: "enabled" | "disabled";
}

const savedOf = (current: unknown): Saved<Values> => {
  const { name, address, latitude, longitude, phone_number, availability, version } = current as Location;
  return { values: { name, address, point: { latitude, longitude }, phone_number, availability }, version };
};

const NEW: Saved<Values> = {
  values: { name: "", address: "", point: null, phone_number: "", availability: "enabled" },
  version: 0,
};

function LocationForm({ location }: { readonly location: Location | undefined }) {
  const texts = useSettingsWords();
  const words = texts.locations;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const editor = useEditor<Values>({
    saved: location ? savedOf(location) : NEW,
    savedOf,
    fieldOf: (field) => (field === "latitude" || field === "longitude" ? "address" : undefined),
    check: ({ name, address, point }) => ({
      ...(name.trim() ? {} : { name: words.missingName }),
      ...(address.trim() ? (point ? {} : { address: words.notChosen }) : { address: words.missingAddress }),
    }),
    save: async ({ name, address, point, phone_number, availability }, { version }) => {
      const goOn = wayOnWithNews();
      if (!point) return;
      const details = {
        name: name.trim(),
        address: address.trim(),
        ...point,
        phone_number: phone_number.trim(),
      };
      if (location) await changeLocation(id, location.id, { ...details, availability, version });
      else await addLocation(id, details);
      settled(keys.locations(id));
      goOn(path("lieux"), words.saved);
    },
  });
  const { form } = editor;
  const labels = {
    name: words.name,
    address: words.address,
    point: words.address,
    phone_number: words.phone,
    availability: words.availability,
  };
  return (
    <Page
      title={location ? words.changeTitle(location.name) : words.newTitle}
      back={path("lieux")}
      hasErrors={form.wrong.length > 0}
    >
      <EditorForm editor={editor} labels={labels}>
        <TextField {...form.field("name")} label={words.name} hint={words.nameHint} maxLength={200} required />
        <AddressField
          value={form.values.address}
          chosen={form.values.point !== null}
          error={form.field("address").error}
          onType={(address) => editor.change({ address, point: null })}
          onPick={(address, point) => editor.change({ address, point })}
        />
        <TextField
          {...form.field("phone_number")}
          label={texts.optional(words.phone)}
          hint={words.phoneHint}
          type="tel"
          maxLength={30}
          width={20}
        />
        {location && (
          <FieldGroup legend={words.availability}>
            <RadioList
              name="availability"
              legend={words.availability}
              legendHidden
              value={form.values.availability}
              onChange={(value) => form.set("availability", value === "disabled" ? "disabled" : "enabled")}
              answers={[
                { value: "enabled", label: words.availabilityEnabled },
                { value: "disabled", label: words.availabilityDisabled, hint: words.availabilityDisabledHint },
              ]}
            />
          </FieldGroup>
        )}
      </EditorForm>
    </Page>
  );
}

interface AddressFieldProps {
  readonly value: string;
  readonly chosen: boolean;
  readonly error: string | undefined;
  readonly onType: (address: string) => void;
  readonly onPick: (address: string, point: Point) => void;
}

/** An address that the national base knows: typed, then chosen in the list. */
function AddressField({ value, chosen, error, onType, onPick }: AddressFieldProps) {
  const words = useSettingsWords().locations;
  const { found, away } = useAddresses(chosen ? "" : value);
  const count = found?.length;
  const asked = !chosen && value.trim().length >= 3;
  useEffect(() => {
    if (asked && count !== undefined) announce(words.addressFound(count));
  }, [asked, count, words]);
  return (
    <div className="form-part">
      <Combobox
        id="address"
        label={words.address}
        hint={words.addressHint}
        listLabel={words.addressList}
        value={value}
        onChange={onType}
        error={error}
        maxLength={300}
        suggestions={(found ?? []).map(({ label }) => ({ id: label, label, icon: "pin" }))}
        onPick={({ label }) => {
          const picked = found?.find((one) => one.label === label);
          if (picked) onPick(label, { latitude: picked.latitude, longitude: picked.longitude });
        }}
      />
      {chosen && (
        <p className="chosen">
          <Icon name="check" />
          <span>{words.addressChosen}</span>
        </p>
      )}
      {away && <p role="status">{words.addressAway}</p>}
    </div>
  );
}

/** The last question before a place is gone; what is used is disabled instead (LIEU-02). */
export function RemoveLocationPage({ parts }: PageProperties) {
  const words = useSettingsWords().locations;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("lieux")} resource={useLocations()}>
      {(known) => {
        const location = known.find((one) => one.id === parts.id);
        if (!location) return <Lost />;
        return (
          <RemovePage
            title={words.removeTitle(location.name)}
            lead={words.removeLead}
            yes={words.removeYes}
            no={words.removeNo}
            back={path("lieux")}
            news={words.removed}
            remove={async () => {
              await removeLocation(id, location.id);
              settled(keys.locations(id));
            }}
            refusals={{
              in_use: {
                title: words.inUseTitle,
                text: words.inUse,
                link: words.toOpenings,
                href: organisationPath(id, "plages"),
              },
            }}
          />
        );
      }}
    </Loaded>
  );
}
