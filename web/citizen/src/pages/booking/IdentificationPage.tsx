import { navigate } from "@rdv/app/router";
import { Alert, ChoiceLink, ChoiceList, SkeletonList } from "@rdv/theme";
import { useEffect } from "react";
import type { SlotChoice } from "../../api/service";
import { useWords } from "../../i18n";
import { stepLeft } from "../../journey/booking";
import { askAgain, type Search, searchPath } from "../../journey/search";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { signInPath } from "../../session";
import { BookingPage } from "./BookingPage";
import { useHeld } from "./useHeld";
import { useIdentity } from "./useIdentity";

interface IdentificationPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** How the person goes on: with an account, or without. Whoever is signed in is past this question. */
export function IdentificationPage({ search, slot }: IdentificationPageProps) {
  const { texts } = useWords();
  const words = texts.identify;
  const held = useHeld(slot);
  const { session, expired, problem, retry } = useIdentity();
  const { guest: _without, ...own } = search;
  const here = searchPath(own, "identification");
  const user = session?.user;
  const onwards = user ? searchPath(own, stepLeft(user) ?? "pour_qui") : undefined;

  useEffect(() => {
    if (onwards) navigate(onwards, { replace: true });
  }, [onwards]);

  const deciding = onwards !== undefined || (session === undefined && problem === undefined);
  const back = new URLSearchParams({ return_to: here });
  return (
    <BookingPage
      search={search}
      slot={slot}
      held={held}
      page="identification"
      title={words.title}
      lead={<p>{words.lead}</p>}
      step={3}
      back={searchPath(askAgain(search, "slots"))}
      deciding={deciding}
    >
      {expired && (
        <Alert tone="warning" title={words.expiredTitle}>
          <p>{words.expired}</p>
        </Alert>
      )}
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {deciding ? (
        <SkeletonList rows={3} label={texts.common.loading} />
      ) : (
        <ChoiceList>
          {session?.franceconnect && (
            <ChoiceLink outside icon="check" href={`/franceconnect_v2/auth?${back}`} title={words.franceconnect}>
              {words.franceconnectHelp}
            </ChoiceLink>
          )}
          {session && (
            <ChoiceLink icon="person" href={signInPath(here)} title={words.signIn}>
              {words.signInHelp}
            </ChoiceLink>
          )}
          {session && (
            <ChoiceLink icon="group" href={`/inscription?${back}`} title={words.signUp}>
              {words.signUpHelp}
            </ChoiceLink>
          )}
          <ChoiceLink icon="calendar" href={searchPath({ ...search, guest: "1" }, "coordonnees")} title={words.guest}>
            {words.guestHelp}
          </ChoiceLink>
        </ChoiceList>
      )}
    </BookingPage>
  );
}
