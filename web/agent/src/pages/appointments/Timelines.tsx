import { clockTime, dayOf, longDay } from "@rdv/app/dates";
import { Tag } from "@rdv/theme";
import type { HistoryEntry, SentMessage } from "../../api/appointments";
import { prose, useWords } from "../../i18n";
import { phoneText } from "./say";
import { useAppointmentWords } from "./words";

function Instant({ at }: { readonly at: string }) {
  const { language } = useWords();
  return (
    <time dateTime={at} className="quiet">
      {longDay(dayOf(at), language)}, {clockTime(at, language)}
    </time>
  );
}

const GOOD = new Set(["sent", "delivered"]);
const BAD = new Set(["failed", "expired"]);

/** What was sent about the appointment, to whom, and what became of it. */
export function Messages({ messages }: { readonly messages: readonly SentMessage[] }) {
  const texts = useAppointmentWords();
  const words = texts.messages;
  if (messages.length === 0) return <p>{texts.page.noMessages}</p>;
  return (
    <ol className="timeline">
      {messages.map((message) => (
        <li key={message.id}>
          <Instant at={message.at} />
          <p>
            {[
              words.event[message.event] ?? message.event,
              words.channel[message.channel] ?? message.channel,
              phoneText(message.to),
            ]
              .filter(Boolean)
              .join(" · ")}{" "}
            <Tag tone={GOOD.has(message.status) ? "success" : BAD.has(message.status) ? "danger" : "neutral"}>
              {words.status[message.status] ?? message.status}
            </Tag>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Who changed what, and when. */
export function History({ history }: { readonly history: readonly HistoryEntry[] }) {
  const texts = useAppointmentWords();
  if (history.length === 0) return <p>{texts.page.noHistory}</p>;
  return (
    <ol className="timeline">
      {history.map((entry) => (
        <li key={`${entry.at}-${entry.kind}`}>
          <Instant at={entry.at} />
          <p>
            <strong>{texts.history.kind[entry.kind] ?? entry.kind}</strong>
            {entry.author_name && ` ${texts.page.by(entry.author_name)}`}
          </p>
          {entry.changes.length > 0 && (
            <ul>
              {entry.changes.map((change) => (
                <li key={change}>{prose(change)}</li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}
