import { prose, useSharedWords } from "./language";

/** A text that agents wrote, in French whatever the page's language: one paragraph a line, nothing interpreted. */
export function Prose({ text }: { readonly text: string }) {
  useSharedWords();
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <div className="prose" lang="fr">
      {lines.map((line) => (
        <p key={line}>{prose(line)}</p>
      ))}
    </div>
  );
}
