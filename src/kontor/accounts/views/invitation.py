"""The page an invitation's link leads to. Opening it changes nothing: mail scanners open every link."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kontor.accounts.forms import AcceptForm
from kontor.accounts.models import Invitation
from kontor.accounts.operations import invitations


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for name and password, and let the person in."""
    invitation = Invitation.objects.filter(secret_hash=invitations.hash_of(secret)).first()
    if invitation is None or not invitation.is_open(timezone.now()):
        raise Http404
    names = {"given_name": invitation.given_name, "family_name": invitation.family_name}
    form = AcceptForm(request.POST or None, initial=names)
    if request.method == "POST" and form.is_valid():
        user = invitations.accept(invitation=invitation, **form.cleaned_data)
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return redirect("common:home")
    return render(request, "accounts/accept.html", {"form": form, "invitation": invitation})
