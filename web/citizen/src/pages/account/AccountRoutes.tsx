import { match } from "@rdv/app/router";
import type { ReactNode } from "react";
import type { SessionUser } from "../../session";
import { AppointmentRoutes } from "../appointment/AppointmentRoutes";
import { NotFoundPage } from "../NotFoundPage";
import "./account.css";
import { AccountPage } from "./AccountPage";
import { AttendeePage } from "./AttendeePage";
import { ChangeEmailPage } from "./ChangeEmailPage";
import { ChangePasswordPage } from "./ChangePasswordPage";
import { ClaimPage } from "./ClaimPage";
import { ForgottenPage } from "./ForgottenPage";
import { IdentityPage } from "./IdentityPage";
import { LinkPage } from "./LinkPage";
import { Members } from "./Members";
import { MinePage } from "./MinePage";
import { PreferencesPage } from "./PreferencesPage";
import { RelativeFormPage } from "./RelativeFormPage";
import { RelativesPage } from "./RelativesPage";
import { RemovalPage, RemovedPage } from "./RemovalPage";
import { RemoveRelativePage } from "./RemoveRelativePage";
import { SignInPage } from "./SignInPage";
import { SignUpPage } from "./SignUpPage";
import { WaitingPage } from "./WaitingPage";

interface AccountRoutesProps {
  readonly address: URL;
}

/** The pages of the account: those that open it to anybody, and those of who is signed in. */
export function AccountRoutes({ address }: AccountRoutesProps) {
  const { pathname, searchParams } = address;
  if (match("/connexion", pathname)) return <SignInPage parameters={searchParams} />;
  if (match("/inscription", pathname)) return <SignUpPage parameters={searchParams} />;
  if (match("/inscription/message", pathname)) return <WaitingPage />;
  if (match("/mot_de_passe_oublie", pathname)) return <ForgottenPage parameters={searchParams} />;
  if (match("/compte/supprime", pathname)) return <RemovedPage />;
  const link = match("/compte/lien/:token", pathname);
  if (link?.token) return <LinkPage token={link.token} key={link.token} />;
  const own = ownPage(pathname, searchParams);
  return own ? <Members>{own}</Members> : <NotFoundPage />;
}

type OwnPage = (user: SessionUser) => ReactNode;

/** The page of who is signed in at an address, or nothing. */
function ownPage(pathname: string, parameters: URLSearchParams): OwnPage | undefined {
  const simple: Readonly<Record<string, OwnPage>> = {
    "/compte": (user) => <AccountPage user={user} parameters={parameters} />,
    "/compte/informations": () => <IdentityPage />,
    "/compte/preferences": () => <PreferencesPage />,
    "/compte/mot_de_passe": () => <ChangePasswordPage />,
    "/compte/adresse_email": () => <ChangeEmailPage />,
    "/compte/suppression": () => <RemovalPage />,
    "/compte/proches": () => <RelativesPage parameters={parameters} />,
    "/compte/proches/nouveau": () => <RelativeFormPage id={null} parameters={parameters} />,
    "/mes_rendez_vous": (user) => <MinePage user={user} parameters={parameters} />,
    "/mes_rendez_vous/retrouver": () => <ClaimPage />,
  };
  const known = Object.entries(simple).find(([pattern]) => match(pattern, pathname));
  if (known) return known[1];

  const removal = match("/compte/proches/:id/retirer", pathname);
  if (removal?.id) return () => <RemoveRelativePage id={removal.id ?? ""} />;
  const relative = match("/compte/proches/:id", pathname);
  if (relative?.id) return () => <RelativeFormPage id={relative.id ?? ""} parameters={parameters} />;
  const appointment = match("/mes_rendez_vous/:id/*", pathname);
  if (!appointment?.id) return undefined;
  const { id, rest = "" } = appointment;
  if (rest === "participant") return (user) => <AttendeePage id={id} user={user} />;
  return () => <AppointmentRoutes by={{ mine: id }} action={rest} parameters={parameters} key={id} />;
}
