from datetime import UTC, datetime

import pytest
from auditlog.models import LogEntry

from kontor.accounts.enums import Role
from kontor.accounts.models import User
from kontor.audit.enums import Verb
from kontor.audit.operations.log import SCRUBBED, Line, changed, record, record_many, scrub, snapshot
from kontor.audit.queries import history, history_since, verbs

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def selin() -> User:
    return User.objects.create_user("selin@example.org", given_name="Selin", family_name="Aydın", role=Role.STAFF)


@pytest.fixture
def guest() -> User:
    return User.objects.create_user("marta@example.org", given_name="Marta", family_name="Vidal")


def test_a_change_says_what_was_and_what_is(selin: User, guest: User) -> None:
    before = snapshot(guest)
    guest.family_name, guest.role = "Vidal i Puig", Role.FUNDER
    guest.save()
    record(actor=selin, verb=Verb.CHANGED, thing=guest, changes=changed(before, guest))
    (line,) = history(guest)
    assert (line.actor, line.thing) == ("Selin Aydın", "Marta Vidal i Puig")
    assert [(change.old, change.new) for change in line.changes] == [
        ("Vidal", "Vidal i Puig"), ("keine Rolle im Haus", "Fördergeber"),
    ]  # fmt: skip


def test_a_change_that_changed_nothing_leaves_no_line(selin: User, guest: User) -> None:
    record(actor=selin, verb=Verb.CHANGED, thing=guest, changes=changed(snapshot(guest), guest))
    assert history(guest) == []


def test_a_password_is_never_written_down(selin: User, guest: User) -> None:
    before = snapshot(guest)
    guest.set_password("geheim")
    assert changed(before, guest) == {}


def test_many_lines_are_one_write_and_lines_about_a_thing_are_found_with_it(selin: User, guest: User) -> None:
    record_many(
        actor=selin, lines=[Line(verb=Verb.IMPORTED, thing=guest, about=selin, note="Zeile 7") for _ in range(3)]
    )
    assert [line.note for line in history(selin)] == ["Zeile 7"] * 3
    assert history(guest) == []


def test_an_app_may_have_verbs_of_its_own(guest: User) -> None:
    record(actor=None, verb="locked", thing=guest)
    with verbs.with_item("locked", "festgehalten"):
        assert [line.verb for line in history(guest)] == ["festgehalten"]


def test_only_what_happened_since_then(guest: User) -> None:
    for month in (1, 3):
        record(actor=None, verb=Verb.SEEN, thing=guest, at=datetime(2027, month, 1, tzinfo=UTC))
    assert [line.at.month for line in history_since([guest], datetime(2027, 2, 1, tzinfo=UTC))] == [3]


def test_erasing_a_person_scrubs_them_from_the_trail_and_keeps_the_lines(selin: User, guest: User) -> None:
    record(actor=selin, verb=Verb.CHANGED, thing=guest, changes={"family_name": ("Vidal", "Puig")})
    record(
        actor=guest, verb=Verb.CHANGED, thing=selin, changes={"note": ("", "trifft Marta Vidal")}, note="Marta Vidal"
    )
    record(actor=selin, verb=Verb.CHANGED, thing=selin, changes={"note": ("a", "b")})
    assert scrub(things=[guest], words=["Marta Vidal", "marta@example.org"]) == 2
    text = str(list(LogEntry.objects.values("object_repr", "changes", "additional_data", "actor_email")))
    assert "Vidal" not in text
    assert "Puig" not in text
    assert LogEntry.objects.count() == 3
    assert [change.new for change in history(guest)[0].changes] == [SCRUBBED]
    assert history(selin)[0].changes[0].new == "b"
