import type { Profile } from "@rdv/api";
import { birthDay, looksLikePhone, typedDay, typedPhone } from "@rdv/app/checks";
import { Loaded } from "@rdv/app/Loaded";
import { wayOn } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { Alert, TextField } from "@rdv/theme";
import { changeProfile } from "../../api/account";
import { Page } from "../../parts/Page";
import { sessionDoubted } from "../../session";
import { AccountForm } from "./AccountForm";
import { rememberProfile, useProfile } from "./profile";
import { useAccountWords } from "./words";

/** Name, birth, telephone and address; what an identity provider has certified is shown, not asked. */
export function IdentityPage() {
  const words = useAccountWords().identity;
  const profile = useProfile();
  return (
    <Loaded title={words.title} back="/compte" resource={profile} editing>
      {(known) => <IdentityForm profile={known} />}
    </Loaded>
  );
}

const FIELDS = ["last_name", "first_name", "birth_name", "birth_date", "phone_number", "address"] as const;
type IdentityField = (typeof FIELDS)[number];

function IdentityForm({ profile }: { readonly profile: Profile }) {
  const texts = useAccountWords();
  const words = texts.identity;
  const names = texts.account;
  const frozen = (field: IdentityField) => profile.frozen_fields.includes(field);
  const initial: Record<IdentityField, string> = {
    last_name: profile.last_name,
    first_name: profile.first_name,
    birth_name: profile.birth_name,
    birth_date: typedDay(profile.birth_date),
    phone_number: typedPhone(profile.phone_number),
    address: profile.address,
  };
  const form = useForm({
    initial,
    check: ({ last_name, first_name, birth_date, phone_number }) => ({
      ...(last_name.trim() ? {} : { last_name: texts.details.missingLastName }),
      ...(first_name.trim() ? {} : { first_name: texts.details.missingFirstName }),
      ...(!birth_date.trim() || birthDay(birth_date) ? {} : { birth_date: texts.details.wrongDate }),
      ...(!phone_number.trim() || looksLikePhone(phone_number) ? {} : { phone_number: texts.details.wrongPhone }),
    }),
    send: async (values) => {
      const goOn = wayOn();
      const known: Record<IdentityField, string | null> = {
        last_name: values.last_name.trim(),
        first_name: values.first_name.trim(),
        birth_name: values.birth_name.trim(),
        birth_date: birthDay(values.birth_date),
        phone_number: values.phone_number.trim(),
        address: values.address.trim(),
      };
      // Only what has changed: a field that is frozen, or changed in another tab, is not written over.
      const change = FIELDS.filter((field) => values[field] !== initial[field]).map((field) => [field, known[field]]);
      if (change.length > 0) {
        rememberProfile(await changeProfile(Object.fromEntries(change)));
        // The header shows the name.
        await sessionDoubted();
      }
      goOn("/compte?fait=informations");
    },
  });
  const certified = FIELDS.filter(frozen);
  const labels: Record<IdentityField, string> = {
    last_name: names.lastName,
    first_name: names.firstName,
    birth_name: names.birthName,
    birth_date: names.birthDate,
    phone_number: names.phone,
    address: names.address,
  };

  return (
    <Page title={words.title} back="/compte" hasErrors={form.wrong.length > 0}>
      {certified.length > 0 && (
        <Alert tone="info" title={words.frozenTitle}>
          <p>{words.frozen}</p>
          <dl className="answers">
            {certified.map((field) => (
              <div key={field}>
                <dt>{labels[field]}</dt>
                <dd>{form.values[field] || names.none}</dd>
              </div>
            ))}
          </dl>
        </Alert>
      )}
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        {!frozen("last_name") && (
          <TextField
            {...form.field("last_name")}
            label={labels.last_name}
            autoComplete="family-name"
            maxLength={100}
            required
          />
        )}
        {!frozen("first_name") && (
          <TextField
            {...form.field("first_name")}
            label={labels.first_name}
            autoComplete="given-name"
            maxLength={100}
            required
          />
        )}
        {!frozen("birth_name") && (
          <TextField {...form.field("birth_name")} label={words.optional(labels.birth_name)} maxLength={100} />
        )}
        {!frozen("birth_date") && (
          <TextField
            {...form.field("birth_date")}
            label={words.optional(labels.birth_date)}
            hint={names.birthDateHint}
            autoComplete="bday"
            maxLength={10}
            width={12}
          />
        )}
        <TextField
          {...form.field("phone_number")}
          label={words.optional(labels.phone_number)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <TextField
          {...form.field("address")}
          label={words.optional(labels.address)}
          autoComplete="street-address"
          maxLength={254}
        />
      </AccountForm>
    </Page>
  );
}
