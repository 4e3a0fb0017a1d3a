from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def later(request: HttpRequest, public_id: str = "") -> HttpResponse:
    """Stand where the page will be."""
    raise Http404


app_name = "directory"
urlpatterns = [
    path("organisations/", later, name="organisations"),
    path("organisations/<uuid:public_id>/", later, name="organisation"),
    path("directory/<uuid:public_id>/", later, name="public-organisation"),
]
