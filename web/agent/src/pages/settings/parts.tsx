/** The parts that the pages of settings and of the planning share. */
import { useFocusWhen } from "@rdv/app/focus";
import { Page } from "@rdv/app/Page";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Alert, Button, ButtonLink, TextLink } from "@rdv/theme";
import { type ReactNode, useId, useState } from "react";
import { organisationPath, useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { useSettingsWords } from "./words";
import "./settings.css";

/** The address of a page of the settings of the organisation at hand: `motifs/nouveau`; its home without a page. */
export function useSettingsPath(): (page?: string) => string {
  const { id } = useOrganisation();
  return (page) => organisationPath(id, page ? `reglages/${page}` : "reglages");
}

/** True for who may change the settings of the organisation at hand (7.13). */
export const useIsAdmin = (): boolean => useOrganisation().level === "admin";

interface FieldGroupProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** Fields that settle one thing together, under a heading. */
export function FieldGroup({ legend, hint, children }: FieldGroupProps) {
  const id = useId();
  return (
    <fieldset className="field-group" aria-describedby={hint ? id : undefined}>
      <legend>
        <h2>{legend}</h2>
      </legend>
      {hint && (
        <p className="quiet" id={id}>
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}

export interface Box {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface BoxesProps {
  /** The first box has it: where a mistake's link leads. */
  readonly id: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly boxes: readonly Box[];
  readonly ticked: readonly string[];
  readonly onChange: (value: string, ticked: boolean) => void;
  readonly error?: string | undefined;
  /** True for short answers, side by side. */
  readonly inline?: boolean;
}

/** One question with several answers at once. */
export function Boxes({ id, legend, hint, boxes, ticked, onChange, error, inline = false }: BoxesProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset
      className="ds-fieldset boxes"
      data-inline={inline || undefined}
      aria-describedby={describedBy || undefined}
    >
      <legend className="ds-label">{legend}</legend>
      {hint && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="boxes-list">
        {boxes.map((box, index) => (
          <label className="radio-answer" key={box.value}>
            <input
              type="checkbox"
              id={index === 0 ? id : undefined}
              name={id}
              value={box.value}
              checked={ticked.includes(box.value)}
              aria-invalid={error ? true : undefined}
              onChange={(event) => onChange(box.value, event.currentTarget.checked)}
            />
            <span>
              {box.label}
              {box.hint && <span className="radio-hint">{box.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A list with an answer more, or less. */
export const toggled = (list: readonly string[], value: string, ticked: boolean): readonly string[] =>
  ticked ? [...list.filter((one) => one !== value), value] : list.filter((one) => one !== value);

/** What is no longer there, or was never to be seen. */
export function Lost() {
  const words = useSettingsWords().lost;
  const path = useSettingsPath();
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>}>
      <div className="actions">
        <ButtonLink href={path()}>{words.toSettings}</ButtonLink>
      </div>
    </Page>
  );
}

interface RemovePageProps {
  readonly title: string;
  readonly lead: string;
  readonly yes: string;
  readonly no: string;
  /** Where one comes from, and goes back to when nothing is to be done. */
  readonly back: string;
  readonly remove: () => Promise<unknown>;
  /** What is said where one comes from once it is done. */
  readonly news: string;
  /** What stands in the way, by the refusal's code, with the way out. */
  readonly refusals?: Readonly<
    Record<string, { readonly title: string; readonly text: string; readonly link: string; readonly href: string }>
  >;
}

/** The last question before something is gone. */
export function RemovePage({ title, lead, yes, no, back, remove, news, refusals = {} }: RemovePageProps) {
  const words = useSettingsWords();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const refusal = problem && refusals[problem.code];
  const notice = useFocusWhen<HTMLDivElement>(refusal ? problem : null);

  async function press(): Promise<void> {
    const goOn = wayOnWithNews();
    setBusy(true);
    setProblem(undefined);
    try {
      await remove();
      goOn(back, news);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  }

  return (
    <Page title={title} lead={<p>{lead}</p>} back={back}>
      {refusal && (
        <Alert tone="warning" title={refusal.title} focusRef={notice}>
          <p>{refusal.text}</p>
          <p>
            <TextLink href={refusal.href}>{refusal.link}</TextLink>
          </p>
        </Alert>
      )}
      {problem && !refusal && <Refusal problem={problem} onRetry={press} busy={busy} />}
      <div className="actions">
        {!refusal && (
          <Button danger onClick={press} busy={busy}>
            {busy ? words.removing : yes}
          </Button>
        )}
        <ButtonLink href={back} variant="secondary">
          {no}
        </ButtonLink>
      </div>
    </Page>
  );
}

interface RowLinkProps {
  readonly href: string;
  /** What is shown, beside others of the same words. */
  readonly label: string;
  /** What it is read as: with the name of its row. */
  readonly full: string;
}

/** A link of one row among others. */
export function RowLink({ href, label, full }: RowLinkProps) {
  return (
    <TextLink href={href}>
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{full}</span>
    </TextLink>
  );
}

interface RowButtonProps extends Omit<RowLinkProps, "href"> {
  /** Does it; a second press meanwhile does nothing. */
  readonly onClick: () => Promise<void>;
}

/** A button of one row among others, which looks as its links do. */
export function RowButton({ label, full, onClick }: RowButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = () => {
    if (busy) return;
    setBusy(true);
    onClick().finally(() => setBusy(false));
  };
  return (
    <TextLink onClick={press}>
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{full}</span>
    </TextLink>
  );
}
