import { expect, it } from "vitest";
import { forgetDraft, keepDraft, keyFor, readDraft } from "./draft";

it("asks for the same booking with the same key, and for another with another", () => {
  const body = { motif_id: "m", users: [{ user_id: "u", send_reminder_notification: true }] };
  const key = keyFor(body);
  keepDraft({ context: "un papier manque" });
  expect(keyFor({ ...body })).toBe(key);
  expect(keyFor({ ...body, users: [{ user_id: "u", send_reminder_notification: false }] })).not.toBe(key);
  expect(readDraft().context).toBe("un papier manque");
  forgetDraft(readDraft());
  expect(keyFor(body)).not.toBe(key);
});

it("forgets the draft of what was made, and keeps one that was typed meanwhile", () => {
  keepDraft({ context: "un papier manque" });
  keyFor({ motif_id: "m" });
  const asked = readDraft();
  keepDraft({ context: "le suivant" });
  forgetDraft(asked);
  expect(readDraft().context).toBe("le suivant");
  forgetDraft(readDraft());
  expect(readDraft().context).toBe("");
});
