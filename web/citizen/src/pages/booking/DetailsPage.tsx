import type { SlotChoice } from "../../api/service";
import type { Search } from "../../journey/search";
import { AccountDetailsPage } from "./AccountDetailsPage";
import { GuestDetailsPage } from "./GuestDetailsPage";

interface DetailsPageProps {
  readonly search: Search;
  readonly slot: SlotChoice;
}

/** What is asked of the person: everything without an account, what the motif adds with one. */
export function DetailsPage({ search, slot }: DetailsPageProps) {
  return search.guest ? (
    <GuestDetailsPage search={search} slot={slot} />
  ) : (
    <AccountDetailsPage search={search} slot={slot} />
  );
}
