import { CheckedForm } from "@rdv/app/CheckedForm";
import { useFocusWhen } from "@rdv/app/focus";
import { prose } from "@rdv/app/language";
import type { Errors } from "@rdv/app/useForm";
import { Alert, Button } from "@rdv/theme";
import type { ReactNode } from "react";
import { Refusal } from "../../parts/Refusal";
import type { Editor } from "./useEditor";
import { useSettingsWords } from "./words";

interface EditorFormProps<Values extends object> {
  readonly editor: Editor<Values>;
  /** What each field is called, for what somebody else has changed. */
  readonly labels: Readonly<Partial<Record<keyof Values, string>>>;
  readonly submit?: string;
  readonly children: ReactNode;
  readonly after?: ReactNode;
}

/** A form with its mistakes, its warnings and its conflicts told above it, under the focus. */
export function EditorForm<Values extends object>({
  editor,
  labels,
  submit,
  children,
  after,
}: EditorFormProps<Values>) {
  const words = useSettingsWords();
  const { form, told } = editor;
  // The list of mistakes stands far from the fields: what the service says there names its field.
  const named = Object.fromEntries(
    Object.entries<string | undefined>(form.errors).map(([name, message]) => {
      const field = name as keyof Values & string;
      return [name, message && message === told[field] ? words.errorOf(labels[field] ?? name, message) : message];
    }),
  ) as Errors<Values>;
  return (
    <CheckedForm
      form={{ ...form, errors: named }}
      submit={submit ?? words.save}
      busy={words.saving}
      errorTitle={words.errors}
      notice={() => notice(editor, labels)}
      after={after}
    >
      {children}
    </CheckedForm>
  );
}

function notice<Values extends object>(
  editor: Editor<Values>,
  labels: Readonly<Partial<Record<keyof Values, string>>>,
): ReactNode {
  if (editor.taken) return <TakenNotice />;
  if (editor.warnings.length > 0) return <WarningsNotice editor={editor} />;
  if (editor.conflict)
    return <ConflictNotice editor={editor} names={editor.conflict.map((field) => labels[field] ?? field)} />;
  // Warned of other answers than those that stand now.
  if (editor.form.problem?.code === "warnings") return false;
  return (
    editor.form.problem && (
      <Refusal problem={editor.form.problem} onRetry={editor.form.submit} busy={editor.form.busy} />
    )
  );
}

function WarningsNotice<Values extends object>({ editor }: { readonly editor: Editor<Values> }) {
  const words = useSettingsWords().warnings;
  const target = useFocusWhen<HTMLDivElement>(editor.form.problem);
  return (
    <Alert tone="warning" title={words.title} focusRef={target}>
      <p>{words.lead}</p>
      <ul>
        {editor.warnings.map(({ code, text }) => (
          <li key={`${code}${text}`}>{prose(text)}</li>
        ))}
      </ul>
      <Button variant="secondary" onClick={editor.saveAnyway} busy={editor.form.busy}>
        {words.ignore}
      </Button>
    </Alert>
  );
}

interface ConflictNoticeProps<Values extends object> {
  readonly editor: Editor<Values>;
  readonly names: readonly string[];
}

function ConflictNotice<Values extends object>({ editor, names }: ConflictNoticeProps<Values>) {
  const words = useSettingsWords().conflict;
  const target = useFocusWhen<HTMLDivElement>(editor.form.problem);
  return (
    <Alert tone="warning" title={words.title} focusRef={target}>
      <p>{words.lead}</p>
      {names.length > 0 && (
        <p>
          {words.changed} {names.join(", ")}
        </p>
      )}
      <div className="actions">
        <Button onClick={editor.keepMine} busy={editor.form.busy}>
          {words.keep}
        </Button>
        <Button variant="secondary" onClick={editor.takeTheirs}>
          {words.take}
        </Button>
      </div>
      <p className="small">{words.keepHelp}</p>
    </Alert>
  );
}

function TakenNotice() {
  const words = useSettingsWords().conflict;
  const target = useFocusWhen<HTMLDivElement>(words);
  return (
    <Alert tone="info" focusRef={target}>
      <p>{words.taken}</p>
    </Alert>
  );
}
