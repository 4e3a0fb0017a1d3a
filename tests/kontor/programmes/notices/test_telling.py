"""A published week is told by mail: who, what, in which language, and what becomes of it when it is taken back."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kontor.accounts.enums import Role
from kontor.audit.operations.log import about_key
from kontor.directory.models import Person, Position
from kontor.messaging.enums import MailState
from kontor.messaging.models import Mail
from kontor.messaging.operations.send import send_due
from kontor.planning.models import Draft
from kontor.planning.operations.publish import publish_draft, withdraw_draft
from kontor.programmes.agenda import Wanted
from kontor.programmes.enums import Audience, ItemKind
from kontor.programmes.models import AgendaEntry, AgendaItem, Participation, Programme
from kontor.programmes.notices.gathering import notices_of
from kontor.programmes.operations.agenda import preview_entries, publish_agenda, publish_entries
from kontor.programmes.operations.telling import GRACE, tell
from kontor.programmes.queries import agenda_of
from tests.factories.drafts import Sample
from tests.factories.programmes import NOW, at, make_appointment, make_group, make_participation, make_programme
from tests.factories.users import make_user
from tests.helpers import assert_same_queries
from tests.kontor.messaging.catcher import catching

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "fr", "es", "ca", "zh")


@pytest.fixture
def programme() -> Programme:
    return make_programme(title="Delegation", languages=["es", "en"])


def guest(programme: Programme, name: str, language: str = "en", **fields: Any) -> Participation:
    found = make_participation(programme, name=name, language=language, **fields)
    Person.objects.filter(pk=found.person_id).update(email=f"{name.lower()}@example.org")
    found.person.refresh_from_db()
    return found


def wanted(key: str, hour: int = 9, **fields: object) -> Wanted:
    values: dict[str, object] = {
        "key": key, "kind": ItemKind.TALK, "title": f"Talk {key}", "starts_at": at(0, hour),
        "ends_at": at(0, hour + 1), "zone": "Europe/Berlin",
    }  # fmt: skip
    return Wanted(**(values | fields))  # type: ignore[arg-type]


def told(programme: Programme, *entries: Wanted) -> dict[str, Any]:
    """Publish, and return the letters by name."""
    done = publish_entries(programme=programme, source="test", wanted=entries, actor=None, at=NOW)
    return {notice.name: notice.write() for notice in notices_of(programme, done, None)}


def lines(letter: Any) -> dict[str, list[str]]:
    return {section.title: [line.what for line in section.lines] for section in letter.sections}


def test_everybody_reads_what_is_new_moved_and_dropped_for_them(programme: Programme) -> None:
    group = make_group(programme, "A")
    guest(programme, "Anna", group=group)
    guest(programme, "Bert")
    first = (
        wanted("all"), wanted("stays", 8), wanted("goes", 11),
        wanted("a", 13, audience=Audience.GROUPS, groups=(group,)),
    )  # fmt: skip
    letters = told(programme, *first)
    assert lines(letters["Marta Anna"]) == {"Planned for you": ["Talk stays", "Talk all", "Talk goes", "Talk a"]}
    assert lines(letters["Marta Bert"]) == {"Planned for you": ["Talk stays", "Talk all", "Talk goes"]}
    for_all = replace(first[3], audience=Audience.ALL, description="Bring samples.")
    letters = told(programme, wanted("all", 10), wanted("stays", 8), wanted("new", 15), for_all)
    assert lines(letters["Marta Anna"]) == {
        "Moved": ["Talk all"], "Cancelled": ["Talk goes"], "New": ["Talk new"], "Details changed": ["Talk a"]
    }  # fmt: skip
    assert lines(letters["Marta Bert"]) == {
        "Moved": ["Talk all"], "Cancelled": ["Talk goes"], "New": ["Talk a", "Talk new"]
    }  # fmt: skip
    moved = letters["Marta Bert"].sections[0].lines[0]
    assert (moved.when, moved.before) == ("Mon 10 May, 10:00–11:00", "until now Mon 10 May, 09:00–10:00")


def test_where_only_the_readers_change_they_alone_are_told(programme: Programme) -> None:
    anna, bert, clara = (guest(programme, name) for name in ("Anna", "Bert", "Clara"))
    talk = wanted("a", audience=Audience.PEOPLE, people=(anna, bert))
    told(programme, talk)
    letters = told(programme, replace(talk, people=(bert, clara)))
    assert {name: lines(letter) for name, letter in letters.items()} == {
        "Marta Anna": {"Cancelled": ["Talk a"]}, "Marta Clara": {"Planned for you": ["Talk a"]}
    }  # fmt: skip


def test_a_calendar_moves_on_only_for_whom_something_changes(programme: Programme) -> None:
    anna, bert = guest(programme, "Anna"), guest(programme, "Bert")
    talk = wanted("a", audience=Audience.PEOPLE, people=(anna, bert))
    seen = []
    for people in ((anna, bert), (bert,), (anna, bert), (bert,)):
        told(programme, replace(talk, people=people))
        seen.append([(line.is_cancelled, line.sequence) for one in (anna, bert) for line in agenda_of(one)])
    assert seen == [
        [(False, 0), (False, 0)], [(True, 1), (False, 0)], [(False, 2), (False, 0)], [(True, 3), (False, 0)]
    ]  # fmt: skip


def test_who_leaves_early_or_comes_late_is_told_only_of_their_days(programme: Programme) -> None:
    guest(programme, "Late", since=at(2, 0).date())
    guest(programme, "Early", until=at(1, 0).date())
    wednesday = wanted("wednesday", starts_at=at(2, 9), ends_at=at(2, 10))
    letters = told(programme, wanted("monday"), wednesday)
    assert lines(letters["Marta Late"]) == {"Planned for you": ["Talk wednesday"]}
    assert lines(letters["Marta Early"]) == {"Planned for you": ["Talk monday"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_letter(programme: Programme, language: str) -> None:
    anna = guest(programme, "Anna", language)
    host = make_appointment(programme)
    person = Person.objects.create(family_name="Vogt", email="vogt@example.org", languages=[language])
    Position.objects.create(person=person, organisation=host.host, is_contact=True)
    visit = wanted("visit", kind=ItemKind.VISIT, host=host.host)
    for entries in ((visit,), (replace(visit, starts_at=at(0, 8)),), ()):
        letters = told(programme, *entries)
        for letter in letters.values():
            assert letter.language == language
            assert "{" not in letter.text
            assert "Delegation" in letter.subject
    assert f"/a/{anna.agenda_key}/" in letters["Marta Anna"].text


def test_an_unknown_language_falls_back(programme: Programme) -> None:
    guest(programme, "Anna", "fi")
    assert told(programme, wanted("a"))["Marta Anna"].language == "en"


def test_a_host_reads_its_visits_as_they_stand(programme: Programme) -> None:
    a, b = make_group(programme, "A", languages=["ca", "es"]), make_group(programme, "B")
    for number in range(3):
        make_participation(programme, a, f"Guest {number}")
    make_participation(programme, b, "Other")
    vogt = Person.objects.create(family_name="Vogt", email="vogt@example.org", languages=["en"])
    host = make_appointment(programme, contact=vogt)
    first = wanted("v:A", kind=ItemKind.VISIT, host=host.host, audience=Audience.GROUPS, groups=(a,))
    second = wanted("v:B", 14, kind=ItemKind.VISIT, host=host.host, audience=Audience.GROUPS, groups=(b,))
    letter = told(programme, first, second)["Lippe Sensorik"]
    assert (letter.to, letter.url) == ("vogt@example.org", "")
    assert [(line.when, line.what) for line in letter.sections[0].lines] == [
        ("Mon 10 May, 09:00–10:00", "Group A, 3 people"), ("Mon 10 May, 14:00–15:00", "Group B, 1 person")
    ]  # fmt: skip
    assert letter.sections[0].lines[0].note == "Languages: Catalan, Spanish"
    user = make_user("Vogt", Role.NONE)
    Person.objects.filter(pk=vogt.pk).update(user=user)
    letter = told(programme, replace(first, starts_at=at(0, 8)), second)["Lippe Sensorik"]
    assert letter.url.endswith(f"/hosting/{host.public_id}/")
    assert [line.what for line in letter.sections[0].lines] == ["Group A, 3 people", "Group B, 1 person"]
    assert letter.sections[0].lines[0].before == "until now Mon 10 May, 09:00–10:00"
    letter = told(programme)["Lippe Sensorik"]
    assert (letter.url, [section.title for section in letter.sections]) == ("", ["Cancelled"])


def test_before_publishing_the_letters_are_the_same_as_after(programme: Programme) -> None:
    guest(programme, "Anna")
    host = make_appointment(programme)
    entries = (wanted("a"), wanted("v", 11, kind=ItemKind.VISIT, host=host.host))
    told(programme, wanted("a", 8), wanted("gone", 16))
    seen = preview_entries(programme=programme, source="test", wanted=entries)
    before = {notice.name: notice.write() for notice in notices_of(programme, seen, None)}
    assert before == told(programme, *entries)


def test_nobody_without_an_address_is_written_to(programme: Programme) -> None:
    guest(programme, "Anna")
    make_participation(programme, name="Nobody")
    done = publish_entries(programme=programme, source="test", wanted=[wanted("a")], actor=None, at=NOW)
    assert [mail.to for mail in tell(programme=programme, publication=done, actor=None, at=NOW)] == ["anna@example.org"]


@pytest.fixture
def sample() -> Sample:
    found = Sample()
    for one in found.people:
        Person.objects.filter(pk=one.person_id).update(email=f"{one.person.family_name.lower()}@example.org")
    return found


def publish(draft: Draft, **fields: Any) -> None:
    publish_draft(draft=draft, version=1, expected=None, actor=None, at=timezone.now(), by_mail=True, **fields)


def test_a_week_is_told_once_to_each_and_taken_back_in_time_reaches_nobody(sample: Sample) -> None:
    draft = sample.whole()
    publish(draft)
    assert sorted(Mail.objects.values_list("to", flat=True)) == [
        "amat@example.org", "ferrer@example.org", "soler@example.org", "vidal@example.org"
    ]  # fmt: skip
    with catching() as catcher:
        send_due()
        assert catcher.mails == []  # not yet
        withdraw_draft(draft=draft, actor=None, at=timezone.now())
        send_due(at=lambda: timezone.now() + 2 * GRACE)
        assert catcher.mails == []
    assert not Mail.objects.exists()


def test_taken_back_later_everybody_is_told_again(sample: Sample) -> None:
    draft = sample.whole()
    publish(draft)
    with catching() as catcher:
        send_due(at=lambda: timezone.now() + 2 * GRACE)
        assert len(catcher.mails) == 4
        withdraw_draft(draft=draft, actor=None, at=timezone.now() + 3 * GRACE)
        send_due(at=lambda: timezone.now() + 5 * GRACE)
        assert len(catcher.mails) == 8
        assert len({str(mail["Message-ID"]) for mail in catcher.mails}) == 8
    assert Mail.objects.filter(state=MailState.SENT).count() == 8


def test_taking_a_week_back_stops_no_other_mails(sample: Sample) -> None:
    draft = sample.whole()
    publish(draft)
    with catching() as catcher:
        send_due(at=lambda: timezone.now() + 2 * GRACE)
        AgendaItem.objects.create(programme=sample.programme, title="Empfang", starts_at=at(3, 18), ends_at=at(3, 20))
        now = timezone.now() + 3 * GRACE
        publish_agenda(programme=sample.programme, actor=None, at=now, by_mail=True)
        withdraw_draft(draft=draft, actor=None, at=now + GRACE / 2)
        send_due(at=lambda: now + 3 * GRACE)
        assert len(catcher.mails) == 12  # the week, the reception, the week that is off
        assert Mail.objects.filter(text__contains="Empfang").count() == 4


def test_guests_who_share_an_address_are_told_apart_when_a_week_is_taken_back(sample: Sample) -> None:
    Person.objects.filter(pk__in=[one.person_id for one in sample.people[:2]]).update(email="office@example.org")
    draft = sample.whole()
    publish(draft)
    first = Mail.objects.filter(to="office@example.org").order_by("pk")[0]
    with catching() as catcher:
        Mail.objects.exclude(pk=first.pk).update(due_at=timezone.now() + 9 * GRACE)
        send_due(at=lambda: timezone.now() + 2 * GRACE)
        withdraw_draft(draft=draft, actor=None, at=timezone.now() + 3 * GRACE)
        send_due(at=lambda: timezone.now() + 5 * GRACE)
        assert len(catcher.mails) == 2
    assert set(Mail.objects.values_list("addressee", flat=True)) == {first.addressee}


def test_the_host_another_takes_the_place_of_is_told_that_the_visit_is_off(programme: Programme) -> None:
    old, new = make_appointment(programme, "Alt GmbH"), make_appointment(programme, "Neu GmbH")
    publish_entries(
        programme=programme, source="test", wanted=[wanted("v", kind=ItemKind.VISIT, host=old.host)], actor=None, at=NOW
    )
    letters = told(programme, wanted("v", kind=ItemKind.VISIT, host=new.host))
    assert len(letters) == 2
    spoken_of = {name: {section.title for section in letter.sections} for name, letter in letters.items()}
    gone = told(programme)
    assert spoken_of["Alt GmbH"] == {section.title for section in gone["Neu GmbH"].sections}
    assert spoken_of["Neu GmbH"].isdisjoint(spoken_of["Alt GmbH"])


def test_no_link_of_a_mail_changes_anything_by_being_opened(sample: Sample, client: Client) -> None:
    publish(sample.whole())
    with catching() as catcher:
        send_due(at=lambda: timezone.now() + 2 * GRACE)

    def rows() -> list[object]:
        return [
            *AgendaEntry.objects.values_list(), *Participation.objects.values_list(), *Mail.objects.values_list()
        ]  # fmt: skip

    before = rows()
    assert len(catcher.links()) == 4
    for link in catcher.links():
        assert client.get(link.removeprefix("http://testserver")).status_code == 200
    assert rows() == before


def test_the_page_says_beforehand_who_is_told_and_afterwards_what_became_of_it(sample: Sample, client: Client) -> None:
    client.force_login(make_user())
    Person.objects.filter(pk=sample.people[0].person_id).update(email="")
    draft = sample.whole()
    address = f"/programmes/{sample.programme.public_id}/week/{draft.number}/publish/"
    text = client.get(f"{address}?as=p{sample.people[1].pk}").content.decode()
    assert "3 Mails" in text
    assert "keine Adresse" in text
    assert "soler@example.org" in text
    answer = client.post(address, {"version": "1", "expected": "", "by_mail": "on"}, follow=True)
    assert answer.request["PATH_INFO"].endswith("/mails/")
    assert Mail.objects.count() == 3
    with catching(refused={"soler@example.org"}):
        send_due(at=lambda: timezone.now() + 2 * GRACE)
    mails = f"/programmes/{sample.programme.public_id}/mails/"
    page = client.get(mails).content.decode()
    assert "1 Mail wurde nicht versandt" in page
    failed = Mail.objects.get(state=MailState.FAILED)
    assert "550" in client.get(f"{mails}{failed.public_id}/").content.decode()
    Person.objects.filter(pk=sample.people[1].person_id).update(email="mended@example.org")
    client.post(f"{mails}{failed.public_id}/again/")
    failed.refresh_from_db()
    assert (failed.state, failed.to) == (MailState.QUEUED, "mended@example.org")


def test_the_list_of_mails_asks_as_often_for_three_as_for_one(sample: Sample, client: Client) -> None:
    client.force_login(make_user())
    one = sample.programme

    def add() -> None:
        Mail.objects.create(to="a@example.org", language="de", subject="x", text="x", about=about_key(one))

    assert_same_queries(lambda: client.get(f"/programmes/{one.public_id}/mails/"), add)


def test_asking_before_publishing_asks_as_often_for_many_as_for_few(sample: Sample, client: Client) -> None:
    client.force_login(make_user())
    draft = sample.whole()
    address = f"/programmes/{sample.programme.public_id}/items/publish/"
    AgendaItem.objects.create(programme=sample.programme, title="Empfang", starts_at=at(3, 18), ends_at=at(3, 20))
    assert draft.number == 1
    assert_same_queries(lambda: client.get(address), lambda: guest(sample.programme, "Gast"))


def test_without_the_box_nobody_is_told(sample: Sample, client: Client) -> None:
    client.force_login(make_user())
    draft = sample.whole()
    client.post(f"/programmes/{sample.programme.public_id}/week/{draft.number}/publish/", {"version": "1"})
    assert Draft.objects.get(pk=draft.pk).status == "published"
    assert not Mail.objects.exists()


def test_fixed_items_are_published_from_a_page_that_asks(sample: Sample, client: Client) -> None:
    client.force_login(make_user())
    publish_agenda(programme=sample.programme, actor=None, at=NOW)
    AgendaItem.objects.create(programme=sample.programme, title="Empfang", starts_at=at(3, 18), ends_at=at(3, 20))
    address = f"/programmes/{sample.programme.public_id}/items/publish/"
    assert "4 Mails" in client.get(address).content.decode()
    client.post(address, {"by_mail": "on"})
    assert Mail.objects.filter(text__contains="Empfang").count() == 4
