/** The service as the pages call it: its shapes come from `schema.d.ts`, generated from the OpenAPI document. */
import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Signature = "X-CSRF-Token";

/** An operation whose signature `fetch` adds: the pages do not give it. */
type Signed<Operation> = Operation extends { readonly parameters: { readonly header: Record<Signature, string> } }
  ? Omit<Operation, "parameters"> & {
      parameters: Omit<Operation["parameters"], "header"> & {
        header?: Partial<Record<Signature, string>> & Omit<Operation["parameters"]["header"], Signature>;
      };
    }
  : Operation;

type SignedPaths = { [Path in keyof paths]: { [Method in keyof paths[Path]]: Signed<paths[Path][Method]> } };

/** A client of the API at the site's own origin; `fetch` adds headers and a time limit. */
export const apiClient = (fetch: (request: Request) => Promise<Response>) =>
  createClient<SignedPaths>({ baseUrl: globalThis.location?.origin ?? "", fetch });

type Shapes = components["schemas"];

export type AccountChange = Shapes["AccountChange"];
export type Answered = Shapes["AnswerView"];
export type Appointment = Shapes["AppointmentView"];
export type BookedAppointment = Shapes["BookedView"];
export type BookingRequest = Shapes["AppointmentRequest"];
export type Channel = Shapes["Channel"];
/** An address, a street or a town that a text may mean. */
export type Found = Shapes["AddressView"];
export type Hold = Shapes["HoldView"];
export type HoldSummary = Shapes["HoldSummary"];
export type LocationType = Shapes["LocationType"];
export type Motif = Shapes["MotifView"];
export type Organisation = Shapes["OrganisationView"];
export type OpenedLink = Shapes["OpenedLink"];
export type OwnAppointments = Shapes["OwnAppointmentsView"];
export type Place = Shapes["LocationView"];
export type Profile = Shapes["AccountView"];
export type Relative = Shapes["RelativeView"];
export type ProblemBody = Shapes["Problem"];
export type SessionAnswer = Shapes["SessionView"];
export type SessionUser = Shapes["PersonView"];
export type Service = Shapes["ServiceView"];
export type Slot = Shapes["SlotView"];
export type SlotWeek = Shapes["SlotList"];
