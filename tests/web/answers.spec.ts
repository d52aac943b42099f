/** The two answers of a reminder: "I come" with one press and no letters, "I cannot" through the cancellation. */
import { expect, somebody, test } from "./site";

test("nothing is kept before the press, and I come is kept with it", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  await visit.book(zoe);
  const path = await stack.link(zoe.email ?? "", "created");
  const answers: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") answers.push(new URL(request.url()).pathname);
  });

  // The SMS has room for one link, which leads to the letters: the answer is one press from there.
  await page.goto(path);
  await expect(visit.heading("Retrouver votre rendez-vous")).toBeVisible();
  await visit.link("Confirmer seulement ma venue").click();
  await expect(visit.heading("Viendrez-vous à votre rendez-vous ?")).toBeVisible();
  await look("question");
  expect(answers).toEqual([]);
  await visit.button("Je viens").click();
  await expect(visit.heading("Merci, votre venue est confirmée")).toBeFocused();
  await expect(page.getByText(/Le service vous attend le \p{L}+ \d+.* à \d+/u)).toBeVisible();
  await look("thanks");
  expect(answers).toEqual(["/api/links/answer"]);

  const opened = page.waitForResponse((response) => response.url().endsWith("/api/links/open"));
  await visit.link("Voir mon rendez-vous").click();
  await page.getByLabel(/3 premières lettres/).fill("dar");
  await visit.button("Voir mon rendez-vous").click();
  const { appointment } = (await (await opened).json()) as {
    appointment: { users: { confirmed_at: string | null }[] };
  };
  expect(appointment.users.map(({ confirmed_at }) => confirmed_at !== null)).toEqual([true]);
});

test("who cannot come cancels, behind the letters", async ({ page, stack, visit }) => {
  const zoe = somebody();
  await visit.book(zoe);
  await page.goto(`${await stack.link(zoe.email ?? "", "created")}/reponse`);
  await visit.link("Je ne peux pas venir").click();
  await page.getByLabel(/3 premières lettres/).fill("dar");
  await visit.button("Voir mon rendez-vous").click();
  await expect(visit.heading(/Annuler ce rendez-vous/)).toBeVisible();
  await visit.button(/Oui/).click();
  await expect(visit.heading("Votre rendez-vous est annulé")).toBeVisible();
});

test("who answers too late is told", async ({ page, stack, visit, look }) => {
  const zoe = somebody();
  await visit.book(zoe);
  const path = await stack.link(zoe.email ?? "", "created");
  await stack.advance(60 * 60 * 24 * 20);
  await page.goto(`${path}/reponse?lang=en`);
  await visit.button("I will come").click();
  await expect(visit.heading("This appointment no longer waits for an answer")).toBeFocused();
  await look("too-late");
});
