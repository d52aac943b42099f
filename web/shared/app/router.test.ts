import { beforeEach, describe, expect, it, vi } from "vitest";
import { match, navigate, startRouting, wayOn } from "./router";

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

describe("the way on, after an answer", () => {
  const here = { pathname: "/compte", search: "", origin: "https://rdv.example" };
  let went: string[];

  beforeEach(() => {
    went = [];
    Object.assign(here, { pathname: "/compte", search: "" });
    const go = (_state: null, _title: string, to: string) => {
      const { pathname, search } = new URL(to, here.origin);
      Object.assign(here, { pathname, search });
      went.push(to);
    };
    const window = Object.assign(new EventTarget(), {
      location: here,
      history: { pushState: go, replaceState: go },
      scrollTo: () => undefined,
    });
    vi.stubGlobal("window", window);
    vi.stubGlobal("document", new EventTarget());
  });

  it("leads on for who waits", () => {
    const goOn = wayOn();
    goOn("/compte?fait=informations");
    expect(went).toEqual(["/compte?fait=informations"]);
  });

  it("leads nowhere once the reader has followed a link", () => {
    const goOn = wayOn();
    navigate("/mes_rendez_vous");
    goOn("/compte?fait=informations");
    expect(went).toEqual(["/mes_rendez_vous"]);
  });

  it("leads nowhere once the reader has gone back", () => {
    startRouting(() => true);
    const goOn = wayOn();
    window.dispatchEvent(new Event("popstate"));
    goOn("/compte?fait=informations", { replace: true });
    expect(went).toEqual([]);
  });

  it("leads on past a step replaced within the page, which goes nowhere", () => {
    const goOn = wayOn();
    navigate("/compte?ouvert=1", { replace: true });
    goOn("/compte/proches");
    expect(went).toEqual(["/compte?ouvert=1", "/compte/proches"]);
  });

  it("leads nowhere once the page has been replaced by another", () => {
    const goOn = wayOn();
    navigate("/connexion", { replace: true });
    goOn("/compte");
    expect(went).toEqual(["/connexion"]);
  });
});
