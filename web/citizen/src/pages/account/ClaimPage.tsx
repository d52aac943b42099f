import type { Channel } from "@rdv/api";
import { looksLikeEmail, looksLikePhone } from "@rdv/app/checks";
import { forgetAll } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { fieldRefusals, useForm } from "@rdv/app/useForm";
import { RadioList, TextField, TextLink } from "@rdv/theme";
import { useState } from "react";
import { claimAppointments, sendClaimCode } from "../../api/account";
import { verifyCode } from "../../api/service";
import { Page } from "../../parts/Page";
import { AccountForm } from "./AccountForm";
import { useAccountWords } from "./words";

interface Sent {
  readonly channel: Channel;
  readonly to: string;
}

/** Appointments booked without the account become the account's, once their address is proved to be the person's. */
export function ClaimPage() {
  const [sent, setSent] = useState<Sent>();
  return sent ? <ClaimCode sent={sent} onOther={() => setSent(undefined)} /> : <ClaimAddress onSent={setSent} />;
}

function ClaimAddress({ onSent }: { readonly onSent: (sent: Sent) => void }) {
  const texts = useAccountWords();
  const words = texts.claim;
  const [channel, setChannel] = useState<Channel>("email");
  const byMail = channel === "email";
  const form = useForm({
    initial: { to: "" },
    check: ({ to }) => {
      if (!to.trim()) return { to: byMail ? texts.details.missingEmail : words.missingPhone };
      if (byMail ? looksLikeEmail(to) : looksLikePhone(to)) return {};
      return { to: byMail ? texts.details.wrongEmail : texts.details.wrongPhone };
    },
    send: async ({ to }) => {
      await sendClaimCode(channel, to.trim());
      onSent({ channel, to: to.trim() });
    },
  });
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back="/mes_rendez_vous" hasErrors={form.wrong.length > 0}>
      <AccountForm form={form} submit={words.submit} busy={words.busy}>
        <RadioList
          name="channel"
          legend={words.how}
          answers={[
            { value: "email", label: words.email },
            { value: "sms", label: words.sms },
          ]}
          value={channel}
          onChange={(value) => setChannel(value === "sms" ? "sms" : "email")}
        />
        <TextField
          {...form.field("to")}
          label={byMail ? words.emailLabel : words.smsLabel}
          type={byMail ? "email" : "tel"}
          inputMode={byMail ? "email" : "tel"}
          autoComplete={byMail ? "email" : "tel"}
          maxLength={254}
          spellCheck={false}
          required
        />
      </AccountForm>
    </Page>
  );
}

function ClaimCode({ sent, onOther }: { readonly sent: Sent; readonly onOther: () => void }) {
  const words = useAccountWords().claim;
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => (/^\d{6}$/.test(code) ? {} : { code: words.incomplete }),
    send: async ({ code }) => {
      const goOn = wayOn();
      const { contact_token } = await verifyCode(sent.channel, sent.to, code);
      const { claimed } = await claimAppointments(contact_token);
      forgetAll();
      goOn(`/mes_rendez_vous?retrouves=${claimed}`, { replace: true });
    },
    refused: (problem, values) =>
      problem.code === "wrong_code" ? { code: words.wrong } : fieldRefusals(problem, values),
  });
  return (
    <Page title={words.codeTitle} lead={<p>{words.sent(sent.to)}</p>} hasErrors={form.wrong.length > 0}>
      <AccountForm
        form={form}
        submit={words.confirm}
        busy={words.confirming}
        after={<TextLink onClick={onOther}>{words.other}</TextLink>}
      >
        <TextField
          {...form.field("code")}
          onChange={(value) => form.set("code", value.replace(/\D/g, "").slice(0, 6))}
          label={words.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          width={8}
          spellCheck={false}
          required
        />
      </AccountForm>
    </Page>
  );
}
