"""Mounts the addresses of every app that has any. Each app writes its full paths itself, in its own ``urls.py``."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("allauth.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.KONTOR_APPS if find_spec(f"{app}.urls")),
]
