"""Users, invitations and the trail."""

import uuid
from operator import attrgetter

from auditlog.models import LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontor.accounts.access import Only, actor, only
from kontor.accounts.administration import administration_pages
from kontor.accounts.enums import Role
from kontor.accounts.forms import InvitationForm, RightsForm
from kontor.accounts.models import Invitation, User
from kontor.accounts.operations import invitations, users
from kontor.accounts.operations.privacy import erase
from kontor.accounts.privacy import Subject, everything_about
from kontor.accounts.rules import is_administrator, is_staff
from kontor.audit.queries import history, lines, shown
from kontor.common.lists import ChoiceFilter, Column, Empty, ListPage
from kontor.common.notices import done
from kontor.common.shell import Tab


def tabs(request: HttpRequest) -> list[Tab]:
    """Return the pages of the administration this person sees."""
    found: list[tuple[str, str | Promise]] = [
        ("accounts:trail", _("Trail")),
        ("accounts:invitations", _("Invitations")),
    ]
    if is_administrator.test(request.user):
        found.append(("accounts:users", _("Users")))
    found += [(page.view, page.label) for page in administration_pages if page.may.test(request.user)]
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [Tab(label=label, url=reverse(view), here=view == here) for view, label in found]


class Users(Only, ListPage[User]):
    """Everybody who can sign in."""

    may = is_administrator
    title = gettext_lazy("Users")
    template_name = "accounts/administration_list.html"
    columns = (
        Column[User](
            key="name",
            label=gettext_lazy("Name"),
            value=str,
            sort=("family_name", "given_name"),
            template="accounts/cells/user.html",
        ),
        Column[User](key="email", label=gettext_lazy("E-mail"), value=attrgetter("email"), sort=("email",)),
        Column[User](
            key="role", label=gettext_lazy("Role"), value=lambda user: user.get_role_display(), sort=("role",)
        ),
        Column[User](
            key="seen",
            label=gettext_lazy("Last signed in"),
            value=attrgetter("last_login"),
            sort=("last_login",),
            template="common/cells/moment.html",
        ),
    )
    filters = (ChoiceFilter(key="role", label=gettext_lazy("Role"), choices=lambda _: Role.choices, lookup="role__in"),)
    empty = Empty(title=gettext_lazy("Nobody yet"), advice=gettext_lazy("Invite the first person."))
    can_search = True

    def get_rows(self) -> QuerySet[User]:
        return User.objects.exclude(email__endswith="@erased.invalid")

    def search(self, rows: QuerySet[User], words: str) -> QuerySet[User]:
        for word in words.split():
            rows = rows.filter(email__icontains=word) | rows.filter(family_name__icontains=word)
        return rows

    def extra_context(self) -> dict[str, object]:
        return {"tabs": tabs(self.request)}


class Trail(Only, ListPage[LogEntry]):
    """Who changed what, newest first."""

    may = is_staff
    title = gettext_lazy("Trail")
    template_name = "accounts/administration_list.html"
    body_template = "accounts/trail_body.html"
    columns = (
        Column[LogEntry](key="at", label=gettext_lazy("When"), value=lambda entry: shown(entry).at),
        Column[LogEntry](key="actor", label=gettext_lazy("Who"), value=lambda entry: shown(entry).actor),
        Column[LogEntry](key="verb", label=gettext_lazy("What"), value=lambda entry: shown(entry).verb),
        Column[LogEntry](key="kind", label=gettext_lazy("Kind"), value=lambda entry: shown(entry).kind),
        Column[LogEntry](key="thing", label=gettext_lazy("Thing"), value=lambda entry: shown(entry).thing),
    )
    filters = (
        ChoiceFilter(
            key="kind",
            label=gettext_lazy("Kind"),
            choices=lambda _: sorted(
                (entry["content_type__model"], entry["content_type__model"].capitalize())
                for entry in LogEntry.objects.order_by().values("content_type__model").distinct()
            ),
            lookup="content_type__model__in",
        ),
    )
    empty = Empty(title=gettext_lazy("Nothing yet"), advice=gettext_lazy("What people change appears here."))

    def get_rows(self) -> QuerySet[LogEntry]:
        return lines()

    def extra_context(self) -> dict[str, object]:
        return {"tabs": tabs(self.request)}

    def context(self) -> dict[str, object]:
        found = super().context()
        return found | {"trail": [shown(entry) for entry in found["page"].object_list]}


@require_safe
@only(is_staff)
def administration(request: HttpRequest) -> HttpResponse:
    return redirect("accounts:users" if is_administrator.test(request.user) else "accounts:trail")


@require_http_methods(["GET", "HEAD", "POST"])
@only(is_staff)
def invite(request: HttpRequest) -> HttpResponse:
    """Show who is invited, and invite."""
    form = InvitationForm(request.POST or None, may_give_roles=is_administrator.test(request.user))
    if request.method == "POST" and form.is_valid():
        invitations.invite(actor=actor(request), **form.cleaned_data)
        done(request, _("The invitation to %(email)s is on its way.") % {"email": form.cleaned_data["email"]})
        return redirect("accounts:invitations")
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None).select_related("invited_by")
    return render(
        request, "accounts/invitations.html", {"form": form, "invitations": waiting, "tabs": tabs(request)}
    )  # fmt: skip


@require_POST
@only(is_staff)
def withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    invitation = get_object_or_404(Invitation, public_id=public_id, accepted_at=None)
    invitations.withdraw(actor=actor(request), invitation=invitation)
    done(request, _("The invitation to %(email)s no longer counts.") % {"email": invitation.email})
    return redirect("accounts:invitations")


@require_http_methods(["GET", "HEAD", "POST"])
@only(is_administrator)
def user_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show an account, and change what it may."""
    user = get_object_or_404(User, public_id=public_id)
    form = RightsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        users.change_rights(actor=actor(request), user=User.objects.get(pk=user.pk), **form.cleaned_data)
        done(request, _("%(name)s: kept.") % {"name": user})
        return redirect("accounts:user", public_id)
    context = {
        "account": user,
        "form": form,
        "lines": history(user),
        "known": everything_about(Subject(email=user.email, user=user)),
        "tabs": tabs(request),
    }
    return render(request, "accounts/user.html", context)


@require_POST
@only(is_administrator)
def erase_user(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Forget a person. Whoever administers does not forget themself."""
    user = get_object_or_404(User.objects.exclude(pk=actor(request).pk), public_id=public_id)
    erase(actor=actor(request), subject=Subject(email=user.email, user=user))
    done(request, _("This person is forgotten."))
    return redirect("accounts:users")
