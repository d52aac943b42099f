import { announce } from "@rdv/app/announcer";
import { longDay } from "@rdv/app/dates";
import { ProblemNotice } from "@rdv/app/ProblemNotice";
import { asProblem, type Problem } from "@rdv/app/problem";
import { useResource } from "@rdv/app/resource";
import { whileHere } from "@rdv/app/router";
import { Button, TextField } from "@rdv/theme";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { attachUser, type FoundUser, findUsers } from "../../api/users";
import { useWords } from "../../i18n";
import { rememberUser, userName } from "./people";
import { phoneText } from "./say";
import { useAppointmentWords } from "./words";

const SHORTEST = 2;
const PAUSE_MS = 250;

interface PersonSearchProps {
  readonly organisationId: string;
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
  readonly onChoose: (user: FoundUser) => void;
  readonly onCreate: (typed: string) => void;
}

/** What is typed, once the typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Finds somebody by name, e-mail or phone (USA-02, USA-04); who is not there is created. */
export function PersonSearch({ organisationId, chosen, error, onChoose, onCreate }: PersonSearchProps) {
  const words = useAppointmentWords().wizard;
  const { language } = useWords();
  const [text, setText] = useState("");
  const [failed, setFailed] = useState<Problem>();
  const [choosing, setChoosing] = useState(false);
  const running = useRef(false);
  const query = useSettled(text.trim());
  // Who was found before somebody was chosen is not an answer to what is typed next.
  const asked = query.length >= SHORTEST && text.trim() !== "";
  const { value, problem, retry } = useResource(asked ? `users/${organisationId}/${query.toLowerCase()}` : null, () =>
    findUsers(organisationId, query, "wizard"),
  );
  const found = asked ? value : undefined;

  useEffect(() => {
    if (found) announce(words.foundCount(found.length));
  }, [found, words]);

  async function choose(user: FoundUser): Promise<void> {
    if (running.current) return;
    const here = whileHere();
    running.current = true;
    setChoosing(true);
    setFailed(undefined);
    try {
      // Whoever is chosen is known here from now on (USA-04): nothing of them is masked any more.
      const known = user.masked ? await attachUser(organisationId, user.id) : user;
      rememberUser(organisationId, known);
      setText("");
      here(() => onChoose(known));
    } catch (thrown) {
      setFailed(asProblem(thrown));
    } finally {
      running.current = false;
      setChoosing(false);
    }
  }

  function takeTheOnlyOne(event: KeyboardEvent): void {
    const [only, another] = found ?? [];
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !only || another) return;
    event.preventDefault();
    // What is found is what was typed: the typing may have gone on since.
    if (query === text.trim() && !chosen.includes(only.id)) void choose(only);
  }

  return (
    <search className="person-search" onKeyDown={takeTheOnlyOne}>
      <TextField
        id="person-search"
        type="search"
        label={words.search}
        hint={words.searchHint}
        error={error}
        value={text}
        onChange={setText}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
      />
      {failed && <ProblemNotice problem={failed} />}
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {found && found.length === 0 && <p>{words.foundCount(0)}</p>}
      {found && found.length > 0 && (
        <ul className="person-list" aria-label={words.found}>
          {found.map((user) => (
            <li key={user.id}>
              <button
                type="button"
                aria-disabled={choosing || undefined}
                disabled={chosen.includes(user.id)}
                onClick={() => void choose(user)}
              >
                <span className="person-name">{userName(user)}</span>
                <span className="person-details">
                  {[
                    user.birth_date && words.born(birth(user.birth_date, language)),
                    phoneText(user.phone_number),
                    user.email,
                    user.masked && words.masked,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button variant="secondary" onClick={() => onCreate(text.trim())}>
        {words.create}
      </Button>
    </search>
  );
}

/** A whole date in words; a masked one as it comes. */
function birth(date: string, language: "fr" | "en"): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  return longDay(date, language).split(" ").slice(1).join(" ");
}
