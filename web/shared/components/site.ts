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
  /** A page where people ask for help, or an empty string. */
  readonly supportUrl: string;
  /** Links of the footer: legal notice, accessibility statement, privacy… */
  readonly links: readonly { readonly label: Localised; readonly href: string }[];
}
