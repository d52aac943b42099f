import type { Relative } from "@rdv/api";
import { longDay } from "@rdv/app/dates";
import { Loaded } from "@rdv/app/Loaded";
import { type Resource, useResource } from "@rdv/app/resource";
import { ButtonLink, Card, Heading, Icon, TextLink } from "@rdv/theme";
import { listRelatives } from "../../api/account";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { News } from "./News";
import { useAccountWords } from "./words";

export const RELATIVES_KEY = "relatives";

/** The relatives of who is signed in. */
export const useRelatives = (): Resource<readonly Relative[]> => useResource(RELATIVES_KEY, listRelatives);

export const nameOf = ({ first_name, last_name }: Pick<Relative, "first_name" | "last_name">): string =>
  `${first_name} ${last_name}`;

/** The people for whom appointments are booked. */
export function RelativesPage({ parameters }: { readonly parameters: URLSearchParams }) {
  const words = useAccountWords().relatives;
  const { language } = useWords();
  const relatives = useRelatives();
  const done = parameters.get("fait");
  const news = done === "retire" ? words.removed : words.saved;
  return (
    <Loaded title={words.title} back="/compte" resource={relatives}>
      {(known) => (
        <Page title={words.title} lead={done ? <News>{news}</News> : <p>{words.lead}</p>} back="/compte">
          {known.length === 0 && <p>{words.none}</p>}
          {known.length > 0 && (
            <ul className="people">
              {known.map((one) => (
                <li key={one.id}>
                  <Card labelledBy={`relative-${one.id}`}>
                    <Heading level={2} size="2xs" id={`relative-${one.id}`}>
                      {nameOf(one)}
                    </Heading>
                    {one.birth_date && (
                      <p className="quiet">{words.bornOn(longDay(one.birth_date, language).replace(/^\S+ /, ""))}</p>
                    )}
                    <p className="links">
                      <TextLink href={`/compte/proches/${encodeURIComponent(one.id)}`}>
                        <span aria-hidden="true">{words.change}</span>
                        <span className="sr-only">{words.changeOf(nameOf(one))}</span>
                      </TextLink>
                      <TextLink href={`/compte/proches/${encodeURIComponent(one.id)}/retirer`}>
                        <span aria-hidden="true">{words.remove}</span>
                        <span className="sr-only">{words.removeOf(nameOf(one))}</span>
                      </TextLink>
                    </p>
                  </Card>
                </li>
              ))}
            </ul>
          )}
          <div className="actions">
            <ButtonLink href="/compte/proches/nouveau" variant={known.length === 0 ? "primary" : "secondary"}>
              <Icon name="person" />
              {words.add}
            </ButtonLink>
          </div>
        </Page>
      )}
    </Loaded>
  );
}
