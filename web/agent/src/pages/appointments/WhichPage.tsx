import { Loaded } from "@rdv/app/Loaded";
import { useResource } from "@rdv/app/resource";
import { navigate } from "@rdv/app/router";
import { useEffect } from "react";
import { readAppointment } from "../../api/appointments";
import type { PageProperties } from "../../routes";
import { appointmentKey, appointmentPath } from "./paths";
import { useAppointmentWords } from "./words";

/** The appointment of a message's link, in whichever organisation it is. */
export function WhichPage({ parts }: PageProperties) {
  const words = useAppointmentWords().page;
  const id = parts.id ?? "";
  const appointment = useResource(appointmentKey(id), () => readAppointment(id));
  return (
    <Loaded title={words.loading} resource={appointment}>
      {({ organisation_id }) => <Into path={appointmentPath(organisation_id, id)} />}
    </Loaded>
  );
}

function Into({ path }: { readonly path: string }) {
  useEffect(() => navigate(path, { replace: true }), [path]);
  return null;
}
