import { announce } from "@rdv/app/announcer";
import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { asProblem, type Problem } from "@rdv/app/problem";
import { type Resource, useResource } from "@rdv/app/resource";
import { ButtonLink, Tag } from "@rdv/theme";
import { useState } from "react";
import { changeLocation, keys, type Location, readLocations, settled } from "../../api/settings";
import { useOrganisation } from "../../desk";
import { Empty } from "../../parts/Empty";
import { News } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import { type Column, Table } from "../../parts/Table";
import { RowButton, RowLink, useIsAdmin, useSettingsPath } from "./parts";
import { useSettingsWords } from "./words";

/** The places of the organisation at hand. */
export function useLocations(): Resource<readonly Location[]> {
  const { id } = useOrganisation();
  return useResource(keys.locations(id), () => readLocations(id));
}

/** The addresses where people are received. */
export function LocationsPage() {
  const words = useSettingsWords().locations;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path()} resource={useLocations()}>
      {(known) => <Locations read={known} />}
    </Loaded>
  );
}

function Locations({ read }: { readonly read: readonly Location[] }) {
  const texts = useSettingsWords();
  const words = texts.locations;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const admin = useIsAdmin();
  const [turned, setTurned] = useState<readonly Location[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const locations = read.map(
    (one) => turned.find((other) => other.id === one.id && other.version > one.version) ?? one,
  );

  async function turn(location: Location): Promise<void> {
    setProblem(undefined);
    const availability = location.availability === "enabled" ? "disabled" : "enabled";
    try {
      const saved = await changeLocation(id, location.id, { availability, version: location.version });
      setTurned((known) => [...known.filter((one) => one.id !== saved.id), saved]);
      settled(keys.locations(id));
      announce((availability === "enabled" ? words.enabledDone : words.disabledDone)(location.name));
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  }

  const columns: readonly Column<Location>[] = [
    {
      key: "name",
      label: words.name,
      cell: ({ name, address, phone_number }) => (
        <>
          {name}
          <span className="row-detail">{address}</span>
          {phone_number && <span className="row-detail">{phone_number}</span>}
        </>
      ),
    },
    {
      key: "state",
      label: words.availability,
      cell: ({ availability }) => (
        <Tag tone={availability === "enabled" ? "success" : "neutral"}>
          {availability === "enabled" ? words.enabled : words.disabled}
        </Tag>
      ),
    },
    { key: "openings", label: texts.booking.openings, cell: ({ used_by }) => words.openings(used_by.openings) },
  ];
  const actions: Column<Location> = {
    key: "actions",
    label: texts.actions,
    quiet: true,
    cell: (location) => {
      const open = location.availability === "enabled";
      return (
        <div className="links">
          <RowLink href={path(`lieux/${location.id}`)} label={texts.change} full={texts.changeOf(location.name)} />
          <RowButton
            onClick={() => turn(location)}
            label={open ? words.disable : words.enable}
            full={(open ? words.disableOf : words.enableOf)(location.name)}
          />
          <RowLink
            href={path(`lieux/${location.id}/supprimer`)}
            label={texts.remove}
            full={texts.removeOf(location.name)}
          />
        </div>
      );
    },
  };

  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      back={path()}
      actions={admin && <ButtonLink href={path("lieux/nouveau")}>{words.add}</ButtonLink>}
    >
      <News />
      {problem && <Refusal problem={problem} />}
      {locations.length === 0 ? (
        <Empty icon="pin" title={words.noneTitle}>
          <p>{words.none}</p>
        </Empty>
      ) : (
        <Table
          caption={words.count(locations.length)}
          columns={admin ? [...columns, actions] : columns}
          rows={locations}
          rowKey={(location) => location.id}
        />
      )}
    </Page>
  );
}
