import type { LocationType } from "@rdv/api";
import type { IconName } from "@rdv/theme";

/** The drawing of each way to meet. */
export const locationIcon: Readonly<Record<LocationType, IconName>> = {
  public_office: "pin",
  phone: "phone",
  home: "home",
  visio: "video",
};
