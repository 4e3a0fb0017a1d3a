from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def later(request: HttpRequest, public_id: str) -> HttpResponse:
    """Stand where the page will be."""
    raise Http404


app_name = "imports"
urlpatterns = [path("imports/<uuid:public_id>/", later, name="import")]
