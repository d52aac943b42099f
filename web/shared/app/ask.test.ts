import { describe, expect, it } from "vitest";
import { addressOf, caller } from "./ask";
import { Problem } from "./problem";

const ORIGIN = "https://rdv.example";

/** A service that gives one answer, and keeps what it was asked. */
function service(answer: Response) {
  const asked: Request[] = [];
  const ask = caller(async (request) => {
    asked.push(request);
    return answer;
  });
  return { asked, ask };
}

describe("an address", () => {
  it("leaves out what is not asked", () =>
    expect(addressOf("/api/a", { q: "été", n: 0, off: false, none: null, empty: "", no: undefined }, ORIGIN)).toBe(
      `${ORIGIN}/api/a?q=%C3%A9t%C3%A9&n=0&off=false`,
    ));
});

describe("a call by its path", () => {
  // Requests need a whole address where there is no page.
  const path = `${ORIGIN}/api/a`;

  it("sends JSON and answers JSON", async () => {
    const { asked, ask } = service(Response.json({ id: "1" }, { status: 201 }));
    expect(await ask("POST", path, { body: { name: "x" }, headers: { "X-CSRF-Token": "t" } })).toEqual({ id: "1" });
    expect(asked[0]?.headers.get("Content-Type")).toBe("application/json");
    expect(asked[0]?.headers.get("X-CSRF-Token")).toBe("t");
    expect(await asked[0]?.json()).toEqual({ name: "x" });
  });

  it("answers nothing for an empty body", async () =>
    expect(await service(new Response(null, { status: 204 })).ask("DELETE", path)).toBeUndefined());

  it("keeps everything that a refusal says", async () => {
    const body = { code: "changed_meanwhile", detail: "Trop tard.", current: { version: 3 } };
    const failed = service(Response.json(body, { status: 409 })).ask("PATCH", path, { body: {} });
    await expect(failed).rejects.toMatchObject({ status: 409, code: "changed_meanwhile", body });
  });

  it("does not take a stranger's page for the service's answer", async () => {
    const failed = service(new Response("<html>Wi-Fi de l’hôtel</html>")).ask("GET", path);
    await expect(failed).rejects.toBeInstanceOf(Problem);
    await expect(failed).rejects.toMatchObject({ code: "network" });
  });
});
