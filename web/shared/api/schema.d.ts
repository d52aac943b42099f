// Generated from functions/availability/openapi.json by `npm run generate`: do not edit.

export interface paths {
    "/agent_connect/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to ProConnect. */
        get: operations["get_agent_connect_auth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/agent_connect/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from ProConnect: signed in, to make an account, or not. */
        get: operations["get_agent_connect_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account says about itself. */
        get: operations["get_account"];
        put?: never;
        post?: never;
        /** Delete the account: appointments to come are cancelled when that is confirmed, and the person is anonymised. */
        delete: operations["delete_account"];
        options?: never;
        head?: never;
        /** Change what the account says about itself; what FranceConnect has settled stays. */
        patch: operations["patch_account"];
        trace?: never;
    };
    "/api/account/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The family's appointments to come, the soonest first, or those that have begun, the latest first. */
        get: operations["get_account_appointments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the appointments that were booked with a proved address the account's. */
        post: operations["post_account_claims"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/contact_codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send six digits to an address that appointments were booked with, to claim them. */
        post: operations["post_account_contact_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/email_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent to another address, which it makes the account's. */
        post: operations["post_account_email_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept about the person, their relatives and their appointments. */
        get: operations["get_account_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the password; every other session ends. */
        put: operations["put_account_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/relatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The relatives of the account. */
        get: operations["get_account_relatives"];
        put?: never;
        /** Add a relative; who is there already is answered as they are. */
        post: operations["post_account_relatives"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/relatives/{relative_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a relative off the list, and forget them. */
        delete: operations["delete_account_relatives_relative_id"];
        options?: never;
        head?: never;
        /** Correct a relative's name or birth date. */
        patch: operations["patch_account_relatives_relative_id"];
        trace?: never;
    };
    "/api/account_links/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the new address of an account by the link that was sent to it. */
        post: operations["post_account_links_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account_links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what the link of a mail is for; nothing is used up. */
        post: operations["post_account_links_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account_links/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password by the link of a mail, and be signed in. */
        post: operations["post_account_links_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent that confirms an address and makes its account. */
        post: operations["post_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses, streets and towns that begin like what was typed. */
        get: operations["get_addresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Some agents' time of a period: appointments, openings, absences, holidays; 304 while nothing has changed. */
        get: operations["get_agent_agenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/agents/{agent_id}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An agent's absences. */
        get: operations["get_agent_agents_agent_id_absences"];
        put?: never;
        /** Keep an agent from being booked, anywhere. */
        post: operations["post_agent_agents_agent_id_absences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/agents/{agent_id}/absences/{absence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An absence. */
        get: operations["get_agent_agents_agent_id_absences_absence_id"];
        put?: never;
        post?: never;
        /** Delete an absence. */
        delete: operations["delete_agent_agents_agent_id_absences_absence_id"];
        options?: never;
        head?: never;
        /** Change an absence, as it was read. */
        patch: operations["patch_agent_agents_agent_id_absences_absence_id"];
        trace?: never;
    };
    "/api/agent/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation's appointments by start, ten at a time, as far as the agent may see them. */
        get: operations["get_agent_appointments"];
        put?: never;
        /** Make an appointment; the same Idempotency-Key again gives the same one. */
        post: operations["post_agent_appointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/appointments/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What speaks against an appointment without forbidding it. */
        post: operations["post_agent_appointments_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/appointments/{appointment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything of an appointment: who comes, its history, its messages, and what can be done with it. */
        get: operations["get_agent_appointments_appointment_id"];
        put?: never;
        post?: never;
        /** Delete an appointment for good; nobody is told. */
        delete: operations["delete_agent_appointments_appointment_id"];
        options?: never;
        head?: never;
        /** Change its time, its agents, its people, its place or its words. */
        patch: operations["patch_agent_appointments_appointment_id"];
        trace?: never;
    };
    "/api/agent/appointments/{appointment_id}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that its user waits, or does not after all. */
        post: operations["post_agent_appointments_appointment_id_arrivals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/appointments/{appointment_id}/participations/{user_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of one participation; the appointment's status follows from all of them. */
        post: operations["post_agent_appointments_appointment_id_participations_user_id_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/appointments/{appointment_id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind its users now. */
        post: operations["post_agent_appointments_appointment_id_reminders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/appointments/{appointment_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of it, cancel it, or bring it back. */
        post: operations["post_agent_appointments_appointment_id_status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/email_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent to another address, which it makes the agent's. */
        post: operations["post_agent_email_changes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/links/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the new address of an agent by the link that was sent to it. */
        post: operations["post_agent_links_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See what the link of an agent's mail is for; nothing is used up. */
        post: operations["post_agent_links_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/links/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation, or choose another password, by the link of a mail; and be signed in. */
        post: operations["post_agent_links_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agent's own profile and preferences. */
        get: operations["get_agent_me"];
        put?: never;
        post?: never;
        /** Delete one's own account, unless an organisation does not let go. */
        delete: operations["delete_agent_me"];
        options?: never;
        head?: never;
        /** Change one's own names, language or preferences. */
        patch: operations["patch_agent_me"];
        trace?: never;
    };
    "/api/agent/newcomer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom ProConnect has identified in this browser, when they have no account yet. */
        get: operations["get_agent_newcomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the account of whom ProConnect has identified, with an organisation that they administer. */
        post: operations["post_agent_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An organisation as it is settled. */
        get: operations["get_agent_organisations_organisation_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an organisation's name, contacts, hours and time zone. */
        patch: operations["patch_agent_organisations_organisation_id"];
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agents of an organisation; addresses for who may see profiles. */
        get: operations["get_agent_organisations_organisation_id_agents"];
        put?: never;
        /** Let an agent enter: who is known at once, who is not by an invitation; a contributor is only named. */
        post: operations["post_agent_organisations_organisation_id_agents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/agents/{agent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an agent, or an invitation, from an organisation, with the openings there. */
        delete: operations["delete_agent_organisations_organisation_id_agents_agent_id"];
        options?: never;
        head?: never;
        /** Change an agent's level or services; make an agent of a contributor, or a contributor of an agent. */
        patch: operations["patch_agent_organisations_organisation_id_agents_agent_id"];
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/agents/{agent_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have an invitation sent once more. */
        post: operations["post_agent_organisations_organisation_id_agents_agent_id_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is settled, and what is missing before somebody can book. */
        get: operations["get_agent_organisations_organisation_id_check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/locations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The places of an organisation. */
        get: operations["get_agent_organisations_organisation_id_locations"];
        put?: never;
        /** Add a place; its address and coordinates are those that the address search gives. */
        post: operations["post_agent_organisations_organisation_id_locations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/locations/{location_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a place that neither openings nor appointments refer to. */
        delete: operations["delete_agent_organisations_organisation_id_locations_location_id"];
        options?: never;
        head?: never;
        /** Change a place, enable it or disable it. */
        patch: operations["patch_agent_organisations_organisation_id_locations_location_id"];
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/motifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The motifs of an organisation that the agent may see, or make appointments with. */
        get: operations["get_agent_organisations_organisation_id_motifs"];
        put?: never;
        /** Add a motif. */
        post: operations["post_agent_organisations_organisation_id_motifs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/motifs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a citizen would see of a motif that is being written. */
        post: operations["post_agent_organisations_organisation_id_motifs_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/motifs/{motif_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A motif with all of its settings. */
        get: operations["get_agent_organisations_organisation_id_motifs_motif_id"];
        put?: never;
        post?: never;
        /** Delete a motif; its appointments stay. */
        delete: operations["delete_agent_organisations_organisation_id_motifs_motif_id"];
        options?: never;
        head?: never;
        /** Change a motif. */
        patch: operations["patch_agent_organisations_organisation_id_motifs_motif_id"];
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/motifs/{motif_id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a motif, in its organisation or into another one that the agent administers. */
        post: operations["post_agent_organisations_organisation_id_motifs_motif_id_duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/online_booking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What citizens can book of an organisation, and its public link. */
        get: operations["get_agent_organisations_organisation_id_online_booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The openings of an organisation that the agent may see. */
        get: operations["get_agent_organisations_organisation_id_openings"];
        put?: never;
        /** Open an agent to bookings, once or again and again. */
        post: operations["post_agent_organisations_organisation_id_openings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/openings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an opening would give, before it is written: its days, its starts, its warnings. */
        post: operations["post_agent_organisations_organisation_id_openings_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An opening with its next days. */
        get: operations["get_agent_organisations_organisation_id_openings_agent_id_opening_id"];
        put?: never;
        post?: never;
        /** Delete an opening; appointments stay. */
        delete: operations["delete_agent_organisations_organisation_id_openings_agent_id_opening_id"];
        options?: never;
        head?: never;
        /** Change an opening, as it was read. */
        patch: operations["patch_agent_organisations_organisation_id_openings_agent_id_opening_id"];
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one day out of a recurrence. */
        post: operations["post_agent_organisations_organisation_id_openings_agent_id_opening_id_exceptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/openings/{agent_id}/{opening_id}/exceptions/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a day that was taken out take place again. */
        delete: operations["delete_agent_organisations_organisation_id_openings_agent_id_opening_id_exceptions_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/organisations/{organisation_id}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services that an organisation's territory uses. */
        get: operations["get_agent_organisations_organisation_id_services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own password; every other session ends. */
        put: operations["put_agent_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/password_resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent to choose another password. */
        post: operations["post_agent_password_resets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a service to the national list. */
        post: operations["post_agent_services"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which agent is signed in in this browser, if any; the cookie is good for as long again. */
        get: operations["get_agent_session"];
        put?: never;
        post?: never;
        /** Sign the agent out; again, nothing changes. */
        delete: operations["delete_agent_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign an agent in with an address and its password. */
        post: operations["post_agent_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Free starts of a motif by agent and place, whatever its delays. */
        get: operations["get_agent_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A territory as it is settled. */
        get: operations["get_agent_territories_departement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a territory's name and the optional fields of its forms. */
        patch: operations["patch_agent_territories_departement"];
        trace?: never;
    };
    "/api/agent/territories/{departement}/agents/{agent_id}/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an agent may do in a territory. */
        get: operations["get_agent_territories_departement_agents_agent_id_rights"];
        /** Settle what an agent may do in a territory. */
        put: operations["put_agent_territories_departement_agents_agent_id_rights"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}/motifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the same motif to several organisations of a territory: to all of them, or to none. */
        post: operations["post_agent_territories_departement_motifs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations of a territory, for who manages its roles without being in them. */
        get: operations["get_agent_territories_departement_organisations"];
        put?: never;
        /** Add an organisation to a territory; who adds it administers it. */
        post: operations["post_agent_territories_departement_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The national list of services, and which of them a territory uses. */
        get: operations["get_agent_territories_departement_services"];
        /** Choose which services a territory uses. */
        put: operations["put_agent_territories_departement_services"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teams of a territory. */
        get: operations["get_agent_territories_departement_teams"];
        put?: never;
        /** Add a team. */
        post: operations["post_agent_territories_departement_teams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/territories/{departement}/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a team; its agents stay. */
        delete: operations["delete_agent_territories_departement_teams_team_id"];
        options?: never;
        head?: never;
        /** Change a team's name or agents. */
        patch: operations["patch_agent_territories_departement_teams_team_id"];
        trace?: never;
    };
    "/api/agent/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find people by name, e-mail or phone; to make an appointment, in the territory too, masked. */
        get: operations["get_agent_users"];
        put?: never;
        /** Register somebody, or a relative of somebody, in an organisation. */
        post: operations["post_agent_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/agent/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody's page, without their appointments. */
        get: operations["get_agent_users_user_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Correct what is known of somebody; who has an account confirms a new address themselves. */
        patch: operations["patch_agent_users_user_id"];
        trace?: never;
    };
    "/api/agent/users/{user_id}/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have somebody whom a search or a duplicate showed, and their family, known in an organisation. */
        post: operations["post_agent_users_user_id_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
        /** See an appointment with the proof that its link gave, or as its owner who is signed in. */
        get: operations["get_appointments_appointment_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments/{appointment_id}/attendee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have somebody else of the family come, until the appointment begins. */
        post: operations["post_appointments_appointment_id_attendee"];
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
    "/api/appointments/{appointment_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of an appointment's messages, for agents: states, times and reasons. */
        get: operations["get_appointments_appointment_id_messages"];
        put?: never;
        post?: never;
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
    "/api/links/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one will come, with the link of a message alone; again, nothing changes. */
        post: operations["post_links_answer"];
        delete?: never;
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
        /** Organisations of a département, found by words of their name or town, or the one of an id. */
        get: operations["get_organisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/password_resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a link sent to choose another password. */
        post: operations["post_password_resets"];
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
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in in this browser, if anybody. */
        get: operations["get_session"];
        put?: never;
        post?: never;
        /** Sign out; again, nothing changes. */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with an address and its password. */
        post: operations["post_sessions"];
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
    "/franceconnect_v2/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to FranceConnect. */
        get: operations["get_franceconnect_v2_auth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/franceconnect_v2/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from FranceConnect, signed in or not. */
        get: operations["get_franceconnect_v2_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/franceconnect_v2/post_logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from FranceConnect's logout. */
        get: operations["get_franceconnect_v2_post_logout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/franceconnect_v2/sector_identifier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The redirect URIs that FranceConnect reads to give one person one subject. */
        get: operations["get_franceconnect_v2_sector_identifier"];
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
         * AbsenceBody
         * @description A new absence, at the clock of the organisation where the agent works, or of their first one.
         */
        AbsenceBody: {
            title: components["schemas"]["planning__schemas__Title"];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * End Day
             * @default null
             */
            end_day?: string | null;
            start_time: components["schemas"]["ClockTime"];
            end_time: components["schemas"]["ClockTime"];
            /** @default null */
            recurrence?: components["schemas"]["RecurrenceBody"] | null;
            /** @default null */
            organisation_id?: components["schemas"]["Identifier"] | null;
        };
        /**
         * AbsenceChange
         * @description What is to be changed of an absence that was read in this version; what is left out stays.
         */
        AbsenceChange: {
            version: components["schemas"]["Version"];
            /** @default  */
            title?: components["schemas"]["planning__schemas__Title"];
            /**
             * First Day
             * Format: date
             * @default 0001-01-01
             */
            first_day?: string;
            /**
             * End Day
             * @default null
             */
            end_day?: string | null;
            /** @default 00:00 */
            start_time?: components["schemas"]["ClockTime"];
            /** @default 00:00 */
            end_time?: components["schemas"]["ClockTime"];
            /** @default null */
            recurrence?: components["schemas"]["RecurrenceBody"] | null;
        };
        /**
         * AbsenceListView
         * @description An agent's absences by first day; `version` changes with any of them.
         */
        AbsenceListView: {
            /** Absences */
            absences: components["schemas"]["AbsenceView"][];
            /** Version */
            version: number;
        };
        /**
         * AbsenceView
         * @description An absence, at the clock of its zone.
         */
        AbsenceView: {
            /** Id */
            id: string;
            /** Agent Id */
            agent_id: string;
            /** Title */
            title: string;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * End Day
             * Format: date
             */
            end_day: string;
            /** Start Time */
            start_time: string;
            /** End Time */
            end_time: string;
            recurrence: components["schemas"]["RecurrenceView"] | null;
            /** Recurrence Text */
            recurrence_text: string;
            /** Time Zone */
            time_zone: string;
            /** Expired */
            expired: boolean;
            /** Version */
            version: number;
        };
        /**
         * AccountChange
         * @description What is to be changed; what is left out stays.
         */
        AccountChange: {
            /** @default  */
            first_name?: components["schemas"]["records__schemas__Name"];
            /** @default  */
            last_name?: components["schemas"]["records__schemas__Name"];
            /** @default  */
            birth_name?: components["schemas"]["BirthName"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
            /** @default  */
            phone_number?: components["schemas"]["records__schemas__Line"];
            /** @default  */
            address?: components["schemas"]["records__schemas__Line"];
            /**
             * Notify By Sms
             * @default true
             */
            notify_by_sms?: boolean;
            /**
             * Notify By Email
             * @default true
             */
            notify_by_email?: boolean;
            /**
             * Language
             * @default fr
             * @enum {string}
             */
            language?: "fr" | "en";
        };
        /**
         * AccountView
         * @description What an account says about itself; nobody may change `frozen_fields` any more.
         */
        AccountView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Name */
            birth_name: string;
            /** Birth Date */
            birth_date: string | null;
            /** Email */
            email: string;
            /** Pending Email */
            pending_email: string;
            /** Phone Number */
            phone_number: string;
            /** Address */
            address: string;
            /** Notify By Sms */
            notify_by_sms: boolean;
            /** Notify By Email */
            notify_by_email: boolean;
            /** Language */
            language: string;
            /** Frozen Fields */
            frozen_fields: string[];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Version */
            version: number;
        };
        /**
         * AddressList
         * @description Addresses, the likeliest first.
         */
        AddressList: {
            /** Addresses */
            addresses: components["schemas"]["AddressView"][];
        };
        /**
         * AddressRequest
         * @description An e-mail address.
         */
        AddressRequest: {
            email: components["schemas"]["Email"];
        };
        /**
         * AddressView
         * @description An address, a street or a town; coordinates in decimal degrees.
         */
        AddressView: {
            /** Label */
            label: string;
            /** City */
            city: string;
            /** Post Code */
            post_code: string;
            /** City Code */
            city_code: string;
            /** Street Id */
            street_id: string;
            /** Departement */
            departement: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * AgendaAbsence
         * @description An occurrence of an absence.
         */
        AgendaAbsence: {
            /** Id */
            id: string;
            /** Agent Id */
            agent_id: string;
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
            /** Title */
            title: string;
        };
        /**
         * AgendaAppointment
         * @description An appointment in an agenda. `status` is as it is stored, `temporal_status` as it is shown (RDV-08).
         *
         *     `arrived`: its user waits, and the territory shows it (7.7).
         */
        AgendaAppointment: {
            /** Id */
            id: string;
            /** Agent Ids */
            agent_ids: string[];
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
            /** Title */
            title: string;
            /** Motif Id */
            motif_id: string;
            /** Motif Name */
            motif_name: string;
            /** Color */
            color: string;
            /** Text Color */
            text_color: string;
            location_type: components["schemas"]["LocationType"] | null;
            /** Location Name */
            location_name: string;
            /** Status */
            status: string;
            /** Temporal Status */
            temporal_status: string;
            /** Collectif */
            collectif: boolean;
            /** Users Count */
            users_count: number;
            /** Max Participants */
            max_participants: number | null;
            /** Arrived */
            arrived: boolean;
            /** Booked By User */
            booked_by_user: boolean;
            /** Version */
            version: number;
        };
        /**
         * AgendaBusy
         * @description Time that an agent spends for another organisation.
         */
        AgendaBusy: {
            /** Agent Id */
            agent_id: string;
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
         * AgendaHoliday
         * @description A public holiday.
         */
        AgendaHoliday: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Name */
            name: string;
        };
        /**
         * AgendaOpening
         * @description A day of an opening.
         */
        AgendaOpening: {
            /** Id */
            id: string;
            /** Agent Id */
            agent_id: string;
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
            /** Title */
            title: string;
            /** Organisation Id */
            organisation_id: string;
            /** Motif Ids */
            motif_ids: string[];
        };
        /**
         * AgendaView
         * @description Some agents' time: appointments, openings, absences, holidays, and what they do elsewhere.
         *
         *     `unknown_past_count`: their past appointments without a status.
         */
        AgendaView: {
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
            /** Time Zone */
            time_zone: string;
            /** Appointments */
            appointments: components["schemas"]["AgendaAppointment"][];
            /** Openings */
            openings: components["schemas"]["AgendaOpening"][];
            /** Absences */
            absences: components["schemas"]["AgendaAbsence"][];
            /** Busy */
            busy: components["schemas"]["AgendaBusy"][];
            /** Holidays */
            holidays: components["schemas"]["AgendaHoliday"][];
            /** Unknown Past Count */
            unknown_past_count: number;
        };
        /**
         * AgentAddressRequest
         * @description An e-mail address.
         */
        AgentAddressRequest: {
            email: components["schemas"]["Email"];
        };
        /**
         * AgentConfirmedAddress
         * @description The address that the account has now.
         */
        AgentConfirmedAddress: {
            /** Email */
            email: string;
        };
        /**
         * AgentInvitation
         * @description Who is to enter; a contributor has a last name and no address. `organisation_ids`: others of the territory.
         */
        AgentInvitation: {
            /** @default  */
            email?: components["schemas"]["MaybeEmail"];
            /** @default  */
            first_name?: components["schemas"]["MaybeName"];
            /** @default  */
            last_name?: components["schemas"]["MaybeName"];
            level: components["schemas"]["Level"];
            service_ids: components["schemas"]["Ids"];
            /** @default [] */
            organisation_ids?: components["schemas"]["Ids"];
        };
        /**
         * AgentLeft
         * @description What the removal was: of an invitation, of an agent with their last organisation, or from this one alone.
         */
        AgentLeft: {
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "invitation_deleted" | "agent_deleted" | "agent_removed";
        };
        /**
         * AgentLinkRequest
         * @description The token of a mail's link.
         */
        AgentLinkRequest: {
            token: components["schemas"]["LinkToken"];
        };
        /**
         * AgentMailSent
         * @description The same for every address: how long the link of the mail is good, if one was sent, in seconds.
         */
        AgentMailSent: {
            /** Expires In Seconds */
            expires_in_seconds: number;
        };
        /**
         * AgentPasswordChange
         * @description The password that was, and the one to have.
         */
        AgentPasswordChange: {
            current_password: components["schemas"]["Typed"];
            password: components["schemas"]["Typed"];
        };
        /**
         * AgentPasswordChoice
         * @description The token of a mail's link and the password to have; who accepts an invitation says their names too.
         */
        AgentPasswordChoice: {
            token: components["schemas"]["LinkToken"];
            password: components["schemas"]["Typed"];
            /** @default null */
            first_name?: components["schemas"]["agents__schemas__Name"] | null;
            /** @default null */
            last_name?: components["schemas"]["agents__schemas__Name"] | null;
        };
        /**
         * AgentSignInRequest
         * @description An address and its password.
         */
        AgentSignInRequest: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Typed"];
        };
        /**
         * AgentSignedOut
         * @description Where to end the identity provider's own session; null when none is open there.
         */
        AgentSignedOut: {
            /** Logout Url */
            logout_url: string | null;
        };
        /**
         * AnswerRequest
         * @description The token of a reminder's link, and what its reader says. Who cannot come cancels.
         */
        AnswerRequest: {
            /** Token */
            token: string;
            /**
             * Answer
             * @constant
             */
            answer: "coming";
        };
        /**
         * AnswerView
         * @description The answer as it is kept, and what it is about, as little as the reader's message says: when.
         */
        AnswerView: {
            /**
             * Answer
             * @constant
             */
            answer: "coming";
            /**
             * Answered At
             * Format: date-time
             */
            answered_at: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * AppointmentEdit
         * @description What is to be changed; what is left out stays. `max_participants` null takes the limit away.
         */
        AppointmentEdit: {
            /** Version */
            version: number;
            /**
             * Starts At
             * @default null
             */
            starts_at?: string | null;
            /** @default null */
            duration_minutes?: components["schemas"]["Minutes"] | null;
            /** @default null */
            agent_ids?: components["schemas"]["desk__schemas__Identifiers"] | null;
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /** @default null */
            single_use_location?: components["schemas"]["SingleUseBody"] | null;
            /** @default null */
            users?: components["schemas"]["Everybody"] | null;
            /** @default null */
            context?: components["schemas"]["Text"] | null;
            /** @default null */
            title?: components["schemas"]["desk__schemas__Title"] | null;
            /** @default null */
            max_participants?: components["schemas"]["Seats"] | null;
            /** @default [] */
            accept_warnings?: components["schemas"]["Codes"];
        };
        /**
         * AppointmentRequest
         * @description A hold to confirm. Without participants, the person who books attends.
         *
         *     Without `contact_token` the session says who books, for themselves, for a relative (`for_user_id`), or for one
         *     who is added with it (`for_relative`); of `user` only the phone number and the address count then, and become the
         *     account's.
         */
        AppointmentRequest: {
            hold_id: components["schemas"]["Secret"];
            hold_token: components["schemas"]["Secret"];
            /** @default null */
            contact_token?: components["schemas"]["Secret"] | null;
            /** @default null */
            user?: components["schemas"]["PersonBody"] | null;
            /**
             * Participants
             * @default null
             */
            participants?: components["schemas"]["ParticipantBody"][] | null;
            /** @default null */
            for_user_id?: components["schemas"]["Identifier"] | null;
            /** @default null */
            for_relative?: components["schemas"]["ParticipantBody"] | null;
            /** @default null */
            ants_number?: components["schemas"]["booking__schemas__Line"] | null;
        };
        /**
         * AppointmentRow
         * @description An appointment in a list.
         */
        AppointmentRow: {
            /** Id */
            id: string;
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
            /** Title */
            title: string;
            /** Motif Id */
            motif_id: string;
            /** Motif Name */
            motif_name: string;
            /** Color */
            color: string;
            /** Agents */
            agents: components["schemas"]["Named"][];
            /** Location Name */
            location_name: string;
            location_type: components["schemas"]["LocationType"] | null;
            /** Status */
            status: string;
            /** Temporal Status */
            temporal_status: string;
            /** Collectif */
            collectif: boolean;
            /** Users Count */
            users_count: number;
            /** Max Participants */
            max_participants: number | null;
        };
        /**
         * AppointmentRows
         * @description A page of appointments by start; with `next_cursor` there is more, even where the page is short.
         */
        AppointmentRows: {
            /** Appointments */
            appointments: components["schemas"]["AppointmentRow"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * AppointmentView
         * @description An appointment as its citizen sees it (CHG-04). Instants carry the offset of the location's zone.
         *
         *     `can_cancel_until` and `can_move_until` are null when the motif or the status does not allow it at all,
         *     `can_undo_until` when this proof has no change to take back. Of a group appointment (`collectif`), `status` and
         *     `users` are those of the own family, and `title` is its name. `ants_number`: the pre-application that was named.
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
            /** Ants Number */
            ants_number: string | null;
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
         * AppointmentWish
         * @description An appointment as an agent wants it; `accept_warnings`: the codes of warnings that were seen.
         */
        AppointmentWish: {
            organisation_id: components["schemas"]["Identifier"];
            motif_id: components["schemas"]["Identifier"];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** @default null */
            duration_minutes?: components["schemas"]["Minutes"] | null;
            agent_ids: components["schemas"]["desk__schemas__Identifiers"];
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /** @default null */
            single_use_location?: components["schemas"]["SingleUseBody"] | null;
            /** @default [] */
            users?: components["schemas"]["Attendees"];
            /** @default  */
            context?: components["schemas"]["Text"];
            /** @default  */
            title?: components["schemas"]["desk__schemas__Title"];
            /** @default null */
            max_participants?: components["schemas"]["Seats"] | null;
            /** @default [] */
            accept_warnings?: components["schemas"]["Codes"];
        };
        /**
         * Arrival
         * @description Whether its user waits.
         */
        Arrival: {
            /** Arrived */
            arrived: boolean;
        };
        /**
         * AttachBody
         * @description Where somebody is to be known; the `ticket` of a duplicate, who may be of another territory.
         */
        AttachBody: {
            organisation_id: components["schemas"]["Identifier"];
            /**
             * Ticket
             * @default null
             */
            ticket?: string | null;
        };
        /**
         * AttendeeBody
         * @description Who is to come; without flags, the motif's apply (NOT-05).
         */
        AttendeeBody: {
            user_id: components["schemas"]["Identifier"];
            /**
             * Send Lifecycle Notifications
             * @default null
             */
            send_lifecycle_notifications?: boolean | null;
            /**
             * Send Reminder Notification
             * @default null
             */
            send_reminder_notification?: boolean | null;
        };
        /**
         * AttendeeRequest
         * @description Who of the family comes: the account itself or one of its relatives.
         */
        AttendeeRequest: {
            user_id: components["schemas"]["Identifier"];
        };
        Attendees: components["schemas"]["AttendeeBody"][];
        BirthName: string;
        /**
         * BookableBy
         * @description Who may book a motif (2.7).
         * @enum {string}
         */
        BookableBy: "agents" | "agents_and_prescripteurs" | "agents_and_prescripteurs_and_invited_users" | "everyone";
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
            /** Ants Number */
            ants_number: string | null;
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
         * CautionView
         * @description A reason to think again: an opening that it overlaps (nothing of it is told elsewhere), a motif that does not fit.
         */
        CautionView: {
            /** Code */
            code: string;
            /** Text */
            text: string;
            /**
             * Opening Id
             * @default null
             */
            opening_id?: string | null;
            /**
             * Motif Id
             * @default null
             */
            motif_id?: string | null;
        };
        /**
         * Channel
         * @description The two ways by which messages go out.
         * @enum {string}
         */
        Channel: "sms" | "email";
        /**
         * CheckView
         * @description Whether somebody can book, and what is missing.
         */
        CheckView: {
            /** Ready */
            ready: boolean;
            /** Steps */
            steps: components["schemas"]["StepView"][];
        };
        /**
         * ClaimCodeRequest
         * @description Where to send six digits: an address that appointments were booked with.
         */
        ClaimCodeRequest: {
            channel: components["schemas"]["Channel"];
            to: components["schemas"]["records__schemas__Line"];
        };
        /**
         * ClaimCodeSent
         * @description The same for every address: the code's lifetime in seconds.
         */
        ClaimCodeSent: {
            /** Expires In Seconds */
            expires_in_seconds: number;
        };
        /**
         * ClaimRequest
         * @description The proof of an address, as booking with a code gives it.
         */
        ClaimRequest: {
            /** Contact Token */
            contact_token: string;
        };
        /**
         * ClaimView
         * @description How many appointments became the account's.
         */
        ClaimView: {
            /** Claimed */
            claimed: number;
        };
        /** @example 09:00 */
        ClockTime: string;
        /**
         * CodeRequestBody
         * @description Where to send six digits.
         */
        CodeRequestBody: {
            channel: components["schemas"]["Channel"];
            to: components["schemas"]["booking__schemas__Line"];
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
            to: components["schemas"]["booking__schemas__Line"];
            /** Code */
            code: string;
        };
        Codes: string[];
        /**
         * ConfirmedAddress
         * @description The address that the account has now.
         */
        ConfirmedAddress: {
            /** Email */
            email: string;
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
        /**
         * DayBody
         * @description A day of a recurrence.
         */
        DayBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
        };
        /**
         * DeletionRequest
         * @description Whether the appointments to come are to be cancelled with it.
         */
        DeletionRequest: {
            /**
             * Cancel Appointments
             * @default false
             */
            cancel_appointments?: boolean;
        };
        Departement: string;
        /**
         * DeskAppointment
         * @description Everything of an appointment that an agent sees (RPG-02).
         */
        DeskAppointment: {
            /** Id */
            id: string;
            /** Organisation Id */
            organisation_id: string;
            /** Organisation Name */
            organisation_name: string;
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
            /** Status */
            status: string;
            /** Temporal Status */
            temporal_status: string;
            motif: components["schemas"]["DeskMotif"];
            service: components["schemas"]["Named"] | null;
            location: components["schemas"]["DeskPlace"] | null;
            /** Location Id */
            location_id: string | null;
            single_use_location: components["schemas"]["SingleUsePlace"] | null;
            /** Address */
            address: string | null;
            /** Title */
            title: string;
            /** Context */
            context: string;
            /** Users */
            users: components["schemas"]["DeskParticipant"][];
            /** Agents */
            agents: components["schemas"]["Named"][];
            /** Max Participants */
            max_participants: number | null;
            /** Users Count */
            users_count: number;
            /** Transitions */
            transitions: string[];
            /** Participations Transitions */
            participations_transitions: string[];
            /** Video Url */
            video_url: string | null;
            /** History */
            history: components["schemas"]["HistoryEntry"][];
            /** Messages */
            messages: components["schemas"]["DeskMessage"][];
            /** Messages Summary */
            messages_summary: string | null;
            /** Can Delete */
            can_delete: boolean;
            /** Can Remove Participants */
            can_remove_participants: boolean;
            /** Can Remind */
            can_remind: boolean;
            waiting_room: components["schemas"]["WaitingRoom"];
            /** Created By User */
            created_by_user: boolean;
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
         * DeskMessage
         * @description A message about it (RCT-01); `status` is `queued`, `sent`, `delivered`, `failed`, `expired` or `skipped`.
         *
         *     `to` is empty where it went nowhere, and where the person has another address by now.
         */
        DeskMessage: {
            /** Id */
            id: string;
            /** Event */
            event: string;
            /** Channel */
            channel: string;
            /** To */
            to: string;
            /** User Id */
            user_id: string | null;
            /** Agent Id */
            agent_id: string | null;
            /** Status */
            status: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string | null;
            /** Failure */
            failure: string | null;
            /** Steps */
            steps: components["schemas"]["MessageStep"][];
        };
        /**
         * DeskMotif
         * @description Its motif.
         */
        DeskMotif: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Color */
            color: string;
            location_type: components["schemas"]["LocationType"] | null;
            /** Collectif */
            collectif: boolean;
            /** Visibility */
            visibility: string | null;
        };
        /**
         * DeskParticipant
         * @description Somebody who takes part; the address and number are those that messages go to (USR-02).
         */
        DeskParticipant: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Date */
            birth_date: string | null;
            /** Phone Number */
            phone_number: string | null;
            /** Email */
            email: string | null;
            /** Responsible Id */
            responsible_id: string | null;
            /** Status */
            status: string;
            /** Send Lifecycle Notifications */
            send_lifecycle_notifications: boolean;
            /** Send Reminder Notification */
            send_reminder_notification: boolean;
            /** Confirmed At */
            confirmed_at: string | null;
        };
        /**
         * DeskPlace
         * @description A place of the organisation.
         */
        DeskPlace: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Address */
            address: string;
            /** Phone Number */
            phone_number: string;
        };
        /**
         * DeskSessionView
         * @description The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in.
         *
         *     `csrf_token` goes in the header `X-CSRF-Token` of every change. `proconnect`: whether this service offers it.
         */
        DeskSessionView: {
            agent: components["schemas"]["Me"] | null;
            /** Csrf Token */
            csrf_token: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Proconnect */
            proconnect: boolean;
        };
        /**
         * DeskSlot
         * @description A start that an agent can serve.
         */
        DeskSlot: {
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
            /** Agent Id */
            agent_id: string;
        };
        /**
         * DeskSlots
         * @description Either `places` to choose from, soonest first, or the `slots` of the only one; of a group motif, `groups`.
         */
        DeskSlots: {
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
            location: components["schemas"]["SlotPlace"] | null;
            /** Places */
            places: components["schemas"]["PlaceChoice"][];
            /** Slots */
            slots: components["schemas"]["DeskSlot"][];
            /** Groups */
            groups: components["schemas"]["OpenGroup"][];
            /** Next Availability */
            next_availability: string | null;
        };
        Email: string;
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
        Everybody: components["schemas"]["AttendeeBody"][];
        /**
         * ExportView
         * @description Everything that is kept about the person and their relatives. Secrets are kept as digests, and not told.
         */
        ExportView: {
            account: components["schemas"]["AccountView"];
            person: components["schemas"]["ExportedPerson"];
            /** Has Password */
            has_password: boolean;
            /**
             * Identified At
             * @description The first sign-in with FranceConnect
             */
            identified_at: string | null;
            /** Sessions */
            sessions: components["schemas"]["ExportedSession"][];
            /** Relatives */
            relatives: components["schemas"]["ExportedPerson"][];
            /** Appointments */
            appointments: components["schemas"]["ExportedAppointmentView"][];
        };
        /**
         * ExportedAppointmentView
         * @description An appointment with its history.
         */
        ExportedAppointmentView: {
            /** Id */
            id: string;
            /** Motif Name */
            motif_name: string;
            /** Organisation Id */
            organisation_id: string;
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
            /** Status */
            status: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ants Number */
            ants_number: string;
            /** Participations */
            participations: components["schemas"]["ExportedParticipation"][];
            /** People */
            people: components["schemas"]["ExportedPerson"][];
            /** Events */
            events: components["schemas"]["ExportedEvent"][];
            /** Messages */
            messages: components["schemas"]["ExportedMessage"][];
        };
        /**
         * ExportedEvent
         * @description What happened to an appointment, and who did it.
         */
        ExportedEvent: {
            /** Kind */
            kind: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Previous Starts At */
            previous_starts_at: string | null;
        };
        /**
         * ExportedMessage
         * @description A message about an appointment, and what became of it.
         */
        ExportedMessage: {
            /** Kind */
            kind: string;
            /** Channel */
            channel: string;
            /** User Id */
            user_id: string;
            /** State */
            state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
        };
        /**
         * ExportedParticipation
         * @description Somebody's place in an appointment.
         */
        ExportedParticipation: {
            /** User Id */
            user_id: string;
            /** Status */
            status: string;
            /** Cancelled At */
            cancelled_at: string | null;
        };
        /**
         * ExportedPerson
         * @description Somebody as they are kept.
         */
        ExportedPerson: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Name */
            birth_name: string;
            /** Birth Date */
            birth_date: string | null;
            /** Email */
            email: string;
            /** Phone Number */
            phone_number: string;
            /** Address */
            address: string;
            /** Notify By Sms */
            notify_by_sms: boolean;
            /** Notify By Email */
            notify_by_email: boolean;
            /** Language */
            language: string;
            /** Consented At */
            consented_at: string | null;
        };
        /**
         * ExportedSession
         * @description A session that may still be live, of whatever device.
         */
        ExportedSession: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
        };
        /**
         * FoundUser
         * @description Somebody who was found. `masked`: of the territory, with what is hidden until they are chosen (USA-04).
         *
         *     `relative_of`: the responsible of a relative.
         */
        FoundUser: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Name */
            birth_name: string;
            /**
             * Birth Date
             * @description 2020-01-31, masked 31/01/****, or empty
             */
            birth_date: string;
            /** Email */
            email: string;
            /** Phone Number */
            phone_number: string;
            /** Masked */
            masked: boolean;
            /** Relative Of */
            relative_of: string | null;
        };
        /**
         * FoundUsers
         * @description The people whom the text may mean, the likeliest first.
         */
        FoundUsers: {
            /** Users */
            users: components["schemas"]["FoundUser"][];
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
         * HistoryEntry
         * @description Something that happened to it; `changes` are sentences in the reader's language.
         */
        HistoryEntry: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Kind */
            kind: string;
            /** Author Kind */
            author_kind: string;
            /** Author Name */
            author_name: string;
            /** Changes */
            changes: string[];
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
        Hours: number;
        Identifier: string;
        Ids: components["schemas"]["Identifier"][];
        /**
         * InvitedAgentView
         * @description An agent who has entered; `services_kept`: they were known, and their services are as they were.
         */
        InvitedAgentView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Email */
            email: string;
            level: components["schemas"]["Level"];
            /** Services */
            services: components["schemas"]["ServiceView"][];
            /** Pending */
            pending: boolean;
            /** Invited At */
            invited_at: string | null;
            /** Version */
            version: number;
            /** Warnings */
            warnings: "services_kept"[];
        };
        /** @enum {string} */
        Language: "fr" | "en";
        /** @enum {string} */
        Level: "basic" | "admin" | "contributor";
        LinkToken: string;
        /**
         * LocationAvailability
         * @description LIEU-01.
         * @enum {string}
         */
        LocationAvailability: "enabled" | "disabled" | "single_use";
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
         * MailSent
         * @description The same for every address: how long the link of the mail is good, if one was sent, in seconds.
         */
        MailSent: {
            /** Expires In Seconds */
            expires_in_seconds: number;
        };
        MaybeEmail: string;
        MaybeName: string;
        /**
         * Me
         * @description The agent who is signed in.
         */
        Me: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Email */
            email: string;
            /**
             * Language
             * @enum {string}
             */
            language: "fr" | "en";
            /** Services */
            services: components["schemas"]["ServiceView"][];
            /** Is Secretary */
            is_secretary: boolean;
            /** Organisations */
            organisations: components["schemas"]["OwnOrganisation"][];
            /** Territories */
            territories: components["schemas"]["OwnTerritory"][];
            preferences: components["schemas"]["Preferences"];
            /** Connected With Proconnect */
            connected_with_proconnect: boolean;
            /** Version */
            version: number;
        };
        /**
         * MeChange
         * @description What the agent changes about themselves; `version` is what was seen.
         */
        MeChange: {
            /** @default null */
            first_name?: components["schemas"]["agents__schemas__Name"] | null;
            /** @default null */
            last_name?: components["schemas"]["agents__schemas__Name"] | null;
            /**
             * Language
             * @default null
             */
            language?: ("fr" | "en") | null;
            /** @default null */
            preferences?: components["schemas"]["PreferencesChange"] | null;
            /** Version */
            version: number;
        };
        /**
         * MessageStep
         * @description What became true of a message, and when.
         */
        MessageStep: {
            /** State */
            state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string | null;
            /** Failure */
            failure: string | null;
        };
        /**
         * MessageStepView
         * @description What became true of a message, and when; `failure` is `permanent` or `temporary` where it failed.
         */
        MessageStepView: {
            /** State */
            state: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Reason */
            reason: string | null;
            /** Failure */
            failure: string | null;
        };
        /**
         * MessageTimeline
         * @description All messages of an appointment, oldest first; `summary` is `failure`, `processed` or null (RCT-02).
         */
        MessageTimeline: {
            /** Appointment Id */
            appointment_id: string;
            /** Summary */
            summary: string | null;
            /** Messages */
            messages: components["schemas"]["MessageView"][];
        };
        /**
         * MessageView
         * @description One message (RCT-01). `state` is `queued`, `sent`, `delivered`, `failed`, `expired` or `skipped`.
         *
         *     `event` is what it tells of, `user_id` whom it is about, `agent_id` the agent that it is for. `to` is null where it
         *     went nowhere, and where the person has another address by now. `not_after`: later than this it is not sent.
         */
        MessageView: {
            /** Event */
            event: string;
            /** Channel */
            channel: string;
            /** User Id */
            user_id: string | null;
            /** Agent Id */
            agent_id: string | null;
            /** To */
            to: string | null;
            /** State */
            state: string;
            /** Failure */
            failure: string | null;
            /** Reason */
            reason: string | null;
            /** Attempts */
            attempts: number;
            /** Segments */
            segments: number | null;
            /**
             * Not After
             * Format: date-time
             */
            not_after: string;
            /** Steps */
            steps: components["schemas"]["MessageStepView"][];
        };
        Minutes: number;
        /**
         * MissingCode
         * @description What is missing. Of a motif, an agent or an opening, which is then named.
         * @enum {string}
         */
        MissingCode: "no_agent" | "invitation_pending" | "no_location" | "no_motif" | "no_agent_of_service" | "no_opening" | "location_disabled" | "nothing_open_to_everyone";
        /**
         * MissingView
         * @description Something that is missing, and of what.
         */
        MissingView: {
            code: components["schemas"]["MissingCode"];
            /** Id */
            id: string | null;
            /** Name */
            name: string | null;
        };
        /**
         * MotifBody
         * @description A new motif: its name and its service, at least.
         */
        MotifBody: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            service_id?: components["schemas"]["settings__schemas__Line__1"];
            /** @default #99CC99 */
            color?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Duration Minutes
             * @default 30
             */
            duration_minutes?: number;
            /** @default public_office */
            location_type?: components["schemas"]["LocationType"];
            /**
             * Collectif
             * @default false
             */
            collectif?: boolean;
            /** @default agents */
            bookable_by?: components["schemas"]["BookableBy"];
            /**
             * Min Delay Seconds
             * @default 1800
             */
            min_delay_seconds?: number;
            /**
             * Max Delay Seconds
             * @default 7889238
             */
            max_delay_seconds?: number;
            /** @default visible_and_notified */
            visibility?: components["schemas"]["Visibility"];
            /** @default  */
            restriction?: components["schemas"]["Text"];
            /** @default  */
            instructions?: components["schemas"]["Text"];
            /** @default  */
            cancel_warning?: components["schemas"]["Text"];
            /**
             * For Secretariat
             * @default false
             */
            for_secretariat?: boolean;
            /**
             * Follow Up
             * @default false
             */
            follow_up?: boolean;
            /**
             * Movable By User
             * @default true
             */
            movable_by_user?: boolean;
            /**
             * Cancellable By User
             * @default true
             */
            cancellable_by_user?: boolean;
            /** @default departement */
            sectorisation_level?: components["schemas"]["SectorisationLevel"];
            /** @default  */
            category?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Limit Per Person
             * @default 1
             */
            limit_per_person?: number;
            /** Reminder Plan Hours */
            reminder_plan_hours?: components["schemas"]["Hours"][];
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
         * MotifChange
         * @description What is to be changed of a motif.
         */
        MotifChange: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            service_id?: components["schemas"]["settings__schemas__Line__1"];
            /** @default #99CC99 */
            color?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Duration Minutes
             * @default 30
             */
            duration_minutes?: number;
            /** @default public_office */
            location_type?: components["schemas"]["LocationType"];
            /**
             * Collectif
             * @default false
             */
            collectif?: boolean;
            /** @default agents */
            bookable_by?: components["schemas"]["BookableBy"];
            /**
             * Min Delay Seconds
             * @default 1800
             */
            min_delay_seconds?: number;
            /**
             * Max Delay Seconds
             * @default 7889238
             */
            max_delay_seconds?: number;
            /** @default visible_and_notified */
            visibility?: components["schemas"]["Visibility"];
            /** @default  */
            restriction?: components["schemas"]["Text"];
            /** @default  */
            instructions?: components["schemas"]["Text"];
            /** @default  */
            cancel_warning?: components["schemas"]["Text"];
            /**
             * For Secretariat
             * @default false
             */
            for_secretariat?: boolean;
            /**
             * Follow Up
             * @default false
             */
            follow_up?: boolean;
            /**
             * Movable By User
             * @default true
             */
            movable_by_user?: boolean;
            /**
             * Cancellable By User
             * @default true
             */
            cancellable_by_user?: boolean;
            /** @default departement */
            sectorisation_level?: components["schemas"]["SectorisationLevel"];
            /** @default  */
            category?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Limit Per Person
             * @default 1
             */
            limit_per_person?: number;
            /** Reminder Plan Hours */
            reminder_plan_hours?: components["schemas"]["Hours"][];
            version: components["schemas"]["Version"];
        };
        /**
         * MotifCopy
         * @description Into which organisation a motif is copied: its own without one.
         */
        MotifCopy: {
            /** @default null */
            organisation_id?: components["schemas"]["Identifier"] | null;
        };
        /**
         * MotifDraft
         * @description A motif that is being written; `motif_id` of the one that it changes.
         */
        MotifDraft: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            service_id?: components["schemas"]["settings__schemas__Line__1"];
            /** @default #99CC99 */
            color?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Duration Minutes
             * @default 30
             */
            duration_minutes?: number;
            /** @default public_office */
            location_type?: components["schemas"]["LocationType"];
            /**
             * Collectif
             * @default false
             */
            collectif?: boolean;
            /** @default agents */
            bookable_by?: components["schemas"]["BookableBy"];
            /**
             * Min Delay Seconds
             * @default 1800
             */
            min_delay_seconds?: number;
            /**
             * Max Delay Seconds
             * @default 7889238
             */
            max_delay_seconds?: number;
            /** @default visible_and_notified */
            visibility?: components["schemas"]["Visibility"];
            /** @default  */
            restriction?: components["schemas"]["Text"];
            /** @default  */
            instructions?: components["schemas"]["Text"];
            /** @default  */
            cancel_warning?: components["schemas"]["Text"];
            /**
             * For Secretariat
             * @default false
             */
            for_secretariat?: boolean;
            /**
             * Follow Up
             * @default false
             */
            follow_up?: boolean;
            /**
             * Movable By User
             * @default true
             */
            movable_by_user?: boolean;
            /**
             * Cancellable By User
             * @default true
             */
            cancellable_by_user?: boolean;
            /** @default departement */
            sectorisation_level?: components["schemas"]["SectorisationLevel"];
            /** @default  */
            category?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Limit Per Person
             * @default 1
             */
            limit_per_person?: number;
            /** Reminder Plan Hours */
            reminder_plan_hours?: components["schemas"]["Hours"][];
            /** @default null */
            motif_id?: components["schemas"]["Identifier"] | null;
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
         * MotifListing
         * @description How searches show a motif; the first and the last start that could be booked online at this moment.
         */
        MotifListing: {
            /** Name */
            name: string;
            /** Organisation Name */
            organisation_name: string;
            location_type: components["schemas"]["LocationType"];
            /** Duration Minutes */
            duration_minutes: number;
            /** Collectif */
            collectif: boolean;
            /** Restriction */
            restriction: string;
            /** Bookable Online */
            bookable_online: boolean;
            /**
             * First Start At
             * Format: date-time
             */
            first_start_at: string;
            /**
             * Last Start At
             * Format: date-time
             */
            last_start_at: string;
        };
        /**
         * MotifMade
         * @description A motif, and in which organisation.
         */
        MotifMade: {
            /** Organisation Id */
            organisation_id: string;
            motif: components["schemas"]["MotifSettings"];
        };
        /**
         * MotifOfSeveral
         * @description A new motif for several organisations of a territory.
         */
        MotifOfSeveral: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            service_id?: components["schemas"]["settings__schemas__Line__1"];
            /** @default #99CC99 */
            color?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Duration Minutes
             * @default 30
             */
            duration_minutes?: number;
            /** @default public_office */
            location_type?: components["schemas"]["LocationType"];
            /**
             * Collectif
             * @default false
             */
            collectif?: boolean;
            /** @default agents */
            bookable_by?: components["schemas"]["BookableBy"];
            /**
             * Min Delay Seconds
             * @default 1800
             */
            min_delay_seconds?: number;
            /**
             * Max Delay Seconds
             * @default 7889238
             */
            max_delay_seconds?: number;
            /** @default visible_and_notified */
            visibility?: components["schemas"]["Visibility"];
            /** @default  */
            restriction?: components["schemas"]["Text"];
            /** @default  */
            instructions?: components["schemas"]["Text"];
            /** @default  */
            cancel_warning?: components["schemas"]["Text"];
            /**
             * For Secretariat
             * @default false
             */
            for_secretariat?: boolean;
            /**
             * Follow Up
             * @default false
             */
            follow_up?: boolean;
            /**
             * Movable By User
             * @default true
             */
            movable_by_user?: boolean;
            /**
             * Cancellable By User
             * @default true
             */
            cancellable_by_user?: boolean;
            /** @default departement */
            sectorisation_level?: components["schemas"]["SectorisationLevel"];
            /** @default  */
            category?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Limit Per Person
             * @default 1
             */
            limit_per_person?: number;
            /** Reminder Plan Hours */
            reminder_plan_hours?: components["schemas"]["Hours"][];
            /** Organisation Ids */
            organisation_ids: components["schemas"]["Identifier"][];
        };
        /**
         * MotifPreview
         * @description What a citizen sees of a motif. `is_told`: they are sent messages about it; `is_shown`: they see it at all.
         */
        MotifPreview: {
            listing: components["schemas"]["MotifListing"];
            fields: components["schemas"]["NeededFields"];
            /** Confirmation Text */
            confirmation_text: string;
            /** Cancel Warning */
            cancel_warning: string;
            /** Can Move */
            can_move: boolean;
            /** Can Cancel */
            can_cancel: boolean;
            /** Is Told */
            is_told: boolean;
            /** Is Shown */
            is_shown: boolean;
            /** Reminder Plan Hours */
            reminder_plan_hours: number[];
        };
        /**
         * MotifSettings
         * @description A motif with every setting of 2.7; `openings_count`: those that are not over.
         */
        MotifSettings: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Service Id */
            service_id: string;
            service: components["schemas"]["ServiceView"];
            /** Color */
            color: string;
            /** Duration Minutes */
            duration_minutes: number;
            location_type: components["schemas"]["LocationType"];
            /** Collectif */
            collectif: boolean;
            bookable_by: components["schemas"]["BookableBy"];
            /** Min Delay Seconds */
            min_delay_seconds: number;
            /** Max Delay Seconds */
            max_delay_seconds: number;
            visibility: components["schemas"]["Visibility"];
            /** Restriction */
            restriction: string;
            /** Instructions */
            instructions: string;
            /** Cancel Warning */
            cancel_warning: string;
            /** For Secretariat */
            for_secretariat: boolean;
            /** Follow Up */
            follow_up: boolean;
            /** Movable By User */
            movable_by_user: boolean;
            /** Cancellable By User */
            cancellable_by_user: boolean;
            sectorisation_level: components["schemas"]["SectorisationLevel"];
            /** Category */
            category: string;
            /** Limit Per Person */
            limit_per_person: number;
            /** Reminder Plan Hours */
            reminder_plan_hours: number[];
            /** Openings Count */
            openings_count: number;
            /** Version */
            version: number;
        };
        /**
         * MotifSettingsList
         * @description The motifs of an organisation that the agent may see, by name, and the categories that a motif may have.
         */
        MotifSettingsList: {
            /** Motifs */
            motifs: components["schemas"]["MotifSettings"][];
            /** Categories */
            categories: string[];
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
            fields: components["schemas"]["NeededFields"];
            /** Motif Ids */
            motif_ids: string[];
        };
        /**
         * MotifsMade
         * @description The same motif in several organisations.
         */
        MotifsMade: {
            /** Motifs */
            motifs: components["schemas"]["MotifMade"][];
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
        /**
         * Named
         * @description Something with a name.
         */
        Named: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * NeededFields
         * @description What the motif needs of the user besides a name and one verified contact (WIZ-01, WIZ-02, WIZ-03).
         */
        NeededFields: {
            /** Phone Required */
            phone_required: boolean;
            /** Address Required */
            address_required: boolean;
            /** Ants Number Required */
            ants_number_required: boolean;
        };
        /**
         * NewOrganisation
         * @description The organisation with which an account begins (DS-2); without a service it is a town hall's.
         */
        NewOrganisation: {
            organisation_name: components["schemas"]["agents__schemas__Name"];
            departement: components["schemas"]["Departement"];
            /** @default null */
            service_id?: components["schemas"]["Identifier"] | null;
        };
        /**
         * NewcomerView
         * @description Whom ProConnect has identified, and who has no account yet.
         */
        NewcomerView: {
            /** Email */
            email: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
        };
        /**
         * NotificationState
         * @description Whether messages arrive: active, missing (no address or number), not_a_mobile, off.
         */
        NotificationState: {
            /** Email */
            email: string;
            /** Sms */
            sms: string;
        };
        /**
         * OfferedMotifView
         * @description A motif that is open to everyone, and the link that leads straight to it.
         */
        OfferedMotifView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Openings Count */
            openings_count: number;
            bookable_by: components["schemas"]["BookableBy"];
            /** Url */
            url: string;
        };
        /**
         * OnlineBookingView
         * @description What citizens can book, and the public link (MOT-09).
         */
        OnlineBookingView: {
            /** Public Url */
            public_url: string;
            /** Effective */
            effective: boolean;
            /** Motifs */
            motifs: components["schemas"]["OfferedMotifView"][];
        };
        /**
         * OpenGroup
         * @description A group appointment with seats left (SLOT-26); null seats: no maximum.
         */
        OpenGroup: {
            /** Appointment Id */
            appointment_id: string;
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
            /** Title */
            title: string;
            /** Location Id */
            location_id: string | null;
            /** Agent Ids */
            agent_ids: string[];
            /** Seats Left */
            seats_left: number | null;
        };
        /**
         * OpenedAgentLink
         * @description What the link is for, and whose it is.
         */
        OpenedAgentLink: {
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "invitation" | "reset" | "email_change";
            /** Email */
            email: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Organisation Name */
            organisation_name: string;
        };
        /**
         * OpenedLink
         * @description What the link is for, and whom it greets.
         */
        OpenedLink: {
            /**
             * Purpose
             * @enum {string}
             */
            purpose: "confirm" | "reset" | "email_change";
            /** First Name */
            first_name: string;
            /** Return To */
            return_to: string;
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
         * OpeningBody
         * @description A new opening; `ignore_warnings`: its warnings were read (PO-05).
         */
        OpeningBody: {
            title: components["schemas"]["planning__schemas__Title"];
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /** Motif Ids */
            motif_ids: components["schemas"]["Identifier"][];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            start_time: components["schemas"]["ClockTime"];
            end_time: components["schemas"]["ClockTime"];
            /** @default null */
            recurrence?: components["schemas"]["RecurrenceBody"] | null;
            agent_id: components["schemas"]["Identifier"];
            /**
             * Ignore Warnings
             * @default false
             */
            ignore_warnings?: boolean;
        };
        /**
         * OpeningChange
         * @description What is to be changed of an opening that was read in this version; what is left out stays.
         */
        OpeningChange: {
            version: components["schemas"]["Version"];
            /** @default  */
            title?: components["schemas"]["planning__schemas__Title"];
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /** Motif Ids */
            motif_ids?: components["schemas"]["Identifier"][];
            /**
             * First Day
             * Format: date
             * @default 0001-01-01
             */
            first_day?: string;
            /** @default 00:00 */
            start_time?: components["schemas"]["ClockTime"];
            /** @default 00:00 */
            end_time?: components["schemas"]["ClockTime"];
            /** @default null */
            recurrence?: components["schemas"]["RecurrenceBody"] | null;
            /**
             * Ignore Warnings
             * @default false
             */
            ignore_warnings?: boolean;
        };
        /**
         * OpeningList
         * @description Openings by first day.
         */
        OpeningList: {
            /** Openings */
            openings: components["schemas"]["OpeningView"][];
        };
        /**
         * OpeningView
         * @description An opening. `days`: the next ones when it can be booked, on the page of one opening.
         */
        OpeningView: {
            /** Id */
            id: string;
            /** Title */
            title: string;
            /** Agent Id */
            agent_id: string;
            /** Location Id */
            location_id: string | null;
            /** Location Name */
            location_name: string;
            /** Motif Ids */
            motif_ids: string[];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /** Start Time */
            start_time: string;
            /** End Time */
            end_time: string;
            recurrence: components["schemas"]["RecurrenceView"] | null;
            /** Recurrence Text */
            recurrence_text: string;
            /** Exceptions */
            exceptions: string[];
            /** Days */
            days: string[];
            /** Expired */
            expired: boolean;
            /** Version */
            version: number;
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
         * OrganisationChange
         * @description What is to be changed; what is left out stays. The verticale is chosen when the organisation is made.
         */
        OrganisationChange: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            phone_number?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            email?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            website?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            city?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            hours?: components["schemas"]["Text"];
            /** @default  */
            time_zone?: components["schemas"]["settings__schemas__Line__1"];
            /** @default rdv_solidarites */
            verticale?: components["schemas"]["Verticale"];
            version: components["schemas"]["Version"];
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
         * OrganisationSettings
         * @description An organisation as it is settled. `context_field`: its territory has appointments say what they are about.
         */
        OrganisationSettings: {
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
            /** Website */
            website: string;
            /** City */
            city: string;
            /** Hours */
            hours: string;
            /** Time Zone */
            time_zone: string;
            verticale: components["schemas"]["Verticale"];
            /** Context Field */
            context_field: boolean;
            /** Version */
            version: number;
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
            /** Website */
            website: string;
            /** City */
            city: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * OwnAppointmentsView
         * @description Appointments of the account's family, and the cursor of the next page, null on the last.
         */
        OwnAppointmentsView: {
            /** Appointments */
            appointments: components["schemas"]["AppointmentView"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * OwnOrganisation
         * @description An organisation where the agent has a role.
         */
        OwnOrganisation: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Departement */
            departement: string;
            level: components["schemas"]["Level"];
        };
        /**
         * OwnTerritory
         * @description A territory of the agent's, and what they may do in it.
         */
        OwnTerritory: {
            /** Departement */
            departement: string;
            /** Name */
            name: string;
            /** Admin */
            admin: boolean;
            /** Manage Teams */
            manage_teams: boolean;
            /** Manage Access Rights */
            manage_access_rights: boolean;
            /** Invite Agents */
            invite_agents: boolean;
        };
        /**
         * ParticipantBody
         * @description Somebody else who attends.
         */
        ParticipantBody: {
            first_name: components["schemas"]["booking__schemas__Name"];
            last_name: components["schemas"]["booking__schemas__Name"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
        };
        /**
         * PasswordChange
         * @description The password that was, and the one to have.
         */
        PasswordChange: {
            current_password: components["schemas"]["Typed"];
            password: components["schemas"]["Typed"];
        };
        /**
         * PasswordChoice
         * @description The token of a mail's link, and the password to have.
         */
        PasswordChoice: {
            token: components["schemas"]["LinkToken"];
            password: components["schemas"]["Typed"];
        };
        Path: string;
        /**
         * Period
         * @description Which appointments.
         * @enum {string}
         */
        Period: "upcoming" | "past";
        /**
         * PersonBody
         * @description The person who books.
         */
        PersonBody: {
            first_name: components["schemas"]["booking__schemas__Name"];
            last_name: components["schemas"]["booking__schemas__Name"];
            /** @default null */
            email?: components["schemas"]["booking__schemas__Line"] | null;
            /** @default null */
            phone_number?: components["schemas"]["booking__schemas__Line"] | null;
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
            /** @default null */
            address?: components["schemas"]["booking__schemas__Line"] | null;
        };
        /**
         * PersonView
         * @description Who is signed in, and through what.
         */
        PersonView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Email */
            email: string;
            /** Phone Number */
            phone_number: string;
            /** Language */
            language: string;
            /**
             * Through
             * @enum {string}
             */
            through: "password" | "franceconnect";
        };
        Phone: string;
        /**
         * PlaceBody
         * @description A new place; the address and its coordinates as the address search gives them.
         */
        PlaceBody: {
            name: components["schemas"]["settings__schemas__Line__1"];
            address: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Latitude
             * @default null
             */
            latitude?: number | null;
            /**
             * Longitude
             * @default null
             */
            longitude?: number | null;
            /** @default  */
            phone_number?: components["schemas"]["settings__schemas__Line__1"];
        };
        /**
         * PlaceChange
         * @description What is to be changed; what is left out stays. A new address brings its coordinates with it.
         */
        PlaceChange: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /** @default  */
            address?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Latitude
             * @default null
             */
            latitude?: number | null;
            /**
             * Longitude
             * @default null
             */
            longitude?: number | null;
            /** @default  */
            phone_number?: components["schemas"]["settings__schemas__Line__1"];
            /** @default enabled */
            availability?: components["schemas"]["LocationAvailability"];
            version: components["schemas"]["Version"];
        };
        /**
         * PlaceChoice
         * @description A place to choose, and its first slot within six months.
         */
        PlaceChoice: {
            location: components["schemas"]["SlotPlace"];
            /**
             * Next Availability
             * Format: date-time
             */
            next_availability: string;
        };
        /**
         * PlaceList
         * @description The places of an organisation, by name.
         */
        PlaceList: {
            /** Locations */
            locations: components["schemas"]["PlaceView"][];
        };
        /**
         * PlaceUse
         * @description What refers to a place.
         */
        PlaceUse: {
            /** Openings */
            openings: number;
        };
        /**
         * PlaceView
         * @description A place as it is settled.
         */
        PlaceView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Address */
            address: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            /** Phone Number */
            phone_number: string;
            availability: components["schemas"]["LocationAvailability"];
            used_by: components["schemas"]["PlaceUse"];
            /** Version */
            version: number;
        };
        /**
         * Preferences
         * @description Of what the agent is told, and how the agenda is drawn (AGM-08).
         */
        Preferences: {
            /**
             * Notification Level
             * @enum {string}
             */
            notification_level: "all" | "others" | "soon" | "none";
            /** Told Of Openings */
            told_of_openings: boolean;
            /** Told Of Absences */
            told_of_absences: boolean;
            /** Display Saturdays */
            display_saturdays: boolean;
            /** Display Cancelled */
            display_cancelled: boolean;
        };
        /**
         * PreferencesChange
         * @description The preferences that are to be different.
         */
        PreferencesChange: {
            /**
             * Notification Level
             * @default null
             */
            notification_level?: ("all" | "others" | "soon" | "none") | null;
            /**
             * Told Of Openings
             * @default null
             */
            told_of_openings?: boolean | null;
            /**
             * Told Of Absences
             * @default null
             */
            told_of_absences?: boolean | null;
            /**
             * Display Saturdays
             * @default null
             */
            display_saturdays?: boolean | null;
            /**
             * Display Cancelled
             * @default null
             */
            display_cancelled?: boolean | null;
        };
        /**
         * PreviewBody
         * @description The same before it is written; `opening_id`: the one that is being edited.
         */
        PreviewBody: {
            title: components["schemas"]["planning__schemas__Title"];
            /** @default null */
            location_id?: components["schemas"]["Identifier"] | null;
            /** Motif Ids */
            motif_ids: components["schemas"]["Identifier"][];
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            start_time: components["schemas"]["ClockTime"];
            end_time: components["schemas"]["ClockTime"];
            /** @default null */
            recurrence?: components["schemas"]["RecurrenceBody"] | null;
            agent_id: components["schemas"]["Identifier"];
            /**
             * Ignore Warnings
             * @default false
             */
            ignore_warnings?: boolean;
            /** @default null */
            opening_id?: components["schemas"]["Identifier"] | null;
        };
        /**
         * PreviewView
         * @description What an opening would give: its next days, the starts of the first, at most how many of one motif in a day.
         */
        PreviewView: {
            /** Occurrences */
            occurrences: string[];
            /** Slots */
            slots: components["schemas"]["PreviewedSlot"][];
            /** Slots A Day */
            slots_a_day: number;
            /** Recurrence Text */
            recurrence_text: string;
            /** Warnings */
            warnings: components["schemas"]["CautionView"][];
        };
        /**
         * PreviewedSlot
         * @description A start that the opening would give, as if nobody were booked.
         */
        PreviewedSlot: {
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
            /** Motif Id */
            motif_id: string;
        };
        /**
         * RecurrenceBody
         * @description How something repeats. Monthly, it is the same weekday of the month as its first day, whatever is sent.
         */
        RecurrenceBody: {
            /**
             * Every
             * @enum {string}
             */
            every: "week" | "month";
            /**
             * Interval
             * @default 1
             */
            interval?: number;
            /** Weekdays */
            weekdays?: number[];
            /**
             * Nth Weekday
             * @default null
             */
            nth_weekday?: number[] | null;
            /**
             * Until
             * @default null
             */
            until?: string | null;
        };
        /**
         * RecurrenceView
         * @description How something repeats; weekdays count from Monday, 1. `nth_weekday`: [2, 3] is the second Wednesday of the month.
         */
        RecurrenceView: {
            /** Every */
            every: string;
            /** Interval */
            interval: number;
            /** Weekdays */
            weekdays: number[];
            /** Nth Weekday */
            nth_weekday: number[] | null;
            /** Until */
            until: string | null;
        };
        /**
         * RelativeBody
         * @description Somebody to add.
         */
        RelativeBody: {
            first_name: components["schemas"]["records__schemas__Name"];
            last_name: components["schemas"]["records__schemas__Name"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
        };
        /**
         * RelativeChangeBody
         * @description What is to be corrected; what is left out stays.
         */
        RelativeChangeBody: {
            /** @default null */
            first_name?: components["schemas"]["records__schemas__Name"] | null;
            /** @default null */
            last_name?: components["schemas"]["records__schemas__Name"] | null;
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
        };
        /**
         * RelativeList
         * @description Relatives, in the order in which they were added.
         */
        RelativeList: {
            /** Relatives */
            relatives: components["schemas"]["RelativeView"][];
        };
        /**
         * RelativeView
         * @description A relative of the account.
         */
        RelativeView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Date */
            birth_date: string | null;
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
        /**
         * ResetRequest
         * @description Who has forgotten a password. `return_to`: the path of the site to come back to once another one is chosen.
         */
        ResetRequest: {
            email: components["schemas"]["Email"];
            /** @default null */
            return_to?: components["schemas"]["Path"] | null;
        };
        /**
         * Scope
         * @description Where people are looked for: where the agent sees them, or, to make an appointment, a little further (USA-04).
         * @enum {string}
         */
        Scope: "organisation" | "wizard";
        Seats: number;
        Secret: string;
        /**
         * SectorIdentifier
         * @description The redirect URIs for which a subject is one (OpenID Connect Core 8.1).
         */
        SectorIdentifier: string[];
        /**
         * SectorisationLevel
         * @description Which addresses a motif is offered to: everybody in the département, or those of a sector (2.7, 4.2).
         * @enum {string}
         */
        SectorisationLevel: "departement" | "organisation" | "agent";
        /**
         * ServiceBody
         * @description A service for the national list; the short name is what fits an SMS.
         */
        ServiceBody: {
            name: components["schemas"]["settings__schemas__Line__2"];
            short_name: components["schemas"]["settings__schemas__Line__3"];
        };
        /**
         * ServiceDetails
         * @description A service of the national list.
         */
        ServiceDetails: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Short Name */
            short_name: string;
        };
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
         * ServicesChoice
         * @description The services that a territory is to use.
         */
        ServicesChoice: {
            service_ids: components["schemas"]["settings__schemas__Identifiers"];
            /** @default null */
            version?: components["schemas"]["Version"] | null;
        };
        /**
         * SessionView
         * @description The session of a browser; `user`, `csrf_token` and `expires_at` are null when nobody is signed in.
         *
         *     `csrf_token` goes in the header `X-CSRF-Token` of every change. `franceconnect`: whether this service offers it.
         */
        SessionView: {
            user: components["schemas"]["PersonView"] | null;
            /** Csrf Token */
            csrf_token: string | null;
            /** Expires At */
            expires_at: string | null;
            /** Franceconnect */
            franceconnect: boolean;
        };
        /**
         * SignInRequest
         * @description An address and its password.
         */
        SignInRequest: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Typed"];
        };
        /**
         * SignUpRequest
         * @description Who wants an account. `return_to`: the path of the site to come back to once the address is confirmed.
         */
        SignUpRequest: {
            first_name: components["schemas"]["account__schemas__Name"];
            last_name: components["schemas"]["account__schemas__Name"];
            email: components["schemas"]["Email"];
            /** @default null */
            phone_number?: components["schemas"]["Phone"] | null;
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            /** @default null */
            return_to?: components["schemas"]["Path"] | null;
        };
        /**
         * SignedOut
         * @description Where to end the identity provider's own session; null when none is open there.
         */
        SignedOut: {
            /** Logout Url */
            logout_url: string | null;
        };
        /**
         * SingleUseBody
         * @description A place that is typed in for one appointment (LIEU-01).
         */
        SingleUseBody: {
            /** @default  */
            name?: components["schemas"]["desk__schemas__Line"];
            address: components["schemas"]["desk__schemas__Line"];
            /**
             * Latitude
             * @default 0
             */
            latitude?: number;
            /**
             * Longitude
             * @default 0
             */
            longitude?: number;
        };
        /**
         * SingleUsePlace
         * @description A place of this appointment alone.
         */
        SingleUsePlace: {
            /** Name */
            name: string;
            /** Address */
            address: string;
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
         * SlotPlace
         * @description A place.
         */
        SlotPlace: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Address */
            address: string;
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
         * StaffAgentChange
         * @description What is to be different about an agent; `email` makes an agent of a contributor.
         */
        StaffAgentChange: {
            /** @default null */
            level?: components["schemas"]["Level"] | null;
            /** @default null */
            service_ids?: components["schemas"]["Ids"] | null;
            /** @default null */
            email?: components["schemas"]["Email"] | null;
            /** Version */
            version: number;
        };
        /**
         * StaffAgentView
         * @description An agent in an organisation. `email` and `invited_at` are empty and null for who may not see profiles.
         */
        StaffAgentView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Email */
            email: string;
            level: components["schemas"]["Level"];
            /** Services */
            services: components["schemas"]["ServiceView"][];
            /** Pending */
            pending: boolean;
            /** Invited At */
            invited_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * StaffView
         * @description The agents of an organisation, by last name.
         */
        StaffView: {
            /** Agents */
            agents: components["schemas"]["StaffAgentView"][];
        };
        /**
         * StatusChange
         * @description What became of it; with `version`, only if it is still the one that was seen.
         */
        StatusChange: {
            status: components["schemas"]["StatusName"];
            /**
             * Version
             * @default null
             */
            version?: number | null;
            /** @default [] */
            accept_warnings?: components["schemas"]["Codes"];
        };
        /** @enum {string} */
        StatusName: "unknown" | "seen" | "excused" | "revoked" | "noshow";
        /**
         * StepCode
         * @description What there is to settle, in the order in which it is done.
         * @enum {string}
         */
        StepCode: "agents" | "locations" | "motifs" | "openings" | "online_booking";
        /**
         * StepView
         * @description A part of the configuration.
         */
        StepView: {
            code: components["schemas"]["StepCode"];
            /** Done */
            done: boolean;
            /** Missing */
            missing: components["schemas"]["MissingView"][];
        };
        /**
         * TeamBody
         * @description A new team.
         */
        TeamBody: {
            name: components["schemas"]["settings__schemas__Line__1"];
            agent_ids?: components["schemas"]["settings__schemas__Identifiers"];
        };
        /**
         * TeamChange
         * @description What is to be changed of a team; what is left out stays.
         */
        TeamChange: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            agent_ids?: components["schemas"]["settings__schemas__Identifiers"];
            version: components["schemas"]["Version"];
        };
        /**
         * TeamList
         * @description The teams of a territory, by name.
         */
        TeamList: {
            /** Teams */
            teams: components["schemas"]["TeamView"][];
        };
        /**
         * TeamView
         * @description A team.
         */
        TeamView: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Agent Ids */
            agent_ids: string[];
            /** Version */
            version: number;
        };
        /**
         * TerritoryChange
         * @description What is to be changed of a territory; what is left out stays.
         */
        TerritoryChange: {
            /** @default  */
            name?: components["schemas"]["settings__schemas__Line__1"];
            /**
             * Context Field
             * @default false
             */
            context_field?: boolean;
            /**
             * Waiting Room Mail
             * @default false
             */
            waiting_room_mail?: boolean;
            /**
             * Waiting Room Color
             * @default false
             */
            waiting_room_color?: boolean;
            /**
             * Visible Users
             * @default false
             */
            visible_users?: boolean;
            version: components["schemas"]["Version"];
        };
        /**
         * TerritoryOrganisation
         * @description An organisation of a territory, as who may staff it finds it.
         */
        TerritoryOrganisation: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** City */
            city: string;
        };
        /**
         * TerritoryOrganisationBody
         * @description A new organisation; without a time zone it has its département's.
         */
        TerritoryOrganisationBody: {
            name: components["schemas"]["agents__schemas__Name"];
            /** @default  */
            phone_number?: components["schemas"]["agents__schemas__Line"];
            /** @default  */
            email?: components["schemas"]["MaybeEmail"];
            /** @default  */
            website?: components["schemas"]["agents__schemas__Line"];
            /** @default  */
            city?: components["schemas"]["agents__schemas__Line"];
            /** @default  */
            time_zone?: components["schemas"]["agents__schemas__Line"];
        };
        /**
         * TerritoryOrganisations
         * @description The organisations of a territory, by name.
         */
        TerritoryOrganisations: {
            /** Organisations */
            organisations: components["schemas"]["TerritoryOrganisation"][];
        };
        /**
         * TerritoryRightsView
         * @description What an agent may do in a territory.
         */
        TerritoryRightsView: {
            /** Admin */
            admin: boolean;
            /** Manage Teams */
            manage_teams: boolean;
            /** Manage Access Rights */
            manage_access_rights: boolean;
            /** Invite Agents */
            invite_agents: boolean;
            /** Version */
            version: number;
        };
        /**
         * TerritoryService
         * @description A service of the national list, and whether the territory uses it.
         */
        TerritoryService: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Short Name */
            short_name: string;
            /** Used */
            used: boolean;
        };
        /**
         * TerritoryServices
         * @description The national list, by name.
         */
        TerritoryServices: {
            /** Services */
            services: components["schemas"]["TerritoryService"][];
            /** Version */
            version: number;
        };
        /**
         * TerritoryView
         * @description A territory as it is settled.
         */
        TerritoryView: {
            /** Departement */
            departement: string;
            /** Name */
            name: string;
            /** Context Field */
            context_field: boolean;
            /** Waiting Room Mail */
            waiting_room_mail: boolean;
            /** Waiting Room Color */
            waiting_room_color: boolean;
            /** Visible Users */
            visible_users: boolean;
            /** Version */
            version: number;
        };
        Text: string;
        Typed: string;
        /**
         * UndoRequest
         * @description Nothing to say.
         */
        UndoRequest: Record<string, never>;
        /**
         * UsedServices
         * @description The services that an organisation's territory uses, by name.
         */
        UsedServices: {
            /** Services */
            services: components["schemas"]["ServiceDetails"][];
        };
        /**
         * UserBody
         * @description Somebody to register; `ignore_warnings`: those who may be the same were looked at (never of the same e-mail).
         */
        UserBody: {
            organisation_id: components["schemas"]["Identifier"];
            first_name: components["schemas"]["desk__user_schemas__Name"];
            last_name: components["schemas"]["desk__user_schemas__Name"];
            /** @default  */
            birth_name?: components["schemas"]["desk__user_schemas__Name"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
            /** @default  */
            email?: components["schemas"]["desk__user_schemas__Line"];
            /** @default  */
            phone_number?: components["schemas"]["desk__user_schemas__Line"];
            /** @default  */
            address?: components["schemas"]["desk__user_schemas__Line"];
            /**
             * Notify By Sms
             * @default true
             */
            notify_by_sms?: boolean;
            /**
             * Notify By Email
             * @default true
             */
            notify_by_email?: boolean;
            /** @default null */
            responsible_id?: components["schemas"]["Identifier"] | null;
            /**
             * Ignore Warnings
             * @default false
             */
            ignore_warnings?: boolean;
        };
        /**
         * UserChange
         * @description What is to be corrected of somebody who was read in this version; what is left out stays.
         */
        UserChange: {
            /** Version */
            version: number;
            /** @default  */
            first_name?: components["schemas"]["desk__user_schemas__Name"];
            /** @default  */
            last_name?: components["schemas"]["desk__user_schemas__Name"];
            /** @default  */
            birth_name?: components["schemas"]["desk__user_schemas__Name"];
            /**
             * Birth Date
             * @default null
             */
            birth_date?: string | null;
            /** @default  */
            email?: components["schemas"]["desk__user_schemas__Line"];
            /** @default  */
            phone_number?: components["schemas"]["desk__user_schemas__Line"];
            /** @default  */
            address?: components["schemas"]["desk__user_schemas__Line"];
            /**
             * Notify By Sms
             * @default true
             */
            notify_by_sms?: boolean;
            /**
             * Notify By Email
             * @default true
             */
            notify_by_email?: boolean;
            /**
             * Ignore Warnings
             * @default false
             */
            ignore_warnings?: boolean;
        };
        /**
         * UserName
         * @description Somebody who attends; `confirmed_at`: since when they have said that they will come.
         */
        UserName: {
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Confirmed At */
            confirmed_at: string | null;
        };
        /**
         * UserView
         * @description Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more.
         */
        UserView: {
            /** Id */
            id: string;
            /** First Name */
            first_name: string;
            /** Last Name */
            last_name: string;
            /** Birth Name */
            birth_name: string;
            /**
             * Birth Date
             * @description 2020-01-31, masked 31/01/****, or empty
             */
            birth_date: string;
            /** Email */
            email: string;
            /** Phone Number */
            phone_number: string;
            /** Masked */
            masked: boolean;
            /** Relative Of */
            relative_of: string | null;
            /** Address */
            address: string;
            /** Language */
            language: string;
            /** Notify By Sms */
            notify_by_sms: boolean;
            /** Notify By Email */
            notify_by_email: boolean;
            notification: components["schemas"]["NotificationState"];
            /** Has Account */
            has_account: boolean;
            /** Pending Email */
            pending_email: string;
            /** Frozen Fields */
            frozen_fields: string[];
            responsible: components["schemas"]["FoundUser"] | null;
            /** Relatives */
            relatives: components["schemas"]["FoundUser"][];
            /** Version */
            version: number;
        };
        Version: number;
        /**
         * Verticale
         * @description The field of an organisation; it chooses the brand of what is sent about it (G-06).
         * @enum {string}
         */
        Verticale: "rdv_solidarites" | "rdv_insertion" | "rdv_aide_numerique" | "rdv_mairie";
        /**
         * Visibility
         * @description Whether users see a motif's appointments and are told of them (2.7, NOT-05, NOT-06).
         * @enum {string}
         */
        Visibility: "visible_and_notified" | "visible_and_not_notified" | "invisible";
        /**
         * WaitingRoom
         * @description Whether it can be said that the user waits, and whether they do (7.7).
         */
        WaitingRoom: {
            /** Offered */
            offered: boolean;
            /** Arrived */
            arrived: boolean;
        };
        /**
         * WarningList
         * @description What speaks against an appointment.
         */
        WarningList: {
            /** Warnings */
            warnings: components["schemas"]["WarningView"][];
        };
        /**
         * WarningView
         * @description A reason against that does not forbid (7.3).
         */
        WarningView: {
            /** Code */
            code: string;
            /**
             * Agent Id
             * @default null
             */
            agent_id?: string | null;
            /**
             * User Id
             * @default null
             */
            user_id?: string | null;
            /** Text */
            text: string;
        };
        /**
         * LinkRequest
         * @description The token of a mail's link.
         */
        account__schemas__LinkRequest: {
            token: components["schemas"]["LinkToken"];
        };
        account__schemas__Name: string;
        agents__schemas__Line: string;
        agents__schemas__Name: string;
        booking__schemas__Line: string;
        booking__schemas__Name: string;
        /**
         * LinkRequest
         * @description The token of a message's link, and the first three letters of the last name.
         */
        cancel__schemas__LinkRequest: {
            /** Token */
            token: string;
            /** Last Name Letters */
            last_name_letters: string;
        };
        desk__agenda_schemas__Identifiers: string;
        desk__schemas__Identifiers: components["schemas"]["Identifier"][];
        desk__schemas__Line: string;
        desk__schemas__Title: string;
        desk__slot_schemas__Identifiers: string;
        desk__user_schemas__Line: string;
        desk__user_schemas__Name: string;
        planning__schemas__Title: string;
        records__schemas__Line: string;
        records__schemas__Name: string;
        settings__schemas__Identifiers: components["schemas"]["Identifier"][];
        settings__schemas__Line__1: string;
        settings__schemas__Line__2: string;
        settings__schemas__Line__3: string;
        /**
         * Problem
         * @description A refusal (RFC 9457): `code` is stable, `title` and `detail` are in the caller's language.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "account_link_expired" | "addresses_unavailable" | "agent_busy" | "already_booked" | "already_invited" | "already_member" | "attendee_fixed" | "body_too_large" | "cannot_leave" | "changed_meanwhile" | "duplicate_appointment" | "duplicate_user" | "forbidden" | "group_full" | "has_appointments" | "has_openings" | "hold_expired" | "idempotency_mismatch" | "in_use" | "internal" | "invalid" | "last_admin" | "last_territory_admin" | "link_expired" | "malformed" | "not_cancellable" | "not_expected" | "not_found" | "not_movable" | "not_undoable" | "provider_failed" | "several_organisations" | "slot_taken" | "starts_in_the_past" | "too_late_to_cancel" | "too_late_to_move" | "too_late_to_undo" | "too_many_attempts" | "too_many_holds" | "unauthenticated" | "unavailable" | "warnings" | "wrong_code" | "wrong_credentials" | "wrong_csrf_token" | "wrong_letters";
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
    get_agent_connect_auth: {
        parameters: {
            query?: {
                return_to?: components["schemas"]["Path"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
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
    get_agent_connect_callback: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
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
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an account says about itself; nobody may change `frozen_fields` any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
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
    delete_account: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionRequest"];
            };
        };
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `has_appointments`: There are still appointments to come */
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
    patch_account: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountChange"];
            };
        };
        responses: {
            /** @description What an account says about itself; nobody may change `frozen_fields` any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    get_account_appointments: {
        parameters: {
            query?: {
                period?: components["schemas"]["Period"];
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Appointments of the account's family, and the cursor of the next page, null on the last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAppointmentsView"];
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
    post_account_claims: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimRequest"];
            };
        };
        responses: {
            /** @description How many appointments became the account's. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_account_contact_codes: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimCodeRequest"];
            };
        };
        responses: {
            /** @description The same for every address: the code's lifetime in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimCodeSent"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_account_email_changes: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressRequest"];
            };
        };
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    get_account_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that is kept about the person and their relatives. Secrets are kept as digests, and not told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportView"];
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
    put_account_password: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    get_account_relatives: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Relatives, in the order in which they were added. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelativeList"];
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
    post_account_relatives: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeBody"];
            };
        };
        responses: {
            /** @description A relative of the account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelativeView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    delete_account_relatives_relative_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                relative_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_csrf_token`: Refused for your safety */
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
            /** @description `has_appointments`: There are still appointments to come */
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
    patch_account_relatives_relative_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                relative_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RelativeChangeBody"];
            };
        };
        responses: {
            /** @description A relative of the account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelativeView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
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
    post_account_links_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["account__schemas__LinkRequest"];
            };
        };
        responses: {
            /** @description The address that the account has now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmedAddress"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    post_account_links_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["account__schemas__LinkRequest"];
            };
        };
        responses: {
            /** @description What the link is for, and whom it greets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedLink"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    post_account_links_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChoice"];
            };
        };
        responses: {
            /** @description The session of a browser; `user`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    post_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
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
    get_addresses: {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses, the likeliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressList"];
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
            /** @description `addresses_unavailable`: The address search does not answer; `unavailable`: Service unavailable for the moment */
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
    get_agent_agenda: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
                agent_ids: components["schemas"]["desk__agenda_schemas__Identifiers"];
                from: string;
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Some agents' time: appointments, openings, absences, holidays, and what they do elsewhere. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgendaView"];
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
    get_agent_agents_agent_id_absences: {
        parameters: {
            query?: {
                expired?: boolean;
            };
            header?: never;
            path: {
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An agent's absences by first day; `version` changes with any of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceListView"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
    post_agent_agents_agent_id_absences: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceBody"];
            };
        };
        responses: {
            /** @description An absence, at the clock of its zone. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_agents_agent_id_absences_absence_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                agent_id: string;
                absence_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An absence, at the clock of its zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceView"];
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
    delete_agent_agents_agent_id_absences_absence_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                agent_id: string;
                absence_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    patch_agent_agents_agent_id_absences_absence_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                agent_id: string;
                absence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceChange"];
            };
        };
        responses: {
            /** @description An absence, at the clock of its zone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_appointments: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
                agent_id?: components["schemas"]["Identifier"] | null;
                user_id?: components["schemas"]["Identifier"] | null;
                motif_id?: components["schemas"]["Identifier"] | null;
                location_id?: components["schemas"]["Identifier"] | null;
                status?: string;
                from?: string | null;
                to?: string | null;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of appointments by start; with `next_cursor` there is more, even where the page is short. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRows"];
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
    post_agent_appointments: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentWish"];
            };
        };
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
                };
            };
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm; `duplicate_appointment`: This appointment already exists; `idempotency_mismatch`: Key already used */
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
    post_agent_appointments_check: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentWish"];
            };
        };
        responses: {
            /** @description What speaks against an appointment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningList"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_appointments_appointment_id: {
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
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
    delete_agent_appointments_appointment_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    patch_agent_appointments_appointment_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentEdit"];
            };
        };
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm; `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_appointments_appointment_id_arrivals: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrival"];
            };
        };
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    post_agent_appointments_appointment_id_participations_user_id_status: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm; `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_appointments_appointment_id_reminders: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    post_agent_appointments_appointment_id_status: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatusChange"];
            };
        };
        responses: {
            /** @description Everything of an appointment that an agent sees (RPG-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskAppointment"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm; `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_email_changes: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentAddressRequest"];
            };
        };
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentMailSent"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_agent_links_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentLinkRequest"];
            };
        };
        responses: {
            /** @description The address that the account has now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentConfirmedAddress"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    post_agent_links_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentLinkRequest"];
            };
        };
        responses: {
            /** @description What the link is for, and whose it is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedAgentLink"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    post_agent_links_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentPasswordChoice"];
            };
        };
        responses: {
            /** @description The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSessionView"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    get_agent_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent who is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
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
    delete_agent_me: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `cannot_leave`: Your account cannot be deleted yet; `last_territory_admin`: The territory must keep an administrator */
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
    patch_agent_me: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description The agent who is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_newcomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom ProConnect has identified, and who has no account yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewcomerView"];
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
    post_agent_organisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrganisation"];
            };
        };
        responses: {
            /** @description The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSessionView"];
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
            /** @description `account_link_expired`: This link is no longer valid */
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
    get_agent_organisations_organisation_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An organisation as it is settled. `context_field`: its territory has appointments say what they are about. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSettings"];
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
    patch_agent_organisations_organisation_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        responses: {
            /** @description An organisation as it is settled. `context_field`: its territory has appointments say what they are about. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationSettings"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_organisations_organisation_id_agents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agents of an organisation, by last name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
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
    post_agent_organisations_organisation_id_agents: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentInvitation"];
            };
        };
        responses: {
            /** @description An agent who has entered; `services_kept`: they were known, and their services are as they were. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedAgentView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            /** @description `already_member`: This agent is already in the organisation; `already_invited`: This agent is already invited to the organisation; `invalid`: Please correct the information */
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
    delete_agent_organisations_organisation_id_agents_agent_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the removal was: of an invitation, of an agent with their last organisation, or from this one alone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentLeft"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            /** @description `has_appointments`: There are still appointments to come; `last_admin`: The organisation must keep an administrator; `last_territory_admin`: The territory must keep an administrator */
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
    patch_agent_organisations_organisation_id_agents_agent_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffAgentChange"];
            };
        };
        responses: {
            /** @description An agent in an organisation. `email` and `invited_at` are empty and null for who may not see profiles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffAgentView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile; `last_admin`: The organisation must keep an administrator; `last_territory_admin`: The territory must keep an administrator; `several_organisations`: A contributor belongs to one organisation only; `has_openings`: Openings use this service */
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
    post_agent_organisations_organisation_id_agents_agent_id_invitations: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentMailSent"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            /** @description `already_member`: This agent is already in the organisation */
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
    get_agent_organisations_organisation_id_check: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether somebody can book, and what is missing. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckView"];
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
    get_agent_organisations_organisation_id_locations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places of an organisation, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceList"];
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
    post_agent_organisations_organisation_id_locations: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceBody"];
            };
        };
        responses: {
            /** @description A place as it is settled. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    delete_agent_organisations_organisation_id_locations_location_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                location_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `in_use`: Still in use */
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
    patch_agent_organisations_organisation_id_locations_location_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                location_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceChange"];
            };
        };
        responses: {
            /** @description A place as it is settled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_organisations_organisation_id_motifs: {
        parameters: {
            query?: {
                usable?: boolean;
            };
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The motifs of an organisation that the agent may see, by name, and the categories that a motif may have. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifSettingsList"];
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
    post_agent_organisations_organisation_id_motifs: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MotifBody"];
            };
        };
        responses: {
            /** @description A motif with every setting of 2.7; `openings_count`: those that are not over. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifSettings"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    post_agent_organisations_organisation_id_motifs_preview: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MotifDraft"];
            };
        };
        responses: {
            /** @description What a citizen sees of a motif. `is_told`: they are sent messages about it; `is_shown`: they see it at all. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifPreview"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_organisations_organisation_id_motifs_motif_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                motif_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A motif with every setting of 2.7; `openings_count`: those that are not over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifSettings"];
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
    delete_agent_organisations_organisation_id_motifs_motif_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                motif_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    patch_agent_organisations_organisation_id_motifs_motif_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                motif_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MotifChange"];
            };
        };
        responses: {
            /** @description A motif with every setting of 2.7; `openings_count`: those that are not over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifSettings"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_organisations_organisation_id_motifs_motif_id_duplicate: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                motif_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MotifCopy"];
            };
        };
        responses: {
            /** @description A motif with every setting of 2.7; `openings_count`: those that are not over. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifSettings"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_organisations_organisation_id_online_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What citizens can book, and the public link (MOT-09). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineBookingView"];
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
    get_agent_organisations_organisation_id_openings: {
        parameters: {
            query?: {
                agent_id?: components["schemas"]["Identifier"] | null;
                expired?: boolean;
                q?: string;
            };
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Openings by first day. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningList"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
    post_agent_organisations_organisation_id_openings: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningBody"];
            };
        };
        responses: {
            /** @description An opening. `days`: the next ones when it can be booked, on the page of one opening. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm */
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
    post_agent_organisations_organisation_id_openings_preview: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBody"];
            };
        };
        responses: {
            /** @description What an opening would give: its next days, the starts of the first, at most how many of one motif in a day. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_organisations_organisation_id_openings_agent_id_opening_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
                agent_id: string;
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An opening. `days`: the next ones when it can be booked, on the page of one opening. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
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
    delete_agent_organisations_organisation_id_openings_agent_id_opening_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
                opening_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    patch_agent_organisations_organisation_id_openings_agent_id_opening_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningChange"];
            };
        };
        responses: {
            /** @description An opening. `days`: the next ones when it can be booked, on the page of one opening. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `warnings`: Please confirm; `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_organisations_organisation_id_openings_agent_id_opening_id_exceptions: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
                opening_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayBody"];
            };
        };
        responses: {
            /** @description An opening. `days`: the next ones when it can be booked, on the page of one opening. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    delete_agent_organisations_organisation_id_openings_agent_id_opening_id_exceptions_day: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                organisation_id: string;
                agent_id: string;
                opening_id: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An opening. `days`: the next ones when it can be booked, on the page of one opening. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_organisations_organisation_id_services: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The services that an organisation's territory uses, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsedServices"];
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
    put_agent_password: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentPasswordChange"];
            };
        };
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_agent_password_resets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentAddressRequest"];
            };
        };
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentMailSent"];
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
    post_agent_services: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceBody"];
            };
        };
        responses: {
            /** @description A service of the national list. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceDetails"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSessionView"];
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
    delete_agent_session: {
        parameters: {
            query?: never;
            header?: {
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to end the identity provider's own session; null when none is open there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentSignedOut"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_agent_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentSignInRequest"];
            };
        };
        responses: {
            /** @description The session of an agent's browser; `agent`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSessionView"];
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
            /** @description `wrong_credentials`: Wrong e-mail address or password; `invalid`: Please correct the information */
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
    get_agent_slots: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
                motif_id: components["schemas"]["Identifier"];
                agent_ids?: components["schemas"]["desk__slot_schemas__Identifiers"];
                team_ids?: components["schemas"]["desk__slot_schemas__Identifiers"];
                location_ids?: components["schemas"]["desk__slot_schemas__Identifiers"];
                from?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Either `places` to choose from, soonest first, or the `slots` of the only one; of a group motif, `groups`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskSlots"];
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
    get_agent_territories_departement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A territory as it is settled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryView"];
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
    patch_agent_territories_departement: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryChange"];
            };
        };
        responses: {
            /** @description A territory as it is settled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_territories_departement_agents_agent_id_rights: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departement: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an agent may do in a territory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryRightsView"];
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
    put_agent_territories_departement_agents_agent_id_rights: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
                agent_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryRightsView"];
            };
        };
        responses: {
            /** @description What an agent may do in a territory. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryRightsView"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile; `last_territory_admin`: The territory must keep an administrator */
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
    post_agent_territories_departement_motifs: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MotifOfSeveral"];
            };
        };
        responses: {
            /** @description The same motif in several organisations. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifsMade"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    get_agent_territories_departement_organisations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisations of a territory, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryOrganisations"];
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
    post_agent_territories_departement_organisations: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryOrganisationBody"];
            };
        };
        responses: {
            /** @description An organisation of a territory, as who may staff it finds it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryOrganisation"];
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
    get_agent_territories_departement_services: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The national list, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryServices"];
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
    put_agent_territories_departement_services: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServicesChoice"];
            };
        };
        responses: {
            /** @description The national list, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryServices"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_territories_departement_teams: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The teams of a territory, by name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
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
    post_agent_territories_departement_teams: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamBody"];
            };
        };
        responses: {
            /** @description A team. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    delete_agent_territories_departement_teams_team_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
                team_id: string;
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
            /** @description `unauthenticated`: Proof of identity needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    patch_agent_territories_departement_teams_team_id: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                departement: string;
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description A team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `changed_meanwhile`: Somebody has changed it meanwhile */
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
    get_agent_users: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
                q?: string;
                scope?: components["schemas"]["Scope"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people whom the text may mean, the likeliest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundUsers"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
    post_agent_users: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserBody"];
            };
        };
        responses: {
            /** @description Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `duplicate_user`: This person may already be known */
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
    get_agent_users_user_id: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
            };
            header?: never;
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
    patch_agent_users_user_id: {
        parameters: {
            query: {
                organisation_id: components["schemas"]["Identifier"];
            };
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
            /** @description `duplicate_user`: This person may already be known; `changed_meanwhile`: Somebody has changed it meanwhile */
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
    post_agent_users_user_id_organisations: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachBody"];
            };
        };
        responses: {
            /** @description Everything of a user's page but their appointments (USA-07). Nobody may change `frozen_fields` any more. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserView"];
                };
            };
            /** @description `malformed`: Unreadable request; `malformed`: Unreadable request */
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
            /** @description `forbidden`: Not allowed; `wrong_csrf_token`: Refused for your safety */
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
    post_appointments: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
                "X-CSRF-Token"?: string;
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
    post_appointments_appointment_id_attendee: {
        parameters: {
            query?: never;
            header: {
                "X-CSRF-Token": string;
            };
            path: {
                appointment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendeeRequest"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
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
            /** @description `already_booked`: You already have an appointment for this reason */
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
            /** @description `attendee_fixed`: Who comes can no longer be changed; `invalid`: Please correct the information */
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
    post_appointments_appointment_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                "X-CSRF-Token"?: string;
            };
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
    get_appointments_appointment_id_messages: {
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
            /** @description All messages of an appointment, oldest first; `summary` is `failure`, `processed` or null (RCT-02). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTimeline"];
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
    post_appointments_appointment_id_move: {
        parameters: {
            query?: never;
            header?: {
                "X-CSRF-Token"?: string;
            };
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
            header?: {
                "X-CSRF-Token"?: string;
            };
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
            /** @description `wrong_csrf_token`: Refused for your safety; `forbidden`: Not allowed */
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
    post_links_answer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerRequest"];
            };
        };
        responses: {
            /** @description The answer as it is kept, and what it is about, as little as the reader's message says: when. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerView"];
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
            /** @description `not_expected`: This appointment no longer waits for an answer; `invalid`: Please correct the information */
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
    post_links_open: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["cancel__schemas__LinkRequest"];
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
                id?: components["schemas"]["Identifier"] | null;
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
    post_password_resets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description The same for every address: how long the link of the mail is good, if one was sent, in seconds. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSent"];
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
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session of a browser; `user`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
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
    delete_session: {
        parameters: {
            query?: never;
            header?: {
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where to end the identity provider's own session; null when none is open there. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
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
            /** @description `wrong_csrf_token`: Refused for your safety */
            403: {
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
    post_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description The session of a browser; `user`, `csrf_token` and `expires_at` are null when nobody is signed in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
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
            /** @description `wrong_credentials`: Wrong e-mail address or password; `invalid`: Please correct the information */
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
    get_franceconnect_v2_auth: {
        parameters: {
            query?: {
                return_to?: components["schemas"]["Path"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
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
    get_franceconnect_v2_callback: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
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
    get_franceconnect_v2_post_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            302: {
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
    get_franceconnect_v2_sector_identifier: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The redirect URIs for which a subject is one (OpenID Connect Core 8.1). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorIdentifier"];
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
