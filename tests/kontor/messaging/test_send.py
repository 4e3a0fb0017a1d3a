import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from kontor.accounts.models import User
from kontor.accounts.operations.privacy import erase
from kontor.accounts.privacy import Subject, everything_about
from kontor.common.registry import Registry
from kontor.jobs.models import Job
from kontor.jobs.rounds import Clock, Round, rounds
from kontor.messaging.enums import MailState, Trouble
from kontor.messaging.letters import Letter, Line, Section
from kontor.messaging.models import Mail
from kontor.messaging.operations.keep import let_go
from kontor.messaging.operations.post import post, send_again
from kontor.messaging.operations.send import LOST_AFTER, WAITS, Sent, give_up_lost, send_due
from kontor.messaging.queries import mails_about
from kontor.messaging.tasks import start_sending
from tests.factories.users import make_user
from tests.kontor.messaging.catcher import catching

pytestmark = pytest.mark.django_db
OnCommit = Callable[..., Any]
LINE = Line(when="Mon 10 May, 09:00", what="Visit <Lippe>", note="Lemgo")


@pytest.fixture
def house() -> User:
    return make_user()


def letter(to: str = "marta@example.org", **fields: Any) -> Letter:
    values: dict[str, Any] = {
        "to": to, "name": "Marta Vidal", "language": "en", "subject": "Your programme", "greeting": "Dear Ms Vidal,",
        "intro": "Two things are new.", "button": "Your programme", "url": "https://kontor.example.org/a/key/",
        "sections": (Section(title="New", lines=(LINE,)),),
    }  # fmt: skip
    return Letter(**(values | fields))


def posted(house: User, *letters: Letter) -> list[Mail]:
    return post(letters=letters or (letter(),), about=house, actor=house)


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


def later(minutes: float) -> Callable[[], datetime]:
    return lambda: timezone.now() + timedelta(minutes=minutes)


def test_a_mail_leaves_when_its_reason_is_committed(house: User, django_capture_on_commit_callbacks: OnCommit) -> None:
    with catching() as catcher:
        with django_capture_on_commit_callbacks(execute=True):
            posted(house)
            assert catcher.mails == []
        mail = Mail.objects.get()
        assert (mail.state, mail.tries, catcher.addresses) == (MailState.SENT, 1, ["marta@example.org"])
    found = catcher.mails[0]
    text, html = found.get_body(("plain",)), found.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "- Mon 10 May, 09:00: Visit <Lippe>\r\n  Lemgo" in text.get_content()
    assert "Visit &lt;Lippe&gt;" in html.get_content()
    assert found["Message-ID"] == f"<{mail.public_id}@testserver>"
    assert found["Auto-Submitted"] == "auto-generated"
    assert catcher.links() == ["https://kontor.example.org/a/key/"]


def test_nothing_is_posted_where_the_reason_fails(house: User) -> None:
    with transaction.atomic():
        posted(house)
        transaction.set_rollback(True)
    assert not Mail.objects.exists()


def test_the_same_is_not_told_twice(house: User) -> None:
    posted(house, letter(once="publication:1:7"))
    assert posted(house, letter(once="publication:1:7")) == []
    assert Mail.objects.count() == 1


def test_two_workers_send_a_mail_once(house: User) -> None:
    posted(house)
    with catching() as catcher:

        def other_worker(sent: Sent) -> None:
            send_due()

        Mail.objects.update(state=MailState.SENDING)  # the other has just taken it
        send_due()
        assert catcher.mails == []
        Mail.objects.update(state=MailState.QUEUED)
        send_due(after_each=other_worker)
        start_sending()
    assert len(catcher.mails) == 1


def test_a_cut_connection_is_tried_again_and_the_rest_goes_at_once(house: User) -> None:
    posted(house, letter("a@example.org"), letter("b@example.org"), letter("c@example.org"))
    with catching(cuts=1) as catcher:
        result = send_due()
        assert (result.sent, result.later) == (2, 1)
        assert states() == [MailState.QUEUED, MailState.SENT, MailState.SENT]
        assert send_due().sent == 0  # not before its time
        assert send_due(at=later(2)).sent == 1
    assert sorted(catcher.addresses) == ["a@example.org", "b@example.org", "c@example.org"]
    assert catcher.connections == 3  # the one that was cut, one for the two others, one for the second try


def test_a_refused_address_fails_alone_and_says_what_to_do(house: User) -> None:
    posted(house, letter("gone@example.org"), letter("b@example.org"))
    with catching(refused={"gone@example.org"}) as catcher:
        assert send_due().failed == 1
        mail = Mail.objects.get(to="gone@example.org")
        assert (mail.state, mail.trouble) == (MailState.FAILED, Trouble.REFUSED)
        assert mail.answer.startswith("550 5.1.1")
        assert "richtigen Adresse" in mail.advice
        assert catcher.addresses == ["b@example.org"]
        catcher.refused.clear()
        assert send_again(mails=[mail], about=house, actor=house) == 1
        send_due()
        assert catcher.addresses == ["b@example.org", "gone@example.org"]
        assert send_again(mails=[mail], about=house, actor=house) == 0  # what was sent is not sent again


def test_a_rejected_message_fails_and_a_busy_mailbox_is_tried_until_it_is_too_late(house: User) -> None:
    posted(house, letter("a@example.org", subject="Buy now"), letter("busy@example.org"))
    with catching(rejected_word="Buy", busy={"busy@example.org"}):
        send_due()
        rejected, busy = Mail.objects.order_by("pk")
        assert (rejected.state, rejected.trouble) == (MailState.FAILED, Trouble.REJECTED)
        assert (busy.state, busy.trouble) == (MailState.QUEUED, Trouble.REFUSED)
        minutes = 0.0
        for wait in WAITS:
            minutes += wait.total_seconds() / 60 + 1
            send_due(at=later(minutes))
    busy.refresh_from_db()
    assert (busy.state, busy.tries) == (MailState.FAILED, len(WAITS) + 1)


def test_without_a_mail_server_everything_waits(house: User, settings: Any) -> None:
    posted(house)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    send_due()
    mail = Mail.objects.get()
    assert (mail.state, mail.trouble) == (MailState.QUEUED, Trouble.UNREACHABLE)


@pytest.mark.parametrize("address", ["no address", "a@b@c", "mårta@example.org"])
def test_an_address_that_is_none_stops_nobody_else(house: User, address: str) -> None:
    posted(house, letter(address), letter("b@example.org"))
    with catching() as catcher:
        send_due()
    assert catcher.addresses[-1] == "b@example.org"


def test_a_mail_whose_worker_died_is_left_to_a_person(house: User) -> None:
    posted(house)
    Mail.objects.update(state=MailState.SENDING, due_at=timezone.now())
    assert give_up_lost(timezone.now()) == 0
    assert give_up_lost(timezone.now() + LOST_AFTER + timedelta(seconds=1)) == 1
    mail = Mail.objects.get()
    assert (mail.state, mail.trouble) == (MailState.FAILED, Trouble.UNKNOWN)


def test_the_worker_finds_what_nobody_started(house: User) -> None:
    posted(house)
    with catching() as catcher:
        rounds["messaging.send"].run()
        assert len(catcher.mails) == 1
        rounds["messaging.send"].run()
    assert Job.objects.filter(kind="messaging.send").count() == 1  # none for nothing


def test_rounds_are_run_when_their_time_has_come() -> None:
    found: Registry[Round] = rounds
    seen: list[str] = []
    moment = 100.0
    clock = Clock(now=lambda: moment)
    with found.with_item("test", Round(run=lambda: seen.append("test"), every=10)):
        clock.look()
        moment = 109.0
        clock.look()
        assert seen == ["test"]
        moment = 110.0
        clock.look()
    assert seen == ["test", "test"]


def test_no_address_is_logged(house: User, caplog: pytest.LogCaptureFixture) -> None:
    posted(house, letter("gone@example.org"), letter("b@example.org"))
    with caplog.at_level(logging.DEBUG), catching(refused={"gone@example.org"}):
        start_sending()
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("mail.")]
    assert not [text for text in ours if "example.org" in text]


def test_mails_are_exported_erased_and_let_go(house: User) -> None:
    posted(house, letter("marta@example.org"), letter("other@example.org"))
    subject = Subject(email="Marta@example.org")
    assert everything_about(subject)["Mails"][0]["subject"] == "Your programme"
    erase(actor=house, subject=subject)
    assert [mail.to for mail in mails_about(house)] == ["other@example.org"]
    assert let_go(days=30) == 0
    assert let_go(days=30, at=timezone.now() + timedelta(days=31)) == 1
