import { Page } from "@rdv/app/Page";
import { navigate } from "@rdv/app/router";
import { ChoiceLink, ChoiceList, Heading } from "@rdv/theme";
import { useEffect } from "react";
import { keptOrganisation, organisationPath, staffedTerritories, territoryPath, useMe } from "../../desk";
import { useWords } from "../../i18n";

/** `/agent/`: the agenda of the organisation that the agent was in last, where there is one. */
export function HomePage() {
  const me = useMe();
  const last = keptOrganisation(me);
  const target = last ? organisationPath(last.id, "agenda") : "/agent/organisations";
  useEffect(() => navigate(target, { replace: true }), [target]);
  return null;
}

/** Where the agent works: straight to the agenda for one organisation, a list for several (POL-02). */
export function OrganisationsPage() {
  const { organisations } = useMe();
  const { levels, organisations: words } = useWords().texts.people;
  const only = organisations.length === 1 ? organisations[0] : undefined;
  const target = only && organisationPath(only.id, "agenda");
  useEffect(() => {
    if (target) navigate(target, { replace: true });
  }, [target]);
  if (target) return null;
  if (organisations.length === 0) {
    return (
      <Page title={words.noneTitle} lead={<p>{words.none}</p>}>
        <p>{words.noneHelp}</p>
        <Territories />
      </Page>
    );
  }
  return (
    <Page title={words.title}>
      <ChoiceList>
        {organisations.map(({ id, name, departement, level }) => (
          <ChoiceLink key={id} href={organisationPath(id, "agenda")} title={name} icon="building">
            <span>
              {words.departement(departement)} · {levels[level]}
            </span>
          </ChoiceLink>
        ))}
      </ChoiceList>
      <Territories />
    </Page>
  );
}

/** For who manages the roles of a territory: the organisations there, those too where they have none (POL-01). */
function Territories() {
  const territories = staffedTerritories(useMe());
  const words = useWords().texts.people.territory;
  if (territories.length === 0) return null;
  return (
    <section className="part" aria-labelledby="territories">
      <Heading level={2} id="territories">
        {words.heading}
      </Heading>
      <ChoiceList>
        {territories.map(({ departement, name }) => (
          <ChoiceLink key={departement} href={territoryPath(departement)} title={name} icon="group">
            {words.choice}
          </ChoiceLink>
        ))}
      </ChoiceList>
    </section>
  );
}
