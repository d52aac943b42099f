import { Page } from "@rdv/app/Page";
import { useForm } from "@rdv/app/useForm";
import { Button, CheckField, ChoiceGroup, Heading, RadioList, TextLink } from "@rdv/theme";
import { useState } from "react";
import { changeMe, deleteMe } from "../../api/people";
import type { Me, NotificationLevel } from "../../api/types";
import { useMe } from "../../desk";
import { speak, spoken, useWords } from "../../i18n";
import { Confirm } from "../../parts/Confirm";
import { EditForm } from "../../parts/EditForm";
import { News, wayOnWithNews } from "../../parts/News";
import { leave, sessionDoubted } from "../../session";

/** Of what the agent is told, what the agenda shows, in which language; their account (AGM-07, AGM-08). */
export function PreferencesPage() {
  const me = useMe();
  const words = useWords().texts.people.preferences;
  return (
    <Page title={words.title}>
      <News />
      <PreferencesForm me={me} key={me.version} />
      <Account me={me} />
    </Page>
  );
}

const LEVELS: readonly NotificationLevel[] = ["all", "others", "soon", "none"];

function PreferencesForm({ me }: { readonly me: Me }) {
  const words = useWords().texts.people.preferences;
  const form = useForm({
    initial: { ...me.preferences, language: me.language },
    check: () => ({}),
    send: async ({ language, ...preferences }) => {
      const goOn = wayOnWithNews();
      await changeMe({ preferences, language, version: me.version });
      await speak(language);
      await sessionDoubted();
      // In the language that has just been chosen.
      goOn("/agent/preferences", spoken().people.preferences.saved);
    },
  });
  const { values, set } = form;
  return (
    <EditForm form={form} onReread={sessionDoubted}>
      <RadioList
        name="notification_level"
        legend={words.appointments}
        answers={LEVELS.map((level) => ({ value: level, label: words.levels[level] }))}
        value={values.notification_level}
        onChange={(chosen) => set("notification_level", LEVELS.find((one) => one === chosen) ?? "others")}
      />
      <ChoiceGroup legend={words.told}>
        <CheckField
          id="told_of_openings"
          label={words.openings}
          checked={values.told_of_openings}
          onChange={(checked) => set("told_of_openings", checked)}
        />
        <CheckField
          id="told_of_absences"
          label={words.absences}
          checked={values.told_of_absences}
          onChange={(checked) => set("told_of_absences", checked)}
        />
      </ChoiceGroup>
      <ChoiceGroup legend={words.display}>
        <CheckField
          id="display_saturdays"
          label={words.saturdays}
          checked={values.display_saturdays}
          onChange={(checked) => set("display_saturdays", checked)}
        />
        <CheckField
          id="display_cancelled"
          label={words.cancelled}
          checked={values.display_cancelled}
          onChange={(checked) => set("display_cancelled", checked)}
        />
      </ChoiceGroup>
      <RadioList
        name="language"
        legend={words.language}
        answers={(["fr", "en"] as const).map((one) => ({ value: one, label: words.languages[one] }))}
        value={values.language}
        onChange={(chosen) => set("language", chosen === "en" ? "en" : "fr")}
      />
    </EditForm>
  );
}

function Account({ me }: { readonly me: Me }) {
  const words = useWords().texts.people.account;
  const [asking, setAsking] = useState(false);
  return (
    <section className="part" aria-labelledby="account">
      <Heading level={2} size="xs" id="account">
        {words.title}
      </Heading>
      <p>
        {me.first_name} {me.last_name}
        <span className="quiet-row"> · {me.email}</span>
      </p>
      <p className="links">
        <TextLink href="/agent/preferences/identite">{words.identity}</TextLink>
        <TextLink href="/agent/preferences/mot_de_passe">{words.password}</TextLink>
      </p>
      <div className="actions">
        <Button variant="secondary" danger onClick={() => setAsking(true)}>
          {words.remove}
        </Button>
      </div>
      {asking && (
        <Confirm
          id="delete-account"
          title={words.removeTitle}
          confirm={words.removeSubmit}
          busy={words.removing}
          danger
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await deleteMe();
            leave();
          }}
        >
          <p>{words.removeText}</p>
        </Confirm>
      )}
    </section>
  );
}
