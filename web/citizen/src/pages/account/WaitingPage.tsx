import { mailbox } from "@rdv/app/checks";
import { navigate } from "@rdv/app/router";
import { ButtonLink, Heading, TextLink } from "@rdv/theme";
import { useEffect, useState } from "react";
import { Page } from "../../parts/Page";
import { keptWaiting, otherAddressPath } from "./waiting";
import { useAccountWords } from "./words";

/** The link is on its way: where to look for it, and what to do when it does not come. */
export function WaitingPage() {
  const words = useAccountWords().waiting;
  const [waiting] = useState(keptWaiting);
  const lost = waiting === null;
  useEffect(() => {
    if (lost) navigate("/inscription", { replace: true });
  }, [lost]);
  if (!waiting) return null;

  const { what, email } = waiting;
  const provider = mailbox(email);
  return (
    <Page title={words.title} lead={<p>{words[what](email)}</p>}>
      {provider && (
        <div className="actions">
          <ButtonLink href={provider.url}>{words.open(provider.name)}</ButtonLink>
        </div>
      )}
      <section className="trouble" aria-labelledby="trouble">
        <Heading level={2} size="2xs" id="trouble">
          {words.nothing}
        </Heading>
        <ul>
          <li>{words.spam}</li>
          <li>
            {words.check} {email}, <TextLink href={otherAddressPath(waiting)}>{words.again}</TextLink>.
          </li>
        </ul>
      </section>
    </Page>
  );
}
