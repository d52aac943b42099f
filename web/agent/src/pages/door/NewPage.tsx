import { Page } from "@rdv/app/Page";
import { navigate } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { ButtonLink, TextField } from "@rdv/theme";
import { useState } from "react";
import { openOrganisation } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { HOME } from "../../session";

/** A first visit by ProConnect, without an account: the organisation that it opens (DS-2). */
export function NewPage() {
  const words = useWords().texts.people.fresh;
  const [ended, setEnded] = useState(false);
  const form = useForm({
    initial: { organisation_name: "", departement: "" },
    check: ({ organisation_name, departement }) => ({
      ...(organisation_name.trim() ? {} : { organisation_name: words.missingName }),
      ...(/^(\d{2,3}|2[AB])$/i.test(departement.trim()) ? {} : { departement: words.missingDepartement }),
    }),
    send: async ({ organisation_name, departement }) => {
      await openOrganisation(organisation_name.trim(), departement.trim().toUpperCase());
      navigate(HOME, { replace: true });
    },
    refused: (problem, values) => {
      if (problem.status === 401 || problem.status === 410) setEnded(true);
      return Object.fromEntries(
        problem.errors.filter(({ field }) => field in values).map(({ field, message }) => [field, message]),
      );
    },
  });
  if (ended) {
    return (
      <Page title={words.endedTitle} lead={<p>{words.ended}</p>}>
        <div className="actions">
          <ButtonLink href="/agent/connexion">{words.signIn}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} hasErrors={form.wrong.length > 0}>
      <EditForm form={form} submit={words.submit} busy={words.busy} cancel="/agent/connexion">
        <TextField
          {...form.field("organisation_name")}
          label={words.name}
          hint={words.nameHint}
          autoComplete="organization"
          maxLength={200}
          required
        />
        <TextField
          {...form.field("departement")}
          label={words.departement}
          hint={words.departementHint}
          maxLength={3}
          width={4}
          required
        />
      </EditForm>
    </Page>
  );
}
