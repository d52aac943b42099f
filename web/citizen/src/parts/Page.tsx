import { Page as AnyPage, type PageProps as AnyPageProps } from "@rdv/app/Page";
import { Steps } from "@rdv/theme";
import { useWords } from "../i18n";

interface PageProps extends Omit<AnyPageProps, "above" | "actions"> {
  /** Which of the journey's steps this is, 1 to 4. */
  readonly step?: 1 | 2 | 3 | 4;
}

/** A page of the citizen's site, and where it is in the journey. */
export function Page({ step, ...page }: PageProps) {
  const { texts } = useWords();
  const { label, names } = texts.steps;
  const steps = step && (
    <Steps label={label(step, names.length, names[step - 1] ?? "")} current={step} total={names.length} />
  );
  return <AnyPage {...page} above={steps} />;
}
