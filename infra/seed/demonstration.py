"""Four organisations and what they offer: invented places in real towns, numbers and addresses that reach nobody.

Everything is derived from names and from the day it is made for, so that the same day gives the same data. Telephone
numbers are of the ranges that the regulator keeps for fiction, e-mail domains end in `.example`. Agents' ids are made
of their place (a counter, a role); their names are invented, nobody here exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rdv.domain.agenda import Absence, AbsenceSheet
from rdv.domain.directory import (
    AccessLevel,
    Agent,
    BookableBy,
    Location,
    LocationType,
    Motif,
    NotificationLevel,
    Opening,
    Organisation,
    Role,
    Service,
    TerritoryRights,
    Verticale,
    slug,
)
from rdv.domain.recurrence import Every, Recurrence
from rdv.ids import derived_id
from rdv.usecases.desk_booking import DeskRequest

WEEKS_OPEN = 14
WEEKS_OF_WORKSHOPS = 8
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = WEEKDAYS = (1, 2, 3, 4, 5)

SOCIAL = Service(derived_id("demo", "service", "social"), "Service social", "Service social")
PMI = Service(derived_id("demo", "service", "pmi"), "PMI (Protection Maternelle Infantile)", "PMI")
TOWN_HALL = Service(derived_id("demo", "service", "mairie"), "Mairie", "Mairie")
DIGITAL = Service(derived_id("demo", "service", "numerique"), "Conseiller numérique", "Conseiller num.")
SECRETARIAT = Service(derived_id("demo", "service", "secretariat"), "Secrétariat", "Secrétariat")
SERVICES = (SOCIAL, PMI, TOWN_HALL, DIGITAL, SECRETARIAT)

ARRAS = Organisation(
    derived_id("demo", "organisation", "arras"),
    "Maison des solidarités d’Arras",
    "62",
    phone_number="03 53 01 10 00",
    email="accueil@solidarites-arras.example",
    website="https://solidarites-arras.example",
    city="Arras",
    verticale=Verticale.SOLIDARITES,
)
LENS = Organisation(
    derived_id("demo", "organisation", "lens"),
    "Mairie de Lens",
    "62",
    phone_number="03 53 01 20 00",
    email="rendez-vous@mairie-lens.example",
    website="https://mairie-lens.example",
    city="Lens",
    verticale=Verticale.MAIRIE,
)
BETHUNE = Organisation(
    derived_id("demo", "organisation", "bethune"),
    "Espace numérique de Béthune",
    "62",
    phone_number="03 53 01 30 00",
    email="bonjour@espace-numerique-bethune.example",
    website="https://espace-numerique-bethune.example",
    city="Béthune",
    verticale=Verticale.AIDE_NUMERIQUE,
)
BASSE_TERRE = Organisation(
    derived_id("demo", "organisation", "basse-terre"),
    "Maison des solidarités de Basse-Terre",
    "971",
    phone_number="01 99 00 97 10",
    email="accueil@solidarites-basse-terre.example",
    website="https://solidarites-basse-terre.example",
    city="Basse-Terre",
    verticale=Verticale.SOLIDARITES,
    time_zone="America/Guadeloupe",
)
ORGANISATIONS = (ARRAS, LENS, BETHUNE, BASSE_TERRE)


def _location(
    organisation: Organisation, key: str, name: str, address: str, latitude: float, longitude: float, phone: str = ""
) -> Location:
    return Location(derived_id("demo", "location", key), organisation.id, name, address, latitude, longitude, phone)


ARRAS_SOUTH = _location(
    ARRAS, "arras-sud", "Site Arras Sud", "12 rue de la Démonstration, 62000 Arras", 50.2811, 2.7742, "03 53 01 10 10"
)
ARRAS_NORTH = _location(
    ARRAS, "arras-nord", "Site Arras Nord", "3 place de l’Exemple, 62000 Arras", 50.2998, 2.7816, "03 53 01 10 20"
)
LENS_HALL = _location(LENS, "lens-mairie", "Hôtel de ville", "1 place de la Démonstration, 62300 Lens", 50.4289, 2.8319)
BETHUNE_SPACE = _location(
    BETHUNE, "bethune", "Espace numérique", "8 rue de l’Exemple, 62400 Béthune", 50.5303, 2.6408, "03 53 01 30 10"
)
BETHUNE_LIBRARY = _location(
    BETHUNE, "bethune-mediatheque", "Médiathèque", "20 avenue de la Démonstration, 62400 Béthune", 50.5267, 2.6351
)
BASSE_TERRE_HOUSE = _location(
    BASSE_TERRE, "basse-terre", "Site du centre", "5 rue de l’Exemple, 97100 Basse-Terre", 15.9958, -61.7292
)
LOCATIONS = (ARRAS_SOUTH, ARRAS_NORTH, LENS_HALL, BETHUNE_SPACE, BETHUNE_LIBRARY, BASSE_TERRE_HOUSE)


def _motif(organisation: Organisation, service: Service, key: str, name: str, duration_minutes: int) -> Motif:
    """Open to everyone, on site, with the defaults of 2.7; the exceptions are said below, one by one."""
    motif_id = derived_id("demo", "motif", organisation.name, key)
    return Motif(
        motif_id, organisation.id, service.id, name, duration_minutes=duration_minutes, bookable_by=BookableBy.EVERYONE
    )


CHILD_CHECK = replace(
    _motif(ARRAS, PMI, "puericulture", "Consultation de puériculture", 30),
    color="#6E9CD6",
    instructions="Merci d’apporter le carnet de santé de l’enfant et, si vous l’avez, votre carte Vitale.",
)
HOME_VISIT = replace(
    _motif(ARRAS, PMI, "visite-naissance", "Visite à domicile après une naissance", 60),
    color="#D69C6E",
    location_type=LocationType.HOME,
    min_delay=timedelta(days=1),
    restriction=(
        "Cette visite est proposée aux familles du secteur d’Arras, jusqu’aux trois mois de l’enfant. "
        "Pensez à indiquer l’adresse où la puéricultrice se rendra."
    ),
    instructions="La puéricultrice sonne à votre porte. Gardez le carnet de santé à portée de main.",
)
PARENTS_WORKSHOP = replace(_motif(ARRAS, PMI, "atelier", "Atelier parents-bébés", 90), color="#9CD66E", collectif=True)
FIRST_SOCIAL = replace(
    _motif(ARRAS, SOCIAL, "premier", "Premier rendez-vous avec un travailleur social", 45),
    color="#99CC99",
    restriction=(
        "Ce rendez-vous est destiné aux personnes qui n’ont pas encore de travailleur social. "
        "Si vous êtes déjà suivi, appelez directement le site qui vous accompagne."
    ),
    instructions=(
        "Merci d’apporter une pièce d’identité, votre dernier avis d’impôt et les courriers qui vous préoccupent."
    ),
    cancel_warning="Les délais sont longs : n’annulez que si vous ne pouvez vraiment pas venir.",
)
PHONE_ADVICE = replace(
    _motif(ARRAS, SOCIAL, "telephone", "Point téléphonique sur vos droits", 20),
    color="#CCCC66",
    location_type=LocationType.PHONE,
    limit_per_person=2,
)
FOLLOW_UP = replace(
    _motif(ARRAS, SOCIAL, "suivi", "Suivi avec votre travailleur social", 45), color="#669999", follow_up=True
)
IDENTITY_PAPERS = replace(
    _motif(LENS, TOWN_HALL, "identite", "Carte d’identité ou passeport : dépôt du dossier", 20),
    color="#CC9966",
    min_delay=timedelta(hours=2),
    limit_per_person=2,
    category="Carte d’identité et passeport disponible sur le site de l’ANTS",
    instructions=(
        "Merci d’apporter votre pré-demande, une photo d’identité de moins de six mois, un justificatif de domicile "
        "et votre ancien titre. La présence de l’enfant est nécessaire s’il a plus de 12 ans."
    ),
)
PAPERS_PICKUP = replace(
    _motif(LENS, TOWN_HALL, "retrait", "Retrait d’un titre d’identité", 10),
    color="#CCAA88",
    instructions="Le titre est remis à son titulaire, en personne.",
)
WEDDING = replace(
    _motif(LENS, TOWN_HALL, "mariage", "Dépôt d’un dossier de mariage", 40),
    color="#CC6699",
    min_delay=timedelta(days=3),
    movable_by_user=False,
    instructions="La présence des deux futurs époux est nécessaire.",
)
HELP_ONLINE_LENS = replace(
    _motif(LENS, DIGITAL, "demarches", "Aide aux démarches en ligne", 45),
    color="#9999CC",
    instructions="Si vous en avez un, apportez votre téléphone ou votre ordinateur.",
)
HELP_ONLINE_BETHUNE = replace(
    _motif(BETHUNE, DIGITAL, "demarches", "Aide aux démarches en ligne", 45),
    color="#9999CC",
    instructions="Si vous en avez un, apportez votre téléphone ou votre ordinateur.",
)
HELP_BY_VIDEO = replace(
    _motif(BETHUNE, DIGITAL, "visio", "Accompagnement numérique à distance", 30),
    color="#66AACC",
    location_type=LocationType.VISIO,
    instructions="Le lien de la visioconférence figure dans votre confirmation. Un navigateur récent suffit.",
)
HELP_BY_PHONE = replace(
    _motif(BETHUNE, DIGITAL, "telephone", "Dépannage par téléphone", 15),
    color="#66CCAA",
    location_type=LocationType.PHONE,
    cancellable_by_user=False,
)
FIRST_SOCIAL_OVERSEAS = replace(
    _motif(BASSE_TERRE, SOCIAL, "premier", "Premier rendez-vous avec un travailleur social", 45),
    color="#99CC99",
    instructions="Merci d’apporter une pièce d’identité.",
)
PHONE_OVERSEAS = replace(
    _motif(BASSE_TERRE, SOCIAL, "telephone", "Point téléphonique sur vos droits", 20),
    color="#CCCC66",
    location_type=LocationType.PHONE,
)
MOTIFS = (
    CHILD_CHECK,
    HOME_VISIT,
    PARENTS_WORKSHOP,
    FIRST_SOCIAL,
    PHONE_ADVICE,
    FOLLOW_UP,
    IDENTITY_PAPERS,
    PAPERS_PICKUP,
    WEDDING,
    HELP_ONLINE_LENS,
    HELP_ONLINE_BETHUNE,
    HELP_BY_VIDEO,
    HELP_BY_PHONE,
    FIRST_SOCIAL_OVERSEAS,
    PHONE_OVERSEAS,
)


def agent(place: str) -> str:
    """The id of the agent of a place: `Guichet 1, Lens`."""
    return derived_id("demo", "agent", place)


NURSE_A, NURSE_B = agent("Puéricultrice A, Arras"), agent("Puéricultrice B, Arras")
WORKER_A, WORKER_B, WORKER_C = (agent(f"Travailleur social {letter}, Arras") for letter in "ABC")
COUNTER_1, COUNTER_2, COUNTER_3 = (agent(f"Guichet {number}, Lens") for number in (1, 2, 3))
HELPER_LENS = agent("Conseiller numérique, Lens")
HELPER_A, HELPER_B = agent("Conseiller numérique A, Béthune"), agent("Conseiller numérique B, Béthune")
WORKER_OVERSEAS, SECOND_OVERSEAS = (agent(f"Travailleur social {letter}, Basse-Terre") for letter in "AB")


SECRETARY = agent("Secrétariat, Arras")
PSYCHOLOGIST = agent("Psychologue, Arras")
HEAD = agent("Direction, Pas-de-Calais")


def _agent(
    agent_id: str,
    name: tuple[str, str],
    organisation: Organisation,
    service: Service,
    level: AccessLevel = AccessLevel.BASIC,
    told: NotificationLevel = NotificationLevel.OTHERS,
) -> Agent:
    """First and last name; a contributor has no first name and no address (AGM-04)."""
    first_name, last_name = name
    mailbox = f"{slug(first_name)}.{slug(last_name)}@{organisation.email.partition('@')[2]}" if first_name else ""
    role = Role(organisation.id, organisation.departement, level)
    return Agent(
        agent_id,
        first_name,
        last_name,
        mailbox,
        told,
        service_ids=(service.id,),
        is_secretary=service.is_secretariat,
        roles=(role,),
    )


def _rights(departement: str) -> TerritoryRights:
    return TerritoryRights(departement, admin=True, manage_teams=True, manage_access_rights=True, invite_agents=True)


ADMIN, ALL, SOON, NONE = AccessLevel.ADMIN, NotificationLevel.ALL, NotificationLevel.SOON, NotificationLevel.NONE
_HELPER = _agent(HELPER_LENS, ("Paul", "Martel"), LENS, DIGITAL)
AGENTS = (
    replace(_agent(HEAD, ("Hélène", "Coste"), ARRAS, SOCIAL, ADMIN), rights=(_rights("62"),)),
    _agent(SECRETARY, ("Odile", "Marchand"), ARRAS, SECRETARIAT),
    _agent(NURSE_A, ("Camille", "Delattre"), ARRAS, PMI),
    _agent(NURSE_B, ("Inès", "Caron"), ARRAS, PMI, told=ALL),
    _agent(WORKER_A, ("Hugo", "Lemaire"), ARRAS, SOCIAL),
    _agent(WORKER_B, ("Nadia", "Vasseur"), ARRAS, SOCIAL, ADMIN, SOON),
    _agent(WORKER_C, ("Thomas", "Wallart"), ARRAS, SOCIAL, told=NONE),
    replace(
        _agent(PSYCHOLOGIST, ("", "Psychologue vacataire"), ARRAS, PMI, AccessLevel.CONTRIBUTOR, NONE),
        told_of_openings=False,
        told_of_absences=False,
    ),
    _agent(COUNTER_1, ("Léa", "Dubois"), LENS, TOWN_HALL),
    _agent(COUNTER_2, ("Karim", "Fontaine"), LENS, TOWN_HALL),
    _agent(COUNTER_3, ("Anne", "Leroy"), LENS, TOWN_HALL, ADMIN, SOON),
    # Works in two organisations.
    replace(_HELPER, roles=(*_HELPER.roles, Role(BETHUNE.id, BETHUNE.departement))),
    _agent(HELPER_A, ("Sofia", "Bernard"), BETHUNE, DIGITAL, ADMIN),
    _agent(HELPER_B, ("Yanis", "Carpentier"), BETHUNE, DIGITAL),
    replace(_agent(WORKER_OVERSEAS, ("Maëlle", "Sainte-Rose"), BASSE_TERRE, SOCIAL, ADMIN), rights=(_rights("971"),)),
    _agent(SECOND_OVERSEAS, ("Loïc", "Étienne"), BASSE_TERRE, SOCIAL),
)


def openings_from(today: date) -> tuple[Opening, ...]:
    """Openings from this week's Monday on, for more than three months."""
    return tuple(_openings(today - timedelta(days=today.weekday())))


def _openings(monday: date) -> Iterable[Opening]:
    """Who can be booked when: something on every weekday, by several agents."""
    until = monday + timedelta(weeks=WEEKS_OPEN)

    def weekly(
        agent_id: str,
        title: str,
        hours: tuple[str, str],
        motifs: Sequence[Motif],
        place: Location | None,
        days: tuple[int, ...] = WEEKDAYS,
        interval: int = 1,
    ) -> Opening:
        first_day = monday + timedelta(days=days[0] - 1)
        start, end = (time.fromisoformat(hour) for hour in hours)
        return Opening(
            derived_id("demo", "opening", agent_id, title, hours[0]),
            agent_id,
            motifs[0].organisation_id,
            first_day,
            start,
            end,
            place.id if place else None,
            Recurrence(Every.WEEK, first_day, interval=interval, on=days, until=until),
            tuple(motif.id for motif in motifs),
            title,
        )

    morning, afternoon = ("09:00", "12:00"), ("14:00", "17:00")
    yield weekly(NURSE_A, "Consultations", morning, [CHILD_CHECK], ARRAS_SOUTH)
    yield weekly(NURSE_A, "Visites", ("14:00", "18:00"), [HOME_VISIT], None, (TUESDAY, THURSDAY))
    yield weekly(NURSE_B, "Consultations", morning, [CHILD_CHECK], ARRAS_NORTH, (MONDAY, WEDNESDAY, FRIDAY))
    yield weekly(NURSE_B, "Visites", ("13:30", "17:30"), [HOME_VISIT], None, (MONDAY, FRIDAY))
    yield weekly(WORKER_A, "Accueil", morning, [FIRST_SOCIAL, FOLLOW_UP], ARRAS_SOUTH)
    yield weekly(WORKER_A, "Téléphone", afternoon, [PHONE_ADVICE], None, (MONDAY, TUESDAY, THURSDAY))
    yield weekly(WORKER_B, "Accueil", ("08:30", "12:30"), [FIRST_SOCIAL], ARRAS_SOUTH, (TUESDAY, THURSDAY))
    yield weekly(WORKER_B, "Téléphone", afternoon, [PHONE_ADVICE], None, (WEDNESDAY, FRIDAY))
    yield weekly(WORKER_C, "Accueil", ("13:30", "17:30"), [FIRST_SOCIAL, FOLLOW_UP], ARRAS_NORTH)
    counter = [IDENTITY_PAPERS, PAPERS_PICKUP]
    yield weekly(COUNTER_1, "Guichet 1", ("08:30", "12:00"), counter, LENS_HALL)
    yield weekly(COUNTER_1, "Guichet 1", ("13:30", "17:00"), counter, LENS_HALL)
    yield weekly(COUNTER_2, "Guichet 2", ("08:30", "12:00"), [IDENTITY_PAPERS], LENS_HALL)
    yield weekly(COUNTER_3, "Guichet 3", afternoon, [WEDDING, PAPERS_PICKUP], LENS_HALL, (WEDNESDAY, FRIDAY))
    yield weekly(HELPER_LENS, "Aide numérique", morning, [HELP_ONLINE_LENS], LENS_HALL, (TUESDAY, THURSDAY), interval=2)
    yield weekly(HELPER_A, "Sur place", ("09:30", "12:30"), [HELP_ONLINE_BETHUNE], BETHUNE_SPACE)
    yield weekly(HELPER_A, "À distance", afternoon, [HELP_BY_VIDEO, HELP_BY_PHONE], None)
    yield weekly(HELPER_B, "Sur place", afternoon, [HELP_ONLINE_BETHUNE], BETHUNE_SPACE, (TUESDAY, WEDNESDAY, THURSDAY))
    yield weekly(HELPER_B, "À distance", morning, [HELP_BY_VIDEO], None, (MONDAY, FRIDAY))
    first_wednesday = _nth_weekday(monday, WEDNESDAY, 1)
    yield Opening(
        derived_id("demo", "opening", HELPER_B, "Médiathèque"),
        HELPER_B,
        BETHUNE.id,
        first_wednesday,
        time(9, 30),
        time(12, 0),
        BETHUNE_LIBRARY.id,
        Recurrence(Every.MONTH, first_wednesday, nth=(WEDNESDAY, 1), until=until),
        (HELP_ONLINE_BETHUNE.id,),
        "Premier mercredi à la médiathèque",
    )
    yield weekly(WORKER_OVERSEAS, "Accueil", ("08:00", "12:00"), [FIRST_SOCIAL_OVERSEAS], BASSE_TERRE_HOUSE)
    yield weekly(WORKER_OVERSEAS, "Téléphone", ("14:00", "16:00"), [PHONE_OVERSEAS], None, (MONDAY, THURSDAY))
    yield weekly(SECOND_OVERSEAS, "Accueil", ("13:00", "16:00"), [FIRST_SOCIAL_OVERSEAS], BASSE_TERRE_HOUSE)


def _nth_weekday(since: date, weekday: int, nth: int) -> date:
    """The first nth such weekday of a month on or after `since`."""
    day = since
    while day.isoweekday() != weekday or (day.day - 1) // 7 + 1 != nth:
        day += timedelta(days=1)
    return day


def groups_from(today: date) -> Iterable[DeskRequest]:
    """Workshops of the next weeks, outside everybody's openings: a few seats, many, and no limit."""
    monday, zone = today - timedelta(days=today.weekday()), ZoneInfo(ARRAS.time_zone)

    def workshop(
        day: date, hour: str, title: str, seats: int | None, place: Location, agents: tuple[str, ...]
    ) -> DeskRequest:
        name = f"{title} {day.isoformat()}"
        return DeskRequest(
            motif_id=PARENTS_WORKSHOP.id,
            location_id=place.id,
            starts_at=datetime.combine(day, time.fromisoformat(hour), zone),
            agent_ids=agents,
            idempotency_key=name,
            fingerprint=name,
            title=title,
            max_participants=seats,
        )

    titles = (("Massage du nourrisson", 8), ("Éveil musical", None), ("Premiers repas", 2), ("Motricité libre", 6))
    for week in range(1, WEEKS_OF_WORKSHOPS + 1):
        title, seats = titles[(week - 1) % len(titles)]
        wednesday = monday + timedelta(weeks=week, days=WEDNESDAY - 1)
        yield workshop(wednesday, "14:00", title, seats, ARRAS_SOUTH, (NURSE_A, NURSE_B))
        if week % 2 == 0:
            thursday = wednesday + timedelta(days=1)
            yield workshop(thursday, "10:00", "Portage en écharpe", 5, ARRAS_NORTH, (NURSE_B,))


def absence_sheets_from(today: date) -> Iterable[AbsenceSheet]:
    """A few holes in the openings: a day off, a course of two days, a weekly meeting."""
    monday = today - timedelta(days=today.weekday())
    next_thursday = monday + timedelta(days=7 + THURSDAY - 1)
    course = monday + timedelta(days=14)
    meeting = monday + timedelta(days=WEDNESDAY - 1)
    yield _sheet(_absence(NURSE_B, "Congé", next_thursday, next_thursday, "00:00", "23:59"))
    yield _sheet(_absence(COUNTER_2, "Formation", course, course + timedelta(days=1), "08:00", "18:00"))
    yield _sheet(
        replace(
            _absence(WORKER_A, "Réunion d’équipe", meeting, meeting, "11:00", "12:00"),
            recurrence=Recurrence(Every.WEEK, meeting, on=(WEDNESDAY,)),
        )
    )
    yield _sheet(
        replace(
            _absence(WORKER_OVERSEAS, "Congé", next_thursday, next_thursday, "00:00", "23:59"),
            time_zone=BASSE_TERRE.time_zone,
        )
    )


def _absence(agent_id: str, title: str, first: date, last: date, start: str, end: str) -> Absence:
    return Absence(
        derived_id("demo", "absence", agent_id, title),
        agent_id,
        title,
        first,
        last,
        time.fromisoformat(start),
        time.fromisoformat(end),
    )


def _sheet(*absences: Absence) -> AbsenceSheet:
    return AbsenceSheet(absences[0].agent_id, 1, absences)
