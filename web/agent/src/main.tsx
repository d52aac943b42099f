import { createRoot } from "react-dom/client";
import { App } from "./App";
import "@rdv/app/site.css";
import "./styles.css";
import { startRouting } from "@rdv/app/router";
import { firstLanguage, speak } from "./i18n";
import { findRoute } from "./routes";
import { keepSession, watchSession } from "./session";

const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");

startRouting((path) => path.startsWith("/agent/"));
watchSession();
keepSession();
// The page is fetched while the service says who is here: neither waits for the other. A failure is told where it is shown.
void findRoute(window.location.pathname)
  ?.route.load()
  .catch(() => undefined);
const language = firstLanguage(new URL(window.location.href));
// French is in the page already; a failure to fetch English leaves it.
const ready = language === "fr" ? Promise.resolve() : speak(language);
ready.then(() => createRoot(root).render(<App />));
