/** How any site of ours is built. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin, UserConfig } from "vite";

// A build's settings: RDV_THEME is a theme folder, RDV_UI=react keeps React in place of Preact (to measure both),
// RDV_OUT the output folder, RDV_API the service that the development server calls.
const web = import.meta.dirname;
const theme = resolve(web, "citizen", process.env.RDV_THEME ?? "../shared/theme");
const service = process.env.RDV_API ?? "http://127.0.0.1:8080";

/** The React API drawn by Preact. */
export const preact = {
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

interface SiteSettings {
  /** Where the site's own source is. */
  readonly folder: string;
  /** The path that it is served under. */
  readonly base: string;
  /** Paths beside `/api` that are the service's. */
  readonly served: readonly string[];
  readonly plugins?: readonly Plugin[];
}

export function siteConfig({ folder, base, served, plugins = [] }: SiteSettings): UserConfig {
  return {
    root: folder,
    base,
    // What the theme serves from the root belongs to the site that has the root.
    publicDir: base === "/" ? resolve(theme, "public") : false,
    plugins: [namedPage(), ...plugins],
    resolve: {
      alias: {
        "@rdv/theme": resolve(theme, "index.ts"),
        "@rdv/api": resolve(web, "shared/api/index.ts"),
        "@rdv/app": resolve(web, "shared/app"),
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
      proxy: Object.fromEntries(["/api", "/_local", "/_openid", ...served].map((path) => [path, service])),
    },
    preview: { host: "127.0.0.1" },
  };
}
