/** The function that CloudFront runs before each request of a site's file, as the template has it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const template = readFileSync(resolve(import.meta.dirname, "../../infra/edge.yaml"), "utf8");
const [, code = ""] = /FunctionCode: \|\n((?: {8}.*\n)+)/.exec(template) ?? [];
const handler = new Function(`${code}; return handler;`)() as (event: { request: { uri: string } }) => { uri: string };
const served = (uri: string): string => handler({ request: { uri } }).uri;

describe("a path at the edge", () => {
  it.each(["/", "/prendre_rdv", "/r/AbC-123_x", "/agents", "/agent_connect/callback"])("%s is the citizens'", (path) =>
    expect(served(path)).toBe("/index.html"),
  );

  it.each(["/agent", "/agent/", "/agent/connexion", "/agent/organisations/1/agenda"])("%s is the dashboard's", (path) =>
    expect(served(path)).toBe("/agent/index.html"),
  );

  it.each(["/logo.svg", "/assets/index-4f9a1c2b.js", "/agent/assets/index-4f9a1c2b.js"])("%s is a file", (path) =>
    expect(served(path)).toBe(path),
  );
});
