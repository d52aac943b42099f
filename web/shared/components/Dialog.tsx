import { type ReactNode, useEffect, useRef } from "react";

interface DialogProps {
  readonly id: string;
  readonly title: string;
  /** The reader wants to leave: Escape, or a press outside. The caller then stops drawing it, or it stays. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question asked above the page: the browser's own dialog, which keeps the focus in and gives it back. */
export function Dialog({ id, title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      // The browser gives the focus back to what opened it, unless that is drawn anew meanwhile.
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, by the browser
    <dialog
      className="dialog"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // After a refused Escape the browser closes at the next one, whatever is refused: what is still drawn is shown.
        const shown = dialog.current;
        if (shown?.isConnected && !shown.open) shown.showModal();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <h2 className="ds-heading" data-size="xs" id={`${id}-title`}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
