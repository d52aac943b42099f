import { useFocusWhen } from "@rdv/app/focus";
import { Loaded } from "@rdv/app/Loaded";
import { asProblem, type Problem } from "@rdv/app/problem";
import { remember } from "@rdv/app/resource";
import { wayOn } from "@rdv/app/router";
import { Alert, Button, ButtonLink, TextLink } from "@rdv/theme";
import { useState } from "react";
import { removeRelative } from "../../api/account";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";
import { NoRelative } from "./RelativeFormPage";
import { nameOf, RELATIVES_KEY, useRelatives } from "./RelativesPage";
import { useAccountWords } from "./words";

/** The last question before a relative leaves the account. */
export function RemoveRelativePage({ id }: { readonly id: string }) {
  const words = useAccountWords().relatives;
  const relatives = useRelatives();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const bound = problem?.code === "has_appointments";
  const notice = useFocusWhen<HTMLDivElement>(bound ? problem : null);

  async function remove(): Promise<void> {
    const goOn = wayOn();
    setBusy(true);
    setProblem(undefined);
    try {
      await removeRelative(id);
      remember(
        RELATIVES_KEY,
        (relatives.value ?? []).filter((one) => one.id !== id),
      );
      goOn("/compte/proches?fait=retire", { replace: true });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Loaded title={words.title} back="/compte/proches" resource={relatives}>
      {(known) => {
        const relative = known.find((one) => one.id === id);
        if (!relative) return <NoRelative />;
        return (
          <Page title={words.removeTitle(nameOf(relative))} lead={<p>{words.removeLead}</p>} back="/compte/proches">
            {bound && (
              <Alert tone="warning" title={words.busyTitle} focusRef={notice}>
                <p>{words.busyText}</p>
                <p>
                  <TextLink href="/mes_rendez_vous">{words.toAppointments}</TextLink>
                </p>
              </Alert>
            )}
            {problem && !bound && <ProblemNotice problem={problem} onRetry={remove} busy={busy} />}
            <div className="actions">
              {!bound && (
                <Button danger onClick={remove} busy={busy}>
                  {busy ? words.removing : words.removeYes}
                </Button>
              )}
              <ButtonLink href="/compte/proches" variant="secondary">
                {words.removeNo}
              </ButtonLink>
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
