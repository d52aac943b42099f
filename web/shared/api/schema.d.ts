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
    "/api/appointments/{appointment_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a cancellation or a move, for ten minutes and while the old time is free; again, nothing changes. */
        post: operations["post_appointments_appointment_id_undo"];
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
        /** Free starts of a motif at a place, by day, the next one there is, and why there is none. */
        get: operations["get_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/slots/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why there is no slot, for agents and support: what removed which candidate start, with the object's id. */
        get: operations["get_slots_explain"];
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
         *     `can_cancel_until` and `can_move_until` are null when the motif or the status does not allow it at all,
         *     `can_undo_until` when this proof has no change to take back. Of a group appointment (`collectif`), `status` and
         *     `users` are those of the own family, and `title` is its name.
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
            /** Collectif */
            collectif: boolean;
            /** Title */
            title: string;
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
            /** Can Undo Until */
            can_undo_until: string | null;
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
         *
         *     `already_registered`: the person has a place in this group already, and keeps the one.
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
            /** Collectif */
            collectif: boolean;
            /** Title */
            title: string;
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
            /** Can Undo Until */
            can_undo_until: string | null;
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
            /** Already Registered */
            already_registered: boolean;
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
         * Cause
         * @description What takes starts away; `MEANINGS` says which object each names.
         * @enum {string}
         */
        Cause: "no_opening" | "no_opening_in_period" | "opening_expired" | "opening_too_short" | "no_referent" | "not_a_referent" | "public_holiday" | "absence" | "booked" | "too_short" | "past" | "too_soon" | "too_far" | "location_disabled" | "motif_not_online" | "same_start" | "no_group_in_period" | "group_full";
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
         * Emptiness
         * @description What is wrong with the period; the first that holds, in this order.
         * @enum {string}
         */
        Emptiness: "no_referent" | "past" | "not_offered" | "nothing_yet" | "closed_period" | "too_soon" | "too_far" | "fully_booked";
        /**
         * EmptyReason
         * @description Why a period has no slot, in the caller's language; `sentence` is the cause with what to do next.
         *
         *     `elsewhere`: other places have openings for the motif.
         */
        EmptyReason: {
            code: components["schemas"]["Emptiness"];
            /** Cause */
            cause: string;
            /** Sentence */
            sentence: string;
            /** Elsewhere */
            elsewhere: boolean;
        };
        /**
         * GroupSlotView
         * @description The start of a group appointment, with the seats that are left (null: no limit) and its name.
         */
        GroupSlotView: {
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
            /** Seats Left */
            seats_left: number | null;
            /** Title */
            title: string;
        };
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
            /** Collectif */
            collectif: boolean;
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
        /**
         * RemovalView
         * @description What one object takes of the candidates, after those before it.
         */
        RemovalView: {
            code: components["schemas"]["Cause"];
            /**
             * Object Id
             * @description `no_opening`: location or motif (has no opening: the location, or the motif as a whole); `no_opening_in_period`: motif (has openings there, on other days); `opening_expired`: opening (was open there, and its last day is over (PO-08)); `opening_too_short`: opening (is shorter than the motif (PO-05)); `no_referent`: motif (is a follow-up, and nobody follows the user, or no user is known (SLOT-15)); `not_a_referent`: agent (does not follow the user (SLOT-15)); `public_holiday`: day (is a public holiday (SLOT-27)); `absence`: absence (of the agent (SLOT-05)); `booked`: agent (has appointments, and holds that have not expired, in the way (SLOT-05)); `too_short`: none (what is left between busy times and before closing fits no appointment (SLOT-11)); `past`: none (is over (SLOT-04, SLOT-10)); `too_soon`: motif (wants a longer notice (SLOT-14)); `too_far`: motif (cannot be booked so far ahead yet (SLOT-14)); `location_disabled`: location (is disabled (LIEU-01)); `motif_not_online`: motif (is not open to users (MOT-08, BOOK-01)); `same_start`: none (another agent, opening or group has the same start, shown once (SLOT-13)); `no_group_in_period`: motif (has no group appointment there in the period (SLOT-19)); `group_full`: appointment (a group whose seats are taken, or held for the moment (SLOT-19))
             */
            object_id: string | null;
            /** Agent Id */
            agent_id: string | null;
            /** On */
            on: string | null;
            /** Begins At */
            begins_at: string | null;
            /** Ends At */
            ends_at: string | null;
            /** Appointments */
            appointments: number;
            /** Holds */
            holds: number;
            /** Starts */
            starts: number;
            /** Minutes */
            minutes: number;
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
         * @description The starts of a period, sorted, and the next one there is; `empty_reason` when there is none in the period.
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
            slots: (components["schemas"]["SlotView"] | components["schemas"]["GroupSlotView"])[];
            /** Next Availability */
            next_availability: string | null;
            empty_reason: components["schemas"]["EmptyReason"] | null;
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
         * SlotsExplanation
         * @description Candidate starts minus those that are removed are the slots; so are the minutes, of `duration_minutes` each.
         */
        SlotsExplanation: {
            /** Motif Id */
            motif_id: string;
            /** Location Id */
            location_id: string | null;
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
            /**
             * Explained At
             * Format: date-time
             */
            explained_at: string;
            /**
             * Bookable From
             * Format: date-time
             */
            bookable_from: string;
            /**
             * Bookable Until
             * Format: date-time
             */
            bookable_until: string;
            /** Duration Minutes */
            duration_minutes: number;
            /** Opening Minutes */
            opening_minutes: number;
            /** Candidates */
            candidates: number;
            /** Slots */
            slots: number;
            /** Removed */
            removed: components["schemas"]["RemovalView"][];
            /** Next Availability */
            next_availability: string | null;
        };
        /**
         * UndoRequest
         * @description Nothing to say.
         */
        UndoRequest: Record<string, never>;
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
            code: "agent_busy" | "already_booked" | "body_too_large" | "duplicate_appointment" | "forbidden" | "group_full" | "hold_expired" | "idempotency_mismatch" | "internal" | "invalid" | "link_expired" | "malformed" | "not_cancellable" | "not_found" | "not_movable" | "not_undoable" | "slot_taken" | "starts_in_the_past" | "too_late_to_cancel" | "too_late_to_move" | "too_late_to_undo" | "too_many_attempts" | "too_many_holds" | "unauthenticated" | "unavailable" | "wrong_code" | "wrong_letters";
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
    post_appointments_appointment_id_undo: {
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
                "application/json": components["schemas"]["UndoRequest"];
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
            /** @description `slot_taken`: This slot is no longer available; `already_booked`: You already have an appointment for this reason */
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
            /** @description `too_late_to_undo`: It is too late to undo this; `not_undoable`: There is nothing to undo */
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
            /** @description The starts of a period, sorted, and the next one there is; `empty_reason` when there is none in the period. */
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
    get_slots_explain: {
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
            /** @description Candidate starts minus those that are removed are the slots; so are the minutes, of `duration_minutes` each. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotsExplanation"];
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
