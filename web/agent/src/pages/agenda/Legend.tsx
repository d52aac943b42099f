import { useAgendaWords } from "./words";

/** What the agenda's signs and styles mean, and how to do without a mouse. */
export function Legend() {
  const texts = useAgendaWords();
  const words = texts.legend;
  return (
    <details className="agenda-legend">
      <summary>{words.title}</summary>
      <ul>
        <li>
          <span className="agenda-swatch is-opening" aria-hidden="true" />
          {words.opening}
        </li>
        <li>
          <span className="agenda-swatch is-absence" aria-hidden="true" />
          {words.absence}
        </li>
        <li>
          <span className="agenda-swatch is-elsewhere" aria-hidden="true" />
          {words.elsewhere}
        </li>
        {[words.booked, words.done, words.missed, words.cancelled, words.toFill, words.arrived].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{texts.keyboard}</p>
    </details>
  );
}
