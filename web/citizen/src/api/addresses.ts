/** The address service, behind our own endpoint. */
import type { Found } from "@rdv/api";
import { body } from "@rdv/app/transport";
import { client } from "./client";

/** What the national address base knows of a text. Throws Problem: `addresses_unavailable` when it is away. */
export const searchAddresses = async (text: string): Promise<readonly Found[]> =>
  (await body(client.GET("/api/addresses", { params: { query: { q: text } } }))).addresses;
