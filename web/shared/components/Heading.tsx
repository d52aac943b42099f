import type { ReactNode, Ref } from "react";

interface HeadingProps {
  readonly level: 1 | 2 | 3;
  readonly size?: "2xs" | "xs" | "sm" | "md" | "lg";
  readonly id?: string;
  readonly children: ReactNode;
  /** Given when the focus must be able to land here. */
  readonly focusRef?: Ref<HTMLHeadingElement>;
}

const sizes = { 1: "md", 2: "xs", 3: "2xs" } as const;

/** A heading; its level is the outline's, its size the eye's. */
export function Heading({ level, size = sizes[level], id, children, focusRef }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag className="ds-heading" data-size={size} id={id} ref={focusRef} tabIndex={focusRef ? -1 : undefined}>
      {children}
    </Tag>
  );
}
