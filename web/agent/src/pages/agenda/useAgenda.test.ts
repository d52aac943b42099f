import { running, settle } from "@rdv/app/running";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AgendaQuery } from "../../api/agenda";
import { useAgenda } from "./useAgenda";

/** What the service was asked, each answered when the test says so. */
const asked: ((events: string) => void)[] = [];

vi.mock("../../api/agenda", () => ({
  readAgenda: () =>
    new Promise((answer) => {
      asked.push((events) => answer({ same: false, value: { events }, etag: events }));
    }),
}));

const query = { organisation_id: "o", agent_ids: ["a"], from: "2026-11-23", days: 7 } as AgendaQuery;
const shownBy = (watched: ReturnType<typeof useAgenda>): unknown => (watched.agenda as { events?: unknown })?.events;

describe("the agenda", () => {
  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal("window", new EventTarget());
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  });

  it("shows what was asked for last, though an earlier answer comes after", async () => {
    const page = await running(() => useAgenda(query), {});
    asked[0]?.("as it was");
    await settle();
    // A look that the clock asked for, before the appointment was moved here.
    window.dispatchEvent(new Event("online"));
    void page.now().refresh(true);
    asked[2]?.("moved");
    await settle();
    asked[1]?.("as it was");
    await settle();
    expect(shownBy(page.now())).toBe("moved");
    // The move was made here: it is nobody's news.
    expect(page.now().changes).toBe(0);
    page.leave();
  });

  it("shows each answer that comes in its turn", async () => {
    const page = await running(() => useAgenda(query), {});
    asked[0]?.("as it was");
    window.dispatchEvent(new Event("online"));
    await settle();
    asked[1]?.("changed by a colleague");
    await settle();
    expect(shownBy(page.now())).toBe("changed by a colleague");
    expect(page.now().changes).toBe(1);
    page.leave();
  });
});
