import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { preact } from "./vite.site.ts";

export default defineConfig({
  resolve: {
    alias: {
      "@rdv/api": resolve(import.meta.dirname, "shared/api/index.ts"),
      "@rdv/app": resolve(import.meta.dirname, "shared/app"),
      "@rdv/theme": resolve(import.meta.dirname, "shared/theme/index.ts"),
      ...preact,
    },
  },
  test: { include: ["agent/src/**/*.test.ts", "citizen/src/**/*.test.ts", "shared/**/*.test.ts", "scripts/*.test.ts"] },
});
