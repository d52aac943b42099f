import type { ReactNode, Ref } from "react";

export type AlertTone = "info" | "success" | "warning" | "danger";

interface AlertProps {
  readonly tone: AlertTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Given when the alert appears after an action: the caller moves the focus to it. */
  readonly focusRef?: Ref<HTMLDivElement>;
}

/** A message that matters more than the text around it. */
export function Alert({ tone, title, children, focusRef }: AlertProps) {
  return (
    <div className="ds-alert alert" data-color={tone} ref={focusRef} tabIndex={focusRef ? -1 : undefined}>
      {title && <h2 className="ds-heading alert-title">{title}</h2>}
      {children}
    </div>
  );
}
