import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { ButtonLink } from "@rdv/theme";
import { useEffect } from "react";
import { listMotifs, listServices, type Scope } from "../api/service";
import { useWords } from "../i18n";
import { useOrganisation } from "../journey/organisations";
import { chosenMotif, nextQuestion, type Search, scopeOf } from "../journey/search";
import { Answers } from "../parts/Answers";
import { Page } from "../parts/Page";
import { ProblemNotice } from "../parts/ProblemNotice";
import { MotifStep } from "./search/MotifStep";
import { PlaceStep } from "./search/PlaceStep";
import { RestrictionStep } from "./search/RestrictionStep";
import { ServiceStep } from "./search/ServiceStep";
import { SlotsStep } from "./search/SlotsStep";

const scopeKey = (scope: Scope): string => JSON.stringify(scope);

/** The search: shows the first question that the address does not answer. */
export function SearchPage({ search }: { readonly search: Search }) {
  const { texts } = useWords();
  const scope = scopeOf(search);
  const wantsMotif = search.motif_key !== undefined || search.motif_id !== undefined;
  const needsServices = scope !== null && (search.service_id !== undefined || !wantsMotif);
  const services = useResource(needsServices ? `services:${scopeKey(scope)}` : null, () => listServices(scope ?? {}));
  const { service_id } = search;
  const needsMotifs = scope !== null && (service_id !== undefined || wantsMotif);
  const motifs = useResource(needsMotifs ? `motifs:${scopeKey(scope)}:${service_id ?? ""}` : null, () =>
    listMotifs({ ...scope, ...(service_id ? { service_id } : {}) }),
  );

  const organisation = useOrganisation(search.organisation_id);

  const lost = scope === null;
  useEffect(() => {
    if (lost) navigate("/", { replace: true });
  }, [lost]);
  if (lost) return null;

  if (organisation.value === null) {
    return (
      <Page title={texts.search.unknownOrganisation} lead={<p>{texts.search.unknownOrganisationHelp}</p>}>
        <div className="actions">
          <ButtonLink href="/">{texts.search.newSearch}</ButtonLink>
        </div>
      </Page>
    );
  }

  const motif = motifs.value && chosenMotif(search, motifs.value);
  const question = nextQuestion(search, motif);
  const service = services.value?.find(({ id }) => id === (service_id ?? motif?.service_id));
  const aside = <Answers search={search} service={service?.name} motif={motif} />;

  const offering = organisation.value && <p>{texts.search.offeredBy(organisation.value.name)}</p>;

  if (question === "service") return <ServiceStep search={search} services={services} lead={offering} aside={aside} />;
  if (question === "motif")
    return <MotifStep search={search} motifs={motifs} services={services.value} lead={offering} aside={aside} />;
  if (motifs.problem) {
    return (
      <Page title={texts.search.yourRequest}>
        <ProblemNotice problem={motifs.problem} onRetry={motifs.retry} />
      </Page>
    );
  }
  // A motif that is no longer offered: the question is asked again.
  if (motifs.value && !motif)
    return <MotifStep search={search} motifs={motifs} services={services.value} aside={aside} />;
  if (question === "place") return <PlaceStep search={search} motif={motif} aside={aside} />;
  if (question === "restriction" && motif) return <RestrictionStep search={search} motif={motif} aside={aside} />;
  return <SlotsStep search={search} motif={motif} aside={aside} />;
}
