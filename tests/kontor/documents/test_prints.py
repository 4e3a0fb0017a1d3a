"""Prints are told with a real paper: a programme's badges, which need no agenda."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import TestCase

from kontor.documents.models import Print
from kontor.documents.operations.prints import print_paper
from kontor.documents.queries import shelf
from kontor.documents.registry import papers
from kontor.programmes.models import Participation, Programme
from tests.factories.programmes import NOW, make_participation, make_programme

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def programme() -> Programme:
    programme = make_programme()
    make_participation(programme, name="Vidal")
    return programme


def printed(programme: Programme) -> Print:
    return print_paper(paper=papers["badges"], subject=programme, actor=None, at=NOW)


def state_of(programme: Programme) -> tuple[bool, bool]:
    row = next(row for row in shelf(programme) if row.paper.key == "badges")
    return row.last is not None, row.is_outdated


def test_a_print_is_kept_with_version_pages_and_file(programme: Programme) -> None:
    made = printed(programme)

    assert (made.version, made.pages) == (1, 1)
    assert Path(made.file.path).read_bytes().startswith(b"%PDF-")
    assert state_of(programme) == (True, False)


def test_printing_the_same_again_makes_no_new_version(programme: Programme) -> None:
    assert printed(programme) == printed(programme)


def test_what_has_changed_since_is_out_of_date_until_printed_again(programme: Programme) -> None:
    printed(programme)
    make_participation(programme, name="Ferrer")
    assert state_of(programme) == (True, True)

    assert printed(programme).version == 2
    assert state_of(programme) == (True, False)


def test_a_change_that_no_paper_shows_only_renews_the_stamp(programme: Programme) -> None:
    first = printed(programme)
    Participation.objects.get().save()
    assert state_of(programme) == (True, True)

    assert printed(programme) == first
    assert state_of(programme) == (True, False)


def test_old_versions_go_with_their_files(programme: Programme) -> None:
    first = Path(printed(programme).file.path)
    with TestCase.captureOnCommitCallbacks(execute=True):
        for number in range(3):
            make_participation(programme, name=f"Guest {number}")
            printed(programme)

    assert sorted(Print.objects.values_list("version", flat=True)) == [2, 3, 4]
    assert not first.exists()


def test_papers_with_an_agenda_wait_for_it(programme: Programme) -> None:
    why = {row.paper.key: str(row.why_not) for row in shelf(programme)}

    assert why["badges"] == ""
    assert "ublish" in why["booklet"] or "eröffentlich" in why["booklet"]
    Programme.objects.update(published_at=NOW)
    programme.refresh_from_db()
    assert not any(row.why_not for row in shelf(programme))
