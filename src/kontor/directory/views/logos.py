"""An organisation's logo: shown, chosen, removed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kontor.common.notices import done
from kontor.directory.forms.logo import LogoForm
from kontor.directory.models import Organisation
from kontor.directory.operations.logos import save_logo
from kontor.directory.pages import actor_of, organisation_page
from kontor.directory.rules import can_edit, can_see


@require_safe
def picture(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return the logo: to everybody where the organisation is public, else to whoever sees its page."""
    organisation = get_object_or_404(Organisation.objects.exclude(logo=""), public_id=public_id)
    is_open = organisation.is_public and organisation.archived_at is None
    if not is_open and not can_see.test(request.user, organisation):
        raise Http404
    try:
        with organisation.logo.open("rb") as file:
            answer = HttpResponse(file.read(), content_type="image/png")  # small: the house drew it itself
    except FileNotFoundError:
        raise Http404 from None
    answer.headers["Content-Security-Policy"] = "default-src 'none'"
    answer.headers["Cache-Control"] = "private, max-age=86400"  # another logo has another address
    return answer


@organisation_page(can_edit)
def edit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Choose a logo, or remove the one there is."""
    is_removal = request.method == "POST" and "remove" in request.POST
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" and not is_removal else LogoForm()
    if is_removal or form.is_valid():
        png = None if is_removal else form.cleaned_data["logo"]
        save_logo(organisation=organisation, png=png, actor=actor_of(request))
        done(request, _("The logo is removed.") if is_removal else _("The logo is kept."))
        return redirect("directory:organisation", organisation.public_id)
    context = {"form": form, "organisation": organisation}
    return render(request, "directory/logo.html", context, status=422 if form.errors else 200)
