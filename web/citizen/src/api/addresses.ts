/** The address service, behind our own endpoint. */
import { answerOf, patientFetch } from "./transport";

/** An address, a street or a town that a text may mean. */
export interface Found {
  readonly label: string;
  readonly city: string;
  readonly post_code: string;
  readonly departement: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What the national address base knows of a text. Throws Problem: `addresses_unavailable` when it is away. */
export const searchAddresses = async (text: string): Promise<readonly Found[]> =>
  (
    await answerOf<{ readonly addresses: readonly Found[] }>(
      patientFetch,
      "GET",
      `/api/addresses?${new URLSearchParams({ q: text })}`,
    )
  ).addresses;
