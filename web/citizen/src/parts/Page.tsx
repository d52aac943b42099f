import { Heading, Icon, Steps, site, TextLink } from "@rdv/theme";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../i18n";
import { lastWay } from "../router";

interface PageProps {
  /** The question or the news of the page: its only h1. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  /** Which of the journey's steps this is, 1 to 4. */
  readonly step?: 1 | 2 | 3 | 4;
  /** Address of the question before. */
  readonly back?: string | undefined;
  /** True while the page does not know yet whether it is the one to show: the focus waits. */
  readonly deciding?: boolean;
  readonly hasErrors?: boolean;
}

/** One page: its title in the document, its h1 under the focus when one arrives from another page. */
export function Page({ title, lead, children, aside, step, back, deciding = false, hasErrors = false }: PageProps) {
  const { texts } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { documentTitle, documentTitleWithError } = texts.layout;

  useEffect(() => {
    document.title = (hasErrors ? documentTitleWithError : documentTitle)(title, site.name);
  }, [title, hasErrors, documentTitle, documentTitleWithError]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new page
  useEffect(() => {
    if (deciding || lastWay() === "load") return;
    heading.current?.focus({ preventScroll: lastWay() === "back" });
  }, [title, deciding]);

  return (
    <div className="page wrap" data-aside={aside ? true : undefined}>
      <div className="page-main">
        <div className="page-head">
          {back && (
            <p className="page-back">
              <TextLink href={back}>
                <Icon name="back" />
                <span>{texts.common.back}</span>
              </TextLink>
            </p>
          )}
          {step && (
            <Steps
              label={texts.steps.label(step, texts.steps.names.length, texts.steps.names[step - 1] ?? "")}
              current={step}
              total={texts.steps.names.length}
            />
          )}
          <Heading level={1} focusRef={heading}>
            {title}
          </Heading>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {children}
      </div>
      {aside && <aside className="page-aside">{aside}</aside>}
    </div>
  );
}
