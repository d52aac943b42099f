/** A theme: its style sheet, its settings, and the components that it draws. Pages import `@rdv/theme`, nothing below. */
import "./index.css";
import type { Site } from "../components";
import settings from "./site.json";

export * from "../components";

export const site: Site = settings;
