/** What assistive technology is given: the accessibility trees of the times and of the form, as committed snapshots. */
import { expect, test } from "./site";

test("the times are radio buttons in a group a day, the form is named fields in named parts", async ({
  page,
  visit,
}) => {
  await visit.toTimes("62", /PMI/, /Consultation de puériculture/);
  await visit.toNextWeek();
  await visit.choose(0);
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "times.aria.yml" });
  await visit.reserve();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "details.aria.yml" });
  await visit.button("Recevoir mon code").click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot({ name: "details-with-errors.aria.yml" });
});
