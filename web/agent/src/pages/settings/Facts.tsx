import { Card } from "@rdv/theme";
import { useSettingsWords } from "./words";

/** What is settled, for who may only read it. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  const words = useSettingsWords();
  return (
    <Card>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || <span className="quiet">{words.none}</span>}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
