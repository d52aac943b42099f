import { announce } from "@rdv/app/announcer";
import { CheckedForm } from "@rdv/app/CheckedForm";
import { alreadyRead } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { useForm } from "@rdv/app/useForm";
import { Button, Heading, Icon, TextArea, TextLink } from "@rdv/theme";
import { useEffect, useRef, useState } from "react";
import type { FoundUser } from "../../api/users";
import { useOrganisation } from "../../desk";
import { prose } from "../../i18n";
import { useKept } from "../../parts/useKept";
import { keepDraft, readDraft } from "./draft";
import { useSettled } from "./lists";
import { NewPerson } from "./NewPerson";
import { PersonSearch } from "./PersonSearch";
import { reachProblem, rememberUser, userName, useUser } from "./people";
import { phoneText } from "./say";
import { StepPage, type StepProps } from "./WizardPage";
import { change, wizardPath } from "./wizard";
import { useAppointmentWords } from "./words";

interface Creating {
  readonly typed: string;
  readonly responsible: FoundUser | null;
}

/** Who comes: found, created, or a relative of who is chosen. */
export function UsersStep({ wizard, motif }: StepProps) {
  const texts = useAppointmentWords();
  const words = texts.wizard;
  const organisation = useOrganisation();
  const { kept, keep } = useKept<Creating | null>("creating");
  const [creating, setCreating] = useState(kept);
  keep(creating);
  // Only where the territory has appointments say what they are about.
  const asksContext = useSettled(organisation.id).value?.context_field ?? false;
  const ids = wizard.user_ids;
  const form = useForm({
    initial: { "person-search": "", context: readDraft().context },
    check: () => {
      if (ids.length === 0) return motif.collectif ? {} : { "person-search": words.missingUser };
      const users = ids.map((id) => alreadyRead<FoundUser>(`user/${organisation.id}/${id}`));
      const known = users.filter((user) => user !== undefined);
      // Who is not read yet is judged by the service.
      const missing = known.length === users.length ? reachProblem(motif, known) : null;
      return missing ? { "person-search": missing === "phone" ? words.phoneNeeded : words.contactNeeded } : {};
    },
    send: async ({ context }) => {
      keepDraft({ context });
      navigate(wizardPath(organisation.id, change(wizard, { step: "when" })));
    },
  });

  // The people as they are chosen now: somebody may have been taken out while another was on the way in.
  const latest = useRef(wizard);
  latest.current = wizard;
  function put(next: (known: readonly string[]) => readonly string[]): void {
    const now = latest.current;
    navigate(wizardPath(organisation.id, change(now, { user_ids: next(now.user_ids) })), { replace: true });
  }

  function add(user: FoundUser): void {
    rememberUser(organisation.id, user);
    setCreating(null);
    put((known) => (known.includes(user.id) ? known : [...known, user.id]));
    announce(texts.form.keepUser(userName(user)));
    setGone({ to: "next" });
  }

  // What was pressed is no longer there: the focus goes where one goes on.
  const [gone, setGone] = useState<{ readonly to: "next" | "search" }>();
  const on = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Where somebody is being registered there is no search.
    if (gone?.to === "search") (document.getElementById("person-search") ?? heading.current)?.focus();
    else if (gone) on.current?.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }, [gone]);

  return (
    <StepPage step="users" wizard={wizard} hasErrors={form.wrong.length > 0}>
      <section aria-labelledby="chosen-users" className="chosen">
        <Heading level={2} id="chosen-users" focusRef={heading}>
          {words.chosen}
        </Heading>
        {ids.length === 0 && <p className="quiet">{words.nobody}</p>}
        <ul className="chosen-list">
          {ids.map((id) => (
            <ChosenUser
              key={id}
              organisationId={organisation.id}
              id={id}
              onRemove={() => {
                put((known) => known.filter((one) => one !== id));
                setGone({ to: "search" });
              }}
              onRelative={(responsible) => setCreating({ typed: "", responsible })}
            />
          ))}
        </ul>
      </section>
      {creating ? (
        <NewPerson
          key={creating.responsible?.id ?? "new"}
          organisationId={organisation.id}
          typed={creating.typed}
          responsible={creating.responsible}
          onDone={add}
          onCancel={() => setCreating(null)}
        />
      ) : (
        <>
          <PersonSearch
            organisationId={organisation.id}
            chosen={ids}
            error={form.errors["person-search"] && prose(form.errors["person-search"])}
            onChoose={add}
            onCreate={(typed) => setCreating({ typed, responsible: null })}
          />
          <div ref={on}>
            <CheckedForm form={form} submit={words.next} busy={words.next} errorTitle={words.errorTitle}>
              {asksContext && (
                <TextArea
                  {...form.field("context")}
                  label={texts.form.context}
                  hint={texts.form.contextHint}
                  rows={3}
                  maxLength={2000}
                  onChange={(context) => {
                    form.set("context", context);
                    keepDraft({ context });
                  }}
                />
              )}
            </CheckedForm>
          </div>
        </>
      )}
    </StepPage>
  );
}

interface ChosenUserProps {
  readonly organisationId: string;
  readonly id: string;
  readonly onRemove: () => void;
  readonly onRelative: (responsible: FoundUser) => void;
}

function ChosenUser({ organisationId, id, onRemove, onRelative }: ChosenUserProps) {
  const words = useAppointmentWords().wizard;
  const { value: user, problem } = useUser(organisationId, id);
  const name = user ? userName(user) : problem ? prose(problem.detail) : "…";
  return (
    <li>
      <Icon name="person" />
      <span className="chosen-name">
        <strong>{name}</strong>
        {user && (
          <span className="quiet">{[phoneText(user.phone_number), user.email].filter(Boolean).join(" · ")}</span>
        )}
      </span>
      <span className="chosen-actions">
        {user && !user.relative_of && <TextLink onClick={() => onRelative(user)}>{words.addRelative(name)}</TextLink>}
        <Button variant="tertiary" onClick={onRemove}>
          {words.remove(name)}
        </Button>
      </span>
    </li>
  );
}
