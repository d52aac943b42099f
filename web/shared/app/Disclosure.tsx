import { Icon } from "@rdv/theme";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

interface DisclosureProps {
  readonly id: string;
  /** What the button shows. */
  readonly label: ReactNode;
  /** List items. */
  readonly children: ReactNode;
}

/** A button that shows a list of links; Escape, or going elsewhere, closes it. */
export function Disclosure({ id, label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [open]);

  function closeOnEscape(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from anywhere within
    <div className="account-menu" ref={menu} onKeyDown={closeOnEscape}>
      <button
        className="account-button"
        type="button"
        ref={button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
        <Icon name="down" />
      </button>
      <ul id={id} hidden={!open}>
        {children}
      </ul>
    </div>
  );
}
