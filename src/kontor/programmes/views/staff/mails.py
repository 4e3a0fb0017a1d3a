"""The mails about a programme: which went, which did not, and sending those again."""

from typing import ClassVar
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from kontor.common.lists import ChoiceFilter, Column, Empty
from kontor.common.notices import done
from kontor.messaging.enums import MailState
from kontor.messaging.models import Mail
from kontor.messaging.operations.post import send_again
from kontor.messaging.queries import FIRST, count_failed, goes_nowhere, mails_about
from kontor.programmes.models import Programme
from kontor.programmes.notices.gathering import addresses_of
from kontor.programmes.pages import ProgrammeList, actor_of, programme_page, show
from kontor.programmes.queries import with_every_word
from kontor.programmes.rules import can_publish


class Mails(ProgrammeList[Mail]):
    """Every mail about the programme, those that need a person first."""

    may_see = can_publish
    title = gettext_lazy("Mails")
    template_name = "programmes/mails.html"
    body_template = "programmes/mails_body.html"
    can_search = True
    columns: ClassVar = (
        Column[Mail](
            key="to", label=gettext_lazy("Recipient"), value=lambda row: row.name, sort=("name", "to"),
            template="programmes/cells/mail.html",
        ),
        Column[Mail](key="address", label=gettext_lazy("E-mail"), value=lambda row: row.to, on_page=False),
        Column[Mail](key="subject", label=gettext_lazy("Subject"), value=lambda row: row.subject, sort=("subject",)),
        Column[Mail](
            key="state", label=gettext_lazy("State"), value=lambda row: row.get_state_display(), sort=("state",),
            template="programmes/cells/mail_state.html",
        ),
        Column[Mail](
            key="at", label=gettext_lazy("When"), value=lambda row: row.sent_at or row.due_at,
            sort=("sent_at", "due_at"), template="common/cells/moment.html",
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="state", label=gettext_lazy("State"), choices=lambda request: MailState.choices, lookup="state__in"
        ),
    )
    empty = Empty(
        title=gettext_lazy("No mail yet"),
        advice=gettext_lazy("When the programme is published, everybody concerned can be told by mail."),
        picture="mail",
    )

    def get_rows(self) -> "QuerySet[Mail]":
        ranks = (When(state=state, then=Value(rank)) for rank, state in enumerate(FIRST))
        rank = Case(*ranks, output_field=IntegerField())
        return mails_about(self.programme).order_by(rank, "-due_at", "name", "pk")

    def search(self, rows: "QuerySet[Mail]", words: str) -> "QuerySet[Mail]":
        return with_every_word(rows, words, "name", "to", "subject")

    def extra_context(self) -> dict[str, object]:
        mails = mails_about(self.programme)
        return super().extra_context() | {
            "failed": count_failed(mails),
            "is_moving": mails.filter(state__in=(MailState.QUEUED, MailState.SENDING)).exists(),
            "goes_nowhere": goes_nowhere(),
        }


@programme_page(can_publish)
@require_safe
def mail(request: HttpRequest, programme: Programme, mail: UUID) -> HttpResponse:
    """Show one mail as it was written, and what became of it."""
    found = get_object_or_404(mails_about(programme), public_id=mail)
    return show(request, programme, "programmes/mail.html", {"mail": found})


@programme_page(can_publish)
@require_POST
def again(request: HttpRequest, programme: Programme, mail: UUID | None = None) -> HttpResponse:
    """Send one mail that failed again, or all of them."""
    mails = mails_about(programme)
    if mail is not None:
        mails = mails.filter(pk=get_object_or_404(mails, public_id=mail).pk)
    count = send_again(
        mails=mails, about=programme, actor=actor_of(request), addresses=addresses_of(programme)
    )  # fmt: skip
    done(
        request, ngettext("%(count)s mail is sent again.", "%(count)s mails are sent again.", count) % {"count": count}
    )
    return redirect("programmes:mails", programme.public_id)
