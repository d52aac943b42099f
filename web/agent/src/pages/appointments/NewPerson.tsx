import { useFocusWhen } from "@rdv/app/focus";
import { asProblem, type Problem } from "@rdv/app/problem";
import { whileHere } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { Alert, Button, Card, CheckField, ErrorSummary, Heading, TextField } from "@rdv/theme";
import { type FormEvent, useRef, useState } from "react";
import { attachUser, createUser, type Duplicate, duplicatesOf, type FoundUser } from "../../api/users";
import { prose } from "../../i18n";
import { Refusal } from "../../parts/Refusal";
import { useKept } from "../../parts/useKept";
import { userName } from "./people";
import { useAppointmentWords } from "./words";

interface NewPersonProps {
  readonly organisationId: string;
  /** What was searched in vain: most often a name. */
  readonly typed: string;
  /** Who the new person is a relative of. */
  readonly responsible: FoundUser | null;
  readonly onDone: (user: FoundUser) => void;
  readonly onCancel: () => void;
}

/** A searched text as the beginning of a form: an address, a number, or names with the last word last. */
function guess(typed: string): { first_name: string; last_name: string; email: string; phone_number: string } {
  const none = { first_name: "", last_name: "", email: "", phone_number: "" };
  if (typed.includes("@")) return { ...none, email: typed };
  if (/^[+\d][\d .]*$/.test(typed)) return { ...none, phone_number: typed };
  const names = typed.split(/\s+/).filter(Boolean);
  return { ...none, last_name: names.at(-1) ?? "", first_name: names.slice(0, -1).join(" ") };
}

const blank = (typed: string) => ({
  ...guess(typed),
  birth_date: "",
  address: "",
  notify_by_sms: true,
  notify_by_email: true,
});

/** Registers somebody, or a relative; who may be there already is told first (USA-06). */
export function NewPerson({ organisationId, typed, responsible, onDone, onCancel }: NewPersonProps) {
  const words = useAppointmentWords().wizard;
  const [duplicates, setDuplicates] = useState<readonly Duplicate[]>([]);
  const heading = useFocusWhen<HTMLHeadingElement>(true);
  const warned = duplicates.length > 0 && duplicates.every(({ on }) => on !== "email");
  const { kept, keep } = useKept<ReturnType<typeof blank>>("person");
  const form = useForm({
    initial: kept ?? blank(responsible ? "" : typed),
    check: ({ first_name, last_name }) => ({
      ...(first_name.trim() ? {} : { first_name: words.missingFirstName }),
      ...(last_name.trim() ? {} : { last_name: words.missingLastName }),
    }),
    send: async (values) => {
      const here = whileHere();
      try {
        const own = responsible
          ? { responsible_id: responsible.id }
          : {
              ...(values.email.trim() ? { email: values.email.trim() } : {}),
              ...(values.phone_number.trim() ? { phone_number: values.phone_number.trim() } : {}),
              ...(values.address.trim() ? { address: values.address.trim() } : {}),
              notify_by_sms: values.notify_by_sms,
              notify_by_email: values.notify_by_email,
            };
        const made = await createUser({
          organisation_id: organisationId,
          first_name: values.first_name.trim(),
          last_name: values.last_name.trim(),
          ...(values.birth_date ? { birth_date: values.birth_date } : {}),
          ...own,
          ...(warned ? { ignore_warnings: true } : {}),
        });
        here(() => onDone(made));
      } catch (thrown) {
        const told = duplicatesOf(asProblem(thrown));
        if (!told) throw thrown;
        setDuplicates(told);
      }
    },
  });

  keep(form.values);
  const [failed, setFailed] = useState<Problem>();
  const [taking, setTaking] = useState(false);
  const running = useRef(false);
  async function take({ user, ticket }: Duplicate): Promise<void> {
    if (running.current || form.busy) return;
    const here = whileHere();
    running.current = true;
    setTaking(true);
    setFailed(undefined);
    try {
      // Whoever is taken is known here from now on (USA-06): nothing of them is masked any more.
      const known = user.masked ? await attachUser(organisationId, user.id, ticket) : user;
      here(() => onDone(known));
    } catch (thrown) {
      setFailed(asProblem(thrown));
    } finally {
      running.current = false;
      setTaking(false);
    }
  }

  // Who is there already is on the way in: nobody is registered as well.
  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (!running.current) void form.submit(event);
  }
  const busy = form.busy || taking;

  return (
    <Card labelledBy="new-person">
      <Heading level={2} id="new-person" focusRef={heading}>
        {responsible ? words.newRelative(userName(responsible)) : words.newTitle}
      </Heading>
      {form.wrong.length > 0 && (
        <ErrorSummary
          title={words.errorTitle}
          focusRef={form.summary}
          errors={form.wrong.map((name) => ({ fieldId: name, message: prose(form.errors[name] ?? "") }))}
        />
      )}
      {form.problem && <Refusal problem={form.problem} onRetry={submit} busy={busy} />}
      <form className="form" onSubmit={submit} noValidate>
        <TextField {...form.field("first_name")} label={words.firstName} maxLength={100} autoComplete="off" required />
        <TextField {...form.field("last_name")} label={words.lastName} maxLength={100} autoComplete="off" required />
        <TextField {...form.field("birth_date")} type="date" label={words.birthDate} autoComplete="off" />
        {!responsible && (
          <>
            <TextField
              {...form.field("phone_number")}
              type="tel"
              label={words.phone}
              maxLength={30}
              autoComplete="off"
            />
            <TextField {...form.field("email")} type="email" label={words.email} maxLength={200} autoComplete="off" />
            <TextField {...form.field("address")} label={words.address} maxLength={300} autoComplete="off" />
            <CheckField
              id="notify_by_sms"
              label={words.notifyBySms}
              checked={form.values.notify_by_sms}
              onChange={(wanted) => form.set("notify_by_sms", wanted)}
            />
            <CheckField
              id="notify_by_email"
              label={words.notifyByEmail}
              checked={form.values.notify_by_email}
              onChange={(wanted) => form.set("notify_by_email", wanted)}
            />
          </>
        )}
        {duplicates.length > 0 && <Duplicates duplicates={duplicates} busy={busy} onTake={(one) => void take(one)} />}
        {failed && <Refusal problem={failed} />}
        <div className="actions">
          <Button type="submit" busy={busy}>
            {form.busy ? words.registering : warned ? words.registerAnyway : words.register}
          </Button>
          <Button variant="secondary" busy={busy} onClick={onCancel}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface DuplicatesProps {
  readonly duplicates: readonly Duplicate[];
  /** True while somebody is being registered: who is there already is not taken as well. */
  readonly busy: boolean;
  readonly onTake: (duplicate: Duplicate) => void;
}

function Duplicates({ duplicates, busy, onTake }: DuplicatesProps) {
  const words = useAppointmentWords().wizard;
  const target = useFocusWhen<HTMLDivElement>(duplicates);
  return (
    <Alert tone="warning" title={words.duplicateTitle} focusRef={target}>
      <ul className="duplicates">
        {duplicates.map((duplicate) => (
          <li key={`${duplicate.user.id}-${duplicate.on}`}>
            <p>
              {userName(duplicate.user)} · {words.duplicateOn[duplicate.on]}
            </p>
            <Button variant="secondary" busy={busy} onClick={() => onTake(duplicate)}>
              {words.takeDuplicate(userName(duplicate.user))}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
