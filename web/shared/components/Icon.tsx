const paths = {
  arrow: <path d="M5 12h14m-6-6 6 6-6 6" />,
  away: (
    <path d="M7 3.5v3.8M17 3.5v3.8M4 9.5h16M6 5.3h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2Zm3.6 7.2 4.8 5m0-5-4.8 5" />
  ),
  back: <path d="M19 12H5m6-6-6 6 6 6" />,
  building: (
    <path d="M4 20.5h16M6 20V6.5L12 3l6 3.5V20M10 20v-4.5h4V20M9.5 9h.01M14.5 9h.01M9.5 12.2h.01M14.5 12.2h.01" />
  ),
  calendar: <path d="M4 9.5h16M8 3v4m8-4v4M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  clock: <path d="M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  group: (
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-6 9c0-3.3 2.5-5.5 6-5.5s6 2.2 6 5.5m1-9.2a3.2 3.2 0 0 0 0-6.2m2 10c2 .7 3 2.6 3 5.4" />
  ),
  home: <path d="M4 11.5 12 4l8 7.5M6 10v9.5h12V10m-8 9.5V14h4v5.5" />,
  list: <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01" />,
  menu: <path d="M4 6.5h16M4 12h16M4 17.5h16" />,
  phone: (
    <path d="M8.2 4H5.6A1.6 1.6 0 0 0 4 5.7C4.5 13.5 10.5 19.5 18.3 20a1.6 1.6 0 0 0 1.7-1.6v-2.6l-4.2-1.7-1.9 2.1a12.5 12.5 0 0 1-6.1-6.1l2.1-1.9L8.2 4Z" />
  ),
  pin: <path d="M12 21s7-6.3 7-11.5a7 7 0 1 0-14 0C5 14.7 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />,
  print: (
    <path d="M7 8V4h10v4M7 17H5.5A1.5 1.5 0 0 1 4 15.5V9.8A1.8 1.8 0 0 1 5.8 8h12.4A1.8 1.8 0 0 1 20 9.8v5.7a1.5 1.5 0 0 1-1.5 1.5H17M7 14h10v6H7v-6Z" />
  ),
  search: <path d="m20 20-4.7-4.7M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z" />,
  settings: (
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-7 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  video: (
    <path d="M5 6.5h8.5A1.5 1.5 0 0 1 15 8v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 16V8A1.5 1.5 0 0 1 5 6.5Zm10 4.3 5.5-3v8.4l-5.5-3" />
  ),
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8.5c0-3.8 2.9-6 7-6s7 2.2 7 6" />,
  warning: <path d="M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.5h.01" />,
} as const;

export type IconName = keyof typeof paths;

/** A small drawing beside a text that says the same: hidden from assistive technology. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {paths[name]}
    </svg>
  );
}
