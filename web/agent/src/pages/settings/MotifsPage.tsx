import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { type Resource, useResource } from "@rdv/app/resource";
import { ButtonLink, Heading, Tag } from "@rdv/theme";
import { keys, type Motif, type MotifBook, readMotifs, readServices, type Service } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { Empty } from "../../parts/Empty";
import { News } from "../../parts/News";
import { type Column, Table } from "../../parts/Table";
import { textOn } from "../agenda/colours";
import { RowLink, useIsAdmin, useSettingsPath } from "./parts";
import { useSettingsWords } from "./words";

/** The motifs of the organisation at hand, and the categories that there are. */
export function useMotifBook(): Resource<MotifBook> {
  const { id } = useOrganisation();
  return useResource(keys.motifs(id), () => readMotifs(id));
}

/** The motifs of the organisation at hand. */
export function useMotifs(): Resource<readonly Motif[]> {
  const { value, ...rest } = useMotifBook();
  return { ...rest, value: value?.motifs };
}

/** The services that its territory uses. */
export function useServices(): Resource<readonly Service[]> {
  const { id } = useOrganisation();
  return useResource(keys.services(id), () => readServices(id));
}

/** What can be booked, service by service. */
export function MotifsPage() {
  const words = useSettingsWords().motifs;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path()} resource={useMotifs()}>
      {(known) => <Motifs motifs={known} />}
    </Loaded>
  );
}

/** Motifs under their services, in the alphabet's order. */
export function byService<Row extends Pick<Motif, "service" | "name">>(
  motifs: readonly Row[],
): readonly (readonly [string, readonly Row[]])[] {
  const services = new Map<string, Row[]>();
  for (const motif of [...motifs].sort((one, other) => one.name.localeCompare(other.name, "fr"))) {
    services.set(motif.service.name, [...(services.get(motif.service.name) ?? []), motif]);
  }
  return [...services].sort(([one], [other]) => one.localeCompare(other, "fr"));
}

function Motifs({ motifs }: { readonly motifs: readonly Motif[] }) {
  const texts = useSettingsWords();
  const words = texts.motifs;
  const path = useSettingsPath();
  const admin = useIsAdmin();

  const columns: readonly Column<Motif>[] = [
    { key: "name", label: words.name, cell: (motif) => <MotifName motif={motif} /> },
    {
      key: "type",
      label: words.where,
      cell: (motif) => `${words.locationTypes[motif.location_type]}, ${words.minutes(motif.duration_minutes)}`,
    },
    { key: "bookable", label: words.booking, cell: (motif) => words.bookable[motif.bookable_by] },
    {
      key: "openings",
      label: texts.booking.openings,
      cell: (motif) => (motif.collectif ? words.collectifNoOpening : words.openings(motif.openings_count)),
    },
  ];
  const actions: Column<Motif> = {
    key: "actions",
    label: texts.actions,
    quiet: true,
    cell: ({ id, name }) => (
      <div className="links">
        <RowLink href={path(`motifs/${id}`)} label={texts.change} full={texts.changeOf(name)} />
        <RowLink href={path(`motifs/${id}/dupliquer`)} label={texts.duplicate} full={texts.duplicateOf(name)} />
        <RowLink href={path(`motifs/${id}/supprimer`)} label={texts.remove} full={texts.removeOf(name)} />
      </div>
    ),
  };

  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      back={path()}
      actions={admin && <ButtonLink href={path("motifs/nouveau")}>{words.add}</ButtonLink>}
    >
      <News />
      {motifs.length === 0 && (
        <Empty icon="calendar" title={words.noneTitle}>
          <p>{words.none}</p>
        </Empty>
      )}
      {byService(motifs).map(([service, rows]) => (
        <section className="part" key={service} aria-label={service}>
          <Heading level={2}>{service}</Heading>
          <Table
            caption={`${service} : ${words.count(rows.length)}`}
            columns={admin ? [...columns, actions] : columns}
            rows={rows}
            rowKey={(motif) => motif.id}
          />
        </section>
      ))}
    </Page>
  );
}

function MotifName({ motif }: { readonly motif: Motif }) {
  const words = useSettingsWords().motifs;
  const { color, name, collectif, follow_up, for_secretariat } = motif;
  return (
    <span className="motif-name">
      <span className="swatch" style={{ background: color, color: textOn(color) }} aria-hidden="true" />
      <span>
        {name}
        {(collectif || follow_up || for_secretariat) && (
          <span className="tags">
            {collectif && <Tag tone="info">{words.collectifTag}</Tag>}
            {follow_up && <Tag tone="neutral">{words.followUpTag}</Tag>}
            {for_secretariat && <Tag tone="neutral">{words.secretariatTag}</Tag>}
          </span>
        )}
      </span>
    </span>
  );
}
