import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import type { Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { fieldRefusals, useForm } from "@rdv/app/useForm";
import { ButtonLink, TextField } from "@rdv/theme";
import { useState } from "react";
import { openOrganisation, readNewcomer } from "../../api/people";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { HOME } from "../../session";

const isOver = ({ status }: Problem): boolean => status === 401 || status === 410;

/** A first visit by ProConnect, without an account: the organisation that it opens (DS-2). */
export function NewPage() {
  const words = useWords().texts.people.fresh;
  const [ended, setEnded] = useState(false);
  const newcomer = useResource("newcomer", readNewcomer);
  if (ended || (newcomer.problem && isOver(newcomer.problem))) {
    return (
      <Page title={words.endedTitle} lead={<p>{words.ended}</p>}>
        <div className="actions">
          <ButtonLink href="/agent/connexion">{words.signIn}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Loaded title={words.title} resource={newcomer}>
      {({ email }) => <NewOrganisation email={email} onEnded={() => setEnded(true)} />}
    </Loaded>
  );
}

interface NewOrganisationProps {
  readonly email: string;
  /** What ProConnect has said was too long ago. */
  readonly onEnded: () => void;
}

function NewOrganisation({ email, onEnded }: NewOrganisationProps) {
  const words = useWords().texts.people.fresh;
  const form = useForm({
    initial: { organisation_name: "", departement: "" },
    check: ({ organisation_name, departement }) => ({
      ...(organisation_name.trim() ? {} : { organisation_name: words.missingName }),
      ...(/^(\d{2,3}|2[AB])$/i.test(departement.trim()) ? {} : { departement: words.missingDepartement }),
    }),
    send: async ({ organisation_name, departement }) => {
      const goOn = wayOn();
      await openOrganisation(organisation_name.trim(), departement.trim().toUpperCase());
      goOn(HOME, { replace: true });
    },
    refused: (problem, values) => {
      if (isOver(problem)) onEnded();
      return fieldRefusals(problem, values);
    },
  });
  return (
    <Page title={words.title} lead={<p>{words.lead(email)}</p>} hasErrors={form.wrong.length > 0}>
      <EditForm form={form} submit={words.submit} busy={words.busy} cancel="/agent/connexion">
        <TextField
          {...form.field("organisation_name")}
          label={words.name}
          hint={words.nameHint}
          autoComplete="organization"
          maxLength={100}
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
