import { Heading, Icon, site, TextLink } from "@rdv/theme";
import { type ReactNode, useEffect, useRef } from "react";
import { useSharedWords } from "./language";
import { lastWay } from "./router";

export interface PageProps {
  /** The question or the news of the page: its only h1. */
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  /** True when what stands beside is read before the rest: what is being booked, above the form. */
  readonly asideFirst?: boolean;
  /** What stands above the title: where in a journey this page is. */
  readonly above?: ReactNode;
  /** What can be done here first of all, beside the title. */
  readonly actions?: ReactNode;
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
  const { title, lead, children, aside, asideFirst = false, above, actions } = props;
  const { back, deciding = false, hasErrors = false } = props;
  const { texts } = useSharedWords();
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
        {above}
        <Heading level={1} focusRef={heading}>
          {unbroken(title)}
        </Heading>
        {lead && <div className="page-lead">{lead}</div>}
        {actions && <div className="actions page-actions">{actions}</div>}
      </div>
      {asideFirst && side}
      <div className="page-body">{children}</div>
      {!asideFirst && side}
    </div>
  );
}

// Somebody's first names may be longer than a narrow screen.
const LONGEST_UNBROKEN = 15;

/** The title with its hyphenated words kept whole: "rendez-vous" on two lines reads badly. */
function unbroken(title: string): ReactNode {
  return title.split(/(\S+-\S+)/).map((part, index) =>
    index % 2 === 1 && part.length <= LONGEST_UNBROKEN ? (
      <span className="unbroken" key={part}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
