import { Button } from "@rdv/theme";
import { Component, type ReactNode } from "react";
import { type SharedTexts, useSharedWords } from "./language";
import { Page } from "./Page";

interface BoundaryProps {
  readonly texts: SharedTexts;
  readonly children: ReactNode;
}

class Catcher extends Component<BoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { broken, brokenHelp, reload } = this.props.texts.notFound;
    return (
      <Page title={broken} lead={<p>{brokenHelp}</p>}>
        <div className="actions">
          <Button onClick={() => window.location.reload()}>{reload}</Button>
        </div>
      </Page>
    );
  }
}

/** A mistake of ours shows a page that says so, never a white one. */
export function Boundary({ children }: { readonly children: ReactNode }) {
  const { texts } = useSharedWords();
  return <Catcher texts={texts}>{children}</Catcher>;
}
