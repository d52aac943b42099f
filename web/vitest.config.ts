import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["citizen/src/**/*.test.ts", "shared/**/*.test.ts"] } });
