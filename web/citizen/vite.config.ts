import { defineConfig } from "vite";
import { siteConfig } from "../vite.site.ts";

export default defineConfig(siteConfig({ folder: import.meta.dirname, base: "/", served: ["/franceconnect_v2"] }));
