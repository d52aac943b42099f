import { createRoot } from "react-dom/client";
import { App } from "./App";
import "@rdv/app/site.css";
import "./styles.css";
import { startRouting } from "@rdv/app/router";
import { firstLanguage, speak } from "./i18n";
import { watchSession } from "./session";

const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");

// The agents' dashboard stands beside the site, at the same origin.
startRouting((path) => !path.startsWith("/agent/"));
watchSession();
const language = firstLanguage(new URL(window.location.href));
// French is in the page already; a failure to fetch English leaves it.
const ready = language === "fr" ? Promise.resolve() : speak(language);
ready.then(() => createRoot(root).render(<App />));
