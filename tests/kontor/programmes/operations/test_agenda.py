from datetime import timedelta
from typing import Any

import pytest
from auditlog.models import LogEntry

from kontor.programmes.agenda import ChangeKind, Publication, Wanted
from kontor.programmes.audience import Readers
from kontor.programmes.enums import Audience, EntryStatus, ItemKind, ParticipationStatus
from kontor.programmes.models import AgendaEntry, AgendaItem, Group, Participation, Programme
from kontor.programmes.operations.agenda import (
    preview_entries,
    publish_agenda,
    publish_entries,
    withdraw_from_reader,
)
from kontor.programmes.queries import agenda_of, entries_of, entries_with_host
from tests.factories.programmes import NOW, at, make_group, make_organisation, make_participation, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_programme()


def wanted(key: str = "a", hour: int = 9, **fields: object) -> Wanted:
    values: dict[str, object] = {
        "key": key, "kind": ItemKind.VISIT, "title": f"Visit {key}", "starts_at": at(0, hour),
        "ends_at": at(0, hour + 1), "zone": "Europe/Berlin",
    }  # fmt: skip
    return Wanted(**(values | fields))  # type: ignore[arg-type]


def publish(programme: Programme, *entries: Wanted) -> Publication:
    return publish_entries(programme=programme, source="test", wanted=entries, actor=None, at=NOW)


def test_new_entries_are_written_and_told(programme: Programme) -> None:
    reader = make_participation(programme)
    done = publish(programme, wanted("a"), wanted("b", 11))
    assert [change.kind for change in done.changes] == [ChangeKind.ADDED, ChangeKind.ADDED]
    assert [change.title for change in done.told[reader.pk]] == ["Visit a", "Visit b"]
    assert list(AgendaEntry.objects.values_list("sequence", "status")) == [(0, "CONFIRMED")] * 2


def test_publishing_the_same_again_changes_nothing(programme: Programme) -> None:
    publish(programme, wanted("a"))
    entry = AgendaEntry.objects.get()
    assert publish(programme, wanted("a")).changes == ()
    entry.refresh_from_db()
    assert (entry.sequence, entry.changed_at) == (0, NOW)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"starts_at": at(0, 8), "ends_at": at(0, 9)}, ChangeKind.MOVED),
        ({"place_name": "Hall 2"}, ChangeKind.MOVED),
        ({"title": "Another title"}, ChangeKind.CHANGED),
        ({"address": "Weg 2"}, ChangeKind.CHANGED),
    ],
)
def test_a_change_keeps_the_uid_and_raises_the_sequence(
    programme: Programme, fields: dict[str, Any], kind: ChangeKind
) -> None:
    publish(programme, wanted("a"))
    uid = AgendaEntry.objects.get().uid
    done = publish(programme, wanted("a", **fields))
    entry = AgendaEntry.objects.get()
    assert [change.kind for change in done.changes] == [kind]
    assert (entry.uid, entry.sequence) == (uid, 1)


def test_what_vanishes_is_cancelled_and_may_come_back(programme: Programme) -> None:
    publish(programme, wanted("a"))
    assert [change.kind for change in publish(programme).changes] == [ChangeKind.CANCELLED]
    entry = AgendaEntry.objects.get()
    assert (entry.status, entry.sequence) == (EntryStatus.CANCELLED, 1)
    assert publish(programme).changes == ()
    assert [change.kind for change in publish(programme, wanted("a")).changes] == [ChangeKind.ADDED]
    entry.refresh_from_db()
    assert (entry.status, entry.sequence) == (EntryStatus.CONFIRMED, 2)


def test_another_source_and_another_programme_are_left_alone(programme: Programme) -> None:
    other = make_programme("Another")
    publish(programme, wanted("a"))
    publish(other, wanted("a"))
    publish_entries(programme=programme, source="else", wanted=(), actor=None, at=NOW)
    assert AgendaEntry.objects.filter(status=EntryStatus.CONFIRMED).count() == 2
    assert len(set(AgendaEntry.objects.values_list("uid", flat=True))) == 2


def test_a_key_wanted_twice_is_refused(programme: Programme) -> None:
    with pytest.raises(ValueError, match="'a' is wanted twice"):
        publish(programme, wanted("a"), wanted("a"))


def test_only_the_audience_is_told(programme: Programme) -> None:
    group_a, group_b = make_group(programme, "A"), make_group(programme, "B")
    anna, bert = make_participation(programme, group_a, "A"), make_participation(programme, group_b, "B")
    gone = make_participation(programme, group_a, "C", status=ParticipationStatus.CANCELLED)
    done = publish(
        programme,
        wanted("all"),
        wanted("groups", 11, audience=Audience.GROUPS, groups=(group_a,)),
        wanted("people", 13, audience=Audience.PEOPLE, people=(bert, gone)),
    )
    assert {pk: [change.key for change in told] for pk, told in done.told.items()} == {
        anna.pk: ["all", "groups"],
        bert.pk: ["all", "people"],
    }
    assert [entry.source_key for entry in entries_of(anna)] == ["all", "groups"]
    assert [entry.source_key for entry in entries_of(bert)] == ["all", "people"]
    assert list(entries_of(gone)) == []


def lines(participation: Participation) -> list[tuple[str, bool, int]]:
    return [(line.entry.source_key, line.is_cancelled, line.sequence) for line in agenda_of(participation)]


def test_who_leaves_the_audience_reads_a_cancellation(programme: Programme) -> None:
    group_a, group_b = make_group(programme, "A"), make_group(programme, "B")
    anna = make_participation(programme, group_a)

    def for_group(*groups: Group) -> None:
        publish(programme, wanted("a", audience=Audience.GROUPS, groups=groups))

    for_group(group_a)
    assert lines(anna) == [("a", False, 0)]
    for_group(group_b)
    assert lines(anna) == [("a", True, 1)]
    for_group(group_a, group_b)
    assert lines(anna) == [("a", False, 2)]


def test_who_changes_groups_reads_a_cancellation_and_may_come_back(programme: Programme) -> None:
    group_a, group_b = make_group(programme, "A"), make_group(programme, "B")
    anna = make_participation(programme, group_a)
    publish(programme, wanted("a", audience=Audience.GROUPS, groups=(group_a,)))

    def move(group: Group) -> None:
        before = Readers.of(programme).entries_of(anna.pk)
        anna.group = group
        anna.save()
        withdraw_from_reader(participation=anna, before=before)

    move(group_b)
    assert lines(anna) == [("a", True, 1)]
    move(group_a)
    assert lines(anna) == [("a", False, 2)]
    move(group_b)
    assert lines(anna) == [("a", True, 3)]


def test_a_preview_changes_nothing(programme: Programme) -> None:
    reader = make_participation(programme)
    done = preview_entries(programme=programme, source="test", wanted=[wanted("a")])
    assert set(done.told) == {reader.pk}
    assert not AgendaEntry.objects.exists()


def test_hosts_find_their_entries_and_their_changes(programme: Programme) -> None:
    host = make_organisation()
    done = publish(programme, wanted("a", host=host), wanted("b", 11))
    assert [change.key for change in done.hosts[host.pk]] == ["a"]
    assert [entry.source_key for entry in entries_with_host(host)] == ["a"]
    assert [entry.source_key for entry in entries_with_host(host, make_programme("Another"))] == []


def test_items_set_by_hand_are_a_source(programme: Programme) -> None:
    item = AgendaItem.objects.create(
        programme=programme, kind=ItemKind.RECEPTION, title="Networking evening", starts_at=at(2, 18),
        ends_at=at(2, 20), place_name="Weaving mill",
    )  # fmt: skip
    publish_agenda(programme=programme, actor=None, at=NOW)
    entry = AgendaEntry.objects.get()
    assert (entry.source, str(entry.title), entry.ends_at - entry.starts_at) == (
        "items", "Networking evening", timedelta(hours=2),
    )  # fmt: skip
    programme.refresh_from_db()
    assert programme.published_at == NOW
    item.delete()
    publish_agenda(programme=programme, actor=None, at=NOW)
    assert AgendaEntry.objects.get().status == EntryStatus.CANCELLED


def test_the_trail_tells_only_what_has_changed(programme: Programme) -> None:
    publish(programme, wanted("a"))
    publish(programme, wanted("a", place_name="Hall 2"))
    publish(programme, wanted("a", 12, place_name="Hall 2"))
    lines = LogEntry.objects.get_for_objects(AgendaEntry.objects.all()).order_by("pk")
    assert [sorted(line.changes or {}) for line in lines][1:] == [["place_name"], ["starts_at"]]
