// Generated from functions/availability/openapi.json by `npm run generate`: do not edit.

export interface paths {
    "/api/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a hold; the same Idempotency-Key again gives the same appointment. */
        post: operations["post_appointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{appointment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See an appointment with the proof that its link gave. */
        get: operations["get_appointments_appointment_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{appointment_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an appointment, until four hours before; again, nothing changes. */
        post: operations["post_appointments_appointment_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{appointment_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move an appointment to another slot of its motif, until two days before. */
        post: operations["post_appointments_appointment_id_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact_codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send six digits to an e-mail address or a mobile number. */
        post: operations["post_contact_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contact_codes/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange the six digits for a proof of the address. */
        post: operations["post_contact_codes_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a slot for ten minutes. */
        post: operations["post_holds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/holds/{hold_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let go of a hold. */
        delete: operations["delete_holds_hold_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the link of a message with the first three letters of the last name. */
        post: operations["post_links_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a motif can be booked, and from when. */
        get: operations["get_locations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/motifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Motifs open to everyone, merged across organisations. */
        get: operations["get_motifs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Organisations of a département, or found by words of their name or town. */
        get: operations["get_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Services with something bookable. */
        get: operations["get_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Free starts of a motif at a place, by day, and the next one there is. */
        get: operations["get_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AppointmentRequest
         * @description A hold to confirm. Without participants, the person who books attends.
         */
        AppointmentRequest: {
            hold_id: components["schemas"]["Secret"];
            hold_token: components["schemas"]["Secret"];
            /** @default null */
            contact_token?: components["schemas"]["Secret"] | null;
            user: components["schemas"]["PersonBody"];
            /**
             * Participants
             * @default null
             */
            participants?: components["schemas"]["ParticipantBody"][] | null;
        };
        /**
         * AppointmentView
         * @description An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone.
         *
         *     `can_cancel_until` and `can_move_until` are null when the motif or the status does not allow it at all.
         */
        AppointmentView: {
            /** Id */
            id: string;
            /** Status */
            status: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Duration Minutes */
            duration_minutes: number;
            /** Time Zone */
            time_zone: string;
            motif: components["schemas"]["MotifBrief"];
            /** Motif Id */
            motif_id: string;
            service: components["schemas"]["ServiceView"];
            organisation: components["schemas"]["OrganisationBrief"];
            location_type: components["schemas"]["LocationType"];
            location: components["schemas"]["LocationBrief"] | null;
            /** Location Id */
            location_id: string | null;
            /** Address */
            address: string | null;
            /** Video Url */
            video_url: string | null;
            /** Users */
            users: components["schemas"]["UserName"][];
            /** Contact Phone Number */
            contact_phone_number: string;
            /** Can Cancel Until */
            can_cancel_until: string | null;
            /** Can Move Until */
            can_move_until: string | null;
            /** Cancellable */
            cancellable: boolean;
            /** Movable */
            movable: boolean;
            /** Cancelled At */
            cancelled_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Version */
            version: number;
        };
        /**
         * BookedView
         * @description The appointment, with the proof with which to see, move or cancel it in the next minutes.
         */
        BookedView: {
            /** Id */
            id: string;
            /** Status */
            status: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Duration Minutes */
            duration_minutes: number;
            /** Time Zone */
            time_zone: string;
            motif: components["schemas"]["MotifBrief"];
            /** Motif Id */
            motif_id: string;
            service: components["schemas"]["ServiceView"];
            organisation: components["schemas"]["OrganisationBrief"];
            location_type: components["schemas"]["LocationType"];
            location: components["schemas"]["LocationBrief"] | null;
            /** Location Id */
            location_id: string | null;
            /** Address */
            address: string | null;
            /** Video Url */
            video_url: string | null;
            /** Users */
            users: components["schemas"]["UserName"][];
            /** Contact Phone Number */
            contact_phone_number: string;
            /** Can Cancel Until */
            can_cancel_until: string | null;
            /** Can Move Until */
            can_move_until: string | null;
            /** Cancellable */
            cancellable: boolean;
            /** Movable */
            movable: boolean;
            /** Cancelled At */
            cancelled_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Version */
            version: number;
            /** Access Token */
            access_token: string;
            /**
             * Access Expires At
             * Format: date-time
             */
            access_expires_at: string;
        };
        /**
         * CancelRequest
         * @description Nothing to say.
         */
        CancelRequest: Record<string, never>;
        /**
         * Channel
         * @description How a person is reached.
         * @enum {string}
         */
        Channel: "sms" | "email";
        /**
         * CodeRequestBody
         * @description Where to send six digits.
         */
        CodeRequestBody: {
            channel: components["schemas"]["Channel"];
            to: components["schemas"]["Line"];
            hold_token: components["schemas"]["Secret"];
        };
        /**
         * CodeSent
         * @description The same for every address: the code's lifetime in seconds.
         */
        CodeSent: {
            /** Expires In Seconds */
            expires_in_seconds: number;
        };
        /**
         * CodeVerification
         * @description The six digits that came.
         */
        CodeVerification: {
            channel: components["schemas"]["Channel"];
            to: components["schemas"]["Line"];
            /** Code */
            code: string;
        };
        /**
         * ContactProof
         * @description The proof of an address, to book with.
         */
        ContactProof: {
            /** Contact Token */
            contact_token: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        Departement: string;
        /**
         * HoldRequest
         * @description A slot to hold; `location_id` where the motif takes place at a location.
         */
        HoldRequest: {
            motif_id: components["schemas"]["Identifier"];
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * HoldSummary
         * @description What is held, to show while the citizen types.
         */
        HoldSummary: {
            motif: components["schemas"]["MotifBrief"];
            service: components["schemas"]["ServiceView"];
            organisation: components["schemas"]["OrganisationBrief"];
            location: components["schemas"]["LocationBrief"] | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Time Zone */
            time_zone: string;
            fields: components["schemas"]["NeededFields"];
        };
        /**
         * HoldView
         * @description A hold: ten minutes, owned by its token.
         */
        HoldView: {
            /** Hold Id */
            hold_id: string;
            /** Hold Token */
            hold_token: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            summary: components["schemas"]["HoldSummary"];
        };
        Identifier: string;
        Line: string;
        /**
         * LinkRequest
         * @description The token of a message's link, and the first three letters of the last name.
         */
        LinkRequest: {
            /** Token */
            token: string;
            /** Last Name Letters */
            last_name_letters: string;
        };
        /**
         * LocationBrief
         * @description A place.
         */
        LocationBrief: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Address */
            address: string;
            /** Phone Number */
            phone_number: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * LocationList
         * @description Places, nearest first when the searcher's place is known, else soonest first.
         */
        LocationList: {
            /** Locations */
            locations: components["schemas"]["LocationView"][];
        };
        /**
         * LocationType
         * @description Where an appointment takes place; frozen on a motif once used (2.7).
         * @enum {string}
         */
        LocationType: "public_office" | "phone" | "home" | "visio";
        /**
         * LocationView
         * @description Where a motif can be booked. Off site, the row is the organisation's and `id` is null.
         */
        LocationView: {
            /** Id */
            id: string | null;
            /** Name */
            name: string;
            /** Address */
            address: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Phone Number */
            phone_number: string;
            /** Motif Id */
            motif_id: string;
            /** Organisation Id */
            organisation_id: string;
            /** Distance Km */
            distance_km: number;
            /**
             * Next Availability
             * Format: date-time
             */
            next_availability: string;
        };
        /**
         * MotifBrief
         * @description A motif as a booking shows it.
         */
        MotifBrief: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            location_type: components["schemas"]["LocationType"];
            /** Duration Minutes */
            duration_minutes: number;
            /** Restriction */
            restriction: string;
            /** Instructions */
            instructions: string;
            /** Cancel Warning */
            cancel_warning: string;
        };
        /**
         * MotifList
         * @description Motifs, by name.
         */
        MotifList: {
            /** Motifs */
            motifs: components["schemas"]["MotifView"][];
        };
        /**
         * MotifView
         * @description The motifs of one merge key (MOT-05).
         */
        MotifView: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            location_type: components["schemas"]["LocationType"];
            /** Duration Minutes */
            duration_minutes: number;
            /** Service Id */
            service_id: string;
            /** Collectif */
            collectif: boolean;
            /** Restriction */
            restriction: string;
            /** Motif Ids */
            motif_ids: string[];
        };
        /**
         * MoveRequest
         * @description Where an appointment goes; without `location_id` it stays at its place.
         */
        MoveRequest: {
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
        };
        Name: string;
        /**
         * NeededFields
         * @description What the motif needs of the user besides a name and one verified contact (WIZ-01, WIZ-02).
         */
        NeededFields: {
            /** Phone Required */
            phone_required: boolean;
            /** Address Required */
            address_required: boolean;
        };
        /**
         * OpenedLinkView
         * @description The appointment, and the proof with which to see, move or cancel it.
         */
        OpenedLinkView: {
            appointment: components["schemas"]["AppointmentView"];
            /** Access Token */
            access_token: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * OrganisationBrief
         * @description An organisation, as much as a citizen needs to reach it.
         */
        OrganisationBrief: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Phone Number */
            phone_number: string;
        };
        /**
         * OrganisationList
         * @description Organisations, by name.
         */
        OrganisationList: {
            /** Organisations */
            organisations: components["schemas"]["OrganisationView"][];
        };
        /**
         * OrganisationView
         * @description An organisation.
         */
        OrganisationView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Departement */
            departement: string;
            /** Phone Number */
            phone_number: string;
            /** Email */
            email: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * ParticipantBody
         * @description Somebody else who attends.
         */
        ParticipantBody: {
            first_name: components["schemas"]["Name"];
            last_name: components["schemas"]["Name"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
        };
        /**
         * PersonBody
         * @description The person who books.
         */
        PersonBody: {
            first_name: components["schemas"]["Name"];
            last_name: components["schemas"]["Name"];
            /** @default null */
            email?: components["schemas"]["Line"] | null;
            /** @default null */
            phone_number?: components["schemas"]["Line"] | null;
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
            /** @default null */
            address?: components["schemas"]["Line"] | null;
        };
        Secret: string;
        /**
         * ServiceList
         * @description Services with something bookable, by name.
         */
        ServiceList: {
            /** Services */
            services: components["schemas"]["ServiceView"][];
        };
        /**
         * ServiceView
         * @description A service.
         */
        ServiceView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * SlotList
         * @description The starts of a period, sorted, and the next one there is.
         */
        SlotList: {
            /**
             * From
             * Format: date
             */
            from: string;
            /**
             * To
             * Format: date
             */
            to: string;
            /** Slots */
            slots: components["schemas"]["SlotView"][];
            /** Next Availability */
            next_availability: string | null;
        };
        /**
         * SlotView
         * @description One distinct start.
         */
        SlotView: {
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
        };
        /**
         * UserName
         * @description Somebody who attends.
         */
        UserName: {
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
        };
        /**
         * Problem
         * @description A refusal (RFC 9457): `code` is stable, `title` and `detail` are in the caller's language.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "already_booked" | "body_too_large" | "forbidden" | "hold_expired" | "idempotency_mismatch" | "internal" | "invalid" | "link_expired" | "malformed" | "not_cancellable" | "not_found" | "not_movable" | "slot_taken" | "starts_in_the_past" | "too_late_to_cancel" | "too_late_to_move" | "too_many_attempts" | "too_many_holds" | "unauthenticated" | "unavailable" | "wrong_code" | "wrong_letters";
            detail: string;
            /** @description Whom to call, with `too_late_to_cancel` and `too_late_to_move` */
            phone_number?: string;
            errors?: {
                field: string;
                code: string;
                message: string;
            }[];
            /** @description The three nearest free starts, with `slot_taken` */
            alternatives?: {
                /** Format: date-time */
                starts_at: string;
                location_id: string | null;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_appointments: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentRequest"];
            };
        };
        responses: {
            /** @description The appointment, with the proof with which to see, move or cancel it in the next minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookedView"];
                };
            };
            /** @description The appointment, with the proof with which to see, move or cancel it in the next minutes. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookedView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slot_taken`: This slot is no longer available; `already_booked`: You already have an appointment for this reason; `idempotency_mismatch`: Key already used */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`: The slot is no longer held for you */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_appointments_appointment_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_appointments_appointment_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            /** @description An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_late_to_cancel`: It is too late to cancel online; `not_cancellable`: This appointment cannot be cancelled online */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_appointments_appointment_id_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveRequest"];
            };
        };
        responses: {
            /** @description An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slot_taken`: This slot is no longer available */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_late_to_move`: It is too late to move it online; `not_movable`: This appointment cannot be moved online; `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_contact_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeRequestBody"];
            };
        };
        responses: {
            /** @description The same for every address: the code's lifetime in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `hold_expired`: The slot is no longer held for you */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_contact_codes_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeVerification"];
            };
        };
        responses: {
            /** @description The proof of an address, to book with. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactProof"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_code`: Wrong code; `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_holds: {
        parameters: {
            query?: never;
            header?: {
                "X-Visitor"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldRequest"];
            };
        };
        responses: {
            /** @description A hold: ten minutes, owned by its token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slot_taken`: This slot is no longer available */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `starts_in_the_past`: This time is over; `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_holds`: Too many slots on hold */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_holds_hold_id: {
        parameters: {
            query?: never;
            header?: {
                "X-Hold-Token"?: string;
            };
            path: {
                hold_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_links_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description The appointment, and the proof with which to see, move or cancel it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedLinkView"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `link_expired`: This link has expired */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_letters`: Wrong letters; `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_attempts`: Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_locations: {
        parameters: {
            query: {
                departement?: components["schemas"]["Departement"] | null;
                organisation_id?: components["schemas"]["Identifier"] | null;
                motif_key: string;
                latitude?: number | null;
                longitude?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Places, nearest first when the searcher's place is known, else soonest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocationList"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_motifs: {
        parameters: {
            query?: {
                departement?: components["schemas"]["Departement"] | null;
                organisation_id?: components["schemas"]["Identifier"] | null;
                service_id?: components["schemas"]["Identifier"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Motifs, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifList"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_organisations: {
        parameters: {
            query?: {
                departement?: components["schemas"]["Departement"] | null;
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Organisations, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationList"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_services: {
        parameters: {
            query?: {
                departement?: components["schemas"]["Departement"] | null;
                organisation_id?: components["schemas"]["Identifier"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Services with something bookable, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceList"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_slots: {
        parameters: {
            query: {
                motif_id: components["schemas"]["Identifier"];
                location_id?: components["schemas"]["Identifier"] | null;
                from: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The starts of a period, sorted, and the next one there is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotList"];
                };
            };
            /** @description `malformed`: Unreadable request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: Request too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `invalid`: Please correct the information */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: Service unavailable for the moment */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
