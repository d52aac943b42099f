import { today } from "@rdv/app/dates";
import { useFocusWhen } from "@rdv/app/focus";
import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { Button, ErrorSummary, type RadioAnswer, RadioList, SkeletonList } from "@rdv/theme";
import { type FormEvent, useState } from "react";
import { listRelatives } from "../../api/account";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import {
  type Attendee,
  detailsOf,
  keepAttendee,
  keepOther,
  keptAttendee,
  keptDetails,
  keptOther,
  type OtherPerson,
} from "../../journey/booking";
import { asksMore, checkAttendee, DETAIL_FIELDS, type DetailErrors } from "../../journey/details";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { OtherPersonFields } from "../../parts/OtherPersonFields";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { BookingPage } from "./BookingPage";
import { useHeld } from "./useHeld";
import { useAccount } from "./useIdentity";

interface ForWhomPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

const SELF = "self";
const OTHER = "other";

/** The answer of the list that an attendee is: a relative is known by its id. */
const answerOf = (attendee: Attendee | undefined): string | undefined =>
  attendee?.kind === "relative" ? attendee.id : attendee?.kind;

/** For whom? The account's own person, one of their relatives, or another who becomes one. */
export function ForWhomPage({ search, slot }: ForWhomPageProps) {
  const { texts } = useWords();
  const words = texts.whom;
  const held = useHeld(slot);
  const { account, problem: sessionProblem, retry: askSession } = useAccount(search, "pour_qui");
  const { value: relatives, problem: unread, retry } = useResource(account && `relatives:${account.id}`, listRelatives);
  const [answer, setAnswer] = useState(() => answerOf(keptAttendee()) ?? SELF);
  const [other, setOther] = useState(keptOther);
  const [errors, setErrors] = useState<DetailErrors>({});
  const wrong = DETAIL_FIELDS.filter((field) => errors[field]);
  const summary = useFocusWhen<HTMLElement>(wrong.length > 0 ? errors : null);

  function attendee(): Attendee | undefined {
    if (answer === SELF) return { kind: "self" };
    if (answer === OTHER) return { kind: "other", ...other };
    const relative = relatives?.find(({ id }) => id === answer);
    return relative && { kind: "relative", id: relative.id, name: `${relative.first_name} ${relative.last_name}` };
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const chosen = attendee();
    const found = checkAttendee(chosen, other, texts, today());
    setErrors(found);
    if (!chosen || !account || !held.held || Object.keys(found).length > 0) return;
    keepAttendee(chosen);
    const more = asksMore(detailsOf(account, keptDetails()), held.held.hold.summary.fields);
    navigate(searchPath(search, more ? "coordonnees" : "recapitulatif"));
  }

  function typeOther(next: OtherPerson): void {
    setOther(next);
    keepOther(next);
  }

  const problem = sessionProblem ?? unread;
  const answers: readonly RadioAnswer[] = [
    { value: SELF, label: words.self, ...(account && { hint: `${account.first_name} ${account.last_name}` }) },
    ...(relatives ?? []).map(({ id, first_name, last_name }) => ({ value: id, label: `${first_name} ${last_name}` })),
    { value: OTHER, label: words.newRelative, hint: words.newRelativeHelp },
  ];
  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="pour_qui"
      title={words.title}
      step={3}
      back={searchPath(askAgain(search, "slots"))}
      hasErrors={wrong.length > 0}
      deciding={account === null && !problem}
    >
      {wrong.length > 0 && (
        <ErrorSummary
          title={texts.details.errors}
          focusRef={summary}
          errors={wrong.map((name) => ({ fieldId: name, message: errors[name] ?? "" }))}
        />
      )}
      {problem && <ProblemNotice problem={problem} onRetry={sessionProblem ? askSession : retry} />}
      {!problem && !relatives && <SkeletonList rows={2} label={texts.common.loading} />}
      {relatives && (
        <form className="form" onSubmit={submit} noValidate>
          <RadioList
            name="whom"
            legend={words.title}
            legendHidden
            answers={answers}
            value={answer}
            onChange={setAnswer}
            error={errors.whom}
          />
          {answer === OTHER && <OtherPersonFields other={other} errors={errors} onChange={typeOther} />}
          <Button type="submit">{texts.common.continue}</Button>
        </form>
      )}
    </BookingPage>
  );
}
