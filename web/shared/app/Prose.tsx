import { prose, useSharedWords } from "./language";

/** A text that agents wrote: one paragraph a line, nothing interpreted. */
export function Prose({ text }: { readonly text: string }) {
  useSharedWords();
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <div className="prose">
      {lines.map((line) => (
        <p key={line}>{prose(line)}</p>
      ))}
    </div>
  );
}
