"""A person's own account page, language and data."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.i18n import set_language

from kontor.accounts.access import actor
from kontor.accounts.forms import NameForm
from kontor.accounts.models import User
from kontor.accounts.operations import users
from kontor.accounts.privacy import Subject, everything_about
from kontor.common.notices import done


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show a person their account; keep how they write their name."""
    form = NameForm(request.POST or None, instance=actor(request))
    if request.method == "POST" and form.is_valid():
        users.rename(user=User.objects.get(pk=actor(request).pk), **form.cleaned_data)
        done(request, _("Your name is kept."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})


@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """Give a person everything that is known of them."""
    user = actor(request)
    found = everything_about(Subject(email=user.email, user=user))
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 2, "default": str})
    response.headers["Content-Disposition"] = 'attachment; filename="kontor.json"'
    return response


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and, once they have signed in, with their account."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and translation.check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        users.choose_language(user=request.user, language=chosen)
    return set_language(request)
