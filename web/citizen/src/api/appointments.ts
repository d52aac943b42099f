/** The calls about one appointment, with the proof of its link or with the session. Each throws a Problem. */
import type { Answered, Appointment } from "@rdv/api";
import { body } from "@rdv/app/transport";
import { client } from "./client";

/** What opens an appointment: the proof that its link gave, or, without one, the session of who is signed in. */
export interface Access {
  readonly appointmentId: string;
  readonly token: string | null;
}

const opened = ({ appointmentId, token }: Access) => ({
  params: { path: { appointment_id: appointmentId } },
  ...(token === null ? {} : { headers: { Authorization: `Bearer ${token}` } }),
});

/** Throws Problem: `wrong_letters`, 404, `link_expired`. */
export const openLink = (token: string, letters: string) =>
  body(client.POST("/api/links/open", { body: { token, last_name_letters: letters } }));

/** "I come", said with a message's link alone. */
export const confirmAttendance = (token: string): Promise<Answered> =>
  body(client.POST("/api/links/answer", { body: { token, answer: "coming" } }));

export const readAppointment = (access: Access): Promise<Appointment> =>
  body(client.GET("/api/appointments/{appointment_id}", opened(access)));

/** Throws Problem: `slot_taken` with its alternatives, `too_late_to_move`. */
export const moveAppointment = (
  access: Access,
  to: { readonly starts_at: string; readonly location_id: string | null },
): Promise<Appointment> =>
  body(
    client.POST("/api/appointments/{appointment_id}/move", {
      ...opened(access),
      body: { starts_at: to.starts_at, ...(to.location_id ? { location_id: to.location_id } : {}) },
    }),
  );

/** Throws Problem: `too_late_to_cancel`. */
export const cancelAppointment = (access: Access): Promise<Appointment> =>
  body(client.POST("/api/appointments/{appointment_id}/cancel", { ...opened(access), body: {} }));

/** Takes back the last move or cancellation. Throws Problem: `too_late_to_undo`, `slot_taken`. */
export const undoChange = (access: Access): Promise<Appointment> =>
  body(client.POST("/api/appointments/{appointment_id}/undo", { ...opened(access), body: {} }));
