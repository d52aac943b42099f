import { describe, expect, it } from "vitest";
import { match } from "./router";

describe("match", () => {
  it.each([
    ["/", "/", {}],
    ["/r/:token/*", "/r/abc", { token: "abc", rest: "" }],
    ["/r/:token/*", "/r/abc/deplacer", { token: "abc", rest: "deplacer" }],
    ["/org/:id/*", "/org/12/mds-arras", { id: "12", rest: "mds-arras" }],
    ["/org/:id/*", "/org/a%20b/", { id: "a b", rest: "" }],
    ["/r/:token", "/r/%E0%A4%A", { token: "%E0%A4%A" }],
  ])("%s fits %s", (pattern, path, parts) => expect(match(pattern, path)).toEqual(parts));

  it.each([
    ["/", "/r"],
    ["/r/:token", "/r"],
    ["/r/:token", "/r/a/b"],
    ["/org/:id", "/organisation/1"],
  ])("%s does not fit %s", (pattern, path) => expect(match(pattern, path)).toBeNull());
});
