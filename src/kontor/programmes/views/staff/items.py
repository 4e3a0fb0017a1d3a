"""Items set by hand."""

from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kontor.common.lists import ChoiceFilter, Column, Empty
from kontor.common.notices import done
from kontor.programmes.enums import ITEM_STYLE, ItemKind, ProgrammeKind
from kontor.programmes.forms.items import ItemForm
from kontor.programmes.models import AgendaItem, Programme
from kontor.programmes.operations.agenda import preview_agenda, publish_agenda
from kontor.programmes.operations.items import make_child, remove_item, save_item
from kontor.programmes.pages import ProgrammeList, actor_of, programme_page, show
from kontor.programmes.rules import can_publish, can_work
from kontor.programmes.telling import Telling, told_in_words, wants_mail


class Items(ProgrammeList[AgendaItem]):
    """The fixed items of a programme, those before the week and abroad among them."""

    title = gettext_lazy("Fixed items")
    add = "programmes:item-new"
    add_label = gettext_lazy("Add an item")
    template_name = "programmes/items.html"
    columns: ClassVar = (
        Column[AgendaItem](
            key="title", label=gettext_lazy("Item"), value=str, template="programmes/cells/item.html", sort=("title",)
        ),
        Column[AgendaItem](
            key="when", label=gettext_lazy("When"), value=lambda row: row.starts_at, sort=("starts_at",),
            template="programmes/cells/when.html",
        ),
        Column[AgendaItem](
            key="place", label=gettext_lazy("Place"), value=lambda row: row.place_name or row.address,
            sort=("place_name",),
        ),
        Column[AgendaItem](
            key="audience", label=gettext_lazy("For whom"), value=lambda row: audience_text(row), sort=("audience",)
        ),
        Column[AgendaItem](
            key="child", label=gettext_lazy("Own participants"), value=lambda row: row.child or "",
            template="programmes/cells/child.html",
        ),
    )  # fmt: skip
    filters: ClassVar = (
        ChoiceFilter(
            key="kind", label=gettext_lazy("Kind"), choices=lambda request: ItemKind.choices, lookup="kind__in"
        ),
    )
    empty = Empty(
        title=gettext_lazy("No fixed item yet"),
        advice=gettext_lazy("A reception, a World Café, the kick-off abroad: plans go around what stands here."),
        picture="calendar-event",
    )

    def get_rows(self) -> "QuerySet[AgendaItem]":
        rows = self.programme.items.select_related("child", "host")
        return rows.prefetch_related("groups", "people__person").order_by("starts_at")

    def extra_context(self) -> dict[str, object]:
        return super().extra_context() | {
            "styles": ITEM_STYLE,
            "publication": preview_agenda(self.programme) if self.programme.published_at else None,
            "can_publish": can_publish.test(self.request.user),
        }


def audience_text(item: AgendaItem) -> str:
    if item.audience == "groups":
        return ", ".join(group.letter for group in item.groups.all())
    if item.audience == "people":
        return ", ".join(str(one.person) for one in item.people.all())
    return _("Everyone")


@programme_page(can_work)
def new(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Add an item."""
    return _edit(request, programme, AgendaItem(programme=programme))


@programme_page(can_work)
def edit(request: HttpRequest, programme: Programme, item: UUID) -> HttpResponse:
    """Change an item."""
    return _edit(request, programme, get_object_or_404(programme.items.select_related("child"), public_id=item))


def _edit(request: HttpRequest, programme: Programme, item: AgendaItem) -> HttpResponse:
    item.programme = programme
    form = ItemForm(request.POST or None, instance=item, programme=programme)
    if request.method == "POST" and form.is_valid():
        save_item(
            item=form.save(commit=False),
            groups=list(form.cleaned_data["groups"]),
            people=list(form.cleaned_data["people"]),
            actor=actor_of(request),
        )
        done(request, _("“%(title)s” is saved.") % {"title": item})
        return redirect("programmes:items", programme.public_id)
    context = {"form": form, "item": None if item._state.adding else item}
    return show(request, programme, "programmes/item.html", context, status=422 if form.errors else 200)


@programme_page(can_work)
@require_POST
def remove(request: HttpRequest, programme: Programme, item: UUID) -> HttpResponse:
    """Remove an item."""
    found = get_object_or_404(programme.items, public_id=item)
    title = str(found)
    remove_item(item=found, actor=actor_of(request))
    done(request, _("“%(title)s” is removed.") % {"title": title})
    return redirect("programmes:items", programme.public_id)


@programme_page(can_work)
@require_POST
def child(request: HttpRequest, programme: Programme, item: UUID) -> HttpResponse:
    """Give an item participants of its own: it becomes a programme inside this one."""
    found = get_object_or_404(programme.items.select_related("child"), public_id=item)
    kind = ProgrammeKind.MATCHMAKING if found.kind == ItemKind.MATCHMAKING else ProgrammeKind.EVENT
    made = make_child(item=found, kind=kind, actor=actor_of(request))
    done(request, _("“%(title)s” now has participants of its own.") % {"title": made})
    return redirect("programmes:people", made.public_id)


@programme_page(can_publish)
def publish(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Ask first; then bring what everybody's agenda says up to the items of now."""
    if request.method == "POST":
        by_mail = wants_mail(request)
        publication = publish_agenda(
            programme=programme, actor=actor_of(request), at=timezone.now(), by_mail=by_mail
        )  # fmt: skip
        done(request, _("Published. %(count)s people read something new.") % {"count": len(publication.told)})
        return redirect("programmes:mails" if by_mail else "programmes:items", programme.public_id)
    publication = preview_agenda(programme)
    context = {
        "publication": publication,
        "telling": Telling.of(request, programme, publication),
        "told": told_in_words(publication),
    }
    return show(request, programme, "programmes/publish.html", context)
