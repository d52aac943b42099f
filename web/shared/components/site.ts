/** A text in each language of the site. */
export interface Localised {
  readonly fr: string;
  readonly en: string;
}

/** The settings of a deployment: `site.json` of its theme folder. `web/README.md` says how to make one. */
export interface Site {
  /** The name shown in the header and in every document title. */
  readonly name: string;
  /** Address of the logo, a square image of the theme's `public/`; decorative, the name stands beside it. */
  readonly logo: string;
  /** A page where people ask for help; an empty string for the site's own. */
  readonly supportUrl: string;
  /** Who runs the site, for the legal notice; an empty string is left out. */
  readonly imprint: {
    readonly publisher: string;
    readonly director: string;
    readonly host: string;
    readonly contact: string;
  };
  /** More links of the footer, after those of the site itself. */
  readonly links: readonly { readonly label: Localised; readonly href: string }[];
}
