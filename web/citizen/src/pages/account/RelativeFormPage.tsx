import type { Relative } from "@rdv/api";
import { birthDay, typedDay } from "@rdv/app/checks";
import { Loaded } from "@rdv/app/Loaded";
import { remember } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { ButtonLink, TextField } from "@rdv/theme";
import { addRelative, changeRelative } from "../../api/account";
import { Page } from "../../parts/Page";
import { safeReturn } from "../../session";
import { AccountForm } from "./AccountForm";
import { nameOf, RELATIVES_KEY, useRelatives } from "./RelativesPage";
import { useAccountWords } from "./words";

interface RelativeFormPageProps {
  /** Whom to change; null to add somebody. */
  readonly id: string | null;
  readonly parameters: URLSearchParams;
}

/** A relative to add or to change; `return_to` is the page that wanted one. */
export function RelativeFormPage({ id, parameters }: RelativeFormPageProps) {
  const words = useAccountWords().relatives;
  const relatives = useRelatives();
  const wanted = parameters.get("return_to");
  const back = wanted ? safeReturn(wanted) : "/compte/proches";
  return (
    <Loaded title={words.title} back={back} resource={relatives} editing>
      {(known) => {
        const relative = known.find((one) => one.id === id);
        if (id !== null && !relative) return <NoRelative />;
        return <RelativeForm relatives={known} relative={relative} back={back} returns={wanted !== null} />;
      }}
    </Loaded>
  );
}

export function NoRelative() {
  const words = useAccountWords().relatives;
  return (
    <Page title={words.lostTitle}>
      <div className="actions">
        <ButtonLink href="/compte/proches">{words.title}</ButtonLink>
      </div>
    </Page>
  );
}

interface RelativeFormProps {
  readonly relatives: readonly Relative[];
  readonly relative: Relative | undefined;
  readonly back: string;
  /** True when another page wanted a relative: it says by itself what was added. */
  readonly returns: boolean;
}

function RelativeForm({ relatives, relative, back, returns }: RelativeFormProps) {
  const texts = useAccountWords();
  const words = texts.relatives;
  const form = useForm({
    initial: {
      first_name: relative?.first_name ?? "",
      last_name: relative?.last_name ?? "",
      birth_date: typedDay(relative?.birth_date ?? null),
    },
    check: ({ first_name, last_name, birth_date }) => ({
      ...(first_name.trim() ? {} : { first_name: texts.details.missingFirstName }),
      ...(last_name.trim() ? {} : { last_name: texts.details.missingLastName }),
      ...(!birth_date.trim() || birthDay(birth_date) ? {} : { birth_date: texts.details.wrongDate }),
    }),
    send: async (values) => {
      const goOn = wayOn();
      const details = {
        first_name: values.first_name.trim(),
        last_name: values.last_name.trim(),
        birth_date: birthDay(values.birth_date),
      };
      if (relative) {
        const changed = await changeRelative(relative.id, details);
        remember(
          RELATIVES_KEY,
          relatives.map((one) => (one.id === changed.id ? changed : one)),
        );
      } else {
        // Whoever is there already is answered as they are.
        const added = await addRelative(details);
        remember(RELATIVES_KEY, [...relatives.filter(({ id }) => id !== added.id), added]);
      }
      goOn(returns ? back : "/compte/proches?fait=enregistre");
    },
  });
  return (
    <Page
      title={relative ? words.changeTitle(nameOf(relative)) : words.addTitle}
      back={back}
      hasErrors={form.wrong.length > 0}
    >
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <TextField {...form.field("first_name")} label={words.firstName} autoComplete="off" maxLength={100} required />
        <TextField {...form.field("last_name")} label={words.lastName} autoComplete="off" maxLength={100} required />
        <TextField
          {...form.field("birth_date")}
          label={words.birthDate}
          hint={texts.account.birthDateHint}
          autoComplete="off"
          maxLength={10}
          width={12}
        />
      </AccountForm>
    </Page>
  );
}
