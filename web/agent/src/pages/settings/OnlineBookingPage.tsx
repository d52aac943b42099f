import { announce } from "@rdv/app/announcer";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { useResource } from "@rdv/app/resource";
import { Alert, Button, Card, Heading, Tag, TextLink } from "@rdv/theme";
import { useMemo, useRef, useState } from "react";
import { keys, type Motif, type OnlineBooking, readOnlineBooking } from "../../api/settings";
import { organisationPath, useOrganisation } from "../../desk";
import { type Column, Table } from "../../parts/Table";
import { useMotifs } from "./MotifsPage";
import { RowButton, RowLink, useSettingsPath } from "./parts";
import { download, modulesOf, pathOf, pngOf, svgOf } from "./qr";
import { useSettingsWords } from "./words";

type BookedMotif = OnlineBooking["motifs"][number];

/** The public link of an organisation, to share and to print, and what people find behind it (MOT-09). */
export function OnlineBookingPage() {
  const words = useSettingsWords().booking;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const resource = useResource(keys.booking(id), () => readOnlineBooking(id));
  return (
    <Loaded title={words.title} back={path()} resource={resource}>
      {(booking) => <Booking booking={booking} />}
    </Loaded>
  );
}

/** The whole address, as it is shared. */
const absolute = (url: string): string => new URL(url, window.location.origin).href;

function Booking({ booking }: { readonly booking: OnlineBooking }) {
  const texts = useSettingsWords();
  const words = texts.booking;
  const { id, name } = useOrganisation();
  const path = useSettingsPath();
  const link = absolute(booking.public_url);
  const motifs = useMotifs().value ?? [];
  const columns = useColumns(organisationPath(id, "plages/nouvelle"), motifs);
  const open = booking.motifs.filter(({ bookable_by }) => bookable_by === "everyone");
  return (
    <Page title={words.title} lead={<p>{words.lead}</p>} back={path()}>
      <div className="screen-only">
        <Alert
          tone={booking.effective ? "success" : "warning"}
          title={booking.effective ? words.onTitle : words.offTitle}
        >
          <p>{booking.effective ? words.on : words.off}</p>
          {!booking.effective && (
            <p>
              <TextLink href={path()}>{texts.check.title}</TextLink>
            </p>
          )}
        </Alert>
      </div>
      <PublicLink link={link} />
      <Poster link={link} organisation={name} />
      <section className="part screen-only" aria-labelledby="online-motifs">
        <Heading level={2} id="online-motifs">
          {words.motifs}
        </Heading>
        {open.length === 0 ? (
          <p>
            {words.motifsNone} <TextLink href={path("motifs")}>{words.changeMotif}</TextLink>
          </p>
        ) : (
          <Table caption={words.motifs} rowKey={(motif) => motif.id} rows={open} columns={columns} />
        )}
      </section>
    </Page>
  );
}

function useColumns(newOpening: string, motifs: readonly Motif[]): readonly Column<BookedMotif>[] {
  // The sessions of a group motif are created one by one: an opening is not what it wants.
  const isGroup = (id: string) => motifs.some((motif) => motif.id === id && motif.collectif);
  const texts = useSettingsWords();
  const words = texts.booking;
  return [
    { key: "name", label: words.motif, cell: ({ name }) => name },
    {
      key: "openings",
      label: words.openings,
      cell: ({ id, openings_count }) =>
        isGroup(id) ? texts.motifs.collectifNoOpening : texts.motifs.openings(openings_count),
    },
    {
      key: "state",
      label: words.state,
      cell: ({ id, openings_count }) =>
        isGroup(id) ? null : (
          <Tag tone={openings_count > 0 ? "success" : "warning"}>
            {openings_count > 0 ? words.visible : words.hidden}
          </Tag>
        ),
    },
    {
      key: "actions",
      label: texts.actions,
      quiet: true,
      cell: ({ id, name, url, openings_count }) =>
        openings_count > 0 || isGroup(id) ? (
          <RowButton
            label={words.copy}
            full={words.motifLink(name)}
            onClick={async () => void (await copy(absolute(url), words))}
          />
        ) : (
          <RowLink
            href={`${newOpening}?motif=${encodeURIComponent(id)}`}
            label={words.toOpenings}
            full={words.toOpeningsOf(name)}
          />
        ),
    },
  ];
}

interface CopyWords {
  readonly copied: string;
  readonly copyFailed: string;
}

/** Copies a text and says so; a browser may refuse it. */
async function copy(text: string, words: CopyWords): Promise<boolean> {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  announce(done ? words.copied : words.copyFailed);
  return done;
}

function PublicLink({ link }: { readonly link: string }) {
  const words = useSettingsWords().booking;
  const line = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean>();

  async function press(): Promise<void> {
    const done = await copy(link, words);
    setCopied(done);
    // What could not be copied is selected, for the keys that copy.
    if (!done) line.current?.focus();
  }

  return (
    <div className="public-link screen-only">
      <div className="ds-field field">
        <label className="ds-label" htmlFor="public-link">
          {words.link}
        </label>
        <input
          className="ds-input"
          id="public-link"
          ref={line}
          type="text"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div className="actions">
        <Button onClick={press}>{words.copy}</Button>
        <a className="ds-link link" href={link} target="_blank" rel="noreferrer">
          {words.open}
        </a>
        {copied !== undefined && <span aria-hidden="true">{copied ? words.copied : words.copyFailed}</span>}
      </div>
    </div>
  );
}

interface PosterProps {
  readonly link: string;
  readonly organisation: string;
}

/** The code as a poster: what is printed of this page. */
function Poster({ link, organisation }: PosterProps) {
  const words = useSettingsWords().booking;
  const modules = useMemo(() => modulesOf(link), [link]);
  const size = modules.length;

  async function png(): Promise<void> {
    const picture = await pngOf(modules);
    if (!picture) return;
    download(`${words.fileName}.png`, picture);
    announce(words.downloaded);
  }

  function svg(): void {
    download(`${words.fileName}.svg`, new Blob([svgOf(modules)], { type: "image/svg+xml" }));
    announce(words.downloaded);
  }

  return (
    <Card labelledBy="poster">
      <div className="poster">
        <div className="poster-text">
          <Heading level={2} id="poster">
            {words.poster}
          </Heading>
          <p className="poster-name">{organisation}</p>
          <p>{words.posterHow}</p>
          <p className="poster-link">{link.replace(/^https?:\/\//, "")}</p>
        </div>
        <svg className="poster-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.qrAlt(organisation)}>
          <path className="poster-paper" d={`M0 0h${size}v${size}H0z`} />
          <path className="poster-ink" d={pathOf(modules)} />
        </svg>
      </div>
      <div className="actions screen-only">
        <Button variant="secondary" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button variant="tertiary" onClick={svg}>
          {words.downloadSvg}
        </Button>
        <Button variant="tertiary" onClick={png}>
          {words.downloadPng}
        </Button>
      </div>
    </Card>
  );
}
