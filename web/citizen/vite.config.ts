import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

// A build's settings: RDV_THEME is a theme folder, RDV_UI=react keeps React in place of Preact (to measure both),
// RDV_OUT the output folder, RDV_API the service that the development server calls.
const theme = resolve(import.meta.dirname, process.env.RDV_THEME ?? "../shared/theme");
const service = process.env.RDV_API ?? "http://127.0.0.1:8080";

const preact = {
  "react-dom/client": "preact/compat/client",
  "react-dom": "preact/compat",
  "react/jsx-runtime": "preact/jsx-runtime",
  "react/jsx-dev-runtime": "preact/jsx-dev-runtime",
  react: "preact/compat",
};

/** The name of the site must be in the page before any script runs. */
function namedPage(): Plugin {
  const { name } = JSON.parse(readFileSync(resolve(theme, "site.json"), "utf8")) as { name: string };
  const escaped = name.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return { name: "named-page", transformIndexHtml: (html) => html.replaceAll("%SITE_NAME%", escaped) };
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(theme, "public"),
  plugins: [namedPage()],
  resolve: {
    alias: {
      "@rdv/theme": resolve(theme, "index.ts"),
      "@rdv/api": resolve(import.meta.dirname, "../shared/api/index.ts"),
      "@rdv/app": resolve(import.meta.dirname, "../shared/app"),
      ...(process.env.RDV_UI === "react" ? {} : preact),
    },
  },
  build: {
    outDir: process.env.RDV_OUT ?? "dist",
    emptyOutDir: true,
    // A data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": service, "/franceconnect_v2": service, "/_local": service, "/_openid": service },
  },
  preview: { host: "127.0.0.1" },
});
