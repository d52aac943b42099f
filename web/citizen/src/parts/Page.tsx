import { lastWay } from "@rdv/app/router";
import { Heading, Icon, Steps, site, TextLink } from "@rdv/theme";
import { type ReactNode, useEffect, useRef } from "react";
import { useWords } from "../i18n";

interface PageProps {
  /** The question or the news of the page: its only h1. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  /** True when what stands beside is read before the rest: what is being booked, above the form. */
  readonly asideFirst?: boolean;
  /** Which of the journey's steps this is, 1 to 4. */
  readonly step?: 1 | 2 | 3 | 4;
  /** Address of the question before. */
  readonly back?: string | undefined;
  /** True while the page does not know yet whether it is the one to show: the focus waits. */
  readonly deciding?: boolean;
  readonly hasErrors?: boolean;
}

/** False until the first page stands: a page just loaded starts at its top, as everywhere. */
let arrived = false;

/** One page: its title in the document, its h1 under the focus when one arrives from another page. */
export function Page(props: PageProps) {
  const { title, lead, children, aside, asideFirst = false, step, back, deciding = false, hasErrors = false } = props;
  const { texts } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { documentTitle, documentTitleWithError } = texts.layout;

  useEffect(() => {
    document.title = (hasErrors ? documentTitleWithError : documentTitle)(title, site.name);
  }, [title, hasErrors, documentTitle, documentTitleWithError]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new title is a new page
  useEffect(() => {
    if (deciding) return;
    if (arrived) heading.current?.focus({ preventScroll: lastWay() === "back" });
    arrived = true;
  }, [title, deciding]);

  const side = aside && <aside className="page-aside">{aside}</aside>;
  return (
    <div className="page wrap" data-aside={aside ? true : undefined}>
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
          {unbroken(title)}
        </Heading>
        {lead && <div className="page-lead">{lead}</div>}
      </div>
      {asideFirst && side}
      <div className="page-body">{children}</div>
      {!asideFirst && side}
    </div>
  );
}

/** The title with its hyphenated words kept whole: "rendez-vous" on two lines reads badly. */
function unbroken(title: string): ReactNode {
  return title.split(/(\S+-\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      <span className="unbroken" key={part}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
