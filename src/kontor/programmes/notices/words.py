"""What the letters of guests and hosts have in common."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation
from i18nfield.strings import LazyI18nString

from kontor.accounts.models import User
from kontor.common import formats
from kontor.directory.models import Person
from kontor.documents.tongues import Tongues
from kontor.documents.words import django_name, words
from kontor.messaging.letters import Line, Section
from kontor.programmes.agenda import Before, Change, Wanted
from kontor.programmes.models import AgendaEntry, Programme


class Speech:
    """One letter's language: words, texts, times."""

    def __init__(self, language: str, programme: Programme) -> None:
        self.language = language
        self.tongues = Tongues(language)
        self.programme = programme

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Write dates as this language does."""
        with translation.override(django_name(self.language)):
            yield

    def word(self, key: str, **values: object) -> str:
        return words(self.language)[key].format(**values)

    def text(self, value: LazyI18nString | str) -> str:
        return self.tongues.text(value)["a"]

    @property
    def title(self) -> str:
        return self.text(self.programme.title)

    @property
    def days(self) -> str:
        return formats.days(self.programme.starts_on, self.programme.ends_on)

    def hello(self, person: Person | None, name: str) -> str:
        """Address somebody as they are addressed elsewhere: by form and family name where the form is known."""
        if person is not None and person.salutation:
            name = f"{person.salutation} {person.family_name}"
        return self.word("mail_hello", name=name)

    def when(self, thing: Wanted | AgendaEntry | Before, zone: str) -> str:
        """Return "Mo 10. Mai, 09:00–10:30", with the zone's name where the programme lies in another."""
        found = f"{formats.day(thing.starts_at, zone)}, {formats.span(thing.starts_at, thing.ends_at, zone)}"
        return found if zone == self.programme.zone else f"{found} {formats.zone_name(zone, thing.starts_at)}"

    def was(self, change: Change) -> str:
        """Return where and when a moved thing was."""
        before, wanted = change.before, change.wanted
        if before is None or wanted is None:
            return ""
        same_time = (before.starts_at, before.ends_at) == (wanted.starts_at, wanted.ends_at)
        when = "" if same_time else self.when(before, wanted.zone)
        place = "" if before.place_name == wanted.place_name else before.place_name
        told = ", ".join(part for part in (when, place) if part)
        return self.word("mail_before", when=told) if told else ""

    def section(self, key: str, lines: Iterable[Line]) -> tuple[Section, ...]:
        """Return a section, or none where there is nothing to tell."""
        found = tuple(lines)
        return (Section(title=self.word(key), lines=found),) if found else ()


def signature(actor: User | None) -> str:
    """Return who writes: the person, and the house."""
    return ", ".join(part for part in (actor.get_full_name() if actor else "", settings.HOUSE["name"]) if part)
