import { defineConfig } from "vite";
import { siteConfig } from "../vite.site.ts";
import { calendarStyles } from "./calendarStyles.ts";

export default defineConfig(
  siteConfig({
    folder: import.meta.dirname,
    base: "/agent/",
    served: ["/agent_connect"],
    plugins: [calendarStyles()],
  }),
);
