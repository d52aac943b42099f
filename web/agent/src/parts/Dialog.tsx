import { Heading } from "@rdv/theme";
import { type ReactNode, useEffect, useId, useRef } from "react";

interface DialogProps {
  /** The question that it asks. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The answers, the wanted one first. */
  readonly actions: ReactNode;
  /** Escape, or the answer that changes nothing. */
  readonly onClose: () => void;
}

/** A question over the page: nothing else answers until it is answered. The focus comes back to where it was. */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const id = useId();

  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    const before = document.activeElement;
    const cancelled = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    shown.addEventListener("cancel", cancelled);
    shown.showModal();
    heading.current?.focus();
    return () => {
      shown.removeEventListener("cancel", cancelled);
      shown.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={id}>
      <Heading level={2} id={id} focusRef={heading}>
        {title}
      </Heading>
      <div className="dialog-body">{children}</div>
      <div className="actions">{actions}</div>
    </dialog>
  );
}
