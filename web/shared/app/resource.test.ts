import { beforeEach, describe, expect, it, vi } from "vitest";
import { networkGone, Problem } from "./problem";
import { alreadyRead, forget, forgetAll, remember, useResource } from "./resource";
import { running, settle } from "./running";

/** A service whose answers come when the test says so, in the order that it says. */
class Service {
  readonly asked: { answer: (value: string) => void; refuse: (problem: Problem) => void }[] = [];
  readonly read = () =>
    new Promise<string>((answer, refuse) => {
      this.asked.push({ answer, refuse });
    });
}

const reader =
  (service: Service) =>
  ({ name }: { readonly name: string }) =>
    useResource(name, service.read);

describe("what a page reads", () => {
  let service: Service;

  beforeEach(() => {
    forgetAll();
    service = new Service();
    vi.stubGlobal("window", new EventTarget());
  });

  it("is the last thing asked for, whatever comes last", async () => {
    const page = await running(reader(service), { name: "a" });
    await page.draw({ name: "b" });
    service.asked[1]?.answer("of b");
    service.asked[0]?.answer("of a");
    await settle();
    expect(page.now().value).toBe("of b");
  });

  it("is not replaced by an answer older than what was noted meanwhile", async () => {
    const page = await running(reader(service), { name: "appointment" });
    remember("appointment", "cancelled");
    service.asked[0]?.answer("upcoming");
    await settle();
    expect(page.now().value).toBe("cancelled");
    expect(alreadyRead("appointment")).toBe("cancelled");
  });

  it("is asked for anew when a change has made untrue what is on its way", async () => {
    const page = await running(reader(service), { name: "motifs:1" });
    forget("motifs:");
    service.asked[0]?.answer("before the change");
    await settle();
    expect(page.now().value).toBeUndefined();
    service.asked[1]?.answer("after it");
    await settle();
    expect(page.now().value).toBe("after it");
  });

  it("is asked for anew, not waited for without end, when the person has changed", async () => {
    const page = await running(reader(service), { name: "slots" });
    forgetAll();
    service.asked[0]?.answer("of the person before");
    await settle();
    expect(service.asked).toHaveLength(2);
    service.asked[1]?.answer("of whoever is here");
    await settle();
    expect(page.now().value).toBe("of whoever is here");
  });

  it("stays on the page when reading it again fails for a moment, and is read again with the network", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    remember("places", "two places");
    vi.setSystemTime(Date.now() + 60_000);
    const page = await running(reader(service), { name: "places" });
    expect(page.now()).toMatchObject({ value: "two places", settled: false });
    service.asked[0]?.refuse(networkGone());
    await settle();
    // Who reads it is shown it; who would change it is told that it is only remembered.
    const failure = { code: "network" };
    expect(page.now()).toMatchObject({ value: "two places", problem: undefined, failure, settled: false });
    window.dispatchEvent(new Event("online"));
    await settle();
    service.asked[1]?.answer("three places");
    await settle();
    expect(page.now()).toMatchObject({ value: "three places", failure: undefined, settled: true });
    vi.useRealTimers();
  });

  it("is taken away by a refusal that no other try changes", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    remember("gone", "it was there");
    vi.setSystemTime(Date.now() + 60_000);
    const page = await running(reader(service), { name: "gone" });
    service.asked[0]?.refuse(new Problem({ status: 404, code: "not_found" }));
    await settle();
    expect(page.now()).toMatchObject({ value: undefined, problem: { status: 404 } });
    vi.useRealTimers();
  });
});
