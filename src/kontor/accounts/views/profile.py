"""A person's own account page and language."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from kontor.accounts.models import User
from kontor.accounts.operations.users import choose_language


@require_safe
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/profile.html")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language in a cookie and, once they have signed in, with their account."""
    chosen = request.POST.get("language", "")
    if isinstance(request.user, User) and translation.check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        choose_language(user=request.user, language=chosen)
    return set_language(request)
