"""What people read: the fields of 6.4 and 6.5, and the whole texts as committed in `snapshots/`.

`UPDATE_SNAPSHOTS=1 pytest tests/unit/notify` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from notify.rendering import SEGMENT_BUDGET, TEMPLATES, EmailText, email_text, sms_text
from notify.words import AppointmentWords, words_of_agent, words_of_appointment, words_of_code
from rdv.domain.appointments import (
    Appointment,
    Author,
    AuthorKind,
    EventKind,
    Participation,
    Status,
    event_of,
    video_url,
)
from rdv.domain.directory import Agent, BookableBy, LocationType, Verticale
from rdv.domain.languages import Language
from rdv.domain.messages import AgentNotice, AppointmentNotice, CodeNotice, MessageKind
from rdv.domain.people import Channel, CodeRequest, User
from rdv.domain.sms_text import Alphabet, alphabet_of, segments
from tests.unit.messaging import (
    APPOINTMENT_ID,
    BOOKED_AT,
    EMMA,
    JAMES,
    KEYRING,
    MOTIF,
    ORGANISATION,
    PLACE,
    SERVICE,
    SETTINGS,
    START,
    TOLD_KINDS,
    ZOE,
    a_notice,
    an_agent_notice,
    an_appointment,
    an_offer,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"
LINK = f"https://www.rdv-solidarites.fr/r/{KEYRING.link_token(APPOINTMENT_ID, 'zoe', 1)}"
PARENT = replace(ZOE, id="parent", first_name="Hélène", address="3 allée des Tilleuls, 62000 Arras")
ANA = User("ana", "Ana", "Lefèvre", responsible_id="parent")
BO = User("bo", "Bo", "Lefèvre", responsible_id="parent")


def words(notice: AppointmentNotice) -> AppointmentWords:
    return words_of_appointment(notice, SETTINGS)


def sms(notice: AppointmentNotice) -> str:
    return sms_text(notice.kind, words(notice))


def email(notice: AppointmentNotice) -> EmailText:
    return email_text(notice.kind, words(notice))


def moved_notice(**changes: object) -> AppointmentNotice:
    before = an_appointment()
    after = before.moved(START + timedelta(days=5, hours=2), "other", "agent", BOOKED_AT)
    return a_notice(EventKind.UPDATED, appointment=after, before=before, **changes)  # type: ignore[arg-type]


def cancelled_notice(status: Status = Status.EXCUSED, **changes: object) -> AppointmentNotice:
    before = an_appointment()
    after = replace(before.excused(BOOKED_AT), status=status)
    return a_notice(EventKind.CANCELLED, appointment=after, before=before, **changes)  # type: ignore[arg-type]


def reminder_notice(**changes: object) -> AppointmentNotice:
    return a_notice(EventKind.REMINDER, now=START - timedelta(hours=48), **changes)  # type: ignore[arg-type]


def waiting_list_notice(**changes: object) -> AppointmentNotice:
    return a_notice(EventKind.SLOTS_FREED, **changes)  # type: ignore[arg-type]


def in_language(notice: AppointmentNotice, language: Language) -> AppointmentNotice:
    return replace(notice, recipient=replace(notice.recipient, language=language))


def code_notice(channel: Channel = Channel.SMS) -> CodeNotice:
    to = {Channel.SMS: "+33612345678", Channel.EMAIL: "zoe@example.org"}[channel]
    request = CodeRequest("key", "nonce", channel, to, BOOKED_AT, BOOKED_AT + timedelta(minutes=10), "organisation")
    return CodeNotice(request, ORGANISATION, "012345", BOOKED_AT)


# --- SMS -----------------------------------------------------------------------------------------------------------


def test_the_confirmation_says_service_time_place_and_link() -> None:  # AV-19, SMS-01 to SMS-03, SMS-08
    text = sms(a_notice())
    assert text.startswith("RDV PMI vendredi 10/12 à 13h10\n")
    assert "MDS Centre (10 rue d'ici, Paris, 75016)." in text
    assert f"Infos et annulation: {LINK} / 0123456789" in text
    assert MOTIF.name not in text


@pytest.mark.parametrize(
    ("location_type", "where", "when"),
    [
        (LocationType.PHONE, "Par téléphone.", "à 13h10"),
        (LocationType.HOME, "A votre domicile.", "vers 13h10"),
        (LocationType.VISIO, "En visioconférence.", "à 13h10"),
    ],
)
def test_the_type_of_appointment_is_said(location_type: LocationType, where: str, when: str) -> None:  # SMS-08
    text = sms(a_notice(offer=an_offer(location_type)))
    assert f"vendredi 10/12 {when}\n{where}\n" in text


def test_each_event_has_its_marker() -> None:
    assert sms(moved_notice()).startswith("Modifié: PMI mercredi 15/12 à 15h10\nMDS Nord (")
    assert sms(reminder_notice()).startswith("Rappel: PMI vendredi 10/12 à 13h10\n")
    assert sms(cancelled_notice()).startswith("RDV PMI vendredi 10/12 à 13h10 annulé.\n")


@pytest.mark.parametrize(
    ("place_phone", "organisation_phone", "expected"),
    [
        ("01 23 45 67 89", "01 00 00 00 00", f"Pour reprendre RDV: 0123456789 ou {LINK}"),
        ("", "01 00 00 00 00", f"Pour reprendre RDV: 0100000000 ou {LINK}"),
        ("", "", f"Pour reprendre RDV: {LINK}"),
    ],
)
def test_a_cancellation_says_how_to_book_again(
    place_phone: str, organisation_phone: str, expected: str
) -> None:  # AV-23
    offer = an_offer(
        locations=(replace(PLACE, phone_number=place_phone),),
        organisation=replace(ORGANISATION, phone_number=organisation_phone),
    )
    text = sms(cancelled_notice(offer=offer))
    assert text.endswith(expected)
    assert "Infos et annulation" not in text


def test_the_responsible_reads_for_whom_it_is() -> None:  # SMS-02
    text = sms(a_notice(EventKind.CREATED, BO, ANA, others=[PARENT]))
    assert "75016) pour Ana LEFÈVRE, Bo LEFÈVRE.".replace("È", "E") in text
    assert " pour " not in sms(a_notice())


def test_an_instance_that_is_not_production_names_itself() -> None:  # G-10
    settings = replace(SETTINGS, instance_name="DEMO")
    assert sms_text(MessageKind.CREATED, words_of_appointment(a_notice(), settings)).startswith("DEMO\nRDV PMI")
    assert sms_text(MessageKind.CONTACT_CODE, words_of_code(code_notice(), settings)).startswith("DEMO\n012345 est")
    rendered = email_text(MessageKind.CREATED, words_of_appointment(a_notice(), settings))
    assert "DEMO" in rendered.text
    assert "DEMO" in rendered.html


def test_times_are_those_of_the_organisation() -> None:
    overseas = replace(an_appointment(), time_zone="America/Guadeloupe")
    assert "vendredi 10/12 à 8h10" in sms(a_notice(appointment=overseas))
    assert email(a_notice(appointment=overseas)).subject == "RDV confirmé : vendredi 10 décembre 2021 à 8h10"


def test_a_code_comes_with_its_rules() -> None:
    text = sms_text(MessageKind.CONTACT_CODE, words_of_code(code_notice(), SETTINGS))
    assert text == ("012345 est votre code RDV Solidarités. Il est valable 10 minutes. Ne le donnez à personne.")
    assert segments(text) == 1


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    "make",
    [a_notice, moved_notice, reminder_notice, cancelled_notice, waiting_list_notice],
    ids=["created", "updated", "reminder", "cancelled", "waiting_list"],
)
@pytest.mark.parametrize("location_type", list(LocationType))
def test_typical_sms_are_one_segment(
    make: Callable[..., AppointmentNotice], location_type: LocationType, language: Language
) -> None:
    text = sms(in_language(make(offer=an_offer(location_type)), language))
    assert (alphabet_of(text), segments(text)) == (Alphabet.GSM_7, 1), (len(text), text)


LONG = "Maison départementale des solidarités « Château-d’Œx » – Grand Arrageois, bâtiment B, rez-de-chaussée… "


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", TOLD_KINDS)
@pytest.mark.parametrize("location_type", list(LocationType))
def test_the_worst_sms_is_two_segments(kind: EventKind, location_type: LocationType, language: Language) -> None:
    offer = an_offer(
        location_type,
        locations=(replace(PLACE, name=LONG * 2, address=LONG * 3, phone_number="+590 590 00 00 00 00 00"),),
        service=replace(SERVICE, short_name=LONG),
    )
    first, last = "Anne-Françoise-Élisabeth" * 2, "de La Rochefoucauld" * 3
    family = [User(f"u{number}", first, last, responsible_id="parent") for number in range(8)]
    agents = tuple(Agent(f"a{number}", first, last) for number in range(8))
    notice = replace(in_language(a_notice(kind, *family, others=[PARENT], offer=offer), language), agents=agents)
    site_url = "https://rendez-vous.solidarites.departement-exemple.fr"
    settings = replace(SETTINGS, instance_name="Recette interne €", site_url=site_url)
    text = sms_text(notice.kind, words_of_appointment(notice, settings))
    assert alphabet_of(text) is Alphabet.GSM_7
    assert segments(text) == SEGMENT_BUDGET
    assert f"/r/{notice.link_token}" in text
    assert {Language.FRENCH: "10/12", Language.ENGLISH: "10 Dec"}[language] in text


@given(
    kind=st.sampled_from(TOLD_KINDS),
    location_type=st.sampled_from(list(LocationType)),
    name=st.text(max_size=200),
    address=st.text(max_size=300),
    service=st.text(max_size=120),
    family=st.lists(st.text(max_size=60), max_size=5),
    title=st.none() | st.text(max_size=200),
    site=st.integers(min_value=0, max_value=40),
    language=st.sampled_from(list(Language)),
    agents=st.lists(st.text(max_size=60), max_size=3),
)
def test_no_template_can_exceed_its_budget(
    kind: EventKind,
    location_type: LocationType,
    name: str,
    address: str,
    service: str,
    family: list[str],
    title: str | None,
    site: int,
    language: Language,
    agents: list[str],
) -> None:
    """The lint of the templates: whatever is typed, two segments at most, and the link is whole."""
    offer = an_offer(
        location_type,
        locations=(replace(PLACE, name=name, address=address),),
        service=replace(SERVICE, short_name=service),
    )
    people = [User(f"u{number}", first, "X", responsible_id="parent") for number, first in enumerate(family)]
    notice = in_language(a_notice(kind, *people, others=[PARENT], offer=offer), language)
    notice = replace(notice, agents=tuple(Agent("a", "", last) for last in agents))
    if title is not None:
        notice = replace(notice, appointment=replace(notice.appointment, collectif=True, title=title))
    settings = replace(SETTINGS, site_url=f"https://{'s' * site}.example.fr")
    text = sms_text(notice.kind, words_of_appointment(notice, settings))
    assert alphabet_of(text) is Alphabet.GSM_7
    assert segments(text) <= SEGMENT_BUDGET
    assert f"{settings.site_url}/r/{notice.link_token}" in text


@given(
    language=st.sampled_from(list(Language)),
    verticale=st.sampled_from(list(Verticale)),
    instance=st.text(max_size=60),
)
def test_a_code_is_one_segment_or_two(language: Language, verticale: Verticale, instance: str) -> None:
    notice = code_notice()
    assert notice.organisation is not None
    notice = replace(
        notice,
        request=replace(notice.request, language=language),
        organisation=replace(notice.organisation, verticale=verticale),
    )
    text = sms_text(notice.kind, words_of_code(notice, replace(SETTINGS, instance_name=instance)))
    assert segments(text) <= (SEGMENT_BUDGET if instance else 1)
    assert "012345" in text


def test_av_22_a_follow_up_names_its_agents_in_an_sms() -> None:  # SMS-02
    notice = replace(a_notice(offer=an_offer(follow_up=True)), agents=(JAMES, EMMA))
    assert "75016) avec E. DUFOUR, J. BOND.\n" in sms(notice)
    for text in both(email(notice)):
        assert "James BOND, Emma DUFOUR" in text


def test_the_waiting_list_invites_to_look_and_promises_nothing() -> None:  # FA-06
    notice = waiting_list_notice()
    assert sms(notice) == (
        f"PMI: des créneaux se sont libérés avant votre RDV du vendredi 10/12 à 13h10.\nLes voir: {LINK}/deplacer"
    )
    for text in both(email(notice)):
        assert "ne vous réserve pas de place" in text
        assert f"{LINK}/deplacer" in text


# --- e-mail --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "subject"),
    [
        (a_notice, "RDV confirmé : vendredi 10 décembre 2021 à 13h10"),
        (moved_notice, "RDV modifié : votre rendez-vous du vendredi 10 décembre 2021 à 13h10"),
        (reminder_notice, "[Rappel] RDV vendredi 10 décembre 2021 à 13h10"),
        (cancelled_notice, "RDV annulé : vendredi 10 décembre 2021 à 13h10, MDS Paris"),
    ],
)
def test_subjects(make: Callable[[], AppointmentNotice], subject: str) -> None:  # MAIL-01
    assert email(make()).subject == subject


def test_what_is_called_a_service_is_not_called_so_twice() -> None:  # MAIL-05
    social = replace(SERVICE, name="Service social")
    for text in both(email(cancelled_notice(offer=an_offer(service=social)))):
        assert "avec le service social a été annulé" in text
    for text in both(email(cancelled_notice())):
        assert "avec le service PMI (Protection Maternelle Infantile) a été annulé" in text


def test_a_subject_is_one_line() -> None:
    offer = an_offer(organisation=replace(ORGANISATION, name="MDS\r\nBcc: someone@example.org"))
    assert email(cancelled_notice(offer=offer)).subject.endswith("à 13h10, MDS Bcc: someone@example.org")


def both(rendered: EmailText) -> list[str]:
    """The text, and the HTML as its reader sees it."""
    page = BeautifulSoup(rendered.html, "html.parser")
    return [rendered.text, page.get_text(" ", strip=True)]


@pytest.mark.parametrize("make", [a_notice, moved_notice, reminder_notice])
def test_the_overview_has_the_fields_of_the_seed(make: Callable[..., AppointmentNotice]) -> None:  # MAIL-02, N-2
    offer = an_offer(instructions="Apportez :\n- le carnet de santé\n- une pièce d’identité")
    notice = make(offer=offer)
    for text in both(email(notice)):
        for field in (
            words(notice).when_long,
            "Zoé LEFÈVRE",
            MOTIF.name,
            SERVICE.name,
            "30 minutes",
            "carnet de santé",
        ):
            assert field in text
        assert words(notice).place in text


@pytest.mark.parametrize(
    ("location_type", "place"),
    [
        (LocationType.PHONE, "par téléphone"),
        (LocationType.HOME, "à domicile, 3 allée des Tilleuls, 62000 Arras"),
        (LocationType.VISIO, video_url(APPOINTMENT_ID)),
        (LocationType.PUBLIC_OFFICE, "MDS Centre (10 rue d'ici, Paris, 75016)"),
    ],
)
def test_the_place_is_told_by_type(location_type: LocationType, place: str) -> None:  # RDV-10, RDV-11
    for text in both(email(a_notice(EventKind.CREATED, ANA, others=[PARENT], offer=an_offer(location_type)))):
        assert place in text


def test_the_limits_are_stated_separately() -> None:  # CHG-01
    for text in both(email(a_notice())):
        assert "jusqu’à 4 heures avant, donc avant le vendredi 10 décembre 2021 à 9h10" in text
        assert "jusqu’à 2 jours avant, donc avant le mercredi 8 décembre 2021 à 13h10" in text
        assert "appelez le 01 23 45 67 89" in text


def by_agent(appointment: Appointment) -> Appointment:
    return replace(appointment, created_by=Author(AuthorKind.AGENT, "agent"))


@pytest.mark.parametrize(
    ("notice", "label"),
    [
        (a_notice(), "Modifier ou annuler le rendez-vous"),
        (a_notice(appointment=by_agent(an_appointment())), "Annuler le rendez-vous"),
        (a_notice(offer=an_offer(cancellable_by_user=False)), "Modifier le rendez-vous"),
        (a_notice(offer=an_offer(cancellable_by_user=False, movable_by_user=False)), "Voir le rendez-vous"),
        (reminder_notice(), "Annuler le rendez-vous"),
        (a_notice(now=START - timedelta(hours=4)), "Voir le rendez-vous"),
    ],
)
def test_one_button_by_rights(notice: AppointmentNotice, label: str) -> None:  # MAIL-03
    rendered = email(notice)
    buttons = BeautifulSoup(rendered.html, "html.parser").select("a.button")
    assert [(button.get_text(), button["href"]) for button in buttons] == [(label, LINK)]
    assert f"{label} :\n{LINK}\n" in rendered.text


def test_a_change_states_the_old_date_and_place() -> None:  # MAIL-04
    for text in both(email(moved_notice())):
        assert "Votre rendez-vous du vendredi 10 décembre 2021 à 13h10 est modifié" in text
        assert "Ancienne date : vendredi 10 décembre 2021 à 13h10" in text
        assert "Ancien lieu : MDS Centre (10 rue d'ici, Paris, 75016)" in text
        assert "mercredi 15 décembre 2021 à 15h10" in text


def test_a_change_of_place_alone_names_no_old_date() -> None:
    before = an_appointment()
    after = before.moved(START, "other", "agent", BOOKED_AT)
    for text in both(email(a_notice(EventKind.UPDATED, appointment=after, before=before))):
        assert "Ancienne date" not in text
        assert "Ancien lieu : MDS Centre" in text


def test_a_change_away_from_a_place_of_its_own_names_that_place() -> None:
    """LIEU-01: the organisation does not know it."""
    place = replace(PLACE, id="own", name="Chez l’association", address="3 rue des Lilas, 62000 Arras")
    before = replace(an_appointment(), location_id="own", single_use=place)
    after = before.moved(START, "other", "agent", BOOKED_AT)
    notice = a_notice(EventKind.UPDATED, appointment=after, before=before)
    told = event_of(after, EventKind.UPDATED, after.created_by, BOOKED_AT, ("zoe",), before=before.placement)
    for text in both(email(replace(notice, event=told))):
        assert "Ancien lieu : Chez l’association (3 rue des Lilas, 62000 Arras)" in text
        assert "MDS Nord" in text


def test_a_cancellation_names_the_service_and_says_why() -> None:  # MAIL-05
    for status, wording in ((Status.EXCUSED, "à votre demande"), (Status.REVOKED, "pour une raison administrative")):
        for text in both(email(cancelled_notice(status))):
            assert wording in text
            assert SERVICE.name in text
            assert MOTIF.name not in text
            assert "01 23 45 67 89" in text


def test_booking_again_is_offered_where_everybody_can() -> None:  # MAIL-05
    link = (
        "https://www.rdv-solidarites.fr/prendre_rdv?departement=75&organisation_id=organisation"
        "&service_id=service&motif_key=consultation_de_puericulture-public_office"
    )
    assert f"Reprendre un rendez-vous :\n{link}" in email(cancelled_notice()).text
    assert BeautifulSoup(email(cancelled_notice()).html, "html.parser").select_one("a.button")["href"] == link  # type: ignore[index]
    for offer in (an_offer(bookable_by=BookableBy.AGENTS), an_offer(deleted=True)):
        for text in both(email(cancelled_notice(offer=offer))):
            assert "Reprendre" not in text


def test_what_people_typed_is_text_and_not_markup() -> None:
    mean = replace(ZOE, first_name="<b>Zoé</b>", last_name="<script>x</script>")
    offer = an_offer(instructions="<img src=x onerror=alert(1)> & co")
    page = BeautifulSoup(email(a_notice(EventKind.CREATED, mean, offer=offer)).html, "html.parser")
    assert not page.select("script, img, dd b")
    assert "<b>Zoé</b> <SCRIPT>X</SCRIPT>" in page.get_text()


def group_notice(
    kind: EventKind = EventKind.REGISTERED,
    *users: User,
    others: Sequence[User] = (),
    status: Status = Status.UNKNOWN,
    title: str = "Atelier massage",
    **changes: object,
) -> AppointmentNotice:
    """A notice about a group in which strangers take part too."""
    people = users or (ZOE,)
    participations = (
        Participation("stranger"),
        *(Participation(one.id, status, responsible_id=one.responsible_id) for one in people),
    )
    made = an_appointment(*people)
    appointment = replace(made, collectif=True, title=title, participations=participations, **changes)  # type: ignore[arg-type]
    now = START - timedelta(hours=48) if kind is EventKind.REMINDER else BOOKED_AT
    stranger = User("stranger", "Paul", "Martin")
    return a_notice(
        kind, *people, appointment=appointment, others=[*others, stranger], offer=an_offer(collectif=True), now=now
    )


GROUP_NOTICES = {
    "group_created": group_notice(),
    "group_reminder": group_notice(EventKind.REMINDER),
    "group_left": group_notice(EventKind.UNREGISTERED, status=Status.EXCUSED),
    "group_cancelled_by_service": replace(
        group_notice(EventKind.CANCELLED, status=Status.REVOKED),
        appointment=replace(group_notice(status=Status.REVOKED).appointment, status=Status.REVOKED),
    ),
}


@pytest.mark.parametrize("name", list(GROUP_NOTICES))
def test_group_members_are_not_told_of_each_other(name: str) -> None:  # MAIL-02, MAIL-07
    for text in both(email(GROUP_NOTICES[name])):
        assert "MARTIN" not in text
        assert ("Zoé LEFÈVRE" in text) == (name in ("group_created", "group_reminder"))


def test_one_mail_names_every_relative_of_its_reader_in_a_group() -> None:  # NOT-03, MAIL-02
    for text in both(email(group_notice(EventKind.REGISTERED, ANA, BO, others=[PARENT]))):
        assert "Ana LEFÈVRE, Bo LEFÈVRE" in text
        assert "MARTIN" not in text


def test_a_group_sms_carries_its_name_and_no_participant() -> None:  # SMS-01, SMS-02
    text = sms(group_notice(EventKind.REGISTERED, ANA, others=[PARENT]))
    assert text.startswith("RDV PMI : Atelier massage, vendredi 10/12 à 13h10\n")
    assert "Ana" not in text
    assert sms(GROUP_NOTICES["group_reminder"]).startswith("Rappel: PMI : Atelier massage, vendredi 10/12 à 13h10\n")
    revoked = sms(GROUP_NOTICES["group_cancelled_by_service"])
    assert revoked.startswith("RDV PMI : Atelier massage, vendredi 10/12 à 13h10 annulé.\n")


def test_a_long_name_of_a_group_is_cut_at_fifty_characters_in_an_sms() -> None:  # SMS-01
    assert f"PMI : {'a' * 50}..., vendredi" in sms(group_notice(title="a" * 51))
    assert f"PMI : {'a' * 50}, vendredi" in sms(group_notice(title="a" * 50))


@pytest.mark.parametrize("title", ["", "  "])
def test_av_21_a_blank_name_of_a_group_leaves_no_trace(title: str) -> None:
    notice = group_notice(title=title)
    assert sms(notice).startswith("RDV PMI vendredi 10/12 à 13h10\n")
    assert "Motif : Consultation de puériculture\n" in email(notice).text


def test_a_group_mail_says_what_its_reader_can_still_do() -> None:  # PAR-02, RDV-13, MAIL-03
    for text in both(email(group_notice())):
        assert "Annuler ma participation" in text
        assert "ce rendez-vous ne peut pas être déplacé en ligne" in text
        assert "Consultation de puériculture : Atelier massage" in text


@pytest.mark.parametrize(
    ("author", "present", "expected"),
    [
        (AuthorKind.USER, True, "à votre demande"),
        (AuthorKind.AGENT, True, "à votre demande"),
        (AuthorKind.AGENT, False, "pour une raison administrative"),
    ],
)
def test_who_left_a_group_is_told_on_whose_wish(author: AuthorKind, present: bool, expected: str) -> None:  # MAIL-05
    notice = group_notice(EventKind.UNREGISTERED, status=Status.EXCUSED)
    kept = notice.appointment.participations[: 2 if present else 1]
    changed = replace(
        notice,
        event=replace(notice.event, author=Author(author, "someone")),
        appointment=replace(notice.appointment, participations=kept),
    )
    for text in both(email(changed)):
        assert f"a été annulée {expected}" in text


@pytest.mark.parametrize("verticale", list(Verticale))
def test_the_brand_is_the_organisations(verticale: Verticale) -> None:  # G-06
    offer = an_offer(organisation=replace(ORGANISATION, verticale=verticale))
    name = {"rdv_aide_numerique": "RDV Aide Numérique", "rdv_mairie": "RDV Service Public"}.get(
        verticale, "RDV Solidarités"
    )
    for text in both(email(a_notice(offer=offer))):
        assert f"Message envoyé par {name}." in text


# --- answers to a reminder -----------------------------------------------------------------------------------------


def test_a_reminder_asks_whether_its_reader_comes() -> None:
    page = BeautifulSoup(email(reminder_notice()).html, "html.parser")
    answers = {answer.get_text(): answer["href"] for answer in page.select("a.answer")}
    assert answers == {"Je viens": f"{LINK}/reponse", "Je ne peux pas": f"{LINK}/annuler"}
    fixed = BeautifulSoup(email(NOTICES["reminder_not_cancellable"]).html, "html.parser")
    assert [answer.get_text() for answer in fixed.select("a.answer")] == ["Je viens"]


# --- languages -----------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_templates() -> None:
    def files(language: Language) -> set[str]:
        folder = TEMPLATES / language
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert files(Language.FRENCH) == files(Language.ENGLISH)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_has_its_templates(kind: MessageKind, language: Language) -> None:
    wanted = [f"email/{kind}.{ending}" for ending in ("subject.txt", "txt", "html")]
    by_sms = [] if kind.startswith(("agent_", "account_")) or kind.is_of_plan else [f"sms/{kind}.txt"]
    assert [name for name in (*wanted, *by_sms) if not (TEMPLATES / language / name).is_file()] == []


# Names, places and what organisations write themselves stay as they are.
FRENCH = re.compile(
    r"\b(rendez-vous|votre|vous|RDV|avant|jusqu|usager|durée|lieu|adresse|annul\w+|modif\w+|agent a)\b", re.I
)


@pytest.mark.parametrize("name", ["created", "updated", "reminder", "cancelled", "waiting_list", "group_created"])
def test_english_readers_are_written_to_in_english(name: str) -> None:
    notice = in_language(NOTICES[name], Language.ENGLISH)
    notice = replace(notice, offer=replace(notice.offer, motif=replace(notice.offer.motif, instructions="")))
    rendered = email(notice)
    for text in (sms(notice), rendered.subject, *both(rendered)):
        without_links = re.sub(r"https?://\S+", "", text).replace("RDV Solidarités", "")
        assert not FRENCH.findall(without_links), text
    assert BeautifulSoup(rendered.html, "html.parser").html["lang"] == "en"  # type: ignore[index]


def test_a_relatives_responsible_reads_in_their_own_language() -> None:
    parent = replace(PARENT, language=Language.ENGLISH)
    notice = a_notice(EventKind.CREATED, ANA, others=[parent])
    assert email(notice).subject == "Appointment confirmed: Friday 10 December 2021 at 13:10"
    assert sms(notice).startswith("Appt PMI Friday 10 Dec at 13:10\nMDS Centre (10 rue d'ici, Paris, 75016) for Ana")


# --- agents --------------------------------------------------------------------------------------------------------

EXCUSED, REVOKED = (
    an_appointment().excused(BOOKED_AT),
    replace(an_appointment().excused(BOOKED_AT), status=Status.REVOKED),
)
MOVED = an_appointment().moved(START + timedelta(days=5, hours=2), "other", "agent", BOOKED_AT)
BY_AGENT = Author(AuthorKind.AGENT, "another")
TO_COLLEAGUE = replace(MOVED, agent_ids=("james",))
GROUP = replace(group_notice().appointment, agent_ids=("agent", "james"))
GROUP_OFFER = an_offer(collectif=True)
AGENT_NOTICES: dict[str, AgentNotice] = {
    "agent_created": an_agent_notice(),
    "agent_created_by_agent": an_agent_notice(author=BY_AGENT),
    "agent_created_relatives": an_agent_notice(EventKind.CREATED, ANA, BO),
    "agent_created_by_move": an_agent_notice(
        EventKind.UPDATED, after=TO_COLLEAGUE, before=an_appointment(), recipient=JAMES, agents=(JAMES,)
    ),
    "agent_updated": an_agent_notice(EventKind.UPDATED, after=MOVED, before=an_appointment()),
    "agent_cancelled_by_user": an_agent_notice(EventKind.CANCELLED, after=EXCUSED, before=an_appointment()),
    "agent_cancelled_at_request": an_agent_notice(
        EventKind.CANCELLED, after=EXCUSED, before=an_appointment(), author=BY_AGENT
    ),
    "agent_cancelled_by_service": an_agent_notice(
        EventKind.CANCELLED, after=REVOKED, before=an_appointment(), author=BY_AGENT
    ),
    "agent_reassigned": an_agent_notice(
        EventKind.UPDATED, after=TO_COLLEAGUE, before=an_appointment(), agents=(JAMES,)
    ),
    "agent_arrived": an_agent_notice(EventKind.ARRIVED, author=BY_AGENT),
    "agent_group_registered": an_agent_notice(
        EventKind.REGISTERED, after=GROUP, agents=(EMMA, JAMES), offer=GROUP_OFFER
    ),
    "agent_group_left": an_agent_notice(EventKind.UNREGISTERED, after=GROUP, agents=(EMMA, JAMES), offer=GROUP_OFFER),
}


def for_agent(notice: AgentNotice) -> EmailText:
    return email_text(notice.kind, words_of_agent(notice, SETTINGS))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("agent_created", "Un usager a pris rendez-vous pour le vendredi 10 décembre 2021 à 13h10."),
        ("agent_created_by_agent", "Un rendez-vous vous a été attribué pour le vendredi 10 décembre 2021 à 13h10."),
        ("agent_created_by_move", "Un rendez-vous vous a été attribué pour le mercredi 15 décembre 2021 à 15h10."),
        ("agent_updated", "Le rendez-vous du vendredi 10 décembre 2021 à 13h10 a été modifié par l’usager."),
        ("agent_cancelled_by_user", "a été annulé par l’usager."),
        ("agent_cancelled_at_request", "a été annulé par un agent, à la demande de l’usager."),
        ("agent_cancelled_by_service", "a été annulé par un agent, pour une raison administrative."),
        ("agent_reassigned", "prévu le vendredi 10 décembre 2021 à 13h10 ne vous est plus attribué"),
        ("agent_arrived", "est arrivé pour le rendez-vous du vendredi 10 décembre 2021 à 13h10."),
        ("agent_group_registered", "Un usager s’est inscrit au rendez-vous collectif"),
        ("agent_group_left", "Un usager s’est désinscrit du rendez-vous collectif"),
    ],
)
def test_agents_read_what_happened_and_who_did_it(name: str, sentence: str) -> None:  # 6.6
    rendered = for_agent(AGENT_NOTICES[name])
    for text in both(rendered):
        assert sentence in " ".join(text.split())
        assert "LEFÈVRE" in text
        assert f"https://www.rdv-solidarites.fr/agent/rendez_vous/{APPOINTMENT_ID}" in text


@pytest.mark.parametrize(
    ("hours_before", "when"),
    [(3, "aujourd’hui à 13h10"), (24, "demain à 13h10"), (48, "le vendredi 10 décembre 2021 à 13h10")],
)
def test_agents_read_near_days_by_their_name(hours_before: int, when: str) -> None:  # 6.6
    notice = replace(an_agent_notice(), now=START - timedelta(hours=hours_before))
    assert f"Un usager a pris rendez-vous pour {when}." in for_agent(notice).text
    assert for_agent(notice).subject == f"Nouveau rendez-vous : {when.removeprefix('le ')}"


def test_an_agent_reads_their_own_language() -> None:
    english = replace(an_agent_notice(), recipient=replace(EMMA, language=Language.ENGLISH))
    assert for_agent(english).subject == "New appointment: Friday 10 December 2021 at 13:10"
    assert not FRENCH.findall(re.sub(r"https?://\S+", "", for_agent(english).text).replace("RDV Solidarités", ""))


# --- snapshots -----------------------------------------------------------------------------------------------------

FULL = an_offer(instructions="Apportez :\n- le carnet de santé\n- une pièce d’identité")
NOTICES: dict[str, AppointmentNotice] = {
    "created": a_notice(offer=FULL),
    "created_relatives": a_notice(EventKind.CREATED, ANA, BO, others=[PARENT], offer=FULL),
    "created_phone": a_notice(offer=an_offer(LocationType.PHONE)),
    "created_home": a_notice(
        EventKind.CREATED, replace(ZOE, address=PARENT.address), offer=an_offer(LocationType.HOME)
    ),
    "created_visio": a_notice(offer=an_offer(LocationType.VISIO)),
    "updated": moved_notice(offer=FULL),
    "reminder": reminder_notice(offer=FULL),
    "reminder_not_cancellable": reminder_notice(offer=an_offer(cancellable_by_user=False)),
    "waiting_list": waiting_list_notice(),
    "cancelled": cancelled_notice(),
    "cancelled_by_service": cancelled_notice(Status.REVOKED, offer=an_offer(bookable_by=BookableBy.AGENTS)),
    **GROUP_NOTICES,
}
IN_ENGLISH = ("created", "updated", "reminder", "cancelled", "waiting_list", "group_created")
NOTICES |= {f"{name}.en": in_language(NOTICES[name], Language.ENGLISH) for name in IN_ENGLISH}


def check(name: str, content: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    assert content == path.read_text()


@pytest.mark.parametrize("name", list(NOTICES))
def test_texts_are_those_that_were_read_and_approved(name: str) -> None:
    notice = NOTICES[name]
    rendered = email(notice)
    check(f"{name}.sms.txt", sms(notice) + "\n")
    check(f"{name}.email.txt", f"{rendered.subject}\n\n{rendered.text}")
    check(f"{name}.email.html", rendered.html)


def test_code_texts_are_those_that_were_read_and_approved() -> None:
    code = words_of_code(code_notice(), SETTINGS)
    rendered = email_text(MessageKind.CONTACT_CODE, code)
    check("contact_code.sms.txt", sms_text(MessageKind.CONTACT_CODE, code) + "\n")
    check("contact_code.email.txt", f"{rendered.subject}\n\n{rendered.text}")
    check("contact_code.email.html", rendered.html)


@pytest.mark.parametrize("name", list(AGENT_NOTICES))
def test_agents_texts_are_those_that_were_read_and_approved(name: str) -> None:
    rendered = for_agent(AGENT_NOTICES[name])
    check(f"{name}.email.txt", f"{rendered.subject}\n\n{rendered.text}")
    check(f"{name}.email.html", rendered.html)
