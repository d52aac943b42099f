import { looksLikeEmail } from "@rdv/app/checks";
import { EmailField } from "@rdv/app/EmailField";
import { Page } from "@rdv/app/Page";
import { useForm } from "@rdv/app/useForm";
import { TextField } from "@rdv/theme";
import { askNewEmail, changeMe } from "../../api/people";
import type { Me } from "../../api/types";
import { useMe } from "../../desk";
import { useWords } from "../../i18n";
import { EditForm } from "../../parts/EditForm";
import { wayOnWithNews } from "../../parts/News";
import { sessionDoubted } from "../../session";

const BACK = "/agent/preferences";

/** The agent's own names, which ProConnect fixes for who comes by it, and their address (AGM-07). */
export function IdentityPage() {
  const me = useMe();
  const words = useWords().texts.people.identity;
  return (
    <Page title={words.title} back={BACK}>
      {me.connected_with_proconnect ? (
        <p>{words.frozen(`${me.first_name} ${me.last_name}`)}</p>
      ) : (
        <NamesForm me={me} key={me.version} />
      )}
      <EmailForm me={me} />
    </Page>
  );
}

function NamesForm({ me }: { readonly me: Me }) {
  const { names, identity: words } = useWords().texts.people;
  const form = useForm({
    initial: { first_name: me.first_name, last_name: me.last_name },
    check: ({ first_name, last_name }) => ({
      ...(first_name.trim() ? {} : { first_name: names.missingFirstName }),
      ...(last_name.trim() ? {} : { last_name: names.missingLastName }),
    }),
    send: async ({ first_name, last_name }) => {
      const goOn = wayOnWithNews();
      await changeMe({ first_name: first_name.trim(), last_name: last_name.trim(), version: me.version });
      // The header shows the name.
      await sessionDoubted();
      goOn(BACK, words.saved);
    },
  });
  return (
    <section className="part" aria-label={words.names}>
      <EditForm form={form} onReread={sessionDoubted}>
        <TextField
          {...form.field("first_name")}
          label={names.firstName}
          autoComplete="given-name"
          maxLength={100}
          spellCheck={false}
          required
        />
        <TextField
          {...form.field("last_name")}
          label={names.lastName}
          autoComplete="family-name"
          maxLength={100}
          spellCheck={false}
          required
        />
      </EditForm>
    </section>
  );
}

function EmailForm({ me }: { readonly me: Me }) {
  const { signIn, identity: words } = useWords().texts.people;
  const form = useForm({
    initial: { email: "" },
    check: ({ email }) => (looksLikeEmail(email) ? {} : { email: signIn.missingEmail }),
    send: async ({ email }) => {
      const goOn = wayOnWithNews();
      await askNewEmail(email.trim());
      goOn(BACK, words.emailSent(email.trim()));
    },
  });
  return (
    <section className="part" aria-label={words.email}>
      <p>{words.emailNow(me.email)}</p>
      <EditForm form={form} submit={words.emailSubmit} busy={words.emailBusy}>
        <EmailField {...form.field("email")} label={words.emailNew} hint={words.emailHint} autoComplete="email" />
      </EditForm>
    </section>
  );
}
