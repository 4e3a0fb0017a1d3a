"""Travel times: what is imported, what is estimated, what nobody knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontor.common.notices import done
from kontor.imports.sheets import UnreadableFileError, read_workbook
from kontor.programmes.models import Programme
from kontor.programmes.pages import actor_of, programme_page, show
from kontor.programmes.rules import can_work
from kontor.visits.forms import MatrixForm
from kontor.visits.matrix import MatrixError, Time, read_times
from kontor.visits.models import TravelTime
from kontor.visits.names import Names
from kontor.visits.operations.travel import replace_travel_times
from kontor.visits.rows import read_week


@programme_page(can_work)
def travel_times(request: HttpRequest, programme: Programme) -> HttpResponse:
    """Read a file of travel times in place of those read before; an empty form takes them all away."""
    form = MatrixForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and "remove" in request.POST:
        replace_travel_times(programme=programme, times=[], actor=actor_of(request))
        done(request, _("The imported travel times are gone; distance and speed hold again."))
        return redirect("visits:travel-times", programme.public_id)
    if request.method == "POST" and form.is_valid():
        times = _read(form)
        if times is not None:
            count = replace_travel_times(programme=programme, times=times, actor=actor_of(request))
            said = ngettext("%(count)s travel time is read.", "%(count)s travel times are read.", count)
            done(request, said % {"count": count})
            return redirect("visits:travel-times", programme.public_id)
    week = read_week(programme)
    names = Names(week)
    context = {
        "form": form,
        "count": TravelTime.objects.filter(programme=programme).count(),
        "unknown": [
            names.of(place.key) for place in week.places.values() if not place.is_known and place.key[0] == "h"
        ],
    }
    return show(request, programme, "visits/travel_times.html", context, status=422 if form.errors else 200)


def _read(form: MatrixForm) -> list[Time] | None:
    file = form.cleaned_data["file"]
    try:
        return read_times(read_workbook(file.read(), file.name).sheets[0])
    except MatrixError as error:
        form.add_error("file", str(error))
    except UnreadableFileError as error:
        form.add_error("file", file_problem(error))
    return None


def file_problem(error: UnreadableFileError) -> str:
    """Say what is wrong with a file, and the way out."""
    if error.code == "file-locked":
        return _("The file is protected by a password. Save it without one.")
    return _("The file cannot be read as a table. Save it again as xlsx or csv.")
