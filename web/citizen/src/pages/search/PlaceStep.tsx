import type { Motif, Place } from "@rdv/api";
import { addDays, clockTime, dayOf, type Language, longDay, today } from "@rdv/app/dates";
import { navigate } from "@rdv/app/router";
import { ChoiceLink, ChoiceList, SkeletonList } from "@rdv/theme";
import { type ReactNode, useEffect } from "react";
import { useWords } from "../../i18n";
import { usePlaces } from "../../journey/places";
import { askAgain, pointOf, type Search, searchPath } from "../../journey/search";
import { NothingOffered } from "../../parts/NothingOffered";
import { Page } from "../../parts/Page";
import { ProblemNotice } from "../../parts/ProblemNotice";

interface PlaceStepProps {
  readonly search: Search;
  readonly motif: Motif | undefined;
  readonly aside: ReactNode;
}

/** The address of a place's times, at the first week that has one. */
function timesPath(search: Search, place: Place): string {
  const first = dayOf(place.next_availability);
  return searchPath({
    ...askAgain(search, "place"),
    motif_id: place.motif_id,
    ...(place.id ? { location_id: place.id } : {}),
    ...(first > addDays(today(), 6) ? { from: first } : {}),
  });
}

/** "3,2", "12": a tenth matters on foot only. */
const kilometres = (distance: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: distance < 10 ? 1 : 0 }).format(distance);

/** Where? By phone, by video or at home there is no place: one organisation is chosen by itself, several are a question. */
export function PlaceStep({ search, motif, aside }: PlaceStepProps) {
  const { texts, language } = useWords();
  const { value, problem, retry } = usePlaces(search, motif);
  const onSite = motif?.location_type === "public_office";
  const only = motif && !onSite && value?.length === 1 ? value[0] : undefined;

  const skipTo = only && timesPath(search, only);
  useEffect(() => {
    if (skipTo) navigate(skipTo, { replace: true });
  }, [skipTo]);

  const deciding = motif === undefined || (!onSite && !value && !problem) || only !== undefined;
  // Without a place to start from, every distance is nought (LIEU-03): none is said.
  const near = pointOf(search) !== null;
  const title = onSite ? texts.search.placeTitle : texts.search.organisationTitle;
  return (
    <Page
      title={deciding ? texts.search.yourRequest : title}
      step={1}
      back={searchPath(askAgain(search, "motif"))}
      deciding={deciding}
      aside={aside}
    >
      {problem && <ProblemNotice problem={problem} onRetry={retry} />}
      {!problem && (deciding || !value) && <SkeletonList rows={2} label={texts.common.loading} />}
      {value?.length === 0 && <NothingOffered />}
      {onSite && value && value.length > 1 && (
        <p className="quiet">{near ? texts.search.nearestFirst : texts.search.soonestFirst}</p>
      )}
      {value && !deciding && value.length > 0 && (
        <ChoiceList>
          {value.map((place) => (
            <ChoiceLink
              key={`${place.id} ${place.organisation_id}`}
              icon={onSite ? "pin" : "building"}
              title={place.name}
              href={timesPath(search, place)}
            >
              {place.address && <span>{place.address}</span>}
              {near && place.id && <span>{texts.search.distance(kilometres(place.distance_km, language))}</span>}
              <span>
                {texts.search.nextAvailability}{" "}
                <strong>
                  {texts.common.at(
                    longDay(dayOf(place.next_availability), language, false),
                    clockTime(place.next_availability, language),
                  )}
                </strong>
              </span>
            </ChoiceLink>
          ))}
        </ChoiceList>
      )}
    </Page>
  );
}
