import type { Appointment } from "@rdv/api";
import { Card, Icon, type IconName, Tag, TextLink } from "@rdv/theme";
import type { ReactNode } from "react";
import { type Texts, useWords } from "../i18n";
import { locationIcon } from "./locationIcon";
import { PhoneLink } from "./PhoneLink";
import { When } from "./When";

type State = "upcoming" | "past" | "cancelled";

/** Where an appointment stands, by its status and its end. */
export function stateOf({ status, ends_at }: Pick<Appointment, "status" | "ends_at">, now: number): State {
  if (status === "excused" || status === "revoked") return "cancelled";
  return Date.parse(ends_at) <= now ? "past" : "upcoming";
}

const tones = { upcoming: "success", past: "neutral", cancelled: "danger" } as const;

/** What, when, where, for whom: the appointment in one card. */
export function AppointmentCard({ appointment }: { readonly appointment: Appointment }) {
  const { texts } = useWords();
  const words = texts.appointment;
  const { motif, service, organisation, users } = appointment;
  const state = stateOf(appointment, Date.now());
  return (
    <Card>
      <div className="appointment-state">
        <Tag tone={tones[state]}>{words.status[state]}</Tag>
      </div>
      <When
        startsAt={appointment.starts_at}
        endsAt={appointment.ends_at}
        timeZone={appointment.time_zone}
        struck={state === "cancelled"}
      />
      <dl className="facts">
        <Fact icon={locationIcon[appointment.location_type]} name={words.where}>
          <Where appointment={appointment} texts={texts} open={state === "upcoming"} />
        </Fact>
        <Fact icon="calendar" name={words.motif}>
          {motif.name} <span className="quiet">({texts.common.minutes(appointment.duration_minutes)})</span>
        </Fact>
        <Fact icon="building" name={words.with}>
          {service.name}
          <br />
          <span className="quiet">{organisation.name}</span>
          {appointment.contact_phone_number && (
            <>
              <br />
              <PhoneLink number={appointment.contact_phone_number} />
            </>
          )}
        </Fact>
        <Fact icon="person" name={words.who}>
          {users.map(({ first_name, last_name }) => `${first_name} ${last_name}`).join(", ")}
          {appointment.ants_number && (
            <>
              <br />
              <span className="quiet">{words.ants(appointment.ants_number)}</span>
            </>
          )}
        </Fact>
      </dl>
    </Card>
  );
}

interface FactProps {
  readonly icon: IconName;
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ icon, name, children }: FactProps) {
  return (
    <div className="fact">
      <dt>
        <Icon name={icon} />
        <span className="sr-only">{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WhereProps {
  readonly appointment: Appointment;
  readonly texts: Texts;
  readonly open: boolean;
}

function Where({ appointment, texts, open }: WhereProps) {
  const words = texts.appointment;
  const { location, location_type, video_url, address } = appointment;
  if (location) {
    return (
      <>
        {location.name}
        <br />
        <span className="quiet">{location.address}</span>
      </>
    );
  }
  const how: Readonly<Record<Appointment["location_type"], string>> = {
    public_office: address ?? "",
    phone: words.byPhone,
    home: words.atHome,
    visio: words.byVideo,
  };
  return (
    <>
      {texts.locationType[location_type]}
      <br />
      <span className="quiet">{location_type === "home" && address ? address : how[location_type]}</span>
      {open && video_url && (
        <>
          <br />
          <TextLink href={video_url}>{words.joinVideo}</TextLink>
        </>
      )}
    </>
  );
}
