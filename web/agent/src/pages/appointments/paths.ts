/** The addresses of an appointment, and the key under which it is kept while it is shown. */

export const appointmentKey = (id: string): string => `appointment/${id}`;

export const appointmentPath = (organisationId: string, id: string, page = ""): string =>
  `/agent/organisations/${encodeURIComponent(organisationId)}/rendez_vous/${encodeURIComponent(id)}${page && `/${page}`}`;
