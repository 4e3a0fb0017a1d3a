"""The papers as text: what stands on them, and what must not."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from kontor.documents.operations.prints import make
from kontor.documents.registry import papers
from kontor.programmes.enums import ParticipationRole
from kontor.programmes.models import Participation, Programme
from kontor.programmes.operations.agenda import publish_entries
from tests.factories.programmes import NOW
from tests.factories.weeks import make_week, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make_week()


def pages_of(programme: Programme, key: str) -> list[str]:
    printed = make(paper=papers[key], subject=programme, at=NOW)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed.pdf)).pages]
    assert len(pages) == printed.pages
    assert printed.missing == ()
    return pages


def test_the_booklet_has_cover_welcome_week_days_hosts_guests_and_notes(programme: Programme) -> None:
    pages = pages_of(programme, "booklet")

    assert len(pages) == 1 + 1 + 1 + 5 + 12 + 1 + 1
    assert "Delegation aus Katalonien" in pages[0]
    assert "Delegation from Catalonia" in pages[0]
    assert "10.–14. Mai 2027" in pages[0]
    assert "Die Hausmarken Ihrer 12 Gastgeber" in pages[0]
    assert "Welcome to East" in pages[1]
    assert "Fragen Sie viel." in pages[1]
    assert "World Café" in pages[2]
    assert "Gruppe A, Fertigung" in pages[3]
    assert "05251 555-0120" in pages[-1]


def test_a_host_has_a_page_in_two_languages_and_the_week_points_to_it(programme: Programme) -> None:
    pages = pages_of(programme, "booklet")
    number = next(n for n, text in enumerate(pages, start=1) if "Dr. Henning Vogt-0" in text)
    page = pages[number - 1]

    assert "Mo 10. Mai, 10:00 bis 11:45" in page
    assert "Mon 10 May, 10:00 to 11:45" in page
    for said in (
        "1951",
        "640",
        "Gedruckte Werkzeuge",
        "Printed tools",
        "Metallpulver",
        "Keine Fotos",
        "Geschäftsführung",
    ):
        assert said in page
    assert f"Mehr auf Seite {number}" in pages[3]


def test_only_who_agreed_is_listed_in_the_booklet(programme: Programme) -> None:
    pages = pages_of(programme, "booklet")
    guests = next(page for page in pages if "Die Gäste" in page)

    assert "Marta Vidal" in guests
    assert "Und 5 weitere Personen" in guests
    for hidden in Participation.objects.filter(shown_to_participants=False):
        assert str(hidden.person) not in "".join(pages)


def test_a_visiting_list_names_who_agreed_and_counts_diets(programme: Programme) -> None:
    pages = pages_of(programme, "visiting-lists")
    first = pages[0]

    assert len(pages) == 12
    assert "Emmer Klemmtechnik 0 KG" in first
    assert "10 Personen" in first
    assert "4 × vegetarisch" in first
    assert "Marta Vidal" in first
    for page in pages:
        assert "Casanovas" not in page.replace("Tallers Casanovas", "") or "Marta Casanovas" in page
    for hidden in Participation.objects.filter(shown_to_participants=False):
        assert str(hidden.person) not in "".join(pages)


def test_day_sheets_are_one_a_group_and_day(programme: Programme) -> None:
    pages = pages_of(programme, "day-sheets")

    assert len(pages) == 10
    assert "Gruppe A" in pages[0]
    assert "Gruppe B" in pages[1]
    assert "Emmer Klemmtechnik 0 KG" in pages[0]
    assert "Emmer Klemmtechnik 0 KG" not in pages[1]
    assert "Kost: 4 × vegetarisch" in pages[0]
    assert "112" in pages[0]


def test_who_comes_later_is_not_on_the_first_day(programme: Programme) -> None:
    late = Participation.objects.filter(group__letter="A").first()
    assert late is not None
    Participation.objects.filter(pk=late.pk).update(since="2027-05-11")

    pages = pages_of(programme, "day-sheets")

    assert str(late.person) not in pages[0]
    assert str(late.person) in pages[2]
    assert "9 Personen" in pages_of(programme, "visiting-lists")[0]


def test_drivers_and_interpreters_are_nobody_s_guests(programme: Programme) -> None:
    driver = Participation.objects.filter(group__letter="A", shown_to_participants=True).first()
    assert driver is not None
    Participation.objects.filter(pk=driver.pk).update(role=ParticipationRole.DRIVER)
    name = str(driver.person)

    for key in ("booklet", "visiting-lists"):
        assert name not in "".join(pages_of(programme, key)), key
    assert "9 Personen" in pages_of(programme, "visiting-lists")[0]
    for key in ("badges", "agendas"):
        assert name in "".join(pages_of(programme, key)), key


def test_badges_come_ten_to_a_sheet(programme: Programme) -> None:
    pages = pages_of(programme, "badges")

    assert len(pages) == 2
    assert "Marta Vidal" in "".join(pages)


def test_everybody_gets_their_own_programme_in_a_language_they_read(programme: Programme) -> None:
    Participation.objects.filter(person__family_name="Vidal").update(language="de")

    pages = pages_of(programme, "agendas")
    vidal = next(page for page in pages if "Marta Vidal" in page)
    ferrer = next(page for page in pages if "Marta Ferrer" in page)

    assert len(pages) == 20
    assert "Persönliches Programm" in vidal
    assert "Begrüßung im Rathaus" in vidal
    assert "Personal programme" in ferrer
    assert "Emmer Klemmtechnik 5 KG" not in vidal  # the other group's


def test_chinese_stands_beside_german(programme: Programme) -> None:
    Programme.objects.update(languages=["de", "zh"])
    programme.refresh_from_db()
    guest = Participation.objects.filter(shown_to_participants=True).first()
    assert guest is not None
    guest.person.original_name = "赵文斌"
    guest.person.save()

    pages = pages_of(programme, "booklet")

    assert "加泰罗尼亚代表团" in pages[0]
    assert "2027年5月10日" in pages[0].replace(" ", "")
    assert "星期一" in "".join(pages)
    assert "赵文斌" in "".join(pages)


def test_a_paper_in_one_language_says_nothing_twice(programme: Programme) -> None:
    Programme.objects.update(languages=["en"])
    programme.refresh_from_db()

    text = "".join(pages_of(programme, "booklet"))

    assert "Delegation from Catalonia" in text
    assert "Gäste" not in text


def test_a_name_that_no_font_can_draw_does_not_stop_the_booklet(programme: Programme) -> None:
    programme.groups.filter(letter="A").update(name=say("Fertigung 🤖"))

    printed = make(paper=papers["booklet"], subject=programme, at=NOW)

    assert [missing.sign for missing in printed.missing] == ["🤖"]


def test_markup_in_a_name_is_only_a_name(programme: Programme) -> None:
    guest = Participation.objects.filter(shown_to_participants=True).first()
    assert guest is not None
    guest.person.family_name = '#import "x" <script>alert(1)</script> $'
    guest.person.save()

    for key in ("booklet", "badges", "agendas", "visiting-lists", "day-sheets"):
        assert "<script>alert(1)" in "".join(pages_of(programme, key)), key


def test_an_empty_programme_still_gives_papers() -> None:
    programme = make_week(hosts=0, guests=0)
    publish_entries(programme=programme, source="test", actor=None, at=NOW, wanted=[])

    for key in papers.keys():  # noqa: SIM118
        assert make(paper=papers[key], subject=programme, at=NOW).pages >= 1, key
