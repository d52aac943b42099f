import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { CheckField, TextField } from "@rdv/theme";
import {
  changeTerritory,
  keys,
  readTerritory,
  settled,
  type Territory,
  type TerritoryDetails,
} from "../../api/settings";
import { useOrganisation, useTerritory } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import { EditorForm } from "./EditorForm";
import { FieldGroup, useSettingsPath } from "./parts";
import { type Saved, useEditor } from "./useEditor";
import { useSettingsWords } from "./words";

/** What holds for all the organisations of the territory; its admins'. */
export function TerritoryPage() {
  const words = useSettingsWords().territory;
  const { departement } = useOrganisation();
  const path = useSettingsPath();
  const own = useTerritory(departement);
  const title = words.title(own?.name ?? departement);
  const resource = useResource(own?.admin ? keys.territory(departement) : null, () => readTerritory(departement));
  if (!own?.admin) {
    return (
      <Page title={title} lead={<p>{words.forbidden}</p>} back={path()}>
        {null}
      </Page>
    );
  }
  return (
    <Loaded title={title} back={path()} resource={resource} editing>
      {(territory) => <TerritoryForm territory={territory} key={territory.version} />}
    </Loaded>
  );
}

const savedOf = (current: unknown): Saved<TerritoryDetails> => {
  const { name, context_field, waiting_room_mail, waiting_room_color, visible_users, version } = current as Territory;
  return { values: { name, context_field, waiting_room_mail, waiting_room_color, visible_users }, version };
};

function TerritoryForm({ territory }: { readonly territory: Territory }) {
  const texts = useSettingsWords();
  const words = texts.territory;
  const path = useSettingsPath();
  const editor = useEditor<TerritoryDetails>({
    saved: savedOf(territory),
    savedOf,
    check: ({ name }): { name?: string } => (name.trim() ? {} : { name: words.missingName }),
    save: async (values, { version }) => {
      const goOn = wayOnWithNews();
      await changeTerritory(territory.departement, { ...values, name: values.name.trim(), version });
      settled(keys.territory(territory.departement));
      goOn(path(), texts.saved);
    },
  });
  const { form } = editor;
  const box = (name: Exclude<keyof TerritoryDetails, "name">) => ({
    id: name,
    checked: form.values[name],
    onChange: (checked: boolean) => form.set(name, checked),
    error: form.errors[name],
  });
  const labels = {
    name: words.name,
    context_field: words.context,
    waiting_room_mail: words.waitingMail,
    waiting_room_color: words.waitingColour,
    visible_users: words.shared,
  };
  return (
    <Page
      title={words.title(territory.name)}
      lead={<p>{words.lead}</p>}
      back={path()}
      hasErrors={form.wrong.length > 0}
    >
      <EditorForm editor={editor} labels={labels}>
        <TextField {...form.field("name")} label={words.name} maxLength={100} required />
        <FieldGroup legend={words.appointments}>
          <CheckField {...box("context_field")} label={words.context} hint={words.contextHint} />
        </FieldGroup>
        <FieldGroup legend={words.waiting}>
          <CheckField {...box("waiting_room_mail")} label={words.waitingMail} />
          <CheckField {...box("waiting_room_color")} label={words.waitingColour} />
        </FieldGroup>
        <FieldGroup legend={words.users}>
          <CheckField {...box("visible_users")} label={words.shared} hint={words.sharedHint} />
        </FieldGroup>
      </EditorForm>
    </Page>
  );
}
