import { Boundary } from "@rdv/app/Boundary";
import { Later } from "@rdv/app/Later";
import { match, navigate, useAddress } from "@rdv/app/router";
import { useEffect } from "react";
import { justBooked } from "./journey/booking";
import { BOOKING_PAGES, type BookingStep, parseSearch, type Search, searchPath } from "./journey/search";
import { AnswerPage } from "./pages/appointment/AnswerPage";
import { AppointmentRoutes } from "./pages/appointment/AppointmentRoutes";
import { CodePage } from "./pages/booking/CodePage";
import { DetailsPage } from "./pages/booking/DetailsPage";
import { ForWhomPage } from "./pages/booking/ForWhomPage";
import { IdentificationPage } from "./pages/booking/IdentificationPage";
import { RecapPage } from "./pages/booking/RecapPage";
import { HomePage } from "./pages/HomePage";
import { NotFoundPage } from "./pages/NotFoundPage";
import type { PublicPageName } from "./pages/public/PublicPages";
import { SearchPage } from "./pages/SearchPage";
import { Layout } from "./parts/Layout";

/** The page of an address. */
export function App() {
  const address = useAddress();
  return (
    <Layout>
      <Boundary key={address.pathname}>
        <Route address={address} />
      </Boundary>
    </Layout>
  );
}

function Route({ address }: { readonly address: URL }) {
  const { pathname, searchParams } = address;
  if (match("/", pathname)) return <HomePage query={searchParams.get("q")?.trim() ?? ""} />;

  const search = parseSearch(searchParams);
  if (match("/prendre_rdv", pathname)) return <SearchPage search={search} />;
  // The public link of an organisation: its own name may follow, for people to read.
  const organisation = match("/org/:id/*", pathname);
  if (organisation?.id) return <SearchPage search={{ ...search, organisation_id: organisation.id }} />;

  const booking = match("/prendre_rdv/:page", pathname);
  const step = BOOKING_PAGES.find((one) => one === booking?.page);
  if (step) return <Booking search={search} page={step} />;

  const link = match("/r/:token/*", pathname);
  if (link?.token && link.rest === "reponse") {
    return <AnswerPage token={link.token} base={`/r/${encodeURIComponent(link.token)}`} key={link.token} />;
  }
  if (link?.token) {
    return (
      <AppointmentRoutes
        by={{ link: link.token }}
        action={link.rest ?? ""}
        parameters={searchParams}
        key={link.token}
      />
    );
  }
  const own = match("/rendez_vous/:id/*", pathname);
  if (own?.id) {
    return <AppointmentRoutes by={{ id: own.id }} action={own.rest ?? ""} parameters={searchParams} key={own.id} />;
  }
  if (ACCOUNT_PAGES.test(pathname)) return <Later load={accountRoutes} properties={{ address }} />;
  const name = PUBLIC_PAGES[pathname.replace(/\/$/, "")];
  if (name) return <Later load={publicPages} properties={{ name }} />;
  return <NotFoundPage />;
}

const PUBLIC_PAGES: Readonly<Record<string, PublicPageName>> = {
  "/aide": "help",
  "/confidentialite": "privacy",
  "/accessibilite": "accessibility",
  "/mentions_legales": "legal",
  "/conditions_utilisation": "legal",
};
const publicPages = async () => (await import("./pages/public/PublicPages")).PublicPages;

const ACCOUNT_PAGES = /^\/(connexion|inscription|mot_de_passe_oublie|compte|mes_rendez_vous)(\/|$)/;
// Only who has an account, or wants one, fetches its pages.
const accountRoutes = async () => (await import("./pages/account/AccountRoutes")).AccountRoutes;

const steps = {
  identification: IdentificationPage,
  pour_qui: ForWhomPage,
  coordonnees: DetailsPage,
  code: CodePage,
  recapitulatif: RecapPage,
} as const satisfies Record<BookingStep, unknown>;

function Booking({ search, page }: { readonly search: Search; readonly page: BookingStep }) {
  const { motif_id, starts_at, location_id = null } = search;
  if (!motif_id || !starts_at || Number.isNaN(Date.parse(starts_at))) return <SearchPage search={search} />;
  const slot = { motif_id, starts_at, location_id };
  const booked = justBooked(slot);
  if (booked) return <Elsewhere path={`/rendez_vous/${encodeURIComponent(booked)}`} />;
  // Another time is another page: what was typed is kept by the booking, not by the page.
  const key = searchPath(search);
  const Step = steps[page];
  return <Step search={search} slot={slot} key={key} />;
}

/** An address that has become another. */
function Elsewhere({ path }: { readonly path: string }) {
  useEffect(() => navigate(path, { replace: true }), [path]);
  return null;
}
