"""What the page that asks before publishing says: who is told what, and one of the mails as it will be."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.messaging.letters import Letter
from kontor.programmes.agenda import Publication
from kontor.programmes.models import Programme
from kontor.programmes.notices.gathering import Notice, notices_of
from kontor.programmes.pages import actor_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """``shown`` is the notice whose letter is looked at."""

    notices: tuple[Notice, ...]
    shown: Notice | None

    @classmethod
    def of(cls, request: HttpRequest, programme: Programme, publication: Publication) -> "Telling":
        """Gather the notices; the address says whose letter is shown (``?as=p12``), else the first that leaves."""
        notices = tuple(notices_of(programme, publication, actor_of(request)))
        leaving = [notice for notice in notices if notice.to]
        asked = (notice for notice in notices if notice.key == request.GET.get("as"))
        return cls(notices=notices, shown=next(asked, None) or next(iter(leaving or notices), None))

    @property
    def guests(self) -> list[Notice]:
        return [notice for notice in self.notices if not notice.is_host]

    @property
    def hosts(self) -> list[Notice]:
        return [notice for notice in self.notices if notice.is_host]

    @property
    def mails(self) -> int:
        return sum(bool(notice.to) for notice in self.notices)

    @property
    def unreached(self) -> list[Notice]:
        return [notice for notice in self.notices if not notice.to]

    @property
    def letter(self) -> Letter | None:
        return self.shown.write() if self.shown else None


def told_in_words(publication: Publication) -> str:
    """Return "20 people and 11 hosts"."""
    people, hosts = len(publication.told), len(publication.hosts)
    parts = [
        ngettext("%(count)s person", "%(count)s people", people) % {"count": people},
        ngettext("%(count)s host", "%(count)s hosts", hosts) % {"count": hosts},
    ]
    return _("%(people)s and %(hosts)s") % {"people": parts[0], "hosts": parts[1]}


def wants_mail(request: HttpRequest) -> bool:
    """Tell whether the box "tell them by mail" was ticked."""
    return request.POST.get("by_mail") == "on"
