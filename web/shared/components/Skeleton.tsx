interface SkeletonListProps {
  readonly rows: number;
  /** What is being loaded, for those who do not see the shapes. */
  readonly label: string;
  readonly shape?: "choice" | "times" | "card";
}

/** Grey shapes of the size of what is coming, so that nothing moves when it comes. */
export function SkeletonList({ rows, label, shape = "choice" }: SkeletonListProps) {
  return (
    <div className="skeletons" data-shape={shape} role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span className="ds-skeleton" data-variant="rectangle" aria-hidden="true" key={row} />
      ))}
    </div>
  );
}

/** A grey line in place of a text that is coming. */
export function SkeletonText() {
  return <span className="ds-skeleton skeleton-text" data-variant="rectangle" aria-hidden="true" />;
}
