/** Who takes part in an appointment, as it is changed: anybody who may edit puts people in, only an admin takes them out. */
import { AGENTS, appointment, atDesk, deskPath, farTuesday } from "./desk";
import { expect, expectAccessible, test } from "./site";

test("an admin alone is offered to take somebody out of an appointment", async ({ page, stack }) => {
  await atDesk(page, AGENTS.nurse);
  const { id } = await appointment(page, "Reste", await farTuesday(stack), "10:00");
  const place = await deskPath(page, `rendez_vous/${id}/modifier`);
  await page.goto(place);
  const people = page.getByRole("group", { name: "Usagers" });
  await expect(people.getByRole("listitem")).toHaveText(/RESTE participe/);
  await expect(people.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page, "edit without removing");

  await atDesk(page, AGENTS.admin);
  await page.goto(place);
  await expect(people.getByRole("checkbox", { name: /RESTE participe/ })).toBeChecked();
});
